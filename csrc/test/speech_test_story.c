/*
 * Stories and the attributions that a careful reader finds in them, in spec/gold/speech, run against the
 * model that ships. A file is a list of cases, each parted from the next by a line "====":
 *
 *     # what the case is about
 *     the story, a paragraph a line
 *     ----
 *     content=…; source=…; speaker=…; verb=…; …      an attribution that must be found, by its content
 *     absent: content=…                              none may have this content
 *     count=N                                        there are N attributions
 *
 * Keys: content source cue (pieces joined with " / "), speaker kind form verb manner force commitment negated
 * modality iteration chain ("name:verb > name:verb") addressee venue time. "-" stands for nothing.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "lang/lang.h"
#include "refer/refer.h"
#include "speech/speech.h"
#include "test/check.h"
#include "text/paragraph.h"

#define MODEL "lua/quoth/data/en.quoth"
#define CASES "spec/gold/speech"
#define VALUE_BYTES 4096
#define MAX_FILES 64

typedef struct stages {
    model_file *file;
    lang_model *lang;
    lang_scratch *lang_scratch;
    name_lexicons names;
    refer_model *refer;
    refer_scratch refer_scratch;
    speech_model *speech;
    speech_scratch speech_scratch;
} stages;

static bool stages_open(stages *all) {
    const base_allocator *allocator = base_allocator_standard();
    base_error error;
    const char *path = getenv("QUOTH_MODEL");
    *all = (stages){0};
    all->file = model_file_open(allocator, path ? path : MODEL, &error);
    if (all->file) all->lang = lang_model_open(all->file, allocator, &error);
    if (all->lang) all->lang_scratch = lang_scratch_new(all->lang, allocator);
    if (all->lang_scratch && name_lexicons_open(&all->names, all->file, allocator, &error))
        all->refer = refer_model_open(all->file, &all->names, allocator, &error);
    if (all->refer) all->speech = speech_model_open(all->file, allocator, &error);
    refer_scratch_start(&all->refer_scratch, allocator);
    speech_scratch_start(&all->speech_scratch, allocator);
    if (!all->speech) printf("speech_test_story: SKIPPED, no model: %s\n", error.message);
    return all->speech != NULL;
}

static void stages_close(stages *all) {
    speech_scratch_release(&all->speech_scratch);
    refer_scratch_release(&all->refer_scratch);
    speech_model_close(all->speech);
    refer_model_close(all->refer);
    lang_scratch_release(all->lang_scratch);
    lang_model_close(all->lang);
    model_file_close(all->file);
}

/** Resolves and attributes over a view of the document. */
static bool resolve_and_attribute(stages *all, doc *document) {
    doc_view view;
    doc_view_start(&view, document->allocator, &all->names.function_words);
    bool done = doc_view_make(&view, document) && refer_resolve(all->refer, &all->refer_scratch, &view) &&
                speech_attribute(all->speech, &all->speech_scratch, &view);
    doc_view_release(&view);
    return done;
}

static bool analyse(stages *all, doc *document, const char *text, size_t size) {
    text_spans spans = {0};
    base_error error;
    doc_start(document, base_allocator_standard());
    bool done = doc_set_text(document, text, (uint32_t)size) &&
                text_split_paragraphs(document->text, document->text_size, document->allocator, &spans);
    for (uint32_t i = 0; i < spans.count && done; i++) {
        doc_paragraph paragraph = {.span = {spans.items[i].begin, spans.items[i].end}, .kind = DOC_BODY};
        done = base_vec_push(document->allocator, &document->paragraphs, paragraph);
    }
    base_vec_release(document->allocator, &spans);
    document->meta.date = doc_intern(document, "2031-05-15", 10); /* a Thursday */
    return done && lang_analyse(all->lang, all->lang_scratch, document, &error) &&
           resolve_and_attribute(all, document);
}

static void put(char *out, const char *bytes, size_t count) {
    size_t used = strlen(out);
    if (used + count + 1 > VALUE_BYTES) count = VALUE_BYTES - used - 1;
    memcpy(out + used, bytes, count);
    out[used + count] = '\0';
}

static void put_pieces(char *out, const doc *document, doc_range range) {
    for (uint32_t i = 0; i < range.count; i++) {
        doc_span span = document->spans.items[range.first + i];
        if (i > 0) put(out, " / ", 3);
        put(out, document->text + span.begin, span.end - span.begin);
    }
}

static void put_chain(char *out, const doc *document, doc_range chain) {
    for (uint32_t i = 0; i < chain.count; i++) {
        const doc_link *link = &document->links.items[chain.first + i];
        const char *name = doc_string(document, link->name), *verb = doc_string(document, link->verb);
        if (i > 0) put(out, " > ", 3);
        put(out, name, strlen(name));
        put(out, ":", 1);
        put(out, verb, strlen(verb));
    }
}

static const char *iteration_name(uint8_t iteration) {
    const char *name = doc_iteration_name(iteration);
    return name ? name : "";
}

/* The value of a quote's field as the cases write it. */
static void field(char *out, const doc *document, uint32_t index, const char *key) {
    doc_quote made = doc_quote_at(document, index), *quote = &made;
    const char *word = NULL;
    out[0] = '\0';
    if (strcmp(key, "content") == 0) put_pieces(out, document, quote->content);
    if (strcmp(key, "source") == 0) put_pieces(out, document, quote->source);
    if (strcmp(key, "cue") == 0) put_pieces(out, document, quote->cue);
    if (strcmp(key, "chain") == 0) put_chain(out, document, quote->chain);
    if (strcmp(key, "addressee") == 0 && quote->addressee.span.end > 0)
        put(out, document->text + quote->addressee.span.begin,
            quote->addressee.span.end - quote->addressee.span.begin);
    if (strcmp(key, "venue") == 0 && quote->venue.span.end > 0)
        put(out, document->text + quote->venue.span.begin, quote->venue.span.end - quote->venue.span.begin);
    if (strcmp(key, "speaker") == 0 && quote->speaker != DOC_NONE)
        word = doc_string(document, document->entities.items[quote->speaker].name);
    if (strcmp(key, "kind") == 0) word = doc_speaker_kind_name(quote->speaker_kind);
    if (strcmp(key, "form") == 0) word = doc_form_name(quote->form);
    if (strcmp(key, "verb") == 0) word = doc_string(document, quote->verb);
    if (strcmp(key, "manner") == 0 && quote->manner < DOC_MANNER_COUNT) word = doc_manner_name(quote->manner);
    if (strcmp(key, "force") == 0) word = doc_force_name(quote->force);
    if (strcmp(key, "commitment") == 0) word = doc_commitment_name(quote->commitment);
    if (strcmp(key, "negated") == 0) word = quote->negated ? "yes" : "no";
    if (strcmp(key, "modality") == 0) word = doc_modality_name(quote->modality);
    if (strcmp(key, "iteration") == 0) word = iteration_name(quote->iteration);
    if (strcmp(key, "time") == 0) word = doc_string(document, quote->time_value);
    if (word) put(out, word, strlen(word));
    if (out[0] == '\0') put(out, "-", 1);
}

typedef struct story {
    const char *file;
    const char *title;
    doc document;
} story;

/* The quote with this content, or DOC_NONE. */
static uint32_t find_content(const story *told, const char *content) {
    char value[VALUE_BYTES];
    for (uint32_t i = 0; i < told->document.quotes.count; i++) {
        field(value, &told->document, i, "content");
        if (strcmp(value, content) == 0) return i;
    }
    return DOC_NONE;
}

static void print_quotes(const story *told) {
    static const char *const keys[] = {"source", "cue", "content", "chain"};
    char value[VALUE_BYTES];
    printf("  found in \"%s\" (%s):\n", told->title, told->file);
    for (uint32_t i = 0; i < told->document.quotes.count; i++) {
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            field(value, &told->document, i, keys[k]);
            printf("%s %s=%s;", k == 0 ? "   " : "", keys[k], value);
        }
        printf("\n");
    }
}

/* One line of expectations: "key=value; key=value", the content first. */
static void expect(const story *told, char *line) {
    bool absent = strncmp(line, "absent: ", 8) == 0;
    char *at = absent ? line + 8 : line;
    if (strncmp(at, "count=", 6) == 0) {
        if (!check_number(told->document.quotes.count, strtol(at + 6, NULL, 10))) print_quotes(told);
        return;
    }
    uint32_t quote = DOC_NONE;
    while (*at) {
        char *equals = strchr(at, '='), *end = strstr(at, "; "), found[VALUE_BYTES];
        if (end) *end = '\0';
        if (!check(equals != NULL)) return;
        *equals = '\0';
        if (quote == DOC_NONE) {
            quote = find_content(told, equals + 1);
            if (!check((quote == DOC_NONE) == absent)) {
                printf("  content: %s\n", equals + 1);
                print_quotes(told);
            }
            if (quote == DOC_NONE) return;
        } else {
            field(found, &told->document, quote, at);
            if (!check_string(found, equals + 1))
                printf("  %s in \"%s\" (%s)\n", at, told->title, told->file);
        }
        at = end ? end + 2 : equals + 1 + strlen(equals + 1);
    }
}

/* A case: comment, story, "----", expectations. */
static void run_case(stages *all, const char *file, char *text) {
    char *rule = strstr(text, "\n----\n"), *begin = text;
    char title[200] = "";
    if (!check(rule != NULL)) return;
    *rule = '\0';
    while (*begin == '#' || *begin == '\n') {
        char *end = strchr(begin, '\n');
        if (*begin == '#' && end) snprintf(title, sizeof title, "%.*s", (int)(end - begin - 2), begin + 2);
        begin = end ? end + 1 : begin + strlen(begin);
    }
    story told = {.file = file, .title = title};
    check(analyse(all, &told.document, begin, strlen(begin)));
    for (char *line = rule + 6; *line;) {
        char *end = strchr(line, '\n');
        if (end) *end = '\0';
        if (*line && *line != '#') expect(&told, line);
        line = end ? end + 1 : line + strlen(line);
    }
    doc_release(&told.document);
}

static void run_file(stages *all, const char *name) {
    base_buf path;
    base_buf_start(&path, base_allocator_standard());
    base_buf_add_string(&path, CASES "/");
    base_buf_add_string(&path, name);
    FILE *file = path.failed ? NULL : fopen(path.bytes, "rb");
    base_buf_release(&path);
    if (!check(file != NULL)) return;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = calloc(1, (size_t)size + 2);
    check(text && fread(text, 1, (size_t)size, file) == (size_t)size);
    fclose(file);
    for (char *at = text; at && *at;) {
        char *end = strstr(at, "\n====\n");
        if (end) *end = '\0';
        run_case(all, name, at);
        at = end ? end + 6 : NULL;
    }
    free(text);
}

static int compare_names(const void *a, const void *b, void *context) {
    (void)context;
    return strcmp(a, b);
}

int main(void) {
    stages all;
    if (stages_open(&all)) {
        char names[MAX_FILES][256];
        size_t count = 0;
        DIR *folder = opendir(CASES);
        check(folder != NULL);
        for (struct dirent *entry; folder && (entry = readdir(folder)) && count < MAX_FILES;) {
            size_t length = strlen(entry->d_name);
            if (length > 4 && length < sizeof names[0] && strcmp(entry->d_name + length - 4, ".txt") == 0)
                memcpy(names[count++], entry->d_name, length + 1);
        }
        if (folder) closedir(folder);
        base_sort(names, count, sizeof names[0], compare_names, NULL);
        for (size_t i = 0; i < count; i++) run_file(&all, names[i]);
    }
    stages_close(&all);
    return check_done("speech_test_story");
}
