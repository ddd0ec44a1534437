#ifndef QUOTH_READ_DECODE_H
#define QUOTH_READ_DECODE_H

#include "base/buf.h"
#include "base/error.h"
#include "doc/doc.h"

/** Decoded bytes: UTF-8 without byte-order mark and without NUL, either borrowed from the input or in a
 * buffer. */
typedef struct read_decoded {
    const char *bytes;
    size_t count;
    base_buf buf;
} read_decoded;

/**
 * Decodes bytes of unknown encoding: UTF-8 with or without byte-order mark, UTF-16 with one, else
 * Windows-1252 (of which Latin-1 is the printable part), guessed where most bytes beyond ASCII are no UTF-8.
 * Where only some are not, each ill-formed sequence, lone surrogate or NUL becomes U+FFFD. Either is a
 * warning of the document. `decoded` rules the guess out: the bytes are UTF-8. BASE_FORMAT for bytes that are
 * no text; the message calls them `name`. Linear; several GB/s on clean UTF-8. Release with
 * base_buf_release(&text->buf) in any case.
 */
bool read_decode(const char *bytes, size_t count, bool decoded, const char *name, doc *document,
                 read_decoded *text, base_error *error);

/**
 * Refuses a page that declares an encoding which is neither UTF-8 nor Windows-1252 or its subsets, where its
 * bytes are not UTF-8: false with BASE_UNSUPPORTED naming both. Looks at the first 4,096 bytes only.
 */
bool read_check_charset(const char *bytes, size_t count, const char *name, base_error *error);

#endif
