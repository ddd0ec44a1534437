#ifndef QUOTH_REFER_NAME_MENTIONS_H
#define QUOTH_REFER_NAME_MENTIONS_H

#include "refer/board.h"

/** Adds the names that the user taught: these words, of this kind. To be called before everything else.
 * Linear.
 */
void refer_taught(refer_board *board);

/**
 * Adds the names of persons, organisations, places, groups and other kinds as items: the spans of the column
 * `name`, without articles, titles and 's, with kinds put right by the lexicon of aliases and by the same
 * words elsewhere in the document, and what that column missed and the lexicon knows. Titles before names are
 * found (`item.title`). Tokens that instruments or amounts hold already are left alone. False when memory ran
 * out. Linear.
 */
bool refer_names(refer_board *board);

#endif
