#ifndef QUOTH_QUERY_FILTER_KEYS_H
#define QUOTH_QUERY_FILTER_KEYS_H

#include "base/error.h"
#include "query/record.h"

/** What a condition is about. */
typedef enum filter_key {
    FILTER_SPEAKER,
    FILTER_ABOUT,
    FILTER_MANNER,
    FILTER_FORM,
    FILTER_PLACE,
    FILTER_SOURCE,
    FILTER_SINCE,
    FILTER_UNTIL,
    FILTER_SPEAKER_KIND,
    FILTER_VERB,
    FILTER_FORCE,
    FILTER_COMMITMENT,
    FILTER_MODALITY,
    FILTER_ITERATION,
    FILTER_NEGATED,
    FILTER_STANCE,
    FILTER_KIND,
    FILTER_DOCUMENT,
    FILTER_ADDRESSEE,
    FILTER_VENUE,
    FILTER_NAME,
    FILTER_MENTION_FORM, /**< what "form" is for mentions */
    FILTER_KEY_COUNT
} filter_key;

/** The names of the filters that a kind of record knows, ended by NULL. Static. */
const char *const *query_filter_keys(query_record_kind kind);

/** The key of a name among those that a kind of record knows; else false with the known ones in *error. */
bool filter_find_key(query_record_kind kind, const char *name, uint8_t *key, base_error *error);

/** Where the key has a documented set of values: true if the value is one, else false with the known ones in
 * *error. True for any value of the other keys. */
bool filter_check_label(uint8_t key, const char *value, base_error *error);

/** True where a value begins as an ISO date does: a year, perhaps a month, a day, a time; else false with
 * *error. */
bool filter_check_date(uint8_t key, const char *value, base_error *error);

/** True for a string that begins with YYYY-MM-DD. */
bool filter_is_day(const char *date);

#endif
