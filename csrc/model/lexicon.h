#ifndef QUOTH_MODEL_LEXICON_H
#define QUOTH_MODEL_LEXICON_H

#include "base/error.h"
#include "base/hash.h"

/** No such row. */
#define MODEL_NO_ROW UINT32_MAX

/** A piece of a lexicon's text; not NUL-terminated. */
typedef struct model_cell {
    const char *bytes;
    uint32_t count;
} model_cell;

/**
 * A list of facts or words: one of the files csrc/model/lexicon/<name>.tsv, embedded in the library. Lines
 * that begin with '#' are comments; columns are separated by tabs; the first column is the key, and several
 * rows may share one. Read-only and thread-safe once open.
 */
typedef struct model_lexicon {
    const base_allocator *allocator;
    uint32_t *rows; /**< where each row begins in `text`, in file order */
    uint32_t count;
    const char *text;
    uint32_t size;
    base_map first; /**< hash of the key → first row of that key */
} model_lexicon;

/**
 * Opens an embedded lexicon by its file's name without ".tsv"; false with *error where there is none such or
 * memory ran out. Cost: linear in the file, about 1 ms for 20,000 rows.
 */
bool model_lexicon_open(model_lexicon *lexicon, const char *name, const base_allocator *allocator,
                        base_error *error);

/** The first row whose key equals the bytes exactly, or MODEL_NO_ROW. Rows of one key stand together in the
 * file. */
uint32_t model_lexicon_row(const model_lexicon *lexicon, const char *key, size_t count);

/** The next row with the same key as `row`, or MODEL_NO_ROW. */
uint32_t model_lexicon_next(const model_lexicon *lexicon, uint32_t row);

/** The cell of a row, column from 0; empty where the row has no such column. O(length of the row). */
model_cell model_lexicon_cell(const model_lexicon *lexicon, uint32_t row, uint32_t column);

/** True where a cell's bytes are this string. */
bool model_cell_is(model_cell cell, const char *string);

/** Releases what opening allocated. */
void model_lexicon_close(model_lexicon *lexicon);

#endif
