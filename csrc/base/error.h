#ifndef QUOTH_BASE_ERROR_H
#define QUOTH_BASE_ERROR_H

#include <stdint.h>

/** What kind of failure; the public API and Lua's third return value use the same words. */
typedef enum base_code {
    BASE_OK,
    BASE_NO_MEMORY,
    BASE_NOT_FOUND,   /**< no such file, document, entity */
    BASE_IO,          /**< a file exists and could not be read or written */
    BASE_FORMAT,      /**< ill-formed input: JSON line, model file, pattern */
    BASE_LIMIT,       /**< beyond a documented limit */
    BASE_UNSUPPORTED, /**< a feature that this build lacks */
    BASE_CANCELLED,   /**< the cancel flag was raised */
    BASE_MISUSE       /**< the caller broke a rule */
} base_code;

/**
 * Filled by a failing function, owned by the caller, who may pass NULL. The message is one sentence without
 * a final period; it names the file, the position and the remedy where there is one.
 */
typedef struct base_error {
    base_code code;
    uint64_t position; /**< byte or line in the input that the message speaks of; 0 where there is none */
    char message[512];
} base_error;

/**
 * Fills *error (if not NULL); returns the code. The message becomes one line that is safe to show, whatever
 * stands in the names and texts that it quotes (base_show), cut at a character boundary.
 */
base_code base_fail(base_error *error, base_code code, uint64_t position, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** base_fail for memory that ran out. */
base_code base_fail_memory(base_error *error);

/** The code's stable lower-case name ("no_memory", "io", …). Static string. */
const char *base_code_name(base_code code);

#endif
