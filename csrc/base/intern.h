#ifndef QUOTH_BASE_INTERN_H
#define QUOTH_BASE_INTERN_H

#include "base/buf.h"
#include "base/hash.h"

/** Returned for a string that is not there or could not be stored. */
#define BASE_NO_STRING UINT32_MAX

/** Strings stored once, named by an id that is their byte offset in `pool` (NUL-terminated there). Id 0 is
 * "". */
typedef struct base_intern {
    base_buf pool;
    uint32_t *slots; /**< open addressing over ids + 1; 0 is free */
    uint32_t count, capacity;
} base_intern;

/** Makes an empty table; allocates nothing. */
void base_intern_start(base_intern *intern, const base_allocator *allocator);

/** The string's id, stored if new; a NUL byte ends the string. BASE_NO_STRING when memory ran out or the pool
 * passes 4 GiB. The bytes may be part of a string of this table. Expected O(length). */
uint32_t base_intern_id(base_intern *intern, const char *bytes, size_t count);

/** The string behind an id; "" for one that was never given out beyond the pool. Valid until the next
 * base_intern_id. */
const char *base_intern_string(const base_intern *intern, uint32_t id);

/** Releases all. */
void base_intern_release(base_intern *intern);

#endif
