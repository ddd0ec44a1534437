#include "api/api.h"

/* The register of rules, and the marks that they leave in documents. */

size_t quoth_rule_count(void) {
    return DOC_RULE_COUNT;
}

quoth_rule quoth_rule_at(size_t index) {
    if (index >= DOC_RULE_COUNT) return (quoth_rule){NULL, NULL, NULL};
    doc_rule rule = (doc_rule)index;
    return (quoth_rule){doc_rule_name(rule), doc_rule_stage(rule), doc_rule_meaning(rule)};
}

uint32_t quoth_document_mark_count(const quoth_document *document) {
    return document ? api_content(document)->marks.count : 0;
}

quoth_mark quoth_document_mark(const quoth_document *document, uint32_t index) {
    if (index >= quoth_document_mark_count(document))
        return (quoth_mark){{NULL, NULL, NULL}, {NULL, QUOTH_NONE}};
    doc_mark mark = api_content(document)->marks.items[index];
    return (quoth_mark){quoth_rule_at(mark.rule), {document, mark.token}};
}

bool quoth_quote_has_mark(quoth_quote quote, uint32_t index) {
    if (quote.index >= quoth_document_quote_count(quote.document) ||
        index >= quoth_document_mark_count(quote.document))
        return false;
    const doc *content = api_content(quote.document);
    return doc_quote_has_mark(content, quote.index, content->marks.items[index]);
}

uint32_t quoth_quote_find_mark(quoth_quote quote, uint32_t from) {
    if (quote.index >= quoth_document_quote_count(quote.document)) return QUOTH_NONE;
    return doc_quote_find_mark(api_content(quote.document), quote.index, from);
}
