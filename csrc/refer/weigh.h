#ifndef QUOTH_REFER_WEIGH_H
#define QUOTH_REFER_WEIGH_H

#include "refer/link.h"

/** Most features that a pronoun and one candidate have. */
#define REFER_FEATURES 32

/**
 * What speaks for and against a pronoun's meaning a candidate, as rows of `weights`: distance, syntax, form,
 * salience, quotation, agreement. `passed` items stand between them. Returns how many. O(1) but for climbing
 * to clauses.
 */
uint32_t refer_weigh_features(const refer_story *story, const refer_item *pronoun,
                              const refer_item *candidate, uint32_t passed,
                              uint16_t features[REFER_FEATURES]);

/** The sum of the features' weights. */
int32_t refer_weigh(const refer_story *story, const refer_item *pronoun, const refer_item *candidate,
                    uint32_t passed);

/** What a candidate must weigh more than for the pronoun to mean it rather than nothing. */
int32_t refer_weigh_least(const refer_story *story, const refer_item *pronoun);

#endif
