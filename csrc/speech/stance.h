#ifndef QUOTH_SPEECH_STANCE_H
#define QUOTH_SPEECH_STANCE_H

#include "doc/view.h"
#include "speech/lexicons.h"
#include "speech/stance_found.h"

/**
 * How the speaker of a quote stands toward X, whose head is `token`: from the words of the content above X
 * and the manner of the report. The view needs no more than the trees of the token's and of the cue's sentence. O(depth *
 * dependents).
 */
speech_stance_found speech_stance_toward(const doc_view *view, const speech_lexicons *lexicons,
                                         uint32_t quote, uint32_t token);

/**
 * The same of what the narrator tells outside of any quote: how whoever acts or feels something in the clause
 * stands toward X ("the governor vetoed X"). The narrator's own judgements are left out.
 */
speech_stance_found speech_stance_told(const doc_view *view, const speech_lexicons *lexicons, uint32_t token);

#endif
