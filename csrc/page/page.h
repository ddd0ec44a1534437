#ifndef QUOTH_PAGE_PAGE_H
#define QUOTH_PAGE_PAGE_H

#include "doc/doc.h"
#include "page/model.h"
#include "read/content.h"

/**
 * Makes what was read of an article a document that was just started: fills `text`, `paragraphs` (spans and
 * kinds, no sentences yet), `meta` and `warnings`. The content is empty then, its memory free for the stages
 * to come. False when memory ran out, where both are still to be released. Linear.
 */
bool page_describe(const page_model *model, read_content *content, doc *document);

#endif
