#ifndef QUOTH_QUERY_WORK_H
#define QUOTH_QUERY_WORK_H

#include "query/filter.h"

/** A question under way: what passes the filter becomes a row. */
typedef struct query_work {
    corpus *owner;
    query_results *results;
    query_filter filter;
    base_error *error;
} query_work;

/** False with *error, BASE_CANCELLED, where the work was cancelled. */
bool query_goes_on(const corpus *owner, base_error *error);

/** Fails for want of memory: false. */
bool query_fail_memory(base_error *error);

/** Settles, compiles the conditions, and makes *results empty; false with *error. */
bool query_work_start(query_work *self, corpus *owner, query_record_kind kind, query_conditions conditions,
                      query_results *results, base_error *error);

/** Releases the conditions, and the results of what was not done; returns `done`. */
bool query_work_finish(query_work *self, bool done);

/** Goes on to a document; false with the error. */
bool query_work_enter(query_work *self, const engine_document *document);

/** Keeps a record that passes; false with the error. */
bool query_work_offer(query_work *self, const query_record *record);

/** What is done with the hits of one document. */
typedef bool query_use_hits(query_work *self, engine_document *document, query_hits *hits, void *context);

/** Hands the hits of X to `use`, document by document, and says what X was taken for; false with the error. */
bool query_work_each(query_work *self, query_target x, query_use_hits *use, void *context);

#endif
