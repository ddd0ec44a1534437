#ifndef QUOTH_SPEECH_UNCUED_H
#define QUOTH_SPEECH_UNCUED_H

#include "speech/continuation.h"

/**
 * Adds candidates for quotations that no cue stands beside: whole sentences between marks, which go on with the
 * speaker before them, and paragraphs that a dash and a name sign (“…” — Mayor Tarn). Quotations that a candidate
 * holds already are passed over. False when memory ran out. Linear.
 */
bool speech_add_uncued(speech_candidates *candidates, const speech_board *board);

#endif
