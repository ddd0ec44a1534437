#ifndef QUOTH_SPEECH_ATTRIBUTE_H
#define QUOTH_SPEECH_ATTRIBUTE_H

#include "speech/continue.h"

/** Where the drafts of a document stand to each other, by token; made before any is judged. */
typedef struct speech_rivals {
    uint32_t *cue;    /**< the draft whose cue the token is, or DOC_NONE */
    uint32_t *holder; /**< the surest draft whose content holds the token, or DOC_NONE */
    uint32_t *twin;   /**< the surest draft whose content begins at the token, or DOC_NONE */
} speech_rivals;

/** Fills the columns, which are the arena's; false when memory ran out. O(tokens + contents). */
bool speech_rivals_start(speech_rivals *rivals, const speech_scene *scene, const speech_drafts *drafts);

/** The features by which a draft is judged as a whole, among the others. */
void speech_keep_features(const speech_scene *scene, const speech_drafts *drafts, uint32_t index,
                          const speech_rivals *rivals, speech_features *features);

/**
 * Appends the draft of one cue: its roles, its spans, and where nothing in its sentence is content and a
 * colon ends it, the quotation that follows. False when memory ran out.
 */
bool speech_draft_build(speech_drafts *drafts, const speech_scene *scene, const model_linear *table,
                        uint32_t cue, uint32_t chance, speech_roles *roles);

/** Appends the draft of every candidate that may be a cue, none judged as a whole yet; those that say nothing
 * are dropped. False when memory ran out. */
bool speech_sketch_drafts(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights);

/**
 * Finds the attributions of a document as drafts, ordered by their cues; those whose whole is judged too
 * unlikely are dropped. False when memory ran out. Linear in the tokens.
 */
bool speech_find_drafts(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights);

#endif
