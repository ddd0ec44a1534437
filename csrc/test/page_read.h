#ifndef QUOTH_TEST_PAGE_READ_H
#define QUOTH_TEST_PAGE_READ_H

/* An article through both stages that make a document of it. */

#include "page/page.h"
#include "read/read.h"
#include "test/model_made.h"

/** False with *error; the document is to be released in any case. */
static inline bool page_read(const page_model *model, const read_article *article, doc *document,
                             base_error *error) {
    read_content content;
    read_content_start(&content, document->allocator);
    bool done = read_content_fill(&content, article, (read_limits){0}, error);
    if (done && !page_describe(model, &content, document)) {
        base_fail_memory(error);
        done = false;
    }
    read_content_release(&content);
    return done;
}

#endif
