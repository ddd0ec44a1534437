/* Records as JSON lines or table rows: a loop over the table of fields, and a writer for each type of value. */

#include "write/records.h"

#include <string.h>

#include "query/field.h"
#include "write/json.h"
#include "write/pieces.h"

/* ---- parts of values ----------------------------------------------------------------------------------- */

static void add_words(write_fields *fields, const char *key, const engine_document *document, doc_span span) {
    bool present = document && document->content.text;
    write_text(fields, key, present ? engine_document_bytes(document, span) : NULL, span.end - span.begin);
}

static doc_span hull_of(query_spans spans) {
    if (spans.count == 0) return (doc_span){0, 0};
    return (doc_span){spans.items[0].begin, spans.items[spans.count - 1].end};
}

/* Words in several pieces: parted by " … " in a cell, since what stands between them is the narrator's. In JSON they are
 * the whole stretch, into which the spans point; programs rely on that. */
static void add_pieces(write_fields *fields, const char *key, const engine_document *document,
                       query_spans spans) {
    if (spans.count < 2 || fields->format == WRITE_JSONL || !document || !document->content.text) {
        add_words(fields, key, document, hull_of(spans));
        return;
    }
    base_buf words;
    base_buf_start(&words, fields->buf->allocator);
    write_pieces(&words, document->content.text, spans.items, spans.count);
    if (words.failed) fields->buf->failed = true;
    if (!words.failed) write_text(fields, key, words.bytes, words.count);
    base_buf_release(&words);
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

static void add_json_word(base_buf *buf, const char *key, const char *string) {
    base_buf_add_string(buf, key);
    write_json_string(buf, string, string ? strlen(string) : 0);
}

/* {"name":…,"text":…,"verb":…} in JSON, "name (verb)" in a cell; the words are the hull of its text. */
static void add_link(write_fields *fields, const query_value *item) {
    base_buf *buf = fields->buf;
    query_link link = query_quote_link(item->document, item->quote, item->number);
    if (fields->format == WRITE_JSONL) {
        doc_span hull = hull_of(link.text);
        add_json_word(buf, "{\"name\":", link.name);
        base_buf_add_string(buf, ",\"text\":");
        write_json_string(buf, link.text.count ? engine_document_bytes(item->document, hull) : NULL,
                          hull.end - hull.begin);
        add_json_word(buf, ",\"verb\":", link.verb);
        base_buf_add_byte(buf, '}');
        return;
    }
    if (link.name) base_buf_add_string(buf, link.name);
    if (!link.verb) return;
    base_buf_add_string(buf, " (");
    base_buf_add_string(buf, link.verb);
    base_buf_add_byte(buf, ')');
}

/* {"text":…,"begin":…,"end":…,"entity":…,"form":…,"place":…} in JSON, its words in a cell. */
static void add_place(write_fields *fields, const query_value *item) {
    base_buf *buf = fields->buf;
    const char *words = engine_document_bytes(item->document, item->span);
    size_t size = item->span.end - item->span.begin;
    if (fields->format != WRITE_JSONL) {
        base_buf_add(buf, words, size);
        return;
    }
    base_buf_add_string(buf, "{\"text\":");
    write_json_string(buf, words, size);
    base_buf_add_string(buf, ",\"begin\":");
    base_buf_add_number(buf, item->span.begin);
    base_buf_add_string(buf, ",\"end\":");
    base_buf_add_number(buf, item->span.end);
    add_json_word(buf, ",\"entity\":", corpus_entity_name(item->entity));
    add_json_word(buf, ",\"form\":", doc_mention_form_name(item->form));
    add_json_word(buf, ",\"place\":", item->place);
    base_buf_add_byte(buf, '}');
}

static void add_item(write_fields *fields, const query_value *item) {
    if (item->type == QUERY_TYPE_LINK) {
        add_link(fields, item);
    } else if (item->type == QUERY_TYPE_MENTION) {
        add_place(fields, item);
    } else if (fields->format == WRITE_JSONL) {
        add_json_word(fields->buf, "", item->string);
    } else if (item->string) {
        base_buf_add_string(fields->buf, item->string);
    }
}

/* An array in JSON, "a; b" in a cell. */
static void add_list(write_fields *fields, const query_field *field, const query_subject *subject,
                     uint32_t count) {
    size_t begin = write_value_open(fields, field->column);
    if (begin == SIZE_MAX) return;
    bool json = fields->format == WRITE_JSONL;
    bool first = true;
    if (json) base_buf_add_byte(fields->buf, '[');
    for (uint32_t i = 0; i < count; i++) {
        query_value item = query_field_item(field, subject, i);
        /* A name is written of an entity, and "three officials" have none. */
        if (item.type == QUERY_TYPE_ENTITY && !item.string) continue;
        if (!first) base_buf_add_string(fields->buf, json ? "," : "; ");
        first = false;
        add_item(fields, &item);
    }
    if (json) base_buf_add_byte(fields->buf, ']');
    write_value_close(fields, begin);
}

static void add_mention(write_fields *fields, const char *key, const query_value *value) {
    write_group_open(fields, key, true);
    add_words(fields, "text", value->document, value->span);
    write_number(fields, "begin", value->span.begin, true);
    write_number(fields, "end", value->span.end, true);
    write_word(fields, "entity", fields->naming ? NULL : corpus_entity_name(value->entity));
    write_word(fields, "form", fields->naming ? NULL : doc_mention_form_name(value->form));
    write_group_close(fields);
}

/* ---- values -------------------------------------------------------------------------------------------- */

/* Types that are several columns of a table. */
static bool add_group(write_fields *fields, const query_field *field, const query_value *value) {
    bool present = value->type != QUERY_TYPE_NIL;
    switch ((query_type)field->type) {
    case QUERY_TYPE_SPANS:
        write_group_open(fields, field->column, present);
        add_pieces(fields, "text", value->document, value->spans);
        add_spans(fields, value->spans);
        break;
    case QUERY_TYPE_PARTY:
        write_group_open(fields, field->column, present);
        add_words(fields, "text", value->document, value->span);
        write_word(fields, "entity", present ? corpus_entity_name(value->entity) : NULL);
        break;
    case QUERY_TYPE_MOMENT:
        write_group_open(fields, field->column, present);
        write_word(fields, "value", value->string);
        write_word(fields, "basis", value->basis);
        add_words(fields, "text", value->document, value->span);
        break;
    case QUERY_TYPE_MENTION:
        add_mention(fields, field->column, value);
        return true;
    default:
        return false;
    }
    write_group_close(fields);
    return true;
}

/* One field: its columns' names, or the value of the subject. */
static void add_field(write_fields *fields, const query_field *field, const query_subject *subject) {
    query_value value = {.type = QUERY_TYPE_NIL, .entity = {NULL, NULL, DOC_NONE}};
    if (!fields->naming) value = query_field_value(field, subject);
    if (add_group(fields, field, &value)) return;
    const char *key = field->column;
    bool present = value.type != QUERY_TYPE_NIL;
    switch ((query_type)field->type) {
    case QUERY_TYPE_FLAG:
        write_flag(fields, key, value.number != 0);
        break;
    case QUERY_TYPE_SHARE:
        write_thousandths(fields, key, value.number);
        break;
    case QUERY_TYPE_WORD:
        write_word(fields, key, present ? field->set->word((uint8_t)value.number) : NULL);
        break;
    case QUERY_TYPE_STRING:
    case QUERY_TYPE_ENTITY:
        write_word(fields, key, value.string);
        break;
    case QUERY_TYPE_DOCUMENT:
        write_word(fields, key,
                   present ? query_string(value.document, value.document->content.meta.id) : NULL);
        break;
    case QUERY_TYPE_TEXT:
        add_words(fields, key, value.document, value.span);
        break;
    case QUERY_TYPE_MENTIONS:
        /* An entity's are too many for a row: how many they are is written. */
        if (!query_field_of(field, QUERY_REPORT)) {
            write_number(fields, key, value.number, present);
            break;
        }
        add_list(fields, field, subject, value.number);
        break;
    case QUERY_TYPE_STRINGS:
    case QUERY_TYPE_ENTITIES:
    case QUERY_TYPE_LINKS:
        add_list(fields, field, subject, value.number);
        break;
    default: /* numbers, and lists of objects as how many there are */
        write_number(fields, key, value.number, present);
        break;
    }
}

static void add_fields(write_fields *fields, query_record_kind kind, const query_subject *subject) {
    for (uint32_t id = 0; id < query_field_count(); id++) {
        const query_field *field = query_field_at(id);
        if (field->column && query_field_of(field, kind)) add_field(fields, field, subject);
    }
    write_fields_end(fields);
}

/* ---- records ------------------------------------------------------------------------------------------- */

void write_header(base_buf *buf, query_record_kind kind, write_format format) {
    if (format == WRITE_JSONL) return;
    write_fields fields = write_fields_start(buf, format, true);
    add_fields(&fields, kind, NULL);
}

static void add_record(base_buf *buf, query_record_kind kind, const corpus *owner,
                       const query_results *results, const query_record *record, write_format format) {
    write_fields fields = write_fields_start(buf, format, false);
    query_subject subject = query_subject_of(kind, owner, record);
    subject.results = results;
    add_fields(&fields, kind, &subject);
}

void write_record(base_buf *buf, const query_results *results, uint32_t index, write_format format) {
    add_record(buf, results->kind, results->owner, results, &results->records.items[index], format);
}

void write_document(base_buf *buf, const engine_document *document, query_record_kind kind,
                    write_format format) {
    uint32_t count = query_document_count(document, kind);
    for (uint32_t i = 0; i < count && !buf->failed; i++) {
        query_record record = query_document_record(document, kind, i);
        add_record(buf, kind, document->owner, NULL, &record, format);
    }
}
