#ifndef QUOTH_OUT_FIELDS_H
#define QUOTH_OUT_FIELDS_H

#include "base/buf.h"

/** How records are written: one JSON object a line, or one row of a table. */
typedef enum out_format {
    OUT_JSONL,
    OUT_CSV,     /**< RFC 4180, lines end in CRLF */
    OUT_TSV,     /**< tab, line feed, carriage return and backslash written as \t \n \r \\ */
    OUT_MARKDOWN /**< a row of a GitHub-flavoured table */
} out_format;

/**
 * A writer of flat or one-level nested records. A record is described once, field by field in its documented
 * order; the format decides what becomes of it. In JSON a group is an object; in a table its fields are
 * columns named "group_key", or "group" for the key "text". Memory failure is the buffer's: check
 * `buf->failed`.
 */
typedef struct out_fields {
    base_buf *buf;
    out_format format;
    bool naming;       /**< writes the columns' names instead of the values */
    bool comma;        /**< something stands before the next field */
    bool absent;       /**< inside a group that is null */
    const char *group; /**< the open group's key, or NULL */
} out_fields;

/** Starts one record at the end of `buf`; with `naming` a table's header (nothing in JSON). */
out_fields out_fields_start(base_buf *buf, out_format format, bool naming);

/** Ends the record with its line end; a Markdown header is followed by its rule, which repeats the columns.
 */
void out_fields_end(out_fields *fields, uint32_t columns);

/** Opens a group; where it is not `present` it is null, and its fields are empty cells. Groups do not nest.
 */
void out_group_open(out_fields *fields, const char *key, bool present);
void out_group_close(out_fields *fields);

/** A string: `bytes` NULL is null, or an empty cell. An ill-formed byte is U+FFFD in JSON, \xff in a cell. */
void out_text(out_fields *fields, const char *key, const char *bytes, size_t count);

/** As out_text, for a C string. */
void out_word(out_fields *fields, const char *key, const char *string);

/** A whole number, or null where it is not `present`. */
void out_number(out_fields *fields, const char *key, uint64_t number, bool present);

/** Thousandths as a decimal number without needless zeros: 0.973, 1, 0.05. */
void out_thousandths(out_fields *fields, const char *key, uint32_t thousandths);

/** true or false. */
void out_flag(out_fields *fields, const char *key, bool flag);

/**
 * A field whose value the caller writes itself between the two calls: in JSON with the out_json functions of
 * json.h, in a table as plain bytes, which out_value_close escapes. Returns where the value begins, to be
 * handed back. Not for use while `naming`, where it writes the column's name and returns SIZE_MAX: skip the
 * value.
 */
size_t out_value_open(out_fields *fields, const char *key);
void out_value_close(out_fields *fields, size_t begin);

#endif
