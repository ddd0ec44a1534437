#ifndef QUOTH_DOC_COLUMNS_H
#define QUOTH_DOC_COLUMNS_H

#include "doc/doc.h"

/** Bytes that one token takes over all columns. */
#define DOC_TOKEN_ROW_BYTES (2 * sizeof(uint32_t) + 3 * sizeof(uint16_t) + 5 * sizeof(uint8_t))

/**
 * Lays the columns of `tokens` out over `capacity * DOC_TOKEN_ROW_BYTES` bytes at `block`, wide columns
 * first, so that each is aligned where the block is aligned to 4 bytes; `begin` is the block itself. Copies
 * the `tokens->count` rows of the columns as they are now.
 */
void doc_columns_move(doc_tokens *tokens, void *block, uint32_t capacity);

#endif
