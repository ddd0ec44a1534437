#include "query/record.h"

#include <string.h>

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

static const char *const reading_names[QUERY_READING_COUNT] = {"entity", "description", "words", "pattern"};

const char *query_reading_name(uint8_t reading) {
    return reading < QUERY_READING_COUNT ? reading_names[reading] : NULL;
}

void query_results_release(query_results *results) {
    base_vec_release(results->allocator, &results->records);
    base_vec_release(results->allocator, &results->places);
    base_vec_release(results->allocator, &results->name);
    results->taken.name = NULL;
}

bool query_results_add(query_results *results, const query_results *from, const query_record *record) {
    query_record row = *record;
    if (!from) row.mentions.count = 0;
    if (!base_vec_reserve(results->allocator, &results->records, 1) ||
        !base_vec_reserve(results->allocator, &results->places, row.mentions.count))
        return false;
    row.mentions.first = results->places.count;
    for (uint32_t i = 0; i < row.mentions.count; i++)
        results->places.items[results->places.count++] = from->places.items[record->mentions.first + i];
    results->records.items[results->records.count++] = row;
    return true;
}

bool query_results_take(query_results *results, const query_taken *taken) {
    const char *name = taken->name ? taken->name : "";
    uint32_t size = (uint32_t)strlen(name) + 1;
    if (!base_vec_reserve(results->allocator, &results->name, size)) return false;
    memcpy(results->name.items, name, size);
    results->name.count = size;
    results->taken = *taken;
    results->taken.known = true;
    results->taken.name = results->name.items;
    return true;
}

const char *query_string(const engine_document *document, uint32_t id) {
    return document && id != DOC_NONE ? doc_string(&document->content, id) : NULL;
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

/** Labels that have no name, so that what is absent is written as such. */
static query_attribution no_attribution(const engine_document *document) {
    return (query_attribution){.document = document,
                               .index = DOC_NONE,
                               .quote = {
#define NO_LABEL(name) .name = UINT8_MAX,
                                   DOC_QUOTE_LABELS(NO_LABEL)
#undef NO_LABEL
                                       .speaker = DOC_NONE,
                                   .sentence = DOC_NONE, .cue_head = DOC_NONE, .verb = DOC_NONE,
                                   .time_value = DOC_NONE, .time_basis = DOC_NONE,
                                   .addressee = {.entity = DOC_NONE}, .venue = {.entity = DOC_NONE}}};
}

query_attribution query_quote_attribution(const engine_document *document, uint32_t quote) {
    query_attribution how = no_attribution(document);
    if (!document || quote >= document->content.quotes.count) return how;
    const doc *content = &document->content;
    how.index = quote;
    how.quote = doc_quote_at(content, quote);
    how.source = spans_of(content, how.quote.source);
    how.cue = spans_of(content, how.quote.cue);
    how.content = spans_of(content, how.quote.content);
    how.quoted = spans_of(content, how.quote.quoted);
    return how;
}

/** The narrator's report: the outlet says it, and the author vouches for it. */
static query_attribution narration(const query_record *record) {
    query_attribution how = no_attribution(record->document);
    how.quote.form = DOC_NARRATION;
    how.quote.speaker_kind = DOC_OUTLET;
    how.quote.force = DOC_STATEMENT;
    how.quote.commitment = DOC_FACTIVE;
    how.quote.modality = record->modality;
    how.quote.iteration = DOC_ONCE;
    how.quote.verb = record->verb;
    how.quote.negated = record->negated;
    how.quote.confidence = 1000;
    how.quote.sentence = record->sentence;
    how.cue = span_of(&record->cue);
    how.content = span_of(&record->content);
    return how;
}

query_attribution query_record_attribution(const query_record *record) {
    if (!record->document || record->index != DOC_NONE)
        return query_quote_attribution(record->document, record->index);
    return narration(record);
}

query_speaker query_speaker_at(const query_attribution *how, uint32_t index) {
    query_speaker nobody = {.entity = {NULL, NULL, DOC_NONE}};
    if (index > 0 || !how->document) return nobody;
    if (how->quote.form == DOC_NARRATION)
        return (query_speaker){nobody.entity,
                               query_string(how->document, how->document->content.meta.outlet)};
    corpus_entity entity = settled_entity(how->document, how->quote.speaker);
    /* "Three officials" are somebody, but no name. */
    return (query_speaker){entity, corpus_entity_is_named(entity) ? corpus_entity_name(entity) : NULL};
}

uint32_t query_speaker_count(const query_attribution *how) {
    query_speaker speaker = query_speaker_at(how, 0);
    return speaker.name || speaker.entity.id != DOC_NONE ? 1 : 0;
}

query_party query_party_of(const engine_document *document, doc_party party) {
    if (!document) return (query_party){.entity = {NULL, NULL, DOC_NONE}};
    return (query_party){party.span, named_entity(document, party.entity)};
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
    return (query_link){.name = known ? known : query_string(document, from->name),
                        .text = spans_of(content, from->text),
                        .cue = spans_of(content, from->cue),
                        .verb = query_string(document, from->verb),
                        .entity = entity};
}

query_mention query_document_mention(const engine_document *document, uint32_t mention) {
    if (!document || mention >= document->content.mentions.count)
        return (query_mention){.kind = UINT8_MAX, .form = UINT8_MAX, .entity = {NULL, NULL, DOC_NONE}};
    doc_mention from = doc_mention_at(&document->content, mention);
    return (query_mention){.document = document,
                           .span = doc_tokens_span(&document->content, from.tokens),
                           .kind = from.kind,
                           .form = from.form,
                           .entity = settled_entity(document, from.entity)};
}

query_mention query_record_mention(const query_record *record) {
    if (!record->document || record->mention != DOC_NONE)
        return query_document_mention(record->document, record->mention);
    return (query_mention){.document = record->document,
                           .span = doc_tokens_span(&record->document->content, record->tokens),
                           .kind = DOC_OTHER,
                           .form = DOC_TERM,
                           .entity = {NULL, NULL, DOC_NONE}};
}

query_time query_document_time(const engine_document *document, uint32_t time) {
    if (!document || time >= document->content.times.count) return (query_time){.type = UINT8_MAX};
    const doc *content = &document->content;
    const doc_time *from = &content->times.items[time];
    return (query_time){.document = document,
                        .span = doc_tokens_span(content, from->tokens),
                        .type = from->type,
                        .value = query_string(document, from->value)};
}

uint32_t query_document_count(const engine_document *document, query_record_kind kind) {
    const doc *content = &document->content;
    return kind == QUERY_QUOTE     ? content->quotes.count
           : kind == QUERY_MENTION ? content->mentions.count
           : kind == QUERY_TIME    ? content->times.count
                                   : 0;
}

query_record query_document_record(const engine_document *document, query_record_kind kind, uint32_t index) {
    query_record record = {.document = document, .index = index, .mention = DOC_NONE, .entity = DOC_NONE};
    if (kind == QUERY_TIME) record.tokens = document->content.times.items[index].tokens;
    if (kind != QUERY_MENTION) return record;
    doc_mention mention = doc_mention_at(&document->content, index);
    record.mention = index;
    record.tokens = mention.tokens;
    record.entity = engine_document_entity(document, mention.entity);
    return record;
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
