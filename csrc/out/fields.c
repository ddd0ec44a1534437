#include "out/fields.h"

#include <string.h>

#include "out/cell.h"
#include "out/json.h"

out_fields out_fields_start(base_buf *buf, out_format format, bool naming) {
    out_fields fields = {.buf = buf, .format = format, .naming = naming};
    if (format == OUT_JSONL && !naming) base_buf_add_byte(buf, '{');
    return fields;
}

void out_fields_end(out_fields *fields, uint32_t columns) {
    base_buf *buf = fields->buf;
    switch (fields->format) {
    case OUT_JSONL:
        if (!fields->naming) base_buf_add_string(buf, "}\n");
        break;
    case OUT_CSV:
        base_buf_add_string(buf, "\r\n");
        break;
    case OUT_TSV:
        base_buf_add_byte(buf, '\n');
        break;
    case OUT_MARKDOWN:
        base_buf_add_string(buf, " |\n");
        if (!fields->naming) break;
        for (uint32_t i = 0; i < columns; i++) base_buf_add_string(buf, i ? " --- |" : "| --- |");
        base_buf_add_byte(buf, '\n');
        break;
    }
}

/* ---- fields -------------------------------------------------------------------------------------------- */

static void add_column_name(out_fields *fields, const char *key) {
    size_t begin = fields->buf->count;
    if (fields->group) base_buf_add_string(fields->buf, fields->group);
    if (fields->group && strcmp(key, "text") != 0) base_buf_add_byte(fields->buf, '_');
    if (!fields->group || strcmp(key, "text") != 0) base_buf_add_string(fields->buf, key);
    out_cell_end(fields->buf, fields->format, begin);
}

/* Writes what stands before a value; false where no value is to follow. */
static bool open_field(out_fields *fields, const char *key) {
    base_buf *buf = fields->buf;
    if (fields->format == OUT_JSONL) {
        if (fields->naming || fields->absent) return false;
        if (fields->comma) base_buf_add_byte(buf, ',');
        fields->comma = true;
        out_json_string(buf, key, strlen(key));
        base_buf_add_byte(buf, ':');
        return true;
    }
    if (fields->format == OUT_MARKDOWN)
        base_buf_add_string(buf, fields->comma ? " | " : "| ");
    else if (fields->comma)
        base_buf_add_byte(buf, fields->format == OUT_CSV ? ',' : '\t');
    fields->comma = true;
    if (fields->naming) add_column_name(fields, key);
    return !fields->naming && !fields->absent;
}

void out_group_open(out_fields *fields, const char *key, bool present) {
    if (fields->format == OUT_JSONL && open_field(fields, key)) {
        base_buf_add_string(fields->buf, present ? "{" : "null");
        fields->comma = !present;
    }
    fields->group = key;
    fields->absent = !present && !fields->naming;
}

void out_group_close(out_fields *fields) {
    if (fields->format == OUT_JSONL && !fields->naming && !fields->absent)
        base_buf_add_byte(fields->buf, '}');
    fields->comma = true;
    fields->group = NULL;
    fields->absent = false;
}

size_t out_value_open(out_fields *fields, const char *key) {
    return open_field(fields, key) ? fields->buf->count : SIZE_MAX;
}

void out_value_close(out_fields *fields, size_t begin) {
    if (begin != SIZE_MAX && fields->format != OUT_JSONL) out_cell_end(fields->buf, fields->format, begin);
}

void out_text(out_fields *fields, const char *key, const char *bytes, size_t count) {
    size_t begin = out_value_open(fields, key);
    if (begin == SIZE_MAX) return;
    if (fields->format == OUT_JSONL)
        out_json_string(fields->buf, bytes, count);
    else if (bytes)
        base_buf_add(fields->buf, bytes, count);
    out_value_close(fields, begin);
}

void out_word(out_fields *fields, const char *key, const char *string) {
    out_text(fields, key, string, string ? strlen(string) : 0);
}

void out_number(out_fields *fields, const char *key, uint64_t number, bool present) {
    if (!open_field(fields, key)) return;
    if (present)
        base_buf_add_number(fields->buf, (int64_t)number);
    else if (fields->format == OUT_JSONL)
        base_buf_add_string(fields->buf, "null");
}

void out_thousandths(out_fields *fields, const char *key, uint32_t thousandths) {
    if (open_field(fields, key)) out_json_thousandths(fields->buf, thousandths);
}

void out_flag(out_fields *fields, const char *key, bool flag) {
    if (open_field(fields, key)) base_buf_add_string(fields->buf, flag ? "true" : "false");
}
