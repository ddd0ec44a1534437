/* UTF-8 that was read as Windows-1252, and written again. */

#include "read/mojibake.h"

#include <stdio.h>
#include <string.h>

#include "read/decode.h"
#include "text/utf8.h"

/** "â€", which begins every dash, quotation mark and ellipsis that was misread. */
static const char certain[] = "\xC3\xA2\xE2\x82\xAC";

/** The byte that Windows-1252 made of a character; 0 where it made none. Control characters stand for
 * the bytes that have no character there. */
static unsigned char byte_of(uint32_t code) {
    if (code < 0x80) return 0;
    if (code < 0x100) return (unsigned char)code;
    for (unsigned byte = 0x80; byte < 0xA0; byte++)
        if (read_windows_character((unsigned char)byte) == code) return (unsigned char)byte;
    return 0;
}

/** The character that misread characters at a place are together: its code, and *length of what it stands
 * for; 0 for none. */
static uint32_t misread_at(const char *text, size_t count, size_t *length) {
    char bytes[4];
    size_t used = 0, at = 0, needed = 4;
    while (used < needed && at < count) {
        uint32_t code;
        size_t size = text_decode(text + at, count - at, &code);
        unsigned char byte = byte_of(code);
        if (used == 0) needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC3 ? 2 : 0;
        if (byte == 0 || (used > 0 && (byte & 0xC0) != 0x80)) return 0;
        if (needed == 0) return 0;
        bytes[used++] = (char)byte;
        at += size;
    }
    uint32_t code = 0;
    if (used < needed || text_valid_prefix(bytes, used) != used) return 0;
    text_decode(bytes, used, &code);
    *length = at;
    return code;
}

static bool is_misread(const read_content *content) {
    const char *at = content->text, *end = content->text + content->size;
    size_t length;
    while ((at = memchr(at, certain[0], (size_t)(end - at))) != NULL) {
        size_t left = (size_t)(end - at);
        if (left < sizeof certain) return false;
        if (memcmp(at, certain, sizeof certain - 1) == 0 && misread_at(at, left, &length)) return true;
        at++;
    }
    return false;
}

bool read_mojibake(read_content *content) {
    if (!is_misread(content)) return true;
    base_buf repaired;
    base_buf_start(&repaired, content->allocator);
    size_t count = 0, first = 0;
    for (size_t at = 0; at < content->size;) {
        size_t plain = text_ascii_prefix(content->text + at, content->size - at), length;
        base_buf_add(&repaired, content->text + at, plain);
        at += plain;
        if (at == content->size) break;
        uint32_t code = misread_at(content->text + at, content->size - at, &length);
        char encoded[4];
        if (code) {
            if (count++ == 0) first = at;
            base_buf_add(&repaired, encoded, text_encode(code, encoded));
            at += length;
            continue;
        }
        length = text_decode(content->text + at, content->size - at, &code);
        base_buf_add(&repaired, content->text + at, length);
        at += length;
    }
    char message[120];
    snprintf(message, sizeof message,
             "UTF-8 was once read as Windows-1252: %zu characters repaired, from byte %zu on", count, first);
    bool done = !repaired.failed && read_content_warn(content, first, message);
    base_buf_release(&content->store);
    content->store = repaired;
    content->text = repaired.bytes ? repaired.bytes : "";
    content->size = (uint32_t)repaired.count;
    return done;
}
