#include "out/json.h"

#include "text/utf8.h"

/* The characters that JSON wants escaped; 0 for those written as they are. */
static char escape_of(unsigned char byte) {
    switch (byte) {
    case '"':
    case '\\':
        return (char)byte;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return byte < 0x20 || byte == 0x7F ? 'u' : 0;
    }
}

static void add_escaped(base_buf *buf, unsigned char byte, char escape) {
    static const char digits[] = "0123456789abcdef";
    base_buf_add_byte(buf, '\\');
    base_buf_add_byte(buf, escape);
    if (escape != 'u') return;
    base_buf_add(buf, "00", 2);
    base_buf_add_byte(buf, digits[byte >> 4]);
    base_buf_add_byte(buf, digits[byte & 15]);
}

/* Appends well-formed text, copied run by run. */
static void add_valid(base_buf *buf, const char *bytes, size_t count) {
    size_t run = 0;
    for (size_t i = 0; i < count; i++) {
        char escape = escape_of((unsigned char)bytes[i]);
        if (!escape) continue;
        base_buf_add(buf, bytes + run, i - run);
        add_escaped(buf, (unsigned char)bytes[i], escape);
        run = i + 1;
    }
    base_buf_add(buf, bytes + run, count - run);
}

void out_json_string(base_buf *buf, const char *bytes, size_t count) {
    if (!bytes) {
        base_buf_add_string(buf, "null");
        return;
    }
    base_buf_add_byte(buf, '"');
    while (count) {
        size_t valid = text_valid_prefix(bytes, count);
        add_valid(buf, bytes, valid);
        bytes += valid;
        count -= valid;
        if (count == 0) break;
        uint32_t code;
        size_t bad = text_decode(bytes, count, &code);
        base_buf_add_string(buf, "\xEF\xBF\xBD");
        bytes += bad;
        count -= bad;
    }
    base_buf_add_byte(buf, '"');
}

void out_json_thousandths(base_buf *buf, uint32_t thousandths) {
    uint32_t rest = thousandths % 1000;
    base_buf_add_number(buf, thousandths / 1000);
    if (rest == 0) return;
    base_buf_add_byte(buf, '.');
    for (uint32_t unit = 100; rest; unit /= 10) {
        base_buf_add_byte(buf, (char)('0' + rest / unit));
        rest %= unit;
    }
}
