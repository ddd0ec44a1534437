#include "api/api.h"
#include "base/search.h"

/** The paragraph's row, or NULL for none. */
static const doc_paragraph *paragraph_of(quoth_paragraph view) {
    if (view.index >= quoth_document_paragraph_count(view.document)) return NULL;
    return &api_content(view.document)->paragraphs.items[view.index];
}

quoth_span quoth_paragraph_span(quoth_paragraph view) {
    const doc_paragraph *paragraph = paragraph_of(view);
    return paragraph ? api_span_out(paragraph->span) : (quoth_span){0, 0};
}

const char *quoth_paragraph_kind(quoth_paragraph view) {
    const doc_paragraph *paragraph = paragraph_of(view);
    return paragraph ? doc_paragraph_kind_name(paragraph->kind) : NULL;
}

uint32_t quoth_paragraph_kind_id(quoth_paragraph view) {
    const doc_paragraph *paragraph = paragraph_of(view);
    return paragraph ? api_label(QUOTH_LABELS_PARAGRAPH_KIND, paragraph->kind) : QUOTH_NONE;
}

uint32_t quoth_paragraph_first_sentence(quoth_paragraph view) {
    const doc_paragraph *paragraph = paragraph_of(view);
    return paragraph ? paragraph->sentences.first : 0;
}

uint32_t quoth_paragraph_sentence_count(quoth_paragraph view) {
    const doc_paragraph *paragraph = paragraph_of(view);
    return paragraph ? paragraph->sentences.count : 0;
}

/** The sentence's row, or NULL for none. */
static const doc_sentence *sentence_of(quoth_sentence view) {
    if (view.index >= quoth_document_sentence_count(view.document)) return NULL;
    return &api_content(view.document)->sentences.items[view.index];
}

quoth_span quoth_sentence_span(quoth_sentence view) {
    const doc_sentence *sentence = sentence_of(view);
    if (!sentence) return (quoth_span){0, 0};
    return api_span_out(doc_tokens_span(api_content(view.document), sentence->tokens));
}

quoth_paragraph quoth_sentence_paragraph(quoth_sentence view) {
    const doc_sentence *sentence = sentence_of(view);
    return sentence ? (quoth_paragraph){view.document, sentence->paragraph}
                    : (quoth_paragraph){NULL, QUOTH_NONE};
}

uint32_t quoth_sentence_first_token(quoth_sentence view) {
    const doc_sentence *sentence = sentence_of(view);
    return sentence ? sentence->tokens.first : 0;
}

uint32_t quoth_sentence_token_count(quoth_sentence view) {
    const doc_sentence *sentence = sentence_of(view);
    return sentence ? sentence->tokens.count : 0;
}

quoth_token quoth_sentence_root(quoth_sentence view) {
    const doc_sentence *sentence = sentence_of(view);
    if (!sentence || sentence->root == DOC_NONE) return (quoth_token){NULL, QUOTH_NONE};
    return (quoth_token){view.document, sentence->root};
}

/** Where an item of a document begins: a token for mentions, a byte for quotes. */
typedef uint32_t item_begin(const doc *content, uint32_t item);

static uint32_t mention_begin(const doc *content, uint32_t item) {
    return doc_mention_at(content, item).tokens.first;
}

static uint32_t quote_begin(const doc *content, uint32_t item) {
    doc_range spans = doc_quote_content(&content->quotes.items[item]);
    return spans.count ? content->spans.items[spans.first].begin : 0;
}

/** The first of `count` items, which are in text order, that begins at `place` or behind. */
static uint32_t first_item(const doc *content, uint32_t count, item_begin *begin, uint32_t place) {
    uint32_t low;
    base_lower_bound(low, 0, count, begin(content, low) < place);
    return low;
}

uint32_t quoth_sentence_mentions(quoth_sentence view, uint32_t *first) {
    const doc_sentence *sentence = sentence_of(view);
    uint32_t unasked;
    if (!first) first = &unasked;
    *first = 0;
    if (!sentence) return 0;
    const doc *content = api_content(view.document);
    uint32_t count = content->mentions.count;
    *first = first_item(content, count, mention_begin, sentence->tokens.first);
    return first_item(content, count, mention_begin, sentence->tokens.first + sentence->tokens.count) -
           *first;
}

uint32_t quoth_sentence_quotes(quoth_sentence view, uint32_t *first) {
    const doc_sentence *sentence = sentence_of(view);
    uint32_t unasked;
    if (!first) first = &unasked;
    *first = 0;
    if (!sentence || sentence->tokens.count == 0) return 0;
    const doc *content = api_content(view.document);
    uint32_t count = content->quotes.count, next = sentence->tokens.first + sentence->tokens.count;
    uint32_t end = next < content->tokens.count ? doc_begin(&content->tokens, next) : content->text_size + 1;
    *first = first_item(content, count, quote_begin, doc_begin(&content->tokens, sentence->tokens.first));
    return first_item(content, count, quote_begin, end) - *first;
}
