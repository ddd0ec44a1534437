#include "train/refer/chains.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/search.h"
#include "base/sort.h"
#include "read/json.h"

/* One line while it is read. */
typedef struct line_reader {
    read_json json;
    const char *path;
    uint32_t number;
    train_chains chains;
    BASE_VEC(doc_span) tokens;
    BASE_VEC(train_mark) heads; /* span.begin is a token */
    doc_span names[2];
    bool meant[2];
} line_reader;

static read_json_event next(line_reader *line) {
    read_json_event event = read_json_next(&line->json);
    if (event == READ_JSON_ERROR)
        train_die("%s:%u: ill-formed at byte %zu", line->path, line->number, line->json.at);
    return event;
}

static uint32_t number(const line_reader *line) {
    return (uint32_t)strtoul(line->json.string.bytes, NULL, 10);
}

/* Behind '[': the rest of a pair. */
static doc_span rest_of_span(line_reader *line) {
    doc_span span;
    next(line);
    span.begin = number(line);
    next(line);
    span.end = number(line);
    next(line);
    return span;
}

static doc_span read_span(line_reader *line) {
    next(line);
    return rest_of_span(line);
}

static char *read_text(line_reader *line, size_t *size) {
    bool string = next(line) == READ_JSON_STRING;
    size_t count = string ? line->json.string.count : 0;
    char *text = train_new(count + 1, 1);
    if (count > 0) memcpy(text, line->json.string.bytes, count);
    if (size) *size = count;
    return text;
}

static uint8_t kind_of(const char *type) {
    return strcmp(type, "person") == 0         ? REFER_NOUN_PERSON
           : strcmp(type, "organization") == 0 ? REFER_NOUN_BODY
           : strcmp(type, "place") == 0        ? REFER_NOUN_PLACE
                                               : REFER_NOUN_THING;
}

static void read_mention(line_reader *line) {
    train_mark mark = {.span = {DOC_NONE, 0}, .chain = DOC_NONE};
    while (next(line) == READ_JSON_KEY) {
        const char *key = line->json.string.bytes;
        bool head = strcmp(key, "head") == 0, chain = strcmp(key, "cluster") == 0;
        bool type = strcmp(key, "type") == 0;
        read_json_event event = next(line);
        if (head && event == READ_JSON_ARRAY) {
            while (next(line) == READ_JSON_NUMBER)
                if (mark.span.begin == DOC_NONE) mark.span.begin = number(line);
        } else if (chain && event == READ_JSON_STRING) {
            mark.chain = (uint32_t)base_hash_bytes(line->json.string.bytes, line->json.string.count, 1) >> 1;
        } else if (type && event == READ_JSON_STRING) {
            mark.kind = kind_of(line->json.string.bytes);
        } else {
            read_json_skip(&line->json, event);
        }
    }
    if (mark.span.begin != DOC_NONE && mark.chain != DOC_NONE) train_push(&line->heads, mark);
}

static void read_field(line_reader *line, const char *key) {
    if (strcmp(key, "text") == 0) {
        line->chains.text = read_text(line, &line->chains.size);
    } else if (strcmp(key, "date") == 0) {
        line->chains.date = read_text(line, NULL);
    } else if (strcmp(key, "tokens") == 0) {
        next(line);
        while (next(line) == READ_JSON_ARRAY) train_push(&line->tokens, rest_of_span(line));
    } else if (strcmp(key, "mentions") == 0) {
        line->chains.whole = true;
        next(line);
        while (next(line) == READ_JSON_OBJECT) read_mention(line);
    } else if (strcmp(key, "pronoun") == 0) {
        line->chains.pronoun = read_span(line);
    } else if (strcmp(key, "A") == 0 || strcmp(key, "B") == 0) {
        line->names[key[0] == 'B'] = read_span(line);
    } else if (strcmp(key, "A_coref") == 0 || strcmp(key, "B_coref") == 0) {
        line->meant[key[0] == 'B'] = next(line) == READ_JSON_TRUE;
    } else {
        read_json_skip(&line->json, next(line));
    }
}

static int by_begin(const void *a, const void *b, void *context) {
    (void)context;
    const train_mark *x = a, *y = b;
    if (x->span.begin != y->span.begin) return x->span.begin < y->span.begin ? -1 : 1;
    return x->chain < y->chain ? -1 : x->chain > y->chain;
}

static void finish(line_reader *line) {
    train_chains *chains = &line->chains;
    for (uint32_t i = 0; i < line->heads.count; i++) {
        train_mark mark = line->heads.items[i];
        if (mark.span.begin >= line->tokens.count) continue;
        mark.span = line->tokens.items[mark.span.begin];
        train_push(&chains->marks, mark);
    }
    if (!chains->whole) {
        train_push(&chains->marks, (train_mark){chains->pronoun, 1, 0});
        for (uint32_t n = 0; n < 2; n++)
            train_push(&chains->marks, (train_mark){line->names[n], line->meant[n] ? 1 : 2 + n, 0});
        chains->answered = line->meant[0] || line->meant[1];
    }
    if (!chains->text) train_die("%s:%u: no text in it", line->path, line->number);
    if (!chains->date) chains->date = train_new(1, 1);
    base_sort(chains->marks.items, chains->marks.count, sizeof *chains->marks.items, by_begin, NULL);
}

static void read_line(train_chain_set *set, const char *path, uint32_t number, const char *bytes,
                      size_t count) {
    line_reader line = {.path = path, .number = number};
    char key[32];
    read_json_start(&line.json, bytes, count, base_allocator_standard());
    next(&line);
    while (next(&line) == READ_JSON_KEY) {
        size_t length = line.json.string.count < sizeof key ? line.json.string.count : sizeof key - 1;
        memcpy(key, line.json.string.bytes, length);
        key[length] = 0;
        read_field(&line, key);
    }
    finish(&line);
    read_json_release(&line.json);
    base_vec_release(base_allocator_standard(), &line.tokens);
    base_vec_release(base_allocator_standard(), &line.heads);
    train_push(set, line.chains);
}

void train_chains_read(train_chain_set *set, const char *path) {
    size_t size;
    uint32_t number = 0, before = set->count;
    char *file = train_read_file(path, &size);
    for (size_t at = 0; at < size;) {
        const char *newline = memchr(file + at, '\n', size - at);
        size_t end = newline ? (size_t)(newline - file) : size;
        number++;
        if (end > at) read_line(set, path, number, file + at, end - at);
        at = end + 1;
    }
    if (set->count == before) train_die("%s: no text in it", path);
    train_free(file);
}

const train_mark *train_chains_mark(const train_chains *chains, uint32_t byte) {
    uint32_t low;
    base_lower_bound(low, 0, chains->marks.count, chains->marks.items[low].span.begin <= byte);
    for (uint32_t back = 0; low > 0 && back < 4; back++, low--)
        if (byte < chains->marks.items[low - 1].span.end) return &chains->marks.items[low - 1];
    return NULL;
}

uint32_t train_chains_at(const train_chains *chains, uint32_t byte) {
    const train_mark *mark = train_chains_mark(chains, byte);
    return mark ? mark->chain : DOC_NONE;
}

void train_chains_release(train_chain_set *set) {
    for (uint32_t i = 0; i < set->count; i++) {
        train_free(set->items[i].text);
        train_free(set->items[i].date);
        base_vec_release(base_allocator_standard(), &set->items[i].marks);
    }
    base_vec_release(base_allocator_standard(), set);
}
