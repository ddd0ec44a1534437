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

/** What kind of element something stands in, as far as that says something about its text. */
typedef enum read_tag {
    READ_TAG_OTHER,
    READ_TAG_PARAGRAPH,
    READ_TAG_HEADING,
    READ_TAG_ITEM,
    READ_TAG_LIST,
    READ_TAG_TABLE,
    READ_TAG_DIVISION,
    READ_TAG_SECTION,
    READ_TAG_ARTICLE,
    READ_TAG_MAIN,
    READ_TAG_ASIDE,
    READ_TAG_NAV,
    READ_TAG_HEADER,
    READ_TAG_FOOTER,
    READ_TAG_FORM,
    READ_TAG_BUTTON,
    READ_TAG_FIGURE,
    READ_TAG_CAPTION,
    READ_TAG_QUOTATION,
    READ_TAG_LINK,
    READ_TAG_COUNT
} read_tag;

/** An element of a page; those around it stand before it. */
typedef struct read_element {
    uint32_t parent; /**< of the outermost: itself */
    uint32_t marks,
        marks_size; /**< its class, id and the like, each with a blank behind it: bytes of `marks` */
    uint8_t tag;
} read_element;

/** A paragraph: bytes [begin, end) of the text. */
typedef struct read_block {
    uint32_t begin, end;
    uint32_t element;                  /**< what it is the text of; 0 where there is no markup */
    uint32_t inner;                    /**< the innermost element that its first word stands in */
    uint32_t link_bytes, strong_bytes; /**< of its text, in links and in emphasis */
    uint16_t links;
    uint8_t hint;
    uint8_t level; /**< of a heading, 1 to 6 */
} read_block;

typedef BASE_VEC(read_block) read_blocks;
typedef BASE_VEC(read_element) read_elements;

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
    read_blocks blocks;     /**< in text order */
    bool marked;            /**< the blocks are a page's, with hints */
    bool fragment;          /**< they are of markup that is no whole page: an article as feeds have it */
    read_elements elements; /**< of a page, those whose text is seen, in page order */
    base_buf marks;         /**< what their classes and ids say */
    read_meta meta;         /**< what the caller gave and what the markup says */
    BASE_VEC(read_warning) warnings;
} read_content;

/** Makes an empty content; allocates nothing. */
void read_content_start(read_content *content, const base_allocator *allocator);

/** Releases all; the content is empty then, and may be filled. A zeroed one is allowed. */
void read_content_release(read_content *content);

/** Adds a warning, its message cut where it is too long; false when memory ran out. */
bool read_content_warn(read_content *content, size_t position, const char *message);

#endif
