/*
 * The library's main job in C alone: loads articles and prints, for each mention of a name, who made it and
 * how.
 *
 *     api_test_who [NAME PATH…]
 *
 * By default it asks what the articles of spec/fixtures/articles say of "Resolution 1701".
 *
 * The model is lua/quoth/data/en.quoth, or what QUOTH_MODEL names. Without arguments the program is a test.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"
#include "test/check.h"

static int width(quoth_string string) {
    return string.count < 200 ? (int)string.count : 200;
}

static const char *or_nil(const char *string) {
    return string ? string : "nil";
}

/** The words of a span, on one line. */
static void print_span(const quoth_document *document, quoth_spans spans) {
    if (spans.count == 0) return;
    quoth_string text = quoth_document_text(document);
    uint32_t end = spans.items[spans.count - 1].end;
    for (uint32_t i = spans.items[0].begin; i < end; i++)
        putchar(text.bytes[i] == '\n' ? ' ' : text.bytes[i]);
}

static void print_report(const quoth_results *results, size_t index) {
    quoth_report report = quoth_results_report(results, index);
    const quoth_attribution *how = &report.how;
    quoth_string id = quoth_document_meta(how->document, QUOTH_META_ID);
    printf("%.*s\n  %s | speaker %.*s (%s) | verb %.*s | manner %s%s | place %s | stance %s", width(id),
           id.bytes, how->form, width(how->speaker_name),
           how->speaker_name.bytes ? how->speaker_name.bytes : "nil", or_nil(how->speaker_kind),
           width(how->verb), how->verb.bytes ? how->verb.bytes : "nil", or_nil(how->manner),
           how->negated ? " (negated)" : "", report.place, or_nil(report.stance));
    for (uint32_t i = 0; i < how->chain_count; i++) {
        quoth_string name = quoth_quote_link(quoth_results_quote(results, index), i).name;
        printf(" | through %.*s", width(name), name.bytes);
    }
    quoth_span mention = quoth_mention_span(report.mention);
    printf("\n  ");
    print_span(how->document, (quoth_spans){&mention, 1});
    printf(" in: ");
    print_span(how->document, how->content);
    printf("\n");
}

static bool fail(const char *what, const quoth_error *error) {
    fprintf(stderr, "api_test_who: %s: %s\n", what, error->message);
    return false;
}

/** Asks and prints; the number of records goes to *count. */
static bool ask(quoth_model *model, const char *name, int paths, char **path, size_t *count) {
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, NULL, &error);
    if (!corpus) return fail("corpus", &error);
    bool done = true;
    for (int i = 0; done && i < paths; i++)
        done = quoth_corpus_read(corpus, path[i], &error) || fail(path[i], &error);
    quoth_target x = {.words = name};
    quoth_results *results = done ? quoth_corpus_who_mentioned(corpus, &x, NULL, 0, &error) : NULL;
    if (done && !results) done = fail(name, &error);
    *count = results ? quoth_results_count(results) : 0;
    for (size_t i = 0; i < *count; i++) print_report(results, i);
    for (size_t i = 0; i < quoth_corpus_problem_count(corpus); i++)
        fprintf(stderr, "%s\n", quoth_corpus_problem(corpus, i)->message);
    quoth_results_close(results);
    quoth_corpus_close(corpus);
    return done;
}

int main(int count, char **arguments) {
    static char folder[] = "spec/fixtures/articles";
    char *default_paths[] = {folder};
    const char *model_path = getenv("QUOTH_MODEL");
    quoth_error error;
    quoth_model *model = quoth_model_open(model_path ? model_path : "lua/quoth/data/en.quoth", NULL, &error);
    if (!model) return fail("model", &error), 2;
    size_t found = 0;
    bool done = count > 2 ? ask(model, arguments[1], count - 2, arguments + 2, &found)
                          : ask(model, "Resolution 1701", 1, default_paths, &found);
    quoth_model_close(model);
    if (count > 2) return done ? found == 0 : 2;
    check(done);
    check(found > 0);
    return check_done("api_test_who");
}
