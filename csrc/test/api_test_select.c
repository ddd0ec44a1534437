/* Records of records and of objects, rows of the caller's own, and structs of callers with another header. */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"
#include "test/api_model.h"
#include "test/check.h"

static quoth_model *model;

static const char harbour[] =
    "BRENNICK (Orsa Wire) - Foreign Minister Dalia Venn called for the full application of Harbour Council "
    "Resolution 84 on Monday.\n\n"
    "\"Resolution 84 is essential,\" Venn told reporters. \"We will not leave it on paper.\"\n\n"
    "The mayor, Oskar Lund, rejected Resolution 84. Lund said he had not read the resolution.\n";

static const char quay[] =
    "\"The quay is closed,\" Oskar Lund said on Friday. Venn said that Resolution 84 would open it.\n";

static quoth_article article_of(const char *id, const char *text) {
    quoth_article article = QUOTH_ARTICLE_INIT;
    article.id = id;
    article.text = (quoth_string){text, strlen(text)};
    return article;
}

static quoth_corpus *two_articles(const quoth_options *options) {
    quoth_article first = article_of("harbour", harbour), second = article_of("quay", quay);
    quoth_corpus *corpus = quoth_corpus_new(model, options, NULL);
    check(quoth_corpus_add(corpus, &first, NULL) && quoth_corpus_add(corpus, &second, NULL));
    return corpus;
}

/* Appends the records as JSON lines, to compare. */
static char *dump(const quoth_results *results) {
    quoth_text *text = quoth_text_new(NULL);
    for (size_t i = 0; i < quoth_results_count(results); i++)
        check(quoth_text_add_record(text, results, i, QUOTH_FORMAT_JSONL, NULL));
    quoth_string bytes = quoth_text_bytes(text);
    char *copy = malloc(bytes.count + 1);
    memcpy(copy, bytes.bytes, bytes.count + 1);
    quoth_text_close(text);
    return copy;
}

/* True where both are the same records; closes both. */
static bool same(quoth_results *a, quoth_results *b) {
    char *left = dump(a), *right = dump(b);
    bool equal = a && b && strcmp(left, right) == 0;
    free(left);
    free(right);
    quoth_results_close(a);
    quoth_results_close(b);
    return equal;
}

static bool misused(quoth_results *results, const quoth_error *error, const char *words) {
    bool said = !results && error->code == QUOTH_MISUSE && strstr(error->message, words);
    quoth_results_close(results);
    return check(said) || (printf("%s\n", error->message), false);
}

static void test_where(void) {
    static const quoth_condition conditions[] = {{"speaker", "Venn"}, {"about", "Resolution 84"}};
    quoth_error error;
    quoth_corpus *corpus = two_articles(NULL);
    quoth_results *all = quoth_corpus_quotes(corpus, NULL, 0, NULL);
    for (size_t count = 0; count <= 2; count++)
        check(same(quoth_results_where(all, conditions, count, &error),
                   quoth_corpus_quotes(corpus, conditions, count, &error)));
    quoth_target x = {.words = "Resolution 84"};
    quoth_results *reports = quoth_corpus_who_mentioned(corpus, &x, NULL, 0, NULL);
    check(quoth_results_count(reports) > 3);
    static const quoth_condition stance = {"stance", "-"};
    check(same(quoth_results_where(reports, &stance, 1, NULL),
               quoth_corpus_who_mentioned(corpus, &x, &stance, 1, NULL)));
    static const quoth_condition unknown = {"colour", "red"}, person = {"kind", "person"};
    misused(quoth_results_where(all, &unknown, 1, &error), &error, "colour");
    misused(quoth_results_where(all, NULL, 1, &error), &error, "condition");
    quoth_results *entities = quoth_corpus_entities(corpus, NULL, 0, NULL);
    check(same(quoth_results_where(entities, &person, 1, NULL),
               quoth_corpus_entities(corpus, &person, 1, NULL)));
    quoth_article later = article_of("later", "Venn said that Resolution 84 was late.");
    check(quoth_corpus_add(corpus, &later, NULL));
    quoth_results_close(quoth_results_where(all, conditions, 2, NULL));
    check_number(quoth_corpus_staged_count(corpus), 1);
    quoth_results_close(entities);
    quoth_results_close(reports);
    quoth_results *kept = quoth_results_where(all, conditions, 2, NULL);
    quoth_results_close(all);
    check(quoth_results_count(kept) > 1 && quoth_results_quote(kept, 0).document);
    quoth_corpus_close(corpus);
    quoth_results_close(kept);
}

/* However the records are sorted, each is judged by its own document. */
static void test_pick(void) {
    static const quoth_condition about = {"about", "Resolution 84"};
    quoth_error error;
    quoth_corpus *corpus = two_articles(NULL);
    quoth_results *all = quoth_corpus_quotes(corpus, NULL, 0, NULL);
    size_t count = quoth_results_count(all), kept = 0;
    size_t indices[32];
    if (!check(count > 3 && count < 32)) return;
    for (size_t i = 0; i < count; i++) indices[i] = (i * 5 + 1) % count == i ? i : count - 1 - i;
    quoth_results *picked = quoth_results_pick(all, indices, count, &error);
    check_number(quoth_results_count(picked), count);
    for (size_t i = 0; i < count; i++) {
        quoth_quote quote = quoth_results_quote(picked, i), from = quoth_results_quote(all, indices[i]);
        check(quote.document == from.document && quote.index == from.index);
    }
    quoth_results *some = quoth_results_where(picked, &about, 1, &error);
    for (size_t i = 0; i < count; i++) {
        quoth_results *one = quoth_results_pick(picked, &i, 1, NULL);
        quoth_results *passed = quoth_results_where(one, &about, 1, NULL);
        if (quoth_results_count(passed) == 1) {
            check_number(quoth_results_quote(some, kept).index, quoth_results_quote(one, 0).index);
            kept++;
        }
        quoth_results_close(passed);
        quoth_results_close(one);
    }
    check(kept > 1 && kept < count);
    check_number(quoth_results_count(some), kept);
    misused(quoth_results_pick(all, &count, 1, &error), &error, "there is no record");
    misused(quoth_results_pick(all, NULL, 1, &error), &error, "indices");
    quoth_results *none = quoth_results_pick(all, NULL, 0, &error);
    check(none && quoth_results_count(none) == 0 && quoth_results_kind(none) == QUOTH_RECORD_QUOTE);
    quoth_results_close(none);
    quoth_results_close(some);
    quoth_results_close(picked);
    quoth_results_close(all);
    quoth_corpus_close(corpus);
}

static void test_collect(void) {
    enum { MOST = 200 };
    static quoth_item items[MOST];
    quoth_error error;
    size_t count = 0;
    quoth_corpus *corpus = two_articles(NULL), *other = two_articles(NULL);
    check(quoth_corpus_settle(corpus, NULL) && quoth_corpus_settle(other, NULL));
    const quoth_document *document = quoth_corpus_document(corpus, 0);
    for (uint32_t d = 0; d < 2; d++) {
        const quoth_document *one = quoth_corpus_document(corpus, d);
        for (uint32_t i = 0; i < quoth_document_mention_count(one) && count < MOST; i++)
            items[count++] = (quoth_item){.document = one, .index = i};
    }
    check(same(quoth_corpus_collect(corpus, QUOTH_RECORD_MENTION, items, count, NULL),
               quoth_corpus_all_mentions(corpus, NULL)));
    quoth_item words = {document, QUOTH_NONE, 2, 2};
    quoth_results *terms = quoth_corpus_collect(corpus, QUOTH_RECORD_MENTION, &words, 1, NULL);
    check_string(quoth_mention_form(quoth_results_mention(terms, 0)), "term");
    quoth_results_close(terms);
    quoth_results *named = quoth_corpus_entities(corpus, NULL, 0, NULL);
    for (count = 0; count < quoth_results_count(named); count++)
        items[count] = (quoth_item){.index = quoth_results_entity(named, count).id};
    check(same(quoth_corpus_collect(corpus, QUOTH_RECORD_ENTITY, items, count, NULL), named));
    quoth_item quote = {.document = document}, stranger = {.document = quoth_corpus_document(other, 0)};
    quoth_results *one = quoth_corpus_collect(corpus, QUOTH_RECORD_QUOTE, &quote, 1, NULL);
    check_number(quoth_results_count(one), 1);
    quoth_results_close(one);
    static const quoth_record_kind kinds[] = {QUOTH_RECORD_QUOTE, QUOTH_RECORD_MENTION, QUOTH_RECORD_ENTITY,
                                              QUOTH_RECORD_TIME};
    for (size_t k = 0; k < 4; k++) {
        quoth_item bad = {.document = document, .index = 1000000};
        misused(quoth_corpus_collect(corpus, kinds[k], &bad, 1, &error), &error, "item 0 is no");
        if (kinds[k] != QUOTH_RECORD_ENTITY)
            misused(quoth_corpus_collect(corpus, kinds[k], &stranger, 1, &error), &error, "item 0 is no");
    }
    words.token_count = UINT32_MAX;
    misused(quoth_corpus_collect(corpus, QUOTH_RECORD_MENTION, &words, 1, &error), &error, "item 0");
    misused(quoth_corpus_collect(corpus, QUOTH_RECORD_KWIC, &quote, 1, &error), &error, "records are");
    misused(quoth_corpus_collect(corpus, QUOTH_RECORD_QUOTE, NULL, 1, &error), &error, "items");
    quoth_corpus_close(corpus);
    quoth_corpus_close(other);
}

static void check_row(const quoth_cell *cells, size_t count, bool header, quoth_format format,
                      const char *expected) {
    quoth_text *text = quoth_text_new(NULL);
    check(quoth_text_add_row(text, cells, count, header, format, NULL));
    check_string(quoth_text_bytes(text).bytes, expected);
    quoth_text_close(text);
}

static void test_rows(void) {
    quoth_cell cells[] = {
        {.name = "name", .type = QUOTH_CELL_TEXT, .text = {"=Lund, \"O.\"", 11}},
        {.name = "count", .type = QUOTH_CELL_INTEGER, .integer = -3},
        {.name = "share", .type = QUOTH_CELL_NUMBER, .number = 0.1},
        {.name = "odd", .type = QUOTH_CELL_NUMBER, .number = (double)NAN},
        {.name = "large", .type = QUOTH_CELL_NUMBER, .number = -1e300},
        {.name = "known", .type = QUOTH_CELL_FLAG, .flag = true},
        {.name = "nothing"},
    };
    enum { COUNT = sizeof cells / sizeof *cells };
    check_row(cells, COUNT, true, QUOTH_FORMAT_JSONL, "");
    check_row(cells, COUNT, false, QUOTH_FORMAT_JSONL,
              "{\"name\":\"=Lund, \\\"O.\\\"\",\"count\":-3,\"share\":0.1,\"odd\":null,\"large\":-1e+300,"
              "\"known\":true,\"nothing\":null}\n");
    check_row(cells, COUNT, true, QUOTH_FORMAT_CSV, "name,count,share,odd,large,known,nothing\r\n");
    check_row(cells, COUNT, false, QUOTH_FORMAT_CSV, "\"'=Lund, \"\"O.\"\"\",-3,0.1,,-1e+300,true,\r\n");
    check_row(cells, 2, true, QUOTH_FORMAT_MARKDOWN, "| name | count |\n| --- | --- |\n");
    quoth_error error;
    quoth_text *text = quoth_text_new(NULL);
    check(!quoth_text_add_row(text, cells, 2, false, QUOTH_FORMAT_TABLE, &error));
    check(!quoth_text_add_row(text, NULL, 0, false, QUOTH_FORMAT_CSV, &error));
    cells[1].name = NULL;
    check(!quoth_text_add_row(text, cells, 2, false, QUOTH_FORMAT_CSV, &error));
    check_number(error.code, QUOTH_MISUSE);
    check_number(quoth_text_bytes(text).count, 0);
    quoth_text_close(text);
}

/* A struct of a program whose header knew fewer fields: what lies behind them is not read. */
static void test_older_program(void) {
    quoth_error error;
    quoth_options options;
    quoth_limits limits;
    memset(&options, 0xA5, sizeof options);
    memset(&limits, 0xA5, sizeof limits);
    options.size = offsetof(quoth_options, threads);
    options.allocator = NULL;
    options.limits = &limits;
    limits.size = offsetof(quoth_limits, max_html_depth);
    limits.max_documents = 2;
    quoth_corpus *corpus = two_articles(&options);
    quoth_article article;
    memset(&article, 0xA5, sizeof article);
    article.size = offsetof(quoth_article, id);
    article.text = (quoth_string){"Venn left.", 10};
    article.input = QUOTH_INPUT_AUTO;
    check(!quoth_corpus_add(corpus, &article, &error));
    check_number(error.code, QUOTH_LIMIT);
    quoth_corpus_close(corpus);
    corpus = quoth_corpus_new(model, NULL, NULL);
    check(quoth_corpus_add(corpus, &article, &error) && quoth_corpus_settle(corpus, &error));
    quoth_string id = quoth_document_meta(quoth_corpus_document(corpus, 0), QUOTH_META_ID);
    check_string(id.bytes, "text-1");
    quoth_target x;
    memset(&x, 0xA5, sizeof x);
    x.size = 0; /* the first version: every field of it is read */
    x.words = "Venn";
    x.pattern = NULL;
    quoth_results *found = quoth_corpus_mentions(corpus, &x, NULL, 0, &error);
    check_number(quoth_results_count(found), 1);
    quoth_results_close(found);
    check(!quoth_corpus_who_mentioned(corpus, NULL, NULL, 0, &error) && error.code == QUOTH_MISUSE);
    found = quoth_corpus_mentions(corpus, NULL, NULL, 0, &error);
    check_number(quoth_results_count(found), 1);
    quoth_results_close(found);
    quoth_corpus_close(corpus);
}

/* Names lie as far apart as their own size says. */
static void test_older_names(void) {
    enum { OLD = offsetof(quoth_name, pattern) };
    static const char *const taught[] = {"Old Quay", "Long Pier"};
    char *bytes = malloc(2 * OLD);
    for (size_t i = 0; i < 2; i++) {
        quoth_name name = {.size = OLD, .name = taught[i], .kind = "facility"};
        memcpy(bytes + i * OLD, &name, OLD);
    }
    quoth_options options = QUOTH_OPTIONS_INIT;
    options.names = (const quoth_name *)(const void *)bytes;
    options.name_count = 2;
    quoth_corpus *corpus = quoth_corpus_new(model, &options, NULL);
    quoth_article article = article_of("a", "The Old Quay and the Long Pier were closed.");
    check(corpus && quoth_corpus_add(corpus, &article, NULL));
    quoth_results *found = quoth_corpus_entities(corpus, NULL, 0, NULL);
    check_number(quoth_results_count(found), 2);
    quoth_results_close(found);
    quoth_corpus_close(corpus);
    free(bytes);
    quoth_name names[] = {{.size = sizeof *names, .name = "Old Quay", .kind = "facility"},
                          {.name = "Long Pier", .kind = "facility"}};
    quoth_error error;
    options.names = names;
    check(!quoth_corpus_new(model, &options, &error));
    check(error.code == QUOTH_MISUSE && strstr(error.message, "several sizes"));
}

static bool refused(bool failed, const quoth_error *error, const char *what) {
    return failed && error->code == QUOTH_MISUSE && strstr(error->message, what) &&
           strstr(error->message, "build against the header");
}

static void test_newer_program(void) {
    quoth_error error;
    static const char *const paths[] = {"Makefile"};
    static const size_t sizes[] = {sizeof(quoth_options) + 1, SIZE_MAX, 1};
    for (size_t i = 0; i < 3; i++) {
        quoth_options options = {.size = sizes[i]};
        check(refused(!quoth_corpus_new(model, &options, &error), &error, "options"));
        check(refused(!quoth_stream_open(model, &options, paths, 1, &error), &error, "options"));
    }
    quoth_limits limits = {.size = sizeof limits + 8};
    quoth_options options = {.limits = &limits};
    check(refused(!quoth_corpus_new(model, &options, &error), &error, "limits"));
    quoth_name name = {.size = sizeof name + 8, .name = "Old Quay", .kind = "facility"};
    options = (quoth_options){.names = &name, .name_count = 1};
    check(refused(!quoth_corpus_new(model, &options, &error), &error, "name"));
    quoth_corpus *corpus = quoth_corpus_new(model, NULL, NULL);
    quoth_article article = article_of("a", "Venn left.");
    article.size = sizeof article + 8;
    check(refused(!quoth_corpus_add(corpus, &article, &error), &error, "article"));
    for (size_t i = 0; i < 3; i++) {
        quoth_target x = {.size = i == 0 ? sizeof x + 8 : sizes[i], .words = "Venn"};
        check(refused(!quoth_corpus_who_mentioned(corpus, &x, NULL, 0, &error), &error, "target"));
        check(refused(!quoth_corpus_mentions(corpus, &x, NULL, 0, &error), &error, "target"));
    }
    quoth_corpus_close(corpus);
}

int main(void) {
    model = api_model_open("api_test_select");
    if (!model) return 2;
    test_where();
    test_pick();
    test_collect();
    test_rows();
    test_older_program();
    test_older_names();
    test_newer_program();
    quoth_model_close(model);
    return check_done("api_test_select");
}
