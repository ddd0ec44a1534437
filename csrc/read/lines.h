#ifndef QUOTH_READ_LINES_H
#define QUOTH_READ_LINES_H

#include "base/buf.h"
#include "read/handle.h"
#include "read/record.h"

/**
 * The articles of a JSONL file, one object a line, with the names that read_record knows; other names are
 * skipped, a null is as good as absent, an empty id is a bad line. Read in pieces, so that memory is that of the
 * longest line.
 */
typedef struct read_lines {
    const base_allocator *allocator;
    char *name; /**< as given: for messages and ids */
    read_handle handle;
    uint64_t limit; /**< bytes of a line */
    uint64_t line;  /**< lines taken so far: the last one's number */
    base_buf bytes; /**< what was read and not yet taken begins at `taken` */
    size_t taken;
    bool ended;         /**< the file has no more bytes */
    read_record record; /**< the current article */
} read_lines;

typedef enum read_step {
    READ_ARTICLE, /**< *article holds the next one */
    READ_PROBLEM, /**< a bad line: *error names file and line; the next call goes on behind it */
    READ_END,     /**< no more lines */
    READ_FAILED   /**< memory ran out, the work was cancelled, or the file can no longer be read */
} read_step;

/** Opens a file as read_handle_open does; false with *error. Released by read_lines_close. */
bool read_lines_open(read_lines *lines, const char *path, uint64_t limit, const base_cancel *cancel,
                     const base_allocator *allocator, base_error *error);

/** Before the first article: whether the file's first line is a JSON object, so that its lines are articles.
 * False with *error as read_lines_next fails. */
bool read_lines_look(read_lines *lines, bool *json, base_error *error);

/** Where they are not: appends the whole file's bytes, as read_file does. */
bool read_lines_whole(read_lines *lines, base_buf *bytes, base_error *error);

/**
 * The next article, whose strings are valid until the next call. An object without an id is called
 * "<file>:<line>". Blank lines are passed over.
 */
read_step read_lines_next(read_lines *lines, read_article *article, base_error *error);

/** Closes the file and releases all; a closed or zeroed one is allowed. */
void read_lines_close(read_lines *lines);

#endif
