#ifndef QUOTH_CORPUS_STATE_H
#define QUOTH_CORPUS_STATE_H

/* What a corpus holds: the struct that the files of the room share. corpus.h has what is done with it. */

#include "base/map.h"
#include "corpus/identity.h"
#include "engine/engine.h"

/** Many documents analysed together. One thread at a time; reading a settled corpus from several is safe. */
struct corpus {
    engine engine;
    BASE_VEC(engine_article) staged;
    BASE_VEC(engine_outcome) outcomes; /**< of the first staged ones, where their analysis was cut short */
    BASE_VEC(engine_document *) documents; /**< in the order of the input */
    BASE_VEC(engine_document *) slots; /**< the same, and those that were removed: their index is DOC_NONE */
    base_map by_id;                    /**< hash of the id → slot */
    corpus_identity identity;
    uint32_t texts; /**< articles added without an id */
    size_t memory;  /**< bytes of the documents */
};

/** How the corpus links, for corpus_linking_document. */
static inline corpus_linking corpus_linking_of(const corpus *self) {
    return (corpus_linking){.allocator = &self->engine.allocator,
                            .facts = &self->engine.models->names,
                            .taught = &self->engine.taught,
                            .documents = self->documents.items,
                            .document_count = self->documents.count,
                            .apart = self->engine.options.no_link,
                            .without = self->engine.options.without};
}

#endif
