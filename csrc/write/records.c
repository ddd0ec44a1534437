#include "write/records.h"

#include <string.h>

#include "write/json.h"

/* Columns of a table, by kind of record; the writers below keep to them. */
static const uint32_t columns[QUERY_RECORD_KIND_COUNT] = {
    [QUERY_QUOTE] = 27, [QUERY_REPORT] = 34, [QUERY_MENTION] = 8,
    [QUERY_ENTITY] = 8, [QUERY_TIME] = 6,    [QUERY_KWIC] = 7,
};

static void add_doc(write_fields *fields, const engine_document *document) {
    write_word(fields, "doc", document ? doc_string(&document->content, document->content.meta.id) : NULL);
}

static void add_span_text(write_fields *fields, const char *key, const engine_document *document,
                          doc_span span) {
    bool present = document && document->content.text;
    write_text(fields, key, present ? engine_document_bytes(document, span) : NULL, span.end - span.begin);
}

static void add_bounds(write_fields *fields, doc_span span) {
    write_number(fields, "begin", span.begin, true);
    write_number(fields, "end", span.end, true);
}

/* The entity's name, or null. */
static void add_entity_name(write_fields *fields, const char *key, corpus_entity entity) {
    bool present = !fields->naming && entity.id != DOC_NONE;
    write_word(fields, key, present ? corpus_entity_name(entity) : NULL);
}

static void add_entity_id(write_fields *fields, const char *key, corpus_entity entity) {
    bool present = !fields->naming && entity.id != DOC_NONE;
    write_number(fields, key, present ? corpus_entity_survivor(entity).id : 0, present);
}

/* [[b,e],…] in JSON, "b:e b:e" in a cell. */
static void add_spans(write_fields *fields, query_spans spans) {
    size_t begin = write_value_open(fields, "spans");
    if (begin == SIZE_MAX) return;
    bool json = fields->format == WRITE_JSONL;
    base_buf *buf = fields->buf;
    if (json) base_buf_add_byte(buf, '[');
    for (uint32_t i = 0; i < spans.count; i++) {
        if (i) base_buf_add_byte(buf, json ? ',' : ' ');
        if (json) base_buf_add_byte(buf, '[');
        base_buf_add_number(buf, spans.items[i].begin);
        base_buf_add_byte(buf, json ? ',' : ':');
        base_buf_add_number(buf, spans.items[i].end);
        if (json) base_buf_add_byte(buf, ']');
    }
    if (json) base_buf_add_byte(buf, ']');
    write_value_close(fields, begin);
}

/* Spans as a group of their hull's text and the pieces. */
static void add_words(write_fields *fields, const char *key, const engine_document *document,
                      query_spans spans) {
    doc_span hull = {0, 0};
    if (spans.count) hull = (doc_span){spans.items[0].begin, spans.items[spans.count - 1].end};
    write_group_open(fields, key, spans.count > 0);
    add_span_text(fields, "text", document, hull);
    add_spans(fields, spans);
    write_group_close(fields);
}

static void add_party(write_fields *fields, const char *key, const engine_document *document,
                      query_party party) {
    write_group_open(fields, key, party.span.end > party.span.begin);
    add_span_text(fields, "text", document, party.span);
    add_entity_name(fields, "entity", party.entity);
    write_group_close(fields);
}

/* The words of an intermediary: the hull of its text. */
static void add_link_json(base_buf *buf, const engine_document *document, query_link link) {
    doc_span hull = {0, 0};
    if (link.text.count)
        hull = (doc_span){link.text.items[0].begin, link.text.items[link.text.count - 1].end};
    base_buf_add_string(buf, "{\"name\":");
    write_json_string(buf, link.name, link.name ? strlen(link.name) : 0);
    base_buf_add_string(buf, ",\"text\":");
    write_json_string(buf, link.text.count ? engine_document_bytes(document, hull) : NULL,
                      hull.end - hull.begin);
    base_buf_add_string(buf, ",\"verb\":");
    write_json_string(buf, link.verb, link.verb ? strlen(link.verb) : 0);
    base_buf_add_byte(buf, '}');
}

/* An array of objects in JSON, "name (verb); name (verb)" in a cell. */
static void add_chain(write_fields *fields, const engine_document *document, uint32_t quote, uint32_t count) {
    size_t begin = write_value_open(fields, "chain");
    if (begin == SIZE_MAX) return;
    base_buf *buf = fields->buf;
    bool json = fields->format == WRITE_JSONL;
    if (json) base_buf_add_byte(buf, '[');
    for (uint32_t i = 0; i < count; i++) {
        query_link link = query_quote_link(document, quote, i);
        if (i) base_buf_add_string(buf, json ? "," : "; ");
        if (json) {
            add_link_json(buf, document, link);
            continue;
        }
        if (link.name) base_buf_add_string(buf, link.name);
        if (!link.verb) continue;
        base_buf_add_string(buf, " (");
        base_buf_add_string(buf, link.verb);
        base_buf_add_byte(buf, ')');
    }
    if (json) base_buf_add_byte(buf, ']');
    write_value_close(fields, begin);
}

static void add_attribution(write_fields *fields, const query_attribution *how, uint32_t quote) {
    const engine_document *document = how->document;
    add_doc(fields, document);
    write_word(fields, "form", how->form);
    write_word(fields, "speaker", how->speaker_name);
    add_entity_id(fields, "speaker_id", how->speaker);
    write_word(fields, "speaker_kind", how->speaker_kind);
    write_word(fields, "verb", how->verb);
    write_word(fields, "manner", how->manner);
    write_word(fields, "force", how->force);
    write_word(fields, "commitment", how->commitment);
    write_flag(fields, "negated", how->negated);
    write_word(fields, "modality", how->modality);
    write_word(fields, "iteration", how->iteration);
    add_chain(fields, document, quote, how->chain_count);
    add_words(fields, "source", document, how->source);
    add_words(fields, "cue", document, how->cue);
    add_words(fields, "content", document, how->content);
    add_party(fields, "addressee", document, how->addressee);
    add_party(fields, "venue", document, how->venue);
    write_group_open(fields, "time", how->time_value != NULL);
    write_word(fields, "value", how->time_value);
    write_word(fields, "basis", how->time_basis);
    write_group_close(fields);
    write_thousandths(fields, "confidence", how->confidence);
    write_number(fields, "sentence", how->sentence, how->sentence != DOC_NONE);
}

static void add_report(write_fields *fields, const query_record *record) {
    query_attribution how = {0};
    query_mention mention = {0};
    if (!fields->naming) {
        how = query_record_attribution(record);
        mention = query_record_mention(record);
    }
    add_attribution(fields, &how, record->index);
    write_group_open(fields, "mention", true);
    add_span_text(fields, "text", mention.document, mention.span);
    add_bounds(fields, mention.span);
    add_entity_name(fields, "entity", mention.entity);
    write_word(fields, "form", mention.form);
    write_group_close(fields);
    write_word(fields, "place", fields->naming ? NULL : query_place_name(record->place));
    write_word(fields, "stance", fields->naming ? NULL : query_stance_name(record->stance));
}

static void add_mention(write_fields *fields, query_mention mention) {
    add_doc(fields, mention.document);
    add_bounds(fields, mention.span);
    add_span_text(fields, "text", mention.document, mention.span);
    write_word(fields, "kind", mention.kind);
    write_word(fields, "form", mention.form);
    add_entity_name(fields, "entity", mention.entity);
    add_entity_id(fields, "entity_id", mention.entity);
}

static void add_time(write_fields *fields, query_time time) {
    add_doc(fields, time.document);
    add_bounds(fields, time.span);
    add_span_text(fields, "text", time.document, time.span);
    write_word(fields, "type", time.type);
    write_word(fields, "value", time.value);
}

/* Left context, match, right context: together the sentence. */
static void add_kwic(write_fields *fields, query_context kwic) {
    add_doc(fields, kwic.document);
    add_bounds(fields, kwic.match);
    add_span_text(fields, "left", kwic.document, (doc_span){kwic.context.begin, kwic.match.begin});
    add_span_text(fields, "text", kwic.document, kwic.match);
    add_span_text(fields, "right", kwic.document, (doc_span){kwic.match.end, kwic.context.end});
    write_number(fields, "sentence", kwic.sentence, true);
}

/* Names of an entity: an array in JSON, "a; b" in a cell. */
static void add_names(write_fields *fields, const char *key, corpus_entity entity, uint32_t count,
                      const char *name(corpus_entity entity, uint32_t index)) {
    size_t begin = write_value_open(fields, key);
    if (begin == SIZE_MAX) return;
    base_buf *buf = fields->buf;
    bool json = fields->format == WRITE_JSONL;
    if (json) base_buf_add_byte(buf, '[');
    for (uint32_t i = 0; i < count; i++) {
        const char *text = name(entity, i);
        if (i) base_buf_add_string(buf, json ? "," : "; ");
        if (json)
            write_json_string(buf, text, text ? strlen(text) : 0);
        else if (text)
            base_buf_add_string(buf, text);
    }
    if (json) base_buf_add_byte(buf, ']');
    write_value_close(fields, begin);
}

static void add_entity(write_fields *fields, corpus_entity entity) {
    bool naming = fields->naming;
    write_number(fields, "id", naming ? 0 : entity.id, true);
    add_entity_name(fields, "name", entity);
    write_word(fields, "kind", naming ? NULL : doc_kind_name(corpus_entity_kind(entity)));
    add_names(fields, "aliases", entity, naming ? 0 : corpus_entity_alias_count(entity), corpus_entity_alias);
    add_names(fields, "titles", entity, naming ? 0 : corpus_entity_title_count(entity), corpus_entity_title);
    write_number(fields, "mentions", naming ? 0 : corpus_entity_mention_count(entity), true);
    write_number(fields, "quotes", naming ? 0 : corpus_entity_quote_count(entity), true);
    write_number(fields, "documents", naming ? 0 : corpus_entity_document_count(entity), true);
}

void write_header(base_buf *buf, query_record_kind kind, write_format format) {
    if (format == WRITE_JSONL) return;
    write_fields fields = write_fields_start(buf, format, true);
    switch (kind) {
    case QUERY_QUOTE:
        add_attribution(&fields, &(query_attribution){0}, 0);
        break;
    case QUERY_REPORT:
        add_report(&fields, &(query_record){.document = NULL});
        break;
    case QUERY_MENTION:
        add_mention(&fields, (query_mention){0});
        break;
    case QUERY_ENTITY:
        add_entity(&fields, (corpus_entity){.id = DOC_NONE});
        break;
    case QUERY_TIME:
        add_time(&fields, (query_time){0});
        break;
    case QUERY_KWIC:
        add_kwic(&fields, (query_context){0});
        break;
    case QUERY_RECORD_KIND_COUNT:
        break;
    }
    write_fields_end(&fields, columns[kind]);
}

void write_record(base_buf *buf, const query_results *results, uint32_t index, write_format format) {
    const query_record *record = &results->records.items[index];
    write_fields fields = write_fields_start(buf, format, false);
    switch (results->kind) {
    case QUERY_QUOTE: {
        query_attribution how = query_record_attribution(record);
        add_attribution(&fields, &how, record->index);
        break;
    }
    case QUERY_REPORT:
        add_report(&fields, record);
        break;
    case QUERY_MENTION:
        add_mention(&fields, query_record_mention(record));
        break;
    case QUERY_ENTITY:
        add_entity(&fields, query_record_entity(record, results->owner));
        break;
    case QUERY_TIME:
        add_time(&fields, query_document_time(record->document, record->index));
        break;
    case QUERY_KWIC:
        add_kwic(&fields, query_record_kwic(record));
        break;
    case QUERY_RECORD_KIND_COUNT:
        break;
    }
    write_fields_end(&fields, columns[results->kind]);
}

void write_document(base_buf *buf, const engine_document *document, query_record_kind kind,
                    write_format format) {
    const doc *content = &document->content;
    uint32_t count = kind == QUERY_QUOTE     ? content->quotes.count
                     : kind == QUERY_MENTION ? content->mentions.count
                     : kind == QUERY_TIME    ? content->times.count
                                             : 0;
    for (uint32_t i = 0; i < count && !buf->failed; i++) {
        write_fields fields = write_fields_start(buf, format, false);
        if (kind == QUERY_QUOTE) {
            query_attribution how = query_quote_attribution(document, i);
            add_attribution(&fields, &how, i);
        } else if (kind == QUERY_MENTION) {
            add_mention(&fields, query_document_mention(document, i));
        } else {
            add_time(&fields, query_document_time(document, i));
        }
        write_fields_end(&fields, columns[kind]);
    }
}
