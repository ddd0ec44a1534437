#ifndef QUOTH_SPEECH_CONTINUE_H
#define QUOTH_SPEECH_CONTINUE_H

#include "speech/draft.h"

/** A quotation of whole sentences that no cue stands beside: tokens [first, end). */
typedef struct speech_float {
    uint32_t first, end;
    uint32_t pair;      /**< its outermost pair */
    bool new_paragraph; /**< it begins one */
} speech_float;

/**
 * The quotation that begins right at a token (marks before it aside) and fills whole sentences; false where
 * what follows is no such quotation. `from` is the token behind an attribution. O(its sentences).
 */
bool speech_float_at(const speech_scene *scene, uint32_t from, speech_float *found);

/** The features by which it is decided whether the quotation goes on with the last draft's content. `steps`
 * counts the quotations that already did. */
void speech_float_features(const speech_scene *scene, const speech_drafts *drafts, const speech_draft *draft,
                           const speech_float *next, uint32_t steps, speech_features *features);

#endif
