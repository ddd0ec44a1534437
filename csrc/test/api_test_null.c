/*
 * What every function of the public header answers to the NULL of a call that failed, and views of "none": as
 * for something empty. The header itself is read, so that no function is left out.
 */

#include <stdio.h>
#include <string.h>

#include "quoth.h"
#include "test/check.h"

enum { MAX_ASKED = 400 };

static const char *asked[MAX_ASKED];
static size_t asked_count;

static void answer(const char *function, bool right, int line) {
    check_that(right, function, __FILE__, line);
    if (check(asked_count < MAX_ASKED)) asked[asked_count++] = function;
}

/* Checks what a function answers, and counts it as asked. */
#define answers(function, right) answer(#function, (right), __LINE__)

static bool absent(quoth_string string) {
    return string.bytes == NULL && string.count == 0;
}

static bool empty(quoth_span span) {
    return span.begin == 0 && span.end == 0;
}

static bool no_entity(quoth_entity entity) {
    return entity.corpus == NULL && entity.document == NULL && entity.id == QUOTH_NONE;
}

static bool no_attribution(quoth_attribution how) {
    return how.document == NULL && how.sentence.document == NULL && absent(how.verb) &&
           absent(how.speaker_name) && how.content.count == 0 && how.source.count == 0 &&
           how.chain_count == 0 && no_entity(how.speaker);
}

/* True where a call failed by misuse and said so; the error is spoilt for the next call. */
static bool misused(bool failed, quoth_error *error) {
    bool said = failed && error->code == QUOTH_MISUSE && error->message[0] != '\0';
    *error = (quoth_error){.code = QUOTH_IO};
    return said;
}

static void test_basics(void) {
    char out[8] = "before";
    answers(quoth_version, quoth_version() != NULL);
    answers(quoth_feature, quoth_feature(NULL) == 0);
    answers(quoth_code_name, strcmp(quoth_code_name((quoth_code)99), "unknown") == 0);
    answers(quoth_input_find, quoth_input_find(NULL) == -1);
    answers(quoth_format_find, quoth_format_find(NULL) == -1);
    answers(quoth_string_show, quoth_string_show((quoth_string){NULL, 3}, true, out, sizeof out) == 0);
    check_string(out, "");
    answers(quoth_string_show, quoth_string_show((quoth_string){"\x1b", 1}, true, NULL, 9) == 6);
    answers(quoth_field_count, quoth_field_count() > 0);
    answers(quoth_field_at,
            quoth_field_at(quoth_field_count()).name == NULL && !quoth_field_at(QUOTH_NONE).doc);
    answers(quoth_field_find, quoth_field_find(QUOTH_RECORD_QUOTE, NULL) == QUOTH_NONE);
    for (int kind = -1; kind < 40; kind += 41)
        answers(quoth_field_find, quoth_field_find((quoth_record_kind)kind, "form") == QUOTH_NONE);
    answers(quoth_field_word, quoth_field_word(QUOTH_NONE, 0) == NULL);
    for (int set = -1; set < 9; set++) {
        bool known = set >= 0 && set <= QUOTH_LABELS_DEPREL;
        answers(quoth_label_count, (quoth_label_count((quoth_labels)set) > 0) == known);
        answers(quoth_label_name, !quoth_label_name((quoth_labels)set, QUOTH_NONE));
        answers(quoth_label_find, quoth_label_find((quoth_labels)set, NULL) == QUOTH_NONE);
    }
    quoth_cancel *cancel = quoth_cancel_new();
    answers(quoth_cancel_new, cancel != NULL);
    quoth_cancel_close(cancel);
    quoth_cancel_raise(NULL);
    answers(quoth_cancel_raise, true);
    quoth_cancel_clear(NULL);
    answers(quoth_cancel_clear, true);
    quoth_cancel_close(NULL);
    answers(quoth_cancel_close, true);
}

static void test_model(void) {
    quoth_error error = {.code = QUOTH_IO};
    answers(quoth_model_open, quoth_model_open("no/such/model.quoth", NULL, NULL) == NULL);
    answers(quoth_model_verify, misused(!quoth_model_verify(NULL, &error), &error));
    answers(quoth_model_verify, !quoth_model_verify(NULL, NULL));
    answers(quoth_model_path, quoth_model_path(NULL) == NULL);
    answers(quoth_model_card, absent(quoth_model_card(NULL)));
    answers(quoth_model_manifest, absent(quoth_model_manifest(NULL)));
    answers(quoth_model_memory, quoth_model_memory(NULL) == 0);
    quoth_model_close(NULL);
    answers(quoth_model_close, true);
}

static void test_corpus(void) {
    quoth_error error = {.code = QUOTH_IO};
    quoth_article article = {.text = {"Rain fell.", 10}};
    answers(quoth_corpus_new, misused(!quoth_corpus_new(NULL, NULL, &error), &error));
    answers(quoth_corpus_read, misused(!quoth_corpus_read(NULL, "Makefile", &error), &error));
    answers(quoth_corpus_add, misused(!quoth_corpus_add(NULL, &article, &error), &error));
    answers(quoth_corpus_settle, misused(!quoth_corpus_settle(NULL, &error), &error));
    answers(quoth_corpus_settle, !quoth_corpus_settle(NULL, NULL));
    answers(quoth_corpus_problem_total, quoth_corpus_problem_total(NULL) == 0);
    answers(quoth_corpus_problem_count, quoth_corpus_problem_count(NULL) == 0);
    answers(quoth_corpus_problem, quoth_corpus_problem(NULL, 0) == NULL);
    answers(quoth_corpus_staged_count, quoth_corpus_staged_count(NULL) == 0);
    answers(quoth_corpus_document_count, quoth_corpus_document_count(NULL) == 0);
    answers(quoth_corpus_document, quoth_corpus_document(NULL, 0) == NULL);
    answers(quoth_corpus_document_in_slot, quoth_corpus_document_in_slot(NULL, 0) == NULL);
    answers(quoth_corpus_remove, !quoth_corpus_remove(NULL, "a", NULL));
    answers(quoth_document_slot, quoth_document_slot(NULL) == QUOTH_NONE);
    answers(quoth_corpus_document_with_id, quoth_corpus_document_with_id(NULL, "a") == NULL);
    answers(quoth_corpus_memory, quoth_corpus_memory(NULL) == 0);
    quoth_corpus_close(NULL);
    answers(quoth_corpus_close, true);
}

static void test_stream(void) {
    quoth_error error = {.code = QUOTH_IO};
    static const char *const paths[] = {"Makefile"};
    answers(quoth_stream_open, misused(!quoth_stream_open(NULL, NULL, paths, 1, &error), &error));
    answers(quoth_stream_next, misused(!quoth_stream_next(NULL, &error), &error));
    answers(quoth_stream_next, !quoth_stream_next(NULL, NULL));
    answers(quoth_stream_problem_total, quoth_stream_problem_total(NULL) == 0);
    answers(quoth_stream_problem_count, quoth_stream_problem_count(NULL) == 0);
    answers(quoth_stream_problem, quoth_stream_problem(NULL, 0) == NULL);
    quoth_stream_close(NULL);
    answers(quoth_stream_close, true);
}

static void test_queries(void) {
    quoth_error error = {.code = QUOTH_IO};
    quoth_target x = {.words = "rain"}, nothing = {.entity = {NULL, NULL, QUOTH_NONE}};
    quoth_condition condition = {"form", "direct"};
    answers(quoth_corpus_who_mentioned,
            misused(!quoth_corpus_who_mentioned(NULL, &x, &condition, 1, &error), &error));
    answers(quoth_corpus_who_mentioned,
            misused(!quoth_corpus_who_mentioned(NULL, &nothing, NULL, 0, &error), &error));
    answers(quoth_corpus_quotes, misused(!quoth_corpus_quotes(NULL, NULL, 0, &error), &error));
    answers(quoth_corpus_quotes, !quoth_corpus_quotes(NULL, NULL, 0, NULL));
    answers(quoth_corpus_mentions, misused(!quoth_corpus_mentions(NULL, &nothing, NULL, 0, &error), &error));
    answers(quoth_corpus_mentions, misused(!quoth_corpus_mentions(NULL, &x, NULL, 0, &error), &error));
    answers(quoth_corpus_entities, misused(!quoth_corpus_entities(NULL, NULL, 0, &error), &error));
    answers(quoth_corpus_entities_near, misused(!quoth_corpus_entities_near(NULL, "Ana", &error), &error));
    answers(quoth_corpus_entities_named, misused(!quoth_corpus_entities_named(NULL, "Ana", &error), &error));
    answers(quoth_corpus_kwic, misused(!quoth_corpus_kwic(NULL, "rain", NULL, 0, &error), &error));
    answers(quoth_corpus_all_mentions, misused(!quoth_corpus_all_mentions(NULL, &error), &error));
    answers(quoth_corpus_times, misused(!quoth_corpus_times(NULL, &error), &error));
    quoth_item item = {NULL, 0, 0, 0};
    answers(quoth_corpus_collect,
            misused(!quoth_corpus_collect(NULL, QUOTH_RECORD_ENTITY, &item, 1, &error), &error));
    answers(quoth_corpus_collect,
            misused(!quoth_corpus_collect(NULL, (quoth_record_kind)-1, NULL, 0, &error), &error));
    size_t index = 0;
    answers(quoth_results_where, misused(!quoth_results_where(NULL, &condition, 1, &error), &error));
    answers(quoth_results_where, !quoth_results_where(NULL, NULL, 0, NULL));
    answers(quoth_results_pick, misused(!quoth_results_pick(NULL, &index, 1, &error), &error));
    answers(quoth_results_pick, misused(!quoth_results_pick(NULL, NULL, 0, &error), &error));
}

static void test_results(void) {
    answers(quoth_results_count, quoth_results_count(NULL) == 0);
    answers(quoth_results_kind, quoth_results_kind(NULL) == QUOTH_RECORD_QUOTE);
    answers(quoth_results_quote, quoth_results_quote(NULL, 0).document == NULL);
    answers(quoth_results_mention, quoth_results_mention(NULL, 0).document == NULL);
    answers(quoth_results_entity, no_entity(quoth_results_entity(NULL, 0)));
    answers(quoth_results_time, quoth_results_time(NULL, 0).document == NULL);
    quoth_report report = quoth_results_report(NULL, 0);
    answers(quoth_results_report, no_attribution(report.how) && report.mention.document == NULL &&
                                      report.place == NULL && report.stance == NULL);
    answers(quoth_results_taken, quoth_results_taken(NULL).reading == NULL);
    answers(quoth_results_kwic, quoth_results_kwic(NULL, 0).sentence.document == NULL);
    quoth_results_close(NULL);
    answers(quoth_results_close, true);
}

static void test_text(void) {
    quoth_error error = {.code = QUOTH_IO};
    const quoth_record_kind kind = QUOTH_RECORD_QUOTE;
    const quoth_format format = QUOTH_FORMAT_CSV;
    quoth_text *text = quoth_text_new(NULL);
    answers(quoth_text_new, text != NULL);
    quoth_string none = quoth_text_bytes(NULL);
    answers(quoth_text_bytes, none.count == 0 && none.bytes && none.bytes[0] == '\0');
    quoth_text_clear(NULL);
    answers(quoth_text_clear, true);
    answers(quoth_text_add_header, misused(!quoth_text_add_header(NULL, kind, format, &error), &error));
    answers(quoth_text_add_record, misused(!quoth_text_add_record(NULL, NULL, 0, format, &error), &error));
    answers(quoth_text_add_record, misused(!quoth_text_add_record(text, NULL, 0, format, &error), &error));
    quoth_cell cell = {.name = "a"}, unnamed = {.type = QUOTH_CELL_TEXT};
    answers(quoth_text_add_row, misused(!quoth_text_add_row(NULL, &cell, 1, false, format, &error), &error));
    answers(quoth_text_add_row, misused(!quoth_text_add_row(text, NULL, 1, false, format, &error), &error));
    answers(quoth_text_add_row, misused(!quoth_text_add_row(text, &cell, 0, true, format, &error), &error));
    answers(quoth_text_add_row,
            misused(!quoth_text_add_row(text, &unnamed, 1, false, format, &error), &error));
    answers(quoth_text_add_document,
            misused(!quoth_text_add_document(NULL, NULL, kind, format, &error), &error));
    answers(quoth_text_add_document,
            misused(!quoth_text_add_document(text, NULL, kind, format, &error), &error));
    answers(quoth_text_add_conllu, misused(!quoth_text_add_conllu(NULL, NULL, &error), &error));
    answers(quoth_text_add_conllu, misused(!quoth_text_add_conllu(text, NULL, &error), &error));
    check_number(quoth_text_bytes(text).count, 0);
    quoth_text_close(text);
    quoth_text_close(NULL);
    answers(quoth_text_close, true);
}

static void test_document(void) {
    uint32_t position = 7;
    answers(quoth_document_text, absent(quoth_document_text(NULL)));
    answers(quoth_document_meta, absent(quoth_document_meta(NULL, QUOTH_META_ID)));
    answers(quoth_document_index, quoth_document_index(NULL) == QUOTH_NONE);
    answers(quoth_document_corpus, quoth_document_corpus(NULL) == NULL);
    answers(quoth_document_warning_count, quoth_document_warning_count(NULL) == 0);
    answers(quoth_document_warning, absent(quoth_document_warning(NULL, 0, &position)) && position == 0 &&
                                        absent(quoth_document_warning(NULL, 0, NULL)));
    answers(quoth_document_paragraph_count, quoth_document_paragraph_count(NULL) == 0);
    answers(quoth_document_sentence_count, quoth_document_sentence_count(NULL) == 0);
    answers(quoth_document_token_count, quoth_document_token_count(NULL) == 0);
    answers(quoth_document_mention_count, quoth_document_mention_count(NULL) == 0);
    answers(quoth_document_quote_count, quoth_document_quote_count(NULL) == 0);
    answers(quoth_document_time_count, quoth_document_time_count(NULL) == 0);
    answers(quoth_document_entity_count, quoth_document_entity_count(NULL) == 0);
    answers(quoth_document_entity, no_entity(quoth_document_entity(NULL, 0)));
    answers(quoth_document_mention, quoth_document_mention(NULL, 0).document == NULL);
    quoth_error error = {.code = QUOTH_IO};
    answers(quoth_columns_new, misused(!quoth_columns_new(NULL, &error), &error));
    answers(quoth_columns_new, !quoth_columns_new(NULL, NULL));
    quoth_columns_close(NULL);
    answers(quoth_columns_close, true);
}

static void test_sentence(uint32_t index) {
    uint32_t first = 7;
    quoth_paragraph paragraph = {NULL, index};
    answers(quoth_paragraph_span, empty(quoth_paragraph_span(paragraph)));
    answers(quoth_paragraph_kind, quoth_paragraph_kind(paragraph) == NULL);
    answers(quoth_paragraph_kind_id, quoth_paragraph_kind_id(paragraph) == QUOTH_NONE);
    answers(quoth_paragraph_first_sentence, quoth_paragraph_first_sentence(paragraph) == 0);
    answers(quoth_paragraph_sentence_count, quoth_paragraph_sentence_count(paragraph) == 0);
    quoth_sentence sentence = {NULL, index};
    answers(quoth_sentence_span, empty(quoth_sentence_span(sentence)));
    answers(quoth_sentence_paragraph, quoth_sentence_paragraph(sentence).document == NULL);
    answers(quoth_sentence_first_token, quoth_sentence_first_token(sentence) == 0);
    answers(quoth_sentence_token_count, quoth_sentence_token_count(sentence) == 0);
    answers(quoth_sentence_root, quoth_sentence_root(sentence).document == NULL);
    answers(quoth_sentence_mentions, quoth_sentence_mentions(sentence, &first) == 0 && first == 0 &&
                                         quoth_sentence_mentions(sentence, NULL) == 0);
    first = 7;
    answers(quoth_sentence_quotes, quoth_sentence_quotes(sentence, &first) == 0 && first == 0 &&
                                       quoth_sentence_quotes(sentence, NULL) == 0);
}

static void test_token(uint32_t index) {
    quoth_token token = {NULL, index};
    answers(quoth_token_span, empty(quoth_token_span(token)));
    answers(quoth_token_lemma, absent(quoth_token_lemma(token)));
    answers(quoth_token_norm, quoth_token_norm(token, NULL, 0) == 0);
    answers(quoth_token_upos, quoth_token_upos(token) == NULL);
    answers(quoth_token_xpos, quoth_token_xpos(token) == NULL);
    answers(quoth_token_upos_id, quoth_token_upos_id(token) == QUOTH_NONE);
    answers(quoth_token_xpos_id, quoth_token_xpos_id(token) == QUOTH_NONE);
    answers(quoth_token_deprel_id, quoth_token_deprel_id(token) == QUOTH_NONE);
    answers(quoth_token_feats, quoth_token_feats(token) == NULL);
    answers(quoth_token_deprel, quoth_token_deprel(token) == NULL);
    answers(quoth_token_head, quoth_token_head(token).document == NULL);
    answers(quoth_token_space_after, !quoth_token_space_after(token));
    answers(quoth_token_multiword, quoth_token_multiword(token) == 0);
    answers(quoth_token_sentence, quoth_token_sentence(token).document == NULL);
    answers(quoth_token_child, quoth_token_child(token, token).document == NULL);
}

static void test_mention(uint32_t index) {
    quoth_mention mention = {NULL, index, 0, 1};
    answers(quoth_mention_span, empty(quoth_mention_span(mention)));
    answers(quoth_mention_kind, quoth_mention_kind(mention) == NULL);
    answers(quoth_mention_form, quoth_mention_form(mention) == NULL);
    answers(quoth_mention_kind_id, quoth_mention_kind_id(mention) == QUOTH_NONE);
    answers(quoth_mention_form_id, quoth_mention_form_id(mention) == QUOTH_NONE);
    answers(quoth_mention_entity, no_entity(quoth_mention_entity(mention)));
    answers(quoth_mention_sentence, quoth_mention_sentence(mention).document == NULL);
    quoth_time time = {NULL, index};
    answers(quoth_time_span, empty(quoth_time_span(time)));
    answers(quoth_time_type, quoth_time_type(time) == NULL);
    answers(quoth_time_type_id, quoth_time_type_id(time) == QUOTH_NONE);
    answers(quoth_time_value, absent(quoth_time_value(time)));
    quoth_quote quote = {NULL, index};
    answers(quoth_quote_attribution, no_attribution(quoth_quote_attribution(quote)));
    quoth_link link = quoth_quote_link(quote, 0);
    answers(quoth_quote_link, absent(link.name) && link.text.count == 0 && no_entity(link.entity));
}

static void test_entity(uint32_t id) {
    quoth_entity entity = {NULL, NULL, id};
    answers(quoth_entity_exists, !quoth_entity_exists(entity));
    answers(quoth_entity_survivor, no_entity(quoth_entity_survivor(entity)));
    answers(quoth_entity_name, absent(quoth_entity_name(entity)));
    answers(quoth_entity_kind, quoth_entity_kind(entity) == NULL);
    answers(quoth_entity_kind_id, quoth_entity_kind_id(entity) == QUOTH_NONE);
    answers(quoth_entity_alias_count, quoth_entity_alias_count(entity) == 0);
    answers(quoth_entity_alias, absent(quoth_entity_alias(entity, 0)));
    answers(quoth_entity_title_count, quoth_entity_title_count(entity) == 0);
    answers(quoth_entity_title, absent(quoth_entity_title(entity, 0)));
    answers(quoth_entity_mention_count, quoth_entity_mention_count(entity) == 0);
    answers(quoth_entity_mention, quoth_entity_mention(entity, 0).document == NULL);
    answers(quoth_entity_document_count, quoth_entity_document_count(entity) == 0);
    answers(quoth_entity_document, quoth_entity_document(entity, 0) == NULL);
    answers(quoth_entity_quote_count, quoth_entity_quote_count(entity) == 0);
    answers(quoth_entity_quote, quoth_entity_quote(entity, 0).document == NULL);
    answers(quoth_entity_part, no_entity(quoth_entity_part(entity, NULL)));
    quoth_entity found = {NULL, NULL, 0};
    answers(quoth_entity_called, quoth_entity_called(entity, "Venn", &found, NULL) && no_entity(found));
    answers(quoth_text_add_identity, !quoth_text_add_identity(NULL, entity, entity, NULL));
    answers(quoth_corpus_merge, !quoth_corpus_merge(NULL, entity, entity, NULL));
    answers(quoth_corpus_split, !quoth_corpus_split(NULL, entity, NULL, NULL));
}

/* Every field of a record that is none, and of a field that is none. */
static bool has_nothing(quoth_record record) {
    bool nothing = quoth_record_value(record, QUOTH_NONE).type == QUOTH_TYPE_NIL &&
                   quoth_record_item(record, QUOTH_NONE, 0).type == QUOTH_TYPE_NIL;
    for (uint32_t field = 0; field < quoth_field_count(); field++)
        nothing = nothing && quoth_record_value(record, field).type == QUOTH_TYPE_NIL &&
                  quoth_record_item(record, field, 0).type == QUOTH_TYPE_NIL;
    return nothing;
}

static void test_records(uint32_t index) {
    answers(quoth_results_record, has_nothing(quoth_results_record(NULL, index)));
    answers(quoth_quote_record, has_nothing(quoth_quote_record((quoth_quote){NULL, index})));
    answers(quoth_mention_record, has_nothing(quoth_mention_record((quoth_mention){NULL, index, 0, 1})));
    answers(quoth_entity_record, has_nothing(quoth_entity_record((quoth_entity){NULL, NULL, index})));
    answers(quoth_time_record, has_nothing(quoth_time_record((quoth_time){NULL, index})));
    for (int kind = -1; kind < 8; kind++)
        answers(quoth_record_value, has_nothing((quoth_record){.kind = (quoth_record_kind)kind}));
    answers(quoth_record_item, has_nothing((quoth_record){.kind = QUOTH_RECORD_REPORT, .index = index}));
}

static bool was_asked(const char *name, size_t length) {
    for (size_t i = 0; i < asked_count; i++)
        if (strlen(asked[i]) == length && memcmp(asked[i], name, length) == 0) return true;
    return false;
}

/* Every name of the header that a "(" follows behind QUOTH_API was asked. */
static void test_nothing_left_out(void) {
    FILE *file = fopen("csrc/quoth.h", "rb");
    static char header[1 << 16];
    if (!check(file)) return;
    size_t count = fread(header, 1, sizeof header - 1, file), functions = 0;
    fclose(file);
    check(count < sizeof header - 1);
    const char *at = strstr(header, "\nQUOTH_API ");
    for (; at; at = strstr(at + 1, "\nQUOTH_API ")) {
        const char *end = strchr(at, '('), *begin = end;
        if (!check(end)) return;
        while (begin > at && (begin[-1] == '_' || (begin[-1] >= 'a' && begin[-1] <= 'z'))) begin--;
        functions++;
        if (was_asked(begin, (size_t)(end - begin))) continue;
        printf("no NULL is given to %.*s\n", (int)(end - begin), begin);
        check(false);
    }
    check(functions > 100);
}

static void test_rules(void) {
    quoth_quote none = {NULL, 0};
    quoth_error error;
    quoth_text *text = quoth_text_new(NULL);
    answers(quoth_rule_count, quoth_rule_count() > 0);
    answers(quoth_rule_at, quoth_rule_at(SIZE_MAX).name == NULL);
    answers(quoth_document_mark_count, quoth_document_mark_count(NULL) == 0);
    answers(quoth_document_mark, quoth_document_mark(NULL, 0).rule.name == NULL);
    answers(quoth_quote_has_mark, !quoth_quote_has_mark(none, 0));
    answers(quoth_quote_find_mark, quoth_quote_find_mark(none, 0) == QUOTH_NONE);
    answers(quoth_text_add_why, !quoth_text_add_why(NULL, none, NULL));
    answers(quoth_text_add_why, !quoth_text_add_why(text, none, &error) && error.code == QUOTH_MISUSE);
    quoth_text_close(text);
}

int main(void) {
    test_rules();
    test_basics();
    test_model();
    test_corpus();
    test_stream();
    test_queries();
    test_results();
    test_text();
    test_document();
    const uint32_t indices[] = {0, 1, QUOTH_NONE};
    for (size_t i = 0; i < sizeof indices / sizeof *indices; i++) {
        test_sentence(indices[i]);
        test_token(indices[i]);
        test_mention(indices[i]);
        test_entity(indices[i]);
        test_records(indices[i]);
    }
    test_nothing_left_out();
    return check_done("api_null");
}
