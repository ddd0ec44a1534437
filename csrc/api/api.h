#ifndef QUOTH_API_API_H
#define QUOTH_API_API_H

#include <stdatomic.h>
#include <stddef.h>

#include "engine/stream.h"
#include "query/field.h"
#include "query/query.h"
#include "quoth.h"

/*
 * What stands behind the opaque types of quoth.h, and the conversions between its structs and the rooms'. A
 * document of the public header is a engine_document under another name.
 */

struct quoth_cancel {
    base_cancel raised;
};

struct quoth_model {
    base_allocator allocator;
    atomic_uint references; /**< the opener's, and one for each corpus and stream */
    engine_models models;
};

struct quoth_corpus {
    corpus core; /**< first, so that a document's owner leads here */
    quoth_model *model;
};

struct quoth_stream {
    engine_stream core;
    quoth_model *model;
};

struct quoth_results {
    base_allocator allocator; /**< the corpus's: results may be closed after it */
    query_results core;
    quoth_corpus *corpus;
};

struct quoth_text {
    base_allocator allocator;
    base_buf buf;
};

/** Empties *error, which may be NULL. */
void api_clear(quoth_error *error);

/** Copies a room's error out; false, for return statements. `to` may be NULL. */
bool api_fail(quoth_error *to, const base_error *from);

/** Fails with QUOTH_MISUSE and a message; false. */
bool api_misuse(quoth_error *error, const char *message);

/** Fails with QUOTH_NO_MEMORY; false. */
bool api_fail_memory(quoth_error *error);

/** The caller's allocator, or the C library's for NULL, with a secret of its own. */
base_allocator api_allocator(const quoth_allocator *allocator);

/** One more user of a model; and one less: the last releases it. Any thread. */
void api_model_keep(quoth_model *model);

/**
 * Copies a struct that the caller filled, which begins with its size, by whichever header: `known` bytes of
 * *to, those beyond the caller's size zero. Where the size is 0 it is `first`, that of the first version.
 * False with *error, which names `what`, for a size beyond the known one.
 */
bool api_take(void *to, size_t known, size_t first, const void *from, const char *what, quoth_error *error);

/** Where the fields of a struct's first version end, `last` being the last of them: a struct that may grow has
 * no padding behind it, where a later field would read what an older program never wrote. */
#define API_FIRST_SIZE(type, last) (offsetof(type, last) + sizeof(((type *)0)->last))

/** Takes the caller's options, NULL for the defaults. */
bool api_take_options(const quoth_options *given, quoth_options *options, quoth_error *error);

/** Options, taken, as the rooms have them. `rows` (one for each taught name, NULL where there are none) are
 * filled and must outlive the call that they are made for. False with *error for a name without letters or an
 * unknown kind. */
bool api_options(const quoth_options *options, engine_gazetteer_row *rows, engine_options *converted,
                 quoth_error *error);

static inline const engine_document *api_document(const quoth_document *document) {
    return (const engine_document *)(const void *)document;
}

/** The columns of a document that is not NULL. */
static inline const doc *api_content(const quoth_document *document) {
    return &api_document(document)->content;
}

static inline const quoth_document *api_document_out(const engine_document *document) {
    return (const quoth_document *)(const void *)document;
}

static inline const quoth_corpus *api_corpus_out(const corpus *owner) {
    return (const quoth_corpus *)(const void *)owner;
}

quoth_entity api_entity_out(corpus_entity entity);
corpus_entity api_entity(quoth_entity entity);
quoth_span api_span_out(doc_span span);
quoth_spans api_spans_out(query_spans spans);

/** A NUL-terminated string; NULL is absent. */
quoth_string api_string_out(const char *string);

/** A string of a document by its id; absent for DOC_NONE. */
quoth_string api_doc_string(const doc *document, uint32_t id);

/** A label's id where its set has it, else QUOTH_NONE. */
uint32_t api_label(quoth_labels set, uint8_t id);

quoth_attribution api_attribution_out(const query_attribution *from);
quoth_party api_party_out(query_party party);

/** The mention as a row; its document is NULL where there is no such mention. */
query_record api_mention_record(quoth_mention view);

#endif
