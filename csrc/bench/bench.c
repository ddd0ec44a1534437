#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "bench/news.h"
#include "engine/document.h"
#include "lang/analyse.h"
#include "lang/lang.h"
#include "page/page.h"
#include "read/read.h"
#include "refer/refer.h"
#include "speech/speech.h"

/*
 * bench MODEL [ARTICLES]         speed of each stage and of the whole on one core, peak memory
 * bench --count MODEL ARTICLES   the same work; prints only the number of tokens (for counting instructions)
 * bench --joined MODEL ARTICLES  as --count, all articles in one
 */

typedef enum stage { READ, PAGE, TOKENS, TAGS, LEMMAS, VIEW, REFER, SPEECH, FINISH, STAGES } stage;
static const char *const stage_names[STAGES] = {
    "reading",     "paragraphs", "tokens, sentences", "tags, trees, names", "lemmas", "view", "entities",
    "attribution", "closing"};

typedef struct bench {
    const base_allocator *allocator;
    model_file *file;
    read_content read;
    page_model page;
    lang_model *lang;
    lang_scratch *lang_memory;
    lang_tagger tagger;
    lang_tagging tagging;
    name_lexicons names;
    refer_model *refer;
    doc_view view;
    refer_scratch refer_memory;
    speech_model *speech;
    speech_scratch speech_memory;
    double seconds[STAGES];
    uint64_t bytes, tokens;
} bench;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool bench_open(bench *self, const char *path, base_error *error) {
    const base_allocator *allocator = base_allocator_standard();
    *self = (bench){.allocator = allocator};
    read_content_start(&self->read, allocator);
    doc_view_start(&self->view, allocator, NULL);
    refer_scratch_start(&self->refer_memory, allocator);
    speech_scratch_start(&self->speech_memory, allocator);
    self->file = model_file_open(allocator, path, error);
    if (!self->file || !page_model_open(&self->page, self->file, error)) return false;
    self->lang = lang_model_open(self->file, allocator, error);
    self->refer = name_lexicons_open(&self->names, self->file, allocator, error)
                      ? refer_model_open(self->file, &self->names, allocator, error)
                      : NULL;
    self->speech = speech_model_open(self->file, allocator, error);
    if (!self->lang || !self->refer || !self->speech) return false;
    self->view.classes = &self->names.function_words;
    self->lang_memory = lang_scratch_new(self->lang, allocator);
    return self->lang_memory && lang_tagger_open(&self->tagger, self->file, allocator, error) &&
           lang_tagging_start(&self->tagging, &self->tagger, allocator);
}

static void bench_close(bench *self) {
    lang_tagging_release(&self->tagging);
    lang_tagger_close(&self->tagger);
    lang_scratch_release(self->lang_memory);
    speech_scratch_release(&self->speech_memory);
    doc_view_release(&self->view);
    refer_scratch_release(&self->refer_memory);
    speech_model_close(self->speech);
    refer_model_close(self->refer);
    lang_model_close(self->lang);
    read_content_release(&self->read);
    model_file_close(self->file);
}

static bool run_stage(bench *self, stage which, const read_article *article, engine_document *document,
                      base_error *error) {
    doc *content = &document->content;
    switch (which) {
    case READ:
        read_content_release(&self->read);
        return read_content_fill(&self->read, article, (read_limits){0}, error);
    case PAGE:
        return page_describe(&self->page, &self->read, content);
    case TOKENS:
        return lang_tokens(self->lang, self->lang_memory, content);
    case TAGS:
        return lang_tag(&self->tagger, &self->tagging, content), true;
    case LEMMAS:
        return lang_lemmas(self->lang, content);
    case VIEW:
        return doc_view_make(&self->view, content);
    case REFER:
        return refer_resolve(self->refer, &self->refer_memory, &self->view);
    case SPEECH:
        return speech_attribute(self->speech, &self->speech_memory, &self->view);
    case FINISH:
        return engine_document_finish(document);
    case STAGES:
        break;
    }
    return false;
}

/* A text through all stages, each timed. */
static bool run_text(bench *self, const base_buf *text, base_error *error) {
    read_article article = {
        .bytes = text->bytes, .count = text->count, .id = "article", .date = "2026-03-12"};
    engine_document document = {.index = DOC_NONE};
    doc_start(&document.content, self->allocator);
    bool done = !text->failed;
    for (stage which = READ; done && which < STAGES; which++) {
        double start = now();
        done = run_stage(self, which, &article, &document, error);
        self->seconds[which] += now() - start;
    }
    self->bytes += text->count;
    self->tokens += document.content.tokens.count;
    engine_document_release(&document);
    return done;
}

static bool run_articles(bench *self, uint32_t count, bool joined, base_error *error) {
    base_buf text;
    base_buf_start(&text, self->allocator);
    bool done = true;
    for (uint32_t i = 0; done && i < count; i++) {
        if (!joined) base_buf_reset(&text);
        news_article(&text, i);
        if (!joined || i + 1 == count) done = run_text(self, &text, error);
    }
    base_buf_release(&text);
    return done;
}

static void print_row(const bench *self, const char *name, double seconds, double whole) {
    printf("%-20s %10.1f %14.0f %6.1f %%\n", name, (double)self->bytes / seconds / 1e6,
           (double)self->tokens / seconds, 100 * seconds / whole);
}

static void report(const bench *self) {
    double whole = 0;
    for (stage which = READ; which < STAGES; which++) whole += self->seconds[which];
    printf("%-20s %10s %14s %8s\n", "stage", "MB/s", "tokens/s", "share");
    for (stage which = READ; which < STAGES; which++)
        print_row(self, stage_names[which], self->seconds[which], whole);
    print_row(self, "whole", whole, whole);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%llu tokens; peak memory %.1f MB\n", (unsigned long long)self->tokens,
           (double)usage.ru_maxrss / 1024);
}

int main(int count, char **words) {
    bool joined = count > 1 && strcmp(words[1], "--joined") == 0;
    bool silent = joined || (count > 1 && strcmp(words[1], "--count") == 0);
    if (count < 2 + silent) {
        fprintf(stderr, "usage: bench [--count|--joined] MODEL [ARTICLES]\n");
        return 2;
    }
    uint32_t articles = count > 2 + silent ? (uint32_t)strtoul(words[2 + silent], NULL, 10) : 500;
    base_error error = {0};
    bench self;
    bool done = bench_open(&self, words[1 + silent], &error) && run_articles(&self, articles, joined, &error);
    if (!done)
        fprintf(stderr, "bench: %s\n", error.message[0] ? error.message : "memory ran out");
    else if (silent)
        printf("%llu\n", (unsigned long long)self.tokens);
    else
        report(&self);
    bench_close(&self);
    return done ? 0 : 1;
}
