/* What a filter is called and which values it takes, from the table of fields. */

#include "query/filter_value.h"

#include <string.h>

#include "time/calendar.h"

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

const query_field *query_filter_find_field(query_record_kind kind, const char *name, base_error *error) {
    word_list list = {.count = 0};
    for (uint32_t id = 0; id < query_field_count(); id++) {
        const query_field *field = query_field_at(id);
        if (!field->filter || !query_field_of(field, kind)) continue;
        if (strcmp(field->name, name) == 0) return field;
        add_word(&list, field->name);
    }
    base_fail(error, BASE_MISUSE, 0, "%ss have no filter '%s'; they have: %s", query_record_kind_name(kind),
              name, list.text);
    return NULL;
}

static const char *truth_name(uint8_t value) {
    return value == 0 ? "false" : value == 1 ? "true" : NULL;
}

bool query_filter_find_word(const query_field *field, const char *value, uint32_t *word, base_error *error) {
    const char *(*name_of)(uint8_t) = field->set ? field->set->word : truth_name;
    word_list list = {.count = 0};
    /* The id 0 has no name where it stands for nil. */
    for (uint8_t id = 0; id == 0 || name_of(id); id++) {
        const char *name = name_of(id);
        if (!name) continue;
        add_word(&list, name);
        *word = id;
        if (strcmp(name, value) == 0) return true;
    }
    base_fail(error, BASE_MISUSE, 0, "%s '%s' is not known; known: %s", field->name, value, list.text);
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

bool query_filter_is_day(const char *date) {
    return date_prefix(date) == 10;
}

/** True where two digits are a month. */
static bool is_month(const char *digits) {
    int value = (digits[0] - '0') * 10 + digits[1] - '0';
    return value >= 1 && value <= 12;
}

bool query_filter_check_date(const query_field *field, const char *value, base_error *error) {
    size_t size = date_prefix(value);
    bool whole = size == 4 || size == 7 || size == 10;
    if (size >= 7) whole = whole && is_month(value + 5);
    if (size == 10) whole = whole && time_day_read(value).year != 0;
    if (whole && (value[size] == '\0' || (size == 10 && value[size] == 'T'))) return true;
    base_fail(error, BASE_MISUSE, 0, "%s '%s' is no date: write YYYY, YYYY-MM or YYYY-MM-DD", field->name,
              value);
    return false;
}
