#ifndef QUOTH_READ_MARKDOWN_H
#define QUOTH_READ_MARKDOWN_H

#include "base/error.h"
#include "read/content.h"

/**
 * Reduces the text of a content, Markdown (CommonMark's blocks and spans as far as they are common), to what
 * its reader sees: headings, paragraphs and items of lists as blocks, without marks of emphasis, links and
 * code, and without pictures; quotations stay text. What stands between two lines "---" at the
 * beginning is metadata: "title: …". False when memory ran out. Linear.
 */
bool read_markdown(read_content *content, base_error *error);

#endif
