/* Where tokens, sentences and bytes of a document lie, looked up without a view. */

#include "base/search.h"
#include "doc/doc.h"

doc_span doc_token_span(const doc *document, uint32_t token) {
    uint32_t begin = doc_begin(&document->tokens, token);
    return (doc_span){begin, begin + doc_length(&document->tokens, token)};
}

doc_span doc_tokens_span(const doc *document, doc_range tokens) {
    if (tokens.count == 0) return (doc_span){0, 0};
    return (doc_span){doc_begin(&document->tokens, tokens.first),
                      doc_token_span(document, tokens.first + tokens.count - 1).end};
}

/** The token behind the last one of a sentence. */
static uint32_t tokens_end(const doc *document, uint32_t sentence) {
    doc_range tokens = document->sentences.items[sentence].tokens;
    return tokens.first + tokens.count;
}

uint32_t doc_token_sentence(const doc *document, uint32_t token) {
    uint32_t sentence;
    base_lower_bound(sentence, 0, document->sentences.count, tokens_end(document, sentence) <= token);
    return sentence;
}

uint32_t doc_token_at(const doc *document, uint32_t byte) {
    uint32_t low;
    base_lower_bound(low, 0, document->tokens.count, doc_token_span(document, low).end <= byte);
    return low;
}

uint32_t doc_token_head(const doc *document, uint32_t token) {
    uint16_t head = doc_head(&document->tokens, token);
    if (head == DOC_HEAD_ROOT) return DOC_NONE;
    return document->sentences.items[doc_token_sentence(document, token)].tokens.first + head;
}

uint32_t doc_tokens_top(const doc *document, doc_range tokens) {
    uint32_t end = tokens.first + tokens.count;
    doc_range sentence = document->sentences.items[doc_token_sentence(document, tokens.first)].tokens;
    for (uint32_t i = tokens.first; i < end; i++) {
        if (doc_head(&document->tokens, i) == DOC_HEAD_ROOT) return i;
        uint32_t head = sentence.first + doc_head(&document->tokens, i);
        if (head < tokens.first || head >= end) return i;
    }
    return tokens.first;
}
