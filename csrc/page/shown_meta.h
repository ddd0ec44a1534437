#ifndef QUOTH_PAGE_SHOWN_META_H
#define QUOTH_PAGE_SHOWN_META_H

#include "doc/doc.h"
#include "page/paragraph_features.h"
#include "read/meta.h"

/**
 * Offers what an article's own text shows of it: title, byline with its outlet, dateline with its agency
 * ("OSTREL (AP) —"), date. Kinds are known; `paragraphs` are what was seen of them. Failure is the buffers'
 * of `meta`.
 */
void page_shown_meta(const page_model *model, doc *document, const page_paragraph *paragraphs,
                     read_meta *meta);

#endif
