/* Articles from JSON lines. */

#include "read/lines.h"

#include <inttypes.h>
#include <string.h>

#include "read/file.h"
#include "read/json.h"

#define PIECE ((size_t)1 << 16)

bool read_lines_open(read_lines *lines, const char *path, uint64_t limit, const base_cancel *cancel,
                     const base_allocator *allocator, base_error *error) {
    *lines = (read_lines){.allocator = allocator, .handle = {.descriptor = -1}, .limit = limit};
    base_buf_start(&lines->bytes, allocator);
    read_record_start(&lines->record, allocator);
    lines->name = base_new(allocator, strlen(path) + 1, 1);
    bool done = lines->name != NULL;
    if (done) {
        memcpy(lines->name, path, strlen(path) + 1);
        done = read_handle_open(&lines->handle, path, cancel, allocator, error);
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
    read_record_release(&lines->record);
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

/** Where the first line with something in it begins; `count` for none so far. */
static size_t first_line(const char *bytes, size_t count) {
    const char *behind = bytes;
    size_t left = count;
    read_skip_mark(&behind, &left);
    return read_blanks(bytes, count, count - left);
}

/** Whether a line is a JSON object with something in it. */
static bool is_object(const char *bytes, size_t count, const base_allocator *allocator) {
    size_t key = read_blanks(bytes, count, 1);
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
    /* The first line, and how far blanks behind it go: what was looked at is not looked at again with the next
     * piece, of which there may be many. */
    size_t start = 0, end = 0, behind = 0;
    bool ends = false;
    *json = false;
    for (;;) {
        const char *bytes = lines->bytes.count ? lines->bytes.bytes : "";
        size_t count = lines->bytes.count;
        start = start ? read_blanks(bytes, count, start) : first_line(bytes, count);
        if (start < count && bytes[start] != '{') return true;
        if (!ends) {
            size_t from = end > start ? end : start;
            const char *stop = memchr(bytes + from, '\n', count - from);
            ends = stop != NULL;
            end = behind = stop ? (size_t)(stop - bytes) : count;
        }
        if (ends || lines->ended || count > lines->limit) {
            /* One object alone may be an answer with a list of articles inside. */
            behind = read_blanks(bytes, count, behind);
            bool alone = behind == count;
            if (!alone || lines->ended || count > lines->limit) {
                *json = end > start && !alone && is_object(bytes + start, end - start, lines->allocator);
                return true;
            }
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

/** Reads the object of a line; NULL, or what is wrong with it. */
static const char *take_line(read_record *record, read_json *json) {
    read_json_event event = read_json_next(json);
    if (event != READ_JSON_OBJECT)
        return event == READ_JSON_ERROR ? json->problem : "the line is not an object";
    const char *problem = read_record_json(record, json);
    if (!problem && read_json_next(json) != READ_JSON_END) problem = json->problem;
    return problem ? problem : read_record_fault(record);
}

read_step read_lines_next(read_lines *lines, read_article *article, base_error *error) {
    size_t start = 0, count = 0;
    const char *bytes;
    do {
        read_step step = find_line(lines, &start, &count, error);
        if (step != READ_ARTICLE) return step;
        bytes = lines->bytes.bytes + start;
        if (lines->line == 1) read_skip_mark(&bytes, &count);
    } while (read_blanks(bytes, count, 0) == count);

    read_json json;
    read_json_start(&json, bytes, count, lines->allocator);
    read_record_reset(&lines->record);
    const char *problem = take_line(&lines->record, &json);
    bool failed = json.string.failed || lines->record.strings.failed;
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
    read_record_article(&lines->record, lines->name, article);
    return READ_ARTICLE;
}
