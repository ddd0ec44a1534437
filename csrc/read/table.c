/* Tables with a header: CSV as RFC 4180 has it, with commas or semicolons, and TSV. */

#include <inttypes.h>
#include <string.h>

#include "read/records.h"

/** What ended a cell. */
typedef enum cell_end { CELL_NEXT, CELL_LAST, CELL_OPEN } cell_end;

static bool is_line_end(char byte) {
    return byte == '\n' || byte == '\r';
}

/** Moves behind a line end, CR LF being one. */
static void pass_line_end(read_records *records) {
    const char *bytes = records->bytes;
    if (records->at < records->count && bytes[records->at] == '\r') records->at++;
    if (records->at < records->count && bytes[records->at] == '\n') records->at++;
    records->line++;
}

/** Adds a cell to a buffer. A quotation mark quotes at its beginning only; in TSV never. */
static cell_end take_cell(read_records *records, base_buf *cell) {
    const char *bytes = records->bytes;
    if (records->separator != '\t' && records->at < records->count && bytes[records->at] == '"') {
        for (records->at++;; records->at++) {
            if (records->at >= records->count) return CELL_OPEN;
            if (bytes[records->at] == '"') {
                if (records->at + 1 >= records->count || bytes[records->at + 1] != '"') break;
                records->at++;
            }
            records->line += bytes[records->at] == '\n';
            base_buf_add_byte(cell, bytes[records->at]);
        }
        records->at++;
    }
    size_t begin = records->at;
    while (records->at < records->count && bytes[records->at] != records->separator &&
           !is_line_end(bytes[records->at]))
        records->at++;
    base_buf_add(cell, bytes + begin, records->at - begin);
    if (records->at < records->count && bytes[records->at] == records->separator) {
        records->at++;
        return CELL_NEXT;
    }
    pass_line_end(records);
    return CELL_LAST;
}

/** In TSV \n, \t and \\ stand for what a cell cannot hold. */
static void unescape(base_buf *cell) {
    size_t used = 0;
    for (size_t i = 0; i < cell->count; i++) {
        char byte = cell->bytes[i], next = i + 1 < cell->count ? cell->bytes[i + 1] : 0;
        bool escape = byte == '\\' && (next == 'n' || next == 't' || next == 'r' || next == '\\');
        cell->bytes[used++] = !escape       ? byte
                              : next == 'n' ? '\n'
                              : next == 't' ? '\t'
                              : next == 'r' ? '\r'
                                            : '\\';
        i += escape;
    }
    cell->count = used;
    if (cell->bytes) cell->bytes[used] = '\0';
}

static void fail_at(const read_records *records, uint64_t line, const char *problem, base_error *error) {
    char room[READ_NAME_SHOWN];
    base_fail(error, BASE_FORMAT, line, "%s:%" PRIu64 ": %s", read_name_shown(records->name, room), line,
              problem);
}

/** The mark of which the first line has most. */
static char find_separator(const read_records *records) {
    size_t commas = 0, semicolons = 0;
    for (size_t i = 0; i < records->count && !is_line_end(records->bytes[i]); i++) {
        commas += records->bytes[i] == ',';
        semicolons += records->bytes[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

bool read_table_open(read_records *records, base_error *error) {
    records->separator = records->input == READ_TSV ? '\t' : find_separator(records);
    records->line = 1;
    bool text = false;
    cell_end end = CELL_NEXT;
    while (end == CELL_NEXT && records->count > 0) {
        uint32_t begin = (uint32_t)records->header.count;
        end = take_cell(records, &records->header);
        size_t size = records->header.count - begin;
        bool named = !records->header.failed && size > 0;
        text = text || (named && read_record_field(records->header.bytes + begin, size) == READ_RECORD_TEXT);
        base_buf_add(&records->header, "", 1);
        if (!base_vec_push(records->allocator, &records->columns, begin)) records->header.failed = true;
        if (records->header.failed) {
            base_fail_memory(error);
            return false;
        }
    }
    records->line = end == CELL_LAST ? 2 : 1;
    if (!text)
        fail_at(records, records->line,
                "the table's first line names no column of text (text, body, content)", error);
    return text;
}

read_step read_table_next(read_records *records, read_article *article, base_error *error) {
    while (records->at < records->count && is_line_end(records->bytes[records->at])) pass_line_end(records);
    if (records->at >= records->count) return READ_END;
    uint64_t line = records->line;
    read_record_reset(&records->record);
    const char *problem = NULL;
    cell_end end = CELL_NEXT;
    for (uint32_t column = 0; end == CELL_NEXT; column++) {
        base_buf_reset(&records->cell);
        end = take_cell(records, &records->cell);
        if (records->separator == '\t') unescape(&records->cell);
        if (column >= records->columns.count || records->cell.count == 0) continue;
        const char *name = records->header.bytes + records->columns.items[column];
        const char *fault = records->cell.failed ? NULL
                                                 : read_record_put(&records->record, name, strlen(name),
                                                                   records->cell.bytes, records->cell.count);
        if (!problem) problem = fault;
    }
    if (records->cell.failed || records->record.strings.failed) {
        base_fail_memory(error);
        return READ_FAILED;
    }
    if (end == CELL_OPEN) problem = "a quotation mark is not closed: the rest was not read";
    if (!problem) problem = read_record_fault(&records->record);
    if (!problem) {
        read_record_article(&records->record, records->name, article);
        return READ_ARTICLE;
    }
    fail_at(records, line, problem, error);
    return READ_PROBLEM;
}
