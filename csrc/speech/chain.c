#include "speech/chain.h"

#include "speech/sense.h"
#include "speech/tuning.h"

/* Reports around reports: which drafts report others, and the links of a chain that come of it. Rules begin where
 * they ask whether they are on. */

/** Most reports around one. */
#define MAX_DEPTH 4

/* Reports of words, not of thoughts and plans: only these are told apart inside another's content. */
static bool reports_words(const speech_scene *scene, uint32_t token) {
    return scene->document->tokens.upos[token] == DOC_VERB && speech_listed(scene, token, SPEECH_UTTERS);
}

/* "He said that he told …" has one speaker, and stays one report. */
static bool is_pronoun(const speech_drafts *drafts, const speech_scene *scene, const speech_draft *draft) {
    doc_range piece = drafts->pieces.items[draft->source.first];
    return piece.count == 1 && scene->document->tokens.upos[piece.first] == DOC_PRON;
}

static bool is_word(const speech_scene *scene, uint32_t token) {
    switch (scene->document->tokens.upos[token]) {
    case DOC_NOUN:
    case DOC_PROPN:
    case DOC_VERB:
    case DOC_ADJ:
    case DOC_NUM:
        return true;
    default:
        return false;
    }
}

static bool belongs(const speech_drafts *drafts, const speech_draft *draft, uint32_t token) {
    return speech_holds(drafts, draft->content, token) || speech_holds(drafts, draft->source, token) ||
           speech_holds(drafts, draft->words, token);
}

/* Words of the outer content that the inner report does not take. */
static uint32_t own_words(const speech_drafts *drafts, const speech_scene *scene, const speech_draft *outer,
                          const speech_draft *inner) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < outer->content.count; i++) {
        doc_range piece = drafts->pieces.items[outer->content.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++)
            count += is_word(scene, token) && !belongs(drafts, inner, token);
    }
    return count;
}

/* "CNN reported that the minister said …": a report without words of its own is a link of the chain alone. */
static bool is_shell(const speech_drafts *drafts, const speech_scene *scene, const speech_draft *outer,
                     const speech_draft *inner) {
    return doc_rule_on(scene->document, DOC_RULE_words_of_its_own) &&
           own_words(drafts, scene, outer, inner) <= SPEECH_OWN_WORDS;
}

static uint32_t draft_at(const speech_drafts *drafts, uint32_t count, uint32_t cue, uint32_t near) {
    for (uint32_t i = near; i-- > 0 && near - i < DOC_SENTENCE_TOKENS;)
        if (drafts->items.items[i].cue == cue) return i;
    for (uint32_t i = near; i < count && i - near < DOC_SENTENCE_TOKENS; i++)
        if (drafts->items.items[i].cue == cue) return i;
    return DOC_NONE;
}

/* The report that is the whole of the outer content: its top word, outside of quotation marks, reports. */
static uint32_t inner_cue(const speech_drafts *drafts, const speech_scene *scene, const speech_draft *outer) {
    for (uint32_t i = 0; i < outer->content.count; i++) {
        doc_range piece = drafts->pieces.items[outer->content.first + i];
        if (scene->sentence[piece.first] != outer->sentence) continue;
        uint32_t top = speech_top(scene, piece);
        if (scene->pair[top] == TEXT_NO_PAIR && reports_words(scene, top)) return top;
    }
    return DOC_NONE;
}

/* Builds the inner draft and keeps it where it has a source and a content that lies inside of the outer one.
 */
static bool build_inner(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights,
                        uint32_t outer_index, uint32_t cue, speech_roles *roles) {
    uint32_t chance = drafts->items.items[outer_index].chance * SPEECH_INNER_SHARE / 1000;
    if (!speech_draft_build(drafts, scene, &weights->tables[SPEECH_TABLE_ROLE], cue, chance, roles))
        return false;
    const speech_draft *outer = &drafts->items.items[outer_index];
    speech_draft *inner = &drafts->items.items[drafts->items.count - 1];
    inner->dropped =
        inner->source.count == 0 || inner->content.count == 0 ||
        (doc_rule_on(scene->document, DOC_RULE_same_speaker) && is_pronoun(drafts, scene, inner));
    for (uint32_t i = 0; i < inner->content.count && !inner->dropped; i++) {
        doc_range piece = drafts->pieces.items[inner->content.first + i];
        uint32_t last = piece.first + piece.count - 1;
        inner->dropped =
            !speech_holds(drafts, outer->content, piece.first) || !speech_holds(drafts, outer->content, last);
    }
    for (uint32_t i = 0; i < inner->source.count && !inner->dropped; i++)
        inner->dropped =
            speech_holds(drafts, outer->source, drafts->pieces.items[inner->source.first + i].first);
    return true;
}

static bool nest_one(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights,
                     uint32_t index, uint32_t found, speech_roles *roles) {
    if (drafts->items.items[index].verbatim) return true;
    uint32_t cue = inner_cue(drafts, scene, &drafts->items.items[index]);
    if (cue == DOC_NONE || cue == drafts->items.items[index].cue) return true;
    uint32_t inner = draft_at(drafts, found, cue, index);
    if (inner != DOC_NONE && drafts->items.items[index].outer == inner) return true;
    if (inner == DOC_NONE || drafts->items.items[inner].dropped) {
        inner = drafts->items.count;
        if (!doc_rule_on(scene->document, DOC_RULE_inner_report)) return true;
        if (!build_inner(drafts, scene, weights, index, cue, roles)) return false;
        doc_rules_add(&drafts->items.items[inner].decided, DOC_RULE_inner_report);
    }
    if (drafts->items.items[inner].dropped || inner == index) return true;
    drafts->items.items[inner].outer = index;
    speech_draft *outer = &drafts->items.items[index];
    if (is_shell(drafts, scene, outer, &drafts->items.items[inner])) outer->dropped = true;
    return true;
}

/* Drafts whose cues stand inside another's content without being the whole of it. */
static bool link_holders(speech_drafts *drafts, const speech_scene *scene) {
    const uint32_t *holders = speech_holders(scene, drafts);
    if (!holders) return false;
    for (uint32_t i = 0; i < drafts->items.count; i++) {
        speech_draft *draft = &drafts->items.items[i];
        if (draft->dropped || draft->outer != DOC_NONE || draft->cue == DOC_NONE) continue;
        uint32_t holder = holders[draft->cue];
        if (holder != i && holder != DOC_NONE && drafts->items.items[holder].outer != i)
            draft->outer = holder;
    }
    return true;
}

/* The words of the report around it are no part of what a report holds. */
static bool clear_contents(speech_drafts *drafts, const speech_scene *scene) {
    for (uint32_t i = 0; i < drafts->items.count; i++) {
        const speech_draft *draft = &drafts->items.items[i];
        if (draft->dropped || draft->outer == DOC_NONE) continue;
        const speech_draft outer = drafts->items.items[draft->outer];
        if (!doc_rule_on(scene->document, DOC_RULE_outer_words) ||
            !speech_holds(drafts, draft->content, outer.cue))
            continue;
        doc_rules_add(&drafts->items.items[i].decided, DOC_RULE_outer_words);
        if (!speech_draft_subtract(drafts, scene, i, outer.words) ||
            !speech_draft_subtract(drafts, scene, i, outer.source))
            return false;
    }
    return true;
}

/* First and last token of the cue and the source, which stand together. */
static doc_range outside_tokens(const speech_drafts *drafts, const speech_draft *draft) {
    const doc_range ranges[] = {draft->words, draft->source};
    uint32_t first = DOC_NONE, end = 0;
    for (uint32_t r = 0; r < 2; r++) {
        for (uint32_t i = 0; i < ranges[r].count; i++) {
            doc_range piece = drafts->pieces.items[ranges[r].first + i];
            if (piece.first < first) first = piece.first;
            if (piece.first + piece.count > end) end = piece.first + piece.count;
        }
    }
    return (doc_range){first, first == DOC_NONE ? 0 : end - first};
}

/* The report nearest before the draft that closes the sentence: one that stands, or one that was outvoted. */
static uint32_t reported_before(const speech_drafts *drafts, const speech_scene *scene, uint32_t index,
                                bool outvoted) {
    const speech_draft *outer = &drafts->items.items[index];
    for (uint32_t at = index; at-- > 0;) {
        const speech_draft *inner = &drafts->items.items[at];
        if (inner->sentence != outer->sentence) break;
        if (inner->content.count == 0 || inner->outer != DOC_NONE || inner->source.count == 0 ||
            scene->pair[inner->cue] != TEXT_NO_PAIR || !reports_words(scene, inner->cue) ||
            speech_holds(drafts, outer->words, inner->cue))
            continue;
        if (outvoted ? inner->outvoted : !inner->dropped) return at;
    }
    return DOC_NONE;
}

/* "…, Radio Norvik reported." closes a sentence: it reports all that stands before it. */
static bool closes_sentence(const speech_drafts *drafts, const speech_scene *scene,
                            const speech_draft *draft) {
    doc_range sentence = speech_sentence_tokens(scene, draft->cue), tokens = outside_tokens(drafts, draft);
    uint32_t end = tokens.first + tokens.count;
    if (tokens.count == 0 || draft->source.count == 0 || tokens.first <= sentence.first) return false;
    if (scene->document->tokens.upos[tokens.first - 1] != DOC_PUNCT ||
        scene->pair[draft->cue] != TEXT_NO_PAIR)
        return false;
    while (end < sentence.first + sentence.count && scene->document->tokens.upos[end] == DOC_PUNCT) end++;
    return end >= sentence.first + sentence.count;
}

static bool nest_in_closing(speech_drafts *drafts, const speech_scene *scene, uint32_t index) {
    speech_draft *outer = &drafts->items.items[index];
    if (!doc_rule_on(scene->document, DOC_RULE_closing_outer) || outer->dropped || outer->cue == DOC_NONE ||
        !closes_sentence(drafts, scene, outer))
        return true;
    uint32_t at = reported_before(drafts, scene, index, false);
    /* Among its rivals it may have lost to the outer one. */
    if (at == DOC_NONE) at = reported_before(drafts, scene, index, true);
    if (at == DOC_NONE) return true;
    speech_draft *inner = &drafts->items.items[at];
    doc_range words = outer->words, source = outer->source;
    inner->outer = index;
    doc_rules_add(&inner->decided, DOC_RULE_closing_outer);
    inner->dropped = inner->outvoted = false;
    if (is_shell(drafts, scene, outer, inner)) outer->dropped = true;
    return speech_draft_subtract(drafts, scene, at, words) &&
           speech_draft_subtract(drafts, scene, at, source);
}

static bool same_pieces(const speech_drafts *drafts, doc_range left, doc_range right) {
    if (left.count != right.count) return false;
    for (uint32_t i = 0; i < left.count; i++) {
        doc_range a = drafts->pieces.items[left.first + i], b = drafts->pieces.items[right.first + i];
        if (a.first != b.first || a.count != b.count) return false;
    }
    return true;
}

/* "met to discuss": of two cues of one sentence with the same content the surer one stays. */
static void drop_doubles(speech_drafts *drafts, const speech_scene *scene) {
    if (!doc_rule_on(scene->document, DOC_RULE_double_content)) return;
    for (uint32_t i = 1; i < drafts->items.count; i++) {
        speech_draft *draft = &drafts->items.items[i];
        for (uint32_t k = i;
             k-- > 0 && !draft->dropped && drafts->items.items[k].sentence == draft->sentence;) {
            speech_draft *other = &drafts->items.items[k];
            if (other->dropped || !same_pieces(drafts, draft->content, other->content)) continue;
            if (draft->chance > other->chance) {
                other->dropped = true;
                doc_rules_add(&draft->decided, DOC_RULE_double_content);
            } else {
                doc_rules_add(&other->decided, DOC_RULE_double_content);
                draft->dropped = true;
            }
        }
    }
}

bool speech_nest(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights) {
    speech_roles *roles = base_arena_new(scene->arena, 1, sizeof *roles);
    if (!roles) return false;
    drop_doubles(drafts, scene);
    uint32_t found = drafts->items.count;
    for (uint32_t i = 0; i < found; i++)
        if (!nest_in_closing(drafts, scene, i)) return false;
    for (uint32_t i = 0; i < found; i++) {
        if (drafts->items.items[i].dropped) continue;
        if (!nest_one(drafts, scene, weights, i, found, roles)) return false;
    }
    return link_holders(drafts, scene) && clear_contents(drafts, scene);
}

static bool add_span(doc *document, doc_range *range, doc_span span) {
    if (range->count == 0) range->first = document->spans.count;
    return doc_add_span(document, range, span);
}

bool speech_source_spans(const speech_context *context, uint32_t index, doc_range *range) {
    const speech_draft *draft = &context->drafts->items.items[index];
    const speech_speaker *speaker = &context->speakers[index];
    doc *document = context->scene->document;
    *range = (doc_range){document->spans.count, 0};
    bool cited =
        speaker->relay.count > 0 && !speech_holds(context->drafts, draft->source, speaker->tokens.first);
    if (cited) return doc_add_span(document, range, doc_tokens_span(document, speaker->tokens));
    for (uint32_t i = 0; i < draft->source.count; i++) {
        doc_range piece = context->drafts->pieces.items[draft->source.first + i];
        if (!doc_add_span(document, range, doc_tokens_span(document, piece))) return false;
    }
    return true;
}

static uint32_t name_of(doc *document, uint32_t entity, doc_span words) {
    if (entity != DOC_NONE && document->entities.items[entity].named)
        return document->entities.items[entity].name;
    return doc_intern(document, document->text + words.begin, words.end - words.begin);
}

static bool push_link(doc *document, doc_quote *quote, doc_link link) {
    if (!base_vec_push(document->allocator, &document->links, link)) return false;
    quote->chain.count++;
    return true;
}

static bool add_relay(const speech_context *context, const speech_speaker *speaker, doc_quote *quote) {
    doc *document = context->scene->document;
    doc_span text = doc_tokens_span(document, speaker->relay);
    doc_rules decided = {0}; /* told at the quote */
    doc_link link = {.entity = speech_entity_of(context->scene, context->holders, context->speakers,
                                                speaker->relay, &decided)};
    link.name = name_of(document, link.entity, text);
    link.verb = doc_lemma(&document->tokens, speaker->relay_verb);
    return link.name != DOC_NONE && add_span(document, &link.text, text) &&
           add_span(document, &link.cue, doc_token_span(document, speaker->relay_verb)) &&
           push_link(document, quote, link);
}

static bool add_outer(const speech_context *context, uint32_t index, doc_quote *quote) {
    const speech_draft *draft = &context->drafts->items.items[index];
    const speech_speaker *speaker = &context->speakers[index];
    doc *document = context->scene->document;
    if (speaker->relay.count > 0 && !add_relay(context, speaker, quote)) return false;
    if (draft->source.count == 0 || (speaker->entity != DOC_NONE && speaker->entity == quote->speaker))
        return true;
    doc_link link = {.entity = speaker->entity};
    doc_quote sense = {.cue_head = draft->cue};
    doc_rules decided = {0}; /* told where the outer report is a quote */
    if (!speech_sense_fill(context->scene, context->drafts, draft, &sense, &decided)) return false;
    link.verb = sense.verb;
    if (!speech_source_spans(context, index, &link.text)) return false;
    for (uint32_t i = 0; i < draft->words.count; i++) {
        doc_range piece = context->drafts->pieces.items[draft->words.first + i];
        if (!add_span(document, &link.cue, doc_tokens_span(document, piece))) return false;
    }
    link.name = name_of(document, link.entity, doc_tokens_span(document, speaker->tokens));
    return link.name != DOC_NONE && push_link(document, quote, link);
}

bool speech_chain_fill(const speech_context *context, uint32_t index, doc_quote *quote) {
    uint32_t around[MAX_DEPTH], depth = 0;
    quote->chain = (doc_range){context->scene->document->links.count, 0};
    for (uint32_t at = context->drafts->items.items[index].outer; at != DOC_NONE && depth < MAX_DEPTH;
         at = context->drafts->items.items[at].outer)
        around[depth++] = at;
    while (depth > 0)
        if (!add_outer(context, around[--depth], quote)) return false;
    const speech_speaker *speaker = &context->speakers[index];
    return speaker->relay.count == 0 || context->drafts->items.items[index].parent != DOC_NONE ||
           add_relay(context, speaker, quote);
}
