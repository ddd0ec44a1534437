#include "doc/doc.h"

#include <string.h>

#include "doc/columns.h"

#define FIRST_TOKENS 64u

void doc_start(doc *document, const base_allocator *allocator) {
    *document = (doc){.allocator = allocator};
    base_intern_start(&document->strings, allocator);
    document->text = "";
    document->meta = (doc_meta){DOC_NONE, DOC_NONE, DOC_NONE, DOC_NONE, DOC_NONE, DOC_NONE, DOC_NONE};
}

/** The text is "" (and not ours) until doc_set_text. */
static bool owns_text(const doc *document) {
    return document->text_size > 0;
}

bool doc_set_text(doc *document, const char *text, uint32_t size) {
    if (document->block) return false;
    char *copy = NULL;
    if (size > 0) {
        copy = base_new(document->allocator, (size_t)size + 1, 1);
        if (!copy) return false;
        memcpy(copy, text, size);
        copy[size] = '\0';
    }
    if (owns_text(document))
        base_free(document->allocator, (void *)(uintptr_t)document->text, (size_t)document->text_size + 1, 1);
    document->text = copy ? copy : "";
    document->text_size = size;
    return true;
}

bool doc_warn(doc *document, uint32_t position, const char *message) {
    uint32_t id = doc_intern(document, message, strlen(message));
    return id != DOC_NONE &&
           base_vec_push(document->allocator, &document->warnings, (doc_warning){position, id});
}

static void *move_column(const void *column, char *place, uint32_t count, size_t size) {
    if (count > 0) memcpy(place, column, count * size);
    return place;
}

void doc_columns_move(doc_tokens *tokens, void *block, uint32_t capacity) {
    char *place = block;
#define MOVE(field)                                                                                          \
    tokens->field = move_column(tokens->field, place, tokens->count, sizeof *tokens->field);                 \
    place += (size_t)capacity * sizeof *tokens->field;
    MOVE(begin)
    MOVE(lemma)
    MOVE(length)
    MOVE(feats)
    MOVE(head)
    MOVE(upos)
    MOVE(xpos)
    MOVE(deprel)
    MOVE(flags)
    MOVE(name)
#undef MOVE
    tokens->capacity = capacity;
}

bool doc_reserve_tokens(doc *document, uint32_t more) {
    doc_tokens *tokens = &document->tokens;
    if (document->block) return false;
    if (more <= tokens->capacity - tokens->count) return true;
    if (more > UINT32_MAX / 2 - tokens->count) return false;
    uint32_t capacity = tokens->capacity * 2;
    if (capacity < FIRST_TOKENS) capacity = FIRST_TOKENS;
    if (capacity < tokens->count + more) capacity = tokens->count + more;
    void *block = base_new_zeroed(document->allocator, capacity, DOC_TOKEN_ROW_BYTES);
    if (!block) return false;
    void *old = tokens->begin;
    uint32_t old_capacity = tokens->capacity;
    doc_columns_move(tokens, block, capacity);
    base_free(document->allocator, old, old_capacity, DOC_TOKEN_ROW_BYTES);
    return true;
}

bool doc_add_token(doc *document, uint32_t begin, uint16_t length, uint8_t flags) {
    doc_tokens *tokens = &document->tokens;
    if (tokens->count == tokens->capacity && !doc_reserve_tokens(document, 1)) return false;
    uint32_t token = tokens->count++;
    tokens->begin[token] = begin;
    tokens->length[token] = length;
    tokens->flags[token] = flags;
    return true;
}

bool doc_add_span(doc *document, doc_range *range, doc_span span) {
    if (range->count == 0) range->first = document->spans.count;
    if (!base_vec_push(document->allocator, &document->spans, span)) return false;
    range->count++;
    return true;
}

void doc_release(doc *document) {
    const base_allocator *allocator = document->allocator;
    if (document->block) {
        base_free(allocator, document->block, document->block_size, 1);
        doc_start(document, allocator);
        return;
    }
    if (owns_text(document))
        base_free(allocator, (void *)(uintptr_t)document->text, (size_t)document->text_size + 1, 1);
    base_free(allocator, document->tokens.begin, document->tokens.capacity, DOC_TOKEN_ROW_BYTES);
    base_intern_release(&document->strings);
    base_vec_release(allocator, &document->paragraphs);
    base_vec_release(allocator, &document->sentences);
    base_vec_release(allocator, &document->mentions);
    base_vec_release(allocator, &document->entities);
    base_vec_release(allocator, &document->times);
    base_vec_release(allocator, &document->quotes);
    base_vec_release(allocator, &document->links);
    base_vec_release(allocator, &document->spans);
    base_vec_release(allocator, &document->lists);
    base_vec_release(allocator, &document->warnings);
    doc_start(document, allocator);
}

const char *doc_string(const doc *document, uint32_t id) {
    return id == DOC_NONE ? "" : base_intern_string(&document->strings, id);
}

uint32_t doc_intern(doc *document, const char *bytes, size_t count) {
    return document->block ? DOC_NONE : base_intern_id(&document->strings, bytes, count);
}
