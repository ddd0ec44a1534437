#ifndef QUOTH_SPEECH_CUES_H
#define QUOTH_SPEECH_CUES_H

#include "speech/board.h"
#include "speech/weights.h"

/** True for a token that may carry a cue: verbs, nouns, adjectives, listed markers, colons. O(1). */
bool speech_cue_candidate(const speech_board *board, uint32_t token);

/** The features by which the classifier decides whether a candidate is a cue. O(dependents + depth). */
void speech_cue_features(const speech_board *board, uint32_t token, speech_features *features);

/** The first of these features, those of the word itself: enough to leave most candidates out. O(1). */
void speech_cue_prefilter(const speech_board *board, uint32_t token, speech_features *features);

#endif
