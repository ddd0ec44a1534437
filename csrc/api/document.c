#include "api/api.h"

quoth_string quoth_document_text(const quoth_document *document) {
    if (!document) return (quoth_string){NULL, 0};
    return (quoth_string){api_content(document)->text, api_content(document)->text_size};
}

quoth_string quoth_document_meta(const quoth_document *document, quoth_meta what) {
    if (!document) return (quoth_string){NULL, 0};
    const doc *content = api_content(document);
    const doc_meta *meta = &content->meta;
    switch (what) {
    case QUOTH_META_ID:
        return api_doc_string(content, meta->id);
    case QUOTH_META_TITLE:
        return api_doc_string(content, meta->title);
    case QUOTH_META_OUTLET:
        return api_doc_string(content, meta->outlet);
    case QUOTH_META_DATE:
        return api_doc_string(content, meta->date);
    case QUOTH_META_BYLINE:
        return api_doc_string(content, meta->byline);
    case QUOTH_META_DATELINE:
        return api_doc_string(content, meta->dateline);
    case QUOTH_META_URL:
        return api_doc_string(content, meta->url);
    }
    return (quoth_string){NULL, 0};
}

uint32_t quoth_document_index(const quoth_document *document) {
    return document ? api_document(document)->index : QUOTH_NONE;
}

uint32_t quoth_document_slot(const quoth_document *document) {
    return document && api_document(document)->owner ? api_document(document)->slot : QUOTH_NONE;
}

const quoth_corpus *quoth_document_corpus(const quoth_document *document) {
    return document ? api_corpus_out(api_document(document)->owner) : NULL;
}

uint32_t quoth_document_warning_count(const quoth_document *document) {
    return document ? api_content(document)->warnings.count : 0;
}

quoth_string quoth_document_warning(const quoth_document *document, uint32_t index, uint32_t *position) {
    if (position) *position = 0;
    if (index >= quoth_document_warning_count(document)) return (quoth_string){NULL, 0};
    const doc_warning *warning = &api_content(document)->warnings.items[index];
    if (position) *position = warning->position;
    return api_doc_string(api_content(document), warning->message);
}

uint32_t quoth_document_paragraph_count(const quoth_document *document) {
    return document ? api_content(document)->paragraphs.count : 0;
}

uint32_t quoth_document_sentence_count(const quoth_document *document) {
    return document ? api_content(document)->sentences.count : 0;
}

uint32_t quoth_document_token_count(const quoth_document *document) {
    return document ? api_content(document)->tokens.count : 0;
}

uint32_t quoth_document_mention_count(const quoth_document *document) {
    return document ? api_content(document)->mentions.count : 0;
}

uint32_t quoth_document_quote_count(const quoth_document *document) {
    return document ? api_content(document)->quotes.count : 0;
}

uint32_t quoth_document_time_count(const quoth_document *document) {
    return document ? api_content(document)->times.count : 0;
}

uint32_t quoth_document_entity_count(const quoth_document *document) {
    return document ? api_content(document)->entities.count : 0;
}

quoth_entity quoth_document_entity(const quoth_document *document, uint32_t index) {
    return api_entity_out(corpus_entity_of(api_document(document), index));
}

quoth_mention quoth_document_mention(const quoth_document *document, uint32_t index) {
    if (index >= quoth_document_mention_count(document)) return (quoth_mention){NULL, QUOTH_NONE, 0, 0};
    doc_range tokens = doc_mention_at(api_content(document), index).tokens;
    return (quoth_mention){document, index, tokens.first, tokens.count};
}
