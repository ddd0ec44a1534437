#ifndef QUOTH_QUERY_RECORD_H
#define QUOTH_QUERY_RECORD_H

#include "corpus/entity.h"
#include "speech/place.h"
#include "speech/stance.h"

/*
 * What a query returns: rows that point into documents, and functions that turn a row into all its fields.
 * The serialisers (write) and the public header's structs (api) are made from these.
 */

typedef enum query_record_kind {
    QUERY_QUOTE,
    QUERY_REPORT,
    QUERY_MENTION,
    QUERY_ENTITY,
    QUERY_TIME,
    QUERY_KWIC,
    QUERY_RECORD_KIND_COUNT
} query_record_kind;

/** One row of results. Which fields count depends on the kind of the results. */
typedef struct query_record {
    const engine_document *document; /**< NULL for an entity of a corpus */
    uint32_t index;    /**< quote; report's quote (DOC_NONE: narration); mention, time; entity id */
    uint32_t mention;  /**< report, mention: mention of the document, or DOC_NONE for words of a query */
    doc_range tokens;  /**< report, mention, kwic, time: the words */
    uint32_t entity;   /**< report, mention: id of the entity mentioned, or DOC_NONE */
    doc_span cue;      /**< narration: the governing predicate; empty where there is none */
    doc_span content;  /**< narration: its clause */
    uint32_t verb;     /**< narration: string id of the predicate's lemma, or DOC_NONE */
    uint32_t sentence; /**< narration, kwic: sentence of the document */
    uint8_t place, stance;
    doc_range mentions;   /**< report: all that it holds, of the results' places; count 0: its own alone */
    uint8_t stance_words; /**< report: how many words decide the stance */
    bool negated;         /**< narration */
    uint8_t modality;     /**< narration */
    doc_party holder;     /**< report: whose stance it is */
    doc_span stance_word[SPEECH_STANCE_WORDS]; /**< report: those words, in text order */
} query_record;

/** A mention of X that a report holds. */
typedef struct query_place {
    uint32_t mention; /**< of the document, or DOC_NONE for words */
    doc_range tokens;
    uint32_t entity; /**< id, or DOC_NONE */
    uint8_t place;   /**< speech_place */
} query_place;

/** What the X of a question was taken for. */
typedef enum query_reading {
    QUERY_READ_ENTITY,
    QUERY_READ_DESCRIPTION, /**< a thing that articles name in parts or only describe */
    QUERY_READ_WORDS,
    QUERY_READ_PATTERN,
    QUERY_READING_COUNT
} query_reading;

/** What X was taken for, and what stands behind it. */
typedef struct query_taken {
    bool known;      /**< the results answer a question about an X */
    uint8_t reading; /**< query_reading */
    uint32_t entity; /**< id of the best entity, or DOC_NONE */
    const char *name;
    uint32_t mentions, documents, speakers;
} query_taken;

/** The answer of a query: rows of one kind, in the order of the corpus. */
typedef struct query_results {
    const base_allocator *allocator;
    const corpus *owner; /**< whose entities the rows name; NULL for rows of a stream */
    query_record_kind kind;
    BASE_VEC(query_record) records;
    BASE_VEC(query_place) places; /**< of reports with several mentions */
    query_taken taken;
    BASE_VEC(char) name; /**< of what X was taken for */
} query_results;

/** Appends a row of other results, or of none, with its places; false when memory ran out. */
bool query_results_add(query_results *results, const query_results *from, const query_record *record);

/** Names what X was taken for; false when memory ran out. */
bool query_results_take(query_results *results, const query_taken *taken);

/** The name of a reading, as Lua shows it; static, NULL beyond the last. */
const char *query_reading_name(uint8_t reading);

/** Releases the rows. */
void query_results_release(query_results *results);

/** Spans in text order; count 0 where the thing is absent. Borrowed from the document or the record. */
typedef struct query_spans {
    const doc_span *items;
    uint32_t count;
} query_spans;

/** An addressee or a venue: the span is empty where there is none; entity.id DOC_NONE where it names none. */
typedef struct query_party {
    doc_span span;
    corpus_entity entity;
} query_party;

/** An intermediary of a chain. Strings are NUL-terminated, NULL where absent. */
typedef struct query_link {
    const char *name;
    query_spans text, cue;
    const char *verb;
    corpus_entity entity;
} query_link;

/** How somebody reported something: a quote, or the narrator's words in the shape of one. Spans are borrowed
 * from the document or the record. */
typedef struct query_attribution {
    const engine_document *document;
    doc_quote
        quote; /**< a narration's, too, but for its spans; labels without a name where there is nothing */
    query_spans source, cue, content, quoted;
    uint32_t index; /**< of the quote; DOC_NONE for narration */
} query_attribution;

/** How a quote of a document was reported. O(1). */
query_attribution query_quote_attribution(const engine_document *document, uint32_t quote);

/** The same of a row of quotes or reports; the narrator's where the report has no quote. */
query_attribution query_record_attribution(const query_record *record);

/** Somebody who speaks: the entity (the survivor; id DOC_NONE where nobody is known by name) and the name,
 * which is the outlet's for narration; NULL where unknown. */
typedef struct query_speaker {
    corpus_entity entity;
    const char *name;
} query_speaker;

/** Who speaks, and how many are known by name: 1 or none so far. `index` 0 is always an answer. */
uint32_t query_speaker_count(const query_attribution *how);
query_speaker query_speaker_at(const query_attribution *how, uint32_t index);

/** An addressee or a venue of a document with the entity that it names. */
query_party query_party_of(const engine_document *document, doc_party party);

/** A string of a document, NULL for DOC_NONE. */
const char *query_string(const engine_document *document, uint32_t id);

/** Intermediary `index` < chain_count of a quote, outermost first. */
query_link query_quote_link(const engine_document *document, uint32_t quote, uint32_t index);

/** The mention of a row of reports or mentions, or a mention of a document. */
typedef struct query_mention {
    const engine_document *document;
    doc_span span;
    uint8_t kind; /**< doc_kind; DOC_OTHER for words of a query */
    uint8_t form; /**< doc_mention_form; DOC_TERM for words of a query */
    corpus_entity entity;
} query_mention;
query_mention query_record_mention(const query_record *record);
query_mention query_document_mention(const engine_document *document, uint32_t mention);

/** A time expression; value NULL where it could not be resolved. */
typedef struct query_time {
    const engine_document *document;
    doc_span span;
    uint8_t type; /**< doc_time_type */
    const char *value;
} query_time;
query_time query_document_time(const engine_document *document, uint32_t time);

/** Quote, mention or time `index` of a document as a row. */
query_record query_document_record(const engine_document *document, query_record_kind kind, uint32_t index);

/** How many quotes, mentions or times a document has; 0 of other kinds. */
uint32_t query_document_count(const engine_document *document, query_record_kind kind);

/** A row of entities as an entity of `owner`, the results' corpus. */
corpus_entity query_record_entity(const query_record *record, const corpus *owner);

/** A row of words in context: the sentence's span (left and right context are what it holds around the
 * match) and the match. */
typedef struct query_context {
    const engine_document *document;
    uint32_t sentence;
    doc_span context, match;
} query_context;
query_context query_record_kwic(const query_record *record);

/** "content", "source", "cue_argument", "background"; "+", "-", "0" or NULL for none. Static. */
const char *query_place_name(uint8_t place);
const char *query_stance_name(uint8_t stance);

/** "quote", "report", "mention", "entity", "time", "kwic". Static. */
const char *query_record_kind_name(query_record_kind kind);

#endif
