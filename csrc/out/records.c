#include "out/records.h"

#include <string.h>

#include "out/json.h"

/* Columns of a table, by kind of record; the writers below keep to them. */
static const uint32_t columns[CORPUS_RECORD_KIND_COUNT] = {
    [CORPUS_QUOTE] = 27, [CORPUS_REPORT] = 34, [CORPUS_MENTION] = 8,
    [CORPUS_ENTITY] = 8, [CORPUS_TIME] = 6,    [CORPUS_KWIC] = 7,
};

static void add_doc(out_fields *fields, const corpus_document *document) {
    out_word(fields, "doc", document ? doc_string(&document->content, document->content.meta.id) : NULL);
}

static void add_span_text(out_fields *fields, const char *key, const corpus_document *document,
                          doc_span span) {
    bool present = document && document->content.text;
    out_text(fields, key, present ? corpus_document_bytes(document, span) : NULL, span.end - span.begin);
}

static void add_bounds(out_fields *fields, doc_span span) {
    out_number(fields, "begin", span.begin, true);
    out_number(fields, "end", span.end, true);
}

/* The entity's name, or null. */
static void add_entity_name(out_fields *fields, const char *key, corpus_entity entity) {
    bool present = !fields->naming && entity.id != DOC_NONE;
    out_word(fields, key, present ? corpus_entity_name(entity) : NULL);
}

static void add_entity_id(out_fields *fields, const char *key, corpus_entity entity) {
    bool present = !fields->naming && entity.id != DOC_NONE;
    out_number(fields, key, present ? corpus_entity_survivor(entity).id : 0, present);
}

/* [[b,e],…] in JSON, "b:e b:e" in a cell. */
static void add_spans(out_fields *fields, corpus_spans spans) {
    size_t begin = out_value_open(fields, "spans");
    if (begin == SIZE_MAX) return;
    bool json = fields->format == OUT_JSONL;
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
    out_value_close(fields, begin);
}

/* Spans as a group of their hull's text and the pieces. */
static void add_words(out_fields *fields, const char *key, const corpus_document *document,
                      corpus_spans spans) {
    doc_span hull = {0, 0};
    if (spans.count) hull = (doc_span){spans.items[0].begin, spans.items[spans.count - 1].end};
    out_group_open(fields, key, spans.count > 0);
    add_span_text(fields, "text", document, hull);
    add_spans(fields, spans);
    out_group_close(fields);
}

static void add_party(out_fields *fields, const char *key, const corpus_document *document,
                      corpus_party party) {
    out_group_open(fields, key, party.span.end > party.span.begin);
    add_span_text(fields, "text", document, party.span);
    add_entity_name(fields, "entity", party.entity);
    out_group_close(fields);
}

/* The words of an intermediary: the hull of its text. */
static void add_link_json(base_buf *buf, const corpus_document *document, corpus_link link) {
    doc_span hull = {0, 0};
    if (link.text.count)
        hull = (doc_span){link.text.items[0].begin, link.text.items[link.text.count - 1].end};
    base_buf_add_string(buf, "{\"name\":");
    out_json_string(buf, link.name, link.name ? strlen(link.name) : 0);
    base_buf_add_string(buf, ",\"text\":");
    out_json_string(buf, link.text.count ? corpus_document_bytes(document, hull) : NULL,
                    hull.end - hull.begin);
    base_buf_add_string(buf, ",\"verb\":");
    out_json_string(buf, link.verb, link.verb ? strlen(link.verb) : 0);
    base_buf_add_byte(buf, '}');
}

/* An array of objects in JSON, "name (verb); name (verb)" in a cell. */
static void add_chain(out_fields *fields, const corpus_document *document, uint32_t quote, uint32_t count) {
    size_t begin = out_value_open(fields, "chain");
    if (begin == SIZE_MAX) return;
    base_buf *buf = fields->buf;
    bool json = fields->format == OUT_JSONL;
    if (json) base_buf_add_byte(buf, '[');
    for (uint32_t i = 0; i < count; i++) {
        corpus_link link = corpus_quote_link(document, quote, i);
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
    out_value_close(fields, begin);
}

static void add_attribution(out_fields *fields, const corpus_attribution *how, uint32_t quote) {
    const corpus_document *document = how->document;
    add_doc(fields, document);
    out_word(fields, "form", how->form);
    out_word(fields, "speaker", how->speaker_name);
    add_entity_id(fields, "speaker_id", how->speaker);
    out_word(fields, "speaker_kind", how->speaker_kind);
    out_word(fields, "verb", how->verb);
    out_word(fields, "manner", how->manner);
    out_word(fields, "force", how->force);
    out_word(fields, "commitment", how->commitment);
    out_flag(fields, "negated", how->negated);
    out_word(fields, "modality", how->modality);
    out_word(fields, "iteration", how->iteration);
    add_chain(fields, document, quote, how->chain_count);
    add_words(fields, "source", document, how->source);
    add_words(fields, "cue", document, how->cue);
    add_words(fields, "content", document, how->content);
    add_party(fields, "addressee", document, how->addressee);
    add_party(fields, "venue", document, how->venue);
    out_group_open(fields, "time", how->time_value != NULL);
    out_word(fields, "value", how->time_value);
    out_word(fields, "basis", how->time_basis);
    out_group_close(fields);
    out_thousandths(fields, "confidence", how->confidence);
    out_number(fields, "sentence", how->sentence, how->sentence != DOC_NONE);
}

static void add_report(out_fields *fields, const corpus_record *record) {
    corpus_attribution how = {0};
    corpus_mention mention = {0};
    if (!fields->naming) {
        how = corpus_record_attribution(record);
        mention = corpus_record_mention(record);
    }
    add_attribution(fields, &how, record->index);
    out_group_open(fields, "mention", true);
    add_span_text(fields, "text", mention.document, mention.span);
    add_bounds(fields, mention.span);
    add_entity_name(fields, "entity", mention.entity);
    out_word(fields, "form", mention.form);
    out_group_close(fields);
    out_word(fields, "place", fields->naming ? NULL : corpus_place_name(record->place));
    out_word(fields, "stance", fields->naming ? NULL : corpus_stance_name(record->stance));
}

static void add_mention(out_fields *fields, corpus_mention mention) {
    add_doc(fields, mention.document);
    add_bounds(fields, mention.span);
    add_span_text(fields, "text", mention.document, mention.span);
    out_word(fields, "kind", mention.kind);
    out_word(fields, "form", mention.form);
    add_entity_name(fields, "entity", mention.entity);
    add_entity_id(fields, "entity_id", mention.entity);
}

static void add_time(out_fields *fields, corpus_time time) {
    add_doc(fields, time.document);
    add_bounds(fields, time.span);
    add_span_text(fields, "text", time.document, time.span);
    out_word(fields, "type", time.type);
    out_word(fields, "value", time.value);
}

/* Left context, match, right context: together the sentence. */
static void add_kwic(out_fields *fields, corpus_kwic kwic) {
    add_doc(fields, kwic.document);
    add_bounds(fields, kwic.match);
    add_span_text(fields, "left", kwic.document, (doc_span){kwic.context.begin, kwic.match.begin});
    add_span_text(fields, "text", kwic.document, kwic.match);
    add_span_text(fields, "right", kwic.document, (doc_span){kwic.match.end, kwic.context.end});
    out_number(fields, "sentence", kwic.sentence, true);
}

/* Names of an entity: an array in JSON, "a; b" in a cell. */
static void add_names(out_fields *fields, const char *key, corpus_entity entity, uint32_t count,
                      const char *name(corpus_entity entity, uint32_t index)) {
    size_t begin = out_value_open(fields, key);
    if (begin == SIZE_MAX) return;
    base_buf *buf = fields->buf;
    bool json = fields->format == OUT_JSONL;
    if (json) base_buf_add_byte(buf, '[');
    for (uint32_t i = 0; i < count; i++) {
        const char *text = name(entity, i);
        if (i) base_buf_add_string(buf, json ? "," : "; ");
        if (json)
            out_json_string(buf, text, text ? strlen(text) : 0);
        else if (text)
            base_buf_add_string(buf, text);
    }
    if (json) base_buf_add_byte(buf, ']');
    out_value_close(fields, begin);
}

static void add_entity(out_fields *fields, corpus_entity entity) {
    bool naming = fields->naming;
    out_number(fields, "id", naming ? 0 : entity.id, true);
    add_entity_name(fields, "name", entity);
    out_word(fields, "kind", naming ? NULL : doc_kind_name(corpus_entity_kind(entity)));
    add_names(fields, "aliases", entity, naming ? 0 : corpus_entity_alias_count(entity), corpus_entity_alias);
    add_names(fields, "titles", entity, naming ? 0 : corpus_entity_title_count(entity), corpus_entity_title);
    out_number(fields, "mentions", naming ? 0 : corpus_entity_mention_count(entity), true);
    out_number(fields, "quotes", naming ? 0 : corpus_entity_quote_count(entity), true);
    out_number(fields, "documents", naming ? 0 : corpus_entity_document_count(entity), true);
}

void out_header(base_buf *buf, corpus_record_kind kind, out_format format) {
    if (format == OUT_JSONL) return;
    out_fields fields = out_fields_start(buf, format, true);
    switch (kind) {
    case CORPUS_QUOTE:
        add_attribution(&fields, &(corpus_attribution){0}, 0);
        break;
    case CORPUS_REPORT:
        add_report(&fields, &(corpus_record){.document = NULL});
        break;
    case CORPUS_MENTION:
        add_mention(&fields, (corpus_mention){0});
        break;
    case CORPUS_ENTITY:
        add_entity(&fields, (corpus_entity){.id = DOC_NONE});
        break;
    case CORPUS_TIME:
        add_time(&fields, (corpus_time){0});
        break;
    case CORPUS_KWIC:
        add_kwic(&fields, (corpus_kwic){0});
        break;
    case CORPUS_RECORD_KIND_COUNT:
        break;
    }
    out_fields_end(&fields, columns[kind]);
}

void out_record(base_buf *buf, const corpus_results *results, uint32_t index, out_format format) {
    const corpus_record *record = &results->records.items[index];
    out_fields fields = out_fields_start(buf, format, false);
    switch (results->kind) {
    case CORPUS_QUOTE: {
        corpus_attribution how = corpus_record_attribution(record);
        add_attribution(&fields, &how, record->index);
        break;
    }
    case CORPUS_REPORT:
        add_report(&fields, record);
        break;
    case CORPUS_MENTION:
        add_mention(&fields, corpus_record_mention(record));
        break;
    case CORPUS_ENTITY:
        add_entity(&fields, corpus_record_entity(record, results->owner));
        break;
    case CORPUS_TIME:
        add_time(&fields, corpus_document_time(record->document, record->index));
        break;
    case CORPUS_KWIC:
        add_kwic(&fields, corpus_record_kwic(record));
        break;
    case CORPUS_RECORD_KIND_COUNT:
        break;
    }
    out_fields_end(&fields, columns[results->kind]);
}

void out_document(base_buf *buf, const corpus_document *document, corpus_record_kind kind,
                  out_format format) {
    const doc *content = &document->content;
    uint32_t count = kind == CORPUS_QUOTE     ? content->quotes.count
                     : kind == CORPUS_MENTION ? content->mentions.count
                     : kind == CORPUS_TIME    ? content->times.count
                                              : 0;
    for (uint32_t i = 0; i < count && !buf->failed; i++) {
        out_fields fields = out_fields_start(buf, format, false);
        if (kind == CORPUS_QUOTE) {
            corpus_attribution how = corpus_quote_attribution(document, i);
            add_attribution(&fields, &how, i);
        } else if (kind == CORPUS_MENTION) {
            add_mention(&fields, corpus_document_mention(document, i));
        } else {
            add_time(&fields, corpus_document_time(document, i));
        }
        out_fields_end(&fields, columns[kind]);
    }
}
