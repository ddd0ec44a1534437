#ifndef QUOTH_REFER_PRONOUN_FEATURES_H
#define QUOTH_REFER_PRONOUN_FEATURES_H

#include "refer/pronoun_candidates.h"
#include "refer/story.h"

/** The column of weights for a pronoun. */
uint8_t refer_weigh_column(const refer_item *pronoun);

/**
 * Fills in what speaks for and against a candidate: distance, syntax, form, salience, quotation, agreement.
 * `passed` items stand between it and the pronoun. O(1) but for climbing to clauses.
 */
void refer_weigh_features(const refer_story *story, const refer_item *pronoun, uint32_t passed,
                          refer_candidate *candidate);

/** The candidate of the greatest weight, the nearest among equals, or `count` where none outweighs "nothing".
 */
uint32_t refer_weigh_best(const refer_board *board, uint8_t column, const refer_candidate *candidates,
                          uint32_t count);

#endif
