#ifndef QUOTH_REFER_PAIR_H
#define QUOTH_REFER_PAIR_H

#include "refer/story.h"

/** The cluster that "the former" or "the latter" means, or DOC_NONE. O(length of three sentences). */
uint32_t refer_one_of_pair(const refer_story *story, uint32_t item);

#endif
