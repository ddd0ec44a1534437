#ifndef QUOTH_TEXT_UTF8_H
#define QUOTH_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Stands for bytes that are no character (U+FFFD). */
#define TEXT_REPLACEMENT UINT32_C(0xFFFD)

/**
 * Decodes the character that begins at `bytes` (count > 0): sets *code and returns its length in bytes, 1
 * to 4. An ill-formed sequence gives TEXT_REPLACEMENT and the length of its maximal subpart (The Unicode
 * Standard 15.0, section 3.9, table 3-8), so that decoding always goes on.
 */
size_t text_decode(const char *bytes, size_t count, uint32_t *code);

/** Writes a character as UTF-8 and returns its length, 1 to 4; a surrogate or a number beyond U+10FFFF
 * becomes U+FFFD. */
size_t text_encode(uint32_t code, char bytes[4]);

/** How many bytes from the start are well-formed UTF-8: `count` where all are. Several GB/s on ASCII. */
size_t text_valid_prefix(const char *bytes, size_t count);

/** How many bytes from the start are ASCII other than NUL. */
size_t text_ascii_prefix(const char *bytes, size_t count);

/** The largest cut ≤ limit that does not fall inside a character of well-formed text; `count` if that is
 * within the limit. */
size_t text_cut(const char *bytes, size_t count, size_t limit);

/** Characters (code points) in well-formed text. O(count), 8 bytes at a time. */
size_t text_characters(const char *bytes, size_t count);

/** The start of the character before `position` (position > 0) in well-formed text. */
static inline size_t text_before(const char *bytes, size_t position) {
    do position--;
    while (position > 0 && ((unsigned char)bytes[position] & 0xC0) == 0x80);
    return position;
}

#endif
