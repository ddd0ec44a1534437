#include "api/api.h"

/** True for words that a query found, which are no mention of the document. */
static bool is_term(quoth_mention view) {
    if (!view.document || view.index != QUOTH_NONE || view.token_count == 0) return false;
    uint32_t count = quoth_document_token_count(view.document);
    return view.first_token < count && view.token_count <= count - view.first_token;
}

query_record api_mention_record(quoth_mention view) {
    bool known = view.document && (is_term(view) || view.index < quoth_document_mention_count(view.document));
    return (query_record){.document = known ? api_document(view.document) : NULL,
                          .mention = view.index,
                          .tokens = {view.first_token, view.token_count},
                          .entity = DOC_NONE};
}

quoth_span quoth_mention_span(quoth_mention view) {
    query_record record = api_mention_record(view);
    return record.document ? api_span_out(query_record_mention(&record).span) : (quoth_span){0, 0};
}

const char *quoth_mention_kind(quoth_mention view) {
    query_record record = api_mention_record(view);
    return record.document ? doc_kind_name(query_record_mention(&record).kind) : NULL;
}

const char *quoth_mention_form(quoth_mention view) {
    query_record record = api_mention_record(view);
    return record.document ? doc_mention_form_name(query_record_mention(&record).form) : NULL;
}

uint32_t quoth_mention_kind_id(quoth_mention view) {
    query_record record = api_mention_record(view);
    if (!record.document) return QUOTH_NONE;
    bool term = record.mention == DOC_NONE;
    return term ? DOC_OTHER : doc_mention_at(&record.document->content, record.mention).kind;
}

uint32_t quoth_mention_form_id(quoth_mention view) {
    query_record record = api_mention_record(view);
    if (!record.document) return QUOTH_NONE;
    bool term = record.mention == DOC_NONE;
    return term ? DOC_TERM : doc_mention_at(&record.document->content, record.mention).form;
}

quoth_entity quoth_mention_entity(quoth_mention view) {
    query_record record = api_mention_record(view);
    if (!record.document) return (quoth_entity){NULL, NULL, QUOTH_NONE};
    return api_entity_out(query_record_mention(&record).entity);
}

quoth_sentence quoth_mention_sentence(quoth_mention view) {
    query_record record = api_mention_record(view);
    if (!record.document) return (quoth_sentence){NULL, QUOTH_NONE};
    uint32_t token = view.index == QUOTH_NONE
                         ? view.first_token
                         : doc_mention_at(api_content(view.document), view.index).tokens.first;
    return quoth_token_sentence((quoth_token){view.document, token});
}

/** The time expression's row, or an empty one. */
static query_time time_of(quoth_time view) {
    return query_document_time(api_document(view.document), view.index);
}

quoth_span quoth_time_span(quoth_time view) {
    return api_span_out(time_of(view).span);
}

const char *quoth_time_type(quoth_time view) {
    return doc_time_type_name(time_of(view).type);
}

uint32_t quoth_time_type_id(quoth_time view) {
    if (view.index >= quoth_document_time_count(view.document)) return QUOTH_NONE;
    return api_label(QUOTH_LABELS_TIME_TYPE, api_content(view.document)->times.items[view.index].type);
}

quoth_string quoth_time_value(quoth_time view) {
    return api_string_out(time_of(view).value);
}
