#include "text/utf8.h"

#include <string.h>

#include "base/utf8.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)
#define LOW_BITS UINT64_C(0x0101010101010101)

static uint64_t load(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

size_t text_decode(const char *bytes, size_t count, uint32_t *code) {
    size_t length;
    base_utf8_decode(bytes, count, code, &length);
    return length;
}

size_t text_encode(uint32_t code, char bytes[4]) {
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = TEXT_REPLACEMENT;
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    bytes[0] = (char)((0xF00u >> length & 0xFF) | code);
    return length;
}

size_t text_valid_prefix(const char *bytes, size_t count) {
    size_t at = 0;
    while (at < count) {
        if ((unsigned char)bytes[at] < 0x80) {
            while (count - at >= 32 && ((load(bytes + at) | load(bytes + at + 8) | load(bytes + at + 16) |
                                         load(bytes + at + 24)) &
                                        HIGH_BITS) == 0)
                at += 32;
            while (at < count && (unsigned char)bytes[at] < 0x80) at++;
            continue;
        }
        uint32_t code;
        size_t length;
        if (!base_utf8_decode(bytes + at, count - at, &code, &length)) return at;
        at += length;
    }
    return count;
}

size_t text_ascii_prefix(const char *bytes, size_t count) {
    size_t at = 0;
    /* A byte of zero borrows into its high bit; so may a 0x01 above one, and the slow loop sorts that out. */
    while (count - at >= 8 && ((load(bytes + at) | (load(bytes + at) - LOW_BITS)) & HIGH_BITS) == 0) at += 8;
    while (at < count && bytes[at] != '\0' && (unsigned char)bytes[at] < 0x80) at++;
    return at;
}

size_t text_cut(const char *bytes, size_t count, size_t limit) {
    if (count <= limit) return count;
    while (limit > 0 && ((unsigned char)bytes[limit] & 0xC0) == 0x80) limit--;
    return limit;
}

size_t text_characters(const char *bytes, size_t count) {
    size_t continuations = 0, at = 0;
    for (; count - at >= 8; at += 8) {
        uint64_t word = load(bytes + at);
        /* 10xxxxxx: the high bit set and the next one clear. */
        uint64_t marks = word >> 7 & ~(word >> 6) & LOW_BITS;
        continuations += (size_t)(marks * LOW_BITS >> 56);
    }
    for (; at < count; at++) continuations += ((unsigned char)bytes[at] & 0xC0) == 0x80;
    return count - continuations;
}
