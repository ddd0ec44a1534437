#ifndef QUOTH_REFER_PRONOUN_CANDIDATES_H
#define QUOTH_REFER_PRONOUN_CANDIDATES_H

#include "refer/board.h"

/** Most features that a pronoun and one candidate have. */
#define REFER_FEATURES 24
/** Most candidates that a pronoun has. */
#define REFER_CANDIDATES 48

/** An item that a pronoun may mean, and what speaks for it: rows of `refer_weights`. */
typedef struct refer_candidate {
    uint32_t item;
    uint32_t count;
    uint16_t features[REFER_FEATURES];
} refer_candidate;

/**
 * Who decides what pronouns mean: the weights, or a teacher in training. `choose` returns the index of a
 * candidate, or `count` for none.
 */
struct refer_judge {
    uint32_t (*choose)(void *context, const refer_board *board, const refer_item *pronoun, uint8_t weighing,
                       const refer_candidate *candidates, uint32_t count);
    void *context;
};

#endif
