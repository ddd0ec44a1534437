#ifndef QUOTH_BASE_ALLOC_H
#define QUOTH_BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"

/**
 * Where memory comes from. `resize` behaves like realloc that is told the old size: block NULL allocates,
 * new_size 0 releases and returns NULL, NULL for a positive size means that memory ran out and that the
 * block is untouched. Called from every thread that works for the owner, so it must be thread-safe.
 *
 * The secret goes wherever memory goes: whoever builds a table from an article's words has an allocator at
 * hand.
 */
typedef struct base_allocator {
    void *(*resize)(void *context, void *block, size_t old_size, size_t new_size);
    void *context;
    base_secret secret; /**< keys the tables in this memory; see base_hash_keyed */
} base_allocator;

/** The C library's allocator, without a secret. Static: never released. */
const base_allocator *base_allocator_standard(void);

/** New block of `count * size` bytes, not cleared; NULL when memory ran out or the product overflows. */
void *base_new(const base_allocator *allocator, size_t count, size_t size);

/** As base_new, cleared. */
void *base_new_zeroed(const base_allocator *allocator, size_t count, size_t size);

/** Resizes an array of `size`-byte items; NULL when memory ran out (the old block stays valid). */
void *base_resize(const base_allocator *allocator, void *block, size_t old_count, size_t new_count,
                  size_t size);

/** Releases a block of `count * size` bytes; NULL is allowed. */
void base_free(const base_allocator *allocator, void *block, size_t count, size_t size);

/** True and *product = a * b unless that overflows. */
bool base_multiply(size_t a, size_t b, size_t *product);

#endif
