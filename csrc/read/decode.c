/* Bytes of any encoding to UTF-8, and what had to be mended on the way. */

#include "read/decode.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "read/input.h"
#include "text/class.h"
#include "text/fold.h"

/** So many single places are named in warnings; the rest is counted. */
#define NAMED_PLACES 8

/** What stands in bytes that are not plain UTF-8. */
typedef struct survey {
    size_t characters; /**< well-formed beyond ASCII */
    size_t ill_formed; /**< sequences that are not */
    size_t controls;   /**< NUL and control characters that no text has */
    size_t first_ill_formed, first_nul;
} survey;

/** Replacements made, for the warnings. */
typedef struct repairs {
    read_content *content; /**< where warnings go; NULL: nowhere */
    size_t count;
    bool failed;
} repairs;

/** Windows-1252 from 0x80 on (WHATWG Encoding Standard, index windows-1252); 0 where it has nothing. */
uint32_t read_windows_character(unsigned char byte) {
    static const uint16_t high[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte;
}

static bool is_odd_control(unsigned char byte) {
    return byte < 0x20 && !(byte >= '\b' && byte <= '\r') && byte != 0x1A && byte != 0x1B;
}

/** Length of a surrogate written as if it were a character (ED A0..BF 80..BF), as JSON escapes leave it; else
 * 0. */
static size_t surrogate_length(const char *bytes, size_t count) {
    if (count < 3 || (unsigned char)bytes[0] != 0xED) return 0;
    unsigned char second = (unsigned char)bytes[1], third = (unsigned char)bytes[2];
    return second >= 0xA0 && second <= 0xBF && third >= 0x80 && third <= 0xBF ? 3 : 0;
}

/** Decodes one character; true where it is well-formed and no NUL. */
static bool step(const char *bytes, size_t count, uint32_t *code, size_t *length) {
    *length = surrogate_length(bytes, count);
    *code = TEXT_REPLACEMENT;
    if (*length) return false;
    *length = text_decode(bytes, count, code);
    /* U+FFFD itself is well-formed where it takes its three bytes. */
    bool replaced = *code == TEXT_REPLACEMENT && !(*length == 3 && (unsigned char)bytes[0] == 0xEF);
    return !replaced && *code != 0;
}

static survey look_over(const char *bytes, size_t count) {
    survey found = {.first_ill_formed = count, .first_nul = count};
    for (size_t at = 0, length; at < count; at += length) {
        unsigned char byte = (unsigned char)bytes[at];
        length = 1;
        if (byte >= 0x80) {
            uint32_t code;
            if (step(bytes + at, count - at, &code, &length)) {
                found.characters++;
            } else if (found.ill_formed++ == 0) {
                found.first_ill_formed = at;
            }
        } else if (is_odd_control(byte)) {
            found.controls++;
            if (byte == 0 && found.first_nul == count) found.first_nul = at;
        }
    }
    return found;
}

/** Warns of one replacement, or at the end (place SIZE_MAX) of those that were not named. */
static void warn_replaced(repairs *made, size_t place, const char *what) {
    char message[160];
    if (place == SIZE_MAX) {
        if (made->count <= NAMED_PLACES) return;
        snprintf(message, sizeof message, "%zu more such places read as U+FFFD", made->count - NAMED_PLACES);
        place = 0;
    } else {
        if (made->count++ >= NAMED_PLACES) return;
        snprintf(message, sizeof message, "%s at byte %zu of the input read as U+FFFD", what, place);
    }
    if (made->content && !read_content_warn(made->content, place, message)) made->failed = true;
}

static void add_character(base_buf *buf, uint32_t code) {
    char encoded[4];
    base_buf_add(buf, encoded, text_encode(code, encoded));
}

/** Copies UTF-8, replacing what is ill-formed. */
static void repair(const char *bytes, size_t count, base_buf *buf, repairs *made) {
    for (size_t at = 0; at < count;) {
        size_t sound = text_valid_prefix(bytes + at, count - at);
        const char *nul = memchr(bytes + at, '\0', sound);
        if (nul) sound = (size_t)(nul - (bytes + at));
        base_buf_add(buf, bytes + at, sound);
        at += sound;
        if (at == count) break;
        uint32_t code;
        size_t length;
        step(bytes + at, count - at, &code, &length);
        const char *what = bytes[at] == '\0'                                 ? "NUL byte"
                           : length == 3 && (unsigned char)bytes[at] == 0xED ? "lone surrogate"
                                                                             : "ill-formed UTF-8";
        warn_replaced(made, at, what);
        add_character(buf, TEXT_REPLACEMENT);
        at += length;
    }
    warn_replaced(made, SIZE_MAX, NULL);
}

static void decode_windows(const char *bytes, size_t count, base_buf *buf, repairs *made) {
    for (size_t at = 0; at < count;) {
        size_t plain = text_ascii_prefix(bytes + at, count - at);
        base_buf_add(buf, bytes + at, plain);
        at += plain;
        if (at == count) break;
        uint32_t code = read_windows_character((unsigned char)bytes[at]);
        if (code == 0)
            warn_replaced(made, at, bytes[at] ? "byte without a meaning in Windows-1252" : "NUL byte");
        add_character(buf, code ? code : TEXT_REPLACEMENT);
        at++;
    }
    warn_replaced(made, SIZE_MAX, NULL);
}

static uint32_t utf16_unit(const char *bytes, bool big_endian) {
    unsigned char first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];
    return big_endian ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

static void decode_utf16(const char *bytes, size_t count, bool big_endian, base_buf *buf, repairs *made) {
    size_t at = 2; /* behind the mark */
    for (; at + 1 < count; at += 2) {
        uint32_t unit = utf16_unit(bytes + at, big_endian);
        if (unit >= 0xD800 && unit < 0xE000) {
            uint32_t low = at + 3 < count ? utf16_unit(bytes + at + 2, big_endian) : 0;
            if (unit < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            } else {
                warn_replaced(made, at, "lone surrogate");
                unit = TEXT_REPLACEMENT;
            }
        } else if (unit == 0) {
            warn_replaced(made, at, "NUL");
            unit = TEXT_REPLACEMENT;
        }
        add_character(buf, unit);
    }
    if (at < count) {
        warn_replaced(made, at, "half a UTF-16 unit");
        add_character(buf, TEXT_REPLACEMENT);
    }
    warn_replaced(made, SIZE_MAX, NULL);
}

static bool starts_with(const char *bytes, size_t count, const char *prefix, size_t length) {
    return count >= length && memcmp(bytes, prefix, length) == 0;
}

/** Refuses bytes that are no text; true where they are. */
static bool check_text(const char *bytes, size_t count, const survey *found, const char *name,
                       base_error *error) {
    if (starts_with(bytes, count, "\xFF\xFE\0", 4) || starts_with(bytes, count, "\0\0\xFE\xFF", 4)) {
        base_fail(error, BASE_FORMAT, 0, "%s is UTF-32, which is not read: convert it to UTF-8", name);
    } else if (found->first_nul < count && found->controls * 5 >= count * 2 && found->characters == 0) {
        base_fail(error, BASE_FORMAT, found->first_nul,
                  "%s has a NUL byte at byte %zu and looks like UTF-16 without a byte-order mark: convert it "
                  "to UTF-8",
                  name, found->first_nul);
    } else if (found->controls * 50 > count) {
        base_fail(error, BASE_FORMAT, found->first_nul < count ? found->first_nul : 0,
                  "%s is a binary file, not text%s", name,
                  found->first_nul < count ? ": it has NUL bytes" : "");
    } else {
        return true;
    }
    return false;
}

/** Decodes what is neither clean UTF-8 nor UTF-16. */
static bool decode_doubtful(const char *bytes, size_t count, bool decoded, const char *name, base_buf *buf,
                            repairs *made, base_error *error) {
    survey found = look_over(bytes, count);
    if (!decoded && !check_text(bytes, count, &found, name, error)) return false;
    if (decoded || found.ill_formed <= found.characters) {
        repair(bytes, count, buf, made);
        return true;
    }
    char message[160];
    snprintf(message, sizeof message, "not UTF-8 (byte %zu of the input): read as Windows-1252",
             found.first_ill_formed);
    if (!read_content_warn(made->content, found.first_ill_formed, message)) made->failed = true;
    decode_windows(bytes, count, buf, made);
    return true;
}

static bool is_clean(const char *bytes, size_t count) {
    return count == 0 || (text_valid_prefix(bytes, count) == count && memchr(bytes, '\0', count) == NULL);
}

bool read_decode(const char *bytes, size_t count, bool decoded, const char *name, read_content *content,
                 base_error *error) {
    repairs made = {.content = content};
    bool little = starts_with(bytes, count, "\xFF\xFE", 2), big = starts_with(bytes, count, "\xFE\xFF", 2);
    bool wide = starts_with(bytes, count, "\xFF\xFE\0", 4);
    read_skip_mark(&bytes, &count);
    content->text = bytes;
    content->size = (uint32_t)count;
    if (is_clean(bytes, count)) return true;
    if ((little || big) && !decoded && !wide) {
        decode_utf16(bytes, count, big, &content->store, &made);
    } else if (!decode_doubtful(bytes, count, decoded, name, &content->store, &made, error)) {
        return false;
    }
    content->text = content->store.bytes ? content->store.bytes : "";
    content->size = (uint32_t)content->store.count;
    if (!content->store.failed && !made.failed) return true;
    base_fail_memory(error);
    return false;
}

void read_mend(const char *bytes, size_t count, base_buf *mended) {
    repairs made = {.content = NULL};
    read_skip_mark(&bytes, &count);
    if (is_clean(bytes, count)) {
        base_buf_add(mended, bytes, count);
    } else {
        repair(bytes, count, mended, &made);
    }
}

/* ---- what a page declares ------------------------------------------------------------------------------ */

/** The value of the first "charset=" in the bytes, in lower case; empty where there is none. */
static void find_charset(const char *bytes, size_t count, char charset[32]) {
    static const char key[] = "charset=";
    size_t matched = 0, length = 0, at = 0;
    for (; at < count && matched < sizeof key - 1; at++) {
        char byte = text_ascii_lower(bytes[at]);
        matched = byte == key[matched] ? matched + 1 : byte == key[0];
    }
    if (at < count && (bytes[at] == '"' || bytes[at] == '\'')) at++;
    for (; matched == sizeof key - 1 && at < count && length < 31; at++) {
        char byte = text_ascii_lower(bytes[at]);
        bool part =
            (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
        if (!part) break;
        charset[length++] = byte;
    }
    charset[length] = '\0';
}

bool read_check_charset(const char *bytes, size_t count, const char *name, base_error *error) {
    /* Labels that the WHATWG Encoding Standard gives to UTF-8 and Windows-1252, and UTF-16, which its mark
     * tells. */
    static const char *const known[] = {
        "",      "utf-8",       "utf8",   "iso-8859-1", "latin1",  "windows-1252", "us-ascii",
        "ascii", "iso-8859-15", "cp1252", "utf-16",     "unicode", "iso8859-1",    "latin-1"};
    char charset[32];
    find_charset(bytes, count < 4096 ? count : 4096, charset);
    if (read_is_one_of(charset, known, sizeof known / sizeof *known)) return true;
    if (text_valid_prefix(bytes, count) == count) return true;
    base_fail(error, BASE_UNSUPPORTED, 0,
              "%s declares the encoding %s, which is not read: convert it to UTF-8", name, charset);
    return false;
}
