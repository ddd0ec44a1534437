#ifndef QUOTH_ENGINE_GAZETTEER_FILE_H
#define QUOTH_ENGINE_GAZETTEER_FILE_H

#include "base/buf.h"
#include "base/thread.h"
#include "engine/gazetteer.h"

/** The kinds that a taught name can have, for messages. */
#define CORPUS_KINDS                                                                                         \
    "person, org, place, facility, group, event, law, product, work, date, money, number, other"

/**
 * A file of names, a name a line: `name<TAB>kind<TAB>alias<TAB>alias…`. Between slashes stands a token
 * pattern instead of a name: `/[lemma=flight] [text=KX*]/<TAB>product`. Empty lines and lines that begin with
 * `#` say nothing. Rows point into the bytes.
 */
typedef struct engine_gazetteer_file {
    base_buf bytes;
    BASE_VEC(engine_gazetteer_row) rows;
    BASE_VEC(const char *) aliases;
} engine_gazetteer_file;

/** Reads a file ("-" is standard input). False with *error, which names the file, the line and what should be
 * there. To be released in both cases. Linear. */
bool engine_gazetteer_file_read(engine_gazetteer_file *file, const char *path, const base_cancel *cancel,
                                const base_allocator *allocator, base_error *error);

/** The same for bytes that are in `file` already; `path` is for messages. */
bool engine_gazetteer_file_parse(engine_gazetteer_file *file, const char *path, base_error *error);

void engine_gazetteer_file_release(engine_gazetteer_file *file);

#endif
