/* A question under way: what passes its conditions becomes a row. */

#include "query/work.h"

bool query_fail_memory(base_error *error) {
    base_fail_memory(error);
    return false;
}

bool query_work_start(query_work *self, corpus *owner, query_record_kind kind, query_conditions conditions,
                      query_results *results, base_error *error) {
    *self = (query_work){.owner = owner, .results = results, .error = error};
    *results = (query_results){.allocator = &owner->engine.allocator, .owner = owner, .kind = kind};
    return corpus_settle(owner, error) &&
           query_filter_open(&self->filter, owner, kind, conditions.items, conditions.count, error);
}

bool query_work_finish(query_work *self, bool done) {
    query_filter_close(&self->filter);
    if (!done) query_results_release(self->results);
    return done;
}

bool query_goes_on(const corpus *owner, base_error *error) {
    if (!base_cancelled(owner->engine.options.cancel)) return true;
    base_fail(error, BASE_CANCELLED, 0, "the work was cancelled");
    return false;
}

bool query_work_enter(query_work *self, const engine_document *document) {
    return query_goes_on(self->owner, self->error) &&
           (query_filter_enter(&self->filter, document) || query_fail_memory(self->error));
}

bool query_work_offer(query_work *self, const query_record *record) {
    if (!query_filter_passes(&self->filter, self->results->kind, record)) return true;
    uint32_t limit = self->owner->engine.options.max_results;
    if (limit > 0 && self->results->records.count >= limit) {
        base_fail(self->error, BASE_LIMIT, limit, "the answer has more than %u records (max_results)",
                  (unsigned)limit);
        return false;
    }
    return query_results_add(self->results, NULL, record) || query_fail_memory(self->error);
}

/** What X was taken for: the best entity that bears its words, what the articles call it, or the words. */
static bool tell_target(query_work *self, const query_finder *finder, query_target x) {
    const query_topic *topic = &finder->topic;
    query_taken taken = {.reading = QUERY_READ_WORDS, .entity = DOC_NONE, .name = x.words};
    if (finder->entities.count > 0) {
        taken.reading = QUERY_READ_ENTITY;
        taken.entity = finder->entities.items[0];
    } else if (topic->active && query_chain_found(topic)) {
        taken.reading = QUERY_READ_DESCRIPTION;
        if (topic->called.count > 0) taken.entity = topic->called.items[0];
    }
    if (taken.entity != DOC_NONE)
        taken.name = corpus_entity_name((corpus_entity){self->owner, NULL, taken.entity});
    if (x.pattern) {
        taken.reading = QUERY_READ_PATTERN;
        taken.name = x.pattern;
    }
    return query_results_take(self->results, &taken) || query_fail_memory(self->error);
}

bool query_work_each(query_work *self, query_target x, query_use_hits *use, void *context) {
    query_finder finder;
    query_hits hits = {0};
    if (!query_finder_open(&finder, self->owner, x, false, self->error)) return false;
    bool done = tell_target(self, &finder, x);
    for (uint32_t i = 0; done && i < self->owner->documents.count; i++) {
        engine_document *document = self->owner->documents.items[i];
        done = query_goes_on(self->owner, self->error) &&
               (query_finder_find(&finder, document, &hits) || query_fail_memory(self->error));
        if (done && hits.count > 0)
            done = query_work_enter(self, document) && use(self, document, &hits, context);
    }
    base_vec_release(&self->owner->engine.allocator, &hits);
    query_finder_close(&finder);
    return done;
}
