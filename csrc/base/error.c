#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/show.h"

base_code base_fail(base_error *error, base_code code, uint64_t position, const char *format, ...) {
    if (!error) return code;
    error->code = code;
    error->position = position;
    /* What is shown is never shorter than what it stands for: more than a message and a character cut in two
     * behind it is not needed. */
    char raw[sizeof error->message + 8];
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(raw, sizeof raw, format, arguments);
    va_end(arguments);
    size_t count = written < 0 ? 0 : (size_t)written < sizeof raw ? (size_t)written : sizeof raw - 1;
    base_show(error->message, sizeof error->message, raw, count, BASE_SHOW_LINE);
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
