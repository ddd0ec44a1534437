#ifndef QUOTH_SPEECH_TRAILING_REPORTER_H
#define QUOTH_SPEECH_TRAILING_REPORTER_H

#include "speech/roles.h"

/**
 * True where a sentence ends as "…, Radio Norvik reported." does, the cue being "reported": a verb of saying
 * behind a comma and who says it, with nothing but marks behind them. Tells where who says it begins, and the
 * token behind what is said. O(tokens of the sentence).
 */
bool speech_trailing_reporter_at(const speech_board *board, doc_range sentence, uint32_t cue,
                                 uint32_t *source, uint32_t *content);

#endif
