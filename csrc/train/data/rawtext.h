#ifndef QUOTH_TRAIN_DATA_RAWTEXT_H
#define QUOTH_TRAIN_DATA_RAWTEXT_H

#include "doc/doc.h"
#include "train/data/conllu.h"

/** Bits of a raw text's `marks`, a byte each. */
enum {
    TRAIN_TOKEN_BEGIN = 1,
    TRAIN_TOKEN_END = 2, /**< on the token's last byte */
    TRAIN_SENTENCE_BEGIN = 4,
    TRAIN_SENTENCE_END = 8
};

/** A document of a treebank as its readers see it, with what the treebank knows of it. */
typedef struct train_raw {
    base_buf text;  /**< paragraphs parted by an empty line */
    base_buf marks; /**< as many bytes */
    BASE_VEC(doc_span) paragraphs;
} train_raw;

typedef BASE_VEC(train_raw) train_raws;

/** Appends an empty document, valid until the next one is appended. */
train_raw *train_raws_start(train_raws *raws);

/** Appends bytes; `first` and `last` mark the first and the last of them. */
void train_raw_add(train_raw *raw, const char *bytes, size_t count, int first, int last);

/** Makes a paragraph of all bytes since the last one, without the space at its end. */
void train_raw_close_paragraph(train_raw *raw);

/** Appends the documents of a treebank. */
void train_raws_add(train_raws *raws, const train_treebank *treebank);

/**
 * Appends a copy of every document from `first` on that has straight quotation marks, apostrophes, double
 * hyphens or three periods, with the curly marks, long dashes and ellipses that news prints instead.
 */
void train_raws_add_printed(train_raws *raws, uint32_t first);

/** Starts a document with a raw text and its paragraphs. */
void train_raw_document(const train_raw *raw, doc *document);

/** Releases all. */
void train_raws_release(train_raws *raws);

#endif
