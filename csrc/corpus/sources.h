#ifndef QUOTH_CORPUS_SOURCES_H
#define QUOTH_CORPUS_SOURCES_H

#include "corpus/article.h"
#include "read/file.h"
#include "read/lines.h"

/** Failures that cost one file or line and not the rest, in the order of the input. */
typedef struct corpus_problems {
    const base_allocator *allocator;
    BASE_VEC(base_error) items;
} corpus_problems;

/** Appends a problem; false when memory ran out. */
bool corpus_problems_add(corpus_problems *problems, const base_error *error);
void corpus_problems_release(corpus_problems *problems);

/** Articles behind paths, one after the other, read as they are asked for. */
typedef struct corpus_sources {
    const base_allocator *allocator;
    corpus_problems *problems; /**< where unreadable files and lines go */
    read_names paths;
    uint32_t next;    /**< path */
    read_lines lines; /**< the JSONL file being read */
    bool reading_lines;
    corpus_ids *ids;
    base_buf id; /**< the current article's id */
    read_input input;
    uint64_t limit;
    bool recursive;
    bool failed; /**< memory ran out while problems were noted */
} corpus_sources;

/** Makes an empty list of paths. `problems` and `ids` are borrowed. */
void corpus_sources_start(corpus_sources *sources, const base_allocator *allocator, corpus_problems *problems,
                          corpus_ids *ids);

/**
 * Appends what a path names: a file, "-", the articles of a folder, or a glob. False with *error where it
 * names nothing (BASE_NOT_FOUND), a folder cannot be read (BASE_IO) or memory ran out.
 */
bool corpus_sources_add(corpus_sources *sources, const char *path, base_error *error);

/** The next article, which the caller releases: READ_ARTICLE, READ_END, or READ_FAILED with *error. What
 * cannot be read goes to the problems. */
read_step corpus_sources_next(corpus_sources *sources, corpus_article *article, base_error *error);

void corpus_sources_release(corpus_sources *sources);

#endif
