#ifndef QUOTH_BASE_MAP_H
#define QUOTH_BASE_MAP_H

#include <stdint.h>

#include "base/alloc.h"

/** A map from 64-bit keys to 32-bit values, open addressing. Zeroed is empty. The key 0 is allowed. Keys that
 * an article has a part in must come from base_hash_keyed, or it can choose their slots. */
typedef struct base_map {
    uint64_t *keys;
    uint32_t *values;
    uint32_t count, capacity; /**< capacity is 0 or a power of two */
} base_map;

/** The value behind a key, or `otherwise`. */
uint32_t base_map_value(const base_map *map, uint64_t key, uint32_t otherwise);

/** Sets a key's value (values may be anything but UINT32_MAX, which marks a free slot); false when memory ran
 * out. */
bool base_map_set(base_map *map, const base_allocator *allocator, uint64_t key, uint32_t value);

/** Releases the memory and leaves an empty map. */
void base_map_release(base_map *map, const base_allocator *allocator);

#endif
