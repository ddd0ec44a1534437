#ifndef QUOTH_CORPUS_RECORD_H
#define QUOTH_CORPUS_RECORD_H

#include "corpus/entity.h"

/*
 * What a query returns: rows that point into documents, and functions that turn a row into all its fields.
 * The serialisers (out) and the public header's structs (api) are made from these.
 */

typedef enum corpus_record_kind {
    CORPUS_QUOTE,
    CORPUS_REPORT,
    CORPUS_MENTION,
    CORPUS_ENTITY,
    CORPUS_TIME,
    CORPUS_KWIC,
    CORPUS_RECORD_KIND_COUNT
} corpus_record_kind;

/** Where the mention of a report stands in it. */
typedef enum corpus_place {
    CORPUS_CONTENT,
    CORPUS_SOURCE,
    CORPUS_CUE_ARGUMENT,
    CORPUS_BACKGROUND,
    CORPUS_PLACE_COUNT
} corpus_place;

/** For or against; NONE where the text does not say. */
typedef enum corpus_stance {
    CORPUS_STANCE_NONE,
    CORPUS_STANCE_POSITIVE,
    CORPUS_STANCE_NEGATIVE,
    CORPUS_STANCE_NEUTRAL,
    CORPUS_STANCE_COUNT
} corpus_stance;

/** One row of results. Which fields count depends on the kind of the results. */
typedef struct corpus_record {
    const corpus_document *document; /**< NULL for an entity of a corpus */
    uint32_t index;    /**< quote; report's quote (DOC_NONE: narration); mention, time; entity id */
    uint32_t mention;  /**< report, mention: mention of the document, or DOC_NONE for words of a query */
    doc_range tokens;  /**< report, mention, kwic, time: the words */
    uint32_t entity;   /**< report, mention: id of the entity mentioned, or DOC_NONE */
    doc_span cue;      /**< narration: the governing predicate; empty where there is none */
    doc_span content;  /**< narration: its clause */
    uint32_t verb;     /**< narration: string id of the predicate's lemma, or DOC_NONE */
    uint32_t sentence; /**< narration, kwic: sentence of the document */
    uint8_t place, stance;
    bool negated;     /**< narration */
    uint8_t modality; /**< narration */
} corpus_record;

/** The answer of a query: rows of one kind, in the order of the corpus. */
typedef struct corpus_results {
    const base_allocator *allocator;
    const corpus *owner; /**< whose entities the rows name; NULL for rows of a stream */
    corpus_record_kind kind;
    BASE_VEC(corpus_record) records;
} corpus_results;

/** Releases the rows. */
void corpus_results_release(corpus_results *results);

/** Spans in text order; count 0 where the thing is absent. Borrowed from the document or the record. */
typedef struct corpus_spans {
    const doc_span *items;
    uint32_t count;
} corpus_spans;

/** An addressee or a venue: the span is empty where there is none; entity.id DOC_NONE where it names none. */
typedef struct corpus_party {
    doc_span span;
    corpus_entity entity;
} corpus_party;

/** An intermediary of a chain. Strings are NUL-terminated, NULL where absent. */
typedef struct corpus_link {
    const char *name;
    corpus_spans text, cue;
    const char *verb;
    corpus_entity entity;
} corpus_link;

/**
 * How somebody reported something: all fields of a quote, or of the narrator. Strings are NUL-terminated and
 * borrowed, NULL where the field is nil.
 */
typedef struct corpus_attribution {
    const corpus_document *document;
    const char *form, *speaker_kind, *manner, *force, *commitment, *modality, *iteration;
    corpus_entity speaker;    /**< id DOC_NONE where nobody is known; the survivor */
    const char *speaker_name; /**< the speaker's name, the outlet's for narration; NULL where unknown */
    const char *verb;
    corpus_spans source, cue, content;
    uint32_t chain_count;
    corpus_party addressee, venue;
    const char *time_value, *time_basis;
    bool negated;
    uint16_t confidence; /**< thousandths */
    uint32_t sentence;   /**< index in the document */
} corpus_attribution;

/** All fields of a quote of a document. O(1). */
corpus_attribution corpus_quote_attribution(const corpus_document *document, uint32_t quote);

/** All fields of a row of quotes or reports, the narrator's where the report has no quote. Spans of narration
 * point into the record. */
corpus_attribution corpus_record_attribution(const corpus_record *record);

/** Intermediary `index` < chain_count of a quote, outermost first. */
corpus_link corpus_quote_link(const corpus_document *document, uint32_t quote, uint32_t index);

/** The mention of a row of reports or mentions, or a mention of a document. */
typedef struct corpus_mention {
    const corpus_document *document;
    doc_span span;
    const char *kind; /**< "person", …; "other" for words of a query */
    const char *form; /**< "name", "nominal", "pronoun", "term" */
    corpus_entity entity;
} corpus_mention;
corpus_mention corpus_record_mention(const corpus_record *record);
corpus_mention corpus_document_mention(const corpus_document *document, uint32_t mention);

/** A time expression: type "DATE", …; value NULL where it could not be resolved. */
typedef struct corpus_time {
    const corpus_document *document;
    doc_span span;
    const char *type, *value;
} corpus_time;
corpus_time corpus_document_time(const corpus_document *document, uint32_t time);

/** A row of entities as an entity of `owner`, the results' corpus. */
corpus_entity corpus_record_entity(const corpus_record *record, const corpus *owner);

/** A row of words in context: the sentence's span (left and right context are what it holds around the
 * match) and the match. */
typedef struct corpus_kwic {
    const corpus_document *document;
    uint32_t sentence;
    doc_span context, match;
} corpus_kwic;
corpus_kwic corpus_record_kwic(const corpus_record *record);

/** "content", "source", "cue_argument", "background"; "+", "-", "0" or NULL for none. Static. */
const char *corpus_place_name(uint8_t place);
const char *corpus_stance_name(uint8_t stance);

/** "quote", "report", "mention", "entity", "time", "kwic". Static. */
const char *corpus_record_kind_name(corpus_record_kind kind);

#endif
