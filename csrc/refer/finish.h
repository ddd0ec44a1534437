#ifndef QUOTH_REFER_FINISH_H
#define QUOTH_REFER_FINISH_H

#include "refer/work.h"

/** Writes items and clusters into the document's mentions, entities and lists; false when memory ran out.
 * O(n log n) in the number of items. */
bool refer_finish(refer_work *work);

#endif
