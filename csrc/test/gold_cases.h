#ifndef QUOTH_TEST_GOLD_CASES_H
#define QUOTH_TEST_GOLD_CASES_H

/*
 * Text cases of spec/gold/times and spec/gold/refer. A file holds cases: "== what it shows",
 * "date: YYYY-MM-DD" where it matters, the text, a line "--", and lines that say what must be found:
 *
 *     time WORDS = TYPE VALUE         the first time expression with these words ("-" for no value)
 *     no-time WORDS                   none has exactly these words
 *
 * Others are the test program's.
 */

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "doc/view.h"
#include "lang/lang.h"
#include "test/check.h"
#include "test/model_made.h"
#include "text/paragraph.h"

/** The stages of a test program: those up to the trees, and what it does with a view of the document. */
typedef struct gold_stages {
    model_file *file;
    lang_model *lang;
    lang_scratch *lang_scratch;
    const model_classes *words;
    bool (*go_on)(struct gold_stages *with, const doc_view *view);
    bool (*line_holds)(const doc *document, char *line); /**< of a line that is none of those above */
} gold_stages;

static char gold_failure[8192];

static inline bool gold_fails(const char *what, const char *expected, const char *found) {
    snprintf(gold_failure, sizeof gold_failure, "%s: expected \"%s\", found \"%s\"", what, expected, found);
    return false;
}

static inline void gold_words_of(const doc *document, doc_range tokens, char *into, size_t size) {
    doc_span span = doc_tokens_span(document, tokens);
    snprintf(into, size, "%.*s", (int)(span.end - span.begin), document->text + span.begin);
    for (char *c = into; *c; c++)
        if (*c == '\n') *c = ' ';
}

static inline bool gold_time_is(const doc *document, const char *name, const char *expected) {
    char found[256] = "nothing", words[256];
    for (uint32_t t = 0; t < document->times.count; t++) {
        gold_words_of(document, document->times.items[t].tokens, words, sizeof words);
        if (strcmp(words, name) != 0) continue;
        uint32_t value = document->times.items[t].value;
        snprintf(found, sizeof found, "%s %s", doc_time_type_name(document->times.items[t].type),
                 value == DOC_NONE ? "-" : doc_string(document, value));
        break;
    }
    return strcmp(found, expected) == 0 || gold_fails(name, expected, found);
}

static inline bool gold_no_time(const doc *document, const char *expected) {
    char words[256];
    for (uint32_t t = 0; t < document->times.count; t++) {
        gold_words_of(document, document->times.items[t].tokens, words, sizeof words);
        if (strcmp(words, expected) == 0) return gold_fails(expected, "no time", words);
    }
    return true;
}

static inline bool gold_line_holds(const gold_stages *with, const doc *document, char *line) {
    char *expected = strstr(line, " = ");
    if (strncmp(line, "no-time ", 8) == 0) return gold_no_time(document, line + 8);
    if (strncmp(line, "time ", 5) != 0 || !expected)
        return with->line_holds ? with->line_holds(document, line)
                                : gold_fails(line, "a line of a known form", "");
    *expected = 0;
    return gold_time_is(document, line + 5, expected + 3);
}

static inline bool gold_view(gold_stages *with, doc *document) {
    doc_view view;
    doc_view_start(&view, document->allocator, with->words);
    bool done = doc_view_make(&view, document) && with->go_on(with, &view);
    doc_view_release(&view);
    return done;
}

static inline bool gold_analyse(gold_stages *with, doc *document, const char *text, size_t size,
                                const char *date) {
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
    return done && lang_analyse(with->lang, with->lang_scratch, document, &error) &&
           gold_view(with, document);
}

/* One case: [text, expected) is the text, then come lines until `end`. */
static inline void gold_run_case(gold_stages *with, const char *path, const char *title, char *text,
                                 char *expected, char *end) {
    char date[16] = "";
    if (strncmp(text, "date: ", 6) == 0) {
        snprintf(date, sizeof date, "%.10s", text + 6);
        text = strchr(text, '\n') + 1;
    }
    doc document;
    bool done = gold_analyse(with, &document, text, (size_t)(expected - text), date);
    check(done);
    for (char *line = strchr(expected, '\n') + 1; done && line < end;) {
        char *newline = strchr(line, '\n');
        if (newline) *newline = 0;
        bool holds = *line == 0 || gold_line_holds(with, &document, line);
        if (!holds) fprintf(stderr, "%s, %s\n  %s\n", path, title, gold_failure);
        check(holds);
        line = newline ? newline + 1 : end;
    }
    doc_release(&document);
}

static inline void gold_run_file(gold_stages *with, const char *path) {
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
        if (expected) gold_run_case(with, path, at + 3, text, expected + 1, end);
        at = next ? next + 1 : NULL;
    }
}

static inline int gold_by_name(const void *a, const void *b, void *context) {
    (void)context;
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static inline void gold_run_folder(gold_stages *with, const char *folder) {
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
    base_sort(names, count, sizeof *names, gold_by_name, NULL);
    for (size_t i = 0; i < count; i++) {
        gold_run_file(with, names[i]);
        free(names[i]);
    }
}

/** Opens the shipped model's stages up to the trees; false after a failed check. */
static inline bool gold_open(gold_stages *with) {
    const base_allocator *allocator = base_allocator_standard();
    base_error error;
    with->file = made_shipped();
    with->lang = with->file ? lang_model_open(with->file, allocator, &error) : NULL;
    with->lang_scratch = with->lang ? lang_scratch_new(with->lang, allocator) : NULL;
    return check(with->lang_scratch != NULL);
}

static inline void gold_close(gold_stages *with) {
    lang_scratch_release(with->lang_scratch);
    lang_model_close(with->lang);
    model_file_close(with->file);
}

#endif
