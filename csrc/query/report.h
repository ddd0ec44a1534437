#ifndef QUOTH_QUERY_REPORT_H
#define QUOTH_QUERY_REPORT_H

#include "engine/models.h"
#include "query/target.h"
#include "speech/lexicons.h"

/**
 * Turns mentions into reports: for each the innermost quote that holds it, or the narrator's clause. Working
 * memory is kept from document to document.
 */
typedef struct query_reporter {
    const speech_lexicons *lexicons;
    engine_document *document;
    doc_view view; /**< of the sentences with hits, made one by one */
    speech_places places;
} query_reporter;

/** Makes a reporter without a document; allocates nothing. */
void query_reporter_start(query_reporter *reporter, const engine_models *models,
                          const base_allocator *allocator);

/** Releases all. */
void query_reporter_release(query_reporter *reporter);

/** Learns where the quotes of a document are, which is only read; false when memory ran out. Linear, but for
 * the nesting of quotes. */
bool query_reporter_enter(query_reporter *reporter, engine_document *document);

/** Fills a report of a hit in the entered document. False where there is none: narration of residue and
 * foreign paragraphs is passed over. O(sentence). */
bool query_reporter_fill(query_reporter *reporter, const query_hit *hit, query_record *record);

#endif
