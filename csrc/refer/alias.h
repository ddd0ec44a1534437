#ifndef QUOTH_REFER_ALIAS_H
#define QUOTH_REFER_ALIAS_H

#include "refer/board.h"

/**
 * Joins names of one entity into clusters: a person's full names, surname, given name and initials; an
 * organisation's name, its acronym and its last words; a place, its other names and its adjective.
 * Instruments are left to refer_law_aliases. False when memory ran out. O(n log n) in the number of names.
 */
bool refer_aliases(refer_board *board);

/**
 * Joins instruments by number ("Resolution 84", "Security Council 84", "84") and by their words ("Treaty of
 * Lisbon", "Lisbon Treaty"). Those with no more than an issuer ("UN resolution") are left without a cluster.
 * False when memory ran out. Linear.
 */
bool refer_law_aliases(refer_board *board);

#endif
