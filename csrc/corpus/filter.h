#ifndef QUOTH_CORPUS_FILTER_H
#define QUOTH_CORPUS_FILTER_H

#include "corpus/finder.h"

/** One condition on a record. Conditions with the same key are alternatives, different keys must all hold. */
typedef struct corpus_condition {
    const char *key, *value;
} corpus_condition;

/** The names of the filters that a kind of record knows, ended by NULL. Static. */
const char *const *corpus_filter_keys(corpus_record_kind kind);

/** A compiled condition. */
typedef struct filter_test {
    uint8_t key;
    const char *text;            /**< the value, borrowed from the caller */
    corpus_entity_list entities; /**< for names of entities: those that fit */
    corpus_finder finder;        /**< for "about" */
    corpus_hits hits;            /**< for "about": in the entered document */
} filter_test;

/** Conditions on one kind of record, ready for use. */
typedef struct corpus_filter {
    corpus *owner;
    const corpus_document *document;
    uint32_t keys; /**< set of the keys that occur */
    BASE_VEC(filter_test) tests;
} corpus_filter;

/** Compiles conditions, whose strings must outlive the filter. False with *error: BASE_MISUSE for a key that
 * the kind does not know, or a value outside a documented set, with the known ones. */
bool corpus_filter_open(corpus_filter *filter, corpus *owner, corpus_record_kind kind,
                        const corpus_condition *conditions, size_t count, base_error *error);

/** Prepares for records of a document; false when memory ran out. */
bool corpus_filter_enter(corpus_filter *filter, const corpus_document *document);

/** True where a record (of the entered document, or an entity) meets all conditions. */
bool corpus_filter_passes(const corpus_filter *filter, corpus_record_kind kind, const corpus_record *record);

void corpus_filter_close(corpus_filter *filter);

#endif
