#ifndef QUOTH_CORPUS_ENTITY_H
#define QUOTH_CORPUS_ENTITY_H

#include "engine/document.h"

/**
 * An entity as its corpus knows it, across documents; in a stream (owner NULL) as its document does. Ids are
 * append-only: the id of an entity that was merged answers for its survivor in all functions below. An id
 * out of range gives empty answers.
 */
typedef struct corpus_entity {
    const corpus *owner;
    const engine_document *document; /**< needed where owner is NULL */
    uint32_t id;                     /**< DOC_NONE is no entity */
} corpus_entity;

/** The entity behind an entity index of a document (DOC_NONE: none). */
corpus_entity corpus_entity_of(const engine_document *document, uint32_t index);

/** True where there is such an entity. */
bool corpus_entity_exists(corpus_entity entity);

/** The entity that answers for this one: itself where it was not merged. O(1) once settled. */
corpus_entity corpus_entity_survivor(corpus_entity entity);

/** Its fullest name, or NULL; NUL-terminated, borrowed from the document. */
const char *corpus_entity_name(corpus_entity entity);

/** True where some mention of it is a name; nominals alone ("two officials") make an entity without one. */
bool corpus_entity_is_named(corpus_entity entity);

/** Its doc_kind, or DOC_KIND_COUNT where there is none such. */
uint8_t corpus_entity_kind(corpus_entity entity);

/** Other names it goes by, and titles and roles; no two fold to the same. Borrowed; NULL out of range. */
uint32_t corpus_entity_alias_count(corpus_entity entity);
const char *corpus_entity_alias(corpus_entity entity, uint32_t index);
uint32_t corpus_entity_title_count(corpus_entity entity);
const char *corpus_entity_title(corpus_entity entity, uint32_t index);

/** A mention or quote of a document; document NULL is none. */
typedef struct corpus_place_in {
    const engine_document *document;
    uint32_t index;
} corpus_place_in;

/** Its mentions, the quotes that it speaks, and the documents that mention it, in the order of the corpus.
 * Access is O(log n) in the number of its documents. */
uint32_t corpus_entity_mention_count(corpus_entity entity);
corpus_place_in corpus_entity_mention(corpus_entity entity, uint32_t index);
uint32_t corpus_entity_quote_count(corpus_entity entity);
corpus_place_in corpus_entity_quote(corpus_entity entity, uint32_t index);
uint32_t corpus_entity_document_count(corpus_entity entity);
const engine_document *corpus_entity_document(corpus_entity entity, uint32_t index);

#endif
