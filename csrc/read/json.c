/* JSON, event by event. */

#include "read/json.h"

#include <string.h>

/** What may come next. */
enum {
    WANT_VALUE,
    WANT_VALUE_OR_END, /**< behind [ */
    WANT_KEY,
    WANT_KEY_OR_END, /**< behind { */
    WANT_COMMA,      /**< behind a value: , } or ] */
    WANT_NOTHING,    /**< behind the outermost value */
    FAILED
};

void read_json_start(read_json *json, const char *bytes, size_t count, const base_allocator *allocator) {
    *json = (read_json){.bytes = bytes, .count = count};
    base_buf_start(&json->string, allocator);
}

void read_json_release(read_json *json) {
    base_buf_release(&json->string);
}

static read_json_event fail(read_json *json, const char *problem) {
    json->problem = problem;
    json->state = FAILED;
    return READ_JSON_ERROR;
}

static void skip_white(read_json *json) {
    while (json->at < json->count) {
        char byte = json->bytes[json->at];
        if (byte != ' ' && byte != '\t' && byte != '\n' && byte != '\r') return;
        json->at++;
    }
}

static bool in_object(const read_json *json) {
    uint32_t level = json->depth - 1;
    return json->is_object[level / 8] >> (level % 8) & 1;
}

static read_json_event enter(read_json *json, bool object) {
    if (json->depth == READ_JSON_DEEPEST) return fail(json, "values are nested too deeply");
    uint32_t level = json->depth++;
    uint8_t bit = (uint8_t)(1u << (level % 8));
    json->is_object[level / 8] = (uint8_t)((json->is_object[level / 8] & ~bit) | (object ? bit : 0));
    json->state = object ? WANT_KEY_OR_END : WANT_VALUE_OR_END;
    json->at++;
    return object ? READ_JSON_OBJECT : READ_JSON_ARRAY;
}

static read_json_event leave(read_json *json, char byte) {
    bool object = in_object(json);
    if (byte != (object ? '}' : ']')) return fail(json, object ? "expected , or }" : "expected , or ]");
    json->depth--;
    json->at++;
    json->state = json->depth ? WANT_COMMA : WANT_NOTHING;
    return object ? READ_JSON_OBJECT_END : READ_JSON_ARRAY_END;
}

/** Reads the four hexadecimal digits of an escape; UINT32_MAX where they are none. */
static uint32_t hexadecimal(const read_json *json, size_t at) {
    if (json->count - at < 4) return UINT32_MAX;
    uint32_t code = 0;
    for (size_t i = at; i < at + 4; i++) {
        char byte = json->bytes[i];
        uint32_t digit;
        if (byte >= '0' && byte <= '9')
            digit = (uint32_t)(byte - '0');
        else if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f')
            digit = (uint32_t)((byte | 0x20) - 'a') + 10;
        else
            return UINT32_MAX;
        code = code << 4 | digit;
    }
    return code;
}

/** Adds a code as UTF-8 would write it, surrogates too. */
static void add_code(base_buf *buf, uint32_t code) {
    if (code < 0x80) {
        base_buf_add_byte(buf, (char)code);
    } else if (code < 0x800) {
        base_buf_add_byte(buf, (char)(0xC0 | code >> 6));
        base_buf_add_byte(buf, (char)(0x80 | (code & 0x3F)));
    } else {
        if (code < 0x10000) {
            base_buf_add_byte(buf, (char)(0xE0 | code >> 12));
        } else {
            base_buf_add_byte(buf, (char)(0xF0 | code >> 18));
            base_buf_add_byte(buf, (char)(0x80 | (code >> 12 & 0x3F)));
        }
        base_buf_add_byte(buf, (char)(0x80 | (code >> 6 & 0x3F)));
        base_buf_add_byte(buf, (char)(0x80 | (code & 0x3F)));
    }
}

/** Takes the escape behind a backslash; false where it is none. */
static bool take_escape(read_json *json) {
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (json->at >= json->count) return false;
    char name = json->bytes[json->at++];
    const char *known = name ? strchr(names, name) : NULL;
    if (known) {
        base_buf_add_byte(&json->string, meanings[known - names]);
        return true;
    }
    if (name != 'u') return false;
    uint32_t code = hexadecimal(json, json->at);
    if (code == UINT32_MAX) return false;
    json->at += 4;
    bool paired = code >= 0xD800 && code < 0xDC00 && json->count - json->at >= 6 &&
                  json->bytes[json->at] == '\\' && json->bytes[json->at + 1] == 'u';
    if (paired) {
        uint32_t low = hexadecimal(json, json->at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            json->at += 6;
        }
    }
    add_code(&json->string, code);
    return true;
}

/** Reads a string into `string`; `at` stands on its opening mark. */
static read_json_event take_string(read_json *json, read_json_event event) {
    base_buf_reset(&json->string);
    base_buf_reserve(&json->string, 1); /* so that even an empty string has bytes */
    for (json->at++; json->at < json->count;) {
        size_t start = json->at;
        while (json->at < json->count && json->bytes[json->at] != '"' && json->bytes[json->at] != '\\' &&
               (unsigned char)json->bytes[json->at] >= 0x20)
            json->at++;
        base_buf_add(&json->string, json->bytes + start, json->at - start);
        if (json->at == json->count) break;
        char byte = json->bytes[json->at];
        if ((unsigned char)byte < 0x20) return fail(json, "control character in a string");
        json->at++;
        if (byte == '"') return json->string.failed ? fail(json, "out of memory") : event;
        if (!take_escape(json)) return fail(json, "bad escape in a string");
    }
    return fail(json, "a string without an end");
}

static size_t digits(const read_json *json, size_t at) {
    size_t start = at;
    while (at < json->count && json->bytes[at] >= '0' && json->bytes[at] <= '9') at++;
    return at - start;
}

static char byte_at(const read_json *json, size_t at) {
    return at < json->count ? json->bytes[at] : '\0';
}

static read_json_event take_number(read_json *json) {
    size_t at = json->at + (json->bytes[json->at] == '-'), whole = digits(json, at);
    if (whole == 0 || (whole > 1 && json->bytes[at] == '0')) return fail(json, "bad number");
    at += whole;
    if (byte_at(json, at) == '.') {
        size_t fraction = digits(json, ++at);
        if (fraction == 0) return fail(json, "bad number");
        at += fraction;
    }
    if (byte_at(json, at) == 'e' || byte_at(json, at) == 'E') {
        at++;
        at += byte_at(json, at) == '+' || byte_at(json, at) == '-';
        size_t exponent = digits(json, at);
        if (exponent == 0) return fail(json, "bad number");
        at += exponent;
    }
    base_buf_reset(&json->string);
    base_buf_add(&json->string, json->bytes + json->at, at - json->at);
    if (json->string.failed) return fail(json, "out of memory");
    json->at = at;
    return READ_JSON_NUMBER;
}

static read_json_event take_word(read_json *json, const char *word, read_json_event event) {
    size_t length = strlen(word);
    if (json->count - json->at < length || memcmp(json->bytes + json->at, word, length) != 0)
        return fail(json, "expected a value");
    json->at += length;
    return event;
}

static read_json_event take_value(read_json *json) {
    char byte = json->bytes[json->at];
    if (byte == '{' || byte == '[') return enter(json, byte == '{');
    json->state = json->depth ? WANT_COMMA : WANT_NOTHING;
    switch (byte) {
    case '"':
        return take_string(json, READ_JSON_STRING);
    case 't':
        return take_word(json, "true", READ_JSON_TRUE);
    case 'f':
        return take_word(json, "false", READ_JSON_FALSE);
    case 'n':
        return take_word(json, "null", READ_JSON_NULL);
    default:
        return byte == '-' || (byte >= '0' && byte <= '9') ? take_number(json)
                                                           : fail(json, "expected a value");
    }
}

static read_json_event take_key(read_json *json) {
    if (json->bytes[json->at] != '"') return fail(json, "expected a key");
    if (take_string(json, READ_JSON_KEY) == READ_JSON_ERROR) return READ_JSON_ERROR;
    skip_white(json);
    if (byte_at(json, json->at) != ':') return fail(json, "expected :");
    json->at++;
    json->state = WANT_VALUE;
    return READ_JSON_KEY;
}

read_json_event read_json_next(read_json *json) {
    if (json->state == FAILED) return READ_JSON_ERROR;
    skip_white(json);
    if (json->at == json->count)
        return json->state == WANT_NOTHING ? READ_JSON_END : fail(json, "the value has no end");
    char byte = json->bytes[json->at];
    if (json->state == WANT_NOTHING) return fail(json, "something follows the value");
    if (json->state == WANT_COMMA) {
        if (byte != ',') return leave(json, byte);
        json->at++;
        json->state = in_object(json) ? WANT_KEY : WANT_VALUE;
        return read_json_next(json);
    }
    bool end = byte == '}' || byte == ']';
    if (end && (json->state == WANT_KEY_OR_END || json->state == WANT_VALUE_OR_END)) return leave(json, byte);
    return json->state == WANT_KEY || json->state == WANT_KEY_OR_END ? take_key(json) : take_value(json);
}

read_json_event read_json_skip(read_json *json, read_json_event first) {
    if (first != READ_JSON_OBJECT && first != READ_JSON_ARRAY) return first;
    uint32_t outside = json->depth - 1;
    while (json->depth > outside) {
        read_json_event event = read_json_next(json);
        if (event == READ_JSON_ERROR) return event;
    }
    return first;
}
