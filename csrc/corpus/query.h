#ifndef QUOTH_CORPUS_QUERY_H
#define QUOTH_CORPUS_QUERY_H

#include "corpus/filter.h"
#include "corpus/report.h"

/** Conditions of a query. */
typedef struct corpus_conditions {
    const corpus_condition *items;
    size_t count;
} corpus_conditions;

/*
 * Questions to a corpus. Each settles it first and fills *results, which the caller releases, with rows in
 * the order of the corpus: document, then position. An answer without rows is no failure. False with *error
 * where X or a condition is ill-formed (BASE_MISUSE, BASE_FORMAT, BASE_NOT_FOUND), beyond max_results
 * (BASE_LIMIT), when cancelled, or when memory ran out; *results holds nothing then. Time is linear in the
 * documents that are looked at.
 */

/** One report a mention of X, by the innermost quote that holds it or by the narrator. A phrase that is no
 * name and has a name of X inside ("Foreign Minister Ana Ruiz") is passed over for the name. */
bool corpus_query_who(corpus *self, corpus_target x, corpus_conditions conditions, corpus_results *results,
                      base_error *error);

/** Every mention of X. */
bool corpus_query_mentions(corpus *self, corpus_target x, corpus_conditions conditions,
                           corpus_results *results, base_error *error);

/** Every match of a token pattern. */
bool corpus_query_kwic(corpus *self, const char *pattern, corpus_conditions conditions,
                       corpus_results *results, base_error *error);

/** All quotes, mentions or times (`kind`) that meet the conditions. */
bool corpus_query_all(corpus *self, corpus_record_kind kind, corpus_conditions conditions,
                      corpus_results *results, base_error *error);

/** All named entities that meet the conditions, the most mentioned first. */
bool corpus_query_entities(corpus *self, corpus_conditions conditions, corpus_results *results,
                           base_error *error);

/** All entities that a name fits, the best first. */
bool corpus_query_named(corpus *self, const char *name, corpus_results *results, base_error *error);

#endif
