#ifndef QUOTH_REFER_FRAME_H
#define QUOTH_REFER_FRAME_H

#include "refer/work.h"

/**
 * The kind that the words around a name speak for ("in …", "the mayor of …", "…'s coast": a place), or
 * DOC_KIND_COUNT where they say nothing. O(1).
 */
uint8_t refer_frame_kind(const refer_work *work, doc_range name);

#endif
