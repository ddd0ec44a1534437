#include "write/json.h"

#include "base/show.h"
#include "text/utf8.h"

/* Whether a byte begins a character that may have to be escaped. */
static bool may_need_escape(unsigned char byte) {
    return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F || byte == 0xC2 || byte == 0xE2;
}

/* Appends well-formed text, copied run by run. */
static void add_valid(base_buf *buf, const char *bytes, size_t count) {
    size_t run = 0;
    for (size_t i = 0; i < count; i++) {
        if (!may_need_escape((unsigned char)bytes[i])) continue;
        uint32_t code;
        char escape[BASE_ESCAPE_SIZE] = {'\\', bytes[i]};
        size_t escaped = 2, length = text_decode(bytes + i, count - i, &code);
        if (code != '"' && code != '\\') {
            if (base_show_passes(code)) continue;
            escaped = base_show_escape(code, escape);
        }
        base_buf_add(buf, bytes + run, i - run);
        base_buf_add(buf, escape, escaped);
        run = i + length;
        i = run - 1;
    }
    base_buf_add(buf, bytes + run, count - run);
}

void write_json_string(base_buf *buf, const char *bytes, size_t count) {
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

void write_json_thousandths(base_buf *buf, uint32_t thousandths) {
    uint32_t rest = thousandths % 1000;
    base_buf_add_number(buf, thousandths / 1000);
    if (rest == 0) return;
    base_buf_add_byte(buf, '.');
    for (uint32_t unit = 100; rest; unit /= 10) {
        base_buf_add_byte(buf, (char)('0' + rest / unit));
        rest %= unit;
    }
}
