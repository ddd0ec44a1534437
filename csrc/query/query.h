#ifndef QUOTH_QUERY_QUERY_H
#define QUOTH_QUERY_QUERY_H

#include "query/filter.h"
#include "query/report.h"

/** Conditions of a query. */
typedef struct query_conditions {
    const query_condition *items;
    size_t count;
} query_conditions;

/*
 * Questions to a corpus. Each settles it first and fills *results, which the caller releases, with rows in
 * the order of the corpus: document, then position. An answer without rows is no failure. False with *error
 * where X or a condition is ill-formed (BASE_MISUSE, BASE_FORMAT, BASE_NOT_FOUND), beyond max_results
 * (BASE_LIMIT), when cancelled, or when memory ran out; *results holds nothing then. Time is linear in the
 * documents that are looked at.
 */

/** One report a mention of X, by the innermost quote that holds it or by the narrator. A phrase that is no
 * name and has a name of X inside ("Foreign Minister Ana Ruiz") is passed over for the name. */
bool query_who(corpus *self, query_target x, query_conditions conditions, query_results *results,
               base_error *error);

/** Every mention of X. */
bool query_mentions(corpus *self, query_target x, query_conditions conditions, query_results *results,
                    base_error *error);

/** Every match of a token pattern. */
bool query_kwic(corpus *self, const char *pattern, query_conditions conditions, query_results *results,
                base_error *error);

/** All quotes, mentions or times (`kind`) that meet the conditions. */
bool query_all(corpus *self, query_record_kind kind, query_conditions conditions, query_results *results,
               base_error *error);

/** All named entities that meet the conditions, the most mentioned first. */
bool query_entities(corpus *self, query_conditions conditions, query_results *results, base_error *error);

/** All entities that a name fits, the best first. */
bool query_named(corpus *self, const char *name, query_results *results, base_error *error);

#endif
