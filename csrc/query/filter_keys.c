#include "query/filter_keys.h"

#include <string.h>

#include "base/buf.h"

static const char *const key_names[FILTER_KEY_COUNT] = {
    "speaker",      "about",    "manner",    "form",       "place",    "source",    "since",   "until",
    "speaker_kind", "verb",     "force",     "commitment", "modality", "iteration", "negated", "stance",
    "kind",         "document", "addressee", "venue",      "name",     "form"};

static const char *const quote_keys[] = {"speaker",    "about",        "manner",   "form",      "source",
                                         "since",      "until",        "verb",     "force",     "document",
                                         "addressee",  "venue",        "modality", "iteration", "negated",
                                         "commitment", "speaker_kind", NULL};
static const char *const report_keys[] = {
    "speaker", "about",    "manner",    "form",     "place",      "source",       "since",
    "until",   "verb",     "force",     "document", "addressee",  "venue",        "stance",
    "kind",    "modality", "iteration", "negated",  "commitment", "speaker_kind", NULL};
static const char *const mention_keys[] = {"kind", "form", "source", "since", "until", "document", NULL};
static const char *const entity_keys[] = {"kind", "name", "document", NULL};
static const char *const place_keys[] = {"source", "since", "until", "document", NULL};

const char *const *query_filter_keys(query_record_kind kind) {
    switch (kind) {
    case QUERY_QUOTE:
        return quote_keys;
    case QUERY_REPORT:
        return report_keys;
    case QUERY_MENTION:
        return mention_keys;
    case QUERY_ENTITY:
        return entity_keys;
    default:
        return place_keys;
    }
}

/** A list of words for a message, cut where it is full. */
typedef struct word_list {
    char text[400];
    size_t count;
} word_list;

static void add_word(word_list *list, const char *word) {
    size_t size = strlen(word);
    if (list->count + size + 3 > sizeof list->text) return;
    if (list->count > 0) {
        memcpy(list->text + list->count, ", ", 2);
        list->count += 2;
    }
    memcpy(list->text + list->count, word, size);
    list->count += size;
    list->text[list->count] = '\0';
}

bool filter_find_key(query_record_kind kind, const char *name, uint8_t *key, base_error *error) {
    const char *const *known = query_filter_keys(kind);
    word_list list = {.count = 0};
    for (; *known; known++) {
        add_word(&list, *known);
        if (strcmp(*known, name) != 0) continue;
        for (*key = 0; strcmp(key_names[*key], name) != 0;) (*key)++;
        return true;
    }
    base_fail(error, BASE_MISUSE, 0, "%ss have no filter '%s'; they have: %s", query_record_kind_name(kind),
              name, list.text);
    return false;
}

static const char *truth_name(uint8_t value) {
    return value == 0 ? "false" : value == 1 ? "true" : NULL;
}

/** The names of a key's values; NULL for a key without a documented set. */
typedef const char *label_names(uint8_t value);

static label_names *names_of(uint8_t key) {
    switch (key) {
    case FILTER_MANNER:
        return doc_manner_name;
    case FILTER_FORM:
        return doc_form_name;
    case FILTER_PLACE:
        return query_place_name;
    case FILTER_SPEAKER_KIND:
        return doc_speaker_kind_name;
    case FILTER_FORCE:
        return doc_force_name;
    case FILTER_COMMITMENT:
        return doc_commitment_name;
    case FILTER_MODALITY:
        return doc_modality_name;
    case FILTER_ITERATION:
        return doc_iteration_name;
    case FILTER_NEGATED:
        return truth_name;
    case FILTER_STANCE:
        return query_stance_name;
    case FILTER_KIND:
        return doc_kind_name;
    case FILTER_MENTION_FORM:
        return doc_mention_form_name;
    default:
        return NULL;
    }
}

bool filter_check_label(uint8_t key, const char *value, base_error *error) {
    label_names *name_of = names_of(key);
    word_list list = {.count = 0};
    if (!name_of) return true;
    /* The value 0 has no name where it stands for nil. */
    for (uint8_t i = 0; i == 0 || name_of(i); i++) {
        const char *name = name_of(i);
        if (!name) continue;
        add_word(&list, name);
        if (strcmp(name, value) == 0) return true;
    }
    base_fail(error, BASE_MISUSE, 0, "%s '%s' is not known; known: %s", key_names[key], value, list.text);
    return false;
}

/** The bytes of `value` that fit "0000-00-00". */
static size_t date_prefix(const char *value) {
    static const char shape[] = "0000-00-00";
    size_t at = 0;
    while (shape[at]) {
        bool fits = shape[at] == '-' ? value[at] == '-' : value[at] >= '0' && value[at] <= '9';
        if (!fits) break;
        at++;
    }
    return at;
}

bool filter_is_day(const char *date) {
    return date_prefix(date) == 10;
}

/** True where two digits count from 01 to `most`. */
static bool is_part(const char *digits, int most) {
    int value = (digits[0] - '0') * 10 + digits[1] - '0';
    return value >= 1 && value <= most;
}

bool filter_check_date(uint8_t key, const char *value, base_error *error) {
    size_t size = date_prefix(value);
    bool whole = size == 4 || size == 7 || size == 10;
    if (size >= 7) whole = whole && is_part(value + 5, 12);
    if (size == 10) whole = whole && is_part(value + 8, 31);
    if (whole && (value[size] == '\0' || (size == 10 && value[size] == 'T'))) return true;
    base_fail(error, BASE_MISUSE, 0, "%s '%s' is no date: write YYYY, YYYY-MM or YYYY-MM-DD", key_names[key],
              value);
    return false;
}
