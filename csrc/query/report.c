/* From hits to reports: which quote holds each, or what the narrator says of it. */
#include "query/report.h"

#include "speech/judgement.h"
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

/** Whose stance it is: the speaker's, or of the words that the narrator names whoever acts with. */
static doc_party holder_of(const query_reporter *reporter, const query_record *record, uint32_t token) {
    const doc *document = &reporter->document->content;
    if (record->index != DOC_NONE) {
        doc_quote quote = doc_quote_at(document, record->index);
        const doc_span *source = document->spans.items + quote.source.first;
        if (quote.source.count == 0) return (doc_party){{0, 0}, quote.speaker};
        return (doc_party){{source->begin, source[quote.source.count - 1].end}, quote.speaker};
    }
    if (token == DOC_NONE) return (doc_party){{0, 0}, DOC_NONE};
    uint32_t mention = speech_headed_mention(document, token);
    if (mention == DOC_NONE) return (doc_party){doc_token_span(document, token), DOC_NONE};
    doc_mention row = doc_mention_at(document, mention);
    return (doc_party){doc_tokens_span(document, row.tokens), row.entity};
}

/** For or against X, and the words that decide it, in the order of the text. */
static void take_sides(query_reporter *reporter, const query_hit *hit, query_record *record) {
    const doc *document = &reporter->document->content;
    if (record->index != DOC_NONE)
        doc_view_add(&reporter->view, doc_quote_at(document, record->index).sentence);
    speech_stance_found found =
        record->index == DOC_NONE
            ? speech_stance_told(&reporter->view, reporter->lexicons, hit->head)
            : speech_stance_toward(&reporter->view, reporter->lexicons, record->index, hit->head);
    record->stance = (uint8_t)found.stance;
    if (found.stance != SPEECH_STANCE_NONE) record->holder = holder_of(reporter, record, found.holder);
    for (uint32_t i = 0; i < found.count; i++) {
        doc_span span = doc_token_span(document, found.words[i]);
        uint32_t at = record->stance_words++;
        for (; at > 0 && record->stance_word[at - 1].begin > span.begin; at--)
            record->stance_word[at] = record->stance_word[at - 1];
        record->stance_word[at] = span;
    }
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
                             .holder = {{0, 0}, DOC_NONE},
                             .verb = DOC_NONE,
                             .sentence = sentence,
                             .place = (uint8_t)place,
                             .modality = DOC_ASSERTED};
    if (hit->mention != DOC_NONE)
        record->entity =
            engine_document_entity(reporter->document, document->mentions.items[hit->mention].entity);
    if (quote == DOC_NONE) narrate(reporter, hit, record);
    take_sides(reporter, hit, record);
    return true;
}
