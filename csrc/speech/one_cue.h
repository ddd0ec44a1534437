#ifndef QUOTH_SPEECH_ONE_CUE_H
#define QUOTH_SPEECH_ONE_CUE_H

#include "speech/candidate.h"

/** Leaves each quotation to one of the reports beside each other that hold it: the one whose cue is nearest. Those
 * that hold nothing else are dropped. False when memory ran out. O(tokens of the contents). */
bool speech_one_cue(speech_candidates *candidates, const speech_board *board);

#endif
