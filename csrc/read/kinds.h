#ifndef QUOTH_READ_KINDS_H
#define QUOTH_READ_KINDS_H

#include "base/arena.h"
#include "read/html.h"
#include "read/signs.h"

/**
 * Sets the kind of each paragraph of a document, and returns what was seen of them
 * (document->paragraphs.count items, from the arena); NULL when memory ran out. `blocks` are the page's, one
 * a paragraph, or NULL for plain text. A paragraph is taken for residue only where that is likelier than not
 * by a margin: an article's sentence lost costs more than a line of navigation kept. Linear.
 */
read_look *read_kinds(const reader *self, const read_block *blocks, doc *document, base_arena *arena);

#endif
