#ifndef QUOTH_READ_HTML_H
#define QUOTH_READ_HTML_H

#include "base/error.h"
#include "base/vec.h"
#include "read/meta.h"

/** What the page's markup says about a block of text. */
typedef enum read_hint {
    READ_HINT_NONE,
    READ_HINT_HEADING,
    READ_HINT_CAPTION,
    READ_HINT_BYLINE,
    READ_HINT_RESIDUE /**< an element that holds no article: nav, aside, footer, form */
} read_hint;

/** A paragraph: bytes [begin, end) of the page's text. */
typedef struct read_block {
    uint32_t begin, end;
    uint8_t hint;
    uint8_t level; /**< of a heading, 1 to 6 */
} read_block;

/** A page reduced to text: blocks with a blank line between them, or a line end for <br>. */
typedef struct read_page {
    base_buf text;
    BASE_VEC(read_block) blocks;
    read_meta meta;
    bool cut; /**< elements deeper than allowed were read as if at that depth */
} read_page;

/**
 * Reduces a page (UTF-8 without NUL) to what its reader sees: every visible word, in order; scripts, styles
 * and hidden elements left out. False: BASE_UNSUPPORTED in a build without an HTML parser, BASE_LIMIT for
 * markup that unfolds to many times its size, BASE_NO_MEMORY; messages call the page `name`. Linear. Release
 * the page in any case.
 */
bool read_html(const char *bytes, size_t count, const char *name, uint32_t max_depth,
               const base_allocator *allocator, read_page *page, base_error *error);

/** Releases all. */
void read_page_release(read_page *page);

/**
 * Copies markup without the tags of elements that lie deeper than max_depth (block elements leave a <br>) and
 * without the attributes of tags that have absurdly many, so that a parser whose cost grows with depth stays
 * linear. Returns true where anything was left out; else `limited` stays empty and the input can be used as
 * it is. Elements whose end tag may be omitted (p, li, td) count as no depth of their own. Linear.
 */
bool read_html_limit(const char *bytes, size_t count, uint32_t max_depth, base_buf *limited);

/** Offers what a JSON-LD block says about its article. */
void read_html_json(const char *bytes, size_t count, read_meta *meta);

/** Offers what a <meta> element says: its name, property or itemprop, and its content. */
void read_html_property(const char *name, const char *content, read_meta *meta);

#endif
