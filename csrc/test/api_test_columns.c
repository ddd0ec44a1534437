/* Labels by id and by name, and the columns of tokens beside the views of the same tokens. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"
#include "test/api_model.h"
#include "test/check.h"

static quoth_model *model;

static void test_labels(void) {
    static const uint32_t counts[] = {[QUOTH_LABELS_KIND] = QUOTH_KIND_OTHER + 1,
                                      [QUOTH_LABELS_MENTION_FORM] = QUOTH_MENTION_TERM + 1,
                                      [QUOTH_LABELS_PARAGRAPH_KIND] = QUOTH_PARAGRAPH_FOREIGN + 1,
                                      [QUOTH_LABELS_TIME_TYPE] = QUOTH_TIME_SET + 1};
    for (int set = QUOTH_LABELS_KIND; set <= QUOTH_LABELS_DEPREL; set++) {
        uint32_t count = quoth_label_count((quoth_labels)set);
        check(count > 3);
        if (set <= QUOTH_LABELS_TIME_TYPE) check_number(count, counts[set]);
        for (uint32_t id = 0; id < count; id++)
            check_number(quoth_label_find((quoth_labels)set, quoth_label_name((quoth_labels)set, id)), id);
        check_string(quoth_label_name((quoth_labels)set, count), NULL);
        check_number(quoth_label_find((quoth_labels)set, "no such label"), QUOTH_NONE);
    }
    check_string(quoth_label_name(QUOTH_LABELS_KIND, QUOTH_KIND_LAW), "law");
    check_string(quoth_label_name(QUOTH_LABELS_MENTION_FORM, QUOTH_MENTION_PRONOUN), "pronoun");
    check_string(quoth_label_name(QUOTH_LABELS_PARAGRAPH_KIND, QUOTH_PARAGRAPH_RESIDUE), "residue");
    check_string(quoth_label_name(QUOTH_LABELS_TIME_TYPE, QUOTH_TIME_SET), "SET");
    check_number(quoth_label_count((quoth_labels)-1), 0);
}

/* Where a field of a record has words, a label's id is the index of its word. */
static void check_words(quoth_record_kind kind, const char *name, quoth_labels set) {
    uint32_t field = quoth_field_find(kind, name);
    for (uint32_t id = 0; id < quoth_label_count(set); id++)
        check_string(quoth_field_word(field, id), quoth_label_name(set, id));
}

static void test_words(void) {
    check_words(QUOTH_RECORD_MENTION, "kind", QUOTH_LABELS_KIND);
    check_words(QUOTH_RECORD_MENTION, "form", QUOTH_LABELS_MENTION_FORM);
    check_words(QUOTH_RECORD_ENTITY, "kind", QUOTH_LABELS_KIND);
    check_words(QUOTH_RECORD_TIME, "type", QUOTH_LABELS_TIME_TYPE);
}

/* An id beside a name: both say the same. */
static bool says(quoth_labels set, uint32_t id, const char *name) {
    return name && id != QUOTH_NONE && strcmp(quoth_label_name(set, id), name) == 0;
}

static void check_ids(const quoth_document *document) {
    for (uint32_t i = 0; i < quoth_document_token_count(document); i++) {
        quoth_token token = {document, i};
        check(says(QUOTH_LABELS_UPOS, quoth_token_upos_id(token), quoth_token_upos(token)));
        check(says(QUOTH_LABELS_XPOS, quoth_token_xpos_id(token), quoth_token_xpos(token)));
        check(says(QUOTH_LABELS_DEPREL, quoth_token_deprel_id(token), quoth_token_deprel(token)));
    }
    for (uint32_t i = 0; i < quoth_document_mention_count(document); i++) {
        quoth_mention mention = quoth_document_mention(document, i);
        check(says(QUOTH_LABELS_KIND, quoth_mention_kind_id(mention), quoth_mention_kind(mention)));
        check(says(QUOTH_LABELS_MENTION_FORM, quoth_mention_form_id(mention), quoth_mention_form(mention)));
    }
    quoth_mention words = {document, QUOTH_NONE, 0, 1};
    bool there = quoth_document_token_count(document) > 0;
    check(!there || says(QUOTH_LABELS_KIND, quoth_mention_kind_id(words), quoth_mention_kind(words)));
    check_number(quoth_mention_form_id(words), there ? (uint32_t)QUOTH_MENTION_TERM : QUOTH_NONE);
    for (uint32_t i = 0; i < quoth_document_entity_count(document); i++) {
        quoth_entity entity = quoth_document_entity(document, i);
        check(says(QUOTH_LABELS_KIND, quoth_entity_kind_id(entity), quoth_entity_kind(entity)));
    }
    for (uint32_t i = 0; i < quoth_document_paragraph_count(document); i++) {
        quoth_paragraph paragraph = {document, i};
        check(says(QUOTH_LABELS_PARAGRAPH_KIND, quoth_paragraph_kind_id(paragraph),
                   quoth_paragraph_kind(paragraph)));
    }
    for (uint32_t i = 0; i < quoth_document_time_count(document); i++) {
        quoth_time time = {document, i};
        check(says(QUOTH_LABELS_TIME_TYPE, quoth_time_type_id(time), quoth_time_type(time)));
    }
}

static bool is_string(const quoth_columns *columns, uint32_t id, const char *bytes, size_t count) {
    if (id >= columns->string_count) return false;
    uint32_t begin = columns->string_begin[id], end = columns->string_begin[id + 1];
    return end - begin == count && memcmp(columns->strings + begin, bytes, count) == 0;
}

/* The innermost mention around a token, by looking at all. */
static uint32_t entity_of(const quoth_document *document, uint32_t token) {
    uint32_t found = QUOTH_NONE, shortest = UINT32_MAX;
    for (uint32_t i = 0; i < quoth_document_mention_count(document); i++) {
        quoth_mention mention = quoth_document_mention(document, i);
        if (token - mention.first_token >= mention.token_count || mention.token_count > shortest) continue;
        shortest = mention.token_count;
        found = quoth_entity_survivor(quoth_mention_entity(mention)).id;
    }
    return found;
}

static void check_token(const quoth_document *document, const quoth_columns *columns, uint32_t i) {
    quoth_token token = {document, i}, head = quoth_token_head(token);
    quoth_span span = quoth_token_span(token);
    quoth_string lemma = quoth_token_lemma(token);
    const char *feats = quoth_token_feats(token);
    check(columns->begin[i] == span.begin && columns->end[i] == span.end);
    check_number(columns->sentence[i], quoth_token_sentence(token).index);
    check_number(columns->head[i], head.document ? head.index : QUOTH_NONE);
    check(is_string(columns, columns->lemma[i], lemma.bytes, lemma.count));
    check(is_string(columns, columns->feats[i], feats, strlen(feats)));
    check_number(columns->upos[i], quoth_token_upos_id(token));
    check_number(columns->xpos[i], quoth_token_xpos_id(token));
    check_number(columns->deprel[i], quoth_token_deprel_id(token));
    check_number(columns->entity[i], entity_of(document, i));
    check(((columns->flags[i] & QUOTH_TOKEN_SPACE_AFTER) != 0) == quoth_token_space_after(token));
    check(((columns->flags[i] & QUOTH_TOKEN_JOINED) != 0) == (quoth_token_multiword(token) == 0));
    check(columns->name[i] <= QUOTH_KIND_OTHER + 1);
    if (columns->flags[i] & QUOTH_TOKEN_NAME_BEGINS) check(columns->name[i] > 0);
}

static void check_columns(const quoth_document *document, uint32_t names) {
    quoth_error error;
    quoth_columns *columns = quoth_columns_new(document, &error);
    if (!check(columns && columns->size == sizeof *columns)) return;
    check_number(columns->token_count, quoth_document_token_count(document));
    uint32_t begun = 0;
    for (uint32_t i = 0; i < columns->token_count; i++) {
        check_token(document, columns, i);
        begun += (columns->flags[i] & QUOTH_TOKEN_NAME_BEGINS) != 0;
    }
    check(begun >= names);
    check(columns->string_count > 0 && columns->string_begin[0] == 0 && columns->string_begin[1] == 0);
    for (uint32_t a = 0; a < columns->string_count; a++)
        for (uint32_t b = 0; b < a; b++)
            check(!is_string(columns, a, columns->strings + columns->string_begin[b],
                             columns->string_begin[b + 1] - columns->string_begin[b]));
    quoth_columns_close(columns);
}

static void test_columns(void) {
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, NULL, NULL);
    check(quoth_corpus_read(corpus, "spec/fixtures/articles", &error));
    quoth_article empty = {.id = "empty", .text = {"", 0}};
    quoth_article joined = {.id = "joined", .text = {"Oskar Lund can't go to the Old Quay Office.", 43}};
    check(quoth_corpus_add(corpus, &empty, &error) && quoth_corpus_add(corpus, &joined, &error));
    check(quoth_corpus_settle(corpus, &error));
    for (uint32_t i = 0; i < quoth_corpus_document_count(corpus); i++) {
        const quoth_document *document = quoth_corpus_document(corpus, i);
        check_ids(document);
        check_columns(document, quoth_document_token_count(document) > 50 ? 5 : 0);
    }
    quoth_columns *kept = quoth_columns_new(quoth_corpus_document_with_id(corpus, "joined"), &error);
    quoth_corpus_close(corpus);
    check(is_string(kept, kept->lemma[0], "Oskar", 5) && kept->name[0] == 1 + QUOTH_KIND_PERSON);
    check(kept->flags[3] & QUOTH_TOKEN_JOINED);
    quoth_columns_close(kept);
}

static void test_stream_columns(void) {
    static const char *const paths[] = {"spec/fixtures/articles"};
    quoth_error error;
    quoth_stream *stream = quoth_stream_open(model, NULL, paths, 1, &error);
    const quoth_document *document;
    while ((document = quoth_stream_next(stream, &error))) check_columns(document, 5);
    quoth_stream_close(stream);
}

static bool columns_work(const base_allocator *allocator, void *context) {
    (void)context;
    quoth_allocator memory = {allocator->resize, allocator->context};
    quoth_options options = {.allocator = &memory, .threads = 1};
    quoth_article article = {.id = "a", .text = {"\"Yes,\" Venn said. Venn said that Lund left.", 43}};
    quoth_condition condition = {"about", "Lund"};
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, &options, &error);
    quoth_columns *columns = NULL;
    quoth_results *all = NULL, *kept = NULL, *picked = NULL, *collected = NULL;
    static const size_t indices[] = {1, 0};
    quoth_item item = {0};
    bool done = corpus && quoth_corpus_add(corpus, &article, &error) &&
                (all = quoth_corpus_quotes(corpus, NULL, 0, &error)) &&
                (columns = quoth_columns_new(quoth_corpus_document(corpus, 0), &error)) &&
                (kept = quoth_results_where(all, &condition, 1, &error)) &&
                (picked = quoth_results_pick(all, indices, 2, &error));
    item.document = done ? quoth_corpus_document(corpus, 0) : NULL;
    done = done && (collected = quoth_corpus_collect(corpus, QUOTH_RECORD_QUOTE, &item, 1, &error));
    if (!done) check_number(error.code, QUOTH_NO_MEMORY);
    quoth_results_close(collected);
    quoth_results_close(picked);
    quoth_results_close(kept);
    quoth_results_close(all);
    quoth_corpus_close(corpus);
    quoth_columns_close(columns);
    return done;
}

int main(void) {
    model = api_model_open("api_test_columns");
    if (!model) return 2;
    test_labels();
    test_words();
    test_columns();
    test_stream_columns();
    check_out_of_memory(columns_work, NULL);
    quoth_model_close(model);
    return check_done("api_test_columns");
}
