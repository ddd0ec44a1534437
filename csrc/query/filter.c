#include "query/filter.h"

#include <string.h>

#include "query/filter_keys.h"
#include "text/fold.h"

static bool find_entities(filter_test *test, corpus *owner, base_error *error) {
    if (corpus_name_index_make(&owner->lookup, owner) &&
        corpus_name_index_find(&owner->lookup, owner, test->text, &test->entities))
        return true;
    base_fail_memory(error);
    return false;
}

/** Reads a value as its key asks. */
static bool read_value(filter_test *test, corpus *owner, base_error *error) {
    switch (test->key) {
    case FILTER_SPEAKER:
    case FILTER_NAME:
    case FILTER_ADDRESSEE:
    case FILTER_VENUE:
        return find_entities(test, owner, error);
    case FILTER_ABOUT:
        return query_finder_open(&test->finder, owner, (query_target){test->text, NULL, DOC_NONE}, true,
                                 error);
    case FILTER_SINCE:
    case FILTER_UNTIL:
        return filter_check_date(test->key, test->text, error);
    default:
        return filter_check_label(test->key, test->text, error);
    }
}

bool query_filter_open(query_filter *filter, corpus *owner, query_record_kind kind,
                       const query_condition *conditions, size_t count, base_error *error) {
    *filter = (query_filter){.owner = owner};
    for (size_t i = 0; i < count; i++) {
        filter_test test = {.text = conditions[i].value};
        if (!filter_find_key(kind, conditions[i].key, &test.key, error)) {
            query_filter_close(filter);
            return false;
        }
        if (kind == QUERY_MENTION && test.key == FILTER_FORM) test.key = FILTER_MENTION_FORM;
        if (!base_vec_push(&owner->engine.allocator, &filter->tests, test)) {
            base_fail_memory(error);
            query_filter_close(filter);
            return false;
        }
        if (!read_value(&filter->tests.items[i], owner, error)) {
            query_filter_close(filter);
            return false;
        }
        filter->keys |= UINT32_C(1) << test.key;
    }
    return true;
}

void query_filter_close(query_filter *filter) {
    if (!filter->owner) return;
    const base_allocator *allocator = &filter->owner->engine.allocator;
    for (uint32_t i = 0; i < filter->tests.count; i++) {
        filter_test *test = &filter->tests.items[i];
        base_vec_release(allocator, &test->entities);
        base_vec_release(allocator, &test->hits);
        if (test->finder.owner) query_finder_close(&test->finder);
    }
    base_vec_release(allocator, &filter->tests);
}

bool query_filter_enter(query_filter *filter, const engine_document *document) {
    filter->document = document;
    for (uint32_t i = 0; i < filter->tests.count; i++) {
        filter_test *test = &filter->tests.items[i];
        if (test->key == FILTER_ABOUT && !query_finder_find(&test->finder, document, &test->hits))
            return false;
    }
    return true;
}

/** What tests look at, read from a record once. */
typedef struct filter_subject {
    const query_record *record;
    query_record_kind kind;
    query_attribution how; /**< of quotes and reports */
} filter_subject;

static bool names_entity(const filter_test *test, uint32_t id) {
    for (uint32_t i = 0; i < test->entities.count; i++)
        if (test->entities.items[i] == id) return true;
    return false;
}

static bool same_words(const char *a, const char *b) {
    return a && b && text_fold_equal(a, strlen(a), b, strlen(b));
}

/** True where the folded words of `part` stand in `whole`. */
static bool holds_words(const char *whole, size_t count, const char *part) {
    char text[1024], words[256];
    size_t text_size = text_fold_token(whole, count, text, sizeof text);
    size_t size = text_fold_token(part, strlen(part), words, sizeof words);
    for (size_t at = 0; size > 0 && at + size <= text_size; at++) {
        bool begins = at == 0 || text[at - 1] == ' ';
        bool ends = at + size == text_size || strchr(" ,.;:'\")-", text[at + size]);
        if (begins && ends && memcmp(text + at, words, size) == 0) return true;
    }
    return false;
}

static bool party_fits(const filter_test *test, const engine_document *document, query_party party) {
    if (party.span.begin >= party.span.end) return false;
    if (party.entity.id != DOC_NONE && names_entity(test, party.entity.id)) return true;
    return holds_words(engine_document_bytes(document, party.span), party.span.end - party.span.begin,
                       test->text);
}

/** True where some hit of "about" stands in the content. Hits and spans are in text order. */
static bool is_about(const filter_test *test, const doc *document, query_spans content) {
    for (uint32_t i = 0; i < content.count; i++) {
        uint32_t low = 0, high = test->hits.count;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (doc_begin(&document->tokens, test->hits.items[middle].tokens.first) <
                content.items[i].begin) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < test->hits.count &&
            doc_begin(&document->tokens, test->hits.items[low].tokens.first) < content.items[i].end)
            return true;
    }
    return false;
}

/** The day of what was said where it is known, else the article's; for an interval its end or begin. */
static const char *date_of(const filter_subject *subject, bool end) {
    const char *time = subject->how.time_value;
    if (time && filter_is_day(time)) {
        const char *slash = strchr(time, '/');
        return end && slash && filter_is_day(slash + 1) ? slash + 1 : time;
    }
    const doc *content = &subject->record->document->content;
    return content->meta.date == DOC_NONE ? NULL : doc_string(content, content->meta.date);
}

static bool date_fits(const filter_test *test, const filter_subject *subject) {
    const char *date = date_of(subject, test->key == FILTER_SINCE);
    if (!date) return false;
    int order = strncmp(date, test->text, strlen(test->text));
    return test->key == FILTER_SINCE ? order >= 0 : order <= 0;
}

/** The subject's value of an enumeration, by name; NULL where nil. */
static const char *label_of(const filter_test *test, const filter_subject *subject) {
    const query_attribution *how = &subject->how;
    switch (test->key) {
    case FILTER_MANNER:
        return how->manner;
    case FILTER_FORM:
        return how->form;
    case FILTER_SPEAKER_KIND:
        return how->speaker_kind;
    case FILTER_FORCE:
        return how->force;
    case FILTER_COMMITMENT:
        return how->commitment;
    case FILTER_MODALITY:
        return how->modality;
    case FILTER_ITERATION:
        return how->iteration;
    case FILTER_NEGATED:
        return how->negated ? "true" : "false";
    case FILTER_PLACE:
        return query_place_name(subject->record->place);
    case FILTER_STANCE:
        return query_stance_name(subject->record->stance);
    case FILTER_MENTION_FORM:
        return query_record_mention(subject->record).form;
    default:
        return NULL;
    }
}

static const char *kind_of(const query_filter *filter, const filter_subject *subject) {
    if (subject->kind == QUERY_ENTITY)
        return doc_kind_name(corpus_entity_kind(query_record_entity(subject->record, filter->owner)));
    return query_record_mention(subject->record).kind;
}

static bool is_in_document(const query_filter *filter, const filter_test *test,
                           const filter_subject *subject) {
    if (subject->kind != QUERY_ENTITY) {
        const doc *content = &subject->record->document->content;
        return strcmp(doc_string(content, content->meta.id), test->text) == 0;
    }
    corpus_entity entity = query_record_entity(subject->record, filter->owner);
    const engine_document *document = corpus_document_with_id(filter->owner, test->text);
    for (uint32_t i = 0; document && i < corpus_entity_document_count(entity); i++)
        if (corpus_entity_document(entity, i) == document) return true;
    return false;
}

static bool passes(const query_filter *filter, const filter_test *test, const filter_subject *subject) {
    const engine_document *document = subject->record->document;
    const query_attribution *how = &subject->how;
    switch (test->key) {
    case FILTER_SPEAKER:
        return (how->speaker.id != DOC_NONE && names_entity(test, how->speaker.id)) ||
               same_words(how->speaker_name, test->text);
    case FILTER_ABOUT:
        return is_about(test, &document->content, how->content);
    case FILTER_ADDRESSEE:
        return party_fits(test, document, how->addressee);
    case FILTER_VENUE:
        return party_fits(test, document, how->venue);
    case FILTER_SOURCE: {
        const doc *content = &document->content;
        const char *source = doc_string(content, content->meta.source);
        return holds_words(source, strlen(source), test->text);
    }
    case FILTER_VERB:
        return same_words(how->verb, test->text);
    case FILTER_SINCE:
    case FILTER_UNTIL:
        return date_fits(test, subject);
    case FILTER_DOCUMENT:
        return is_in_document(filter, test, subject);
    case FILTER_NAME:
        return names_entity(test, subject->record->index);
    case FILTER_KIND:
        return same_words(kind_of(filter, subject), test->text);
    default: {
        const char *label = label_of(test, subject);
        return label && strcmp(label, test->text) == 0;
    }
    }
}

bool query_filter_passes(const query_filter *filter, query_record_kind kind, const query_record *record) {
    if (filter->keys == 0) return true;
    filter_subject subject = {.record = record, .kind = kind};
    if (kind == QUERY_QUOTE || kind == QUERY_REPORT) subject.how = query_record_attribution(record);
    uint32_t met = 0;
    for (uint32_t i = 0; i < filter->tests.count; i++) {
        const filter_test *test = &filter->tests.items[i];
        uint32_t key = UINT32_C(1) << test->key;
        if (!(met & key) && passes(filter, test, &subject)) met |= key;
    }
    return met == filter->keys;
}
