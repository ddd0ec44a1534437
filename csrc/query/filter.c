#include "query/filter.h"

#include <string.h>

#include "base/search.h"
#include "query/filter_value.h"
#include "text/fold.h"

static bool find_entities(query_filter_test *test, corpus *owner, base_error *error) {
    if (corpus_name_index_find(owner, test->text, &test->entities)) return true;
    base_fail_memory(error);
    return false;
}

/** Reads a value as its field asks. */
static bool read_value(query_filter_test *test, corpus *owner, base_error *error) {
    switch (test->field->match) {
    case QUERY_MATCH_ENTITY:
        return find_entities(test, owner, error);
    case QUERY_MATCH_ABOUT:
        return query_finder_open(&test->finder, owner, (query_target){test->text, NULL, DOC_NONE}, true,
                                 error);
    case QUERY_MATCH_SINCE:
    case QUERY_MATCH_UNTIL:
        return query_filter_check_date(test->field, test->text, error);
    default:
        if (test->field->type != QUERY_TYPE_WORD && test->field->type != QUERY_TYPE_FLAG) return true;
        return query_filter_find_word(test->field, test->text, &test->word, error);
    }
}

bool query_filter_open(query_filter *filter, corpus *owner, query_record_kind kind,
                       const query_condition *conditions, size_t count, base_error *error) {
    *filter = (query_filter){.owner = owner};
    bool seen[QUERY_FIELD_MOST] = {false};
    for (size_t i = 0; i < count; i++) {
        query_filter_test test = {.text = conditions[i].value,
                                  .field = query_filter_find_field(kind, conditions[i].key, error)};
        if (!test.field) {
            query_filter_close(filter);
            return false;
        }
        if (!base_vec_push(&owner->engine.allocator, &filter->tests, test)) {
            base_fail_memory(error);
            query_filter_close(filter);
            return false;
        }
        if (!read_value(&filter->tests.items[i], owner, error)) {
            query_filter_close(filter);
            return false;
        }
        if (test.field->match == QUERY_MATCH_EACH) filter->each = (uint8_t)filter->tests.items[i].word;
        bool *already = &seen[test.field - query_field_at(0)];
        filter->asked += !*already;
        *already = true;
    }
    return true;
}

void query_filter_close(query_filter *filter) {
    if (!filter->owner) return;
    const base_allocator *allocator = &filter->owner->engine.allocator;
    for (uint32_t i = 0; i < filter->tests.count; i++) {
        query_filter_test *test = &filter->tests.items[i];
        base_vec_release(allocator, &test->entities);
        base_vec_release(allocator, &test->hits);
        if (test->finder.owner) query_finder_close(&test->finder);
    }
    base_vec_release(allocator, &filter->tests);
}

bool query_filter_enter(query_filter *filter, const engine_document *document) {
    filter->document = document;
    for (uint32_t i = 0; i < filter->tests.count; i++) {
        query_filter_test *test = &filter->tests.items[i];
        if (test->field->match == QUERY_MATCH_ABOUT &&
            !query_finder_find(&test->finder, document, &test->hits))
            return false;
    }
    return true;
}

static bool names_entity(const query_filter_test *test, uint32_t id) {
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

/** The entity that the name fits, else the same name, or the words of a party. */
static bool fits_name(const query_filter_test *test, const query_value *value) {
    if (value->type == QUERY_TYPE_NIL) return false;
    if (value->entity.id != DOC_NONE && names_entity(test, value->entity.id)) return true;
    if (value->type != QUERY_TYPE_PARTY) return same_words(value->string, test->text);
    return holds_words(engine_document_bytes(value->document, value->span),
                       value->span.end - value->span.begin, test->text);
}

/** As fits_name, for one of several. */
static bool fits_any_name(const query_filter_test *test, const query_subject *subject) {
    query_value value = query_field_value(test->field, subject);
    if (!test->field->item) return fits_name(test, &value);
    for (uint32_t i = 0; i < value.number; i++) {
        query_value item = query_field_item(test->field, subject, i);
        if (fits_name(test, &item)) return true;
    }
    return false;
}

/** True where some hit of "about" stands in the content. Hits and spans are in text order. */
static bool is_about(const query_filter_test *test, const doc *document, query_spans content) {
    for (uint32_t i = 0; i < content.count; i++) {
        uint32_t low;
        base_lower_bound(low, 0, test->hits.count,
                         doc_begin(&document->tokens, test->hits.items[low].tokens.first) <
                             content.items[i].begin);
        if (low < test->hits.count &&
            doc_begin(&document->tokens, test->hits.items[low].tokens.first) < content.items[i].end)
            return true;
    }
    return false;
}

/** The day of what was said where it is known, else the article's; for an interval its end or begin. */
static const char *date_of(const query_subject *subject, bool end) {
    bool told = subject->kind == QUERY_QUOTE || subject->kind == QUERY_REPORT;
    const char *time = told ? query_string(subject->how.document, subject->how.quote.time_value) : NULL;
    if (time && query_filter_is_day(time)) {
        const char *slash = strchr(time, '/');
        return end && slash && query_filter_is_day(slash + 1) ? slash + 1 : time;
    }
    const engine_document *document = subject->record->document;
    return query_string(document, document->content.meta.date);
}

static bool date_fits(const query_filter_test *test, const query_subject *subject) {
    bool since = test->field->match == QUERY_MATCH_SINCE;
    const char *date = date_of(subject, since);
    if (!date) return false;
    int order = strncmp(date, test->text, strlen(test->text));
    return since ? order >= 0 : order <= 0;
}

static bool is_in_document(const query_filter *filter, const query_filter_test *test,
                           const query_subject *subject) {
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

/** True where the value is the one that is asked for. */
static bool is_same(const query_filter_test *test, const query_value *value) {
    switch (value->type) {
    case QUERY_TYPE_FLAG:
    case QUERY_TYPE_WORD:
        return value->number == test->word;
    case QUERY_TYPE_STRING:
        return same_words(value->string, test->text);
    default:
        return false;
    }
}

static bool passes(const query_filter *filter, const query_filter_test *test, const query_subject *subject) {
    query_value value;
    switch (test->field->match) {
    case QUERY_MATCH_ENTITY:
        return fits_any_name(test, subject);
    case QUERY_MATCH_ABOUT:
        return is_about(test, &subject->record->document->content, subject->how.content);
    case QUERY_MATCH_SINCE:
    case QUERY_MATCH_UNTIL:
        return date_fits(test, subject);
    case QUERY_MATCH_EACH:
        return true;
    case QUERY_MATCH_DOCUMENT:
        return is_in_document(filter, test, subject);
    case QUERY_MATCH_WORDS:
        value = query_field_value(test->field, subject);
        return value.string && holds_words(value.string, strlen(value.string), test->text);
    default:
        value = query_field_value(test->field, subject);
        return is_same(test, &value);
    }
}

bool query_filter_passes(const query_filter *filter, query_record_kind kind, const query_record *record) {
    if (filter->asked == 0) return true;
    query_subject subject = query_subject_of(kind, filter->owner, record);
    bool met[QUERY_FIELD_MOST] = {false};
    uint32_t count = 0;
    for (uint32_t i = 0; i < filter->tests.count; i++) {
        const query_filter_test *test = &filter->tests.items[i];
        bool *already = &met[test->field - query_field_at(0)];
        if (*already || !passes(filter, test, &subject)) continue;
        *already = true;
        count++;
    }
    return count == filter->asked;
}
