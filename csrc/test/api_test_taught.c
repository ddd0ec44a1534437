#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"
#include "test/check.h"

/* Names that the caller teaches, through the public header. */

static quoth_model *model;

static bool is(quoth_string string, const char *expected) {
    return string.bytes && string.count == strlen(expected) &&
           memcmp(string.bytes, expected, string.count) == 0;
}

static void add(quoth_corpus *corpus, const char *id, const char *text) {
    quoth_error error;
    quoth_article article = {.text = {text, strlen(text)}, .id = id};
    check(quoth_corpus_add(corpus, &article, &error));
}

/** The one entity that answers to a name has this name and kind; it is in so many documents. */
static void check_entity(quoth_corpus *corpus, const char *asked, const char *name, const char *kind,
                         uint32_t documents) {
    quoth_error error;
    quoth_results *results = quoth_corpus_entities_named(corpus, asked, &error);
    if (check(quoth_results_count(results) == 1)) {
        quoth_entity entity = quoth_results_entity(results, 0);
        check(is(quoth_entity_name(entity), name));
        check_string(quoth_entity_kind(entity), kind);
        check_number(quoth_entity_document_count(entity), documents);
    }
    quoth_results_close(results);
}

static void test_list(void) {
    static const char *const aliases[] = {"SKQ", "the Quay Rangers"};
    quoth_name rows[] = {
        {.name = "Skerry Quay Rangers", .kind = "org", .aliases = aliases, .alias_count = 2},
        {.name = "Lund", .kind = "place"},
        {.name = "[lemma=train]", .kind = "product", .pattern = true},
    };
    quoth_options options = {.names = rows, .name_count = 3};
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, &options, &error);
    add(corpus, "one", "The Skerry Quay Rangers met on Monday. SKQ said no. The train left Lund.");
    add(corpus, "two", "The leader of SKQ resigned.");
    check_entity(corpus, "SKQ", "Skerry Quay Rangers", "org", 2);
    check_entity(corpus, "Lund", "Lund", "place", 1);
    check_entity(corpus, "train", "train", "product", 1);
    quoth_corpus_close(corpus);
}

static void test_file(void) {
    quoth_options options = {.names_path = "spec/fixtures/names.tsv"};
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, &options, &error);
    add(corpus, "one", "The HC read Resolution 84.");
    check_entity(corpus, "Harbour Council", "Harbour Council", "org", 1);
    check_entity(corpus, "HC", "Harbour Council", "org", 1);
    check_entity(corpus, "Resolution 84", "Resolution 84", "work", 1);
    quoth_corpus_close(corpus);
}

static void check_refused(const quoth_options *options, quoth_code code, const char *message) {
    quoth_error error;
    check(!quoth_corpus_new(model, options, &error));
    check_number(error.code, code);
    check(strncmp(error.message, message, strlen(message)) == 0);
}

static void test_refusals(void) {
    quoth_name row = {.name = "Lund", .kind = "castle"};
    quoth_options options = {.names = &row, .name_count = 1};
    check_refused(&options, QUOTH_MISUSE, "taught name number 1: there is no kind \"castle\"; known: person");
    row = (quoth_name){.name = "[", .kind = "place", .pattern = true};
    check_refused(&options, QUOTH_FORMAT, "taught name number 1: pattern");
    options.names_path = "spec/fixtures/names.tsv";
    check_refused(&options, QUOTH_MISUSE, "names come from a list or from a file");
    options = (quoth_options){.names_path = "spec/fixtures/articles/orsa_wire.txt"};
    check_refused(&options, QUOTH_FORMAT, "spec/fixtures/articles/orsa_wire.txt:1: expected a name");
    options.names_path = "no/such/file";
    check_refused(&options, QUOTH_NOT_FOUND, "cannot open no/such/file");
}

int main(void) {
    const char *path = getenv("QUOTH_MODEL");
    quoth_error error;
    model = quoth_model_open(path ? path : "lua/quoth/data/en.quoth", NULL, &error);
    if (!model) {
        fprintf(stderr, "api_test_taught: %s\n", error.message);
        return 2;
    }
    test_list();
    test_file();
    test_refusals();
    quoth_model_close(model);
    return check_done("api_test_taught");
}
