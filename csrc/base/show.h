#ifndef QUOTH_BASE_SHOW_H
#define QUOTH_BASE_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The one place that decides which characters of names and texts may reach a terminal, a message or a cell.
 * Articles and names of files are other people's: their control characters move the cursor, their line ends
 * make up messages, their overrides turn words round.
 */

/** Which line ends and tabs stand as they are. */
typedef enum base_show_as {
    BASE_SHOW_LINE, /**< none: what is shown is one line */
    BASE_SHOW_LINES /**< tabs, line feeds, and carriage returns before a line feed */
} base_show_as;

/** Bytes of the longest escape. */
enum { BASE_ESCAPE_SIZE = 6 };

/**
 * Whether a character is harmless wherever it is shown. Not: the controls U+0000 to U+001F and U+007F to
 * U+009F, the separators of lines and paragraphs U+2028 and U+2029, and what changes the direction of other
 * characters, U+202A to U+202E and U+2066 to U+206F. The marks U+200E, U+200F and U+061C pass: they show
 * nothing, and right-to-left text needs them.
 */
static inline bool base_show_passes(uint32_t code) {
    if (code < 0x20) return false;
    if (code < 0x7F) return true;
    if (code < 0xA0) return false;
    return code < 0x2028 || (code > 0x202E && code < 0x2066) || code > 0x206F;
}

/** What stands for a character that does not pass, as JSON writes it: \n, \u001b, \u202e. Returns its length;
 * no NUL is added. */
size_t base_show_escape(uint32_t code, char escape[BASE_ESCAPE_SIZE]);

/**
 * Writes text as it may be shown: what does not pass is escaped, an ill-formed byte becomes \xff. As
 * snprintf: fills at most `size` bytes, the last of them NUL, cut between characters; returns the length of
 * the whole, which is `count` where nothing was changed, and more elsewhere. Linear.
 */
size_t base_show(char *out, size_t size, const char *bytes, size_t count, base_show_as as);

#endif
