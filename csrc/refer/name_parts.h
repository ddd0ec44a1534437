#ifndef QUOTH_REFER_NAME_PARTS_H
#define QUOTH_REFER_NAME_PARTS_H

#include "refer/board.h"

/* What stands at the ends of names and is no part of them, and what is part of them though it does not look so. */

/** "D-N.Y.", "R-Texas": a party and a state, or the state alone where the party stands before it. */
bool refer_party_and_state(const refer_board *board, doc_range tokens);

/** ", Mo.": a state in short behind the name of a place. */
bool refer_state_behind_place(const refer_board *board, doc_range tokens);

/** "Republican Ana Ruiz" is a party or nation and a person: the person's tokens; all where it is not so. */
doc_range refer_person_behind_group(const refer_board *board, doc_range tokens);

/** "New York Democrat": a party behind a place. */
bool refer_party_of_place(const refer_board *board, doc_range tokens);

/** A given name that the lists know. */
bool refer_given_name(const refer_board *board, uint32_t token);

/** "Ban Ki-moon", where the name ends at `end` or before the hyphenated given name: where it ends. */
uint32_t refer_given_with_hyphen(const refer_board *board, uint32_t first, uint32_t end);

/** "Ana RuizLeo Park": two names glued together where a line break was lost. */
bool refer_glued_names(const refer_board *board, doc_range tokens);

#endif
