#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

/** A stretch of memory; its bytes follow the header. */
struct base_arena_block {
    struct base_arena_block *next;
    size_t capacity, used; /**< bytes behind the header */
};

#define ALIGNMENT alignof(max_align_t)
#define FIRST_BLOCK 4000
#define HEADER ((sizeof(base_arena_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

typedef struct base_arena_block base_arena_block;

void base_arena_start(base_arena *arena, const base_allocator *allocator) {
    *arena = (base_arena){.allocator = allocator};
}

/** Puts a block of at least `size` bytes in front. */
static bool add_block(base_arena *arena, size_t size) {
    size_t capacity = size;
#ifndef BASE_ARENA_MALLOC
    /* Half of what is held: blocks grow with the document and waste at most a third of it. */
    size_t wanted = arena->held / 2 > arena->hint ? arena->held / 2 : arena->hint;
    if (wanted < FIRST_BLOCK) wanted = FIRST_BLOCK;
    if (capacity < wanted) capacity = wanted;
#endif
    if (capacity > SIZE_MAX - HEADER) return false;
    base_arena_block *block = base_new(arena->allocator, HEADER + capacity, 1);
    if (!block) return false;
    *block = (base_arena_block){.next = arena->blocks, .capacity = capacity};
    arena->blocks = block;
    arena->held += HEADER + capacity;
    return true;
}

void *base_arena_new(base_arena *arena, size_t count, size_t size) {
    size_t bytes;
    if (!base_multiply(count, size, &bytes) || bytes > SIZE_MAX - ALIGNMENT) return NULL;
    size_t padded = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
#ifdef BASE_ARENA_MALLOC
    if (!add_block(arena, bytes)) return NULL;
    arena->blocks->used = bytes;
    arena->used += padded;
    return (char *)arena->blocks + HEADER;
#else
    base_arena_block *block = arena->blocks;
    if (!block || block->capacity - block->used < padded) {
        if (!add_block(arena, padded)) return NULL;
        block = arena->blocks;
    }
    void *place = (char *)block + HEADER + block->used;
    block->used += padded;
    arena->used += padded;
    return place;
#endif
}

void *base_arena_new_zeroed(base_arena *arena, size_t count, size_t size) {
    void *place = base_arena_new(arena, count, size);
    if (place) memset(place, 0, count * size);
    return place;
}

static void release_blocks(base_arena *arena) {
    while (arena->blocks) {
        base_arena_block *block = arena->blocks;
        arena->blocks = block->next;
        base_free(arena->allocator, block, HEADER + block->capacity, 1);
    }
    arena->held = arena->used = 0;
}

void base_arena_reset(base_arena *arena) {
#ifndef BASE_ARENA_MALLOC
    if (arena->blocks && !arena->blocks->next) {
        arena->blocks->used = 0;
        arena->used = 0;
        return;
    }
    /* Several blocks become one of their size at the next allocation, so that repeated use settles on one. */
    size_t hint = arena->used > arena->hint ? arena->used : arena->hint;
    release_blocks(arena);
    arena->hint = hint;
#else
    release_blocks(arena);
#endif
}

void base_arena_release(base_arena *arena) {
    release_blocks(arena);
    arena->hint = 0;
}
