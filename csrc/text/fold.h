#ifndef QUOTH_TEXT_FOLD_H
#define QUOTH_TEXT_FOLD_H

#include "base/buf.h"

/**
 * Appends the form under which strings are looked up and compared: case folded, diacritics gone (é → e, ø →
 * o, ß → ss, compatibility forms resolved), every hyphen and dash "-", every single mark and apostrophe "'",
 * every double mark "\"", runs of white space one blank, none at the ends, invisible characters gone. Folding
 * twice changes nothing. Ill-formed bytes become U+FFFD. Linear; memory failure is the buffer's.
 */
void text_fold(const char *bytes, size_t count, base_buf *folded);

/**
 * As text_fold, into an array, for tokens: writes at most `capacity` bytes, cut at a character, and returns
 * how many. No NUL is added. Runs at about a byte a cycle on ASCII.
 */
size_t text_fold_token(const char *bytes, size_t count, char *folded, size_t capacity);

/**
 * A word without the characters that nobody sees (soft hyphens, zero widths): itself where it has none or is longer than
 * `capacity`, else a copy in `visible`, and *count is changed. One comparison for eight bytes of ASCII.
 */
const char *text_visible(const char *word, size_t *count, char *visible, size_t capacity);

/** Writes the text in lower case (simple mappings of the Unicode Character Database; nothing else changes): at most
 * `capacity` bytes, cut at a character. Returns how many. */
size_t text_lower_token(const char *bytes, size_t count, char *lower, size_t capacity);

/** A capital of ASCII as its small letter; other bytes as they are. */
static inline char text_ascii_lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

/** True where both are equal once folded. Cost: linear, no allocation. */
bool text_fold_equal(const char *a, size_t a_count, const char *b, size_t b_count);

#endif
