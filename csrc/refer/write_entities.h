#ifndef QUOTH_REFER_WRITE_ENTITIES_H
#define QUOTH_REFER_WRITE_ENTITIES_H

#include "refer/board.h"

/** Writes items and clusters into the document's mentions, entities and lists; false when memory ran out.
 * O(n log n) in the number of items. */
bool refer_write_entities(refer_board *board);

#endif
