/* Records of records: those that meet conditions, those that the caller picks, and those of objects that the
 * caller has. */

#include "base/sort.h"
#include "query/query.h"
#include "query/work.h"

static bool push(query_results *results, const query_results *from, const query_record *record,
                 base_error *error) {
    if (query_results_add(results, from, record)) return true;
    base_fail_memory(error);
    return false;
}

/** Makes empty results that answer the same question. */
static bool results_like(query_results *results, const corpus *self, const query_results *from,
                         base_error *error) {
    *results = (query_results){.allocator = &self->engine.allocator, .owner = self, .kind = from->kind};
    if (!from->taken.known || query_results_take(results, &from->taken)) return true;
    query_results_release(results);
    base_fail_memory(error);
    return false;
}

/** A row of the records that conditions are asked of. */
typedef struct where_row {
    uint32_t document, index; /**< where the record stands: in the corpus, among the records */
    bool passes;
} where_row;

static int by_document(const void *a, const void *b, void *context) {
    const where_row *left = a, *right = b;
    (void)context;
    if (left->document != right->document) return left->document < right->document ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

static int by_index(const void *a, const void *b, void *context) {
    const where_row *left = a, *right = b;
    (void)context;
    return left->index < right->index ? -1 : left->index > right->index;
}

/** Asks the filter row by row; each document is entered once, however the records are sorted. */
static bool ask_rows(query_filter *filter, const query_results *from, where_row *rows, base_error *error) {
    const engine_document *entered = NULL;
    for (uint32_t i = 0; i < from->records.count; i++) {
        const query_record *record = &from->records.items[rows[i].index];
        if (record->document != entered) {
            entered = record->document;
            if (!query_goes_on(filter->owner, error)) return false;
            if (entered && !query_filter_enter(filter, entered)) {
                base_fail_memory(error);
                return false;
            }
        }
        rows[i].passes = query_filter_passes(filter, from->kind, record);
    }
    return true;
}

static bool keep_passing(query_filter *filter, const query_results *from, where_row *rows,
                         query_results *results, base_error *error) {
    uint32_t count = from->records.count;
    for (uint32_t i = 0; i < count; i++) {
        const engine_document *document = from->records.items[i].document;
        rows[i] = (where_row){document ? document->index : DOC_NONE, i, false};
    }
    base_sort(rows, count, sizeof *rows, by_document, NULL);
    bool done = ask_rows(filter, from, rows, error);
    if (done) base_sort(rows, count, sizeof *rows, by_index, NULL);
    for (uint32_t i = 0; done && i < count; i++)
        if (rows[i].passes) done = push(results, from, &from->records.items[i], error);
    return done;
}

bool query_where(corpus *self, const query_results *from, query_conditions conditions, query_results *results,
                 base_error *error) {
    query_filter filter;
    const base_allocator *memory = &self->engine.allocator;
    if (!results_like(results, self, from, error)) return false;
    if (!query_filter_open(&filter, self, from->kind, conditions.items, conditions.count, error)) {
        query_results_release(results);
        return false;
    }
    where_row *rows = base_new(memory, from->records.count, sizeof *rows);
    bool done = rows != NULL;
    if (done)
        done = keep_passing(&filter, from, rows, results, error);
    else
        base_fail_memory(error);
    base_free(memory, rows, from->records.count, sizeof *rows);
    query_filter_close(&filter);
    if (!done) query_results_release(results);
    return done;
}

bool query_pick(const corpus *self, const query_results *from, const size_t *indices, size_t count,
                query_results *results, base_error *error) {
    if (!results_like(results, self, from, error)) return false;
    for (size_t i = 0; i < count; i++) {
        bool there = indices[i] < from->records.count;
        if (!there)
            base_fail(error, BASE_MISUSE, i, "there is no record %zu: there are %u", indices[i],
                      (unsigned)from->records.count);
        if (there && push(results, from, &from->records.items[indices[i]], error)) continue;
        query_results_release(results);
        return false;
    }
    return true;
}

static bool collect_mention(const doc *content, const query_item *item, query_record *record) {
    record->mention = item->index;
    if (item->index != DOC_NONE) {
        if (item->index >= content->mentions.count) return false;
        doc_mention mention = doc_mention_at(content, item->index);
        record->tokens = mention.tokens;
        record->entity = engine_document_entity(item->document, mention.entity);
    } else {
        record->tokens = item->tokens;
        bool there = item->tokens.count > 0 && item->tokens.first < content->tokens.count &&
                     item->tokens.count <= content->tokens.count - item->tokens.first;
        if (!there) return false;
    }
    record->sentence = doc_token_sentence(content, record->tokens.first);
    return true;
}

static bool collect_part(query_record_kind kind, const query_item *item, query_record *record) {
    const doc *content = &item->document->content;
    *record = (query_record){
        .document = item->document, .index = item->index, .mention = DOC_NONE, .entity = DOC_NONE};
    switch (kind) {
    case QUERY_QUOTE:
        return item->index < content->quotes.count;
    case QUERY_MENTION:
        return collect_mention(content, item, record);
    case QUERY_TIME:
        if (item->index >= content->times.count) return false;
        record->tokens = content->times.items[item->index].tokens;
        return true;
    default:
        return false;
    }
}

bool query_collect(query_results *results, const query_item *item, size_t at, base_error *error) {
    query_record record = {.index = DOC_NONE, .mention = DOC_NONE, .entity = DOC_NONE, .sentence = DOC_NONE};
    bool there = false;
    if (results->kind == QUERY_ENTITY) {
        record.index = corpus_entity_survivor((corpus_entity){results->owner, NULL, item->index}).id;
        record.entity = record.index;
        there = record.index != DOC_NONE;
    } else if (item->document && item->document->owner == results->owner) {
        there = collect_part(results->kind, item, &record);
    }
    if (there) return push(results, NULL, &record, error);
    base_fail(error, BASE_MISUSE, at, "item %zu is no %s of this corpus", at,
              query_record_kind_name(results->kind));
    return false;
}
