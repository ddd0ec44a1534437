#ifndef QUOTH_TEXT_PARAGRAPH_H
#define QUOTH_TEXT_PARAGRAPH_H

#include "base/vec.h"

/** Bytes [begin, end) of a text. */
typedef struct text_span {
    uint32_t begin, end;
} text_span;

typedef BASE_VEC(text_span) text_spans;

/**
 * Appends the paragraphs of a text (well-formed UTF-8), without the white space around them; false when
 * memory ran out. A blank line always ends a paragraph. Inside a block of lines a single line end does so
 * too, unless the block is hard-wrapped: lines that break off mid-sentence at one common width, as e-mail and
 * plain-text wires have them. U+2029 ends a paragraph. Linear.
 */
bool text_split_paragraphs(const char *text, uint32_t size, const base_allocator *allocator,
                           text_spans *paragraphs);

#endif
