#ifndef QUOTH_SPEECH_CONTINUATION_H
#define QUOTH_SPEECH_CONTINUATION_H

#include "speech/candidate.h"

/** A quotation of whole sentences that no cue stands beside: tokens [first, end). */
typedef struct speech_continuation {
    uint32_t first, end;
    uint32_t pair;      /**< its outermost pair */
    bool new_paragraph; /**< it begins one */
} speech_continuation;

/**
 * The quotation that begins right at a token (marks before it aside) and fills whole sentences; false where
 * what follows is no such quotation. `from` is the token behind an attribution. O(its sentences).
 */
bool speech_continuation_at(const speech_board *board, uint32_t from, speech_continuation *found);

/** The features by which it is decided whether the quotation goes on with the last candidate's content. `steps`
 * counts the quotations that already did. */
void speech_continuation_features(const speech_board *board, const speech_candidates *candidates,
                                  const speech_candidate *candidate, const speech_continuation *next,
                                  uint32_t steps, speech_features *features);

#endif
