#ifndef QUOTH_BASE_HASH_H
#define QUOTH_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/** What the writer of an article cannot know: the key of tables that hold an article's words. Zeroed is no
 * secret, for tools and tests. */
typedef struct base_secret {
    uint64_t low, high;
} base_secret;

/** Spreads every bit over the word: the finaliser of splitmix64 (Steele, Lea and Flood 2014). A bijection. */
static inline uint64_t base_hash_spread(uint64_t word) {
    word = (word ^ (word >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    word = (word ^ (word >> 27)) * UINT64_C(0x94D049BB133111EB);
    return word ^ (word >> 31);
}

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

/** The same sum of bytes that come piece by piece. */
typedef struct base_sum {
    uint64_t lane[4];
} base_sum;

#define BASE_SUM_BLOCK 32

/** `count` bytes will come in all. */
void base_sum_start(base_sum *sum, size_t count);

/** Takes the next piece; what is left over behind its last whole block of BASE_SUM_BLOCK bytes is not read. */
void base_sum_add(base_sum *sum, const void *bytes, size_t count);

/** The sum, with the rest of less than a block behind all pieces. */
uint64_t base_sum_end(const base_sum *sum, const void *rest, size_t count);

#endif
