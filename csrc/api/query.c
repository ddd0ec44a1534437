#include "api/api.h"

/** A query with what its worker needs; the public function fills it and calls `ask`. */
typedef struct question {
    quoth_corpus *corpus;
    const quoth_condition *conditions;
    size_t count;
    quoth_error *error;
    query_target x;
    const char *words; /**< a pattern or a name */
    query_record_kind kind;
    const quoth_results *from;
    const quoth_item *items;
    const size_t *indices;
    size_t chosen; /**< items or indices */
} question;

typedef bool answer(const question *asked, query_conditions conditions, query_results *results,
                    base_error *error);

static bool copy_conditions(const question *asked, query_condition *conditions, quoth_error *error) {
    for (size_t i = 0; i < asked->count; i++) {
        const quoth_condition *from = &asked->conditions[i];
        if (!from->key || !from->value) return api_misuse(error, "a condition needs a key and a value");
        conditions[i] = (query_condition){from->key, from->value};
    }
    return true;
}

static bool can_ask(const question *asked) {
    api_clear(asked->error);
    if (!asked->corpus) return api_misuse(asked->error, "there is no corpus");
    return asked->conditions || asked->count == 0 ||
           api_misuse(asked->error, "a condition needs a key and a value");
}

/** Runs a query into new results; NULL with the question's error. */
static quoth_results *ask(const question *asked, answer *work) {
    if (!can_ask(asked)) return NULL;
    const base_allocator *memory = &asked->corpus->core.engine.allocator;
    query_condition *conditions = base_new(memory, asked->count, sizeof *conditions);
    quoth_results *results = base_new_zeroed(memory, 1, sizeof *results);
    bool done = conditions && results ? copy_conditions(asked, conditions, asked->error)
                                      : api_fail_memory(asked->error);
    base_error failure;
    if (done && !work(asked, (query_conditions){conditions, asked->count}, &results->core, &failure))
        done = api_fail(asked->error, &failure);
    base_free(memory, conditions, asked->count, sizeof *conditions);
    if (!done) {
        base_free(memory, results, 1, sizeof *results);
        return NULL;
    }
    results->allocator = *memory;
    results->core.allocator = &results->allocator;
    results->corpus = asked->corpus;
    return results;
}

enum { TARGET_SIZE = API_FIRST_SIZE(quoth_target, pattern) };
_Static_assert(TARGET_SIZE == sizeof(quoth_target),
               "a field was added: let this compare with the end of the last one");

/** What the caller gave as X: nothing for NULL. */
static bool take_target(const quoth_target *given, quoth_target *x, quoth_error *error) {
    *x = (quoth_target){.entity.id = QUOTH_NONE};
    return !given || api_take(x, sizeof *x, TARGET_SIZE, given, "the target", error);
}

/** X for the rooms; false with *error for an entity that is not of this corpus. */
static bool target_of(question *asked, const quoth_target *x) {
    if (!asked->corpus) return true; /* which ask() refuses */
    asked->x = (query_target){x->words, x->pattern, DOC_NONE};
    if (x->words || x->pattern) return true;
    if (x->entity.corpus == asked->corpus && x->entity.id != QUOTH_NONE) {
        asked->x.entity = x->entity.id;
        return true;
    }
    return api_misuse(asked->error, "give words, a pattern, or an entity of this corpus");
}

static bool answer_who(const question *asked, query_conditions conditions, query_results *results,
                       base_error *error) {
    return query_who(&asked->corpus->core, asked->x, conditions, results, error);
}

quoth_results *quoth_corpus_who_mentioned(quoth_corpus *self, const quoth_target *given,
                                          const quoth_condition *conditions, size_t count,
                                          quoth_error *error) {
    question asked = {.corpus = self, .conditions = conditions, .count = count, .error = error};
    quoth_target x;
    return take_target(given, &x, error) && target_of(&asked, &x) ? ask(&asked, answer_who) : NULL;
}

static bool answer_all(const question *asked, query_conditions conditions, query_results *results,
                       base_error *error) {
    return query_all(&asked->corpus->core, asked->kind, conditions, results, error);
}

static bool answer_mentions(const question *asked, query_conditions conditions, query_results *results,
                            base_error *error) {
    return query_mentions(&asked->corpus->core, asked->x, conditions, results, error);
}

quoth_results *quoth_corpus_mentions(quoth_corpus *self, const quoth_target *given,
                                     const quoth_condition *conditions, size_t count, quoth_error *error) {
    question asked = {.corpus = self, .conditions = conditions, .count = count, .error = error};
    quoth_target x;
    if (!take_target(given, &x, error)) return NULL;
    if (!x.words && !x.pattern && x.entity.id == QUOTH_NONE) {
        asked.kind = QUERY_MENTION;
        return ask(&asked, answer_all);
    }
    return target_of(&asked, &x) ? ask(&asked, answer_mentions) : NULL;
}

quoth_results *quoth_corpus_quotes(quoth_corpus *self, const quoth_condition *conditions, size_t count,
                                   quoth_error *error) {
    question asked = {
        .corpus = self, .conditions = conditions, .count = count, .error = error, .kind = QUERY_QUOTE};
    return ask(&asked, answer_all);
}

quoth_results *quoth_corpus_all_mentions(quoth_corpus *self, quoth_error *error) {
    question asked = {.corpus = self, .error = error, .kind = QUERY_MENTION};
    return ask(&asked, answer_all);
}

quoth_results *quoth_corpus_times(quoth_corpus *self, quoth_error *error) {
    question asked = {.corpus = self, .error = error, .kind = QUERY_TIME};
    return ask(&asked, answer_all);
}

static bool answer_entities(const question *asked, query_conditions conditions, query_results *results,
                            base_error *error) {
    return query_entities(&asked->corpus->core, conditions, results, error);
}

quoth_results *quoth_corpus_entities(quoth_corpus *self, const quoth_condition *conditions, size_t count,
                                     quoth_error *error) {
    question asked = {.corpus = self, .conditions = conditions, .count = count, .error = error};
    return ask(&asked, answer_entities);
}

static bool answer_named(const question *asked, query_conditions conditions, query_results *results,
                         base_error *error) {
    (void)conditions;
    return query_named(&asked->corpus->core, asked->words, results, error);
}

quoth_results *quoth_corpus_entities_named(quoth_corpus *self, const char *name, quoth_error *error) {
    question asked = {.corpus = self, .error = error, .words = name};
    if (name) return ask(&asked, answer_named);
    api_misuse(error, "a name is needed");
    return NULL;
}

static bool answer_near(const question *asked, query_conditions conditions, query_results *results,
                        base_error *error) {
    (void)conditions;
    return query_near(&asked->corpus->core, asked->words, results, error);
}

quoth_results *quoth_corpus_entities_near(quoth_corpus *self, const char *name, quoth_error *error) {
    question asked = {.corpus = self, .error = error, .words = name};
    if (name) return ask(&asked, answer_near);
    api_misuse(error, "a name is needed");
    return NULL;
}

static bool answer_kwic(const question *asked, query_conditions conditions, query_results *results,
                        base_error *error) {
    return query_kwic(&asked->corpus->core, asked->words, conditions, results, error);
}

quoth_results *quoth_corpus_kwic(quoth_corpus *self, const char *pattern, const quoth_condition *conditions,
                                 size_t count, quoth_error *error) {
    question asked = {
        .corpus = self, .conditions = conditions, .count = count, .error = error, .words = pattern};
    if (pattern) return ask(&asked, answer_kwic);
    api_misuse(error, "a pattern is needed");
    return NULL;
}

/* ## Records of records, and of objects */

static bool answer_where(const question *asked, query_conditions conditions, query_results *results,
                         base_error *error) {
    return query_where(&asked->corpus->core, &asked->from->core, conditions, results, error);
}

/** A question to results; without a corpus, which ask() refuses, where there are none. */
static question of_results(const quoth_results *from, quoth_error *error) {
    return (question){.corpus = from ? from->corpus : NULL, .from = from, .error = error};
}

quoth_results *quoth_results_where(const quoth_results *self, const quoth_condition *conditions, size_t count,
                                   quoth_error *error) {
    question asked = of_results(self, error);
    asked.conditions = conditions;
    asked.count = count;
    return ask(&asked, answer_where);
}

static bool answer_pick(const question *asked, query_conditions conditions, query_results *results,
                        base_error *error) {
    (void)conditions;
    return query_pick(&asked->corpus->core, &asked->from->core, asked->indices, asked->chosen, results,
                      error);
}

quoth_results *quoth_results_pick(const quoth_results *self, const size_t *indices, size_t count,
                                  quoth_error *error) {
    question asked = of_results(self, error);
    asked.indices = indices;
    asked.chosen = count;
    if (indices || count == 0) return ask(&asked, answer_pick);
    api_misuse(error, "the indices are missing");
    return NULL;
}

static bool answer_collect(const question *asked, query_conditions conditions, query_results *results,
                           base_error *error) {
    (void)conditions;
    corpus *owner = &asked->corpus->core;
    *results = (query_results){.allocator = &owner->engine.allocator, .owner = owner, .kind = asked->kind};
    for (size_t i = 0; i < asked->chosen; i++) {
        const quoth_item *from = &asked->items[i];
        query_item item = {from->document ? api_document(from->document) : NULL,
                           from->index,
                           {from->first_token, from->token_count}};
        if (query_collect(results, &item, i, error)) continue;
        query_results_release(results);
        return false;
    }
    return true;
}

quoth_results *quoth_corpus_collect(quoth_corpus *self, quoth_record_kind kind, const quoth_item *items,
                                    size_t count, quoth_error *error) {
    question asked = {
        .corpus = self, .error = error, .kind = (query_record_kind)kind, .items = items, .chosen = count};
    bool has = kind == QUOTH_RECORD_QUOTE || kind == QUOTH_RECORD_MENTION || kind == QUOTH_RECORD_ENTITY ||
               kind == QUOTH_RECORD_TIME;
    if (has && (items || count == 0)) return ask(&asked, answer_collect);
    api_misuse(error, has ? "the items are missing"
                          : "records are collected of quotes, mentions, entities and times");
    return NULL;
}
