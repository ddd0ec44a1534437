#include "base/show.h"

#include <string.h>

#include "base/utf8.h"

static const char digits[] = "0123456789abcdef";

/* The letter of a control character that has one. */
static char letter_of(uint32_t code) {
    switch (code) {
    case '\b':
        return 'b';
    case '\t':
        return 't';
    case '\n':
        return 'n';
    case '\f':
        return 'f';
    case '\r':
        return 'r';
    default:
        return 0;
    }
}

size_t base_show_escape(uint32_t code, char escape[BASE_ESCAPE_SIZE]) {
    escape[0] = '\\';
    escape[1] = letter_of(code);
    if (escape[1]) return 2;
    escape[1] = 'u';
    for (int i = 0; i < 4; i++) escape[2 + i] = digits[code >> (12 - 4 * i) & 15];
    return 6;
}

/* Whether white space at `bytes` may stay where lines are shown. */
static bool lays_out(const char *bytes, size_t count) {
    return bytes[0] == '\n' || bytes[0] == '\t' || (bytes[0] == '\r' && count > 1 && bytes[1] == '\n');
}

/* How many bytes from the start can be shown as they are. */
static size_t harmless_prefix(const char *bytes, size_t count, base_show_as as) {
    size_t at = 0;
    while (at < count) {
        unsigned char byte = (unsigned char)bytes[at];
        uint32_t code = byte;
        size_t length = 1;
        if (byte >= 0x80 && !base_utf8_decode(bytes + at, count - at, &code, &length)) break;
        if (!base_show_passes(code) && !(as == BASE_SHOW_LINES && lays_out(bytes + at, count - at))) break;
        at += length;
    }
    return at;
}

/* Escapes the one character, or ill-formed byte, that stands at `bytes`; sets its length. */
static size_t escape_at(const char *bytes, size_t count, size_t *length, char escape[BASE_ESCAPE_SIZE]) {
    uint32_t code;
    if (base_utf8_decode(bytes, count, &code, length)) return base_show_escape(code, escape);
    *length = 1;
    unsigned char byte = (unsigned char)bytes[0];
    const char written[4] = {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    memcpy(escape, written, sizeof written);
    return sizeof written;
}

/* The largest cut within `limit` that does not fall inside a character of harmless text. */
static size_t cut_at_character(const char *bytes, size_t count, size_t limit) {
    if (count <= limit) return count;
    while (limit > 0 && ((unsigned char)bytes[limit] & 0xC0) == 0x80) limit--;
    return limit;
}

size_t base_show(char *out, size_t size, const char *bytes, size_t count, base_show_as as) {
    size_t total = 0, room = size ? size - 1 : 0, used = 0;
    bool open = true; /* nothing was cut yet */
    while (count > 0) {
        size_t run = harmless_prefix(bytes, count, as);
        size_t fits = open ? cut_at_character(bytes, run, room - used) : 0;
        if (fits) memcpy(out + used, bytes, fits);
        used += fits;
        open = open && fits == run;
        total += run;
        bytes += run;
        count -= run;
        if (count == 0) break;
        char escape[BASE_ESCAPE_SIZE];
        size_t length, escaped = escape_at(bytes, count, &length, escape);
        open = open && escaped <= room - used;
        if (open) memcpy(out + used, escape, escaped);
        if (open) used += escaped;
        total += escaped;
        bytes += length;
        count -= length;
    }
    if (size) out[used] = '\0';
    return total;
}
