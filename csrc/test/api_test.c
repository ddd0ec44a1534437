#include <pthread.h>
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

static quoth_string string_of(const char *text) {
    return (quoth_string){text, strlen(text)};
}

static bool is(quoth_string string, const char *expected) {
    return string.bytes && string.count == strlen(expected) &&
           memcmp(string.bytes, expected, string.count) == 0;
}

static bool add(quoth_corpus *corpus, const char *id, const char *text, quoth_error *error) {
    quoth_article article = {.text = string_of(text), .id = id, .date = "2026-03-12", .outlet = "Orsa Wire"};
    return quoth_corpus_add(corpus, &article, error);
}

static quoth_corpus *harbour_corpus(const quoth_options *options) {
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, options, &error);
    check(corpus && add(corpus, "harbour", harbour, &error));
    return corpus;
}

static quoth_results *who(quoth_corpus *corpus, const char *words, quoth_error *error) {
    return quoth_corpus_who_mentioned(corpus, &(quoth_target){.words = words}, NULL, 0, error);
}

static void test_basics(void) {
    check(quoth_version() && quoth_version()[0] >= '0');
    check_number(quoth_feature(NULL), 0);
    check_number(quoth_feature("no such feature"), 0);
    check_string(quoth_code_name(QUOTH_NOT_FOUND), "not_found");
    check_number(quoth_input_find("jsonl"), QUOTH_INPUT_JSONL);
    check_number(quoth_input_find("pdf"), -1);
    check_number(quoth_input_find(NULL), -1);
    check_number(quoth_format_find("conllu"), QUOTH_FORMAT_CONLLU);
    check_number(quoth_format_find("xml"), -1);
    check(quoth_model_path(model) != NULL);
    quoth_error error;
    check(quoth_model_verify(model, &error));
    quoth_string manifest = quoth_model_manifest(model);
    check(manifest.count > 12 && memcmp(manifest.bytes, "language\ten\n", 12) == 0);
    check(!quoth_model_open("no/such/model.quoth", NULL, &error));
    check_number(error.code, QUOTH_NOT_FOUND);
    check(strstr(error.message, "no/such/model.quoth") != NULL);
    check(!quoth_model_open("Makefile", NULL, NULL));
}

static void test_answer(void) {
    quoth_error error;
    quoth_corpus *corpus = harbour_corpus(NULL);
    quoth_results *results = who(corpus, "Resolution 84", &error);
    if (!check(results && quoth_results_count(results) >= 3)) {
        quoth_results_close(results);
        quoth_corpus_close(corpus);
        return;
    }
    quoth_report first = quoth_results_report(results, 0);
    check_string(first.how.form, "indirect");
    check(is(first.how.speaker_name, "Dalia Venn"));
    check(is(first.how.verb, "call for"));
    check_string(first.how.manner, "demand");
    check_string(first.place, "content");
    check_string(first.stance, "+");
    check(first.how.confidence > 0 && first.how.confidence <= 1);
    check_string(quoth_mention_form(first.mention), "name");
    check_string(quoth_mention_kind(first.mention), "law");
    check(is(quoth_document_meta(first.how.document, QUOTH_META_OUTLET), "Orsa Wire"));
    quoth_entity resolution = quoth_mention_entity(first.mention);
    check(quoth_entity_exists(resolution));
    check(quoth_entity_mention_count(resolution) >= 3);
    check_number(quoth_entity_document_count(resolution), 1);
    check(quoth_entity_document(resolution, 0) == first.how.document);
    check(quoth_entity_quote_count(first.how.speaker) >= 2);
    quoth_results *by_entity =
        quoth_corpus_who_mentioned(corpus, &(quoth_target){.entity = resolution}, NULL, 0, &error);
    if (check(by_entity)) check_number(quoth_results_count(by_entity), quoth_results_count(results));
    quoth_results_close(by_entity);
    quoth_results_close(results);
    quoth_corpus_close(corpus);
}

static size_t count_who(quoth_corpus *corpus, const char *key, const char *value) {
    quoth_condition condition = {key, value};
    quoth_error error;
    quoth_results *results =
        quoth_corpus_who_mentioned(corpus, &(quoth_target){.words = "Resolution 84"}, &condition, 1, &error);
    size_t count = results ? quoth_results_count(results) : SIZE_MAX;
    quoth_results_close(results);
    return count;
}

static void test_filters(void) {
    quoth_corpus *corpus = harbour_corpus(NULL);
    size_t venn = count_who(corpus, "speaker", "Venn");
    check(venn >= 2 && venn != SIZE_MAX);
    check_number(count_who(corpus, "speaker", "Foreign Minister Dalia Venn"), venn);
    check_number(count_who(corpus, "speaker", "nobody at all"), 0);
    check(count_who(corpus, "manner", "demand") >= 1);
    check_number(count_who(corpus, "manner", "shout"), SIZE_MAX);
    check_number(count_who(corpus, "colour", "red"), SIZE_MAX);
    check_number(count_who(corpus, "since", "yesterday"), SIZE_MAX);
    check_number(count_who(corpus, "since", "2026-13"), SIZE_MAX);
    check_number(count_who(corpus, "since", "2026-03-32"), SIZE_MAX);
    check_number(count_who(corpus, "since", "2027"), 0);
    check(count_who(corpus, "since", "2026-03") >= 3);
    check(count_who(corpus, "until", "2026-03-12") >= 3);
    check(count_who(corpus, "outlet", "orsa wire") >= 3);
    check_number(count_who(corpus, "document", "elsewhere"), 0);
    check(count_who(corpus, "document", "harbour") >= 3);
    quoth_error error;
    quoth_condition unknown = {"manner", "shout"};
    check(!quoth_corpus_quotes(corpus, &unknown, 1, &error));
    check_number(error.code, QUOTH_MISUSE);
    check(strstr(error.message, "demand") != NULL);
    quoth_condition empty = {"manner", NULL};
    check(!quoth_corpus_quotes(corpus, &empty, 1, &error));
    quoth_condition alternatives[] = {{"manner", "demand"}, {"manner", "say"}};
    quoth_results *results = quoth_corpus_quotes(corpus, alternatives, 2, &error);
    check(results && quoth_results_count(results) >= 2);
    quoth_results_close(results);
    quoth_corpus_close(corpus);
}

static void test_other_queries(void) {
    quoth_error error;
    quoth_corpus *corpus = harbour_corpus(NULL);
    quoth_results *results = quoth_corpus_kwic(corpus, "[lemma=call] for", NULL, 0, &error);
    check_number(quoth_results_count(results), 1);
    quoth_kwic kwic = quoth_results_kwic(results, 0);
    check_number(kwic.match.end - kwic.match.begin, strlen("called for"));
    check_number(kwic.sentence.index, 1);
    check_number(quoth_results_quote(results, 0).index, QUOTH_NONE);
    check(!quoth_results_kwic(results, 1).sentence.document);
    quoth_results_close(results);
    check(!quoth_corpus_kwic(corpus, "[lemma=", NULL, 0, &error));
    check_number(error.code, QUOTH_FORMAT);
    results = quoth_corpus_entities(corpus, NULL, 0, &error);
    check(quoth_results_count(results) >= 3);
    check(quoth_entity_exists(quoth_results_entity(results, 0)));
    quoth_results_close(results);
    results = quoth_corpus_entities_named(corpus, "Lund", &error);
    check_number(quoth_results_count(results), 1);
    check(is(quoth_entity_name(quoth_results_entity(results, 0)), "Oskar Lund"));
    quoth_results_close(results);
    results = quoth_corpus_all_mentions(corpus, &error);
    check(quoth_results_count(results) >= 8);
    quoth_results_close(results);
    results = quoth_corpus_times(corpus, &error);
    check(results && quoth_results_kind(results) == QUOTH_RECORD_TIME);
    quoth_results_close(results);
    results = quoth_corpus_mentions(corpus, &(quoth_target){.pattern = "resolution"}, NULL, 0, &error);
    check(quoth_results_count(results) >= 4);
    check_string(quoth_mention_form(quoth_results_mention(results, 0)), "term");
    quoth_results_close(results);
    check(!quoth_corpus_mentions(corpus, &(quoth_target){.entity = {NULL, NULL, 0}}, NULL, 0, &error));
    check_number(error.code, QUOTH_MISUSE);
    results = who(corpus, "a thing that nobody names", &error);
    check_number(quoth_results_count(results), 0);
    quoth_results_close(results);
    quoth_corpus_close(corpus);
}

/** Views of nothing and views out of range answer with nothing. */
static void check_empty_views(const quoth_document *document, uint32_t far) {
    quoth_token token = {document, far};
    check_number(quoth_token_span(token).end, 0);
    check(!quoth_token_lemma(token).bytes);
    check(!quoth_token_upos(token) && !quoth_token_xpos(token) && !quoth_token_feats(token));
    check(!quoth_token_deprel(token));
    check(!quoth_token_head(token).document);
    check(!quoth_token_sentence(token).document);
    check(!quoth_token_child(token, (quoth_token){NULL, 0}).document);
    check_number(quoth_token_multiword(token), 0);
    check(!quoth_token_space_after(token));
    check_number(quoth_token_norm(token, NULL, 0), 0);
    quoth_sentence sentence = {document, far};
    uint32_t first;
    check_number(quoth_sentence_token_count(sentence), 0);
    check_number(quoth_sentence_mentions(sentence, &first), 0);
    check_number(quoth_sentence_quotes(sentence, &first), 0);
    check(!quoth_sentence_root(sentence).document);
    check(!quoth_sentence_paragraph(sentence).document);
    check(!quoth_paragraph_kind((quoth_paragraph){document, far}));
    check_number(quoth_paragraph_sentence_count((quoth_paragraph){document, far}), 0);
    quoth_mention mention = {document, far, far, 3};
    check_number(quoth_mention_span(mention).end, 0);
    check(!quoth_mention_kind(mention) && !quoth_mention_form(mention));
    check(!quoth_entity_exists(quoth_mention_entity(mention)));
    check(!quoth_mention_sentence(mention).document);
    check(!quoth_time_type((quoth_time){document, far}));
    check(!quoth_time_value((quoth_time){document, far}).bytes);
    quoth_quote quote = {document, far};
    check(!quoth_quote_attribution(quote).form);
    check_number(quoth_quote_attribution(quote).content.count, 0);
    check(!quoth_quote_attribution(quote).sentence.document);
    check(!quoth_quote_link(quote, 0).name.bytes);
    check(!quoth_document_warning(document, far, NULL).bytes);
    check(!quoth_document_mention(document, far).document);
    check(!quoth_entity_exists(quoth_document_entity(document, far)));
}

static void check_empty_entity(quoth_entity entity) {
    check(!quoth_entity_exists(entity));
    check_number(quoth_entity_survivor(entity).id, QUOTH_NONE);
    check(!quoth_entity_name(entity).bytes);
    check(!quoth_entity_kind(entity));
    check_number(quoth_entity_alias_count(entity) + quoth_entity_title_count(entity), 0);
    check(!quoth_entity_alias(entity, 0).bytes && !quoth_entity_title(entity, 0).bytes);
    check_number(quoth_entity_mention_count(entity) + quoth_entity_quote_count(entity), 0);
    check(!quoth_entity_mention(entity, 0).document);
    check(!quoth_entity_quote(entity, 0).document);
    check(!quoth_entity_document(entity, 0));
}

static void test_views(void) {
    quoth_error error;
    quoth_corpus *corpus = harbour_corpus(NULL);
    check(quoth_corpus_settle(corpus, &error));
    check_number(quoth_corpus_document_count(corpus), 1);
    check(!quoth_corpus_document(corpus, 1));
    const quoth_document *document = quoth_corpus_document_with_id(corpus, "harbour");
    check(document && document == quoth_corpus_document(corpus, 0));
    check(!quoth_corpus_document_with_id(corpus, "nowhere") && !quoth_corpus_document_with_id(corpus, NULL));
    check(is(quoth_document_text(document), harbour));
    check(quoth_document_corpus(document) == corpus);
    check_number(quoth_document_index(document), 0);
    check(!quoth_document_text(NULL).bytes);
    check_number(quoth_document_token_count(NULL), 0);
    check_empty_views(NULL, 0);
    check_empty_views(document, 1000000);
    check_empty_views(document, QUOTH_NONE);
    check_empty_entity((quoth_entity){NULL, NULL, QUOTH_NONE});
    check_empty_entity((quoth_entity){corpus, NULL, 1000000});
    check_empty_entity((quoth_entity){corpus, NULL, QUOTH_NONE});
    check_empty_entity((quoth_entity){NULL, document, 1000000});
    for (uint32_t i = 0; i < quoth_document_token_count(document); i++) {
        quoth_token token = {document, i};
        quoth_sentence sentence = quoth_token_sentence(token);
        uint32_t first = quoth_sentence_first_token(sentence);
        check(i >= first && i < first + quoth_sentence_token_count(sentence));
        quoth_token head = quoth_token_head(token);
        bool found = !head.document;
        for (quoth_token child = {NULL, 0}; !found && (child = quoth_token_child(head, child)).document;)
            found = child.index == i;
        check(found);
    }
    uint32_t mentions = 0, quotes = 0, first;
    for (uint32_t i = 0; i < quoth_document_sentence_count(document); i++) {
        mentions += quoth_sentence_mentions((quoth_sentence){document, i}, &first);
        quotes += quoth_sentence_quotes((quoth_sentence){document, i}, &first);
    }
    check_number(mentions, quoth_document_mention_count(document));
    check_number(quotes, quoth_document_quote_count(document));
    quoth_corpus_close(corpus);
}

/** Reads a path and settles; the message of the only problem, or of the failure, goes to *error. */
static uint32_t read_one(const char *path, const quoth_options *options, quoth_error *error) {
    quoth_corpus *corpus = quoth_corpus_new(model, options, error);
    bool done = quoth_corpus_read(corpus, path, error) && quoth_corpus_settle(corpus, error);
    if (done && quoth_corpus_problem_count(corpus) > 0) *error = *quoth_corpus_problem(corpus, 0);
    uint32_t count = quoth_corpus_document_count(corpus);
    for (uint32_t i = 0; i < count; i++) {
        quoth_string text = quoth_document_text(quoth_corpus_document(corpus, i));
        check(!text.count || !memchr(text.bytes, 0, text.count));
    }
    check(!quoth_corpus_problem(corpus, 1000));
    quoth_corpus_close(corpus);
    return count;
}

static void test_bad_input(void) {
    quoth_error error;
    static const char *const readable[] = {"bom.txt",     "french.txt",       "invalid_utf8.txt",
                                           "latin_1.txt", "open_marks.txt",   "right_to_left.txt",
                                           "utf16be.txt", "windows_1252.txt", "surrogates.txt"};
    for (size_t i = 0; i < sizeof readable / sizeof *readable; i++) {
        char path[100];
        snprintf(path, sizeof path, "spec/fixtures/bad/%s", readable[i]);
        error = (quoth_error){0};
        check_number(read_one(path, NULL, &error), 1);
        check_number(error.code, QUOTH_OK);
    }
    check_number(read_one("spec/fixtures/bad/binary.txt", NULL, &error), 0);
    check_number(error.code, QUOTH_FORMAT);
    check(strstr(error.message, "binary.txt") != NULL);
    check_number(read_one("no/such/file.txt", NULL, &error), 0);
    check_number(error.code, QUOTH_NOT_FOUND);
    check_number(read_one("no/such/*.txt", NULL, &error), 0);
    check_number(error.code, QUOTH_NOT_FOUND);
    check_number(read_one("spec/gold", NULL, &error), 0);
    check_number(error.code, QUOTH_NOT_FOUND);
    check_number(read_one("", NULL, &error), 0);
    check_number(error.code, QUOTH_NOT_FOUND);
    check(read_one("spec/fixtures/bad/bad_lines.jsonl", NULL, &error) >= 1);
    check(error.code != QUOTH_OK && strstr(error.message, "bad_lines.jsonl"));
    quoth_options small = {.limits = &(quoth_limits){.max_document_bytes = 10}};
    check_number(read_one("spec/fixtures/bad/french.txt", &small, &error), 0);
    check_number(error.code, QUOTH_LIMIT);
    quoth_options recursive = {.recursive = true};
    check(read_one("spec/fixtures", &recursive, &error) >= 5);
    check(read_one("spec/fixtures/art*", NULL, &error) >= 5);
    check(read_one("spec/fixtures/articles/*.txt", NULL, &error) >= 3);
}

/** Texts that no article should be, each with its answer. */
static void test_odd_text(void) {
    enum { DEEP = 20000, LONG = 200000 };
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, NULL, NULL);
    char *deep = malloc((size_t)DEEP * 5 + 20), *line = malloc(LONG + 1);
    for (int i = 0; i < DEEP; i++) memcpy(deep + i * 5, "<div>", 5);
    strcpy(deep + (size_t)DEEP * 5, "Venn left.");
    for (int i = 0; i < LONG; i++) line[i] = i % 5 == 4 ? ' ' : 'a';
    line[LONG] = '\0';
    quoth_article page = {.text = string_of(deep), .input = QUOTH_INPUT_HTML, .id = "deep"};
    static const char holed[] =
        "Venn left the harbour at dawn.\0 Nobody saw her go, and nobody asked why she had come.";
    quoth_article nul = {.text = {holed, sizeof holed - 1}, .id = "nul"};
    check(quoth_corpus_add(corpus, &page, &error) && quoth_corpus_add(corpus, &nul, &error));
    check(add(corpus, "line", line, &error) && add(corpus, "empty", "", &error));
    check(add(corpus, "ill", "Venn \xFF\xC0\xAF left \xED\xA0\x80 at once.", &error));
    check(quoth_corpus_settle(corpus, &error));
    const quoth_document *long_line = quoth_corpus_document_with_id(corpus, "line");
    for (uint32_t i = 0; i < quoth_document_sentence_count(long_line); i++)
        check(quoth_sentence_token_count((quoth_sentence){long_line, i}) <= 400);
    check(quoth_document_warning_count(quoth_corpus_document_with_id(corpus, "ill")) > 0);
    check(quoth_document_warning_count(quoth_corpus_document_with_id(corpus, "nul")) > 0);
    if (quoth_feature("html"))
        check(quoth_document_warning_count(quoth_corpus_document_with_id(corpus, "deep")) > 0);
    quoth_results *results = who(corpus, "Venn", &error);
    check(results != NULL);
    quoth_corpus_close(corpus);
    quoth_results_close(results); /* its records are gone, its memory is its own */
    free(deep);
    free(line);
}

static void test_misuse(void) {
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, NULL, NULL);
    quoth_article article = {.text = {NULL, 0}};
    check(!quoth_corpus_add(corpus, &article, &error));
    check_number(error.code, QUOTH_MISUSE);
    article = (quoth_article){.text = string_of("{}"), .input = QUOTH_INPUT_JSONL};
    check(!quoth_corpus_add(corpus, &article, &error));
    check(!quoth_corpus_add(corpus, NULL, NULL));
    quoth_corpus_close(corpus);
    quoth_name unkind = {.name = "Tern Front", .kind = "pirates"};
    quoth_options options = {.names = &unkind, .name_count = 1};
    check(!quoth_corpus_new(model, &options, &error));
    check_number(error.code, QUOTH_MISUSE);
    options = (quoth_options){.limits = &(quoth_limits){.max_documents = 1}};
    corpus = quoth_corpus_new(model, &options, NULL);
    check(add(corpus, "a", "One.", &error) && !add(corpus, "b", "Two.", &error));
    check_number(error.code, QUOTH_LIMIT);
    quoth_corpus_close(corpus);
    quoth_corpus_close(NULL);
    quoth_results_close(NULL);
    quoth_stream_close(NULL);
    quoth_text_close(NULL);
    quoth_model_close(NULL);
    quoth_cancel_close(NULL);
}

static void test_ids(void) {
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, NULL, NULL);
    static const char *const asked[] = {"a", "a", "a#2", "a", NULL, "text-1"};
    static const char *const given[] = {"a", "a#2", "a#2#2", "a#3", "text-1", "text-1#2"};
    for (size_t i = 0; i < 6; i++) check(add(corpus, asked[i], "One word.", &error));
    check(quoth_corpus_settle(corpus, &error));
    for (uint32_t i = 0; i < 6; i++) {
        const quoth_document *document = quoth_corpus_document(corpus, i);
        check(is(quoth_document_meta(document, QUOTH_META_ID), given[i]));
        check(quoth_corpus_document_with_id(corpus, given[i]) == document);
    }
    quoth_corpus_close(corpus);
}

/** The whole corpus as JSONL, to compare. */
static char *dump(uint32_t threads) {
    quoth_error error;
    quoth_options options = {.threads = threads};
    quoth_corpus *corpus = quoth_corpus_new(model, &options, &error);
    check(quoth_corpus_read(corpus, "spec/fixtures/articles", &error));
    for (int i = 0; i < 8; i++) check(add(corpus, NULL, harbour, &error));
    quoth_results *results = who(corpus, "Resolution 1701", &error);
    quoth_results *entities = quoth_corpus_entities(corpus, NULL, 0, &error);
    quoth_text *text = quoth_text_new(NULL);
    for (size_t i = 0; i < quoth_results_count(results); i++)
        check(quoth_text_add_record(text, results, i, QUOTH_FORMAT_JSONL, &error));
    for (size_t i = 0; i < quoth_results_count(entities); i++)
        check(quoth_text_add_record(text, entities, i, QUOTH_FORMAT_JSONL, &error));
    for (uint32_t i = 0; i < quoth_corpus_document_count(corpus); i++)
        check(quoth_text_add_document(text, quoth_corpus_document(corpus, i), QUOTH_RECORD_QUOTE,
                                      QUOTH_FORMAT_CSV, &error) &&
              quoth_text_add_conllu(text, quoth_corpus_document(corpus, i), &error));
    quoth_string bytes = quoth_text_bytes(text);
    char *copy = malloc(bytes.count + 1);
    memcpy(copy, bytes.bytes, bytes.count + 1);
    check(!quoth_text_add_record(text, results, 1000000, QUOTH_FORMAT_JSONL, &error));
    check(!quoth_text_add_record(text, results, 0, QUOTH_FORMAT_TABLE, &error));
    quoth_text_clear(text);
    check_number(quoth_text_bytes(text).count, 0);
    check(quoth_text_add_header(text, QUOTH_RECORD_REPORT, QUOTH_FORMAT_CSV, &error));
    quoth_text_close(text);
    quoth_results_close(entities);
    quoth_results_close(results);
    quoth_corpus_close(corpus);
    return copy;
}

static void test_threads_agree(void) {
    char *one = dump(1), *many = dump(5), *again = dump(5);
    check_string(many, one);
    check_string(again, one);
    free(one);
    free(many);
    free(again);
}

static void *run_corpus(void *context) {
    bool *done = context;
    for (int i = 0; i < 3; i++) {
        quoth_error error;
        quoth_options options = {.threads = 2};
        quoth_corpus *corpus = quoth_corpus_new(model, &options, &error);
        quoth_results *results =
            corpus && add(corpus, NULL, harbour, &error) ? who(corpus, "Resolution 84", &error) : NULL;
        *done = results && quoth_results_count(results) >= 3;
        quoth_results_close(results);
        quoth_corpus_close(corpus);
    }
    return NULL;
}

static void test_two_corpora_at_once(void) {
    pthread_t other;
    bool here = false, there = false;
    check(pthread_create(&other, NULL, run_corpus, &there) == 0);
    run_corpus(&here);
    pthread_join(other, NULL);
    check(here && there);
}

static void test_cancel(void) {
    quoth_error error;
    quoth_cancel *cancel = quoth_cancel_new();
    quoth_options options = {.cancel = cancel};
    quoth_corpus *corpus = harbour_corpus(&options);
    quoth_cancel_raise(cancel);
    check(!quoth_corpus_settle(corpus, &error));
    check_number(error.code, QUOTH_CANCELLED);
    check_number(quoth_corpus_document_count(corpus), 0);
    check_number(quoth_corpus_staged_count(corpus), 1);
    quoth_cancel_clear(cancel);
    check(quoth_corpus_settle(corpus, &error));
    check_number(quoth_corpus_document_count(corpus), 1);
    quoth_cancel_raise(cancel);
    check(!quoth_corpus_quotes(corpus, NULL, 0, &error));
    check_number(error.code, QUOTH_CANCELLED);
    check(!quoth_corpus_read(corpus, "spec/fixtures/articles", &error)); /* the walk through a folder */
    check_number(error.code, QUOTH_CANCELLED);
    check_number(quoth_corpus_staged_count(corpus), 0);
    quoth_corpus_close(corpus);
    quoth_cancel_close(cancel);
}

static void test_growth(void) {
    quoth_error error;
    quoth_corpus *corpus = harbour_corpus(NULL);
    check(quoth_corpus_settle(corpus, &error));
    const quoth_document *first = quoth_corpus_document(corpus, 0);
    size_t before = quoth_corpus_memory(corpus);
    quoth_results *results = quoth_corpus_entities_named(corpus, "Venn", &error);
    quoth_entity venn = quoth_results_entity(results, 0);
    uint32_t mentions = quoth_entity_mention_count(venn);
    quoth_results_close(results);
    check(add(corpus, NULL, "Minister Dalia Venn left for Tarsland. Venn said she would be back.", &error));
    check(quoth_corpus_settle(corpus, &error));
    check(quoth_corpus_document(corpus, 0) == first);
    check(quoth_corpus_memory(corpus) > before);
    check_number(quoth_entity_document_count(venn), 2);
    check(quoth_entity_mention_count(venn) > mentions);
    check(is(quoth_entity_name(venn), "Dalia Venn"));
    quoth_corpus_close(corpus);
}

static void test_stream(void) {
    quoth_error error;
    static const char *const paths[] = {"spec/fixtures/articles", "spec/fixtures/bad/binary.txt",
                                        "spec/fixtures/articles/orsa_wire.txt"};
    quoth_options options = {.threads = 2};
    quoth_stream *stream = quoth_stream_open(model, &options, paths, 3, &error);
    if (!check(stream)) return;
    uint32_t count = 0;
    bool second = false;
    for (const quoth_document *document; (document = quoth_stream_next(stream, &error)); count++) {
        check(quoth_document_token_count(document) > 0);
        check_number(quoth_document_index(document), QUOTH_NONE);
        check(!quoth_document_corpus(document));
        quoth_entity entity = quoth_document_entity(document, 0);
        check(quoth_entity_exists(entity) && quoth_entity_mention_count(entity) > 0);
        check(quoth_entity_mention(entity, 0).document == document);
        second = is(quoth_document_meta(document, QUOTH_META_ID), "spec/fixtures/articles/orsa_wire.txt#2");
    }
    check_number(error.code, QUOTH_OK);
    check(count >= 6 && second);
    check_number(quoth_stream_problem_count(stream), 1);
    check(strstr(quoth_stream_problem(stream, 0)->message, "binary.txt") != NULL);
    check(!quoth_stream_next(stream, &error));
    quoth_stream_close(stream);
    quoth_cancel *cancel = quoth_cancel_new();
    options.cancel = cancel;
    stream = quoth_stream_open(model, &options, paths, 1, &error);
    quoth_cancel_raise(cancel);
    check(stream && !quoth_stream_next(stream, &error));
    check_number(error.code, QUOTH_CANCELLED);
    quoth_stream_close(stream);
    check(!quoth_stream_open(model, &options, paths, 1, &error)); /* the folder is long work, too */
    check_number(error.code, QUOTH_CANCELLED);
    quoth_cancel_close(cancel);
    static const char *const nothing[] = {"no/such/file"};
    check(!quoth_stream_open(model, NULL, nothing, 1, &error));
    check_number(error.code, QUOTH_NOT_FOUND);
}

int main(void) {
    model = api_model_open("api_test");
    if (!model) return 2;
    test_basics();
    test_answer();
    test_filters();
    test_other_queries();
    test_views();
    test_bad_input();
    test_odd_text();
    test_misuse();
    test_ids();
    test_threads_agree();
    test_two_corpora_at_once();
    test_cancel();
    test_growth();
    test_stream();
    quoth_model_close(model);
    return check_done("api_test");
}
