#ifndef QUOTH_CORPUS_CORPUS_H
#define QUOTH_CORPUS_CORPUS_H

#include "corpus/state.h"

/** Makes an empty corpus in place; the models must outlive it. False with *error, and then nothing is held.
 */
bool corpus_open(corpus *self, const engine_models *models, const engine_options *options,
                 const base_allocator *allocator, base_error *error);
void corpus_close(corpus *self);

/** Stages what a path names; files are read now, analysed at the next settle. What cannot be read becomes a
 * problem. False with *error where the path names nothing, the work was cancelled or memory ran out, and then
 * nothing of it is staged. */
bool corpus_read(corpus *self, const char *path, base_error *error);

/** Stages one article (copied); without an id it is called "text-1", "text-2", … */
bool corpus_add(corpus *self, const read_article *article, base_error *error);

/** Analyses what is staged and settles identities. False with *error when memory ran out or the work was
 * cancelled: what was staged is staged still, and what was analysed is not analysed again. O(1) where nothing
 * is staged. */
bool corpus_settle(corpus *self, base_error *error);

/** The document with this id, or NULL. O(1). */
const engine_document *corpus_document_with_id(const corpus *self, const char *id);

/**
 * Takes a document out, once what is staged is settled; its entities' ids answer for those that were one with them.
 * What was read of it stays where it is until the corpus is closed, so that records of it can still be read. False
 * with *error: BASE_NOT_FOUND for none of this id, or when memory ran out.
 */
bool corpus_remove(corpus *self, const char *id, base_error *error);

/** Makes two entities one for good, whatever is added later. False with *error: BASE_NOT_FOUND for an id that is none,
 * BASE_MISUSE for an entity without a name, or when memory ran out. */
bool corpus_merge(corpus *self, uint32_t a, uint32_t b, base_error *error);

/** Takes what an entity is in one document out of it for good: it stands for itself. False with *error:
 * BASE_NOT_FOUND where the document does not mention it, or when memory ran out. */
bool corpus_split(corpus *self, uint32_t entity, const engine_document *document, base_error *error);

/** Bytes held by documents and identities. O(1). */
size_t corpus_memory(const corpus *self);

#endif
