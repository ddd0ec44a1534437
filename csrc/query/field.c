/* The fields of records: the table that all else is made from, and how each value is found. */

#include "query/field.h"

#include <string.h>

/* ---- values -------------------------------------------------------------------------------------------- */

static query_value nil(void) {
    return (query_value){.type = QUERY_TYPE_NIL, .entity = {NULL, NULL, DOC_NONE}};
}

static query_value number(query_type type, uint32_t value) {
    return (query_value){.type = type, .number = value};
}

static query_value string(const char *value) {
    return value ? (query_value){.type = QUERY_TYPE_STRING, .string = value} : nil();
}

static query_value text(const engine_document *document, doc_span span) {
    if (!document) return nil();
    return (query_value){.type = QUERY_TYPE_TEXT, .document = document, .span = span};
}

static query_value spans(const query_subject *subject, query_spans value) {
    if (value.count == 0) return nil();
    return (query_value){.type = QUERY_TYPE_SPANS, .document = subject->how.document, .spans = value};
}

static query_value entity(corpus_entity value, const char *name) {
    if (value.id == DOC_NONE && !name) return nil();
    return (query_value){.type = QUERY_TYPE_ENTITY, .entity = value, .string = name};
}

static query_value party(const query_subject *subject, doc_party value) {
    query_party found = query_party_of(subject->how.document, value);
    if (found.span.begin >= found.span.end) return nil();
    return (query_value){.type = QUERY_TYPE_PARTY,
                         .document = subject->how.document,
                         .span = found.span,
                         .entity = found.entity};
}

static query_value mention_value(query_mention mention, uint32_t index, doc_range tokens) {
    if (!mention.document) return nil();
    return (query_value){.type = QUERY_TYPE_MENTION,
                         .document = mention.document,
                         .number = index,
                         .span = mention.span,
                         .entity = mention.entity,
                         .form = mention.form,
                         .tokens = tokens};
}

/* ---- of every record ----------------------------------------------------------------------------------- */

static query_value get_document(const query_subject *subject) {
    const engine_document *document = subject->record->document;
    return document ? (query_value){.type = QUERY_TYPE_DOCUMENT, .document = document} : nil();
}

#define META(name)                                                                                           \
    static query_value get_##name(const query_subject *subject) {                                            \
        const engine_document *document = subject->record->document;                                         \
        return document ? string(query_string(document, document->content.meta.name)) : nil();               \
    }
META(outlet)
META(date)
META(title)
#undef META

static void widen(doc_span *hull, query_spans with) {
    if (with.count == 0) return;
    doc_span first = with.items[0], last = with.items[with.count - 1];
    bool empty = hull->begin == hull->end;
    if (empty || first.begin < hull->begin) hull->begin = first.begin;
    if (empty || last.end > hull->end) hull->end = last.end;
}

/** The words that a record is. */
static doc_span hull_of(const query_subject *subject) {
    const query_record *record = subject->record;
    doc_span hull = {0, 0};
    switch (subject->kind) {
    case QUERY_MENTION:
        return query_record_mention(record).span;
    case QUERY_TIME:
        return query_document_time(record->document, record->index).span;
    case QUERY_KWIC:
        return query_record_kwic(record).match;
    default:
        widen(&hull, subject->how.content);
        widen(&hull, subject->how.cue);
        widen(&hull, subject->how.source);
        return hull;
    }
}

static query_value get_text(const query_subject *subject) {
    return text(subject->record->document, hull_of(subject));
}

static query_value get_first(const query_subject *subject) {
    return number(QUERY_TYPE_INDEX, hull_of(subject).begin);
}

static query_value get_last(const query_subject *subject) {
    return number(QUERY_TYPE_NUMBER, hull_of(subject).end);
}

static query_value get_index(const query_subject *subject) {
    return number(QUERY_TYPE_INDEX, subject->record->index);
}

static query_value get_sentence(const query_subject *subject) {
    const engine_document *document = subject->record->document;
    uint32_t sentence = subject->how.quote.sentence;
    if (!document) return nil();
    if (subject->kind == QUERY_KWIC) sentence = query_record_kwic(subject->record).sentence;
    if (subject->kind == QUERY_MENTION)
        sentence = doc_token_sentence(&document->content, subject->record->tokens.first);
    if (sentence == DOC_NONE) return nil();
    return (query_value){.type = QUERY_TYPE_SENTENCE, .document = document, .number = sentence};
}

/* ---- of words in context, times ------------------------------------------------------------------------ */

static query_value get_left(const query_subject *subject) {
    query_context kwic = query_record_kwic(subject->record);
    return text(kwic.document, (doc_span){kwic.context.begin, kwic.match.begin});
}

static query_value get_right(const query_subject *subject) {
    query_context kwic = query_record_kwic(subject->record);
    return text(kwic.document, (doc_span){kwic.match.end, kwic.context.end});
}

static query_value get_type(const query_subject *subject) {
    return number(QUERY_TYPE_WORD,
                  query_document_time(subject->record->document, subject->record->index).type);
}

static query_value get_value(const query_subject *subject) {
    return string(query_document_time(subject->record->document, subject->record->index).value);
}

/* ---- of entities and mentions -------------------------------------------------------------------------- */

static corpus_entity entity_of(const query_subject *subject) {
    return query_record_entity(subject->record, subject->owner);
}

static query_value get_id(const query_subject *subject) {
    return number(QUERY_TYPE_NUMBER, entity_of(subject).id);
}

static query_value get_name(const query_subject *subject) {
    query_value value = string(corpus_entity_name(entity_of(subject)));
    value.entity = entity_of(subject);
    return value;
}

static query_value get_kind(const query_subject *subject) {
    return number(QUERY_TYPE_WORD, subject->kind == QUERY_ENTITY
                                       ? corpus_entity_kind(entity_of(subject))
                                       : query_record_mention(subject->record).kind);
}

#define NAMES(name, count_of, item_of)                                                                       \
    static query_value get_##name(const query_subject *subject) {                                            \
        return number(QUERY_TYPE_STRINGS, count_of(entity_of(subject)));                                     \
    }                                                                                                        \
    static query_value item_##name(const query_subject *subject, uint32_t index) {                           \
        return string(item_of(entity_of(subject), index));                                                   \
    }
NAMES(aliases, corpus_entity_alias_count, corpus_entity_alias)
NAMES(titles, corpus_entity_title_count, corpus_entity_title)
#undef NAMES

static query_value get_mentions(const query_subject *subject) {
    return number(QUERY_TYPE_MENTIONS, corpus_entity_mention_count(entity_of(subject)));
}

static query_value item_mentions(const query_subject *subject, uint32_t index) {
    corpus_place_in place = corpus_entity_mention(entity_of(subject), index);
    if (!place.document) return nil();
    return mention_value(query_document_mention(place.document, place.index), place.index,
                         doc_mention_at(&place.document->content, place.index).tokens);
}

static query_value quote_value(const engine_document *document, uint32_t index) {
    if (!document || index == DOC_NONE) return nil();
    return (query_value){.type = QUERY_TYPE_QUOTE, .document = document, .number = index};
}

static query_value get_quotes(const query_subject *subject) {
    return number(QUERY_TYPE_QUOTES, corpus_entity_quote_count(entity_of(subject)));
}

static query_value item_quotes(const query_subject *subject, uint32_t index) {
    corpus_place_in place = corpus_entity_quote(entity_of(subject), index);
    return quote_value(place.document, place.index);
}

static query_value get_documents(const query_subject *subject) {
    return number(QUERY_TYPE_DOCUMENTS, corpus_entity_document_count(entity_of(subject)));
}

static query_value item_documents(const query_subject *subject, uint32_t index) {
    const engine_document *document = corpus_entity_document(entity_of(subject), index);
    return document ? (query_value){.type = QUERY_TYPE_DOCUMENT, .document = document} : nil();
}

static query_value get_mention_form(const query_subject *subject) {
    return number(QUERY_TYPE_WORD, query_record_mention(subject->record).form);
}

static query_value get_entity(const query_subject *subject) {
    corpus_entity found = query_record_mention(subject->record).entity;
    return entity(found, corpus_entity_name(found));
}

static query_value get_entity_id(const query_subject *subject) {
    corpus_entity found = corpus_entity_survivor(query_record_mention(subject->record).entity);
    return found.id == DOC_NONE ? nil() : number(QUERY_TYPE_NUMBER, found.id);
}

/* ---- of quotes and reports ----------------------------------------------------------------------------- */

#define LABEL(name)                                                                                          \
    static query_value get_##name(const query_subject *subject) {                                            \
        return number(QUERY_TYPE_WORD, subject->how.quote.name);                                             \
    }
DOC_QUOTE_LABELS(LABEL)
#undef LABEL

static query_value get_speaker(const query_subject *subject) {
    query_speaker speaker = query_speaker_at(&subject->how, 0);
    return entity(speaker.entity, speaker.name);
}

static query_value get_speaker_name(const query_subject *subject) {
    return string(query_speaker_at(&subject->how, 0).name);
}

static query_value get_speaker_id(const query_subject *subject) {
    uint32_t id = query_speaker_at(&subject->how, 0).entity.id;
    return id == DOC_NONE ? nil() : number(QUERY_TYPE_NUMBER, id);
}

static query_value get_speakers(const query_subject *subject) {
    return number(QUERY_TYPE_ENTITIES, query_speaker_count(&subject->how));
}

static query_value item_speakers(const query_subject *subject, uint32_t index) {
    query_speaker speaker = query_speaker_at(&subject->how, index);
    return entity(speaker.entity, speaker.name);
}

static query_value get_verb(const query_subject *subject) {
    return string(query_string(subject->how.document, subject->how.quote.verb));
}

static query_value get_negated(const query_subject *subject) {
    return number(QUERY_TYPE_FLAG, subject->how.quote.negated);
}

static query_value get_chain(const query_subject *subject) {
    return number(QUERY_TYPE_LINKS, subject->how.quote.chain.count);
}

static query_value item_chain(const query_subject *subject, uint32_t index) {
    if (index >= subject->how.quote.chain.count) return nil();
    query_link link = query_quote_link(subject->how.document, subject->how.index, index);
    return (query_value){.type = QUERY_TYPE_LINK,
                         .document = subject->how.document,
                         .number = index,
                         .string = link.name,
                         .entity = link.entity,
                         .quote = subject->how.index};
}

#define SPANS(name)                                                                                          \
    static query_value get_##name(const query_subject *subject) {                                            \
        return spans(subject, subject->how.name);                                                            \
    }
SPANS(source)
SPANS(cue)
SPANS(content)
SPANS(quoted)
#undef SPANS

static query_value get_addressee(const query_subject *subject) {
    return party(subject, subject->how.quote.addressee);
}

static query_value get_venue(const query_subject *subject) {
    return party(subject, subject->how.quote.venue);
}

static query_value get_time(const query_subject *subject) {
    const char *value = query_string(subject->how.document, subject->how.quote.time_value);
    if (!value) return nil();
    const doc *content = &subject->how.document->content;
    uint32_t words = subject->how.quote.time_words;
    bool known = words > 0 && words <= content->times.count;
    return (query_value){.type = QUERY_TYPE_MOMENT,
                         .document = subject->how.document,
                         .span = known ? doc_tokens_span(content, content->times.items[words - 1].tokens)
                                       : (doc_span){0, 0},
                         .string = value,
                         .basis = query_string(subject->how.document, subject->how.quote.time_basis)};
}

static query_value get_confidence(const query_subject *subject) {
    return number(QUERY_TYPE_SHARE, subject->how.quote.confidence);
}

static query_value get_mention(const query_subject *subject) {
    return mention_value(query_record_mention(subject->record), subject->record->mention,
                         subject->record->tokens);
}

static query_value get_target(const query_subject *subject) {
    return string(subject->results ? subject->results->taken.name : NULL);
}

/** A report without a list of its own has one mention. */
static query_value get_report_mentions(const query_subject *subject) {
    uint32_t count = subject->record->mentions.count;
    return number(QUERY_TYPE_MENTIONS, count > 0 ? count : 1);
}

static query_value item_report_mentions(const query_subject *subject, uint32_t index) {
    const query_record *record = subject->record;
    query_place own = {record->mention, record->tokens, record->entity, record->place};
    bool listed = subject->results && index < record->mentions.count;
    if (!listed && index > 0) return nil();
    query_place place = listed ? subject->results->places.items[record->mentions.first + index] : own;
    query_record row = *record;
    row.mention = place.mention;
    row.tokens = place.tokens;
    row.entity = place.entity;
    query_value value = mention_value(query_record_mention(&row), place.mention, place.tokens);
    value.place = query_place_name(place.place);
    return value;
}

static query_value get_place(const query_subject *subject) {
    return number(QUERY_TYPE_WORD, subject->record->place);
}

static query_value get_stance(const query_subject *subject) {
    return number(QUERY_TYPE_WORD, subject->record->stance);
}

static query_value get_stance_words(const query_subject *subject) {
    return spans(subject, (query_spans){subject->record->stance_word, subject->record->stance_words});
}

static query_value get_stance_holder(const query_subject *subject) {
    return party(subject, subject->record->holder);
}

static query_value get_quote(const query_subject *subject) {
    return quote_value(subject->record->document, subject->record->index);
}

static const char *each_name(uint8_t each) {
    static const char *const names[QUERY_EACH_COUNT] = {"report", "mention"};
    return each < QUERY_EACH_COUNT ? names[each] : NULL;
}

/* ---- the table ----------------------------------------------------------------------------------------- */

static const query_set kinds = {"Kind", doc_kind_name}, forms = {"Form", doc_form_name},
                       mention_forms = {"MentionForm", doc_mention_form_name},
                       speaker_kinds = {"SpeakerKind", doc_speaker_kind_name},
                       manners = {"Manner", doc_manner_name}, forces = {"Force", doc_force_name},
                       commitments = {"Commitment", doc_commitment_name},
                       modalities = {"Modality", doc_modality_name},
                       iterations = {"Iteration", doc_iteration_name}, places = {"Place", query_place_name},
                       stances = {"Stance", query_stance_name}, time_types = {"TimeType", doc_time_type_name},
                       eaches = {"Each", each_name};

/* Kinds of records. */
enum {
    Q = 1 << QUERY_QUOTE,
    R = 1 << QUERY_REPORT,
    M = 1 << QUERY_MENTION,
    E = 1 << QUERY_ENTITY,
    T = 1 << QUERY_TIME,
    K = 1 << QUERY_KWIC
};

/* Shorthands for rows: which records have a field, its type and whether it may be nil, whether it is written
 * under its own name, what it means (of fields that objects have), what its filter asks for. */
#define FOR(kinds_) .records = (kinds_)
#define IS(type_) .type = QUERY_TYPE_##type_
#define MAYBE(type_) .type = QUERY_TYPE_##type_, .optional = true
#define WORD(set_) .type = QUERY_TYPE_WORD, .set = &(set_)
#define MAYBE_WORD(set_) .type = QUERY_TYPE_WORD, .set = &(set_), .optional = true
#define LIST(type_, name_) .type = QUERY_TYPE_##type_, .item = item_##name_
#define OWN(name_) .name = #name_, .get = get_##name_, .column = #name_
#define UNWRITTEN(name_) .name = #name_, .get = get_##name_
#define DOC(doc_) .doc = (doc_)
#define ASK(match_, filter_) .match = QUERY_MATCH_##match_, .filter = (filter_)

/* clang-format off */
static const query_field fields[] = {
    {FOR(Q | R | M | T | K), .name = "document", .get = get_document, .column = "doc", IS(DOCUMENT),
     DOC("The document.")},
    {FOR(Q | R), OWN(outlet), MAYBE(STRING), DOC("The document's outlet.")},
    {FOR(Q | R), OWN(date), MAYBE(STRING), DOC("The day the document was published, ISO.")},
    {FOR(Q | R), OWN(title), MAYBE(STRING), DOC("The document's title.")},

    {FOR(M | T | K), .name = "first", .get = get_first, .column = "begin", IS(INDEX),
     DOC("Position of its first byte in the document's text.")},
    {FOR(M | T | K), .name = "last", .get = get_last, .column = "end", IS(NUMBER),
     DOC("Position of its last byte.")},
    {FOR(K), OWN(left), IS(TEXT), DOC("The sentence before the match.")},
    {FOR(M), OWN(text), IS(TEXT), DOC("Its words, without titles, articles and 's.")},
    {FOR(T), OWN(text), IS(TEXT), DOC("Its words.")},
    {FOR(K), OWN(text), IS(TEXT), DOC("The match.")},
    {FOR(K), OWN(right), IS(TEXT), DOC("The sentence after the match.")},
    {FOR(T), OWN(type), WORD(time_types), DOC("What it tells.")},
    {FOR(T), OWN(value), MAYBE(STRING), DOC("ISO 8601, as TIMEX3 writes it; nil where it cannot be told.")},

    {FOR(E), OWN(id), IS(NUMBER), DOC("Its number in the corpus, which never changes.")},
    {FOR(E), OWN(name), IS(STRING), DOC("Its fullest name."), ASK(ENTITY, "What the entity is called.")},
    {FOR(E), OWN(kind), WORD(kinds), DOC("What it is."), ASK(SAME, "What the entity or mention is.")},
    {FOR(M), OWN(kind), WORD(kinds),
     DOC("Its own kind: \"Norlandic\" is a group, though its entity is a place."),
     ASK(SAME, "What the entity or mention is.")},
    {FOR(E), OWN(aliases), LIST(STRINGS, aliases), DOC("Other names.")},
    {FOR(E), OWN(titles), LIST(STRINGS, titles), DOC("Titles and roles it was given.")},
    {FOR(E), OWN(mentions), LIST(MENTIONS, mentions), DOC("Where it is mentioned.")},
    {FOR(E), OWN(quotes), LIST(QUOTES, quotes), DOC("Quotes whose speaker it is.")},
    {FOR(E), OWN(documents), LIST(DOCUMENTS, documents), DOC("The documents that mention it.")},
    {FOR(M), .name = "form", .get = get_mention_form, .column = "form", WORD(mention_forms),
     DOC("How it refers."), ASK(SAME, "How it is quoted, or how a mention refers.")},
    {FOR(M), OWN(entity), MAYBE(ENTITY), DOC("The entity, where it has one.")},
    {FOR(M), .get = get_entity_id, .column = "entity_id", MAYBE(NUMBER)},

    /* Filters of this name are no columns and no fields of objects, or ask for more than the field says. */
    {FOR(Q | R), .name = "speaker", .get = get_speakers, LIST(ENTITIES, speakers),
     ASK(ENTITY, "Who speaks: a name, alias or surname.")},
    {FOR(Q | R), .name = "about", .get = get_content, MAYBE(SPANS),
     ASK(ABOUT, "What the content mentions.")},

    {FOR(Q | R), OWN(form), WORD(forms), DOC("How much of the content stands in quotation marks."),
     ASK(SAME, "How it is quoted, or how a mention refers.")},
    {FOR(Q | R), OWN(speaker), MAYBE(ENTITY),
     DOC("Who speaks: \"he\" and \"the minister\" answer with their entity. nil where nobody is known.")},
    {FOR(Q | R), .get = get_speaker_id, .column = "speaker_id", MAYBE(NUMBER)},
    {FOR(Q | R), UNWRITTEN(speaker_name), MAYBE(STRING),
     DOC("The speaker's name; of a narration the outlet's, if known.")},
    {FOR(Q | R), OWN(speaker_kind), WORD(speaker_kinds), DOC("What the speaker is."),
     ASK(SAME, "What the speaker is.")},
    {FOR(Q | R), OWN(speakers), LIST(ENTITIES, speakers), DOC("All who speak, where several do.")},
    {FOR(Q | R), OWN(verb), MAYBE(STRING),
     DOC("The cue's lemma with its particle (`call for`), or normalised words (`according to`)."),
     ASK(SAME, "The cue's lemma.")},
    {FOR(Q | R), OWN(manner), MAYBE_WORD(manners),
     DOC("The class of the cue, by its sense in this frame; nil for narration."),
     ASK(SAME, "The class of the cue.")},
    {FOR(Q | R), OWN(force), WORD(forces), DOC("What kind of act it is."),
     ASK(SAME, "What kind of act it is.")},
    {FOR(Q | R), OWN(commitment), WORD(commitments), DOC("How far the author vouches for what is reported."),
     ASK(SAME, "How far the author vouches for it.")},
    {FOR(Q | R), OWN(negated), IS(FLAG),
     DOC("Whether the report is denied: \"declined to\", \"has not called for\"."),
     ASK(SAME, "Whether the report is denied.")},
    {FOR(Q | R), OWN(modality), WORD(modalities), DOC("Whether the report is said to have happened."),
     ASK(SAME, "Whether it is said to have happened.")},
    {FOR(Q | R), OWN(iteration), MAYBE_WORD(iterations),
     DOC("Whether it is said to be the first, another, or one of many."),
     ASK(SAME, "First, again or habitual.")},
    {FOR(Q | R), OWN(chain), LIST(LINKS, chain),
     DOC("Intermediaries between the article and the speaker, outermost first.")},
    {FOR(Q | R), OWN(source), MAYBE(SPANS),
     DOC("The words that name the source; nil where there are none.")},
    {FOR(Q | R), OWN(cue), MAYBE(SPANS),
     DOC("The words of reporting: \"called for\"; of a narration, the predicate that governs X.")},
    {FOR(Q | R), OWN(content), MAYBE(SPANS), DOC("What is reported, without its outer quotation marks.")},
    {FOR(Q | R), OWN(quoted), MAYBE(SPANS),
     DOC("The parts of the content that stand inside quotation marks; nil where none do.")},
    {FOR(Q | R), OWN(addressee), MAYBE(PARTY), DOC("Whom it was told: \"told reporters\"."),
     ASK(ENTITY, "Whom it was told.")},
    {FOR(Q | R), OWN(venue), MAYBE(PARTY), DOC("Where it was said: \"in an interview with Radio Varn\"."),
     ASK(ENTITY, "Where it was said.")},
    {FOR(Q | R), OWN(time), MAYBE(MOMENT),
     DOC("When: an ISO date or interval, what it rests on, and the words that say so.")},
    {FOR(Q | R), OWN(confidence), IS(SHARE), DOC("From 0 to 1.")},
    {FOR(Q | R), OWN(sentence), IS(SENTENCE), DOC("The sentence that holds the cue or the content.")},
    {FOR(K), OWN(sentence), IS(SENTENCE), DOC("The sentence.")},
    {FOR(M), UNWRITTEN(sentence), IS(SENTENCE), DOC("Its sentence.")},
    {FOR(R), OWN(target), MAYBE(STRING), DOC("What X was taken for.")},
    {FOR(R), OWN(mention), IS(MENTION), DOC("The mention of X; of several, the first in the content.")},
    {FOR(R), .name = "mentions", .get = get_report_mentions, .column = "mentions",
     LIST(MENTIONS, report_mentions), DOC("All mentions of X that the report holds.")},
    {FOR(R), OWN(place), WORD(places), DOC("Where X stands in the report."),
     ASK(SAME, "Where X stands in the report.")},
    {FOR(R), OWN(stance), MAYBE_WORD(stances),
     DOC("Toward X, of `stance_holder`: from manner, acts and judgements; nil is an honest answer."),
     ASK(SAME, "Toward X.")},
    {FOR(R), OWN(stance_words), MAYBE(SPANS), DOC("The words that decide the stance.")},
    {FOR(R), OWN(stance_holder), MAYBE(PARTY),
     DOC("Whose stance it is: the speaker's, or in narration of whoever acts (\"the governor vetoed X\")."),
     ASK(ENTITY, "Whose stance it is.")},
    {FOR(R), UNWRITTEN(kind), WORD(kinds), ASK(SAME, "What the entity or mention is.")},
    {FOR(R), .name = "each", WORD(eaches),
     ASK(EACH, "What is one record: a report with all its mentions, or a mention.")},
    {FOR(R), UNWRITTEN(quote), MAYBE(QUOTE), DOC("The quote; nil for narration.")},
    {FOR(Q), UNWRITTEN(index), IS(INDEX), DOC("Its number in the document.")},
    {FOR(Q | R), UNWRITTEN(text), IS(TEXT), DOC("The hull of source, cue and content.")},
    {FOR(Q | R), UNWRITTEN(first), IS(INDEX), DOC("Position of its first byte in the document's text.")},
    {FOR(Q | R), UNWRITTEN(last), IS(NUMBER), DOC("Position of its last byte.")},

    /* Filters by the article. */
    {FOR(Q | R | M | E | T | K), .name = "document", IS(DOCUMENT), ASK(DOCUMENT, "A document's id.")},
    {FOR(Q | R | M | T | K), UNWRITTEN(outlet), MAYBE(STRING), ASK(WORDS, "The outlet.")},
    {FOR(Q | R | M | T | K), .name = "since", MAYBE(STRING),
     ASK(SINCE, "Articles of this day or later: an ISO date or its beginning.")},
    {FOR(Q | R | M | T | K), .name = "until", MAYBE(STRING), ASK(UNTIL, "Articles of this day or earlier.")},
};
/* clang-format on */

_Static_assert(sizeof fields / sizeof *fields <= QUERY_FIELD_MOST, "a set of fields holds all");

uint32_t query_field_count(void) {
    return sizeof fields / sizeof *fields;
}

const query_field *query_field_at(uint32_t id) {
    return id < query_field_count() ? &fields[id] : NULL;
}

uint32_t query_field_find(query_record_kind kind, const char *name) {
    for (uint32_t id = 0; id < query_field_count(); id++) {
        const query_field *field = &fields[id];
        if (field->doc && query_field_of(field, kind) && strcmp(field->name, name) == 0) return id;
    }
    return DOC_NONE;
}

query_subject query_subject_of(query_record_kind kind, const corpus *owner, const query_record *record) {
    query_subject subject = {.kind = kind, .owner = owner, .record = record};
    if (kind == QUERY_QUOTE || kind == QUERY_REPORT) subject.how = query_record_attribution(record);
    return subject;
}

/** A word whose id has no name is absent. */
static bool is_nameless(const query_field *field, const query_value *value) {
    return value->type == QUERY_TYPE_WORD && !field->set->word((uint8_t)value->number);
}

query_value query_field_value(const query_field *field, const query_subject *subject) {
    if (!field->get || !query_field_of(field, subject->kind)) return nil();
    query_value value = field->get(subject);
    return is_nameless(field, &value) ? nil() : value;
}

query_value query_field_item(const query_field *field, const query_subject *subject, uint32_t index) {
    if (!field->item || !query_field_of(field, subject->kind)) return nil();
    return field->item(subject, index);
}
