#ifndef QUOTH_SPEECH_CIRCUMSTANCES_H
#define QUOTH_SPEECH_CIRCUMSTANCES_H

#include "speech/speaker.h"

/** What setting needs besides the board. */
typedef struct speech_context {
    const speech_board *board;
    const speech_candidates *candidates;
    const uint32_t *holders;
    const speech_speaker *speakers;
} speech_context;

/**
 * Fills addressee, venue and time of a quote: "told reporters", "in an interview with Radio Norvik", "on
 * Thursday". What stands inside the content is not looked at. False when memory ran out. O(dependents + times
 * of the sentence).
 */
bool speech_circumstances_fill(const speech_context *context, const speech_candidate *candidate,
                               doc_quote *quote, doc_rules *decided);

#endif
