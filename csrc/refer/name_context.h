#ifndef QUOTH_REFER_NAME_CONTEXT_H
#define QUOTH_REFER_NAME_CONTEXT_H

#include "refer/board.h"

/**
 * The kind that the words around a name speak for ("in …", "the mayor of …", "…'s coast": a place), or
 * DOC_KIND_COUNT where they say nothing. O(1).
 */
uint8_t refer_frame_kind(const refer_board *board, doc_range name);

#endif
