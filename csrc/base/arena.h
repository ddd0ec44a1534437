#ifndef QUOTH_BASE_ARENA_H
#define QUOTH_BASE_ARENA_H

#include "base/alloc.h"

/**
 * Memory that is released all at once. Built with -DBASE_ARENA_MALLOC every allocation is a block of its
 * own, so that sanitizers see its bounds.
 */
typedef struct base_arena {
    const base_allocator *allocator;
    struct base_arena_block *blocks; /**< newest first */
    size_t used;                     /**< bytes handed out since the last reset, with padding */
    size_t held;                     /**< bytes taken from the allocator */
    size_t hint;                     /**< bytes that earlier uses needed: the size of the next block */
} base_arena;

/** Makes an empty arena; allocates nothing. */
void base_arena_start(base_arena *arena, const base_allocator *allocator);

/** `count * size` bytes aligned for any type, not cleared; NULL when memory ran out. Size 0 gives a valid
 * pointer. */
void *base_arena_new(base_arena *arena, size_t count, size_t size);

/** As base_arena_new, cleared. */
void *base_arena_new_zeroed(base_arena *arena, size_t count, size_t size);

/** Forgets all allocations; repeated use of one arena settles on one block, which is then kept. */
void base_arena_reset(base_arena *arena);

/** Releases all; the arena can be used again as if just started. */
void base_arena_release(base_arena *arena);

#endif
