/* X as a description, in articles that are analysed with the model that ships. */

#include <stdatomic.h>
#include <string.h>

#include "query/query.h"
#include "test/check.h"
#include "test/model_made.h"

static engine_models models;

static const char first[] =
    "The parliament in Orsa debated the harbour bill on Monday.\n\n"
    "\"The bill is good,\" Dalia Venn said. Oskar Lund rejected the bill. He said it would not pass.\n";
static const char second[] = "The harbour bill was passed on Friday. Ida Roos praised the bill.\n";

static bool add(corpus *self, const char *id, const char *text) {
    read_article article = {.bytes = text, .count = strlen(text), .id = id};
    return corpus_add(self, &article, NULL);
}

static bool open_corpus(corpus *self, const engine_options *options) {
    return check(corpus_open(self, &models, options, base_allocator_standard(), NULL)) &&
           check(add(self, "first", first) && add(self, "second", second) && corpus_settle(self, NULL));
}

/** A document that was removed can still be asked, and has X's words. */
static void test_removed(void) {
    corpus self;
    query_finder finder;
    query_hits hits = {0};
    engine_options options = {.threads = 1};
    if (!open_corpus(&self, &options)) return;
    const engine_document *removed = self.documents.items[0];
    check(corpus_remove(&self, "first", NULL));
    check_number(removed->index, DOC_NONE);
    query_target x = {.words = "harbour bill", .entity = DOC_NONE};
    check(query_finder_open(&finder, &self, x, false, NULL) && finder.topic.active);
    check(query_finder_find(&finder, removed, &hits));
    check_number(hits.count, 1);
    check(query_finder_find(&finder, self.documents.items[0], &hits));
    check_number(hits.count, 2);
    base_vec_release(base_allocator_standard(), &hits);
    query_finder_close(&finder);
    corpus_close(&self);
}

int main(void) {
    base_error error = {0};
    if (!engine_models_open(&models, made_path(), base_allocator_standard(), &error)) {
        check_string(error.message, "");
        return 2;
    }
    test_removed();
    engine_models_close(&models);
    return check_done("query_test_topic");
}
