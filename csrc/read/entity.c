/* Character references in values that were encoded twice, and in markup that no parser of HTML reads. */

#include "read/entity.h"

#include <string.h>

#include "text/utf8.h"

/** Bytes of the longest reference that is read, "&#x10FFFF;". */
#define LONGEST 10

/** The character that a number means; 0 where it is no number, or that of no character. */
static uint32_t numbered(const char *bytes, size_t count) {
    bool hexadecimal = count > 0 && (bytes[0] | 0x20) == 'x';
    uint32_t code = 0;
    for (size_t i = hexadecimal; i < count; i++) {
        char byte = bytes[i], small = (char)(byte | 0x20);
        uint32_t digit = byte >= '0' && byte <= '9'                    ? (uint32_t)(byte - '0')
                         : hexadecimal && small >= 'a' && small <= 'f' ? (uint32_t)(small - 'a' + 10)
                                                                       : 99;
        if (digit == 99) return 0;
        code = code * (hexadecimal ? 16 : 10) + digit;
        if (code > 0x10FFFF) return 0;
    }
    bool surrogate = code >= 0xD800 && code < 0xE000;
    return count == (size_t)hexadecimal || surrogate || (code < 0x20 && code != '\n' && code != '\t') ? 0
                                                                                                      : code;
}

static uint32_t named(const char *bytes, size_t count) {
    static const struct {
        const char *name;
        uint32_t code;
    } names[] = {
        {"amp", '&'},      {"lt", '<'},        {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
        {"nbsp", 0xA0},    {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
        {"sbquo", 0x201A}, {"bdquo", 0x201E},  {"laquo", 0xAB},   {"raquo", 0xBB},   {"ndash", 0x2013},
        {"mdash", 0x2014}, {"hellip", 0x2026}, {"bull", 0x2022},  {"middot", 0xB7},  {"copy", 0xA9},
        {"reg", 0xAE},     {"trade", 0x2122},  {"euro", 0x20AC},  {"pound", 0xA3},   {"yen", 0xA5},
        {"cent", 0xA2},    {"sect", 0xA7},     {"deg", 0xB0},     {"frac12", 0xBD},  {"frac14", 0xBC},
        {"times", 0xD7},   {"eacute", 0xE9},   {"egrave", 0xE8},  {"agrave", 0xE0},  {"aacute", 0xE1},
        {"iacute", 0xED},  {"oacute", 0xF3},   {"uacute", 0xFA},  {"ntilde", 0xF1},  {"ccedil", 0xE7},
        {"auml", 0xE4},    {"ouml", 0xF6},     {"uuml", 0xFC},    {"szlig", 0xDF}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i].name) == count && memcmp(names[i].name, bytes, count) == 0) return names[i].code;
    return 0;
}

void read_entity_decode(const char *bytes, size_t count, base_buf *out) {
    for (size_t at = 0; at < count;) {
        const char *sign = memchr(bytes + at, '&', count - at);
        size_t plain = sign ? (size_t)(sign - bytes) - at : count - at;
        base_buf_add(out, bytes + at, plain);
        at += plain;
        if (!sign) break;
        size_t most = count - at < LONGEST ? count - at : LONGEST;
        const char *end = memchr(sign, ';', most);
        size_t inner = end ? (size_t)(end - sign) - 1 : 0;
        uint32_t code = inner == 0       ? 0
                        : sign[1] == '#' ? numbered(sign + 2, inner - 1)
                                         : named(sign + 1, inner);
        char encoded[4];
        if (code)
            base_buf_add(out, encoded, text_encode(code, encoded));
        else
            base_buf_add_byte(out, '&');
        at += code ? inner + 2 : 1;
    }
}
