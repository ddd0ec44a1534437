#include "write/fields.h"

#include <string.h>

#include "write/cell.h"
#include "write/json.h"

write_fields write_fields_start(base_buf *buf, write_format format, bool naming) {
    write_fields fields = {.buf = buf, .format = format, .naming = naming};
    if (format == WRITE_JSONL && !naming) base_buf_add_byte(buf, '{');
    return fields;
}

void write_fields_end(write_fields *fields) {
    base_buf *buf = fields->buf;
    switch (fields->format) {
    case WRITE_JSONL:
        if (!fields->naming) base_buf_add_string(buf, "}\n");
        break;
    case WRITE_CSV:
        base_buf_add_string(buf, "\r\n");
        break;
    case WRITE_TSV:
        base_buf_add_byte(buf, '\n');
        break;
    case WRITE_MARKDOWN:
        base_buf_add_string(buf, " |\n");
        if (!fields->naming) break;
        for (uint32_t i = 0; i < fields->columns; i++) base_buf_add_string(buf, i ? " --- |" : "| --- |");
        base_buf_add_byte(buf, '\n');
        break;
    }
}

/* ---- fields -------------------------------------------------------------------------------------------- */

static void add_column_name(write_fields *fields, const char *key) {
    size_t begin = fields->buf->count;
    if (fields->group) base_buf_add_string(fields->buf, fields->group);
    if (fields->group && strcmp(key, "text") != 0) base_buf_add_byte(fields->buf, '_');
    if (!fields->group || strcmp(key, "text") != 0) base_buf_add_string(fields->buf, key);
    write_cell_end(fields->buf, fields->format, begin);
}

/* Writes what stands before a value; false where no value is to follow. */
static bool open_field(write_fields *fields, const char *key) {
    base_buf *buf = fields->buf;
    if (fields->format == WRITE_JSONL) {
        if (fields->naming || fields->absent) return false;
        if (fields->comma) base_buf_add_byte(buf, ',');
        fields->comma = true;
        write_json_string(buf, key, strlen(key));
        base_buf_add_byte(buf, ':');
        return true;
    }
    fields->columns++;
    if (fields->format == WRITE_MARKDOWN)
        base_buf_add_string(buf, fields->comma ? " | " : "| ");
    else if (fields->comma)
        base_buf_add_byte(buf, fields->format == WRITE_CSV ? ',' : '\t');
    fields->comma = true;
    if (fields->naming) add_column_name(fields, key);
    return !fields->naming && !fields->absent;
}

void write_group_open(write_fields *fields, const char *key, bool present) {
    if (fields->format == WRITE_JSONL && open_field(fields, key)) {
        base_buf_add_string(fields->buf, present ? "{" : "null");
        fields->comma = !present;
    }
    fields->group = key;
    fields->absent = !present && !fields->naming;
}

void write_group_close(write_fields *fields) {
    if (fields->format == WRITE_JSONL && !fields->naming && !fields->absent)
        base_buf_add_byte(fields->buf, '}');
    fields->comma = true;
    fields->group = NULL;
    fields->absent = false;
}

size_t write_value_open(write_fields *fields, const char *key) {
    return open_field(fields, key) ? fields->buf->count : SIZE_MAX;
}

void write_value_close(write_fields *fields, size_t begin) {
    if (begin != SIZE_MAX && fields->format != WRITE_JSONL)
        write_cell_end(fields->buf, fields->format, begin);
}

void write_text(write_fields *fields, const char *key, const char *bytes, size_t count) {
    size_t begin = write_value_open(fields, key);
    if (begin == SIZE_MAX) return;
    if (fields->format == WRITE_JSONL)
        write_json_string(fields->buf, bytes, count);
    else if (bytes)
        base_buf_add(fields->buf, bytes, count);
    write_value_close(fields, begin);
}

void write_word(write_fields *fields, const char *key, const char *string) {
    write_text(fields, key, string, string ? strlen(string) : 0);
}

void write_number(write_fields *fields, const char *key, uint64_t number, bool present) {
    if (!open_field(fields, key)) return;
    if (present)
        base_buf_add_number(fields->buf, (int64_t)number);
    else if (fields->format == WRITE_JSONL)
        base_buf_add_string(fields->buf, "null");
}

void write_thousandths(write_fields *fields, const char *key, uint32_t thousandths) {
    if (open_field(fields, key)) write_json_thousandths(fields->buf, thousandths);
}

void write_flag(write_fields *fields, const char *key, bool flag) {
    if (open_field(fields, key)) base_buf_add_string(fields->buf, flag ? "true" : "false");
}
