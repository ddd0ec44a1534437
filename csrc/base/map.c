/* A map from hashes to numbers. */

#include "base/map.h"

#include <string.h>

#include "base/hash.h"

/** The key's slot, or the free slot where it would go; the table has one. */
static uint32_t slot_of(const base_map *map, uint64_t key) {
    uint32_t mask = map->capacity - 1;
    uint32_t slot = (uint32_t)base_hash_spread(key) & mask;
    while (map->values[slot] != UINT32_MAX && map->keys[slot] != key) slot = (slot + 1) & mask;
    return slot;
}

uint32_t base_map_value(const base_map *map, uint64_t key, uint32_t otherwise) {
    if (map->count == 0) return otherwise;
    uint32_t slot = slot_of(map, key);
    return map->values[slot] == UINT32_MAX ? otherwise : map->values[slot];
}

static bool map_grow(base_map *map, const base_allocator *allocator) {
    if (map->capacity > UINT32_MAX / 2) return false;
    base_map fresh = {.capacity = map->capacity ? map->capacity * 2 : 16, .count = map->count};
    fresh.keys = base_new(allocator, fresh.capacity, sizeof *fresh.keys);
    fresh.values = base_new(allocator, fresh.capacity, sizeof *fresh.values);
    if (!fresh.keys || !fresh.values) {
        base_map_release(&fresh, allocator);
        return false;
    }
    memset(fresh.values, 0xFF, fresh.capacity * sizeof *fresh.values);
    for (uint32_t i = 0; i < map->capacity; i++) {
        if (map->values[i] == UINT32_MAX) continue;
        uint32_t slot = slot_of(&fresh, map->keys[i]);
        fresh.keys[slot] = map->keys[i];
        fresh.values[slot] = map->values[i];
    }
    base_map_release(map, allocator);
    *map = fresh;
    return true;
}

bool base_map_set(base_map *map, const base_allocator *allocator, uint64_t key, uint32_t value) {
    if (map->count >= map->capacity / 4 * 3 && !map_grow(map, allocator)) return false;
    uint32_t slot = slot_of(map, key);
    if (map->values[slot] == UINT32_MAX) {
        map->keys[slot] = key;
        map->count++;
    }
    map->values[slot] = value;
    return true;
}

void base_map_release(base_map *map, const base_allocator *allocator) {
    base_free(allocator, map->keys, map->capacity, sizeof *map->keys);
    base_free(allocator, map->values, map->capacity, sizeof *map->values);
    *map = (base_map){0};
}
