#ifndef QUOTH_PAGE_GIVEN_META_H
#define QUOTH_PAGE_GIVEN_META_H

#include "doc/doc.h"
#include "page/model.h"
#include "read/content.h"

/** Makes one title of those that a page's data say, before its paragraphs are judged: what its headline says
 * where that is its heading, else what it is shared by; and it loses the name of the site. What the caller gave
 * stays as it is. Failure is the buffers' of the metadata, as below. */
void page_given_title(const doc *document, read_content *content);

/** Takes "By", dates, addresses, credits and repeated names out of the authors that a page's data give. */
void page_given_authors(const page_model *model, const doc *document, read_meta *meta);

#endif
