#include <stdlib.h>
#include <string.h>

#include "quoth.h"

/*
 * The whole way of an article, through the public header: the first byte of the input says how it comes in,
 * the rest is the article. Whatever it holds, it is analysed or refused with a message, and every view stays
 * inside the text.
 */

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

static void check_span(quoth_span span, size_t size) {
    REQUIRE(span.begin <= span.end && span.end <= size);
}

static void check_spans(quoth_spans spans, size_t size) {
    for (size_t i = 0; i < spans.count; i++) {
        check_span(spans.items[i], size);
        REQUIRE(i == 0 || spans.items[i].begin >= spans.items[i - 1].end);
    }
}

static void check_sentences(const quoth_document *document, size_t size) {
    for (uint32_t i = 0; i < quoth_document_sentence_count(document); i++) {
        quoth_sentence sentence = {document, i};
        uint32_t count = quoth_sentence_token_count(sentence), roots = 0;
        check_span(quoth_sentence_span(sentence), size);
        REQUIRE(count <= 400);
        for (uint32_t j = 0; j < count; j++) {
            quoth_token token = {document, quoth_sentence_first_token(sentence) + j};
            check_span(quoth_token_span(token), size);
            REQUIRE(quoth_token_upos(token) != NULL);
            roots += quoth_token_head(token).document == NULL;
        }
        REQUIRE(count == 0 || roots >= 1);
    }
}

static void check_columns(const quoth_document *document, size_t size) {
    quoth_columns *columns = quoth_columns_new(document, NULL);
    REQUIRE(columns && columns->token_count == quoth_document_token_count(document));
    for (uint32_t i = 0; i < columns->token_count; i++) {
        REQUIRE(columns->begin[i] < columns->end[i] && columns->end[i] <= size);
        REQUIRE(columns->sentence[i] < quoth_document_sentence_count(document));
        REQUIRE(columns->head[i] == QUOTH_NONE || columns->head[i] < columns->token_count);
        REQUIRE(columns->lemma[i] < columns->string_count && columns->feats[i] < columns->string_count);
    }
    quoth_columns_close(columns);
}

static void check_document(const quoth_document *document) {
    size_t size = quoth_document_text(document).count;
    check_sentences(document, size);
    check_columns(document, size);
    for (uint32_t i = 0; i < quoth_document_mention_count(document); i++)
        check_span(quoth_mention_span(quoth_document_mention(document, i)), size);
    for (uint32_t i = 0; i < quoth_document_quote_count(document); i++) {
        quoth_attribution how = quoth_quote_attribution((quoth_quote){document, i});
        check_spans(how.source, size);
        check_spans(how.cue, size);
        check_spans(how.content, size);
        REQUIRE(how.content.count > 0 && how.confidence >= 0 && how.confidence <= 1);
    }
}

/** Conditions on an answer keep what the question with these conditions finds. */
static void narrow(quoth_corpus *corpus, const quoth_results *reports) {
    static const quoth_condition conditions[] = {{"about", "Resolution 1701"}, {"form", "direct"}};
    quoth_target x = {.words = "Resolution 1701"};
    quoth_results *kept = quoth_results_where(reports, conditions, 2, NULL);
    quoth_results *asked = quoth_corpus_who_mentioned(corpus, &x, conditions, 2, NULL);
    REQUIRE(kept && asked && quoth_results_count(kept) == quoth_results_count(asked));
    quoth_results_close(kept);
    quoth_results_close(asked);
}

static void ask(quoth_corpus *corpus) {
    quoth_text *text = quoth_text_new(NULL);
    quoth_results *reports =
        quoth_corpus_who_mentioned(corpus, &(quoth_target){.words = "Resolution 1701"}, NULL, 0, NULL);
    REQUIRE(text && reports);
    narrow(corpus, reports);
    for (size_t i = 0; i < quoth_results_count(reports); i++)
        REQUIRE(quoth_text_add_record(text, reports, i, QUOTH_FORMAT_JSONL, NULL));
    for (uint32_t i = 0; i < quoth_corpus_document_count(corpus); i++)
        REQUIRE(quoth_text_add_conllu(text, quoth_corpus_document(corpus, i), NULL));
    quoth_results_close(reports);
    quoth_text_close(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static quoth_model *model;
    quoth_error error = {0};
    if (!model) model = quoth_model_open("lua/quoth/data/en.quoth", NULL, &error);
    REQUIRE(model);
    if (size == 0) return 0;
    quoth_options options = {.threads = 1};
    quoth_corpus *corpus = quoth_corpus_new(model, &options, &error);
    REQUIRE(corpus);
    quoth_article article = {.text = {(const char *)data + 1, size - 1},
                             .input = data[0] & 1 ? QUOTH_INPUT_HTML : QUOTH_INPUT_TEXT,
                             .id = "article"};
    if (quoth_corpus_add(corpus, &article, &error)) {
        REQUIRE(quoth_corpus_settle(corpus, &error));
        for (uint32_t i = 0; i < quoth_corpus_document_count(corpus); i++)
            check_document(quoth_corpus_document(corpus, i));
        ask(corpus);
    } else {
        REQUIRE(error.code != QUOTH_OK && error.message[0]);
    }
    quoth_corpus_close(corpus);
    return 0;
}
