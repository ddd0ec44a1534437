/* X as a description, in articles that are analysed with the model that ships. */

#include <stdatomic.h>
#include <string.h>

#include "query/context.h"
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

/** Mentions in one quote are one report; sentences of the same words are as many. */
static void test_reports(void) {
    static const struct {
        const char *text;
        uint32_t records, mentions;
    } cases[] = {
        {"\"The harbour bill is good and the bill will pass,\" Dalia Venn said.\n", 1, 2},
        {"The harbour bill is good. The bill is good. The bill is good. The bill is good.\n", 4, 4},
        {"The Harbour Bill is good. The bill is good. The Harbour Bill is good.\n", 3, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        corpus self;
        query_results results;
        engine_options options = {.threads = 1};
        query_target x = {.words = "harbour bill", .entity = DOC_NONE};
        check(corpus_open(&self, &models, &options, base_allocator_standard(), NULL));
        check(add(&self, "one", cases[i].text));
        check(query_who(&self, x, (query_conditions){NULL, 0}, &results, NULL));
        check_number(results.records.count, cases[i].records);
        check_number(results.taken.mentions, cases[i].mentions);
        query_results_release(&results);
        corpus_close(&self);
    }
}

static bool is_near(double a, double b) {
    return a - b < 1e-9 && b - a < 1e-9;
}

/** How alike two documents' names are does not depend on which comes first, nor on what was compared before. */
static void test_likeness(void) {
    corpus self;
    query_context_of context;
    engine_options options = {.threads = 1};
    if (!open_corpus(&self, &options)) return;
    check(add(&self, "third", "Dalia Venn met Oskar Lund in Orsa. Venn left.\n"));
    check(add(&self, "fourth", "Pavo Quellin sang.\n") && corpus_settle(&self, NULL));
    check(query_context_start(&context, &self));
    engine_document *const *documents = self.documents.items;
    double like = query_context_between(&context, documents[0], documents[2]);
    check(like > 0.5 && like < 1);
    check(is_near(query_context_between(&context, documents[2], documents[0]), like));
    check(is_near(query_context_between(&context, documents[0], documents[0]), 1));
    check(is_near(query_context_between(&context, documents[0], documents[3]), 0));
    query_context_release(&context);
    corpus_close(&self);
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

/** Whoever stops a question is told so, where no document has X too. */
static void test_cancelled(void) {
    static const char *const asked[] = {"harbour bill", "bill", "railway treaty", "Dalia Venn", "Quellin"};
    base_cancel cancel;
    corpus self;
    query_results results;
    engine_options options = {.threads = 1, .cancel = &cancel};
    atomic_init(&cancel, 0);
    if (!open_corpus(&self, &options)) return;
    atomic_store(&cancel, 1);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        base_error error = {0};
        query_finder finder;
        query_target x = {.words = asked[i], .entity = DOC_NONE};
        check(!query_who(&self, x, (query_conditions){NULL, 0}, &results, &error));
        check_number(error.code, BASE_CANCELLED);
        if (query_finder_open(&finder, &self, x, false, &error)) {
            check(!finder.topic.active);
            query_finder_close(&finder);
        }
    }
    base_error error = {0};
    check(!query_near(&self, "Dalia Vern", &results, &error));
    check_number(error.code, BASE_CANCELLED);
    atomic_store(&cancel, 0);
    check(query_near(&self, "Dalia Vern", &results, &error) && results.records.count == 1);
    query_results_release(&results);
    corpus_close(&self);
}

int main(void) {
    base_error error = {0};
    if (!engine_models_open(&models, made_path(), base_allocator_standard(), &error)) {
        check_string(error.message, "");
        return 2;
    }
    test_removed();
    test_cancelled();
    test_reports();
    test_likeness();
    engine_models_close(&models);
    return check_done("query_test_topic");
}
