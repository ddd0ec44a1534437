#ifndef QUOTH_READ_INPUT_H
#define QUOTH_READ_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What bytes are; the order is that of the public quoth_input. */
typedef enum read_input {
    READ_AUTO,
    READ_TEXT,
    READ_HTML,
    READ_JSONL,
    READ_MARKDOWN,
    READ_JSON,
    READ_CSV,
    READ_TSV,
    READ_XML,
    READ_MAIL,
    READ_INPUT_COUNT
} read_input;

/** The first place from `at` on that is neither white space nor a control character of ASCII; `count` for none. */
static inline size_t read_blanks(const char *bytes, size_t count, size_t at) {
    while (at < count && (unsigned char)bytes[at] <= ' ') at++;
    return at;
}

/** Passes over the byte-order mark of UTF-8. */
void read_skip_mark(const char **bytes, size_t *count);

/** True for one of some names. */
bool read_is_one_of(const char *name, const char *const *names, size_t count);

/** True for what holds articles and is none itself: JSON, tables, XML, a mail. */
static inline bool read_input_holds(read_input input) {
    return input == READ_JSONL || (input >= READ_JSON && input <= READ_MAIL);
}

/** What the beginning of a file says it is, where its name does not: READ_TEXT where nothing does. Looks as far
 * as read_input_look, at the first 4,096 bytes, and at the last one that is no blank. */
read_input read_input_of_bytes(const char *bytes, size_t count);

/** The input kind of a name ("auto", "text", "html", "jsonl", "markdown", "json", "csv", "tsv", "xml", "mail"),
 * or READ_INPUT_COUNT. */
read_input read_input_find(const char *name);

/** What a file's name says it is, in small letters or capitals; READ_AUTO for a name that says nothing: the
 * content must be looked at. */
read_input read_input_of(const char *path);

/** Whether bytes without a telling name are a page: READ_HTML where they begin as one does, else READ_TEXT. Reads
 * no further than to the first tag. */
read_input read_input_look(const char *bytes, size_t count);

/** Whether a name in a folder is an article's: it ends in one of the endings that are known, or in one of them
 * and .gz. */
bool read_named_article(const char *name);

/** True where this build reads HTML, XML, gzip. */
bool read_html_supported(void);
bool read_xml_supported(void);
bool read_gzip_supported(void);

/**
 * An article as it comes: bytes, and what the caller knows of it (NULL: nothing), which wins over what the
 * article shows. Borrowed throughout.
 */
typedef struct read_article {
    const char *bytes;
    size_t count;
    read_input input; /**< READ_AUTO is plain text; what holds articles is misuse: see read/records.h */
    bool decoded;     /**< the bytes are UTF-8 already (a JSON string): no other encoding is guessed */
    uint32_t unread;  /**< metadata that was given and is of no use, which is warned of: bits by read_field */
    const char *id, *title, *source, *date, *byline, *dateline, *url;
} read_article;

#endif
