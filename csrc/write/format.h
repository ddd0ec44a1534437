#ifndef QUOTH_WRITE_FORMAT_H
#define QUOTH_WRITE_FORMAT_H

#include "base/buf.h"

/** How records are written: one JSON object a line, or one row of a table. */
typedef enum write_format {
    WRITE_JSONL,
    WRITE_CSV,     /**< RFC 4180, lines end in CRLF */
    WRITE_TSV,     /**< tab, line feed, carriage return and backslash written as \t \n \r \\ */
    WRITE_MARKDOWN /**< a row of a GitHub-flavoured table */
} write_format;

#endif
