#ifndef QUOTH_SPEECH_NARRATION_H
#define QUOTH_SPEECH_NARRATION_H

#include "doc/view.h"
#include "speech/lexicons.h"

/** What the narrator says of a token outside of any quote. */
typedef struct speech_narration {
    uint32_t predicate; /**< governs the token; DOC_NONE in a headline without a verb */
    uint32_t cue;       /**< the word that says so: the predicate, or its copula; DOC_NONE as well */
    doc_range clause;   /**< tokens from the clause's first to its last, without marks at its ends */
    doc_modality modality;
    bool negated;
} speech_narration;

/** Reads the clause around a token. The view needs no more than the tree of its sentence. O(depth +
 * dependents). */
speech_narration speech_narrate(const doc_view *view, const speech_lexicons *lexicons, uint32_t token);

#endif
