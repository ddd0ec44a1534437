#ifndef QUOTH_LANG_TUNING_H
#define QUOTH_LANG_TUNING_H

/*
 * The numbers of this room that were chosen and not learned, in one place, each with what chose it: F of sentences and words in the
 * development parts of GUM (96.4 / 99.8) and EWT (88.0 / 99.2), LAS there (85.7 / 83.4), and names in worldwide news (all 80.5),
 * and what another value makes of them. "Flat": the values told change none of these by 0.1. "By eye": nothing was measured.
 * The shape of a section (features of a place, bytes of a form, letters of a suffix) stands with its reader.
 */

/* ---- sentences: sentence.c, sentence_features.c ---- */

/** No sentence ends where the near features sum to less than this, in units of the logistic function's argument; the others need
 * not be looked at. -9, -3, -0.5: flat, at more or less work; 3: GUM's sentences 84.5. */
#define LANG_SPLIT_HOPELESS (-1.5f)

/* ---- tokens: token.c, token_pieces.c, token_shape.c ---- */

/** Bytes that are looked at for the sign of an e-mail address or the end of a host's name. 64: flat. */
#define LANG_ADDRESS_REACH 128u
/** Most bytes of the last label of a host's name. 6: flat. */
#define LANG_DOMAIN_LONGEST 10u
/** Bytes behind the white space behind a run that are looked at for its first piece. 16: flat. */
#define LANG_AFTER_REACH 64u

/* ---- what the weights hash: whoever changes one learns them again. By eye ---- */

/** Tokens before and behind a place that its features see. */
#define LANG_SPLIT_AROUND 4
/** Pieces of a run whose shapes are its outline. */
#define LANG_OUTLINE_PIECES 12u
/** Most letters of a piece that joins a token's hash letter by letter. */
#define LANG_PIECE_LETTERS 16u
/** Marks of a run that count: "....." is "....". */
#define LANG_LONG_RUN 4u

/* ---- datelines: dateline.c. By eye ---- */

/** Most tokens of a place, a date and an agency. */
#define LANG_DATELINE_TOKENS 18u
/** Least tokens of the paragraph behind them. */
#define LANG_DATELINE_BEHIND 4u
/** Least letters of a place in capitals that shows a dateline; shorter ones are mostly acronyms. */
#define LANG_DATELINE_CAPITALS 4
/** Most tokens before the dash of one that shows it by its capitals alone. */
#define LANG_DATELINE_PLACE 8u

/* ---- names: ner.c, initial_capitals.c ---- */

/** Tokens whose names are decided together: a long article. A longer document is cut into windows of this size. 1024: all names
 * found, whatever their kind, 87.6 instead of 87.7; 8192: flat. */
#define LANG_NAMES_WINDOW 4096u
/** Different first words that are known at once; beyond three quarters of them further ones are left out. 512: flat. */
#define LANG_FIRSTS_SLOTS 4096u

#endif
