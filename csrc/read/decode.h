#ifndef QUOTH_READ_DECODE_H
#define QUOTH_READ_DECODE_H

#include "base/error.h"
#include "read/content.h"

/**
 * Decodes bytes of unknown encoding into the text of an empty content: UTF-8 with or without byte-order mark,
 * UTF-16 with one, else Windows-1252 (of which Latin-1 is the printable part), guessed where most bytes
 * beyond ASCII are no UTF-8. Where only some are not, each ill-formed sequence, lone surrogate or NUL becomes
 * U+FFFD. Either is a warning. `decoded` rules the guess out: the bytes are UTF-8. Clean bytes are not
 * copied. BASE_FORMAT for bytes that are no text; the message calls them `name`. Linear; several GB/s on
 * clean UTF-8.
 */
bool read_decode(const char *bytes, size_t count, bool decoded, const char *name, read_content *content,
                 base_error *error);

/** The character of a byte in Windows-1252; 0 where it has none. */
uint32_t read_windows_character(unsigned char byte);

/** Appends bytes that are meant to be UTF-8, with U+FFFD for what is ill-formed. */
void read_mend(const char *bytes, size_t count, base_buf *mended);

/**
 * Refuses a page that declares an encoding which is neither UTF-8 nor Windows-1252 or its subsets, where its
 * bytes are not UTF-8: false with BASE_UNSUPPORTED naming both. Looks at the first 4,096 bytes only.
 */
bool read_check_charset(const char *bytes, size_t count, const char *name, base_error *error);

#endif
