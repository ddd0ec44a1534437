/* Rules through the public header: the register, switching off, traces, why. */
#include <string.h>

#include "quoth.h"
#include "test/check.h"

static const char article[] = "Council urged to close the bridge\n";

static quoth_corpus *corpus_without(quoth_model *model, const char *const *names, size_t count,
                                    quoth_error *error) {
    quoth_options options = {.without = names, .without_count = count, .threads = 1};
    quoth_corpus *corpus = quoth_corpus_new(model, &options, error);
    quoth_article given = {.text = {article, sizeof article - 1}};
    if (corpus) check(quoth_corpus_add(corpus, &given, error) && quoth_corpus_settle(corpus, error));
    return corpus;
}

static void test_register(void) {
    size_t count = quoth_rule_count();
    check(count > 10);
    for (size_t i = 0; i < count; i++) {
        quoth_rule rule = quoth_rule_at(i);
        check(rule.name && rule.stage && rule.meaning);
    }
    check(!quoth_rule_at(count).name && !quoth_rule_at(count).stage && !quoth_rule_at(count).meaning);
}

/** The first mark of a rule; the count of marks where it left none. */
static uint32_t mark_of(const quoth_document *document, const char *rule) {
    uint32_t count = quoth_document_mark_count(document), index = 0;
    while (index < count && strcmp(quoth_document_mark(document, index).rule.name, rule) != 0) index++;
    return index;
}

static void test_trace(quoth_model *model) {
    quoth_error error;
    quoth_corpus *corpus = corpus_without(model, NULL, 0, &error);
    const quoth_document *document = quoth_corpus_document(corpus, 0);
    check(quoth_document_mark_count(document) > 0 && quoth_document_mark_count(NULL) == 0);
    uint32_t index = mark_of(document, "bare_passive"); /* other stages may have left marks, too */
    quoth_mark mark = quoth_document_mark(document, index);
    quoth_span span = quoth_token_span(mark.token);
    check(strncmp(article + span.begin, "urged", span.end - span.begin) == 0);
    quoth_quote quote = {document, 0};
    check(quoth_quote_has_mark(quote, index) && !quoth_quote_has_mark(quote, 100));
    check(!quoth_quote_has_mark((quoth_quote){NULL, 0}, 0));
    check(quoth_quote_find_mark(quote, 0) <= index && quoth_quote_find_mark(quote, index) == index);
    check(quoth_quote_find_mark(quote, QUOTH_NONE) == QUOTH_NONE);
    check(quoth_quote_find_mark((quoth_quote){document, 99}, 0) == QUOTH_NONE);
    check(!quoth_document_mark(document, 100).rule.name && !quoth_document_mark(NULL, 0).token.document);
    quoth_text *text = quoth_text_new(NULL);
    check(quoth_text_add_why(text, quote, &error));
    check(strstr(quoth_text_bytes(text).bytes, "by rule bare_passive") != NULL);
    check(strstr(quoth_text_bytes(text).bytes, "en.quoth") != NULL);
    check(!quoth_text_add_why(text, (quoth_quote){document, 99}, &error) && error.code == QUOTH_MISUSE);
    quoth_text_close(text);
    quoth_corpus_close(corpus);
}

static void test_without(quoth_model *model) {
    quoth_error error;
    static const char *const off[] = {"bare_passive"}, *const unknown[] = {"bare_passiv"},
                             *const none[] = {NULL};
    quoth_corpus *corpus = corpus_without(model, off, 1, &error);
    quoth_quote quote = {quoth_corpus_document(corpus, 0), 0};
    check(quoth_quote_attribution(quote).source.count == 1); /* the council speaks */
    quoth_corpus_close(corpus);
    check(!corpus_without(model, unknown, 1, &error) && error.code == QUOTH_MISUSE);
    check(strstr(error.message, "bare_passive\"") != NULL);
    check(!corpus_without(model, none, 1, &error) && error.code == QUOTH_MISUSE);
    check(!corpus_without(model, NULL, 1, &error) && error.code == QUOTH_MISUSE);
}

int main(void) {
    quoth_error error;
    quoth_model *model = quoth_model_open("lua/quoth/data/en.quoth", NULL, &error);
    check(model != NULL);
    if (model) {
        test_register();
        test_trace(model);
        test_without(model);
        quoth_model_close(model);
    }
    return check_done("api_rule");
}
