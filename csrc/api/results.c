#include "api/api.h"

size_t quoth_results_count(const quoth_results *results) {
    return results ? results->core.records.count : 0;
}

quoth_record_kind quoth_results_kind(const quoth_results *results) {
    return results ? (quoth_record_kind)results->core.kind : QUOTH_RECORD_QUOTE;
}

void quoth_results_close(quoth_results *results) {
    if (!results) return;
    base_allocator memory = results->allocator;
    query_results_release(&results->core);
    base_free(&memory, results, 1, sizeof *results);
}

/** The record, or NULL out of range and where there are no results. */
static const query_record *record_at(const quoth_results *results, size_t index) {
    return index < quoth_results_count(results) ? &results->core.records.items[index] : NULL;
}

quoth_quote quoth_results_quote(const quoth_results *results, size_t index) {
    const query_record *record = record_at(results, index);
    if (!record || record->index == DOC_NONE) return (quoth_quote){NULL, QUOTH_NONE};
    bool has = results->core.kind == QUERY_QUOTE || results->core.kind == QUERY_REPORT;
    if (!has) return (quoth_quote){NULL, QUOTH_NONE};
    return (quoth_quote){api_document_out(record->document), record->index};
}

static quoth_mention mention_out(const query_record *record) {
    return (quoth_mention){api_document_out(record->document), record->mention, record->tokens.first,
                           record->tokens.count};
}

quoth_mention quoth_results_mention(const quoth_results *results, size_t index) {
    const query_record *record = record_at(results, index);
    bool has = record && (results->core.kind == QUERY_MENTION || results->core.kind == QUERY_REPORT);
    return has ? mention_out(record) : (quoth_mention){NULL, QUOTH_NONE, 0, 0};
}

quoth_entity quoth_results_entity(const quoth_results *results, size_t index) {
    const query_record *record = record_at(results, index);
    if (!record || results->core.kind != QUERY_ENTITY) return (quoth_entity){NULL, NULL, QUOTH_NONE};
    return api_entity_out(query_record_entity(record, results->core.owner));
}

quoth_time quoth_results_time(const quoth_results *results, size_t index) {
    const query_record *record = record_at(results, index);
    if (!record || results->core.kind != QUERY_TIME) return (quoth_time){NULL, QUOTH_NONE};
    return (quoth_time){api_document_out(record->document), record->index};
}

quoth_report quoth_results_report(const quoth_results *results, size_t index) {
    const query_record *record = record_at(results, index);
    query_record none = {.index = DOC_NONE};
    bool has = record && results->core.kind == QUERY_REPORT;
    query_attribution how = query_record_attribution(has ? record : &none);
    quoth_report report = {.how = api_attribution_out(&how), .mention = {NULL, QUOTH_NONE, 0, 0}};
    if (!has) return report;
    report.mention = mention_out(record);
    report.place = query_place_name(record->place);
    report.stance = query_stance_name(record->stance);
    return report;
}

quoth_taken quoth_results_taken(const quoth_results *results) {
    quoth_taken none = {.entity = {NULL, NULL, QUOTH_NONE}};
    if (!results || !results->core.taken.known) return none;
    const query_taken *taken = &results->core.taken;
    corpus_entity entity = {results->core.owner, NULL, taken->entity};
    return (quoth_taken){.reading = query_reading_name(taken->reading),
                         .name = api_string_out(taken->name),
                         .entity = taken->entity == DOC_NONE ? none.entity : api_entity_out(entity),
                         .mentions = taken->mentions,
                         .documents = taken->documents,
                         .speakers = taken->speakers};
}

quoth_kwic quoth_results_kwic(const quoth_results *results, size_t index) {
    const query_record *record = record_at(results, index);
    if (!record || results->core.kind != QUERY_KWIC) return (quoth_kwic){{NULL, QUOTH_NONE}, {0, 0}};
    query_context kwic = query_record_kwic(record);
    return (quoth_kwic){{api_document_out(kwic.document), kwic.sentence}, api_span_out(kwic.match)};
}
