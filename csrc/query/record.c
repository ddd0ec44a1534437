#include "query/record.h"

static const char *const place_names[SPEECH_PLACE_COUNT] = {"content", "source", "cue_argument",
                                                            "background"};
static const char *const stance_names[SPEECH_STANCE_COUNT] = {NULL, "+", "-", "0"};
static const char *const record_kind_names[QUERY_RECORD_KIND_COUNT] = {"quote",  "report", "mention",
                                                                       "entity", "time",   "kwic"};

const char *query_place_name(uint8_t place) {
    return place < SPEECH_PLACE_COUNT ? place_names[place] : NULL;
}

const char *query_stance_name(uint8_t stance) {
    return stance < SPEECH_STANCE_COUNT ? stance_names[stance] : NULL;
}

const char *query_record_kind_name(query_record_kind kind) {
    return kind < QUERY_RECORD_KIND_COUNT ? record_kind_names[kind] : NULL;
}

void query_results_release(query_results *results) {
    base_vec_release(results->allocator, &results->records);
}

/** NULL where nil, so that absence has one form. */
static const char *string_or_nil(const doc *content, uint32_t id) {
    return id == DOC_NONE ? NULL : doc_string(content, id);
}

static query_spans spans_of(const doc *content, doc_range range) {
    if (range.count == 0 || range.first > content->spans.count ||
        range.count > content->spans.count - range.first)
        return (query_spans){NULL, 0};
    return (query_spans){content->spans.items + range.first, range.count};
}

static query_spans span_of(const doc_span *span) {
    return span->begin < span->end ? (query_spans){span, 1} : (query_spans){NULL, 0};
}

static corpus_entity settled_entity(const engine_document *document, uint32_t index) {
    return corpus_entity_survivor(corpus_entity_of(document, index));
}

/** The entity, if it has a name: "two officials" and "a leaked report" speak, but nobody knows who that is.
 */
static corpus_entity named_entity(const engine_document *document, uint32_t index) {
    corpus_entity entity = settled_entity(document, index);
    return corpus_entity_is_named(entity) ? entity : (corpus_entity){NULL, NULL, DOC_NONE};
}

static query_attribution no_attribution(const engine_document *document) {
    return (query_attribution){.document = document,
                               .speaker = {NULL, NULL, DOC_NONE},
                               .addressee = {.entity = {NULL, NULL, DOC_NONE}},
                               .venue = {.entity = {NULL, NULL, DOC_NONE}},
                               .sentence = DOC_NONE};
}

query_attribution query_quote_attribution(const engine_document *document, uint32_t quote) {
    query_attribution result = no_attribution(document);
    if (!document || quote >= document->content.quotes.count) return result;
    const doc *content = &document->content;
    doc_quote from = doc_quote_at(content, quote);
    result.form = doc_form_name(from.form);
    result.speaker_kind = doc_speaker_kind_name(from.speaker_kind);
    result.manner = doc_manner_name(from.manner);
    result.force = doc_force_name(from.force);
    result.commitment = doc_commitment_name(from.commitment);
    result.modality = doc_modality_name(from.modality);
    result.iteration = doc_iteration_name(from.iteration);
    result.speaker = named_entity(document, from.speaker);
    result.speaker_name = corpus_entity_name(result.speaker);
    result.verb = string_or_nil(content, from.verb);
    result.source = spans_of(content, from.source);
    result.cue = spans_of(content, from.cue);
    result.content = spans_of(content, from.content);
    result.chain_count = from.chain.count;
    result.addressee = (query_party){from.addressee.span, named_entity(document, from.addressee.entity)};
    result.venue = (query_party){from.venue.span, named_entity(document, from.venue.entity)};
    result.time_value = string_or_nil(content, from.time_value);
    result.time_basis = string_or_nil(content, from.time_basis);
    result.negated = from.negated;
    result.confidence = from.confidence;
    result.sentence = from.sentence;
    return result;
}

/** The narrator's report: the outlet says it, and the author vouches for it. */
static query_attribution narration(const query_record *record) {
    query_attribution result = no_attribution(record->document);
    const doc *content = &record->document->content;
    result.form = doc_form_name(DOC_NARRATION);
    result.speaker_kind = doc_speaker_kind_name(DOC_OUTLET);
    result.force = doc_force_name(DOC_STATEMENT);
    result.commitment = doc_commitment_name(DOC_FACTIVE);
    result.modality = doc_modality_name(record->modality);
    result.speaker_name = string_or_nil(content, content->meta.source);
    result.verb = string_or_nil(content, record->verb);
    result.cue = span_of(&record->cue);
    result.content = span_of(&record->content);
    result.negated = record->negated;
    result.confidence = 1000;
    result.sentence = record->sentence;
    return result;
}

query_attribution query_record_attribution(const query_record *record) {
    if (!record->document || record->index != DOC_NONE)
        return query_quote_attribution(record->document, record->index);
    return narration(record);
}

query_link query_quote_link(const engine_document *document, uint32_t quote, uint32_t index) {
    query_link none = {.entity = {NULL, NULL, DOC_NONE}};
    if (!document || quote >= document->content.quotes.count) return none;
    const doc *content = &document->content;
    doc_range chain = doc_quote_at(content, quote).chain;
    if (index >= chain.count || chain.first + index >= content->links.count) return none;
    const doc_link *from = &content->links.items[chain.first + index];
    corpus_entity entity = settled_entity(document, from->entity);
    const char *known = corpus_entity_name(entity);
    return (query_link){.name = known ? known : string_or_nil(content, from->name),
                        .text = spans_of(content, from->text),
                        .cue = spans_of(content, from->cue),
                        .verb = string_or_nil(content, from->verb),
                        .entity = entity};
}

query_mention query_document_mention(const engine_document *document, uint32_t mention) {
    if (!document || mention >= document->content.mentions.count)
        return (query_mention){.entity = {NULL, NULL, DOC_NONE}};
    doc_mention from = doc_mention_at(&document->content, mention);
    return (query_mention){.document = document,
                           .span = doc_tokens_span(&document->content, from.tokens),
                           .kind = doc_kind_name(from.kind),
                           .form = doc_mention_form_name(from.form),
                           .entity = settled_entity(document, from.entity)};
}

query_mention query_record_mention(const query_record *record) {
    if (!record->document || record->mention != DOC_NONE)
        return query_document_mention(record->document, record->mention);
    return (query_mention){.document = record->document,
                           .span = doc_tokens_span(&record->document->content, record->tokens),
                           .kind = doc_kind_name(DOC_OTHER),
                           .form = doc_mention_form_name(DOC_TERM),
                           .entity = {NULL, NULL, DOC_NONE}};
}

query_time query_document_time(const engine_document *document, uint32_t time) {
    if (!document || time >= document->content.times.count) return (query_time){0};
    const doc *content = &document->content;
    const doc_time *from = &content->times.items[time];
    return (query_time){.document = document,
                        .span = doc_tokens_span(content, from->tokens),
                        .type = doc_time_type_name(from->type),
                        .value = string_or_nil(content, from->value)};
}

corpus_entity query_record_entity(const query_record *record, const corpus *owner) {
    return corpus_entity_survivor((corpus_entity){owner, record->document, record->index});
}

query_context query_record_kwic(const query_record *record) {
    const engine_document *document = record->document;
    if (!document || record->sentence >= document->content.sentences.count)
        return (query_context){.sentence = DOC_NONE};
    const doc *content = &document->content;
    return (query_context){.document = document,
                           .sentence = record->sentence,
                           .context =
                               doc_tokens_span(content, content->sentences.items[record->sentence].tokens),
                           .match = doc_tokens_span(content, record->tokens)};
}
