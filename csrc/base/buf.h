#ifndef QUOTH_BASE_BUF_H
#define QUOTH_BASE_BUF_H

#include <stdint.h>

#include "base/alloc.h"

/**
 * A growing byte string. Failure is sticky: once memory ran out `failed` is set, later additions do nothing,
 * and one check at the end is enough.
 */
typedef struct base_buf {
    const base_allocator *allocator;
    char *bytes; /**< NUL behind the last byte whenever not NULL */
    size_t count, capacity;
    bool failed;
} base_buf;

/** Makes an empty buffer; allocates nothing. */
void base_buf_start(base_buf *buf, const base_allocator *allocator);

/** Appends bytes, a C string, one byte, an unsigned or signed number. */
void base_buf_add(base_buf *buf, const char *bytes, size_t count);
void base_buf_add_string(base_buf *buf, const char *string);
void base_buf_add_byte(base_buf *buf, char byte);
void base_buf_add_number(base_buf *buf, int64_t number);

/** Makes room for `more` further bytes, which the caller may then write behind `count`; false when memory ran
 * out. */
bool base_buf_reserve(base_buf *buf, size_t more);

/** Empties the buffer, keeps its memory and clears `failed`. */
void base_buf_reset(base_buf *buf);

/** Releases the memory; the buffer is empty and usable again. */
void base_buf_release(base_buf *buf);

#endif
