#include <stdalign.h>
#include <string.h>

#include "doc/columns.h"

#define ALIGNMENT alignof(max_align_t)

static size_t aligned(size_t size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/** Every vector of a document: X(field). */
#define VECTORS(X)                                                                                           \
    X(paragraphs)                                                                                            \
    X(sentences)                                                                                             \
    X(mentions)                                                                                              \
    X(entities)                                                                                              \
    X(times)                                                                                                 \
    X(quotes)                                                                                                \
    X(circumstances)                                                                                         \
    X(parties) X(links) X(spans) X(lists) X(warnings) X(marks) X(taught) X(taken_up)

static size_t text_bytes(const doc *document) {
    return document->text_size ? (size_t)document->text_size + 1 : 0;
}

static size_t string_bytes(const doc *document) {
    return document->strings.pool.count ? document->strings.pool.count + 1 : 0;
}

static size_t token_bytes(const doc *document) {
    return document->tokens.count * doc_columns_row(&document->tokens);
}

static size_t sealed_size(const doc *document) {
    size_t size =
        aligned(text_bytes(document)) + aligned(string_bytes(document)) + aligned(token_bytes(document));
#define ADD_SIZE(field) size += aligned(document->field.count * sizeof *document->field.items);
    VECTORS(ADD_SIZE)
#undef ADD_SIZE
    return size;
}

/** Copies bytes to *place and moves *place behind them; NULL where there are none. */
static void *put(char **place, const void *bytes, size_t size) {
    if (size == 0) return NULL;
    char *at = *place;
    memcpy(at, bytes, size);
    *place += aligned(size);
    return at;
}

bool doc_seal(doc *document) {
    if (document->block) return true;
    if (document->marks_lost) return false;
    doc_settle_marks(document);
    size_t size = sealed_size(document);
    char *block = base_new(document->allocator, size ? size : 1, 1);
    if (!block) return false;

    doc sealed = *document;
    char *place = block;
    const char *text = put(&place, document->text, text_bytes(document));
    sealed.text = text ? text : "";
    base_intern_start(&sealed.strings, document->allocator);
    sealed.strings.pool.bytes = put(&place, document->strings.pool.bytes, string_bytes(document));
    sealed.strings.pool.count = sealed.strings.pool.capacity = document->strings.pool.count;
    if (sealed.tokens.count > 0) {
        doc_columns_move(&sealed.tokens, place, sealed.tokens.count);
        place += aligned(token_bytes(document));
    } else {
        sealed.tokens = (doc_tokens){0};
    }
#define PUT_VECTOR(field)                                                                                    \
    sealed.field.items =                                                                                     \
        put(&place, document->field.items, document->field.count * sizeof *document->field.items);           \
    sealed.field.capacity = document->field.count;
    VECTORS(PUT_VECTOR)
#undef PUT_VECTOR
    sealed.block = block;
    sealed.block_size = size ? size : 1;

    doc_release(document);
    *document = sealed;
    return true;
}

size_t doc_memory(const doc *document) {
    if (document->block) return sizeof *document + document->block_size;
    size_t size = sizeof *document + text_bytes(document) + document->strings.pool.capacity +
                  document->strings.capacity * sizeof *document->strings.slots +
                  document->tokens.capacity * doc_columns_row(&document->tokens);
#define ADD_CAPACITY(field) size += document->field.capacity * sizeof *document->field.items;
    VECTORS(ADD_CAPACITY)
#undef ADD_CAPACITY
    return size;
}
