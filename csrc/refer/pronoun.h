#ifndef QUOTH_REFER_PRONOUN_H
#define QUOTH_REFER_PRONOUN_H

#include "refer/story.h"

/** The item that a third person pronoun takes up, or DOC_NONE. Looks at a bounded number of items before it,
 * and at names behind it in its sentence. */
uint32_t refer_pronoun_antecedent(const refer_story *story, uint32_t item);

/** The item that a relative pronoun takes up, or DOC_NONE. O(depth). */
uint32_t refer_relative_antecedent(const refer_board *board, uint32_t item);

#endif
