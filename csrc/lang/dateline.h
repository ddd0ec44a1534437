#ifndef QUOTH_LANG_DATELINE_H
#define QUOTH_LANG_DATELINE_H

#include "lang/token.h"

/**
 * How many tokens at the beginning of a paragraph are its dateline with the dash behind it: "OSTREL, May 3
 * (AP) —"; 0 for none. `first` is the paragraph's first token, `glances` are all of its tokens'. O(tokens of
 * the paragraph), and a look at earlier paragraphs, which is linear over a document.
 */
uint32_t lang_dateline(const doc *document, uint32_t paragraph, uint32_t first,
                       const lang_token_shapes *glances);

#endif
