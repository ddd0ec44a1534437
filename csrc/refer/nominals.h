#ifndef QUOTH_REFER_NOMINALS_H
#define QUOTH_REFER_NOMINALS_H

#include "refer/board.h"

/**
 * Adds common nouns that head phrases ("the official", "an Israeli company") as nominal items: with a kind
 * where the lexicon knows the noun, else hidden. Runs after names. Linear.
 */
void refer_nominals(refer_board *board);

/** Adds pronouns as items, with person, number and gender; relative ones too. Linear. */
void refer_pronouns(refer_board *board);

#endif
