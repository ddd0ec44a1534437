#ifndef QUOTH_QUERY_QUERY_H
#define QUOTH_QUERY_QUERY_H

#include "query/filter.h"
#include "query/report.h"

/*
 * Questions to a corpus. Each settles it first and fills *results, which the caller releases, with rows in
 * the order of the corpus: document, then position. An answer without rows is no failure. False with *error
 * where X or a condition is ill-formed (BASE_MISUSE, BASE_FORMAT, BASE_NOT_FOUND), beyond max_results
 * (BASE_LIMIT), when cancelled, or when memory ran out; *results holds nothing then. Time is linear in the
 * documents that are looked at.
 */

/** One record a report of X, by the innermost quote that holds it or by the narrator, with all its mentions; or one a
 * mention (the filter "each"). A phrase that is no name and has a name of X inside ("Foreign Minister Ana Ruiz") is
 * passed over for the name. */
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

/** The few entities whose names share words with words that found little: those that share most first, of these the most
 * mentioned. */
bool query_near(corpus *self, const char *words, query_results *results, base_error *error);

/* Records of records: nothing is settled, and nothing but them is looked at. */

/** Those of `from` that meet the conditions, in their order. */
bool query_where(corpus *self, const query_results *from, query_conditions conditions, query_results *results,
                 base_error *error);

/** Those of `from` with these indices, in this order. */
bool query_pick(const corpus *self, const query_results *from, const size_t *indices, size_t count,
                query_results *results, base_error *error);

/** A quote, mention, time or entity (document NULL: its id as index) to make a record of; a mention of index
 * DOC_NONE is the words `tokens`. */
typedef struct query_item {
    const engine_document *document;
    uint32_t index;
    doc_range tokens;
} query_item;

/** Appends the record of item number `at` (for the message) to results whose kind has objects, and whose owner
 * has the item. */
bool query_collect(query_results *results, const query_item *item, size_t at, base_error *error);

#endif
