#ifndef QUOTH_SPEECH_PROPOSE_H
#define QUOTH_SPEECH_PROPOSE_H

#include "speech/continuation.h"

/** Where the candidates of a document stand to each other, by token; made before any is judged. */
typedef struct speech_rivals {
    uint32_t *cue;    /**< the candidate whose cue the token is, or DOC_NONE */
    uint32_t *holder; /**< the surest candidate whose content holds the token, or DOC_NONE */
    uint32_t *twin;   /**< the surest candidate whose content begins at the token, or DOC_NONE */
} speech_rivals;

/** Fills the columns, which are the arena's; false when memory ran out. O(tokens + contents). */
bool speech_rivals_start(speech_rivals *rivals, const speech_board *board,
                         const speech_candidates *candidates);

/** The features by which a candidate is judged as a whole, among the others. */
void speech_keep_features(const speech_board *board, const speech_candidates *candidates, uint32_t index,
                          const speech_rivals *rivals, speech_features *features);

/**
 * Appends the candidate of one cue: its roles, its spans, and where nothing in its sentence is content and a
 * colon ends it, the quotation that follows. False when memory ran out.
 */
bool speech_candidate_build(speech_candidates *candidates, const speech_board *board,
                            const model_linear *table, uint32_t cue, uint32_t chance, speech_roles *roles);

/** Appends the candidate of every candidate that may be a cue, none judged as a whole yet; those that say nothing
 * are dropped. `introduces` is set for a verb right before a quotation or a short answer and for one that an outlet
 * quotes, which are candidates however unlikely they are by themselves, and where a paragraph behind a colon is said.
 * False when memory ran out. */
bool speech_sketch_candidates(speech_candidates *candidates, const speech_board *board,
                              const speech_weights *weights);

/**
 * Finds the attributions of a document as candidates, ordered by their cues; those whose whole is judged too
 * unlikely are dropped. False when memory ran out. Linear in the tokens.
 */
bool speech_find_candidates(speech_candidates *candidates, const speech_board *board,
                            const speech_weights *weights);

#endif
