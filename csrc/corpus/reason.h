#ifndef QUOTH_CORPUS_REASON_H
#define QUOTH_CORPUS_REASON_H

#include "corpus/entity.h"

/** Two names that are one entity's, and why. */
typedef struct corpus_reason {
    uint32_t entities[2]; /**< ids as their documents have them; DOC_NONE: a name that only an alias tells */
    uint32_t rule;        /**< doc_rule, CORPUS_TAUGHT, CORPUS_MERGED, or CORPUS_REASON_END: named alike */
} corpus_reason;

typedef BASE_VEC(corpus_reason) corpus_reason_list;

/** Why two entities are not one. */
typedef enum corpus_refusal {
    CORPUS_ARE_ONE,
    CORPUS_SPLIT_BY_USER,
    CORPUS_NO_NAMES,      /**< one of them has no name that could be another's */
    CORPUS_NO_COMMON_KEY, /**< no name of one is a name of the other */
    CORPUS_AMBIGUOUS      /**< some name is, but others may be meant by it, or it is told apart */
} corpus_refusal;

/** Appends the steps that join two entities (ids as their documents have them), each beginning where the one before
 * ended; *refusal says why there are none. False when memory ran out. */
bool corpus_reasons(const corpus *owner, uint32_t a, uint32_t b, corpus_reason_list *reasons,
                    corpus_refusal *refusal);

/** The word for a reason's rule, and what it says; static. */
const char *corpus_reason_name(uint32_t rule);
const char *corpus_reason_meaning(uint32_t rule);

/** What an entity is in one document, under the id that it has there; none where the document does not have it. */
corpus_entity corpus_entity_part(corpus_entity entity, const engine_document *document);

/** The part of an entity that some document calls so, or, where none does, the best entity of that name; none where there
 * is none. *failed becomes true when memory ran out. */
corpus_entity corpus_entity_called(corpus_entity entity, const char *words, bool *failed);

#endif
