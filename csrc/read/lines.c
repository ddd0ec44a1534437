/* Articles from JSON lines. */

#include "read/lines.h"

#include <inttypes.h>
#include <string.h>

#include "read/file.h"
#include "read/json.h"
#include "read/meta.h"

#define PIECE ((size_t)1 << 16)

bool read_lines_open(read_lines *lines, const char *path, uint64_t limit, const base_cancel *cancel,
                     const base_allocator *allocator, base_error *error) {
    *lines = (read_lines){.allocator = allocator, .handle = {.descriptor = -1}, .limit = limit};
    base_buf_start(&lines->bytes, allocator);
    base_buf_start(&lines->strings, allocator);
    lines->name = base_new(allocator, strlen(path) + 1, 1);
    bool done = lines->name != NULL;
    if (done) {
        memcpy(lines->name, path, strlen(path) + 1);
        done = read_handle_open(&lines->handle, path, cancel, error);
    } else {
        base_fail_memory(error);
    }
    if (!done) read_lines_close(lines);
    return done;
}

void read_lines_close(read_lines *lines) {
    if (!lines->allocator) return;
    read_handle_close(&lines->handle);
    if (lines->name) base_free(lines->allocator, lines->name, strlen(lines->name) + 1, 1);
    base_buf_release(&lines->bytes);
    base_buf_release(&lines->strings);
    *lines = (read_lines){.handle = {.descriptor = -1}};
}

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
    size_t found = 0;
    if (!read_handle_read(&lines->handle, lines->name, lines->bytes.bytes + lines->bytes.count, PIECE, &found,
                          error))
        return false;
    lines->ended = found == 0;
    lines->bytes.count += found;
    return true;
}

/* ---- what a file is ------------------------------------------------------------------------------------ */

static size_t blanks(const char *bytes, size_t count, size_t at) {
    while (at < count && (unsigned char)bytes[at] <= ' ') at++;
    return at;
}

/** Where the first line with something in it begins; `count` for none so far. */
static size_t first_line(const char *bytes, size_t count) {
    return blanks(bytes, count, count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
}

/** Whether a line is a JSON object with something in it. */
static bool is_object(const char *bytes, size_t count, const base_allocator *allocator) {
    size_t key = blanks(bytes, count, 1);
    if (key == count || bytes[key] != '"') return false;
    read_json json;
    read_json_start(&json, bytes, count, allocator);
    bool whole = read_json_skip(&json, read_json_next(&json)) != READ_JSON_ERROR &&
                 read_json_next(&json) == READ_JSON_END;
    whole = whole || json.string.failed; /* reading it will say so */
    read_json_release(&json);
    return whole;
}

bool read_lines_look(read_lines *lines, bool *json, base_error *error) {
    *json = false;
    for (;;) {
        const char *bytes = lines->bytes.count ? lines->bytes.bytes : "";
        size_t count = lines->bytes.count, start = first_line(bytes, count);
        if (start < count && bytes[start] != '{') return true;
        const char *end = start < count ? memchr(bytes + start, '\n', count - start) : NULL;
        if (end || lines->ended || count > lines->limit) {
            size_t size = end ? (size_t)(end - bytes) - start : count - start;
            *json = size > 0 && is_object(bytes + start, size, lines->allocator);
            return true;
        }
        if (!read_piece(lines, error)) return false;
    }
}

bool read_lines_whole(read_lines *lines, base_buf *bytes, base_error *error) {
    base_buf_add(bytes, lines->bytes.bytes, lines->bytes.count);
    if (bytes->failed) base_fail_memory(error);
    return !bytes->failed &&
           read_rest(&lines->handle, lines->name, lines->bytes.count, lines->limit, bytes, error);
}

/* ---- lines --------------------------------------------------------------------------------------------- */

static read_step fail_long(const read_lines *lines, base_error *error) {
    char room[READ_NAME_SHOWN];
    base_fail(error, BASE_LIMIT, lines->line,
              "%s:%" PRIu64 ": the line is longer than %" PRIu64 " bytes, the limit for a document",
              read_name_shown(lines->name, room), lines->line, lines->limit);
    return READ_PROBLEM;
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
            return fail_long(lines, error);
        }
        if (lines->ended) return READ_END;
        looked = waiting;
        if (waiting > lines->limit) { /* forget what cannot be used */
            too_long = true;
            lines->taken = lines->bytes.count;
            looked = 0;
        }
        if (!read_piece(lines, error)) return READ_FAILED;
        if (lines->ended && too_long && lines->bytes.count == lines->taken) return fail_long(lines, error);
    }
}

/* ---- records ------------------------------------------------------------------------------------------- */

/** The fields of an article: its metadata by their read_field, then its text. */
enum { ID = READ_ID, TEXT = READ_FIELD_COUNT, FIELD_COUNT };

typedef struct record {
    size_t offsets[FIELD_COUNT]; /**< of their strings, SIZE_MAX for none */
    bool own[FIELD_COUNT];       /**< it stood under the field's own name */
    uint32_t unread;             /**< fields whose value is of no use, bits by field */
    size_t text_count;
} record;

/** A key of the line, and what it stands for. */
typedef struct field_key {
    const char *name;
    int field;
    bool own; /**< the documented name; the others are what data sets call it */
} field_key;

/** NULL for a key that says nothing of the article. */
static const field_key *find_key(const base_buf *key) {
    static const field_key keys[] = {{"id", ID, true},
                                     {"doc", ID, false},
                                     {"text", TEXT, true},
                                     {"title", READ_TITLE, true},
                                     {"outlet", READ_OUTLET, true},
                                     {"source", READ_OUTLET, false},
                                     {"publisher", READ_OUTLET, false},
                                     {"date", READ_DATE, true},
                                     {"byline", READ_BYLINE, true},
                                     {"dateline", READ_DATELINE, true},
                                     {"url", READ_URL, true}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (key->count == strlen(keys[i].name) && memcmp(key->bytes, keys[i].name, key->count) == 0)
            return &keys[i];
    return NULL;
}

/** What is wrong with a value; NULL for nothing. An article whose name is lost cannot be spoken of. */
static const char *fault_of(int field, const base_buf *value) {
    if (field != ID) return NULL;
    if (value->count == 0) return "the id is empty; leave it out, or name the article";
    return memchr(value->bytes, '\0', value->count) ? "the id contains a zero byte" : NULL;
}

/** Keeps a value: the one under the field's own name, the first of several such. */
static void keep(read_lines *lines, record *found, const field_key *key, const base_buf *value) {
    int field = key->field;
    if (found->offsets[field] != SIZE_MAX && (found->own[field] || !key->own)) return;
    found->offsets[field] = lines->strings.count;
    found->own[field] = key->own;
    base_buf_add(&lines->strings, value->bytes, value->count);
    base_buf_add(&lines->strings, "", 1);
    if (field == TEXT) found->text_count = value->count;
}

/** Takes a string, or a number as an id; NULL, or what is wrong with it. */
static const char *take_string(read_lines *lines, record *found, const field_key *key,
                               const base_buf *value) {
    const char *fault = value->failed ? NULL : fault_of(key->field, value);
    if (fault) return fault;
    if (key->field != TEXT && value->count > 0 && memchr(value->bytes, '\0', value->count)) {
        found->unread |= UINT32_C(1) << key->field;
    } else {
        keep(lines, found, key, value);
    }
    return NULL;
}

/** Takes the value behind a key; NULL, or what is wrong with it. */
static const char *take_field(read_lines *lines, read_json *json, record *found) {
    const field_key *key = find_key(&json->string);
    read_json_event event = read_json_next(json);
    if (event == READ_JSON_ERROR) return json->problem;
    if (key && (event == READ_JSON_STRING || (event == READ_JSON_NUMBER && key->field == ID)))
        return take_string(lines, found, key, &json->string);
    if (key && key->field == TEXT) return "\"text\" is not a string";
    /* The article is worth more than its metadata of another shape (a list of authors, an object for the
     * outlet). */
    if (key && event != READ_JSON_NULL) found->unread |= UINT32_C(1) << key->field;
    return read_json_skip(json, event) == READ_JSON_ERROR ? json->problem : NULL;
}

/** Reads the object of a line; NULL, or what is wrong with it. */
static const char *take_record(read_lines *lines, read_json *json, record *found) {
    for (int i = 0; i < FIELD_COUNT; i++) found->offsets[i] = SIZE_MAX;
    read_json_event event = read_json_next(json);
    if (event != READ_JSON_OBJECT)
        return event == READ_JSON_ERROR ? json->problem : "the line is not an object";
    while ((event = read_json_next(json)) == READ_JSON_KEY) {
        const char *problem = take_field(lines, json, found);
        if (problem) return problem;
    }
    if (event == READ_JSON_OBJECT_END) event = read_json_next(json);
    if (event != READ_JSON_END) return json->problem;
    return found->offsets[TEXT] == SIZE_MAX ? "there is no \"text\"" : NULL;
}

static void fill(const read_lines *lines, const record *found, read_article *article) {
    const char *values[FIELD_COUNT];
    uint32_t unread = found->unread;
    for (int i = 0; i < FIELD_COUNT; i++) {
        values[i] = found->offsets[i] == SIZE_MAX ? NULL : lines->strings.bytes + found->offsets[i];
        if (values[i]) unread &= ~(UINT32_C(1) << i); /* another key said it */
    }
    *article = (read_article){.bytes = values[TEXT],
                              .count = found->text_count,
                              .input = READ_TEXT,
                              .decoded = true,
                              .unread = unread,
                              .id = values[ID] ? values[ID] : lines->name,
                              .title = values[READ_TITLE],
                              .source = values[READ_OUTLET],
                              .date = values[READ_DATE],
                              .byline = values[READ_BYLINE],
                              .dateline = values[READ_DATELINE],
                              .url = values[READ_URL]};
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
        char room[READ_NAME_SHOWN];
        base_fail(error, BASE_FORMAT, lines->line, "%s:%" PRIu64 ": %s (byte %zu of the line)",
                  read_name_shown(lines->name, room), lines->line, problem, place);
        return READ_PROBLEM;
    }
    fill(lines, &found, article);
    return READ_ARTICLE;
}
