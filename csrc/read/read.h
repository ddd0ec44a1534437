#ifndef QUOTH_READ_READ_H
#define QUOTH_READ_READ_H

#include "base/error.h"
#include "read/content.h"
#include "read/input.h"

/** Bounds on what one document may cost; 0 stands for the default. */
typedef struct read_limits {
    uint64_t max_document_bytes; /**< a larger file or line is refused; default 64 MiB */
    uint32_t max_html_depth;     /**< deeper elements are read as if at this depth; default 512 */
} read_limits;

/** The limits with the defaults in place. */
read_limits read_limits_filled(read_limits limits);

/**
 * Reads an article into an empty content: decodes it, reduces a page to text, cuts plain text into
 * paragraphs. The article must outlive the content, whose text may be its own. False with *error, and then
 * the content is good for nothing but its release: BASE_FORMAT for bytes that are no text, BASE_LIMIT,
 * BASE_UNSUPPORTED for HTML in a build without it, BASE_NO_MEMORY. Messages call the article by its id.
 * Linear in the bytes.
 */
bool read_content_fill(read_content *content, const read_article *article, read_limits limits,
                       base_error *error);

#endif
