#ifndef QUOTH_SPEECH_SENSE_H
#define QUOTH_SPEECH_SENSE_H

#include "base/buf.h"
#include "speech/draft.h"

/**
 * Fills verb, manner, force and commitment of a quote from its draft's cue and frame: "suggest that" claims,
 * "suggest doing" demands, "call for" demands, "call X Y" describes; a light verb takes the sense of its
 * noun. Notes the rules that decided. The verb is the lemma with its particle or preposition where that makes
 * the sense, the words of a marker ("according to"), none for punctuation. False when memory ran out.
 * O(dependents).
 */
bool speech_sense_fill(const speech_scene *scene, const speech_drafts *drafts, const speech_draft *draft,
                       doc_quote *quote, doc_rules *decided);

#endif
