#ifndef QUOTH_PAGE_DATE_H
#define QUOTH_PAGE_DATE_H

#include "page/model.h"

/** Room for a date in ISO form, with its time of day and zone. */
enum { PAGE_DATE_BYTES = 40 };

/**
 * Finds the first full date in a text ("2024-05-03T10:15:00Z", "May 3, 2024", "3rd of May 2024") and writes
 * it in ISO form; false where there is none. `iso` is left alone then. Linear.
 */
bool page_date(const page_model *model, const char *text, size_t count, char iso[PAGE_DATE_BYTES]);

/** Finds the date of an address such as …/2024/05/03/… in the same way. */
bool page_date_of_address(const char *address, size_t count, char iso[PAGE_DATE_BYTES]);

/** A year or a month, "2024" or "2024-05": all that a date need have. */
bool page_date_is_coarse(const char *date, size_t count);

#endif
