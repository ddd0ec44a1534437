/*
 * Prints all that the library finds in some articles: each document's annotation, quotes, mentions and times, then the
 * entities of all and what mentions Resolution 1701. Two builds agree where they print the same bytes.
 *
 *     api_labels PATH…
 *
 * The model is lua/quoth/data/en.quoth, or what QUOTH_MODEL names.
 */
#include <stdio.h>
#include <stdlib.h>

#include "quoth.h"

static bool add_results(quoth_text *text, quoth_results *results, quoth_error *error) {
    bool done = results != NULL;
    for (size_t i = 0; done && i < quoth_results_count(results); i++)
        done = quoth_text_add_record(text, results, i, QUOTH_FORMAT_JSONL, error);
    quoth_results_close(results);
    return done;
}

static bool add_document(quoth_text *text, const quoth_document *document, quoth_error *error) {
    return quoth_text_add_conllu(text, document, error) &&
           quoth_text_add_document(text, document, QUOTH_RECORD_QUOTE, QUOTH_FORMAT_JSONL, error) &&
           quoth_text_add_document(text, document, QUOTH_RECORD_MENTION, QUOTH_FORMAT_JSONL, error) &&
           quoth_text_add_document(text, document, QUOTH_RECORD_TIME, QUOTH_FORMAT_JSONL, error);
}

static bool add_corpus(quoth_text *text, quoth_corpus *corpus, int count, char **paths, quoth_error *error) {
    for (int i = 0; i < count; i++)
        if (!quoth_corpus_read(corpus, paths[i], error)) return false;
    if (!quoth_corpus_settle(corpus, error)) return false;
    for (uint32_t i = 0; i < quoth_corpus_document_count(corpus); i++)
        if (!add_document(text, quoth_corpus_document(corpus, i), error)) return false;
    quoth_target x = {.words = "Resolution 1701"};
    return add_results(text, quoth_corpus_entities(corpus, NULL, 0, error), error) &&
           add_results(text, quoth_corpus_who_mentioned(corpus, &x, NULL, 0, error), error);
}

int main(int count, char **arguments) {
    const char *model_path = getenv("QUOTH_MODEL");
    quoth_error error = {0};
    quoth_model *model = quoth_model_open(model_path ? model_path : "lua/quoth/data/en.quoth", NULL, &error);
    quoth_corpus *corpus = model ? quoth_corpus_new(model, NULL, &error) : NULL;
    quoth_text *text = corpus ? quoth_text_new(NULL) : NULL;
    bool done = text && add_corpus(text, corpus, count - 1, arguments + 1, &error);
    if (done) {
        quoth_string bytes = quoth_text_bytes(text);
        done = bytes.count > 0 && fwrite(bytes.bytes, 1, bytes.count, stdout) == bytes.count;
    }
    if (!done) fprintf(stderr, "api_labels: %s\n", error.message[0] ? error.message : "nothing was written");
    quoth_text_close(text);
    quoth_corpus_close(corpus);
    quoth_model_close(model);
    return done && fflush(stdout) == 0 ? 0 : 1;
}
