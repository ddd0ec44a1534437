#include "base/hash.h"

#include <string.h>

#define ODD_1 UINT64_C(0x9E3779B97F4A7C15)
#define ODD_2 UINT64_C(0xBF58476D1CE4E5B9)
#define ODD_3 UINT64_C(0x94D049BB133111EB)

static uint64_t little_endian(uint64_t word) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return __builtin_bswap64(word);
#else
    return word;
#endif
}

/** Four bytes as a little-endian number. */
static uint64_t load_half(const unsigned char *bytes) {
    uint32_t half;
    memcpy(&half, bytes, 4);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    half = __builtin_bswap32(half);
#endif
    return half;
}

/** The next up to eight bytes as a little-endian number. Short ones are read in two or three loads that
 * overlap: what both bring is the same. */
static uint64_t load(const unsigned char *bytes, size_t count) {
    if (count >= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        return little_endian(word);
    }
    if (count >= 4) return load_half(bytes) | load_half(bytes + count - 4) << (8 * (count - 4));
    if (count == 0) return 0;
    size_t middle = count / 2, last = count - 1;
    return bytes[0] | (uint64_t)bytes[middle] << (8 * middle) | (uint64_t)bytes[last] << (8 * last);
}

uint64_t base_hash_mix(uint64_t hash, uint64_t value) {
    return base_hash_spread((hash + ODD_1) ^ (value * ODD_2 + (value >> 32)));
}

uint64_t base_hash_bytes(const void *bytes, size_t count, uint64_t seed) {
    const unsigned char *at = bytes;
    uint64_t hash = seed ^ ((uint64_t)count * ODD_1);
    for (; count > 8; at += 8, count -= 8) {
        hash = (hash ^ load(at, 8)) * ODD_2;
        hash ^= hash >> 29;
    }
    return base_hash_spread((hash ^ load(at, count)) + ODD_1);
}

static uint64_t turn(uint64_t word, unsigned by) {
    return word << by | word >> (64 - by);
}

/** The four words of SipHash. */
typedef struct sip {
    uint64_t a, b, c, d;
} sip;

static inline void sip_round(sip *v) {
    v->a += v->b;
    v->c += v->d;
    v->b = turn(v->b, 13) ^ v->a;
    v->d = turn(v->d, 16) ^ v->c;
    v->a = turn(v->a, 32) + v->d;
    v->c += v->b;
    v->b = turn(v->b, 17) ^ v->c;
    v->d = turn(v->d, 21) ^ v->a;
    v->c = turn(v->c, 32);
}

static inline void sip_take(sip *v, uint64_t word) {
    v->d ^= word;
    sip_round(v);
    v->a ^= word;
}

/* SipHash with one round a word and three at the end (Aumasson and Bernstein 2012). */
uint64_t base_hash_keyed(const base_secret *secret, const void *bytes, size_t count, uint64_t seed) {
    const unsigned char *at = bytes;
    uint64_t low = secret->low ^ seed, high = secret->high, last = (uint64_t)count << 56;
    sip v = {low ^ UINT64_C(0x736F6D6570736575), high ^ UINT64_C(0x646F72616E646F6D),
             low ^ UINT64_C(0x6C7967656E657261), high ^ UINT64_C(0x7465646279746573)};
    for (; count >= 8; at += 8, count -= 8) sip_take(&v, load(at, 8));
    sip_take(&v, last | load(at, count));
    v.c ^= 0xFF;
    for (int i = 0; i < 3; i++) sip_round(&v);
    return v.a ^ v.b ^ v.c ^ v.d;
}

enum { LANES = 4, BLOCK = BASE_SUM_BLOCK };

/** A bijection of the lane, so that a changed word always changes the lane and then the sum. */
static inline uint64_t sum_step(uint64_t lane, const unsigned char *at) {
    uint64_t mixed = (lane ^ load(at, 8)) * ODD_1;
    return mixed ^ (mixed >> 32);
}

void base_sum_start(base_sum *sum, size_t count) {
    *sum = (base_sum){{count, ODD_1, ODD_2, ODD_3}};
}

void base_sum_add(base_sum *sum, const void *bytes, size_t count) {
    /* Four numbers and no array: compilers make vectors of that, whose products of 64 bits take twice as long. */
    uint64_t a = sum->lane[0], b = sum->lane[1], c = sum->lane[2], d = sum->lane[3];
    for (const unsigned char *at = bytes; count >= BLOCK; at += BLOCK, count -= BLOCK) {
        a = sum_step(a, at);
        b = sum_step(b, at + 8);
        c = sum_step(c, at + 16);
        d = sum_step(d, at + 24);
    }
    *sum = (base_sum){{a, b, c, d}};
}

uint64_t base_sum_end(const base_sum *sum, const void *rest, size_t count) {
    const unsigned char *at = rest;
    uint64_t all = 0;
    for (size_t lane = 0; lane < LANES; lane++) all = base_hash_spread(all ^ sum->lane[lane]);
    for (; count > 0; at += count < 8 ? count : 8, count -= count < 8 ? count : 8)
        all = base_hash_spread(all ^ load(at, count));
    return all;
}

uint64_t base_checksum(const void *bytes, size_t count) {
    const size_t rest = count % BLOCK, whole = count - rest;
    base_sum sum;
    base_sum_start(&sum, count);
    base_sum_add(&sum, bytes, whole);
    return base_sum_end(&sum, (const unsigned char *)bytes + whole, rest);
}
