#include "query/query.h"

#include "base/sort.h"
#include "query/work.h"

static query_record mention_record(const engine_document *document, uint32_t mention, doc_range tokens) {
    query_record record = {
        .document = document, .index = mention, .mention = mention, .tokens = tokens, .entity = DOC_NONE};
    if (mention != DOC_NONE)
        record.entity = engine_document_entity(document, document->content.mentions.items[mention].entity);
    return record;
}

static bool list_hits(query_work *self, engine_document *document, query_hits *hits, void *context) {
    (void)context;
    bool done = true;
    for (uint32_t i = 0; done && i < hits->count; i++) {
        query_record record = mention_record(document, hits->items[i].mention, hits->items[i].tokens);
        record.sentence = doc_token_sentence(&document->content, hits->items[i].tokens.first);
        done = query_work_offer(self, &record);
    }
    return done;
}

bool query_mentions(corpus *self, query_target x, query_conditions conditions, query_results *results,
                    base_error *error) {
    query_work under_way;
    bool done = query_work_start(&under_way, self, QUERY_MENTION, conditions, results, error) &&
                query_work_each(&under_way, x, list_hits, NULL);
    return query_work_finish(&under_way, done);
}

bool query_kwic(corpus *self, const char *pattern, query_conditions conditions, query_results *results,
                base_error *error) {
    query_work under_way;
    query_target x = {NULL, pattern, DOC_NONE};
    bool done = query_work_start(&under_way, self, QUERY_KWIC, conditions, results, error) &&
                query_work_each(&under_way, x, list_hits, NULL);
    return query_work_finish(&under_way, done);
}

bool query_all(corpus *self, query_record_kind kind, query_conditions conditions, query_results *results,
               base_error *error) {
    query_work under_way;
    bool done = query_work_start(&under_way, self, kind, conditions, results, error);
    for (uint32_t d = 0; done && d < self->documents.count; d++) {
        const engine_document *document = self->documents.items[d];
        done = query_work_enter(&under_way, document);
        for (uint32_t i = 0; done && i < query_document_count(document, kind); i++) {
            query_record record = query_document_record(document, kind, i);
            done = query_work_offer(&under_way, &record);
        }
    }
    return query_work_finish(&under_way, done);
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
    query_work under_way;
    bool done = query_work_start(&under_way, self, QUERY_ENTITY, conditions, results, error);
    for (uint32_t id = 0; done && id < self->identity.count; id++) {
        if (corpus_identity_survivor(&self->identity, id) != id) continue;
        if (!corpus_entity_is_named((corpus_entity){self, NULL, id})) continue;
        query_record record = entity_record(id);
        done = query_work_offer(&under_way, &record);
    }
    if (done)
        base_sort(results->records.items, results->records.count, sizeof *results->records.items, by_mentions,
                  self);
    return query_work_finish(&under_way, done);
}

bool query_named(corpus *self, const char *name, query_results *results, base_error *error) {
    query_work under_way;
    corpus_entity_list found = {0};
    bool done = query_work_start(&under_way, self, QUERY_ENTITY, (query_conditions){NULL, 0}, results, error);
    if (done && !corpus_name_index_find(self, name, &found)) done = query_fail_memory(error);
    for (uint32_t i = 0; done && i < found.count; i++) {
        query_record record = entity_record(found.items[i]);
        done = query_work_offer(&under_way, &record);
    }
    base_vec_release(&self->engine.allocator, &found);
    return query_work_finish(&under_way, done);
}
