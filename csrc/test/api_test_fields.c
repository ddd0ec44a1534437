/*
 * Fields of records through the public header: each is described, and its value is what the description says,
 * for a row of results as for the view of the same thing.
 */

#include <string.h>

#include "quoth.h"
#include "test/check.h"

static const char text[] =
    "Foreign Minister Dalia Venn on Monday called for the full application of Resolution 84. \"The ice “will "
    "not” wait,\" she told reporters. Oskar Lund said the plan was \"a disgrace\" and \"a theft,\" and left.";

static quoth_corpus *open_corpus(void) {
    quoth_model *model = quoth_model_open("lua/quoth/data/en.quoth", NULL, NULL);
    quoth_options options = {.threads = 1};
    quoth_corpus *corpus = quoth_corpus_new(model, &options, NULL);
    quoth_article article = {.text = {text, sizeof text - 1},
                             .id = "harbour",
                             .outlet = "Orsa Wire",
                             .title = "Ice",
                             .date = "2026-03-12"};
    quoth_model_close(model);
    check(quoth_corpus_add(corpus, &article, NULL));
    return corpus;
}

static bool is(quoth_string found, const char *expected) {
    return found.bytes && found.count == strlen(expected) && memcmp(found.bytes, expected, found.count) == 0;
}

static quoth_value value(quoth_record record, const char *name) {
    return quoth_record_value(record, quoth_field_find(record.kind, name));
}

/* What a column, an object or a filter needs to know is there, and one name means one thing. */
static void test_descriptions(void) {
    for (uint32_t id = 0; id < quoth_field_count(); id++) {
        quoth_field field = quoth_field_at(id);
        check(field.column || field.doc || field.filter);
        check(field.name || (!field.doc && !field.filter));
        check(field.records != 0 && field.records < 1U << (QUOTH_RECORD_KWIC + 1));
        check((field.set != NULL) == (field.type == QUOTH_TYPE_WORD));
        check((quoth_field_word(id, 0) != NULL) == (field.set != NULL));
        for (int kind = QUOTH_RECORD_QUOTE; kind <= QUOTH_RECORD_KWIC; kind++) {
            if ((field.records >> kind & 1U) == 0) continue;
            if (field.doc) check_number(quoth_field_find((quoth_record_kind)kind, field.name), id);
            for (uint32_t other = id + 1; other < quoth_field_count(); other++) {
                quoth_field next = quoth_field_at(other);
                if ((next.records >> kind & 1U) == 0 || !field.name || !next.name) continue;
                if (strcmp(field.name, next.name) != 0) continue;
                check(!(field.doc && next.doc) && !(field.filter && next.filter));
            }
        }
    }
    check_number(quoth_field_find(QUOTH_RECORD_TIME, "manner"), QUOTH_NONE);
}

/* A value has the type of its field, or none where it may have none; lists end where they say. */
static void check_record(quoth_record record) {
    for (uint32_t id = 0; id < quoth_field_count(); id++) {
        quoth_field field = quoth_field_at(id);
        quoth_value found = quoth_record_value(record, id);
        bool has = (field.records >> record.kind & 1U) != 0 && (field.doc || field.column);
        if (!has) continue;
        if (!check(found.type == field.type || (field.optional && found.type == QUOTH_TYPE_NIL))) continue;
        if (found.type < QUOTH_TYPE_STRINGS) continue;
        for (uint32_t i = 0; i < found.as.number; i++)
            check(quoth_record_item(record, id, i).type != QUOTH_TYPE_NIL);
        check_number(quoth_record_item(record, id, found.as.number).type, QUOTH_TYPE_NIL);
    }
}

static void check_all(quoth_results *results) {
    check(results && quoth_results_count(results) > 0);
    for (size_t i = 0; i < quoth_results_count(results); i++) check_record(quoth_results_record(results, i));
    check_number(value(quoth_results_record(results, quoth_results_count(results)), "document").type,
                 QUOTH_TYPE_NIL);
    quoth_results_close(results);
}

static void test_values(void) {
    quoth_corpus *corpus = open_corpus();
    quoth_target law = {.words = "Resolution 84"};
    check_all(quoth_corpus_quotes(corpus, NULL, 0, NULL));
    check_all(quoth_corpus_who_mentioned(corpus, &law, NULL, 0, NULL));
    check_all(quoth_corpus_all_mentions(corpus, NULL));
    check_all(quoth_corpus_entities(corpus, NULL, 0, NULL));
    check_all(quoth_corpus_times(corpus, NULL));
    check_all(quoth_corpus_kwic(corpus, "ice", NULL, 0, NULL));
    quoth_corpus_close(corpus);
}

static void test_quote(void) {
    quoth_corpus *corpus = open_corpus();
    quoth_condition lund = {"speaker", "Lund"};
    quoth_results *results = quoth_corpus_quotes(corpus, &lund, 1, NULL);
    if (check(results && quoth_results_count(results) == 1)) {
        quoth_record row = quoth_results_record(results, 0);
        quoth_record view = quoth_quote_record(quoth_results_quote(results, 0));
        check(is(value(row, "form").as.string, "mixed"));
        check(is(value(row, "outlet").as.string, "Orsa Wire") && is(value(view, "title").as.string, "Ice"));
        check(is(value(row, "date").as.string, "2026-03-12"));
        check(is(value(view, "speaker").as.entity.name, "Oskar Lund"));
        check_number(value(view, "speaker").as.entity.entity.id, value(row, "speaker").as.entity.entity.id);
        check_number(value(row, "speakers").as.number, 1);
        uint32_t speakers = quoth_field_find(QUOTH_RECORD_QUOTE, "speakers");
        check(is(quoth_record_item(view, speakers, 0).as.entity.name, "Oskar Lund"));
        quoth_spans quoted = value(row, "quoted").as.spans;
        if (check_number(quoted.count, 2)) {
            check(memcmp(text + quoted.items[0].begin, "a disgrace\"", 11) == 0);
            check_number(quoted.items[1].end - quoted.items[1].begin, strlen("a theft"));
            check(memcmp(text + quoted.items[1].begin, "a theft,", 8) == 0);
        }
    }
    quoth_results_close(results);
    quoth_corpus_close(corpus);
}

int main(void) {
    test_descriptions();
    test_values();
    test_quote();
    return check_done("api_test_fields");
}
