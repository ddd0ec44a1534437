/* Fields of records as the public header shows them: descriptions, and values with names instead of ids. */

#include <string.h>

#include "api/api.h"

_Static_assert((int)QUOTH_TYPE_LINKS == (int)QUERY_TYPE_LINKS && QUERY_TYPE_COUNT == QUOTH_TYPE_LINKS + 1,
               "the types are the same");

uint32_t quoth_field_count(void) {
    return query_field_count();
}

quoth_field quoth_field_at(uint32_t id) {
    const query_field *field = query_field_at(id);
    if (!field) return (quoth_field){.name = NULL};
    return (quoth_field){.name = field->name,
                         .column = field->column,
                         .doc = field->doc,
                         .filter = field->filter,
                         .set = field->set ? field->set->name : NULL,
                         .records = field->records,
                         .type = (quoth_type)field->type,
                         .optional = field->optional};
}

uint32_t quoth_field_find(quoth_record_kind kind, const char *name) {
    return name ? query_field_find((query_record_kind)kind, name) : QUOTH_NONE;
}

const char *quoth_field_word(uint32_t id, uint32_t index) {
    const query_field *field = query_field_at(id);
    if (!field || !field->set) return NULL;
    if (!field->set->word(0)) index++; /* the nameless id stands for nil */
    return index < UINT8_MAX ? field->set->word((uint8_t)index) : NULL;
}

/* ---- records ------------------------------------------------------------------------------------------- */

quoth_record quoth_results_record(const quoth_results *results, size_t index) {
    return (quoth_record){.kind = quoth_results_kind(results), .results = results, .index = index};
}

quoth_record quoth_quote_record(quoth_quote quote) {
    return (quoth_record){.kind = QUOTH_RECORD_QUOTE, .view.quote = quote};
}

quoth_record quoth_mention_record(quoth_mention mention) {
    return (quoth_record){.kind = QUOTH_RECORD_MENTION, .view.mention = mention};
}

quoth_record quoth_entity_record(quoth_entity entity) {
    return (quoth_record){.kind = QUOTH_RECORD_ENTITY, .view.entity = entity};
}

quoth_record quoth_time_record(quoth_time time) {
    return (quoth_record){.kind = QUOTH_RECORD_TIME, .view.time = time};
}

/** A row made of a view; false where it is a view of nothing, or of a kind that has no views. */
static bool view_row(const quoth_record *record, query_record *row, const corpus **owner) {
    quoth_entity entity = record->view.entity;
    switch (record->kind) {
    case QUOTH_RECORD_QUOTE:
    case QUOTH_RECORD_TIME: {
        query_record_kind kind = (query_record_kind)record->kind;
        bool is_quote = record->kind == QUOTH_RECORD_QUOTE;
        const quoth_document *document = is_quote ? record->view.quote.document : record->view.time.document;
        uint32_t index = is_quote ? record->view.quote.index : record->view.time.index;
        if (!document || index >= query_document_count(api_document(document), kind)) return false;
        *row = query_document_record(api_document(document), kind, index);
        return true;
    }
    case QUOTH_RECORD_MENTION:
        *row = api_mention_record(record->view.mention);
        if (row->document && row->mention != DOC_NONE)
            row->tokens = doc_mention_at(&row->document->content, row->mention).tokens;
        return row->document != NULL;
    case QUOTH_RECORD_ENTITY:
        *row = (query_record){.document = api_entity(entity).document, .index = entity.id};
        *owner = api_entity(entity).owner;
        return quoth_entity_exists(entity);
    case QUOTH_RECORD_REPORT:
    case QUOTH_RECORD_KWIC:
        break;
    }
    return false;
}

/** What a record's field is asked of; false where there is no such record. `row` holds a view's. */
static bool subject_of(const quoth_record *record, query_record *row, query_subject *subject) {
    const corpus *owner = NULL;
    const query_record *from = row;
    if (record->results) {
        const query_results *core = &record->results->core;
        if (record->index >= core->records.count || (query_record_kind)record->kind != core->kind)
            return false;
        from = &core->records.items[record->index];
        owner = core->owner;
    } else if (!view_row(record, row, &owner)) {
        return false;
    }
    *subject = query_subject_of((query_record_kind)record->kind, owner, from);
    if (record->results) subject->results = &record->results->core;
    return true;
}

/* ---- values -------------------------------------------------------------------------------------------- */

static void value_out(const query_field *field, const query_value *from, quoth_value *to) {
    const quoth_document *document = api_document_out(from->document);
    switch (from->type) {
    case QUERY_TYPE_FLAG:
        to->as.flag = from->number != 0;
        break;
    case QUERY_TYPE_SHARE:
        to->as.share = from->number / 1000.0;
        break;
    case QUERY_TYPE_WORD:
        to->as.string = api_string_out(field->set->word((uint8_t)from->number));
        break;
    case QUERY_TYPE_STRING:
        to->as.string = api_string_out(from->string);
        break;
    case QUERY_TYPE_TEXT:
        to->as.text = api_span_out(from->span);
        break;
    case QUERY_TYPE_SPANS:
        to->as.spans = api_spans_out(from->spans);
        break;
    case QUERY_TYPE_PARTY:
        to->as.party = api_party_out((query_party){from->span, from->entity});
        break;
    case QUERY_TYPE_MOMENT:
        to->as.moment.value = api_string_out(from->string);
        to->as.moment.basis = api_string_out(from->basis);
        if (from->span.end > from->span.begin)
            to->as.moment.text = (quoth_string){from->document->content.text + from->span.begin,
                                                from->span.end - from->span.begin};
        break;
    case QUERY_TYPE_SENTENCE:
        to->as.sentence = (quoth_sentence){document, from->number};
        break;
    case QUERY_TYPE_QUOTE:
        to->as.quote = (quoth_quote){document, from->number};
        break;
    case QUERY_TYPE_MENTION:
        to->as.mention = (quoth_mention){document, from->number, from->tokens.first, from->tokens.count};
        break;
    case QUERY_TYPE_ENTITY:
        to->as.entity.entity = api_entity_out(from->entity);
        to->as.entity.name = api_string_out(from->string);
        break;
    case QUERY_TYPE_LINK:
        to->as.link = quoth_quote_link((quoth_quote){document, from->quote}, from->number);
        break;
    default:
        to->as.number = from->number;
        break;
    }
}

static quoth_value converted(const query_field *field, const query_value *from) {
    quoth_value value = {.type = (quoth_type)from->type, .document = api_document_out(from->document)};
    value_out(field, from, &value);
    return value;
}

quoth_value quoth_record_value(quoth_record record, uint32_t id) {
    const query_field *field = query_field_at(id);
    query_record row;
    query_subject subject;
    if (!field || !subject_of(&record, &row, &subject)) return (quoth_value){.type = QUOTH_TYPE_NIL};
    query_value value = query_field_value(field, &subject);
    return converted(field, &value);
}

quoth_value quoth_record_item(quoth_record record, uint32_t id, uint32_t index) {
    const query_field *field = query_field_at(id);
    query_record row;
    query_subject subject;
    if (!field || !subject_of(&record, &row, &subject)) return (quoth_value){.type = QUOTH_TYPE_NIL};
    query_value value = query_field_item(field, &subject, index);
    return converted(field, &value);
}
