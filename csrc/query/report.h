#ifndef QUOTH_QUERY_REPORT_H
#define QUOTH_QUERY_REPORT_H

#include "query/target.h"

/**
 * Turns mentions into reports: for each the innermost quote that holds it, or the narrator's clause. Working
 * memory is kept from document to document.
 */
typedef struct query_reporter {
    const engine_models *models;
    const base_allocator *allocator;
    const engine_document *document;
    uint32_t *quotes; /**< token → the innermost quote whose content, source, addressee or venue holds it */
    uint8_t *places;  /**< token → query_place in that quote */
    uint32_t *cues;   /**< token → the quote whose cue it heads */
    uint32_t capacity; /**< tokens */
    BASE_VEC(struct report_span) spans;
} query_reporter;

/** A span of a quote that may hold mentions. */
struct report_span {
    uint32_t size; /**< bytes of the whole quote: the innermost has the fewest */
    uint32_t quote;
    doc_span span;
    uint8_t place;
};

void query_reporter_start(query_reporter *reporter, const engine_models *models,
                          const base_allocator *allocator);
void query_reporter_release(query_reporter *reporter);

/** Learns where the quotes of a document are; false when memory ran out. Linear, but for the nesting of
 * quotes. */
bool query_reporter_enter(query_reporter *reporter, const engine_document *document);

/** Fills a report of a hit in the entered document. False where there is none: narration of residue and
 * foreign paragraphs is passed over. O(sentence). */
bool query_reporter_fill(const query_reporter *reporter, const query_hit *hit, query_record *record);

/* ---- Shared by the files of reports; not for other rooms. ---- */

/** Fills a record's narration: the predicate that governs the hit, its clause, and whether a report stands
 * around. */
void query_narrate(const query_reporter *reporter, const query_hit *hit, query_record *record);

/** How the speaker of a report stands toward the hit: from the quote's class and the hit's role in its
 * content. */
query_stance query_stance_toward(const query_reporter *reporter, uint32_t quote, const query_hit *hit);

/** Head of a token inside its sentence [first, first + count), or DOC_NONE. O(1). */
uint32_t query_head_in(const doc *document, doc_range sentence, uint32_t token);

/** A child of a token with one of two relations (universal ones match subtypes), or DOC_NONE. O(sentence). */
uint32_t query_child_with(const doc *document, doc_range sentence, uint32_t token, uint8_t relation,
                          uint8_t other);

/** True for a word that says something happens: a verb, or what a copula is said of. O(sentence). */
bool query_is_predicate(const doc *document, doc_range sentence, uint32_t token);

/** True where a token is negated by a word below it. O(sentence). */
bool query_is_negated(const engine_models *models, const doc *document, doc_range sentence, uint32_t token);

#endif
