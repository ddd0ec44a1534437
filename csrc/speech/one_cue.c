#include "speech/one_cue.h"

/* "…," Dora sang before asking her: "…": two reports beside each other, and two quotations. */

/* Tokens between a cue and a quotation. */
static uint32_t distance(const speech_board *board, uint32_t cue, const text_pair *pair) {
    uint32_t first = doc_token_at(board->document, pair->begin),
             end = doc_token_at(board->document, pair->end);
    return cue < first ? first - cue : cue >= end ? cue - end + 1 : 0;
}

/* The clause that the outer cue governs as its object holds the inner cue. */
static bool in_clause(const speech_board *board, uint32_t inner, uint32_t outer) {
    bool clause = false;
    for (uint32_t steps = 0; inner != DOC_NONE && steps < DOC_SENTENCE_TOKENS; steps++) {
        if (inner == outer) return clause;
        clause |= doc_deprel_universal(board->document->tokens.deprel[inner]) == DOC_REL_CCOMP;
        inner = board->head[inner];
    }
    return false;
}

/* Nearer to the quotation; of two that both stand in other sentences the surer one. */
static bool goes_before(const speech_board *board, const speech_candidate *left,
                        const speech_candidate *right, const text_pair *pair) {
    uint32_t first = board->sentence[doc_token_at(board->document, pair->begin)],
             last = board->sentence[doc_token_at(board->document, pair->end) - 1];
    bool here = left->sentence >= first && left->sentence <= last,
         there = right->sentence >= first && right->sentence <= last;
    if (here != there) return here;
    if (!here && left->sentence == right->sentence) return left->chance > right->chance;
    return distance(board, left->cue, pair) < distance(board, right->cue, pair);
}

/* One of two reports is inside of the other: both hold what the inner one does. */
static bool nested(const speech_candidates *candidates, const speech_board *board, uint32_t a, uint32_t b) {
    const speech_candidate *left = &candidates->items.items[a], *right = &candidates->items.items[b];
    return speech_holds(candidates, left->content, right->cue) ||
           speech_holds(candidates, right->content, left->cue) || in_clause(board, left->cue, right->cue) ||
           in_clause(board, right->cue, left->cue);
}

static bool quotes(const speech_board *board, const speech_candidate *candidate) {
    return !candidate->dropped && candidate->content.count > 0 && candidate->cue != DOC_NONE &&
           board->pair[candidate->cue] == TEXT_NO_PAIR;
}

typedef bool use_pair(speech_candidates *candidates, const speech_board *board, uint32_t *owners,
                      uint32_t index, uint32_t pair);

/* Calls `use` for each quotation that begins in the candidate's content. */
static bool each_pair(speech_candidates *candidates, const speech_board *board, uint32_t *owners,
                      uint32_t index, use_pair *use) {
    doc_range content = candidates->items.items[index].content;
    for (uint32_t k = 0; k < content.count; k++) {
        doc_range piece = candidates->pieces.items[content.first + k];
        uint32_t last = TEXT_NO_PAIR;
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++) {
            uint32_t pair = board->pair[token];
            bool begins = pair != TEXT_NO_PAIR && pair != last;
            last = pair;
            if (begins && !use(candidates, board, owners, index, pair)) return false;
        }
    }
    return true;
}

static bool claim(speech_candidates *candidates, const speech_board *board, uint32_t *owners, uint32_t index,
                  uint32_t pair) {
    uint32_t owner = owners[pair];
    if (owner == index) return true;
    const text_pair *words = &board->view->pairs.pairs.items[pair];
    const speech_candidate *items = candidates->items.items;
    if (owner == DOC_NONE ||
        (!nested(candidates, board, owner, index) && goes_before(board, &items[index], &items[owner], words)))
        owners[pair] = index;
    return true;
}

static bool leave(speech_candidates *candidates, const speech_board *board, uint32_t *owners, uint32_t index,
                  uint32_t pair) {
    uint32_t owner = owners[pair];
    if (owner == index || owner == DOC_NONE || nested(candidates, board, owner, index)) return true;
    const text_pair *words = &board->view->pairs.pairs.items[pair];
    uint32_t first = doc_token_at(board->document, words->begin),
             end = doc_token_at(board->document, words->end);
    doc_range taken = {candidates->pieces.count, 1};
    doc_rules_add(&candidates->items.items[index].decided, DOC_RULE_one_cue);
    return base_vec_push(candidates->allocator, &candidates->pieces, (doc_range){first, end - first}) &&
           speech_candidate_subtract(candidates, board, index, taken);
}

bool speech_one_cue(speech_candidates *candidates, const speech_board *board) {
    uint32_t pairs = board->view->pairs.pairs.count;
    if (!doc_rule_on(board->document, DOC_RULE_one_cue) || pairs == 0) return true;
    uint32_t *owners = base_arena_new(board->arena, pairs, sizeof *owners);
    if (!owners) return false;
    for (uint32_t i = 0; i < pairs; i++) owners[i] = DOC_NONE;
    for (uint32_t i = 0; i < candidates->items.count; i++)
        if (quotes(board, &candidates->items.items[i]) && !each_pair(candidates, board, owners, i, claim))
            return false;
    for (uint32_t i = 0; i < candidates->items.count; i++) {
        if (!quotes(board, &candidates->items.items[i])) continue;
        if (!each_pair(candidates, board, owners, i, leave)) return false;
        if (candidates->items.items[i].content.count == 0) candidates->items.items[i].dropped = true;
    }
    return true;
}
