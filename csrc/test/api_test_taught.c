#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"
#include "test/api_model.h"
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

/** Every mention of a corpus has words, and there are some. */
static void check_mentions(quoth_corpus *corpus, uint32_t least) {
    uint32_t count = 0;
    quoth_results *quotes = quoth_corpus_quotes(corpus, NULL, 0, NULL);
    check(quotes);
    for (uint32_t d = 0; d < quoth_corpus_document_count(corpus); d++) {
        const quoth_document *document = quoth_corpus_document(corpus, d);
        for (uint32_t i = 0; i < quoth_document_mention_count(document); i++) {
            quoth_span span = quoth_mention_span(quoth_document_mention(document, i));
            check(span.begin < span.end && span.end <= quoth_document_text(document).count);
        }
        count += quoth_document_mention_count(document);
    }
    check(count >= least);
    quoth_results_close(quotes);
}

static const char marked_text[] =
    "Ana Ruiz - of the Council - said: “We stay, Ltd.” ‘Tarn’ agreed. 李 said no. , Jr. left.\n"
    "The (x) ... of Resolution 84 \"praised\" her - and Ana Ruiz - again.";

/** Teaches names and patterns of one kind that are marks alone, begin or end with one, or are of another
 * script. */
static void check_marks(const char *kind, const char *pattern) {
    static const char *const names[] = {"-", "‘Tarn", "’", ", Jr.", ", Ltd.", "李", "...", "“We stay", "(x)"};
    quoth_name rows[sizeof names / sizeof *names + 1];
    size_t count = 0;
    for (; count < sizeof names / sizeof *names; count++)
        rows[count] = (quoth_name){.name = names[count], .kind = kind};
    rows[count++] = (quoth_name){.name = pattern, .kind = kind, .pattern = true};
    quoth_options options = {.names = rows, .name_count = count};
    quoth_corpus *corpus = quoth_corpus_new(model, &options, NULL);
    add(corpus, "one", marked_text);
    add(corpus, "two", marked_text);
    check_mentions(corpus, 10);
    quoth_corpus_close(corpus);
}

static void test_marks(void) {
    static const char *const kinds[] = {"person",  "org",  "place", "facility", "group",  "event", "law",
                                        "product", "work", "date",  "money",    "number", "other"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        check_marks(kinds[i], "[upos=PUNCT]");
        check_marks(kinds[i], "*");
    }
}

/** A mark that is a name is found as one, and a word is found with the mark that it was taught with. */
static void test_mark_entities(void) {
    quoth_name rows[] = {
        {.name = "-", .kind = "org"}, {.name = "...", .kind = "place"}, {.name = "‘Tarn", .kind = "person"}};
    quoth_options options = {.names = rows, .name_count = 3};
    quoth_corpus *corpus = quoth_corpus_new(model, &options, NULL);
    add(corpus, "one", "She - as always - left. Birds ... saw ‘Tarn in Lund.");
    check_mentions(corpus, 4);
    const quoth_document *document = quoth_corpus_document(corpus, 0);
    uint32_t marks = 0;
    for (uint32_t i = 0; i < quoth_document_mention_count(document); i++) {
        quoth_entity entity = quoth_mention_entity(quoth_document_mention(document, i));
        if (!is(quoth_entity_name(entity), "-")) continue;
        check_string(quoth_entity_kind(entity), "org");
        check_number(quoth_entity_mention_count(entity), 2);
        marks++;
    }
    check_number(marks, 2);
    check_entity(corpus, "-", "-", "org", 1);
    check_entity(corpus, "...", "...", "place", 1);
    check_entity(corpus, "‘Tarn", "‘Tarn", "person", 1);
    quoth_corpus_close(corpus);
}

/** Two names of many words that differ in the last one are two, however many there are. */
static void test_long_names(void) {
    static const char words[] =
        "Joint Commission for the Study of the Use of Sand and Gravel in the Building of Roads "
        "and Harbours along the Northern Coast of the Larger Islands of Velmark and";
    char left[sizeof words + 8], right[sizeof words + 8], text[3 * sizeof words + 64];
    for (size_t end = 1; end < sizeof words; end++) {
        if (words[end] != ' ' && words[end] != '\0') continue;
        snprintf(left, sizeof left, "%.*s Alfa", (int)end, words);
        snprintf(right, sizeof right, "%.*s Bravo", (int)end, words);
        snprintf(text, sizeof text, "On Monday the %s met. Later the %s left. LBX said no, and LAX said yes.",
                 left, right);
        static const char *const aliases[] = {"LAX", "LBX"};
        quoth_name rows[] = {{.name = left, .kind = "org", .aliases = aliases, .alias_count = 1},
                             {.name = right, .kind = "org", .aliases = aliases + 1, .alias_count = 1}};
        quoth_options options = {.names = rows, .name_count = 2};
        quoth_corpus *corpus = quoth_corpus_new(model, &options, NULL);
        add(corpus, "one", text);
        check_entity(corpus, left, left, "org", 1);
        check_entity(corpus, "LAX", left, "org", 1);
        check_entity(corpus, right, right, "org", 1);
        check_entity(corpus, "LBX", right, "org", 1);
        quoth_corpus_close(corpus);
    }
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
    model = api_model_open("api_test_taught");
    if (!model) return 2;
    test_list();
    test_file();
    test_marks();
    test_mark_entities();
    test_long_names();
    test_refusals();
    quoth_model_close(model);
    return check_done("api_test_taught");
}
