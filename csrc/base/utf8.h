#ifndef QUOTH_BASE_UTF8_H
#define QUOTH_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The one decoder of UTF-8; inline, since whole articles pass through it. */

/** Stands for bytes that are no character (U+FFFD). */
#define BASE_REPLACEMENT UINT32_C(0xFFFD)

/** Length of the sequence that a lead byte announces, and the range of its second byte; 0 for no lead. */
static inline size_t base_utf8_sequence(unsigned char lead, unsigned char *low, unsigned char *high) {
    *low = 0x80;
    *high = 0xBF;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (lead < 0xE0) return 2;
    if (lead == 0xE0) *low = 0xA0;
    if (lead == 0xED) *high = 0x9F;
    if (lead < 0xF0) return 3;
    if (lead == 0xF0) *low = 0x90;
    if (lead == 0xF4) *high = 0x8F;
    return 4;
}

/**
 * Decodes the character that begins at `bytes` (count > 0) and sets its length. False for an ill-formed
 * sequence: then *code is U+FFFD and *length that of its maximal subpart (The Unicode Standard 15.0, table
 * 3-8).
 */
static inline bool base_utf8_decode(const char *bytes, size_t count, uint32_t *code, size_t *length) {
    const unsigned char *at = (const unsigned char *)bytes;
    unsigned char low, high;
    *length = 1;
    if (at[0] < 0x80) {
        *code = at[0];
        return true;
    }
    size_t expected = base_utf8_sequence(at[0], &low, &high);
    *code = BASE_REPLACEMENT;
    if (expected == 0) return false;
    uint32_t value = at[0] & (0xFFu >> (expected + 1));
    for (size_t i = 1; i < expected; i++) {
        if (i >= count || at[i] < low || at[i] > high) return false;
        value = value << 6 | (at[i] & 0x3Fu);
        *length = i + 1;
        low = 0x80;
        high = 0xBF;
    }
    *code = value;
    return true;
}

#endif
