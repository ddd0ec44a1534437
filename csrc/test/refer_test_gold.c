#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "lang/lang.h"
#include "refer/refer.h"
#include "test/check.h"
#include "text/paragraph.h"

/*
 * Text cases of spec/gold/refer and spec/gold/times. A file holds cases: "== what it shows",
 * "date: YYYY-MM-DD" where it matters, the text, a line "--", and what must be found:
 *
 *     KIND NAME = words; words; …     the entity of that kind and name has exactly these mentions, in text order
 *     title NAME = words; …           the entity has these titles
 *     alias NAME = words; …           and these aliases
 *     none WORDS                      no mention of an entity is exactly these words
 *     law-free                        no mention is of the kind law
 *     time WORDS = TYPE VALUE         the first time expression with these words ("-" for no value)
 */

typedef struct stages {
    lang_model *lang;
    lang_scratch *lang_scratch;
    refer_model *refer;
    refer_scratch scratch;
} stages;

static char failure[8192];

static bool fails(const char *what, const char *expected, const char *found) {
    snprintf(failure, sizeof failure, "%s: expected \"%s\", found \"%s\"", what, expected, found);
    return false;
}

static void words_of(const doc *document, doc_range tokens, char *into, size_t size) {
    doc_span span = doc_tokens_span(document, tokens);
    snprintf(into, size, "%.*s", (int)(span.end - span.begin), document->text + span.begin);
    for (char *c = into; *c; c++)
        if (*c == '\n') *c = ' ';
}

static const doc_entity *entity_named(const doc *document, const char *name, const char *kind) {
    for (uint32_t e = 0; e < document->entities.count; e++) {
        const doc_entity *entity = &document->entities.items[e];
        if (strcmp(doc_string(document, entity->name), name) == 0 &&
            (!kind || strcmp(doc_kind_name(entity->kind), kind) == 0))
            return entity;
    }
    return NULL;
}

static void add_words(char *list, size_t size, const char *words) {
    size_t used = strlen(list);
    snprintf(list + used, size - used, "%s%s", used ? "; " : "", words);
}

static void list_strings(const doc *document, doc_range range, char *list, size_t size) {
    for (uint32_t i = 0; i < range.count; i++)
        add_words(list, size, doc_string(document, document->lists.items[range.first + i]));
}

static bool entity_is(const doc *document, const char *kind, const char *name, const char *expected) {
    char found[4096] = "", words[512];
    bool strings = strcmp(kind, "title") == 0 || strcmp(kind, "alias") == 0;
    const doc_entity *entity = entity_named(document, name, strings ? NULL : kind);
    if (!entity) return fails(name, expected, "no such entity");
    if (strings) {
        list_strings(document, kind[0] == 't' ? doc_entity_titles(entity) : doc_entity_aliases(entity), found,
                     sizeof found);
    } else {
        for (uint32_t i = 0; i < entity->mentions.count; i++) {
            words_of(document,
                     doc_mention_at(document, document->lists.items[entity->mentions.first + i]).tokens,
                     words, sizeof words);
            add_words(found, sizeof found, words);
        }
    }
    return strcmp(found, expected) == 0 || fails(name, expected, found);
}

static bool time_is(const doc *document, const char *name, const char *expected) {
    char found[256] = "nothing", words[256];
    for (uint32_t t = 0; t < document->times.count; t++) {
        words_of(document, document->times.items[t].tokens, words, sizeof words);
        if (strcmp(words, name) != 0) continue;
        uint32_t value = document->times.items[t].value;
        snprintf(found, sizeof found, "%s %s", doc_time_type_name(document->times.items[t].type),
                 value == DOC_NONE ? "-" : doc_string(document, value));
        break;
    }
    return strcmp(found, expected) == 0 || fails(name, expected, found);
}

static bool line_holds(const doc *document, char *line) {
    char words[512];
    if (strcmp(line, "law-free") == 0) {
        for (uint32_t m = 0; m < document->mentions.count; m++) {
            words_of(document, doc_mention_at(document, m).tokens, words, sizeof words);
            if (doc_mention_at(document, m).kind == DOC_LAW) return fails(line, "", words);
        }
        return true;
    }
    char *rest = strchr(line, ' ');
    if (!rest) return fails(line, "a line of a known form", "");
    *rest++ = 0;
    if (strcmp(line, "none") == 0) {
        for (uint32_t m = 0; m < document->mentions.count; m++) {
            words_of(document, doc_mention_at(document, m).tokens, words, sizeof words);
            if (strcmp(words, rest) == 0 && document->mentions.items[m].entity != DOC_NONE)
                return fails(rest, "no mention", words);
        }
        return true;
    }
    char *expected = strstr(rest, " = ");
    if (!expected) return fails(rest, "a line with =", "");
    *expected = 0;
    expected += 3;
    return strcmp(line, "time") == 0 ? time_is(document, rest, expected)
                                     : entity_is(document, line, rest, expected);
}

/** Resolves over a view of the document. */
static bool resolve(stages *with, doc *document) {
    doc_view view;
    doc_view_start(&view, document->allocator);
    bool done = doc_view_make(&view, document) && refer_resolve(with->refer, &with->scratch, &view);
    doc_view_release(&view);
    return done;
}

static bool analyse(stages *with, doc *document, const char *text, size_t size, const char *date) {
    const base_allocator *allocator = base_allocator_standard();
    text_spans paragraphs = {0};
    base_error error;
    doc_start(document, allocator);
    bool done = doc_set_text(document, text, (uint32_t)size) &&
                text_split_paragraphs(text, (uint32_t)size, allocator, &paragraphs);
    document->meta.date = *date ? doc_intern(document, date, strlen(date)) : DOC_NONE;
    for (uint32_t p = 0; done && p < paragraphs.count; p++) {
        doc_paragraph paragraph = {.span = {paragraphs.items[p].begin, paragraphs.items[p].end}};
        done = base_vec_push(allocator, &document->paragraphs, paragraph);
    }
    base_vec_release(allocator, &paragraphs);
    return done && lang_analyse(with->lang, with->lang_scratch, document, &error) && resolve(with, document);
}

/* One case: [text, expected) is the text, then come lines until `end`. */
static void run_case(stages *with, const char *path, const char *title, char *text, char *expected,
                     char *end) {
    char date[16] = "";
    if (strncmp(text, "date: ", 6) == 0) {
        snprintf(date, sizeof date, "%.10s", text + 6);
        text = strchr(text, '\n') + 1;
    }
    doc document;
    bool done = analyse(with, &document, text, (size_t)(expected - text), date);
    check(done);
    for (char *line = strchr(expected, '\n') + 1; done && line < end;) {
        char *newline = strchr(line, '\n');
        if (newline) *newline = 0;
        bool holds = *line == 0 || line_holds(&document, line);
        if (!holds) fprintf(stderr, "%s, %s\n  %s\n", path, title, failure);
        check(holds);
        line = newline ? newline + 1 : end;
    }
    doc_release(&document);
}

static void run_file(stages *with, const char *path) {
    FILE *file = fopen(path, "rb");
    check(file != NULL);
    if (!file) return;
    static char bytes[1 << 18];
    size_t size = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    bytes[size] = 0;
    for (char *at = strstr(bytes, "== "); at;) {
        char *next = strstr(at + 3, "\n== "), *end = next ? next + 1 : bytes + size;
        char *text = strchr(at, '\n') + 1, *expected = strstr(text, "\n--\n");
        text[-1] = 0;
        if (next) *next = 0;
        check(expected != NULL && expected < end);
        if (expected) run_case(with, path, at + 3, text, expected + 1, end);
        at = next ? next + 1 : NULL;
    }
}

static int by_name(const void *a, const void *b, void *context) {
    (void)context;
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void run_folder(stages *with, const char *folder) {
    char *names[64];
    size_t count = 0;
    DIR *listing = opendir(folder);
    check(listing != NULL);
    for (struct dirent *entry; listing && count < 64 && (entry = readdir(listing));) {
        if (entry->d_name[0] == '.') continue;
        size_t size = strlen(folder) + strlen(entry->d_name) + 2;
        names[count] = malloc(size);
        if (names[count]) snprintf(names[count++], size, "%s/%s", folder, entry->d_name);
    }
    if (listing) closedir(listing);
    base_sort(names, count, sizeof *names, by_name, NULL);
    for (size_t i = 0; i < count; i++) {
        run_file(with, names[i]);
        free(names[i]);
    }
}

int main(void) {
    const base_allocator *allocator = base_allocator_standard();
    const char *path = getenv("QUOTH_MODEL") ? getenv("QUOTH_MODEL") : "lua/quoth/data/en.quoth";
    base_error error;
    stages with = {0};
    model_file *file = model_file_open(allocator, path, &error);
    check(file != NULL);
    if (file) with.lang = lang_model_open(file, allocator, &error);
    if (with.lang) with.refer = refer_model_open(file, allocator, &error);
    if (with.lang) with.lang_scratch = lang_scratch_new(with.lang, allocator);
    check(with.refer != NULL && with.lang_scratch != NULL);
    if (with.refer && with.lang_scratch) {
        refer_scratch_start(&with.scratch, allocator);
        run_folder(&with, "spec/gold/refer");
        run_folder(&with, "spec/gold/times");
        refer_scratch_release(&with.scratch);
    }
    lang_scratch_release(with.lang_scratch);
    refer_model_close(with.refer);
    lang_model_close(with.lang);
    model_file_close(file);
    return check_done("refer_test_gold");
}
