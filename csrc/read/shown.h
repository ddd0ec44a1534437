#ifndef QUOTH_READ_SHOWN_H
#define QUOTH_READ_SHOWN_H

#include "read/meta.h"
#include "read/signs.h"

/**
 * Finds the first full date in a text ("2024-05-03T10:15:00Z", "May 3, 2024", "3rd of May 2024") and writes
 * it in ISO form; false where there is none. `iso` is left alone then. Linear.
 */
bool read_date(const reader *self, const char *text, size_t count, char iso[40]);

/**
 * Offers what an article's own text shows of it: title, byline with its outlet, dateline with its agency
 * ("OSTREL (AP) —"), date. Kinds are known; `looks` are the paragraphs'. Failure is the buffers' of `meta`.
 */
void read_shown(const reader *self, const doc *document, const read_look *looks, read_meta *meta);

/** Offers the date of an address such as …/2024/05/03/… */
void read_shown_by_address(const char *address, read_meta *meta);

#endif
