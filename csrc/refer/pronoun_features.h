#ifndef QUOTH_REFER_PRONOUN_FEATURES_H
#define QUOTH_REFER_PRONOUN_FEATURES_H

#include "refer/pronoun_candidates.h"
#include "refer/story.h"

/** The column of weights for a pronoun. */
uint8_t refer_weigh_column(const refer_item *pronoun);

/** What is asked of a pronoun for each of its candidates. */
typedef struct refer_pronoun_place {
    const refer_item *item;
    uint32_t clause;    /**< the verb of its clause, or DOC_NONE */
    uint32_t quotation; /**< as doc_view_quotation */
    uint32_t speaker;   /**< the item that speaks that quotation, or DOC_NONE */
    uint32_t role;      /**< refer_feature of its role in the clause */
    bool reports;       /**< it is the subject of a verb of reporting */
} refer_pronoun_place;

/** Looks at a pronoun once. O(depth). */
refer_pronoun_place refer_pronoun_look(const refer_story *story, const refer_item *pronoun);

/**
 * Fills in what speaks for and against a candidate: distance, syntax, form, salience, quotation, agreement.
 * `passed` items stand between it and the pronoun. O(1) but for climbing to clauses.
 */
void refer_weigh_features(const refer_story *story, const refer_pronoun_place *place, uint32_t passed,
                          refer_candidate *candidate);

/** The candidate of the greatest weight, the nearest among equals, or `count` where none outweighs "nothing".
 */
uint32_t refer_weigh_best(const refer_board *board, uint8_t column, const refer_candidate *candidates,
                          uint32_t count);

#endif
