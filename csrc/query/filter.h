#ifndef QUOTH_QUERY_FILTER_H
#define QUOTH_QUERY_FILTER_H

#include "query/field.h"
#include "query/target.h"

/** One condition on a record. Conditions with the same key are alternatives, different keys must all hold. */
typedef struct query_condition {
    const char *key, *value;
} query_condition;

/** Conditions of a query. */
typedef struct query_conditions {
    const query_condition *items;
    size_t count;
} query_conditions;

/** A compiled condition. */
typedef struct query_filter_test {
    const query_field *field;
    const char *text;            /**< the value, borrowed from the caller */
    uint32_t word;               /**< its id, where the field has a set of values */
    corpus_entity_list entities; /**< for names of entities: those that fit */
    query_finder finder;         /**< for "about" */
    query_hits hits;             /**< for "about": in the entered document */
} query_filter_test;

/** Conditions on one kind of record, ready for use. */
typedef struct query_filter {
    corpus *owner;
    const engine_document *document;
    uint8_t each;   /**< query_each: the last that was asked for */
    uint32_t asked; /**< fields that the tests ask: each of them must be met by one of its tests */
    BASE_VEC(query_filter_test) tests;
} query_filter;

/** Compiles conditions, whose strings must outlive the filter. False with *error: BASE_MISUSE for a key that
 * the kind does not know, or a value outside a documented set, with the known ones. */
bool query_filter_open(query_filter *filter, corpus *owner, query_record_kind kind,
                       const query_condition *conditions, size_t count, base_error *error);

/** Prepares for records of a document; false when memory ran out. */
bool query_filter_enter(query_filter *filter, const engine_document *document);

/** True where a record (of the entered document, or an entity) meets all conditions. */
bool query_filter_passes(const query_filter *filter, query_record_kind kind, const query_record *record);

void query_filter_close(query_filter *filter);

#endif
