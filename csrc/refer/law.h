#ifndef QUOTH_REFER_LAW_H
#define QUOTH_REFER_LAW_H

#include "refer/board.h"

/**
 * Adds the names of legal instruments: a noun of name_instruments with a number, an issuer, or capitalised
 * words
 * ("Resolution 84", "Security Council 84", "the Kyoto Protocol", "Article 9 of the Treaty of Lisbon"), and
 * bare numbers where the document has an instrument of that number. Runs before other names. False when
 * memory ran out. Linear.
 */
bool refer_laws(refer_board *board);

/** Adds these tokens as an instrument's name; NULL where neither a noun of name_instruments nor a number is
 * among them. */
refer_item *refer_law_taught(refer_board *board, doc_range tokens);

/** What the lexicon says of a token as an instrument's noun. */
name_making refer_law_making(const refer_board *board, uint32_t token);

/** Hash of the family of an instrument's noun ("deal" and "agreement" are one), 0 where it has none. */
uint64_t refer_law_family(const refer_board *board, uint32_t token);

/** True for the verb of "do it", whose object is what somebody does. */
bool refer_law_deed(const refer_board *board, uint32_t verb);

/** True for the last word of a body that issues numbered instruments: "Council". */
bool refer_law_issuer(const refer_board *board, uint32_t token);

/**
 * True where the noun at `token`, which can also mean an event or an outcome ("a diplomatic resolution", "the
 * resolution of the dispute"), is used for an instrument. Nouns with no such other meaning are always true.
 * `known` says that an instrument of this noun stands before it in the document.
 */
bool refer_law_is_instrument(const refer_board *board, uint32_t token, bool known);

#endif
