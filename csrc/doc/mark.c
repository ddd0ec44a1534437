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

void doc_settle_paragraph_marks(doc *document) {
    uint32_t tokens = document->tokens.count;
    for (uint32_t i = 0; tokens > 0 && i < document->paragraph_marks; i++) {
        doc_mark *mark = &document->marks.items[i];
        uint32_t token = doc_token_at(document, document->paragraphs.items[mark->token].span.begin);
        mark->token = token < tokens ? token : tokens - 1;
    }
    if (tokens == 0) document->marks.count = 0;
    document->paragraph_marks = 0;
}

bool doc_quote_has_mark(const doc *document, uint32_t index, doc_mark mark) {
    doc_quote quote = doc_quote_at(document, index);
    const doc_span *spans = document->spans.items;
    uint32_t anchor = quote.cue_head;
    if (anchor == DOC_NONE) anchor = doc_token_at(document, spans[quote.content.first].begin);
    if (mark.token == anchor) return true;
    uint32_t begin = doc_begin(&document->tokens, mark.token);
    for (uint32_t i = 0; i < quote.source.count; i++)
        if (begin >= spans[quote.source.first + i].begin && begin < spans[quote.source.first + i].end)
            return true;
    return false;
}
