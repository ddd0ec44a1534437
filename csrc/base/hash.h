#ifndef QUOTH_BASE_HASH_H
#define QUOTH_BASE_HASH_H

#include <stdint.h>

#include "base/alloc.h"

/**
 * 64-bit hash of bytes; the same on every machine, because models store hashes. For features of models and
 * for words of ours: whoever knows it can write words whose hashes are equal, and small seeds are bits of the
 * first byte, which keep nothing apart ("dc" under 2 is "ec" under 3).
 */
uint64_t base_hash_bytes(const void *bytes, size_t count, uint64_t seed);

/**
 * 64-bit hash of bytes that depends on a secret (SipHash-1-3): for tables of what articles bring, and
 * wherever equal hashes are taken for equal bytes. Who does not know the secret finds no two equal ones but
 * by chance, which for n strings is n² / 2^65: one in 370,000 for ten million. `seed` keeps kinds of keys
 * apart. Nothing may depend on the order of such hashes: it differs from run to run.
 */
uint64_t base_hash_keyed(const base_secret *secret, const void *bytes, size_t count, uint64_t seed);

/** Mixes a value into a hash; for features made of several parts, and keys that begin with a keyed hash. */
uint64_t base_hash_mix(uint64_t hash, uint64_t value);

/** 64-bit sum that detects any change of one byte; for model sections. */
uint64_t base_checksum(const void *bytes, size_t count);

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
