#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"
#include "test/api_model.h"
#include "test/check.h"

/* Every allocation of a corpus and of a stream fails in turn, through the public header. */

static quoth_model *model;

static bool add(quoth_corpus *corpus, const char *id, const char *text, quoth_error *error) {
    quoth_article article = {
        .text = {text, strlen(text)}, .id = id, .date = "2026-03-12", .outlet = "Orsa Wire"};
    return quoth_corpus_add(corpus, &article, error);
}

static const quoth_allocator *public_allocator(const base_allocator *allocator, quoth_allocator *copy) {
    *copy = (quoth_allocator){allocator->resize, allocator->context};
    return copy;
}

static bool corpus_work(const base_allocator *allocator, void *context) {
    quoth_allocator memory;
    (void)context;
    static const char *const aliases[] = {"HC"};
    quoth_name names[] = {
        {.name = "Harbour Council", .kind = "org", .aliases = aliases, .alias_count = 1},
        {.name = "minister", .kind = "other", .pattern = true},
    };
    quoth_options options = {
        .allocator = public_allocator(allocator, &memory), .threads = 1, .names = names, .name_count = 2};
    quoth_error error;
    quoth_corpus *corpus = quoth_corpus_new(model, &options, &error);
    if (!corpus) return check(error.code == QUOTH_NO_MEMORY), false;
    quoth_condition speaker = {"speaker", "Venn"};
    quoth_results *results = NULL, *lines = NULL;
    bool done =
        add(corpus, "one", "Minister Dalia Venn called for the application of Resolution 84.", &error) &&
        add(corpus, "two", "Lund met Venn. \"HC Resolution 84 is good,\" Venn said.", &error) &&
        quoth_corpus_settle(corpus, &error) &&
        (results = quoth_corpus_who_mentioned(corpus, &(quoth_target){.words = "Resolution 84"}, &speaker, 1,
                                              &error)) &&
        (lines = quoth_corpus_kwic(corpus, "(call|calls for){0,1} [upos=PROPN|NOUN]", NULL, 0, &error));
    if (!done) check_number(error.code, QUOTH_NO_MEMORY);
    quoth_results_close(lines);
    quoth_results_close(results);
    quoth_corpus_close(corpus);
    return done;
}

static bool stream_work(const base_allocator *allocator, void *context) {
    quoth_allocator memory;
    (void)context;
    static const char *const paths[] = {"spec/fixtures/protocol/v*", "spec/fixtures/bad/b*"};
    quoth_options options = {.allocator = public_allocator(allocator, &memory),
                             .threads = 1,
                             .names_path = "spec/fixtures/names.tsv"};
    quoth_error error;
    quoth_stream *stream = quoth_stream_open(model, &options, paths, 2, &error);
    if (!stream) return check(error.code == QUOTH_NO_MEMORY), false;
    while (quoth_stream_next(stream, &error)) continue;
    bool done = error.code == QUOTH_OK;
    if (!done) check_number(error.code, QUOTH_NO_MEMORY);
    quoth_stream_close(stream);
    return done;
}

static quoth_corpus *staged(check_allocator *state, uint32_t articles) {
    static const char *const ids[] = {"one", "two", "three", "four"};
    quoth_allocator memory;
    quoth_options options = {.allocator = public_allocator(&state->allocator, &memory), .threads = 1};
    quoth_corpus *corpus = quoth_corpus_new(model, &options, NULL);
    for (uint32_t i = 0; corpus && i < articles; i++)
        check(add(corpus, ids[i], "Minister Dalia Venn called for the application of Resolution 84.", NULL));
    return corpus;
}

/* Work that was cut short goes on from the articles that were done: memory for one or two at a time is enough
 * for all, in their order. */
static void test_going_on(void) {
    check_allocator state;
    check_allocator_start(&state, SIZE_MAX);
    quoth_corpus *corpus = staged(&state, 1);
    size_t before = state.made;
    check(quoth_corpus_settle(corpus, NULL));
    size_t enough = state.made - before;
    quoth_corpus_close(corpus);
    corpus = staged(&state, 4);
    uint32_t rounds = 0;
    for (bool done = false; !done && rounds < 10; rounds++) {
        state.allowed = enough;
        done = quoth_corpus_settle(corpus, NULL);
        check(done || quoth_corpus_document_count(corpus) % 4 == 0);
    }
    check(rounds > 1 && rounds < 10);
    state.allowed = SIZE_MAX;
    check_number(quoth_corpus_document_count(corpus), 4);
    quoth_string id = quoth_document_meta(quoth_corpus_document(corpus, 2), QUOTH_META_ID);
    check(id.count == 5 && memcmp(id.bytes, "three", 5) == 0);
    quoth_corpus_close(corpus);
    corpus = staged(&state, 4); /* closed before it could go on */
    state.allowed = enough;
    check(!quoth_corpus_settle(corpus, NULL));
    state.allowed = SIZE_MAX;
    quoth_corpus_close(corpus);
    check_number(state.held, 0);
}

int main(void) {
    model = api_model_open("api_test_memory");
    if (!model) return 2;
    test_going_on();
    check_out_of_memory(corpus_work, NULL);
    check_out_of_memory(stream_work, NULL);
    quoth_model_close(model);
    return check_done("api_test_memory");
}
