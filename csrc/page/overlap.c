/* What a page's data say of an article, and how much of it a paragraph has. */

#include "page/overlap.h"

#include <string.h>

#include "base/hash.h"
#include "text/fold.h"

enum { PAIR_BITS = 16, SEEN_BITS = 12 };

uint64_t page_word_next(const char *text, size_t end, size_t *at) {
    uint64_t hash = 0;
    for (; *at < end; ++*at) {
        unsigned char small = (unsigned char)text_ascii_lower(text[*at]);
        bool part = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || small >= 0xC3;
        /* Bytes that go on with a character belong to a word where it has begun; marks of any kind do not. */
        if (!part && !(hash && small >= 0x80 && small < 0xC0)) {
            if (hash) break;
            continue;
        }
        if (small >= 0xE3 && small <= 0xED && *at + 2 < end) { /* scripts without blanks: a sign a word */
            if (hash) break;
            uint64_t sign = (uint64_t)small << 16 | (uint64_t)(unsigned char)text[*at + 1] << 8 |
                            (unsigned char)text[*at + 2];
            bool punctuation = sign >> 8 == 0xE380;
            *at += punctuation ? 2 : 3;
            if (punctuation) continue;
            return sign * UINT64_C(0x9E3779B97F4A7C15);
        }
        if (small == 0xE2) { /* U+2000 to U+2FFF: marks and symbols */
            if (hash) break;
            *at += *at + 2 < end ? 2 : 0;
            continue;
        }
        hash = (hash + small + 1) * UINT64_C(0x9E3779B97F4A7C15);
    }
    return hash;
}

static uint32_t pair_bit(uint64_t left, uint64_t right) {
    return (uint32_t)((left * 3 + (right ^ right >> 29)) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - PAIR_BITS));
}

static uint64_t *read_pairs(const base_buf *text, base_arena *arena) {
    uint64_t *pairs = base_arena_new_zeroed(arena, (1u << PAIR_BITS) / 64, sizeof *pairs);
    if (!pairs) return NULL;
    uint64_t last = 0, word;
    for (size_t at = 0; (word = page_word_next(text->bytes, text->count, &at)) != 0; last = word) {
        uint32_t bit = pair_bit(last, word);
        if (last) pairs[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
    return pairs;
}

bool page_overlap_start(page_overlap *overlap, const read_meta *meta, base_arena *arena) {
    static const read_field fields[PAGE_OVERLAP_COUNT] = {READ_TITLE, READ_SUMMARY, READ_BODY};
    *overlap = (page_overlap){.seen = base_arena_new_zeroed(arena, 1u << SEEN_BITS, 1)};
    bool done = overlap->seen != NULL;
    for (int i = 0; done && i < PAGE_OVERLAP_COUNT; i++) {
        if (meta->values[fields[i]].count == 0) continue;
        overlap->pairs[i] = read_pairs(&meta->values[fields[i]], arena);
        done = overlap->pairs[i] != NULL;
    }
    return done;
}

uint32_t page_overlap_see(page_overlap *overlap, const char *text, uint32_t begin, uint32_t end,
                          uint8_t found[PAGE_OVERLAP_COUNT]) {
    uint32_t hits[PAGE_OVERLAP_COUNT] = {0}, pairs = 0;
    uint64_t last = 0, word, all = 0;
    for (size_t at = begin; (word = page_word_next(text, end, &at)) != 0; last = word) {
        all = (all + word) * UINT64_C(0xBF58476D1CE4E5B9);
        if (!last) continue;
        uint32_t bit = pair_bit(last, word);
        pairs++;
        for (int i = 0; i < PAGE_OVERLAP_COUNT; i++)
            if (overlap->pairs[i]) hits[i] += (uint32_t)(overlap->pairs[i][bit / 64] >> (bit % 64) & 1);
    }
    for (int i = 0; i < PAGE_OVERLAP_COUNT; i++)
        found[i] = (uint8_t)(!overlap->pairs[i] ? 0 : pairs == 0 ? 1 : 1 + (uint64_t)hits[i] * 254 / pairs);
    uint32_t slot = (uint32_t)((all ^ all >> 31) >> (63 - SEEN_BITS)) & ((1u << SEEN_BITS) - 1);
    overlap->seen[slot] = (uint8_t)(overlap->seen[slot] + (overlap->seen[slot] < 255));
    return slot;
}
