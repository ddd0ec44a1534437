#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/** Cuts a string that filled its array, so that it does not end inside a UTF-8 sequence. */
static void cut_at_character(char *string) {
    size_t end = strlen(string), start = end;
    while (start > 0 && ((unsigned char)string[start - 1] & 0xC0) == 0x80) start--;
    if (start == 0) return;
    unsigned char lead = (unsigned char)string[start - 1];
    size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (start - 1 + length > end) string[start - 1] = '\0';
}

base_code base_fail(base_error *error, base_code code, uint64_t position, const char *format, ...) {
    if (!error) return code;
    error->code = code;
    error->position = position;
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    if (written < 0) error->message[0] = '\0';
    if (written >= (int)sizeof error->message) cut_at_character(error->message);
    return code;
}

base_code base_fail_memory(base_error *error) {
    return base_fail(error, BASE_NO_MEMORY, 0, "out of memory");
}

const char *base_code_name(base_code code) {
    switch (code) {
    case BASE_OK:
        return "ok";
    case BASE_NO_MEMORY:
        return "no_memory";
    case BASE_NOT_FOUND:
        return "not_found";
    case BASE_IO:
        return "io";
    case BASE_FORMAT:
        return "format";
    case BASE_LIMIT:
        return "limit";
    case BASE_UNSUPPORTED:
        return "unsupported";
    case BASE_CANCELLED:
        return "cancelled";
    case BASE_MISUSE:
        return "misuse";
    }
    return "unknown";
}
