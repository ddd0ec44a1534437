#include "read/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "read/json.h"

#define PIECE ((size_t)1 << 16)

bool read_lines_open(read_lines *lines, const char *path, uint64_t limit, const base_allocator *allocator,
                     base_error *error) {
    *lines = (read_lines){.allocator = allocator, .descriptor = -1, .limit = limit};
    base_buf_start(&lines->bytes, allocator);
    base_buf_start(&lines->strings, allocator);
    lines->name = base_new(allocator, strlen(path) + 1, 1);
    if (!lines->name) {
        base_fail_memory(error);
        return false;
    }
    memcpy(lines->name, path, strlen(path) + 1);
    lines->descriptor = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (lines->descriptor >= 0) return true;
    char reason[128];
    int cause = errno;
    if (strerror_r(cause, reason, sizeof reason) != 0) reason[0] = '\0';
    base_fail(error, cause == ENOENT ? BASE_NOT_FOUND : BASE_IO, 0, "cannot open %s: %s", path, reason);
    read_lines_close(lines);
    return false;
}

void read_lines_close(read_lines *lines) {
    if (!lines->allocator) return;
    if (lines->descriptor > STDIN_FILENO) close(lines->descriptor);
    if (lines->name) base_free(lines->allocator, lines->name, strlen(lines->name) + 1, 1);
    base_buf_release(&lines->bytes);
    base_buf_release(&lines->strings);
    *lines = (read_lines){.descriptor = -1};
}

/* ---- lines --------------------------------------------------------------------------------------------- */

/** Reads one more piece of the file. */
static bool read_piece(read_lines *lines, base_error *error) {
    if (lines->taken) {
        memmove(lines->bytes.bytes, lines->bytes.bytes + lines->taken, lines->bytes.count - lines->taken);
        lines->bytes.count -= lines->taken;
        lines->taken = 0;
    }
    if (!base_buf_reserve(&lines->bytes, PIECE)) {
        base_fail_memory(error);
        return false;
    }
    for (;;) {
        ssize_t found = read(lines->descriptor, lines->bytes.bytes + lines->bytes.count, PIECE);
        if (found >= 0) {
            lines->ended = found == 0;
            lines->bytes.count += (size_t)found;
            return true;
        }
        if (errno == EINTR) continue;
        char reason[128];
        if (strerror_r(errno, reason, sizeof reason) != 0) reason[0] = '\0';
        base_fail(error, BASE_IO, lines->line, "cannot read %s: %s", lines->name, reason);
        return false;
    }
}

/** Finds the next line, without its end, at `bytes.bytes + *start`; a line beyond the limit is passed over.
 */
static read_step find_line(read_lines *lines, size_t *start, size_t *count, base_error *error) {
    size_t looked = 0; /* bytes behind `taken` that have no line end */
    bool too_long = false;
    lines->line++;
    for (;;) {
        size_t waiting = lines->bytes.count - lines->taken;
        const char *from = lines->bytes.bytes ? lines->bytes.bytes + lines->taken : "";
        const char *end = waiting > looked ? memchr(from + looked, '\n', waiting - looked) : NULL;
        if (end || (lines->ended && waiting > 0)) {
            *start = lines->taken;
            *count = end ? (size_t)(end - from) : waiting;
            lines->taken += *count + (end != NULL);
            if (!too_long && *count <= lines->limit) return READ_ARTICLE;
            base_fail(error, BASE_LIMIT, lines->line,
                      "%s:%" PRIu64 ": the line is longer than %" PRIu64 " bytes, the limit for a document",
                      lines->name, lines->line, lines->limit);
            return READ_PROBLEM;
        }
        if (lines->ended) return READ_END;
        looked = waiting;
        if (waiting > lines->limit) { /* forget what cannot be used */
            too_long = true;
            lines->taken = lines->bytes.count;
            looked = 0;
        }
        if (!read_piece(lines, error)) return READ_FAILED;
        if (lines->ended && too_long && lines->bytes.count == lines->taken) {
            base_fail(error, BASE_LIMIT, lines->line,
                      "%s:%" PRIu64 ": the line is longer than %" PRIu64 " bytes, the limit for a document",
                      lines->name, lines->line, lines->limit);
            return READ_PROBLEM;
        }
    }
}

/* ---- records ------------------------------------------------------------------------------------------- */

/** The fields of an article, by place; `offsets` are those of their strings, SIZE_MAX for none. */
enum { ID, TEXT, TITLE, SOURCE, DATE, BYLINE, DATELINE, URL, FIELD_COUNT };

typedef struct record {
    size_t offsets[FIELD_COUNT];
    size_t text_count;
} record;

/** The field that a key names, FIELD_COUNT for none. "doc" and "publisher" are what data sets call id and
 * source. */
static int find_field(const base_buf *key) {
    static const struct {
        const char *name;
        int field;
    } names[] = {{"id", ID},       {"doc", ID},        {"text", TEXT},
                 {"title", TITLE}, {"source", SOURCE}, {"publisher", SOURCE},
                 {"date", DATE},   {"byline", BYLINE}, {"dateline", DATELINE},
                 {"url", URL}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (key->count == strlen(names[i].name) && memcmp(key->bytes, names[i].name, key->count) == 0)
            return names[i].field;
    return FIELD_COUNT;
}

/** Keeps a value if its field is still free; the first of two keys for one field counts. */
static void keep(read_lines *lines, record *found, int field, const base_buf *value) {
    if (found->offsets[field] != SIZE_MAX) return;
    found->offsets[field] = lines->strings.count;
    base_buf_add(&lines->strings, value->bytes, value->count);
    base_buf_add(&lines->strings, "", 1);
    if (field == TEXT) found->text_count = value->count;
}

/** Takes the value behind a key; NULL, or what is wrong with it. */
static const char *take_field(read_lines *lines, read_json *json, record *found, int field) {
    read_json_event event = read_json_next(json);
    if (event == READ_JSON_ERROR) return json->problem;
    if (event == READ_JSON_STRING || (event == READ_JSON_NUMBER && field == ID)) {
        if (field < FIELD_COUNT) keep(lines, found, field, &json->string);
        return NULL;
    }
    if (field == TEXT) return "\"text\" is not a string";
    /* Metadata of another shape (a list of authors, an object for the source) is as good as absent. */
    return read_json_skip(json, event) == READ_JSON_ERROR ? json->problem : NULL;
}

/** Reads the object of a line; NULL, or what is wrong with it. */
static const char *take_record(read_lines *lines, read_json *json, record *found) {
    for (int i = 0; i < FIELD_COUNT; i++) found->offsets[i] = SIZE_MAX;
    read_json_event event = read_json_next(json);
    if (event != READ_JSON_OBJECT)
        return event == READ_JSON_ERROR ? json->problem : "the line is not an object";
    while ((event = read_json_next(json)) == READ_JSON_KEY) {
        const char *problem = take_field(lines, json, found, find_field(&json->string));
        if (problem) return problem;
    }
    if (event == READ_JSON_OBJECT_END) event = read_json_next(json);
    if (event != READ_JSON_END) return json->problem;
    return found->offsets[TEXT] == SIZE_MAX ? "there is no \"text\"" : NULL;
}

static void fill(const read_lines *lines, const record *found, read_article *article) {
    const char *values[FIELD_COUNT];
    for (int i = 0; i < FIELD_COUNT; i++)
        values[i] = found->offsets[i] == SIZE_MAX ? NULL : lines->strings.bytes + found->offsets[i];
    *article = (read_article){.bytes = values[TEXT],
                              .count = found->text_count,
                              .input = READ_TEXT,
                              .decoded = true,
                              .id = values[ID] ? values[ID] : lines->name,
                              .title = values[TITLE],
                              .source = values[SOURCE],
                              .date = values[DATE],
                              .byline = values[BYLINE],
                              .dateline = values[DATELINE],
                              .url = values[URL]};
}

static bool is_blank(const char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++)
        if ((unsigned char)bytes[i] > ' ') return false;
    return true;
}

read_step read_lines_next(read_lines *lines, read_article *article, base_error *error) {
    size_t start = 0, count = 0;
    const char *bytes;
    do {
        read_step step = find_line(lines, &start, &count, error);
        if (step != READ_ARTICLE) return step;
        bytes = lines->bytes.bytes + start;
        if (lines->line == 1 && count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
            bytes += 3;
            count -= 3;
        }
    } while (is_blank(bytes, count));

    read_json json;
    record found = {.text_count = 0};
    read_json_start(&json, bytes, count, lines->allocator);
    base_buf_reset(&lines->strings);
    const char *problem = take_record(lines, &json, &found);
    bool failed = json.string.failed || lines->strings.failed;
    size_t place = json.at;
    read_json_release(&json);
    if (failed) {
        base_fail_memory(error);
        return READ_FAILED;
    }
    if (problem) {
        base_fail(error, BASE_FORMAT, lines->line, "%s:%" PRIu64 ": %s (byte %zu of the line)", lines->name,
                  lines->line, problem, place);
        return READ_PROBLEM;
    }
    fill(lines, &found, article);
    return READ_ARTICLE;
}
