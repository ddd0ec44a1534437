#include "speech/propose.h"

#include "speech/marked.h"
#include "speech/relay.h"
#include "speech/role_rules.h"
#include "speech/role_shapes.h"
#include "speech/tuning.h"

/* Proposes a candidate for each cue, and judges it among its rivals. */

enum { T_KEEP = 301 };

/** Most quotations that go on with one content. */
#define MAX_CONTINUED 12

static void add(speech_features *features, uint64_t a, uint64_t b, uint64_t c) {
    if (features->count < SPEECH_MAX_FEATURES)
        features->items[features->count++] = speech_mix(speech_mix(speech_mix(T_KEEP, a), b), c);
}

static uint32_t *no_candidates(const speech_board *board) {
    uint32_t *column = base_arena_new(board->arena, board->count, sizeof *column);
    for (uint32_t token = 0; column && token < board->count; token++) column[token] = DOC_NONE;
    return column;
}

static void keep_surer(uint32_t *at, const speech_candidates *candidates, uint32_t index) {
    if (*at == DOC_NONE || candidates->items.items[*at].chance < candidates->items.items[index].chance)
        *at = index;
}

bool speech_rivals_start(speech_rivals *rivals, const speech_board *board,
                         const speech_candidates *candidates) {
    *rivals = (speech_rivals){no_candidates(board), no_candidates(board), no_candidates(board)};
    if (!rivals->cue || !rivals->holder || !rivals->twin) return false;
    for (uint32_t i = 0; i < candidates->items.count; i++) {
        const speech_candidate *candidate = &candidates->items.items[i];
        if (candidate->dropped || candidate->content.count == 0) continue;
        rivals->cue[candidate->cue] = i;
        keep_surer(&rivals->twin[candidates->pieces.items[candidate->content.first].first], candidates, i);
        for (uint32_t k = 0; k < candidate->content.count; k++) {
            doc_range piece = candidates->pieces.items[candidate->content.first + k];
            for (uint32_t token = piece.first; token < piece.first + piece.count; token++)
                keep_surer(&rivals->holder[token], candidates, i);
        }
    }
    return true;
}

/* What the candidate says by itself. */
static void own_features(const speech_board *board, const speech_candidates *candidates,
                         const speech_candidate *candidate, speech_features *features) {
    const doc_tokens *tokens = &board->document->tokens;
    uint32_t words, source_words,
        quoted = speech_quoted_tokens(candidates, board, candidate->content, &words);
    speech_quoted_tokens(candidates, board, candidate->source, &source_words);
    uint64_t share = words == 0 ? 4u : quoted * 10 >= words * 9 ? 2u : quoted > 0 ? 1u : 0u;
    uint64_t size = words < 4 ? words : words < 8 ? 4u : words < 16 ? 5u : 6u;
    uint64_t source = source_words < 3 ? source_words : 3u, chance = candidate->chance / 50;
    uint64_t lemma = board->lemma[candidate->cue], manner = board->manner[candidate->cue],
             upos = tokens->upos[candidate->cue];
    bool cue_quoted = board->pair[candidate->cue] != TEXT_NO_PAIR;
    add(features, 1, chance, 0);
    add(features, 2, chance, upos);
    add(features, 3, source, upos);
    add(features, 4, size, upos);
    add(features, 5, share, upos);
    add(features, 6, speech_mix(source, size), share);
    add(features, 7, chance, speech_mix(source, size));
    add(features, 8, chance, share);
    add(features, 9, lemma, speech_mix(source, share));
    add(features, 10, manner, speech_mix(source, share));
    add(features, 11, manner, size);
    add(features, 12, cue_quoted, chance);
    add(features, 13, candidate->content.count, candidate->source.count);
    add(features, 14, tokens->deprel[candidate->cue], speech_mix(source, size));
    uint64_t sure_source = candidate->source_chance / 125, sure_content = candidate->content_chance / 125;
    add(features, 33, sure_source, chance);
    add(features, 34, sure_content, chance);
    add(features, 35, sure_source, speech_mix(sure_content, upos));
    add(features, 36, sure_content, manner);
    if (candidate->source.count > 0) {
        doc_range piece = candidates->pieces.items[candidate->source.first];
        add(features, 15, board->form[piece.first], piece.count < 3 ? piece.count : 3);
        add(features, 16, board->lemma[piece.first + piece.count - 1], upos);
    }
    if (candidate->content.count > 0) {
        doc_range piece = candidates->pieces.items[candidate->content.first];
        add(features, 17, board->form[piece.first], speech_mix(piece.first < candidate->cue, upos));
        add(features, 18, piece.first < candidate->cue, speech_mix(manner, size));
    }
}

/* The surest candidate whose cue the content holds, or DOC_NONE. */
static uint32_t surest_held(const speech_candidates *candidates, const speech_candidate *candidate,
                            const speech_rivals *rivals) {
    uint32_t best = DOC_NONE;
    for (uint32_t i = 0; i < candidate->content.count; i++) {
        doc_range piece = candidates->pieces.items[candidate->content.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++)
            if (rivals->cue[token] != DOC_NONE) keep_surer(&best, candidates, rivals->cue[token]);
    }
    return best;
}

/* 0 for nobody, else how sure the rival is. */
static uint64_t sureness(const speech_candidates *candidates, uint32_t rival) {
    return rival == DOC_NONE ? 0 : 1 + candidates->items.items[rival].chance / 125;
}

/* How the candidate stands to those around it: what another's content holds, or what holds others, is seldom a
 * report beside them. */
static void rival_features(const speech_board *board, const speech_candidates *candidates, uint32_t index,
                           const speech_rivals *rivals, speech_features *features) {
    const speech_candidate *candidate = &candidates->items.items[index];
    uint32_t holder = rivals->holder[candidate->cue], held = surest_held(candidates, candidate, rivals);
    uint32_t twin = candidate->content.count
                        ? rivals->twin[candidates->pieces.items[candidate->content.first].first]
                        : DOC_NONE;
    if (holder == index) holder = DOC_NONE;
    if (twin == index) twin = DOC_NONE;
    uint64_t chance = candidate->chance / 50, upos = board->document->tokens.upos[candidate->cue],
             lemma = board->lemma[candidate->cue], manner = board->manner[candidate->cue];
    uint64_t under = sureness(candidates, holder), over = sureness(candidates, held),
             beside = sureness(candidates, twin);
    bool sourced = candidate->source.count > 0, mutual = holder != DOC_NONE && holder == held;
    add(features, 19, under, chance);
    add(features, 20, under, speech_mix(upos, sourced));
    add(features, 21, under, speech_mix(manner, sourced));
    add(features, 22, under, lemma);
    add(features, 23, over, chance);
    add(features, 24, over, speech_mix(upos, sourced));
    add(features, 25, over, manner);
    add(features, 26, beside, chance);
    add(features, 27, beside, speech_mix(upos, under));
    add(features, 28, mutual, speech_mix(under, chance / 3));
    if (holder == DOC_NONE) return;
    const speech_candidate *outer = &candidates->items.items[holder];
    add(features, 29, board->lemma[outer->cue], speech_mix(upos, sourced));
    add(features, 30, board->manner[outer->cue], speech_mix(manner, sourced));
    add(features, 31, outer->sentence == candidate->sentence, speech_mix(under, upos));
    add(features, 32, outer->chance > candidate->chance, speech_mix(under, sourced));
}

void speech_keep_features(const speech_board *board, const speech_candidates *candidates, uint32_t index,
                          const speech_rivals *rivals, speech_features *features) {
    features->count = 0;
    own_features(board, candidates, &candidates->items.items[index], features);
    rival_features(board, candidates, index, rivals, features);
}

/* "He is angry with the bank." says no word of what is quoted behind it. */
static bool only_feels(const speech_board *board, uint32_t cue) {
    return board->document->tokens.upos[cue] == DOC_ADJ && board->manner[cue] < DOC_NO_MANNER &&
           !speech_says(board->manner[cue]) && doc_rule_on(board->document, DOC_RULE_feeling_is_silent);
}

/* Gives a candidate the quotations behind it that go on with it. */
static bool continue_draft(speech_candidates *candidates, const speech_board *board,
                           const speech_weights *weights, uint32_t index) {
    speech_features features;
    speech_continuation next;
    for (uint32_t steps = 0; steps < MAX_CONTINUED; steps++) {
        const speech_candidate *candidate = &candidates->items.items[index];
        if (only_feels(board, candidate->cue)) return true;
        if (!speech_continuation_at(board, speech_candidate_end(candidates, board, candidate), &next))
            return true;
        speech_continuation_features(board, candidates, candidate, &next, steps, &features);
        if (speech_chance(&weights->tables[SPEECH_TABLE_CONTINUE], &features) < SPEECH_CONTINUE_CHANCE)
            return true;
        if (!speech_candidate_extend(candidates, board, index, next.first, next.end)) return false;
    }
    return true;
}

/* "The pilots wrote:", and what they wrote is a paragraph without marks. */
static bool take_paragraph(speech_candidates *candidates, const speech_board *board, uint32_t cue,
                           uint32_t first) {
    const doc *document = board->document;
    if (first >= board->count || !doc_rule_on(document, DOC_RULE_colon_paragraph) ||
        document->tokens.upos[cue] != DOC_VERB || !speech_says(board->manner[cue]))
        return true;
    uint32_t here = speech_paragraph(board, first - 1), next = speech_paragraph(board, first);
    if (here == next || document->paragraphs.items[next].kind != DOC_BODY ||
        board->pair[first] != TEXT_NO_PAIR)
        return true;
    doc_range words = speech_paragraph_tokens(document, next);
    speech_candidate *candidate = &candidates->items.items[candidates->items.count - 1];
    doc_rules_add(&candidate->decided, DOC_RULE_colon_paragraph);
    candidate->verbatim = candidate->introduces = true;
    return speech_candidate_extend(candidates, board, candidates->items.count - 1, first,
                                   words.first + words.count);
}

/* "And from the mayor:" or "He wrote:", and the quotation is a paragraph of its own. */
static bool take_behind_colon(speech_candidates *candidates, const speech_board *board, uint32_t cue) {
    doc_range sentence = speech_sentence_tokens(board, cue);
    uint32_t last = sentence.first + sentence.count - 1;
    speech_continuation next;
    if (speech_byte(board, last) != ':') return true;
    if (!speech_continuation_at(board, last + 1, &next))
        return take_paragraph(candidates, board, cue, last + 1);
    doc_rules_add(&candidates->items.items[candidates->items.count - 1].decided, DOC_RULE_colon_quotation);
    return speech_candidate_extend(candidates, board, candidates->items.count - 1, next.first, next.end);
}

bool speech_candidate_build(speech_candidates *candidates, const speech_board *board,
                            const model_linear *table, uint32_t cue, uint32_t chance, speech_roles *roles) {
    speech_roles_assign(roles, board, table, cue, NULL, NULL);
    speech_apply_role_rules(roles, board);
    if (!speech_candidate_add(candidates, board, roles, chance)) return false;
    if (candidates->items.items[candidates->items.count - 1].content.count > 0 ||
        !doc_rule_on(board->document, DOC_RULE_colon_quotation))
        return true;
    return take_behind_colon(candidates, board, cue);
}

/* "said otherwise" */
static bool answers(const speech_board *board, uint32_t verb) {
    return board->manner[verb] < DOC_NO_MANNER && speech_is_short_answer(board, verb) &&
           doc_rule_on(board->document, DOC_RULE_short_answer);
}

/* "The paper quoted an officer as saying …" */
static bool is_relayed(const speech_board *board, uint32_t verb) {
    uint32_t outlet, object;
    return board->document->tokens.upos[verb] == DOC_VERB &&
           speech_relay_above(board, verb, &outlet, &object) != DOC_NONE &&
           doc_rule_on(board->document, DOC_RULE_quoting_outlet);
}

/* Marks the verbs that report by their place, however seldom they do elsewhere: right before a quotation or a short
 * answer, and in what an outlet quotes. */
static uint8_t *introducing_verbs(const speech_board *board) {
    uint8_t *introducing = base_arena_new_zeroed(board->arena, board->count, 1);
    for (uint32_t token = 0; introducing && token < board->count; token++)
        introducing[token] = answers(board, token) || is_relayed(board, token);
    if (!introducing || !doc_rule_on(board->document, DOC_RULE_introducing_verb)) return introducing;
    for (uint32_t i = 0; i < board->view->pairs.pairs.count; i++) {
        const text_pair *pair = &board->view->pairs.pairs.items[i];
        if (pair->depth > 0 || (!pair->closed && pair->next == TEXT_NO_PAIR)) continue;
        uint32_t first = doc_token_at(board->document, pair->begin),
                 end = doc_token_at(board->document, pair->end);
        if (first + SPEECH_INTRODUCED_WORDS > end || (board->marks[first] & DOC_MARK_SKIPPED)) continue;
        uint32_t verb = speech_introducing_verb(board, first);
        if (verb != DOC_NONE) introducing[verb] = 1;
    }
    return introducing;
}

bool speech_sketch_candidates(speech_candidates *candidates, const speech_board *board,
                              const speech_weights *weights) {
    speech_roles *roles = base_arena_new(board->arena, 1, sizeof *roles);
    const model_linear *table = &weights->tables[SPEECH_TABLE_CUE];
    const uint8_t *introducing = introducing_verbs(board);
    speech_features features;
    if (!roles || !introducing) return false;
    for (uint32_t token = 0; token < board->count; token++) {
        if (!speech_cue_candidate(board, token)) continue;
        speech_cue_prefilter(board, token, &features);
        if (speech_chance(table, &features) < SPEECH_PREFILTER_CHANCE && !introducing[token]) continue;
        speech_cue_features(board, token, &features);
        uint32_t chance = speech_chance(table, &features);
        if ((chance < SPEECH_LOOK_CHANCE && !introducing[token]) || speech_only_relays(board, token))
            continue;
        if (!speech_candidate_build(candidates, board, &weights->tables[SPEECH_TABLE_ROLE], token, chance,
                                    roles))
            return false;
        speech_candidate *candidate = &candidates->items.items[candidates->items.count - 1];
        candidate->introduces |= introducing[token] != 0;
        candidate->dropped = candidate->content.count == 0;
    }
    return true;
}

/* "Ilvanen called for Protocol 12, which calls for the disarmament of all militias", "according to which":
 * the pronoun itself is the source. The articles that the chances are learned from mark no report inside
 * another, so such a one looks less likely than it is. */
static uint32_t least_chance(const speech_board *board, const speech_candidates *candidates, uint32_t index,
                             const speech_rivals *rivals) {
    const speech_candidate *candidate = &candidates->items.items[index];
    uint32_t holder = rivals->holder[candidate->cue];
    if (candidate->introduces) return 0;
    if (candidate->source.count != 1 || holder == DOC_NONE || holder == index) return SPEECH_KEEP_CHANCE;
    doc_range piece = candidates->pieces.items[candidate->source.first];
    bool relative = piece.count == 1 && speech_listed(board, piece.first, SPEECH_RELATIVE) &&
                    doc_rule_on(board->document, DOC_RULE_relative_report);
    return relative ? SPEECH_RELATIVE_CHANCE : SPEECH_KEEP_CHANCE;
}

/* The chances by which the candidates are weighed against each other stay until all are judged. */
static bool judge_candidates(speech_candidates *candidates, const speech_board *board,
                             const speech_weights *weights) {
    speech_rivals rivals;
    speech_features features;
    uint32_t *chances = base_arena_new(board->arena, candidates->items.count, sizeof *chances);
    if (!chances || !speech_rivals_start(&rivals, board, candidates)) return false;
    for (uint32_t i = 0; i < candidates->items.count; i++) {
        if (candidates->items.items[i].dropped) continue;
        speech_keep_features(board, candidates, i, &rivals, &features);
        chances[i] = speech_chance(&weights->tables[SPEECH_TABLE_KEEP], &features);
    }
    for (uint32_t i = 0; i < candidates->items.count; i++) {
        speech_candidate *candidate = &candidates->items.items[i];
        if (candidate->dropped) continue;
        candidate->chance = chances[i];
        candidate->dropped = candidate->outvoted =
            candidate->chance < least_chance(board, candidates, i, &rivals);
        if (!candidate->dropped && candidate->chance < SPEECH_KEEP_CHANCE)
            doc_rules_add(&candidate->decided,
                          candidate->introduces ? DOC_RULE_introducing_verb : DOC_RULE_relative_report);
    }
    return true;
}

bool speech_find_candidates(speech_candidates *candidates, const speech_board *board,
                            const speech_weights *weights) {
    if (!speech_sketch_candidates(candidates, board, weights) ||
        !judge_candidates(candidates, board, weights))
        return false;
    for (uint32_t i = 0; i < candidates->items.count; i++)
        if (!candidates->items.items[i].dropped && !continue_draft(candidates, board, weights, i))
            return false;
    return true;
}
