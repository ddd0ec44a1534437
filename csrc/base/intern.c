#include "base/intern.h"

#include <stdint.h>
#include <string.h>

void base_intern_start(base_intern *intern, const base_allocator *allocator) {
    *intern = (base_intern){0};
    base_buf_start(&intern->pool, allocator);
}

static size_t up_to_nul(const char *bytes, size_t count) {
    const char *nul = count ? memchr(bytes, '\0', count) : NULL;
    return nul ? (size_t)(nul - bytes) : count;
}

/** The slot that holds the string, or the free slot where it would go. */
static uint32_t slot_of(const base_intern *intern, const char *bytes, size_t count) {
    uint32_t mask = intern->capacity - 1;
    uint32_t slot = (uint32_t)base_hash_keyed(&intern->pool.allocator->secret, bytes, count, 0) & mask;
    for (; intern->slots[slot]; slot = (slot + 1) & mask) {
        size_t id = intern->slots[slot] - 1;
        if (intern->pool.count - id <= count) continue;
        const char *known = intern->pool.bytes + id;
        if (memcmp(known, bytes, count) == 0 && known[count] == '\0') break;
    }
    return slot;
}

static bool grow(base_intern *intern) {
    if (intern->capacity > UINT32_MAX / 2) return false;
    const base_allocator *allocator = intern->pool.allocator;
    uint32_t capacity = intern->capacity ? intern->capacity * 2 : 32;
    uint32_t *slots = base_new_zeroed(allocator, capacity, sizeof *slots);
    if (!slots) return false;
    uint32_t *old = intern->slots, old_capacity = intern->capacity;
    intern->slots = slots;
    intern->capacity = capacity;
    for (uint32_t i = 0; i < old_capacity; i++) {
        if (!old[i]) continue;
        const char *string = intern->pool.bytes + (old[i] - 1);
        intern->slots[slot_of(intern, string, strlen(string))] = old[i];
    }
    base_free(allocator, old, old_capacity, sizeof *old);
    return true;
}

/** Where in the pool bytes lie; SIZE_MAX where they lie elsewhere. */
static size_t place_in(const base_buf *pool, const char *bytes) {
    uintptr_t begin = (uintptr_t)pool->bytes, at = (uintptr_t)bytes;
    return pool->count && at >= begin && at - begin < pool->count ? (size_t)(at - begin) : SIZE_MAX;
}

uint32_t base_intern_id(base_intern *intern, const char *bytes, size_t count) {
    count = up_to_nul(bytes, count);
    if (count == 0) return 0;
    if (intern->count >= intern->capacity / 4 * 3 && !grow(intern)) return BASE_NO_STRING;
    uint32_t slot = slot_of(intern, bytes, count);
    if (intern->slots[slot]) return intern->slots[slot] - 1;

    size_t id = intern->pool.count ? intern->pool.count : 1;
    if (id > BASE_NO_STRING - 2 - count) return BASE_NO_STRING;
    /* A part of a string of ours moves with the pool. */
    size_t place = place_in(&intern->pool, bytes);
    if (!base_buf_reserve(&intern->pool, count + 2)) {
        intern->pool.failed = false; /* a later, smaller string may still fit */
        return BASE_NO_STRING;
    }
    if (place != SIZE_MAX) bytes = intern->pool.bytes + place;
    if (intern->pool.count == 0) base_buf_add(&intern->pool, "", 1);
    base_buf_add(&intern->pool, bytes, count);
    base_buf_add(&intern->pool, "", 1);
    intern->slots[slot] = (uint32_t)id + 1;
    intern->count++;
    return (uint32_t)id;
}

const char *base_intern_string(const base_intern *intern, uint32_t id) {
    return id < intern->pool.count ? intern->pool.bytes + id : "";
}

void base_intern_release(base_intern *intern) {
    const base_allocator *allocator = intern->pool.allocator;
    base_free(allocator, intern->slots, intern->capacity, sizeof *intern->slots);
    base_buf_release(&intern->pool);
    base_intern_start(intern, allocator);
}
