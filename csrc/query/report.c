/* From hits to reports: which quote holds each, or what the narrator says of it. */
#include "query/report.h"

#include "speech/narration.h"

void query_reporter_start(query_reporter *reporter, const engine_models *models,
                          const base_allocator *allocator) {
    *reporter = (query_reporter){.lexicons = speech_model_lexicons(models->speech)};
    doc_view_start(&reporter->view, allocator, &models->names.function_words);
    speech_places_start(&reporter->places, allocator);
}

void query_reporter_release(query_reporter *reporter) {
    speech_places_release(&reporter->places);
    doc_view_release(&reporter->view);
}

bool query_reporter_enter(query_reporter *reporter, engine_document *document) {
    reporter->document = document;
    return doc_view_begin(&reporter->view, &document->content) &&
           speech_places_make(&reporter->places, &document->content);
}

/** The smallest range around two. */
static doc_range hull(doc_range a, doc_range b) {
    uint32_t first = a.first < b.first ? a.first : b.first;
    uint32_t a_end = a.first + a.count, b_end = b.first + b.count;
    return (doc_range){first, (a_end > b_end ? a_end : b_end) - first};
}

static bool is_told(const doc *document, uint32_t sentence) {
    uint8_t kind = document->paragraphs.items[document->sentences.items[sentence].paragraph].kind;
    return kind != DOC_RESIDUE && kind != DOC_FOREIGN;
}

static void narrate(const query_reporter *reporter, const query_hit *hit, query_record *record) {
    const doc *document = &reporter->document->content;
    speech_narration told = speech_narrate(&reporter->view, reporter->lexicons, hit->head);
    record->content = doc_tokens_span(document, hull(told.clause, hit->tokens));
    record->negated = told.negated;
    record->modality = (uint8_t)told.modality;
    if (told.predicate == DOC_NONE) return;
    record->cue = doc_token_span(document, told.cue);
    record->verb = doc_lemma(&document->tokens, told.cue);
    if (speech_is_circumstance(&reporter->places, &reporter->view, told.predicate))
        record->place = SPEECH_PLACE_BACKGROUND;
}

bool query_reporter_fill(query_reporter *reporter, const query_hit *hit, query_record *record) {
    const doc *document = &reporter->document->content;
    uint32_t sentence = doc_token_sentence(document, hit->head);
    if (hit->head >= document->tokens.count || sentence >= document->sentences.count) return false;
    doc_view_add(&reporter->view, sentence);
    speech_place place;
    uint32_t quote = speech_place_of(&reporter->places, &reporter->view, hit->head, &place);
    if (quote == DOC_NONE && !is_told(document, sentence)) return false;
    *record = (query_record){.document = reporter->document,
                             .index = quote,
                             .mention = hit->mention,
                             .tokens = hit->tokens,
                             .entity = DOC_NONE,
                             .verb = DOC_NONE,
                             .sentence = sentence,
                             .place = (uint8_t)place,
                             .modality = DOC_ASSERTED};
    if (hit->mention != DOC_NONE)
        record->entity =
            engine_document_entity(reporter->document, document->mentions.items[hit->mention].entity);
    if (quote == DOC_NONE) {
        narrate(reporter, hit, record);
    } else {
        record->stance =
            (uint8_t)speech_stance_toward(&reporter->view, reporter->lexicons, quote, hit->head).stance;
    }
    return true;
}
