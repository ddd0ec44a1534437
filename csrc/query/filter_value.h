#ifndef QUOTH_QUERY_FILTER_VALUE_H
#define QUOTH_QUERY_FILTER_VALUE_H

#include "base/error.h"
#include "query/field.h"

/** The field that a filter of this name asks of a kind of record; else NULL with the known ones in *error. */
const query_field *query_filter_find_field(query_record_kind kind, const char *name, base_error *error);

/** The id of a word of the field's set, or of true and false for a flag; else false with the known ones in
 * *error. */
bool query_filter_find_word(const query_field *field, const char *value, uint32_t *word, base_error *error);

/** True where a value begins as an ISO date does: a year, perhaps a month, a day, a time; else false with
 * *error. */
bool query_filter_check_date(const query_field *field, const char *value, base_error *error);

/** True for a string that begins with YYYY-MM-DD. */
bool query_filter_is_day(const char *date);

#endif
