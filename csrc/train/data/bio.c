#include "train/data/bio.h"

#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "read/json.h"
#include "train/data/examples.h"

/** One line of the file while it is read. */
typedef struct line_reader {
    read_json json;
    const char *path;
    train_named article;
} line_reader;

static read_json_event next(line_reader *line) {
    read_json_event event = read_json_next(&line->json);
    if (event == READ_JSON_ERROR) train_die("%s: ill-formed line near byte %zu", line->path, line->json.at);
    return event;
}

static uint32_t read_number(line_reader *line) {
    if (next(line) != READ_JSON_NUMBER)
        train_die("%s: a number is wanted near byte %zu", line->path, line->json.at);
    return (uint32_t)strtoul(line->json.string.bytes, NULL, 10);
}

/** The fields of one name, whose object is open. */
static void read_name(line_reader *line) {
    train_named_span name = {{0, 0}, NULL};
    while (next(line) == READ_JSON_KEY) {
        const char *key = line->json.string.bytes;
        if (strcmp(key, "b") == 0) {
            name.span.begin = read_number(line);
        } else if (strcmp(key, "e") == 0) {
            name.span.end = read_number(line);
        } else if (strcmp(key, "type") == 0) {
            if (next(line) == READ_JSON_STRING) name.kind = train_kind_name(line->json.string.bytes);
        } else {
            read_json_skip(&line->json, next(line));
        }
    }
    if (name.kind && name.span.begin < name.span.end) train_push(&line->article.names, name);
}

static void read_field(line_reader *line) {
    const char *key = line->json.string.bytes;
    bool text = strcmp(key, "text") == 0, names = strcmp(key, "ents") == 0;
    read_json_event event = next(line);
    if (text && event == READ_JSON_STRING) {
        line->article.size = (uint32_t)line->json.string.count;
        line->article.text = train_new(line->json.string.count + 1, 1);
        memcpy(line->article.text, line->json.string.bytes, line->json.string.count);
    } else if (names && event == READ_JSON_ARRAY) {
        while (next(line) == READ_JSON_OBJECT) read_name(line);
    } else {
        read_json_skip(&line->json, event);
    }
}

static int by_begin(const void *a, const void *b, void *context) {
    const train_named_span *x = a, *y = b;
    (void)context;
    return x->span.begin < y->span.begin ? -1 : x->span.begin > y->span.begin;
}

static void read_line(train_named_set *set, const char *path, const char *bytes, size_t count) {
    line_reader line = {.path = path};
    read_json_start(&line.json, bytes, count, base_allocator_standard());
    next(&line);
    while (next(&line) == READ_JSON_KEY) read_field(&line);
    read_json_release(&line.json);
    if (!line.article.text) train_die("%s: a line without \"text\"", path);
    train_named_spans *names = &line.article.names;
    base_sort(names->items, names->count, sizeof *names->items, by_begin, NULL);
    train_push(set, line.article);
}

void train_named_read(train_named_set *set, const char *path) {
    size_t size;
    char *file = train_read_file(path, &size);
    for (size_t at = 0; at < size;) {
        const char *newline = memchr(file + at, '\n', size - at);
        size_t end = newline ? (size_t)(newline - file) : size;
        if (end > at) read_line(set, path, file + at, end - at);
        at = end + 1;
    }
    train_free(file);
}

void train_named_release(train_named_set *set) {
    for (uint32_t i = 0; i < set->count; i++) {
        train_free(set->items[i].text);
        base_vec_release(base_allocator_standard(), &set->items[i].names);
    }
    base_vec_release(base_allocator_standard(), set);
}
