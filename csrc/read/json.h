#ifndef QUOTH_READ_JSON_H
#define QUOTH_READ_JSON_H

#include "base/buf.h"

/** Values nested deeper are an error. */
#define READ_JSON_DEEPEST 512

typedef enum read_json_event {
    READ_JSON_OBJECT,     /**< { */
    READ_JSON_OBJECT_END, /**< } */
    READ_JSON_ARRAY,      /**< [ */
    READ_JSON_ARRAY_END,  /**< ] */
    READ_JSON_KEY,        /**< `string` holds it */
    READ_JSON_STRING,     /**< `string` holds it */
    READ_JSON_NUMBER,     /**< `string` holds it as written */
    READ_JSON_TRUE,
    READ_JSON_FALSE,
    READ_JSON_NULL,
    READ_JSON_END,  /**< the value is complete and nothing but white space follows it */
    READ_JSON_ERROR /**< `problem` says what, `at` says where; or memory ran out: `string.failed` */
} read_json_event;

/**
 * Reads one JSON value (RFC 8259, strictly) event by event, without recursion. A lone surrogate in an escape
 * is left as the three bytes of its number, and \u0000 as a NUL: decoding them is read_decode's business.
 */
typedef struct read_json {
    const char *bytes;
    size_t count, at;
    base_buf string;
    const char *problem; /**< static */
    uint8_t state;
    uint32_t depth;
    uint8_t is_object[READ_JSON_DEEPEST / 8];
} read_json;

/** Starts on bytes, which must outlive the reader; allocates nothing. */
void read_json_start(read_json *json, const char *bytes, size_t count, const base_allocator *allocator);

/** The next event; after READ_JSON_END and READ_JSON_ERROR the same again. */
read_json_event read_json_next(read_json *json);

/** Passes over the value whose first event was just returned; READ_JSON_ERROR where it is ill-formed, else
 * that event. */
read_json_event read_json_skip(read_json *json, read_json_event first);

/** Releases the string. */
void read_json_release(read_json *json);

#endif
