#ifndef QUOTH_READ_META_H
#define QUOTH_READ_META_H

#include <stdint.h>

#include "base/buf.h"

/** What is known of an article besides its text. */
typedef enum read_field {
    READ_ID, /**< what the caller calls it */
    READ_TITLE,
    READ_OUTLET,
    READ_DATE,
    READ_BYLINE,
    READ_DATELINE,
    READ_URL,
    READ_UPDATED,     /**< when it was changed last */
    READ_SUMMARY,     /**< what a page says of it in a sentence or two */
    READ_OTHER_TITLE, /**< what it is called where pages are shared */
    READ_BODY,        /**< its text as the page's data have it */
    READ_FIELD_COUNT
} read_field;

/** Where a value was found: a higher rank wins, the first among equals. */
typedef enum read_rank {
    READ_RANK_NONE,
    READ_RANK_GUESS,  /**< the text looks like it */
    READ_RANK_TEXT,   /**< the text shows it: a byline, a dateline */
    READ_RANK_PAGE,   /**< the page's own elements: <title>, <time>, meta author */
    READ_RANK_SOCIAL, /**< og: and article: properties */
    READ_RANK_DATA,   /**< JSON-LD */
    READ_RANK_GIVEN   /**< the caller's */
} read_rank;

/** Values collected from one article. */
typedef struct read_meta {
    base_buf values[READ_FIELD_COUNT];
    uint8_t ranks[READ_FIELD_COUNT];
} read_meta;

/** Makes an empty collection; allocates nothing. */
void read_meta_start(read_meta *meta, const base_allocator *allocator);

/** Offers a value, its white space collapsed; an empty one, or a lower rank, is passed over. Failure is the
 * buffer's. */
void read_meta_offer(read_meta *meta, read_field field, read_rank rank, const char *bytes, size_t count);

/** Adds a further name of the same rank to a list of them, "A, B", unless it is there. */
void read_meta_add(read_meta *meta, read_field field, read_rank rank, const char *bytes, size_t count);

/** True where a value of at least this rank is there. */
bool read_meta_has(const read_meta *meta, read_field field, read_rank rank);

/** Releases all. */
void read_meta_release(read_meta *meta);

#endif
