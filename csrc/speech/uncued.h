#ifndef QUOTH_SPEECH_UNCUED_H
#define QUOTH_SPEECH_UNCUED_H

#include "speech/continuation.h"

/**
 * Finds whose the quotations are that no candidate holds: a dash and a name sign them (“…” — Mayor Tarn), "in the words of"
 * names who says them, a colon introduces them, a report that was judged too unlikely holds them, or they stand as
 * sentences of their own beside somebody or behind whoever spoke last. False when memory ran out. Linear.
 */
bool speech_add_uncued(speech_candidates *candidates, const speech_board *board);

#endif
