#ifndef QUOTH_SPEECH_ATTRIBUTE_H
#define QUOTH_SPEECH_ATTRIBUTE_H

#include "speech/continue.h"

/** Least chance, in thousandths, of a candidate by its word alone, of one whose roles are looked at, of a
 * draft that is kept, and of a quotation that goes on with a content. */
#define SPEECH_GLANCE_CHANCE 150u
#define SPEECH_LOOK_CHANCE 100u
#define SPEECH_KEEP_CHANCE 400u
#define SPEECH_CONTINUE_CHANCE 500u

/** The features by which a finished draft is judged as a whole. */
void speech_keep_features(const speech_scene *scene, const speech_drafts *drafts, const speech_draft *draft,
                          speech_features *features);

/**
 * Appends the draft of one cue: its roles, its spans, and where nothing in its sentence is content and a
 * colon ends it, the quotation that follows. False when memory ran out.
 */
bool speech_draft_build(speech_drafts *drafts, const speech_scene *scene, const model_linear *table,
                        uint32_t cue, uint32_t chance, speech_roles *roles);

/**
 * Finds the attributions of a document as drafts, ordered by their cues; those whose whole is judged too
 * unlikely are dropped. False when memory ran out. Linear in the tokens.
 */
bool speech_find_drafts(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights);

#endif
