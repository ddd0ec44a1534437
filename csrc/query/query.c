#include "query/query.h"

#include "base/sort.h"

/** A query under way: what passes the filter becomes a row. */
typedef struct query {
    corpus *owner;
    query_results *results;
    query_filter filter;
    base_error *error;
} query;

static bool fail_memory(base_error *error) {
    base_fail_memory(error);
    return false;
}

/** Settles, compiles the conditions, and makes *results empty. */
static bool start(query *self, corpus *owner, query_record_kind kind, query_conditions conditions,
                  query_results *results, base_error *error) {
    *self = (query){.owner = owner, .results = results, .error = error};
    *results = (query_results){.allocator = &owner->engine.allocator, .owner = owner, .kind = kind};
    return corpus_settle(owner, error) &&
           query_filter_open(&self->filter, owner, kind, conditions.items, conditions.count, error);
}

static bool finish(query *self, bool done) {
    query_filter_close(&self->filter);
    if (!done) query_results_release(self->results);
    return done;
}

static bool enter(query *self, const engine_document *document) {
    if (base_cancelled(self->owner->engine.options.cancel)) {
        base_fail(self->error, BASE_CANCELLED, 0, "the work was cancelled");
        return false;
    }
    return query_filter_enter(&self->filter, document) || fail_memory(self->error);
}

/** Keeps a record that passes. */
static bool offer(query *self, const query_record *record) {
    if (!query_filter_passes(&self->filter, self->results->kind, record)) return true;
    uint32_t limit = self->owner->engine.options.max_results;
    if (limit > 0 && self->results->records.count >= limit) {
        base_fail(self->error, BASE_LIMIT, limit, "the answer has more than %u records (max_results)",
                  (unsigned)limit);
        return false;
    }
    return base_vec_push(&self->owner->engine.allocator, &self->results->records, *record) ||
           fail_memory(self->error);
}

static query_record mention_record(const engine_document *document, uint32_t mention, doc_range tokens,
                                   uint8_t form) {
    query_record record = {.document = document,
                           .index = mention,
                           .mention = mention,
                           .tokens = tokens,
                           .entity = DOC_NONE,
                           .form = form};
    if (mention != DOC_NONE)
        record.entity = engine_document_entity(document, document->content.mentions.items[mention].entity);
    return record;
}

/** What is done with the hits of one document. */
typedef bool use_hits(query *self, engine_document *document, query_hits *hits, void *context);

/** Hands the hits of X to `use`, document by document. */
static bool each_document(query *self, query_target x, use_hits *use, void *context) {
    query_finder finder;
    query_hits hits = {0};
    if (!query_finder_open(&finder, self->owner, x, false, self->error)) return false;
    bool done = true;
    for (uint32_t i = 0; done && i < self->owner->documents.count; i++) {
        engine_document *document = self->owner->documents.items[i];
        done = query_finder_find(&finder, document, &hits) || fail_memory(self->error);
        if (done && hits.count > 0) done = enter(self, document) && use(self, document, &hits, context);
    }
    base_vec_release(&self->owner->engine.allocator, &hits);
    query_finder_close(&finder);
    return done;
}

/** Drops a phrase around a name of X: both are one mention. Hits are in text order, the longer first. */
static void keep_inner_names(const engine_document *document, query_hits *hits) {
    const doc *content = &document->content;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < hits->count; i++) {
        query_hit hit = hits->items[i];
        uint32_t end = hit.tokens.first + hit.tokens.count;
        bool phrase = hit.mention != DOC_NONE && doc_mention_at(content, hit.mention).form != DOC_NAME;
        bool around = false;
        for (uint32_t j = i + 1; phrase && !around && j < hits->count && hits->items[j].tokens.first < end;
             j++)
            around = hits->items[j].mention != DOC_NONE &&
                     doc_mention_at(content, hits->items[j].mention).form == DOC_NAME &&
                     hits->items[j].tokens.first + hits->items[j].tokens.count <= end;
        if (!around) hits->items[kept++] = hit;
    }
    hits->count = kept;
}

static bool report_hits(query *self, engine_document *document, query_hits *hits, void *context) {
    query_reporter *reporter = context;
    if (!query_reporter_enter(reporter, document)) return fail_memory(self->error);
    keep_inner_names(document, hits);
    bool done = true;
    for (uint32_t i = 0; done && i < hits->count; i++) {
        query_record record;
        if (query_reporter_fill(reporter, &hits->items[i], &record)) done = offer(self, &record);
    }
    return done;
}

bool query_who(corpus *self, query_target x, query_conditions conditions, query_results *results,
               base_error *error) {
    query under_way;
    query_reporter reporter;
    query_reporter_start(&reporter, self->engine.models, &self->engine.allocator);
    bool done = start(&under_way, self, QUERY_REPORT, conditions, results, error) &&
                each_document(&under_way, x, report_hits, &reporter);
    query_reporter_release(&reporter);
    return finish(&under_way, done);
}

static bool list_hits(query *self, engine_document *document, query_hits *hits, void *context) {
    (void)context;
    bool done = true;
    for (uint32_t i = 0; done && i < hits->count; i++) {
        query_record record = mention_record(document, hits->items[i].mention, hits->items[i].tokens,
                                             hits->items[i].form);
        record.sentence = doc_token_sentence(&document->content, hits->items[i].tokens.first);
        done = offer(self, &record);
    }
    return done;
}

bool query_mentions(corpus *self, query_target x, query_conditions conditions, query_results *results,
                    base_error *error) {
    query under_way;
    bool done = start(&under_way, self, QUERY_MENTION, conditions, results, error) &&
                each_document(&under_way, x, list_hits, NULL);
    return finish(&under_way, done);
}

bool query_kwic(corpus *self, const char *pattern, query_conditions conditions, query_results *results,
                base_error *error) {
    query under_way;
    query_target x = {NULL, pattern, DOC_NONE};
    bool done = start(&under_way, self, QUERY_KWIC, conditions, results, error) &&
                each_document(&under_way, x, list_hits, NULL);
    return finish(&under_way, done);
}

bool query_all(corpus *self, query_record_kind kind, query_conditions conditions, query_results *results,
               base_error *error) {
    query under_way;
    bool done = start(&under_way, self, kind, conditions, results, error);
    for (uint32_t d = 0; done && d < self->documents.count; d++) {
        const engine_document *document = self->documents.items[d];
        done = enter(&under_way, document);
        for (uint32_t i = 0; done && i < query_document_count(document, kind); i++) {
            query_record record = query_document_record(document, kind, i);
            done = offer(&under_way, &record);
        }
    }
    return finish(&under_way, done);
}

static int by_mentions(const void *a, const void *b, void *context) {
    const query_record *left = a, *right = b;
    uint32_t ours = corpus_entity_mention_count(query_record_entity(left, context));
    uint32_t theirs = corpus_entity_mention_count(query_record_entity(right, context));
    if (ours != theirs) return ours > theirs ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

static query_record entity_record(uint32_t id) {
    return (query_record){.index = id, .mention = DOC_NONE, .entity = id, .sentence = DOC_NONE};
}

bool query_entities(corpus *self, query_conditions conditions, query_results *results, base_error *error) {
    query under_way;
    bool done = start(&under_way, self, QUERY_ENTITY, conditions, results, error);
    for (uint32_t id = 0; done && id < self->identity.count; id++) {
        if (self->identity.survivor[id] != id) continue;
        if (!corpus_entity_is_named((corpus_entity){self, NULL, id})) continue;
        query_record record = entity_record(id);
        done = offer(&under_way, &record);
    }
    if (done)
        base_sort(results->records.items, results->records.count, sizeof *results->records.items, by_mentions,
                  self);
    return finish(&under_way, done);
}

bool query_named(corpus *self, const char *name, query_results *results, base_error *error) {
    query under_way;
    corpus_entity_list found = {0};
    bool done = start(&under_way, self, QUERY_ENTITY, (query_conditions){NULL, 0}, results, error);
    if (done && !(corpus_name_index_make(&self->lookup, self) &&
                  corpus_name_index_find(&self->lookup, self, name, &found)))
        done = fail_memory(error);
    for (uint32_t i = 0; done && i < found.count; i++) {
        query_record record = entity_record(found.items[i]);
        done = offer(&under_way, &record);
    }
    base_vec_release(&self->engine.allocator, &found);
    return finish(&under_way, done);
}
