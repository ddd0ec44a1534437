#ifndef QUOTH_SPEECH_CLOSING_H
#define QUOTH_SPEECH_CLOSING_H

#include "speech/roles.h"

/**
 * Reads "…, Radio Norvik reported." at the end of a sentence: a verb of saying behind a comma and who says
 * it, with nothing but marks behind them. Fills the roles of the sentence (cue, source, and all before the
 * comma as content) and returns true; false where the sentence does not end so. O(tokens of the sentence).
 */
bool speech_closing_roles(const speech_scene *scene, doc_range sentence, speech_roles *roles);

/** The same for one verb: where who says it begins, and the token behind the content. */
bool speech_closing_at(const speech_scene *scene, doc_range sentence, uint32_t cue, uint32_t *source,
                       uint32_t *content);

#endif
