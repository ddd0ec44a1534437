#ifndef QUOTH_QUERY_FIELD_H
#define QUOTH_QUERY_FIELD_H

#include "query/record.h"

/*
 * The fields of records, told once: a row a field, with its name, type, values and meaning, the kinds of
 * records that have it, how it is asked for, and how a record's value is found. Columns of output (write),
 * filters (filter.h), the public header's fields (api), the objects of the binding, help, completion and the
 * reference are all made from these rows. Values hold ids; names are looked up where they leave the library.
 */

/** What a value is. The public header's quoth_type has the same order. */
typedef enum query_type {
    QUERY_TYPE_NIL, /**< no value */
    QUERY_TYPE_FLAG,
    QUERY_TYPE_NUMBER,
    QUERY_TYPE_INDEX, /**< a number that counts from 0 */
    QUERY_TYPE_SHARE, /**< 0 … 1, as thousandths */
    QUERY_TYPE_WORD,  /**< a value of the field's set: its id */
    QUERY_TYPE_STRING,
    QUERY_TYPE_TEXT, /**< words of the document: one span */
    QUERY_TYPE_SPANS,
    QUERY_TYPE_PARTY,  /**< words, and whom they name */
    QUERY_TYPE_MOMENT, /**< a time, what it rests on, and its words */
    QUERY_TYPE_DOCUMENT,
    QUERY_TYPE_SENTENCE, /**< its number in the document, from 0 */
    QUERY_TYPE_QUOTE,    /**< its number in the document, from 0 */
    QUERY_TYPE_MENTION,
    QUERY_TYPE_ENTITY,  /**< an entity, with its name; the name alone where somebody is no entity */
    QUERY_TYPE_LINK,    /**< an intermediary, as an item of a list */
    QUERY_TYPE_STRINGS, /**< lists from here on */
    QUERY_TYPE_DOCUMENTS,
    QUERY_TYPE_QUOTES,
    QUERY_TYPE_MENTIONS,
    QUERY_TYPE_ENTITIES,
    QUERY_TYPE_LINKS,
    QUERY_TYPE_COUNT
} query_type;

/** A value with its type. Which members count depends on the type; all is borrowed. */
typedef struct query_value {
    query_type type;
    const engine_document *document; /**< whose words the spans are */
    uint32_t number;                 /**< flag, number, index, thousandths, id of a word; length of a list */
    const char *string;              /**< string; name of an entity or link; a moment's value */
    const char *basis;               /**< of a moment */
    doc_span span;                   /**< text, party, mention, moment */
    query_spans spans;
    corpus_entity entity; /**< entity, party, mention, link */
    doc_range tokens;     /**< of a mention, which is `number` of its document */
    uint32_t quote;       /**< of a link, which is `number` of the quote's chain */
    uint8_t form;         /**< of a mention */
    const char *place;    /**< of a mention of a report */
} query_value;

/** A closed set of values: the name of an id, NULL behind the last; the id 0 may be nameless, for nil. */
typedef struct query_set {
    const char *name;
    const char *(*word)(uint8_t id);
} query_set;

/** How a filter compares. */
typedef enum query_match {
    QUERY_MATCH_NONE,   /**< no filter */
    QUERY_MATCH_SAME,   /**< the value itself; strings folded */
    QUERY_MATCH_WORDS,  /**< words that it holds, folded */
    QUERY_MATCH_ENTITY, /**< an entity that the name fits; else the same name, or words of a party */
    QUERY_MATCH_ABOUT,  /**< what the content mentions */
    QUERY_MATCH_SINCE,  /**< the day or a later one */
    QUERY_MATCH_UNTIL,
    QUERY_MATCH_DOCUMENT, /**< the document's id */
    QUERY_MATCH_EACH      /**< no condition: what is one record */
} query_match;

/** What is one record of who mentioned X. */
typedef enum query_each { QUERY_EACH_REPORT, QUERY_EACH_MENTION, QUERY_EACH_COUNT } query_each;

/** A record of which fields are asked; made once for all of them. */
typedef struct query_subject {
    query_record_kind kind;
    const corpus *owner; /**< the results' corpus; NULL for rows of a stream */
    const query_record *record;
    const query_results *results; /**< that the record is of; NULL for others */
    query_attribution how;        /**< of quotes and reports */
} query_subject;

query_subject query_subject_of(query_record_kind kind, const corpus *owner, const query_record *record);

/** One field. */
typedef struct query_field {
    const char *name;     /**< in objects, of the filter, to sort by */
    const char *column;   /**< in output; NULL where it is not written */
    const query_set *set; /**< of words */
    query_value (*get)(const query_subject *subject);
    query_value (*item)(const query_subject *subject, uint32_t index); /**< of lists */
    const char *doc;    /**< a sentence; NULL where objects do not have the field */
    const char *filter; /**< what the filter asks for; NULL where there is none */
    uint8_t records;    /**< kinds that have it: bits 1 << query_record_kind */
    uint8_t type;       /**< query_type */
    uint8_t match;      /**< query_match */
    bool optional;      /**< may be nil */
} query_field;

/** A bound on the number of fields, for sets of them. */
enum { QUERY_FIELD_MOST = 96 };

/** How many fields there are, and field `id` below that, in the order in which they are written. */
uint32_t query_field_count(void);
const query_field *query_field_at(uint32_t id);

/** True where records of the kind have the field. */
static inline bool query_field_of(const query_field *field, query_record_kind kind) {
    return (unsigned)kind < QUERY_RECORD_KIND_COUNT && (field->records >> kind & 1U) != 0;
}

/** The id of a field that objects of the kind have, or DOC_NONE. */
uint32_t query_field_find(query_record_kind kind, const char *name);

/** A field's value of a record, and item `index` of one that is a list: QUERY_TYPE_NIL where there is none. */
query_value query_field_value(const query_field *field, const query_subject *subject);
query_value query_field_item(const query_field *field, const query_subject *subject, uint32_t index);

#endif
