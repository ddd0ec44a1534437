#ifndef QUOTH_READ_HTML_H
#define QUOTH_READ_HTML_H

#include "base/error.h"
#include "read/content.h"

/**
 * Reduces the text of a content, a page (UTF-8 without NUL), to what the page's reader sees: every visible
 * word, in order; scripts, styles and hidden elements left out. Blocks have a blank line between them, or a
 * line end for <br>. Elements deeper than allowed are read as if at that depth, with a warning. False:
 * BASE_UNSUPPORTED in a build without an HTML parser, BASE_LIMIT for markup that unfolds to many times its
 * size, BASE_NO_MEMORY; messages call the page `name`. Linear.
 */
bool read_html(read_content *content, const char *name, uint32_t max_depth, base_error *error);

/**
 * Copies markup without what a parser would read for nothing (scripts that are no data, styles, comments, what
 * nobody sees, attributes that are not asked for), without the tags of elements that lie deeper than max_depth
 * (block elements leave a <br>) and without the attributes of tags that have absurdly many, so that a parser
 * whose cost grows with depth stays linear; *simplified says whether there were such elements or tags. Returns
 * true where anything was left out; else `limited` stays empty and the input can be used as it is. Elements whose
 * end tag may be omitted (p, li, td) count as no depth of their own. Linear.
 */
bool read_html_limit(const char *bytes, size_t count, uint32_t max_depth, base_buf *limited,
                     bool *simplified);

/** Offers what a JSON-LD block says about its article. */
void read_html_json(const char *bytes, size_t count, read_meta *meta);

/** Offers what a <meta> element says: its name, property or itemprop, and its content. */
void read_html_property(const char *name, const char *content, read_meta *meta);

#endif
