#ifndef QUOTH_REFER_AMOUNT_H
#define QUOTH_REFER_AMOUNT_H

#include "refer/board.h"

/** Adds the document's dates and times of day as items of the kind date, without entities. Linear in the times. */
void refer_dates(refer_board *board);

/** Adds sums of money ("$3 million", "20 euros") and numbers ("45%", "1,500") outside instruments and dates
 * as items without entities. Linear. */
void refer_amounts(refer_board *board);

#endif
