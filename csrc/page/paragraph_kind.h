#ifndef QUOTH_PAGE_PARAGRAPH_KIND_H
#define QUOTH_PAGE_PARAGRAPH_KIND_H

#include "base/arena.h"
#include "doc/doc.h"
#include "page/paragraph_features.h"
#include "read/content.h"

/**
 * Sets the kind of each paragraph of a document, whose text and paragraphs are those of the content, and
 * returns what was seen of them (document->paragraphs.count items, from the arena); NULL when memory ran out.
 * A paragraph is taken for residue only where that is likelier than not by a margin: an article's sentence
 * lost costs more than a line of navigation kept. Linear.
 */
page_paragraph *page_paragraph_kinds(const page_model *model, const read_content *content, doc *document,
                                     base_arena *arena);

#endif
