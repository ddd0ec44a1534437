#ifndef QUOTH_QUERY_HIT_H
#define QUOTH_QUERY_HIT_H

#include "base/vec.h"
#include "doc/doc.h"

/** A place where X is mentioned. */
typedef struct query_hit {
    uint32_t mention; /**< of the document, or DOC_NONE for words */
    doc_range tokens;
    uint32_t head; /**< token */
    uint8_t form;  /**< doc_mention_form: DOC_TERM for words */
} query_hit;

typedef BASE_VEC(query_hit) query_hits;

#endif
