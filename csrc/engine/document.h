#ifndef QUOTH_ENGINE_DOCUMENT_H
#define QUOTH_ENGINE_DOCUMENT_H

#include "doc/doc.h"

typedef struct corpus corpus;

/**
 * An analysed article with what a corpus or a stream knows about it. Its entities have the ids
 * [first_entity, first_entity + entities.count), which no other document of the corpus or stream has.
 * Read-only once settled.
 */
typedef struct engine_document {
    doc content;
    const corpus *owner;   /**< NULL in a stream */
    uint32_t index;        /**< position in the corpus; DOC_NONE in a stream, and once it was removed */
    uint32_t slot;         /**< its number in the corpus, which stays when others are removed */
    uint32_t first_entity; /**< id of its first entity */
    uint32_t *spoken;      /**< quotes whose speaker is an entity, by speaker, then in text order */
    uint32_t spoken_count;
} engine_document;

/**
 * Builds the lists of a document that is complete, and seals it; false when memory ran out, and then the
 * document is still to be released. O(n log n) in the quotes.
 */
bool engine_document_finish(engine_document *document);

/** Releases the columns and lists. */
void engine_document_release(engine_document *document);

/** Bytes held. */
size_t engine_document_memory(const engine_document *document);

/** Indices of mentions or quotes, in text order. */
typedef struct engine_indices {
    const uint32_t *items;
    uint32_t count;
} engine_indices;

/** The mentions of an entity of the document, O(1), and the quotes that it speaks, O(log n). Empty out of
 * range. */
engine_indices engine_document_mentions(const engine_document *document, uint32_t entity);
engine_indices engine_document_quotes(const engine_document *document, uint32_t entity);

/** The text of a span; not NUL-terminated. */
static inline const char *engine_document_bytes(const engine_document *document, doc_span span) {
    return document->content.text + span.begin;
}

/** Id of an entity of the document as its corpus or stream counts: DOC_NONE for DOC_NONE. It may have been
 * merged: see corpus_entity_survivor. */
static inline uint32_t engine_document_entity(const engine_document *document, uint32_t entity) {
    return entity == DOC_NONE ? DOC_NONE : document->first_entity + entity;
}

#endif
