#ifndef QUOTH_READ_RECORDS_H
#define QUOTH_READ_RECORDS_H

#include "base/vec.h"
#include "read/lines.h"

/**
 * The articles of bytes that hold several, or one among other things: a JSON document, a table (CSV, TSV) with
 * a header, XML (RSS, Atom, NITF, NewsML-G2), a mail. The bytes must outlive it.
 */
typedef struct read_records {
    const base_allocator *allocator;
    const char *name; /**< borrowed: for messages and ids */
    const char *bytes;
    size_t count;
    uint64_t limit; /**< bytes of an article's text */
    read_input input;
    read_record record;
    uint32_t number; /**< articles taken so far */
    bool ended;
    /* of JSON */
    read_json json;
    bool listed; /**< inside the list of articles */
    /* of tables */
    size_t at;
    uint64_t line;
    char separator;
    base_buf header, cell;
    BASE_VEC(uint32_t) columns; /**< where the names of the header begin */
    /* of XML and mails: all articles, whose fields stand behind one another as name, value, each with a NUL */
    base_buf fields;
    BASE_VEC(size_t) starts;
    base_error fault; /**< what ended the reading of it */
    bool faulty;
} read_records;

/** Opens bytes that are of a kind which read_input_holds; false with *error naming the place where they cannot
 * be read at all. Released by read_records_close. */
bool read_records_open(read_records *records, const char *name, const char *bytes, size_t count,
                       read_input input, uint64_t limit, const base_allocator *allocator, base_error *error);

/** The next article, valid until the next call, as read_lines_next gives them. */
read_step read_records_next(read_records *records, read_article *article, base_error *error);

/** A closed or zeroed one is allowed. */
void read_records_close(read_records *records);

/* What the formats do; for read_records alone. */
read_step read_table_next(read_records *records, read_article *article, base_error *error);
bool read_table_open(read_records *records, base_error *error);
bool read_feed_open(read_records *records, base_error *error);
bool read_mail_take(read_records *records, base_error *error);

/** Adds a field to those of the last article of XML or a mail; an empty value is none. Failure of memory is that
 * of `fields`. */
void read_records_put(read_records *records, const char *name, const char *value, size_t count);

#endif
