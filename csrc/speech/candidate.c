#include "speech/candidate.h"

#include <string.h>

#include "text/class.h"

/* Candidates: from the roles of one sentence to pieces of text, over the quotations that cross its edges. */

/** Most paragraphs that one quotation is followed over. */
#define MAX_PARAGRAPHS 64

void speech_candidates_start(speech_candidates *candidates, const base_allocator *allocator) {
    *candidates = (speech_candidates){.allocator = allocator};
}

void speech_candidates_release(speech_candidates *candidates) {
    base_vec_release(candidates->allocator, &candidates->items);
    base_vec_release(candidates->allocator, &candidates->pieces);
}

/* Appends tokens [first, end) without punctuation at their ends to the range that was begun last; a piece
 * that only punctuation parts from the one before joins it, but not one of another quotation. */
static bool add_piece(speech_candidates *candidates, const speech_board *board, doc_range *range,
                      uint32_t first, uint32_t end) {
    while (first < end && speech_punctuation(board, first)) first++;
    while (end > first && speech_punctuation(board, end - 1)) end--;
    if (first >= end) return true;
    if (range->count > 0) {
        doc_range *last = &candidates->pieces.items[range->first + range->count - 1];
        uint32_t at = last->first + last->count, behind = at;
        if (first < at) {
            if (end > at) last->count = end - last->first;
            if (first < last->first) {
                last->count += last->first - first;
                last->first = first;
            }
            return true;
        }
        while (at < first && speech_punctuation(board, at)) at++;
        bool another = board->pair[first] != TEXT_NO_PAIR && board->pair[behind - 1] != TEXT_NO_PAIR &&
                       board->pair[first] != board->pair[behind - 1];
        if (at == first && !another) {
            last->count = end - last->first;
            return true;
        }
    }
    range->count++;
    return base_vec_push(candidates->allocator, &candidates->pieces, (doc_range){first, end - first});
}

/* Appends the runs of tokens that have the role. */
static bool add_role(speech_candidates *candidates, const speech_board *board, const speech_roles *roles,
                     speech_role role, doc_range *range) {
    if (range->count == 0) range->first = candidates->pieces.count;
    for (uint32_t i = 0; i < roles->sentence.count;) {
        if (roles->of[i] != role) {
            i++;
            continue;
        }
        uint32_t begin = i;
        while (i < roles->sentence.count && roles->of[i] == role) i++;
        if (!add_piece(candidates, board, range, roles->sentence.first + begin, roles->sentence.first + i))
            return false;
    }
    return true;
}

/* The tokens of a pair's content: [*first, *end). */
static void pair_tokens(const speech_board *board, const text_pair *pair, uint32_t *first, uint32_t *end) {
    *first = doc_token_at(board->document, pair->begin);
    *end = doc_token_at(board->document, pair->end);
}

/* The pieces of the quotation before the sentence: those of earlier paragraphs and this pair's own begin. */
static bool add_before(speech_candidates *candidates, const speech_board *board, const speech_roles *roles,
                       uint32_t pair, doc_range *range) {
    const text_pair *pairs = board->view->pairs.pairs.items;
    uint32_t at = pair, steps = 0, first, end;
    while (pairs[at].previous != TEXT_NO_PAIR && steps++ < MAX_PARAGRAPHS) at = pairs[at].previous;
    for (; at != pair; at = pairs[at].next) {
        pair_tokens(board, &pairs[at], &first, &end);
        if (!add_piece(candidates, board, range, first, end)) return false;
    }
    pair_tokens(board, &pairs[pair], &first, &end);
    return add_piece(candidates, board, range, first,
                     end < roles->sentence.first ? end : roles->sentence.first);
}

/* The quotation's pieces in the paragraphs behind a pair. */
static bool add_linked(speech_candidates *candidates, const speech_board *board, uint32_t pair,
                       doc_range *range) {
    const text_pair *pairs = board->view->pairs.pairs.items;
    uint32_t steps = 0, first, end;
    for (uint32_t at = pairs[pair].next; at != TEXT_NO_PAIR && steps < MAX_PARAGRAPHS;
         at = pairs[at].next, steps++) {
        pair_tokens(board, &pairs[at], &first, &end);
        if (!add_piece(candidates, board, range, first, end)) return false;
    }
    return true;
}

/* The pieces behind the sentence. */
static bool add_behind(speech_candidates *candidates, const speech_board *board, const speech_roles *roles,
                       uint32_t pair, doc_range *range) {
    const text_pair *pairs = board->view->pairs.pairs.items;
    uint32_t first, end, behind = roles->sentence.first + roles->sentence.count;
    pair_tokens(board, &pairs[pair], &first, &end);
    if (!add_piece(candidates, board, range, first > behind ? first : behind, end)) return false;
    return add_linked(candidates, board, pair, range);
}

/* A mark that nothing closes is a guess: it never reaches beyond its sentence. */
static bool is_open_guess(const text_pair *pair) {
    return !pair->closed && pair->next == TEXT_NO_PAIR && pair->previous == TEXT_NO_PAIR;
}

/* The pair that the content holds at the sentence's first or last word and that crosses the sentence's edge.
 */
static uint32_t crossing_pair(const speech_board *board, const speech_roles *roles, bool behind) {
    uint32_t count = roles->sentence.count, first = roles->sentence.first;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t i = behind ? count - 1 - k : k, pair = board->pair[first + i];
        if (speech_punctuation(board, first + i)) continue;
        if (pair == TEXT_NO_PAIR || pair == board->pair[roles->cue] || roles->of[i] != SPEECH_CONTENT)
            return TEXT_NO_PAIR;
        const text_pair *found = &board->view->pairs.pairs.items[pair];
        if (doc_rule_on(board->document, DOC_RULE_open_mark) && is_open_guess(found)) return TEXT_NO_PAIR;
        doc_span sentence = doc_tokens_span(board->document, roles->sentence);
        bool crosses = behind ? found->end > sentence.end || found->next != TEXT_NO_PAIR
                              : found->begin < sentence.begin || found->previous != TEXT_NO_PAIR;
        return crosses ? pair : TEXT_NO_PAIR;
    }
    return TEXT_NO_PAIR;
}

bool speech_candidate_add(speech_candidates *candidates, const speech_board *board, speech_roles *roles,
                          uint32_t chance) {
    speech_candidate candidate = {.cue = roles->cue,
                                  .chance = chance,
                                  .source_chance = roles->surest[SPEECH_SOURCE],
                                  .content_chance = roles->surest[SPEECH_CONTENT],
                                  .sentence = board->sentence[roles->cue],
                                  .parent = DOC_NONE,
                                  .outer = DOC_NONE};
    candidate.decided = roles->decided;
    if (!add_role(candidates, board, roles, SPEECH_SOURCE, &candidate.source) ||
        !add_role(candidates, board, roles, SPEECH_CUE, &candidate.words))
        return false;
    candidate.content = (doc_range){candidates->pieces.count, 0};
    uint32_t before = crossing_pair(board, roles, false), behind = crossing_pair(board, roles, true);
    if (before != TEXT_NO_PAIR && !add_before(candidates, board, roles, before, &candidate.content))
        return false;
    if (!add_role(candidates, board, roles, SPEECH_CONTENT, &candidate.content)) return false;
    if (behind != TEXT_NO_PAIR && !add_behind(candidates, board, roles, behind, &candidate.content))
        return false;
    return base_vec_push(candidates->allocator, &candidates->items, candidate);
}

bool speech_holds(const speech_candidates *candidates, doc_range pieces, uint32_t token) {
    for (uint32_t i = 0; i < pieces.count; i++) {
        doc_range piece = candidates->pieces.items[pieces.first + i];
        if (token >= piece.first && token < piece.first + piece.count) return true;
    }
    return false;
}

bool speech_candidate_subtract(speech_candidates *candidates, const speech_board *board, uint32_t index,
                               doc_range pieces) {
    doc_range old = candidates->items.items[index].content, kept = {candidates->pieces.count, 0};
    for (uint32_t i = 0; i < old.count; i++) {
        doc_range piece = candidates->pieces.items[old.first + i];
        uint32_t end = piece.first + piece.count;
        for (uint32_t at = piece.first; at < end;) {
            uint32_t begin = at;
            while (at < end && !speech_holds(candidates, pieces, at)) at++;
            if (!add_piece(candidates, board, &kept, begin, at)) return false;
            while (at < end && speech_holds(candidates, pieces, at)) at++;
        }
    }
    candidates->items.items[index].content = kept;
    return true;
}

/* Pieces of one content stand together: it moves to the end where others were appended behind it. */
static bool move_to_end(speech_candidates *candidates, doc_range *pieces) {
    if (pieces->count > 0 && pieces->first + pieces->count == candidates->pieces.count) return true;
    uint32_t first = candidates->pieces.count;
    for (uint32_t i = 0; i < pieces->count; i++) {
        doc_range piece = candidates->pieces.items[pieces->first + i];
        if (!base_vec_push(candidates->allocator, &candidates->pieces, piece)) return false;
    }
    pieces->first = first;
    return true;
}

bool speech_candidate_extend(speech_candidates *candidates, const speech_board *board, uint32_t index,
                             uint32_t first, uint32_t end) {
    speech_candidate *candidate = &candidates->items.items[index];
    if (!move_to_end(candidates, &candidate->content) ||
        !add_piece(candidates, board, &candidate->content, first, end))
        return false;
    return board->pair[first] == TEXT_NO_PAIR ||
           add_linked(candidates, board, board->pair[first], &candidate->content);
}

speech_candidate speech_candidate_by_rule(doc_rule rule, uint32_t cue, uint32_t sentence, uint32_t chance) {
    speech_candidate candidate = {
        .cue = cue, .chance = chance, .sentence = sentence, .parent = DOC_NONE, .outer = DOC_NONE};
    doc_rules_add(&candidate.decided, rule);
    return candidate;
}

static bool set_piece(speech_candidates *candidates, doc_range *range, doc_range piece) {
    if (piece.count == 0) return true;
    *range = (doc_range){candidates->pieces.count, 1};
    return base_vec_push(candidates->allocator, &candidates->pieces, piece);
}

bool speech_candidate_add_by_rule(speech_candidates *candidates, const speech_board *board,
                                  speech_candidate candidate, doc_range source, doc_range content) {
    doc_range cue = {candidate.cue, candidate.cue != DOC_NONE};
    return set_piece(candidates, &candidate.source, source) && set_piece(candidates, &candidate.words, cue) &&
           base_vec_push(candidates->allocator, &candidates->items, candidate) &&
           speech_candidate_extend(candidates, board, candidates->items.count - 1, content.first,
                                   content.first + content.count);
}

uint32_t speech_candidate_end(const speech_candidates *candidates, const speech_board *board,
                              const speech_candidate *candidate) {
    uint32_t end = 0;
    if (candidate->cue != DOC_NONE) {
        doc_range sentence = speech_sentence_tokens(board, candidate->cue);
        end = sentence.first + sentence.count;
    }
    if (candidate->content.count > 0) {
        doc_range last = candidates->pieces.items[candidate->content.first + candidate->content.count - 1];
        if (last.first + last.count > end) end = last.first + last.count;
    }
    return end;
}

uint32_t speech_quoted_tokens(const speech_candidates *candidates, const speech_board *board, doc_range range,
                              uint32_t *words) {
    uint32_t quoted = 0;
    *words = 0;
    for (uint32_t i = 0; i < range.count; i++) {
        doc_range piece = candidates->pieces.items[range.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++) {
            if (speech_punctuation(board, token)) continue;
            ++*words;
            quoted += board->pair[token] != TEXT_NO_PAIR;
        }
    }
    return quoted;
}
