#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/show.h"
#include "text/utf8.h"
#include "write/fields.h"
#include "write/json.h"

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

/** A JSON string is well-formed UTF-8 between two quotation marks, with every special character escaped. */
static void try_json(const char *bytes, size_t count) {
    base_buf buf;
    base_buf_start(&buf, base_allocator_standard());
    write_json_string(&buf, bytes, count);
    REQUIRE(buf.count >= 2 && buf.bytes[0] == '"' && buf.bytes[buf.count - 1] == '"');
    REQUIRE(text_valid_prefix(buf.bytes, buf.count) == buf.count);
    for (size_t i = 1; i + 1 < buf.count; i++) {
        REQUIRE((unsigned char)buf.bytes[i] >= 0x20 && buf.bytes[i] != '"');
        if (buf.bytes[i] != '\\') continue;
        REQUIRE(++i + 1 < buf.count && strchr("\"\\bfnrtu", buf.bytes[i]) != NULL);
    }
    base_buf_release(&buf);
}

/** One cell between two others; returns the row without its line end, to be released by the caller. */
static base_buf row_of(write_format format, const char *bytes, size_t count) {
    base_buf buf;
    base_buf_start(&buf, base_allocator_standard());
    write_fields fields = write_fields_start(&buf, format, false);
    write_number(&fields, "before", 1, true);
    write_text(&fields, "cell", bytes, count);
    write_number(&fields, "after", 2, true);
    write_fields_end(&fields);
    return buf;
}

/** What a reader of RFC 4180 makes of a cell, in place; aborts where the cell is ill-formed. Returns its size. */
static size_t read_csv_cell(char *cell, size_t size) {
    bool enclosed = size >= 2 && cell[0] == '"';
    size_t count = 0;
    for (size_t i = enclosed; i < size - enclosed; i++) {
        if (enclosed && cell[i] == '"') REQUIRE(cell[++i] == '"' && i < size - enclosed);
        REQUIRE(enclosed || cell[i] == '\0' || !strchr(",\r\n\"", cell[i]));
        cell[count++] = cell[i];
    }
    return count;
}

/** A cell is read as what was put in, shown as a terminal may be shown it; an apostrophe before it keeps a
 * spreadsheet from calculating. */
static void try_csv(const char *bytes, size_t count) {
    base_buf row = row_of(WRITE_CSV, bytes, count);
    REQUIRE(row.count >= 6 && memcmp(row.bytes, "1,", 2) == 0 &&
            memcmp(row.bytes + row.count - 4, ",2\r\n", 4) == 0);
    char *cell = row.bytes + 2;
    size_t size = read_csv_cell(cell, row.count - 6);
    size_t shown = base_show(NULL, 0, bytes, count, BASE_SHOW_LINES);
    char *expected = malloc(shown + 1);
    REQUIRE(expected);
    base_show(expected, shown + 1, bytes, count, BASE_SHOW_LINES);
    bool marked = size == shown + 1 && cell[0] == '\'';
    REQUIRE(size == shown + marked && memcmp(cell + marked, expected, shown) == 0);
    free(expected);
    base_buf_release(&row);
}

/** A TSV or Markdown row stays one line of three cells. */
static void try_line(write_format format, char separator, size_t separators, const char *bytes,
                     size_t count) {
    base_buf row = row_of(format, bytes, count);
    size_t found = 0;
    for (size_t i = 0; i < row.count; i++) {
        REQUIRE(row.bytes[i] != '\r' && (row.bytes[i] != '\n' || i + 1 == row.count));
        if (row.bytes[i] == '\\')
            i++;
        else
            found += row.bytes[i] == separator;
    }
    REQUIRE(found == separators);
    base_buf_release(&row);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *bytes = size ? (const char *)data : "";
    try_json(bytes, size);
    try_csv(bytes, size);
    try_line(WRITE_TSV, '\t', 2, bytes, size);
    try_line(WRITE_MARKDOWN, '|', 4, bytes, size);
    return 0;
}
