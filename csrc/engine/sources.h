#ifndef QUOTH_ENGINE_SOURCES_H
#define QUOTH_ENGINE_SOURCES_H

#include "engine/article.h"
#include "read/file.h"
#include "read/lines.h"
#include "read/records.h"

/** Problems that are kept: they are counted beyond, so that bad input cannot fill the memory. */
enum { CORPUS_PROBLEMS_KEPT = 1000 };

/** Failures that cost one file or line and not the rest, in the order of the input. */
typedef struct engine_problems {
    const base_allocator *allocator;
    BASE_VEC(base_error) items; /**< the first CORPUS_PROBLEMS_KEPT */
    uint64_t count;             /**< of all */
} engine_problems;

/** Makes room for so many problems, as far as they are kept; false when memory ran out. */
bool engine_problems_reserve(engine_problems *problems, uint32_t more);

/** Counts a problem and keeps it if there is still room for it; false when memory ran out, which it does not
 * where room was made. */
bool engine_problems_add(engine_problems *problems, const base_error *error);
void engine_problems_release(engine_problems *problems);

/** Articles behind paths, one after the other, read as they are asked for. */
typedef struct engine_sources {
    const base_allocator *allocator;
    engine_problems *problems; /**< where unreadable files and lines go */
    read_names paths;
    uint32_t next;    /**< path */
    read_lines lines; /**< the JSONL file being read */
    bool reading_lines;
    read_records records; /**< the file being read that holds articles */
    base_buf bytes;       /**< of it */
    bool reading_records;
    engine_ids *ids;
    base_buf id; /**< the current article's id */
    read_input input;
    uint64_t limit;
    const base_cancel *cancel; /**< NULL: nobody cancels */
    bool recursive;
    bool failed; /**< memory ran out while problems were noted */
} engine_sources;

/** Makes an empty list of paths. `problems` and `ids` are borrowed. */
void engine_sources_start(engine_sources *sources, const base_allocator *allocator, engine_problems *problems,
                          engine_ids *ids);

/**
 * Appends what a path names: a file, "-", the articles of a folder, or a glob. False with *error where it
 * names nothing (BASE_NOT_FOUND), a folder cannot be read (BASE_IO), the work was cancelled or memory ran
 * out.
 */
bool engine_sources_add(engine_sources *sources, const char *path, base_error *error);

/** The next article, which the caller releases: READ_ARTICLE, READ_END, or READ_FAILED with *error. What
 * cannot be read goes to the problems. */
read_step engine_sources_next(engine_sources *sources, engine_article *article, base_error *error);

void engine_sources_release(engine_sources *sources);

#endif
