/* "the former", "the latter": one of two that were named beside each other, or of the only two named last. */

#include "refer/pair.h"

#include "refer/tuning.h"

typedef struct pair {
    uint32_t clusters[2];
    uint32_t count; /**< more than two are no pair */
} pair;

static void put(pair *found, uint32_t cluster) {
    for (uint32_t k = 0; k < found->count && k < 2; k++)
        if (found->clusters[k] == cluster) return;
    if (found->count < 2) found->clusters[found->count] = cluster;
    found->count++;
}

/* The item at a token or the name that it is a title of, where it has been linked. */
static uint32_t linked_at(const refer_board *board, uint32_t token) {
    uint32_t item = board->titled[token] != DOC_NONE ? board->titled[token] : board->headed[token];
    if (item == DOC_NONE || board->items[item].form == DOC_PRONOUN) return DOC_NONE;
    return board->items[item].cluster == DOC_NONE ? DOC_NONE : item;
}

/* "Ruiz and Holt": the token and what hangs beside it. */
static pair beside(const refer_board *board, uint32_t token) {
    pair found = {.count = 0};
    uint32_t item = linked_at(board, token);
    if (item == DOC_NONE) return found;
    for (uint32_t c = board->child[token]; c != DOC_NONE; c = board->sibling[c]) {
        uint32_t other = refer_relation(board, c) == DOC_REL_CONJ ? linked_at(board, c) : DOC_NONE;
        if (other == DOC_NONE) continue;
        if (found.count == 0) put(&found, board->items[item].cluster);
        put(&found, board->items[other].cluster);
    }
    return found;
}

/* The names of one sort in a sentence before a token. */
static pair named(const refer_board *board, uint32_t sentence, uint32_t end, bool persons) {
    doc_range tokens = board->document->sentences.items[sentence].tokens;
    pair found = {.count = 0};
    for (uint32_t t = tokens.first; t < tokens.first + tokens.count && t < end; t++) {
        uint32_t item = board->headed[t];
        if (item == DOC_NONE || board->items[item].form != DOC_NAME || board->items[item].cluster == DOC_NONE)
            continue;
        if ((board->items[item].kind == DOC_PERSON) == persons) put(&found, board->items[item].cluster);
    }
    return found;
}

static uint32_t one_of(const pair *found, const refer_item *item) {
    return found->clusters[item->pronoun == REFER_LATTER];
}

uint32_t refer_one_of_pair(const refer_story *story, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *item = &board->items[i];
    const doc_sentence *sentences = board->document->sentences.items;
    uint32_t first = item->sentence > REFER_PAIR_SENTENCES ? item->sentence - REFER_PAIR_SENTENCES : 0;
    for (uint32_t s = item->sentence + 1; s-- > first;) {
        uint32_t begin = sentences[s].tokens.first, end = begin + sentences[s].tokens.count;
        if (end > item->tokens.first) end = item->tokens.first;
        for (uint32_t t = end; t-- > begin;) {
            pair found = beside(board, t);
            if (found.count == 2) return one_of(&found, item);
        }
        for (uint32_t persons = 2; persons-- > 0;) {
            pair found = named(board, s, end, persons);
            if (found.count == 2) return one_of(&found, item);
        }
    }
    return DOC_NONE;
}
