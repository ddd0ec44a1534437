#ifndef QUOTH_CORPUS_TAUGHT_FILE_H
#define QUOTH_CORPUS_TAUGHT_FILE_H

#include "base/buf.h"
#include "base/thread.h"
#include "corpus/taught.h"

/** The kinds that a taught name can have, for messages. */
#define CORPUS_KINDS                                                                                         \
    "person, org, place, facility, group, event, law, product, work, date, money, number, other"

/**
 * A file of names, a name a line: `name<TAB>kind<TAB>alias<TAB>alias…`. Between slashes stands a token
 * pattern instead of a name: `/[lemma=flight] [text=KX*]/<TAB>product`. Empty lines and lines that begin with
 * `#` say nothing. Rows point into the bytes.
 */
typedef struct corpus_taught_file {
    base_buf bytes;
    BASE_VEC(corpus_name_row) rows;
    BASE_VEC(const char *) aliases;
} corpus_taught_file;

/** Reads a file ("-" is standard input). False with *error, which names the file, the line and what should be
 * there. To be released in both cases. Linear. */
bool corpus_taught_file_read(corpus_taught_file *file, const char *path, const base_cancel *cancel,
                             const base_allocator *allocator, base_error *error);

/** The same for bytes that are in `file` already; `path` is for messages. */
bool corpus_taught_file_parse(corpus_taught_file *file, const char *path, base_error *error);

void corpus_taught_file_release(corpus_taught_file *file);

#endif
