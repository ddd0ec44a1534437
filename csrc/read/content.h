#ifndef QUOTH_READ_CONTENT_H
#define QUOTH_READ_CONTENT_H

#include "base/vec.h"
#include "read/meta.h"

/* What reading leaves of an article: its text in blocks, the metadata that it offers, and what was mended. */

/** What a page's markup says about a block of text. */
typedef enum read_hint {
    READ_HINT_NONE,
    READ_HINT_HEADING,
    READ_HINT_CAPTION,
    READ_HINT_BYLINE,
    READ_HINT_RESIDUE /**< an element that holds no article: nav, aside, footer, form */
} read_hint;

/** A paragraph: bytes [begin, end) of the text. */
typedef struct read_block {
    uint32_t begin, end;
    uint8_t hint;
    uint8_t level; /**< of a heading, 1 to 6 */
} read_block;

typedef BASE_VEC(read_block) read_blocks;

/** Something that was mended, at a byte of the input. */
typedef struct read_warning {
    uint32_t position;
    char message[156];
} read_warning;

typedef struct read_content {
    const base_allocator *allocator;
    const char *text; /**< UTF-8 without NUL: lies in `store`, or is the article's own */
    uint32_t size;
    base_buf store;
    read_blocks blocks; /**< in text order */
    bool marked;        /**< the blocks are a page's, with hints */
    read_meta meta;     /**< what the caller gave and what the markup says */
    BASE_VEC(read_warning) warnings;
} read_content;

/** Makes an empty content; allocates nothing. */
void read_content_start(read_content *content, const base_allocator *allocator);

/** Releases all; the content is empty then, and may be filled. A zeroed one is allowed. */
void read_content_release(read_content *content);

/** Adds a warning, its message cut where it is too long; false when memory ran out. */
bool read_content_warn(read_content *content, size_t position, const char *message);

#endif
