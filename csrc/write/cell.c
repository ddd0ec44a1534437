#include "write/cell.h"

#include <string.h>

#include "base/show.h"

/* ---- what a spreadsheet would calculate ---------------------------------------------------------------- */

/* The signs that begin a formula, and their wide forms. */
static const char *const formula_signs[] = {"=",
                                            "+",
                                            "-",
                                            "@",
                                            "\xEF\xBC\x9D", /* U+FF1D, U+FF0B, U+FF0D, U+FF20 */
                                            "\xEF\xBC\x8B",
                                            "\xEF\xBC\x8D",
                                            "\xEF\xBC\xA0"};

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/*
 * Whether a cell is text that a spreadsheet would calculate: one of the signs with something behind it, also
 * behind blanks, which importers drop, and in TSV behind quotation marks, which they take for their own.
 * Apostrophes are passed over too, so that one taken away before a sign always gives the text back. A sign
 * alone, as in the column `stance`, calculates nothing.
 */
static bool is_formula(write_format format, const char *bytes, size_t count) {
    if (format != WRITE_CSV && format != WRITE_TSV) return false;
    size_t at = 0;
    while (at < count &&
           (is_blank(bytes[at]) || bytes[at] == '\'' || (format == WRITE_TSV && bytes[at] == '"')))
        at++;
    for (size_t i = 0; i < sizeof formula_signs / sizeof *formula_signs; i++) {
        size_t length = strlen(formula_signs[i]);
        if (count - at > length && memcmp(bytes + at, formula_signs[i], length) == 0) return true;
    }
    return false;
}

static void mark_as_text(base_buf *buf, size_t begin) {
    if (!base_buf_reserve(buf, 1)) return;
    char *bytes = buf->bytes + begin;
    memmove(bytes + 1, bytes, buf->count - begin + 1);
    bytes[0] = '\'';
    buf->count++;
}

/* ---- what the format itself means ---------------------------------------------------------------------- */

static bool is_word_byte(unsigned char byte) {
    return (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z') || byte >= 0x80;
}

/* Bytes of which Markdown would make something else than text. An underscore behind a word opens nothing. */
static bool markdown_special(const char *bytes, size_t at) {
    if (bytes[at] == '_') return at == 0 || !is_word_byte((unsigned char)bytes[at - 1]);
    return bytes[at] != '\0' && strchr("\\|*[]<`", bytes[at]) != NULL;
}

/* What a byte of a cell becomes: one byte, or two (*first is then not 0). Looks at no byte behind it. */
static char cell_byte(write_format format, const char *bytes, size_t at, char *first) {
    char byte = bytes[at];
    bool line_end = byte == '\n' || byte == '\r';
    *first = 0;
    switch (format) {
    case WRITE_CSV:
        if (byte == '"') *first = '"';
        return byte;
    case WRITE_TSV:
        if (line_end || byte == '\t' || byte == '\\') *first = '\\';
        return byte == '\n' ? 'n' : byte == '\r' ? 'r' : byte == '\t' ? 't' : byte;
    case WRITE_MARKDOWN:
        if (markdown_special(bytes, at)) *first = '\\';
        return line_end || byte == '\t' ? ' ' : byte;
    case WRITE_JSONL:
        break;
    }
    return byte;
}

/* A cell of a CSV row is enclosed in quotation marks where RFC 4180 asks for it, or blanks stand at its ends.
 */
static bool csv_encloses(const char *bytes, size_t count) {
    if (count == 0) return false;
    if (bytes[0] == ' ' || bytes[count - 1] == ' ') return true;
    for (size_t i = 0; i < count; i++)
        if (bytes[i] == '"' || bytes[i] == ',' || bytes[i] == '\n' || bytes[i] == '\r') return true;
    return false;
}

/* Escapes what the format cannot hold, in place: measures, then moves from the end. */
static void escape_syntax(base_buf *buf, write_format format, size_t begin) {
    if (buf->failed) return;
    size_t count = buf->count - begin;
    char first;
    bool enclosed = format == WRITE_CSV && csv_encloses(buf->bytes + begin, count);
    size_t more = enclosed ? 2 : 0;
    for (size_t i = 0; i < count; i++) {
        cell_byte(format, buf->bytes + begin, i, &first);
        more += first != 0;
    }
    if (!base_buf_reserve(buf, more)) return;
    char *bytes = buf->bytes + begin;
    size_t end = count + more;
    if (enclosed) bytes[--end] = '"';
    for (size_t i = count; i > 0; i--) {
        char byte = cell_byte(format, bytes, i - 1, &first);
        bytes[--end] = byte;
        if (first) bytes[--end] = first;
    }
    if (enclosed) bytes[--end] = '"';
    buf->count += more;
    buf->bytes[buf->count] = '\0';
}

/* ---- what may not be shown ----------------------------------------------------------------------------- */

void write_show(base_buf *buf, const char *bytes, size_t count) {
    size_t shown = base_show(NULL, 0, bytes, count, BASE_SHOW_LINE);
    if (shown == 0 || !base_buf_reserve(buf, shown)) return;
    base_show(buf->bytes + buf->count, shown + 1, bytes, count, BASE_SHOW_LINE);
    buf->count += shown;
}

/* Writes what is shown behind what was written, then moves it there. */
static void show_from(base_buf *buf, size_t begin, base_show_as as) {
    if (buf->failed) return;
    size_t count = buf->count - begin;
    size_t shown = base_show(NULL, 0, buf->bytes + begin, count, as);
    if (shown == count || !base_buf_reserve(buf, shown)) return;
    char *bytes = buf->bytes + begin;
    base_show(bytes + count, shown + 1, bytes, count, as);
    memmove(bytes, bytes + count, shown + 1);
    buf->count = begin + shown;
}

void write_cell_end(base_buf *buf, write_format format, size_t begin) {
    if (buf->failed || buf->count == begin) return;
    if (is_formula(format, buf->bytes + begin, buf->count - begin)) mark_as_text(buf, begin);
    escape_syntax(buf, format, begin);
    show_from(buf, begin, format == WRITE_CSV ? BASE_SHOW_LINES : BASE_SHOW_LINE);
}
