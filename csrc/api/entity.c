#include "api/api.h"
#include "corpus/reason.h"

bool quoth_entity_exists(quoth_entity entity) {
    return corpus_entity_exists(api_entity(entity));
}

quoth_entity quoth_entity_survivor(quoth_entity entity) {
    return api_entity_out(corpus_entity_survivor(api_entity(entity)));
}

quoth_entity quoth_entity_part(quoth_entity entity, const quoth_document *document) {
    return api_entity_out(corpus_entity_part(api_entity(entity), document ? api_document(document) : NULL));
}

bool quoth_entity_called(quoth_entity entity, const char *words, quoth_entity *found, quoth_error *error) {
    api_clear(error);
    if (!words || !found) return api_misuse(error, "words, and a place for the entity, are needed");
    bool failed = false;
    *found = api_entity_out(corpus_entity_called(api_entity(entity), words, &failed));
    return !failed || api_fail_memory(error);
}

quoth_string quoth_entity_name(quoth_entity entity) {
    return api_string_out(corpus_entity_name(api_entity(entity)));
}

const char *quoth_entity_kind(quoth_entity entity) {
    return doc_kind_name(corpus_entity_kind(api_entity(entity)));
}

uint32_t quoth_entity_kind_id(quoth_entity entity) {
    return api_label(QUOTH_LABELS_KIND, corpus_entity_kind(api_entity(entity)));
}

uint32_t quoth_entity_alias_count(quoth_entity entity) {
    return corpus_entity_alias_count(api_entity(entity));
}

quoth_string quoth_entity_alias(quoth_entity entity, uint32_t index) {
    return api_string_out(corpus_entity_alias(api_entity(entity), index));
}

uint32_t quoth_entity_title_count(quoth_entity entity) {
    return corpus_entity_title_count(api_entity(entity));
}

quoth_string quoth_entity_title(quoth_entity entity, uint32_t index) {
    return api_string_out(corpus_entity_title(api_entity(entity), index));
}

uint32_t quoth_entity_mention_count(quoth_entity entity) {
    return corpus_entity_mention_count(api_entity(entity));
}

quoth_mention quoth_entity_mention(quoth_entity entity, uint32_t index) {
    corpus_place_in place = corpus_entity_mention(api_entity(entity), index);
    return quoth_document_mention(api_document_out(place.document), place.index);
}

uint32_t quoth_entity_document_count(quoth_entity entity) {
    return corpus_entity_document_count(api_entity(entity));
}

const quoth_document *quoth_entity_document(quoth_entity entity, uint32_t index) {
    return api_document_out(corpus_entity_document(api_entity(entity), index));
}

uint32_t quoth_entity_quote_count(quoth_entity entity) {
    return corpus_entity_quote_count(api_entity(entity));
}

quoth_quote quoth_entity_quote(quoth_entity entity, uint32_t index) {
    corpus_place_in place = corpus_entity_quote(api_entity(entity), index);
    return (quoth_quote){api_document_out(place.document), place.index};
}
