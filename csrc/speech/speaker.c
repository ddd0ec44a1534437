#include "speech/speaker.h"

#include "speech/relay.h"
#include "speech/tuning.h"

/* Who speaks: the words of a source, the entity behind them, what kind of source it is, who passed them on. */

/** Most candidates that one is followed over to who speaks. */
#define MAX_STEPS 16

uint32_t speech_top(const speech_board *board, doc_range tokens) {
    uint32_t end = tokens.first + tokens.count;
    for (uint32_t token = tokens.first; token < end; token++) {
        uint32_t head = board->head[token];
        bool outside = head == DOC_NONE || head < tokens.first || head >= end;
        if (outside && !speech_punctuation(board, token)) return token;
    }
    return tokens.first;
}

static uint32_t content_words(const speech_candidates *candidates, const speech_candidate *candidate) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < candidate->content.count; i++)
        count += candidates->pieces.items[candidate->content.first + i].count;
    return count;
}

uint32_t *speech_holders(const speech_board *board, const speech_candidates *candidates) {
    uint32_t *holders = base_arena_new(board->arena, board->count, sizeof *holders);
    uint32_t *sizes = base_arena_new(board->arena, candidates->items.count, sizeof *sizes);
    if (!holders || !sizes) return NULL;
    for (uint32_t token = 0; token < board->count; token++) holders[token] = DOC_NONE;
    for (uint32_t i = 0; i < candidates->items.count; i++) {
        const speech_candidate *candidate = &candidates->items.items[i];
        if (candidate->dropped) continue;
        sizes[i] = content_words(candidates, candidate);
        for (uint32_t k = 0; k < candidate->content.count; k++) {
            doc_range piece = candidates->pieces.items[candidate->content.first + k];
            for (uint32_t token = piece.first; token < piece.first + piece.count; token++)
                if (holders[token] == DOC_NONE || sizes[i] < sizes[holders[token]]) holders[token] = i;
        }
    }
    return holders;
}

/* The words of the source as one range: its first piece. */
static doc_range source_tokens(const speech_candidates *candidates, const speech_candidate *candidate) {
    return candidate->source.count ? candidates->pieces.items[candidate->source.first] : (doc_range){0, 0};
}

/* The noun itself with the words before it and the number or name right behind it: "Protocol 12". */
static doc_range noun_tokens(const speech_board *board, uint32_t noun) {
    uint32_t end = noun + 1;
    while (end < board->count && end <= board->last[noun]) {
        doc_deprel relation = doc_deprel_universal(board->document->tokens.deprel[end]);
        if (relation != DOC_REL_FLAT && relation != DOC_REL_NUMMOD && relation != DOC_REL_COMPOUND) break;
        end++;
    }
    uint32_t first = board->first[noun] < noun ? board->first[noun] : noun;
    return (doc_range){first, end - first};
}

/* Where the tree tells nothing: the noun of an earlier relative clause ("…, which ended it and according to
 * which …"), else the nearest noun before the pronoun. */
static uint32_t noun_before(const speech_board *board, uint32_t pronoun) {
    const doc_tokens *columns = &board->document->tokens;
    uint32_t nearest = DOC_NONE;
    for (uint32_t at = pronoun; at-- > speech_sentence_tokens(board, pronoun).first;) {
        if (columns->deprel[at] == DOC_REL_ACL_RELCL && board->last[at] + 2 >= pronoun)
            return board->head[at];
        bool is_noun = columns->upos[at] == DOC_NOUN || columns->upos[at] == DOC_PROPN;
        if (nearest == DOC_NONE && is_noun) nearest = at;
    }
    return nearest;
}

/* The name before a clause: "the text of Protocol 12, which …", "Protocol 12, dating from 2006, which …". */
static uint32_t name_before(const speech_board *board, uint32_t first) {
    const doc *document = board->document;
    for (uint32_t steps = 0; first-- > 0 && steps < SPEECH_NAME_STEPS; steps++) {
        uint32_t found = refer_mention_index_covering(&board->find, first);
        bool named = found != DOC_NONE && doc_mention_at(document, found).form == DOC_NAME &&
                     document->mentions.items[found].entity != DOC_NONE;
        if (named) return found;
        if (document->tokens.upos[first] == DOC_NOUN) return DOC_NONE;
    }
    return DOC_NONE;
}

/* A relative pronoun stands for the noun that its clause modifies; a year ("dating from 2006, which") passes
 * it on to the noun above. */
static doc_range antecedent(const speech_board *board, doc_range tokens, doc_rules *decided) {
    if (tokens.count != 1 || !speech_listed(board, tokens.first, SPEECH_RELATIVE) ||
        !speech_decides(board, decided, DOC_RULE_relative_antecedent))
        return tokens;
    const doc_tokens *columns = &board->document->tokens;
    uint32_t at = tokens.first;
    for (uint32_t steps = 0; at != DOC_NONE && steps < MAX_STEPS; steps++, at = board->head[at]) {
        if (columns->deprel[at] != DOC_REL_ACL_RELCL) continue;
        uint32_t noun = board->head[at];
        while (noun != DOC_NONE && columns->upos[noun] != DOC_NOUN && columns->upos[noun] != DOC_PROPN &&
               columns->upos[noun] != DOC_PRON)
            noun = board->head[noun];
        if (noun == DOC_NONE) break;
        uint32_t name = name_before(board, board->first[at]);
        bool known = refer_mention_index_entity(&board->find, noun_tokens(board, noun)) != DOC_NONE;
        if (!known && name != DOC_NONE && speech_decides(board, decided, DOC_RULE_antecedent_name))
            return doc_mention_at(board->document, name).tokens;
        return noun_tokens(board, noun);
    }
    uint32_t noun = noun_before(board, tokens.first);
    if (noun == DOC_NONE || !speech_decides(board, decided, DOC_RULE_nearest_antecedent)) return tokens;
    return noun_tokens(board, noun);
}

static bool is_person_class(const speech_board *board, doc_range tokens, speech_class class) {
    return tokens.count == 1 && speech_listed(board, tokens.first, class);
}

/* How well a name inside a phrase stands for the whole: a person that nothing governs, a person, another
 * name. */
static uint32_t name_rank(const speech_board *board, const doc_mention *mention) {
    doc_deprel relation = doc_deprel_universal(board->document->tokens.deprel[mention->head]);
    bool governed =
        relation == DOC_REL_NMOD || speech_dependent(board, mention->head, DOC_REL_CASE, false) != DOC_NONE;
    if (mention->kind == DOC_PERSON) return governed ? 2 : 3;
    return governed || relation == DOC_REL_COMPOUND || relation == DOC_REL_AMOD ? 0 : 1;
}

/* Where the phrase as a whole has no entity: the name in it that stands for it best, the last one among
 * equals. */
static uint32_t named_within(const speech_board *board, doc_range tokens, doc_rules *decided) {
    const doc *document = board->document;
    uint32_t best = 0, entity = DOC_NONE;
    if (!doc_rule_on(board->document, DOC_RULE_name_in_source)) return entity;
    for (uint32_t token = tokens.first; token < tokens.first + tokens.count; token++) {
        uint32_t found = refer_mention_index_covering(&board->find, token);
        if (found == DOC_NONE) continue;
        doc_mention mention = doc_mention_at(document, found);
        if (mention.form != DOC_NAME || mention.entity == DOC_NONE) continue;
        uint32_t rank = name_rank(board, &mention);
        if (rank <= best) continue;
        best = rank;
        entity = mention.entity;
    }
    if (entity != DOC_NONE) doc_rules_add(decided, DOC_RULE_name_in_source);
    return entity;
}

uint32_t speech_entity_of(const speech_board *board, const uint32_t *holders, const speech_speaker *speakers,
                          doc_range tokens, doc_rules *decided) {
    if (tokens.count == 0) return DOC_NONE;
    bool first = is_person_class(board, tokens, SPEECH_FIRST_PERSON) ||
                 is_person_class(board, tokens, SPEECH_FIRST_PLURAL);
    if (!first) {
        uint32_t entity = refer_mention_index_entity(&board->find, tokens);
        return entity != DOC_NONE || tokens.count < 2 ? entity : named_within(board, tokens, decided);
    }
    uint32_t holder = holders[tokens.first];
    return holder == DOC_NONE ? DOC_NONE : speakers[holder].entity;
}

static bool is_plural(const speech_board *board, uint32_t token) {
    uint8_t tag = board->document->tokens.xpos[token];
    return tag == DOC_XPOS_NNS || tag == DOC_XPOS_NNPS;
}

/* "the official" is known to the writer and the reader; "an official", "officials" is not. */
static bool is_definite(const speech_board *board, uint32_t noun) {
    uint32_t determiner = speech_dependent(board, noun, DOC_REL_DET, false);
    if (determiner != DOC_NONE && speech_listed(board, determiner, SPEECH_KNOWN)) return true;
    return speech_dependent(board, noun, DOC_REL_NMOD_POSS, false) != DOC_NONE;
}

static bool has_outlet_word(const speech_board *board, doc_range tokens) {
    for (uint32_t i = 0; i < tokens.count; i++)
        if (speech_outlet_word(board->lexicons, board->document, tokens.first + i)) return true;
    return false;
}

/* How somebody without a name was first spoken of: "an official", later "the official", stays unknown. */
static uint32_t first_head(const speech_board *board, uint32_t entity, uint32_t head, doc_rules *decided) {
    const doc *document = board->document;
    if (entity == DOC_NONE || document->entities.items[entity].mentions.count == 0) return head;
    uint32_t mention = document->lists.items[document->entities.items[entity].mentions.first];
    uint32_t first = doc_mention_at(document, mention).head;
    bool other = first != head && document->tokens.upos[first] == DOC_NOUN;
    return other && speech_decides(board, decided, DOC_RULE_first_spoken_of) ? first : head;
}

static uint8_t named_kind(const speech_board *board, doc_range tokens, uint32_t head,
                          const doc_entity *entity) {
    uint8_t listed = speech_source_kind(board->lexicons, speech_lemma(board, head));
    bool is_common = board->document->tokens.upos[head] == DOC_NOUN;
    if (is_common && (listed == DOC_DOCUMENT || listed == DOC_OUTLET)) return listed;
    switch (entity->kind) {
    case DOC_GROUP:
        return DOC_COLLECTIVE;
    case DOC_LAW:
    case DOC_WORK:
        return DOC_DOCUMENT;
    case DOC_ORG:
        return has_outlet_word(board, tokens) ? DOC_OUTLET : DOC_NAMED;
    default:
        return DOC_NAMED;
    }
}

/* A pronoun that stands for nobody known: the writer's "I" and "we", an empty "it", "some". */
static uint8_t pronoun_kind(const speech_board *board, uint32_t pronoun) {
    if (speech_listed(board, pronoun, SPEECH_FIRST_PERSON) ||
        speech_listed(board, pronoun, SPEECH_FIRST_PLURAL))
        return DOC_OUTLET;
    if (speech_listed(board, pronoun, SPEECH_THEY)) return DOC_COLLECTIVE;
    return speech_listed(board, pronoun, SPEECH_EMPTY) ? DOC_IMPLICIT : DOC_ANONYMOUS;
}

/* "Ann Lee and Oren Vasko": a second name beside the first. */
static bool names_several(const speech_board *board, doc_range tokens, uint32_t head) {
    const doc_tokens *columns = &board->document->tokens;
    uint32_t first = refer_mention_index_covering(&board->find, head);
    if (columns->upos[head] != DOC_PROPN) return false;
    for (uint32_t at = board->child[head]; at != DOC_NONE; at = board->sibling[at]) {
        if (columns->deprel[at] != DOC_REL_CONJ || columns->upos[at] != DOC_PROPN ||
            at >= tokens.first + tokens.count)
            continue;
        uint32_t second = refer_mention_index_covering(&board->find, at);
        if (second != DOC_NONE && second != first) return true;
    }
    return false;
}

uint8_t speech_kind_of(const speech_board *board, doc_range tokens, uint32_t entity, doc_rules *decided) {
    if (tokens.count == 0) return DOC_IMPLICIT;
    uint32_t head = speech_top(board, tokens);
    const doc_tokens *columns = &board->document->tokens;
    if (names_several(board, tokens, head) && speech_decides(board, decided, DOC_RULE_several_names))
        return DOC_COLLECTIVE;
    if (entity != DOC_NONE) {
        const doc_entity *found = &board->document->entities.items[entity];
        if (found->named) return named_kind(board, tokens, head, found);
    }
    if (columns->upos[head] == DOC_PROPN) return has_outlet_word(board, tokens) ? DOC_OUTLET : DOC_NAMED;
    uint32_t first = first_head(board, entity, head, decided);
    if (columns->upos[first] == DOC_PRON) return pronoun_kind(board, first);
    if (columns->upos[head] == DOC_PRON) head = first;
    uint8_t listed = speech_source_kind(board->lexicons, speech_lemma(board, head));
    if (listed == DOC_ANONYMOUS && is_definite(board, first) && !is_plural(board, first) &&
        speech_decides(board, decided, DOC_RULE_known_official))
        return DOC_ROLE;
    if (listed < DOC_SPEAKER_KIND_COUNT) return listed;
    return is_plural(board, head) ? DOC_COLLECTIVE : is_definite(board, head) ? DOC_ROLE : DOC_ANONYMOUS;
}

static doc_range trim(const speech_board *board, uint32_t first, uint32_t end) {
    while (end > first + 1 && speech_punctuation(board, end - 1)) end--;
    return (doc_range){first, end - first};
}

/* "The radio quoted an aide as saying": the same, from above the cue. */
static bool find_relay_above(const speech_board *board, const speech_candidate *candidate,
                             speech_speaker *speaker) {
    uint32_t outlet, object;
    if (candidate->cue == DOC_NONE) return false;
    uint32_t verb = speech_relay_above(board, candidate->cue, &outlet, &object);
    if (verb == DOC_NONE || outlet == DOC_NONE ||
        !speech_decides(board, &speaker->decided, DOC_RULE_quoting_outlet))
        return false;
    speaker->relay = (doc_range){board->first[outlet], board->last[outlet] - board->first[outlet] + 1};
    speaker->relay_verb = verb;
    return true;
}

/* "Local media quoting an aide": the aide speaks, the media pass it on. */
static void find_relay(const speech_board *board, const speech_candidates *candidates,
                       const speech_candidate *candidate, speech_speaker *speaker) {
    uint32_t cue = candidate->cue;
    if (speaker->tokens.count == 0 || (cue != DOC_NONE && speech_listed(board, cue, SPEECH_RELAYS))) return;
    if (find_relay_above(board, candidate, speaker)) return;
    uint32_t top = speech_top(board, speaker->tokens), object = DOC_NONE;
    uint32_t verb = speech_relay_below(board, top, &object);
    if (verb == DOC_NONE && cue != DOC_NONE) verb = speech_relay_below(board, cue, &object);
    if (verb == DOC_NONE || verb < top || speech_holds(candidates, candidate->content, verb) ||
        !speech_decides(board, &speaker->decided, DOC_RULE_cited_speaker))
        return;
    uint32_t relay_end = speaker->tokens.first + speaker->tokens.count;
    if (relay_end > board->first[verb] && board->first[verb] > speaker->tokens.first)
        relay_end = board->first[verb];
    speaker->relay = trim(board, speaker->tokens.first, relay_end);
    speaker->relay_verb = verb;
    uint32_t end = board->first[object];
    while (end <= board->last[object] && !speech_holds(candidates, candidate->content, end)) end++;
    if (end > board->first[object]) speaker->tokens = trim(board, board->first[object], end);
}

static void resolve(const speech_board *board, const speech_candidates *candidates, const uint32_t *holders,
                    speech_speaker *speakers, uint32_t index) {
    const speech_candidate *candidate = &candidates->items.items[index];
    speech_speaker *speaker = &speakers[index];
    if (candidate->parent != DOC_NONE) {
        *speaker = speakers[candidate->parent];
        speaker->settled = true;
        return;
    }
    speaker->tokens = antecedent(board, source_tokens(candidates, candidate), &speaker->decided);
    find_relay(board, candidates, candidate, speaker);
    speaker->entity = speech_entity_of(board, holders, speakers, speaker->tokens, &speaker->decided);
    speaker->kind = speech_kind_of(board, speaker->tokens, speaker->entity, &speaker->decided);
    speaker->settled = true;
}

/* The candidate that must be resolved before this one, or DOC_NONE. */
static uint32_t before_it(const speech_board *board, const speech_candidates *candidates,
                          const uint32_t *holders, uint32_t index) {
    const speech_candidate *candidate = &candidates->items.items[index];
    if (candidate->parent != DOC_NONE) return candidate->parent;
    doc_range tokens = source_tokens(candidates, candidate);
    bool first = is_person_class(board, tokens, SPEECH_FIRST_PERSON) ||
                 is_person_class(board, tokens, SPEECH_FIRST_PLURAL);
    return first && holders[tokens.first] != index ? holders[tokens.first] : DOC_NONE;
}

void speech_resolve_speakers(const speech_board *board, const speech_candidates *candidates,
                             const uint32_t *holders, speech_speaker *speakers) {
    for (uint32_t i = 0; i < candidates->items.count; i++)
        speakers[i] = (speech_speaker){.entity = DOC_NONE, .kind = DOC_IMPLICIT, .relay_verb = DOC_NONE};
    for (uint32_t i = 0; i < candidates->items.count; i++) {
        uint32_t waiting[MAX_STEPS], depth = 0, at = i;
        while (at != DOC_NONE && !speakers[at].settled && depth < MAX_STEPS) {
            waiting[depth++] = at;
            at = before_it(board, candidates, holders, at);
        }
        while (depth > 0) resolve(board, candidates, holders, speakers, waiting[--depth]);
    }
}
