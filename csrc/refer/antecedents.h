#ifndef QUOTH_REFER_ANTECEDENTS_H
#define QUOTH_REFER_ANTECEDENTS_H

#include "refer/board.h"

/**
 * Gives every remaining item its cluster, in the order of the text: appositions, predicates, definite and
 * possessive phrases, relative pronouns and other pronouns. Items that refer to
 * nothing keep DOC_NONE. False when memory ran out. Linear.
 */
bool refer_link(refer_board *board);

#endif
