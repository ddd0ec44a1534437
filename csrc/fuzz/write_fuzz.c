#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

/** What a reader of RFC 4180 makes of the middle cell is what was put in. */
static void try_csv(const char *bytes, size_t count) {
    base_buf row = row_of(WRITE_CSV, bytes, count);
    REQUIRE(row.count >= 6 && memcmp(row.bytes, "1,", 2) == 0 &&
            memcmp(row.bytes + row.count - 4, ",2\r\n", 4) == 0);
    const char *cell = row.bytes + 2;
    size_t size = row.count - 6, at = 0;
    bool enclosed = size >= 2 && cell[0] == '"';
    for (size_t i = enclosed; i < size - enclosed; i++) {
        if (enclosed && cell[i] == '"') REQUIRE(cell[++i] == '"');
        REQUIRE(enclosed || !strchr(",\r\n\"", cell[i]) || cell[i] == '\0');
        REQUIRE(at < count && bytes[at++] == cell[i]);
    }
    REQUIRE(at == count);
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
