#ifndef QUOTH_BASE_VEC_H
#define QUOTH_BASE_VEC_H

#include <stdint.h>

#include "base/alloc.h"

/**
 * A growing array: `BASE_VEC(uint32_t) heads = {0};`. Items may be read and written through `.items[i]`,
 * i < `.count`. Zeroed is empty. Counts are 32-bit: growth past UINT32_MAX items fails like memory.
 */
#define BASE_VEC(type)                                                                                       \
    struct {                                                                                                 \
        type *items;                                                                                         \
        uint32_t count, capacity;                                                                            \
    }

/** Makes room for `more` further items; false when memory ran out. Grows by doubling. */
#define base_vec_reserve(allocator, vec, more)                                                               \
    base_vec_grow((allocator), (void **)&(vec)->items, (vec)->count, &(vec)->capacity, (more),               \
                  sizeof *(vec)->items)

/** Appends a value; false when memory ran out. */
#define base_vec_push(allocator, vec, ...)                                                                   \
    (((vec)->count < (vec)->capacity || base_vec_reserve(allocator, vec, 1))                                 \
         ? ((vec)->items[(vec)->count++] = (__VA_ARGS__), true)                                              \
         : false)

/** Releases the items and leaves an empty vector. */
#define base_vec_release(allocator, vec)                                                                     \
    (base_free((allocator), (vec)->items, (vec)->capacity, sizeof *(vec)->items), (vec)->items = NULL,       \
     (vec)->count = (vec)->capacity = 0)

/** The macros' worker; call those instead. */
bool base_vec_grow(const base_allocator *allocator, void **items, uint32_t count, uint32_t *capacity,
                   uint32_t more, size_t size);

#endif
