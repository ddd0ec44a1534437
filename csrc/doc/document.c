#include "doc/doc.h"

#include <string.h>

#include "base/buf.h"
#include "doc/columns.h"
#include "text/class.h"

#define FIRST_TOKENS 64u

void doc_start(doc *document, const base_allocator *allocator) {
    *document = (doc){.allocator = allocator};
    base_intern_start(&document->strings, allocator);
    document->text = "";
    document->meta =
        (doc_meta){DOC_NONE, DOC_NONE, DOC_NONE, DOC_NONE, DOC_NONE, DOC_NONE, DOC_NONE, DOC_NONE};
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

/** Moves a column's rows to *place and *place behind its room; a column that is new there is zeroed. */
static void *move_column(const void *column, char **place, const doc_tokens *tokens, uint32_t capacity,
                         size_t size) {
    void *moved = *place;
    *place += capacity * size;
    if (tokens->count > 0 && column) memcpy(moved, column, tokens->count * size);
    if (tokens->count > 0 && !column) memset(moved, 0, tokens->count * size);
    return moved;
}

void doc_columns_move(doc_tokens *tokens, void *block, uint32_t capacity) {
    char *place = block;
#define MOVE(field)                                                                                          \
    tokens->field = move_column(tokens->field, &place, tokens, capacity, sizeof *tokens->field);
    MOVE(begin_)
    MOVE(lemma_)
    if (tokens->wide) {
        MOVE(begin_high_)
        MOVE(lemma_high_)
    }
    MOVE(length_)
    MOVE(feats_)
    MOVE(head_)
    MOVE(upos)
    MOVE(xpos)
    MOVE(deprel)
    MOVE(flags)
    MOVE(name)
#undef MOVE
    tokens->capacity = capacity;
}

/** Moves the columns into a block of their own for `capacity` rows; false when memory ran out. */
static bool take_columns(doc *document, uint32_t capacity, bool wide) {
    doc_tokens *tokens = &document->tokens;
    doc_tokens taken = *tokens;
    taken.wide = wide;
    void *block = base_new_zeroed(document->allocator, capacity, doc_columns_row(&taken));
    if (!block) return false;
    doc_columns_move(&taken, block, capacity);
    doc_columns_release(tokens, document->allocator);
    *tokens = taken;
    return true;
}

void doc_columns_release(doc_tokens *tokens, const base_allocator *allocator) {
    base_free(allocator, tokens->begin_, tokens->capacity, doc_columns_row(tokens));
    *tokens = (doc_tokens){0};
}

bool doc_reserve_tokens(doc *document, uint32_t more) {
    doc_tokens *tokens = &document->tokens;
    if (document->block) return false;
    if (more <= tokens->capacity - tokens->count) return true;
    if (more > UINT32_MAX / 2 - tokens->count) return false;
    uint32_t capacity = tokens->capacity * 2;
    if (capacity < FIRST_TOKENS) capacity = FIRST_TOKENS;
    if (capacity < tokens->count + more) capacity = tokens->count + more;
    return take_columns(document, capacity, tokens->wide);
}

/** Makes room for places or string ids up to `value`; false when memory ran out. */
static bool widen(doc *document, uint32_t value) {
    const doc_tokens *tokens = &document->tokens;
    if (value <= UINT16_MAX || tokens->wide) return true;
    return take_columns(document, tokens->capacity, true);
}

bool doc_add_token(doc *document, uint32_t begin, uint16_t length, uint8_t flags) {
    return doc_reserve_tokens(document, 1) && widen(document, begin) &&
           doc_put_token(&document->tokens, begin, length, flags);
}

bool doc_set_lemma(doc *document, uint32_t token, uint32_t lemma) {
    if (lemma == DOC_NONE || document->block || !widen(document, lemma)) return false;
    document->tokens.lemma_[token] = (uint16_t)lemma;
    if (document->tokens.wide) document->tokens.lemma_high_[token] = (uint16_t)(lemma >> 16);
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
    doc_columns_release(&document->tokens, allocator);
    base_intern_release(&document->strings);
    base_vec_release(allocator, &document->paragraphs);
    base_vec_release(allocator, &document->sentences);
    base_vec_release(allocator, &document->mentions);
    base_vec_release(allocator, &document->entities);
    base_vec_release(allocator, &document->times);
    base_vec_release(allocator, &document->quotes);
    base_vec_release(allocator, &document->circumstances);
    base_vec_release(allocator, &document->parties);
    base_vec_release(allocator, &document->taken_up);
    base_vec_release(allocator, &document->links);
    base_vec_release(allocator, &document->spans);
    base_vec_release(allocator, &document->lists);
    base_vec_release(allocator, &document->taught);
    base_vec_release(allocator, &document->warnings);
    base_vec_release(allocator, &document->marks);
    doc_start(document, allocator);
}

const char *doc_string(const doc *document, uint32_t id) {
    return id == DOC_NONE ? "" : base_intern_string(&document->strings, id);
}

uint32_t doc_intern(doc *document, const char *bytes, size_t count) {
    return document->block ? DOC_NONE : base_intern_id(&document->strings, bytes, count);
}

uint32_t doc_intern_shown(doc *document, const char *bytes, size_t count) {
    base_buf shown;
    base_buf_start(&shown, document->allocator);
    bool blank = false;
    for (size_t at = 0, length; at < count; at += length) {
        uint32_t class = text_class_at(bytes + at, count - at, &length);
        if (class & TEXT_INVISIBLE) continue;
        if (class & TEXT_SPACE) {
            blank = shown.count > 0;
            continue;
        }
        if (blank) base_buf_add(&shown, " ", 1);
        blank = false;
        base_buf_add(&shown, bytes + at, length);
    }
    uint32_t id = shown.failed ? DOC_NONE : doc_intern(document, shown.bytes, shown.count);
    base_buf_release(&shown);
    return id;
}
