#ifndef QUOTH_DOC_COLUMNS_H
#define QUOTH_DOC_COLUMNS_H

#include "doc/doc.h"

/** Bytes that one token takes over all columns. */
static inline size_t doc_columns_row(const doc_tokens *tokens) {
    return (2 + 2 * (size_t)tokens->wide) * sizeof(uint16_t) + 8;
}

/**
 * Lays the columns of `tokens` out over `capacity` rows at `block`, the wide ones first, so that each is
 * aligned where the block is aligned to 2 bytes; `begin_` is the block itself. Copies the `tokens->count`
 * rows of the columns as they are now; `wide` may have been set meanwhile.
 */
void doc_columns_move(doc_tokens *tokens, void *block, uint32_t capacity);

/** Releases the columns' block, where it is one of its own. */
void doc_columns_release(doc_tokens *tokens, const base_allocator *allocator);

#endif
