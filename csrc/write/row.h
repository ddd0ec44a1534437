#ifndef QUOTH_WRITE_ROW_H
#define QUOTH_WRITE_ROW_H

#include "write/fields.h"

/*
 * Rows that are no record of a query: counts, and objects that the core has no records for. They are written
 * as records are, by the functions of fields.h and these.
 */

/** A whole number with its sign. */
void write_integer(write_fields *fields, const char *key, int64_t number);

/** A number in at most fifteen digits, with a point whatever the locale; null where it is not finite. */
void write_real(write_fields *fields, const char *key, double number);

/** No value: null, or an empty cell. */
void write_nothing(write_fields *fields, const char *key);

#endif
