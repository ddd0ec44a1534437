#ifndef QUOTH_TRAIN_DATA_BIO_H
#define QUOTH_TRAIN_DATA_BIO_H

#include "text/paragraph.h"
#include "train/support.h"

/** A name that an article's annotators marked: its bytes and its kind, as the library calls it. */
typedef struct train_named_span {
    text_span span;
    const char *kind; /**< static */
} train_named_span;

typedef BASE_VEC(train_named_span) train_named_spans;

/** A whole article with its names in the order of their first bytes. */
typedef struct train_named {
    char *text; /**< ended by a NUL */
    uint32_t size;
    train_named_spans names;
} train_named;

typedef BASE_VEC(train_named) train_named_set;

/**
 * Appends the articles of a JSONL file: {"text": …, "ents": [{"b": …, "e": …, "type": …}, …]} with positions
 * in bytes. Kinds are mapped as train_kind_name does. Ends the program where the file is ill-formed.
 */
void train_named_read(train_named_set *set, const char *path);

/** Releases all. */
void train_named_release(train_named_set *set);

#endif
