#include "base/vec.h"

#define FIRST_CAPACITY 8

bool base_vec_grow(const base_allocator *allocator, void **items, uint32_t count, uint32_t *capacity,
                   uint32_t more, size_t size) {
    if (more <= *capacity - count) return true;
    if (more > UINT32_MAX - count) return false;
    uint32_t needed = count + more;
    uint32_t fresh = *capacity > UINT32_MAX / 2 ? UINT32_MAX : *capacity * 2;
    if (fresh < FIRST_CAPACITY) fresh = FIRST_CAPACITY;
    if (fresh < needed) fresh = needed;
    void *moved = base_resize(allocator, *items, *capacity, fresh, size);
    if (!moved) return false;
    *items = moved;
    *capacity = fresh;
    return true;
}
