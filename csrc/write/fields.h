#ifndef QUOTH_WRITE_FIELDS_H
#define QUOTH_WRITE_FIELDS_H

#include "write/format.h"

/**
 * A writer of flat or one-level nested records. A record is described once, field by field in its documented
 * order; the format decides what becomes of it. In JSON a group is an object; in a table its fields are
 * columns named "group_key", or "group" for the key "text". Memory failure is the buffer's: check
 * `buf->failed`.
 */
typedef struct write_fields {
    base_buf *buf;
    write_format format;
    bool naming;       /**< writes the columns' names instead of the values */
    bool comma;        /**< something stands before the next field */
    bool absent;       /**< inside a group that is null */
    const char *group; /**< the open group's key, or NULL */
    uint32_t columns;  /**< of a table so far */
} write_fields;

/** Starts one record at the end of `buf`; with `naming` a table's header (nothing in JSON). */
write_fields write_fields_start(base_buf *buf, write_format format, bool naming);

/** Ends the record with its line end; a Markdown header is followed by its rule, which repeats the columns.
 */
void write_fields_end(write_fields *fields);

/** Opens a group; where it is not `present` it is null, and its fields are empty cells. Groups do not nest.
 */
void write_group_open(write_fields *fields, const char *key, bool present);
void write_group_close(write_fields *fields);

/** A string: `bytes` NULL is null, or an empty cell. An ill-formed byte is U+FFFD in JSON, \xff in a cell. */
void write_text(write_fields *fields, const char *key, const char *bytes, size_t count);

/** As write_text, for a C string. */
void write_word(write_fields *fields, const char *key, const char *string);

/** A whole number, or null where it is not `present`. */
void write_number(write_fields *fields, const char *key, uint64_t number, bool present);

/** Thousandths as a decimal number without needless zeros: 0.973, 1, 0.05. */
void write_thousandths(write_fields *fields, const char *key, uint32_t thousandths);

/** true or false. */
void write_flag(write_fields *fields, const char *key, bool flag);

/**
 * A field whose value the caller writes itself between the two calls: in JSON with the write_json functions of
 * json.h, in a table as plain bytes, which write_value_close escapes. Returns where the value begins, to be
 * handed back. Not for use while `naming`, where it writes the column's name and returns SIZE_MAX: skip the
 * value.
 */
size_t write_value_open(write_fields *fields, const char *key);
void write_value_close(write_fields *fields, size_t begin);

#endif
