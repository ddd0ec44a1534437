#include "base/search.h"
#include "base/sort.h"
#include "doc/doc.h"

/* The marks that rules leave. */

void doc_add_mark(doc *document, doc_rule rule, uint32_t token) {
    doc_mark mark = {token, (uint16_t)rule};
    if (!base_vec_push(document->allocator, &document->marks, mark)) document->marks_lost = true;
}

void doc_add_paragraph_mark(doc *document, doc_rule rule, uint32_t paragraph) {
    doc_add_mark(document, rule, paragraph);
    if (!document->marks_lost) document->paragraph_marks++;
}

/** Puts the marks of paragraphs on tokens. */
static void settle_paragraph_marks(doc *document) {
    uint32_t tokens = document->tokens.count;
    for (uint32_t i = 0; tokens > 0 && i < document->paragraph_marks; i++) {
        doc_mark *mark = &document->marks.items[i];
        uint32_t token = doc_token_at(document, document->paragraphs.items[mark->token].span.begin);
        mark->token = token < tokens ? token : tokens - 1;
    }
    if (tokens == 0) document->marks.count = 0;
    document->paragraph_marks = 0;
}

/* The register's order is that of the stages, and of the questions in a stage. */
static int by_token(const void *a, const void *b, void *context) {
    const doc_mark *left = a, *right = b;
    (void)context;
    if (left->token != right->token) return left->token < right->token ? -1 : 1;
    return left->rule < right->rule ? -1 : left->rule > right->rule;
}

void doc_settle_marks(doc *document) {
    settle_paragraph_marks(document);
    base_sort(document->marks.items, document->marks.count, sizeof *document->marks.items, by_token, NULL);
}

/** Where a quote without a source would still have marks: at its cue, or at its content's first word. */
static uint32_t anchor_of(const doc *document, const doc_quote *quote) {
    if (quote->cue_head != DOC_NONE) return quote->cue_head;
    return doc_token_at(document, document->spans.items[quote->content.first].begin);
}

bool doc_quote_has_mark(const doc *document, uint32_t index, doc_mark mark) {
    doc_quote quote = doc_quote_at(document, index);
    const doc_span *spans = document->spans.items;
    if (mark.token == anchor_of(document, &quote)) return true;
    uint32_t begin = doc_begin(&document->tokens, mark.token);
    for (uint32_t i = 0; i < quote.source.count; i++)
        if (begin >= spans[quote.source.first + i].begin && begin < spans[quote.source.first + i].end)
            return true;
    return false;
}

/** The first token that begins at a byte or behind it. */
static uint32_t token_from(const doc *document, uint32_t byte) {
    uint32_t token = doc_token_at(document, byte);
    return token < document->tokens.count && doc_begin(&document->tokens, token) < byte ? token + 1 : token;
}

/** The first mark from `from` on that is of a token in [begin, end), DOC_NONE for none. */
static uint32_t mark_in(const doc *document, uint32_t from, uint32_t begin, uint32_t end) {
    const doc_mark *marks = document->marks.items;
    uint32_t low;
    base_lower_bound(low, from, document->marks.count, marks[low].token < begin);
    return low < document->marks.count && marks[low].token < end ? low : DOC_NONE;
}

uint32_t doc_quote_find_mark(const doc *document, uint32_t index, uint32_t from) {
    doc_quote quote = doc_quote_at(document, index);
    uint32_t anchor = anchor_of(document, &quote), first = mark_in(document, from, anchor, anchor + 1);
    for (uint32_t i = 0; i < quote.source.count; i++) {
        doc_span span = document->spans.items[quote.source.first + i];
        uint32_t mark =
            mark_in(document, from, token_from(document, span.begin), token_from(document, span.end));
        if (mark < first) first = mark; /* DOC_NONE is the greatest */
    }
    return first;
}
