#ifndef QUOTH_REFER_TIME_H
#define QUOTH_REFER_TIME_H

#include "refer/board.h"

/**
 * Finds time expressions (TIMEX3: TimeML 1.2.1) and adds them to the document's `times`; dates and times of
 * day are also items of the kind date. Values are resolved against the document's date and the tense of the
 * clause; DOC_NONE where that is not known or the words are vague. False when memory ran out. Linear.
 */
bool refer_times(refer_board *board);

#endif
