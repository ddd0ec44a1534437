#include "engine/gazetteer_file.h"

#include <string.h>

#include "read/file.h"
#include "text/utf8.h"

/** The line at hand. */
typedef struct name_line {
    const char *path;
    uint32_t number;
    char *bytes;
    size_t count;
} name_line;

static bool fail_line(const name_line *line, base_error *error, const char *what) {
    base_fail(error, BASE_FORMAT, line->number, "%s:%u: %s", line->path, line->number, what);
    return false;
}

static bool fail_kind(const name_line *line, base_error *error, const char *kind) {
    base_fail(error, BASE_FORMAT, line->number, "%s:%u: there is no kind \"%.40s\"; known: %s", line->path,
              line->number, kind, CORPUS_KINDS);
    return false;
}

/** Ends the cell at `at` with NUL; where the next one begins, or NULL behind the last. */
static char *cut_cell(char *at) {
    char *tab = strchr(at, '\t');
    if (!tab) return NULL;
    *tab = '\0';
    return tab + 1;
}

/** Takes the slashes off a pattern; false where the cell is none. */
static bool cut_pattern(engine_gazetteer_row *row, char *cell) {
    size_t count = strlen(cell);
    if (count < 3 || cell[0] != '/' || cell[count - 1] != '/') return false;
    cell[count - 1] = '\0';
    row->name = cell + 1;
    return true;
}

static bool read_aliases(engine_gazetteer_file *file, engine_gazetteer_row *row, char *at,
                         base_error *error) {
    for (char *next; at; at = next) {
        next = cut_cell(at);
        if (*at == '\0') continue;
        row->alias_count++;
        if (base_vec_push(file->bytes.allocator, &file->aliases, at)) continue;
        base_fail_memory(error);
        return false;
    }
    return true;
}

static bool read_row(engine_gazetteer_file *file, const name_line *line, base_error *error) {
    char *kind = cut_cell(line->bytes);
    char *rest = kind ? cut_cell(kind) : NULL;
    if (!kind || !*kind || !*line->bytes)
        return fail_line(line, error, "expected a name, its kind and perhaps aliases, separated by tabs");
    engine_gazetteer_row row = {.name = line->bytes, .kind = doc_kind_find(kind), .line = line->number};
    if (row.kind == DOC_KIND_COUNT) return fail_kind(line, error, kind);
    row.pattern = cut_pattern(&row, line->bytes);
    if (!read_aliases(file, &row, rest, error)) return false;
    if (row.pattern && row.alias_count > 0)
        return fail_line(line, error, "a pattern has no aliases; write each pattern in a line of its own");
    if (base_vec_push(file->bytes.allocator, &file->rows, row)) return true;
    base_fail_memory(error);
    return false;
}

static bool read_line(engine_gazetteer_file *file, name_line *line, base_error *error) {
    if (line->count > 0 && line->bytes[line->count - 1] == '\r') line->bytes[--line->count] = '\0';
    if (line->count == 0 || *line->bytes == '#') return true;
    if (strlen(line->bytes) != line->count) return fail_line(line, error, "a zero byte: this is no text");
    if (text_valid_prefix(line->bytes, line->count) != line->count)
        return fail_line(line, error, "not UTF-8; save the file as UTF-8");
    return read_row(file, line, error);
}

/** Rows know how many aliases they have; where these lie is known once all have been read. */
static void set_aliases(engine_gazetteer_file *file) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < file->rows.count; i++) {
        engine_gazetteer_row *row = &file->rows.items[i];
        if (row->alias_count > 0) row->aliases = &file->aliases.items[next];
        next += (uint32_t)row->alias_count;
    }
}

bool engine_gazetteer_file_read(engine_gazetteer_file *file, const char *path, const base_cancel *cancel,
                                const base_allocator *allocator, base_error *error) {
    *file = (engine_gazetteer_file){.bytes = {.allocator = allocator}};
    return read_file(path, UINT32_MAX, cancel, &file->bytes, error) &&
           engine_gazetteer_file_parse(file, path, error);
}

bool engine_gazetteer_file_parse(engine_gazetteer_file *file, const char *path, base_error *error) {
    if (file->bytes.count == 0) return true;
    char *at = file->bytes.bytes, *end = at + file->bytes.count;
    if (end - at >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
    name_line line = {.path = path};
    while (at < end) {
        char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        *stop = '\0';
        line.number++;
        line.bytes = at;
        line.count = (size_t)(stop - at);
        if (!read_line(file, &line, error)) return false;
        at = stop + 1;
    }
    set_aliases(file);
    return true;
}

void engine_gazetteer_file_release(engine_gazetteer_file *file) {
    if (!file->bytes.allocator) return;
    base_vec_release(file->bytes.allocator, &file->rows);
    base_vec_release(file->bytes.allocator, &file->aliases);
    base_buf_release(&file->bytes);
}
