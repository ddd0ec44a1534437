#include "speech/chain.h"

#include "speech/frame_sense.h"
#include "speech/tuning.h"

/* Reports around reports: which candidates report others, and the links of a chain that come of it. Rules begin where
 * they ask whether they are on. */

/** Most reports around one. */
#define MAX_DEPTH 4

/* Reports of words, not of thoughts and plans: only these are told apart inside another's content. */
static bool reports_words(const speech_board *board, uint32_t token) {
    return board->document->tokens.upos[token] == DOC_VERB && speech_listed(board, token, SPEECH_UTTERS);
}

/* "He said that he told …" has one speaker, and stays one report. */
static bool is_pronoun(const speech_candidates *candidates, const speech_board *board,
                       const speech_candidate *candidate) {
    doc_range piece = candidates->pieces.items[candidate->source.first];
    return piece.count == 1 && board->document->tokens.upos[piece.first] == DOC_PRON;
}

static bool is_word(const speech_board *board, uint32_t token) {
    switch (board->document->tokens.upos[token]) {
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

static bool belongs(const speech_candidates *candidates, const speech_candidate *candidate, uint32_t token) {
    return speech_holds(candidates, candidate->content, token) ||
           speech_holds(candidates, candidate->source, token) ||
           speech_holds(candidates, candidate->words, token);
}

/* Words of the outer content that the inner report does not take. */
static uint32_t own_words(const speech_candidates *candidates, const speech_board *board,
                          const speech_candidate *outer, const speech_candidate *inner) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < outer->content.count; i++) {
        doc_range piece = candidates->pieces.items[outer->content.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++)
            count += is_word(board, token) && !belongs(candidates, inner, token);
    }
    return count;
}

/* "CNN reported that the minister said …": a report without words of its own is a link of the chain alone. */
static bool is_shell(const speech_candidates *candidates, const speech_board *board,
                     const speech_candidate *outer, const speech_candidate *inner) {
    return doc_rule_on(board->document, DOC_RULE_words_of_its_own) &&
           own_words(candidates, board, outer, inner) <= SPEECH_OWN_WORDS;
}

static uint32_t draft_at(const speech_candidates *candidates, uint32_t count, uint32_t cue, uint32_t near) {
    for (uint32_t i = near; i-- > 0 && near - i < DOC_SENTENCE_TOKENS;)
        if (candidates->items.items[i].cue == cue) return i;
    for (uint32_t i = near; i < count && i - near < DOC_SENTENCE_TOKENS; i++)
        if (candidates->items.items[i].cue == cue) return i;
    return DOC_NONE;
}

/* The report that is the whole of the outer content: its top word, outside of quotation marks, reports. */
static uint32_t inner_cue(const speech_candidates *candidates, const speech_board *board,
                          const speech_candidate *outer) {
    for (uint32_t i = 0; i < outer->content.count; i++) {
        doc_range piece = candidates->pieces.items[outer->content.first + i];
        if (board->sentence[piece.first] != outer->sentence) continue;
        uint32_t top = speech_top(board, piece);
        if (board->pair[top] == TEXT_NO_PAIR && reports_words(board, top)) return top;
    }
    return DOC_NONE;
}

/* Builds the inner candidate and keeps it where it has a source and a content that lies inside of the outer one.
 */
static bool build_inner(speech_candidates *candidates, const speech_board *board,
                        const speech_weights *weights, uint32_t outer_index, uint32_t cue,
                        speech_roles *roles) {
    uint32_t chance = candidates->items.items[outer_index].chance * SPEECH_INNER_SHARE / 1000;
    if (!speech_candidate_build(candidates, board, &weights->tables[SPEECH_TABLE_ROLE], cue, chance, roles))
        return false;
    const speech_candidate *outer = &candidates->items.items[outer_index];
    speech_candidate *inner = &candidates->items.items[candidates->items.count - 1];
    inner->dropped =
        inner->source.count == 0 || inner->content.count == 0 ||
        (doc_rule_on(board->document, DOC_RULE_same_speaker) && is_pronoun(candidates, board, inner));
    for (uint32_t i = 0; i < inner->content.count && !inner->dropped; i++) {
        doc_range piece = candidates->pieces.items[inner->content.first + i];
        uint32_t last = piece.first + piece.count - 1;
        inner->dropped = !speech_holds(candidates, outer->content, piece.first) ||
                         !speech_holds(candidates, outer->content, last);
    }
    for (uint32_t i = 0; i < inner->source.count && !inner->dropped; i++)
        inner->dropped =
            speech_holds(candidates, outer->source, candidates->pieces.items[inner->source.first + i].first);
    return true;
}

static bool nest_one(speech_candidates *candidates, const speech_board *board, const speech_weights *weights,
                     uint32_t index, uint32_t found, speech_roles *roles) {
    if (candidates->items.items[index].verbatim) return true;
    uint32_t cue = inner_cue(candidates, board, &candidates->items.items[index]);
    if (cue == DOC_NONE || cue == candidates->items.items[index].cue) return true;
    uint32_t inner = draft_at(candidates, found, cue, index);
    if (inner != DOC_NONE && candidates->items.items[index].outer == inner) return true;
    if (inner == DOC_NONE || candidates->items.items[inner].dropped) {
        inner = candidates->items.count;
        if (!doc_rule_on(board->document, DOC_RULE_inner_report)) return true;
        if (!build_inner(candidates, board, weights, index, cue, roles)) return false;
        doc_rules_add(&candidates->items.items[inner].decided, DOC_RULE_inner_report);
    }
    if (candidates->items.items[inner].dropped || inner == index) return true;
    candidates->items.items[inner].outer = index;
    speech_candidate *outer = &candidates->items.items[index];
    if (is_shell(candidates, board, outer, &candidates->items.items[inner])) outer->dropped = true;
    return true;
}

/* Drafts whose cues stand inside another's content without being the whole of it. */
static bool link_holders(speech_candidates *candidates, const speech_board *board) {
    const uint32_t *holders = speech_holders(board, candidates);
    if (!holders) return false;
    for (uint32_t i = 0; i < candidates->items.count; i++) {
        speech_candidate *candidate = &candidates->items.items[i];
        if (candidate->dropped || candidate->outer != DOC_NONE || candidate->cue == DOC_NONE) continue;
        uint32_t holder = holders[candidate->cue];
        if (holder != i && holder != DOC_NONE && candidates->items.items[holder].outer != i)
            candidate->outer = holder;
    }
    return true;
}

/* First and last token of the cue and the source, which stand together. */
static doc_range outside_tokens(const speech_candidates *candidates, const speech_candidate *candidate) {
    const doc_range ranges[] = {candidate->words, candidate->source};
    uint32_t first = DOC_NONE, end = 0;
    for (uint32_t r = 0; r < 2; r++) {
        for (uint32_t i = 0; i < ranges[r].count; i++) {
            doc_range piece = candidates->pieces.items[ranges[r].first + i];
            if (piece.first < first) first = piece.first;
            if (piece.first + piece.count > end) end = piece.first + piece.count;
        }
    }
    return (doc_range){first, first == DOC_NONE ? 0 : end - first};
}

/* The report nearest before the candidate that closes the sentence: one that stands, or one that was outvoted. */
static uint32_t reported_before(const speech_candidates *candidates, const speech_board *board,
                                uint32_t index, bool outvoted) {
    const speech_candidate *outer = &candidates->items.items[index];
    for (uint32_t at = index; at-- > 0;) {
        const speech_candidate *inner = &candidates->items.items[at];
        if (inner->sentence != outer->sentence) break;
        if (inner->content.count == 0 || inner->outer != DOC_NONE || inner->source.count == 0 ||
            board->pair[inner->cue] != TEXT_NO_PAIR || !reports_words(board, inner->cue) ||
            speech_holds(candidates, outer->words, inner->cue))
            continue;
        if (outvoted ? inner->outvoted : !inner->dropped) return at;
    }
    return DOC_NONE;
}

/* "…, Radio Norvik reported." closes a sentence: it reports all that stands before it. */
static bool closes_sentence(const speech_candidates *candidates, const speech_board *board,
                            const speech_candidate *candidate) {
    doc_range sentence = speech_sentence_tokens(board, candidate->cue),
              tokens = outside_tokens(candidates, candidate);
    uint32_t end = tokens.first + tokens.count;
    if (tokens.count == 0 || candidate->source.count == 0 || tokens.first <= sentence.first) return false;
    if (!speech_punctuation(board, tokens.first - 1) || board->pair[candidate->cue] != TEXT_NO_PAIR)
        return false;
    while (end < sentence.first + sentence.count && speech_punctuation(board, end)) end++;
    return end >= sentence.first + sentence.count;
}

static bool nest_in_closing(speech_candidates *candidates, const speech_board *board, uint32_t index) {
    speech_candidate *outer = &candidates->items.items[index];
    if (!doc_rule_on(board->document, DOC_RULE_closing_outer) || outer->dropped || outer->cue == DOC_NONE ||
        !closes_sentence(candidates, board, outer))
        return true;
    uint32_t at = reported_before(candidates, board, index, false);
    /* Among its rivals it may have lost to the outer one. */
    if (at == DOC_NONE) at = reported_before(candidates, board, index, true);
    if (at == DOC_NONE) return true;
    speech_candidate *inner = &candidates->items.items[at];
    doc_range words = outer->words, source = outer->source;
    inner->outer = index;
    doc_rules_add(&inner->decided, DOC_RULE_closing_outer);
    inner->dropped = inner->outvoted = false;
    if (is_shell(candidates, board, outer, inner)) outer->dropped = true;
    return speech_candidate_subtract(candidates, board, at, words) &&
           speech_candidate_subtract(candidates, board, at, source);
}

static bool same_pieces(const speech_candidates *candidates, doc_range left, doc_range right) {
    if (left.count != right.count) return false;
    for (uint32_t i = 0; i < left.count; i++) {
        doc_range a = candidates->pieces.items[left.first + i], b = candidates->pieces.items[right.first + i];
        if (a.first != b.first || a.count != b.count) return false;
    }
    return true;
}

/* "met to discuss": of two cues of one sentence with the same content the surer one stays. */
static void drop_doubles(speech_candidates *candidates, const speech_board *board) {
    if (!doc_rule_on(board->document, DOC_RULE_double_content)) return;
    for (uint32_t i = 1; i < candidates->items.count; i++) {
        speech_candidate *candidate = &candidates->items.items[i];
        for (uint32_t k = i;
             k-- > 0 && !candidate->dropped && candidates->items.items[k].sentence == candidate->sentence;) {
            speech_candidate *other = &candidates->items.items[k];
            if (other->dropped || !same_pieces(candidates, candidate->content, other->content)) continue;
            if (candidate->chance > other->chance) {
                other->dropped = true;
                doc_rules_add(&candidate->decided, DOC_RULE_double_content);
            } else {
                doc_rules_add(&other->decided, DOC_RULE_double_content);
                candidate->dropped = true;
            }
        }
    }
}

bool speech_nest(speech_candidates *candidates, const speech_board *board, const speech_weights *weights) {
    speech_roles *roles = base_arena_new(board->arena, 1, sizeof *roles);
    if (!roles) return false;
    drop_doubles(candidates, board);
    uint32_t found = candidates->items.count;
    for (uint32_t i = 0; i < found; i++)
        if (!nest_in_closing(candidates, board, i)) return false;
    for (uint32_t i = 0; i < found; i++) {
        if (candidates->items.items[i].dropped) continue;
        if (!nest_one(candidates, board, weights, i, found, roles)) return false;
    }
    return link_holders(candidates, board);
}

static bool add_span(doc *document, doc_range *range, doc_span span) {
    if (range->count == 0) range->first = document->spans.count;
    return doc_add_span(document, range, span);
}

bool speech_source_spans(const speech_context *context, uint32_t index, doc_range *range) {
    const speech_candidate *candidate = &context->candidates->items.items[index];
    const speech_speaker *speaker = &context->speakers[index];
    doc *document = context->board->document;
    *range = (doc_range){document->spans.count, 0};
    bool cited = speaker->relay.count > 0 &&
                 !speech_holds(context->candidates, candidate->source, speaker->tokens.first);
    if (cited) return doc_add_span(document, range, doc_tokens_span(document, speaker->tokens));
    for (uint32_t i = 0; i < candidate->source.count; i++) {
        doc_range piece = context->candidates->pieces.items[candidate->source.first + i];
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
    doc *document = context->board->document;
    doc_span text = doc_tokens_span(document, speaker->relay);
    doc_rules decided = {0}; /* told at the quote */
    doc_link link = {.entity = speech_entity_of(context->board, context->holders, context->speakers,
                                                speaker->relay, &decided)};
    link.name = name_of(document, link.entity, text);
    link.verb = doc_lemma(&document->tokens, speaker->relay_verb);
    return link.name != DOC_NONE && add_span(document, &link.text, text) &&
           add_span(document, &link.cue, doc_token_span(document, speaker->relay_verb)) &&
           push_link(document, quote, link);
}

static bool add_outer(const speech_context *context, uint32_t index, doc_quote *quote) {
    const speech_candidate *candidate = &context->candidates->items.items[index];
    const speech_speaker *speaker = &context->speakers[index];
    doc *document = context->board->document;
    if (speaker->relay.count > 0 && !add_relay(context, speaker, quote)) return false;
    if (candidate->source.count == 0 || (speaker->entity != DOC_NONE && speaker->entity == quote->speaker))
        return true;
    doc_link link = {.entity = speaker->entity};
    doc_quote sense = {.cue_head = candidate->cue};
    doc_rules decided = {0}; /* told where the outer report is a quote */
    if (!speech_frame_fill(context->board, context->candidates, candidate, &sense, &decided)) return false;
    link.verb = sense.verb;
    if (!speech_source_spans(context, index, &link.text)) return false;
    for (uint32_t i = 0; i < candidate->words.count; i++) {
        doc_range piece = context->candidates->pieces.items[candidate->words.first + i];
        if (!add_span(document, &link.cue, doc_tokens_span(document, piece))) return false;
    }
    link.name = name_of(document, link.entity, doc_tokens_span(document, speaker->tokens));
    return link.name != DOC_NONE && push_link(document, quote, link);
}

bool speech_chain_fill(const speech_context *context, uint32_t index, doc_quote *quote) {
    uint32_t around[MAX_DEPTH], depth = 0;
    quote->chain = (doc_range){context->board->document->links.count, 0};
    for (uint32_t at = context->candidates->items.items[index].outer; at != DOC_NONE && depth < MAX_DEPTH;
         at = context->candidates->items.items[at].outer)
        around[depth++] = at;
    while (depth > 0)
        if (!add_outer(context, around[--depth], quote)) return false;
    const speech_speaker *speaker = &context->speakers[index];
    return speaker->relay.count == 0 || context->candidates->items.items[index].parent != DOC_NONE ||
           add_relay(context, speaker, quote);
}
