#ifndef QUOTH_READ_RECORD_H
#define QUOTH_READ_RECORD_H

#include "read/input.h"
#include "read/json.h"
#include "read/meta.h"

/** The fields of a record: metadata by their read_field, then its text. */
enum { READ_RECORD_TEXT = READ_FIELD_COUNT, READ_RECORD_FIELDS };

/**
 * An article as data sets, news services and feeds give it: values under names. Its own names are those of the
 * fields (id, title, text …); the others (read_record_field) are what news APIs and archives call the same. Of
 * several names for one field the better one wins, the first among equals.
 */
typedef struct read_record {
    base_buf strings;
    size_t offsets[READ_RECORD_FIELDS]; /**< of the values, each with a NUL behind it; SIZE_MAX for none */
    uint8_t ranks[READ_RECORD_FIELDS];
    uint32_t unread; /**< fields whose value is of no use, bits by field */
    size_t text_count;
    read_input input; /**< of the text */
} read_record;

/** Makes an empty record; allocates nothing. */
void read_record_start(read_record *record, const base_allocator *allocator);

/** Empties it for the next article. */
void read_record_reset(read_record *record);

void read_record_release(read_record *record);

/** The field that a name stands for, READ_RECORD_FIELDS for none. Letters in either case, and what is neither
 * letter nor digit, are alike; a prefix ending in a colon is none of it. */
uint32_t read_record_field(const char *name, size_t count);

/** Puts a value under a name; NULL, or what is wrong with it (static). Failure of memory is that of `strings`. */
const char *read_record_put(read_record *record, const char *name, size_t name_count, const char *value,
                            size_t count);

/** Takes the members of an object, whose first event was READ_JSON_OBJECT and has been taken, up to its end;
 * NULL, or what is wrong with it (static). Objects and lists under names that say so are looked into. */
const char *read_record_json(read_record *record, read_json *json);

/** What is missing in a record that has been filled; NULL for nothing. */
const char *read_record_fault(const read_record *record);

/** The article of a record, valid until the record changes; without an id it is called `name`. */
void read_record_article(const read_record *record, const char *name, read_article *article);

#endif
