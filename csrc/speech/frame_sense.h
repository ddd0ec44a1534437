#ifndef QUOTH_SPEECH_FRAME_SENSE_H
#define QUOTH_SPEECH_FRAME_SENSE_H

#include "base/buf.h"
#include "speech/candidate.h"

/**
 * Fills verb, manner, force and commitment of a quote from its candidate's cue and frame: "suggest that" claims,
 * "suggest doing" demands, "call for" demands, "call X Y" describes; a light verb takes the sense of its
 * noun. Notes the rules that decided. The verb is the lemma with its particle or preposition where that makes
 * the sense, the words of a marker ("according to"), none for punctuation. False when memory ran out.
 * O(dependents).
 */
bool speech_frame_fill(const speech_board *board, const speech_candidates *candidates,
                       const speech_candidate *candidate, doc_quote *quote, doc_rules *decided);

#endif
