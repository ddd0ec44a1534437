#ifndef QUOTH_REFER_TITLE_H
#define QUOTH_REFER_TITLE_H

#include "refer/board.h"

/** True for a word that is a title or honorific when it stands before a name: "Dr.", "Sen.", "President". */
bool refer_title_word(const refer_board *board, uint32_t token);

/** A person's name without the titles at its begin; at least one token stays. */
doc_range refer_title_strip(const refer_board *board, doc_range tokens);

/** Finds the titles that stand before persons' names, with their gender. Linear. */
void refer_titles(refer_board *board);

/** The words of a title without the places, groups and adjectives before it ("former Israeli prime minister"
 * → "prime minister"). O(length). */
doc_range refer_title_core(const refer_board *board, doc_range title);

/** The title that a common noun's phrase is: without whose it is ("Kosta's lawyer" → "lawyer"). O(length). */
doc_range refer_title_of(const refer_board *board, const refer_item *phrase);

/** Hash of a title's usual wording ("premier" and "prime minister" are one), never 0. */
uint64_t refer_title_hash(const refer_board *board, doc_range title);

/** Hash of the first place or demonym among these tokens as the lexicon's main name, 0 where there is none.
 */
uint64_t refer_country_of(const refer_board *board, doc_range tokens);

#endif
