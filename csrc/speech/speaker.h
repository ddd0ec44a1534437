#ifndef QUOTH_SPEECH_SPEAKER_H
#define QUOTH_SPEECH_SPEAKER_H

#include "speech/candidate.h"

/** Who speaks in a candidate. */
typedef struct speech_speaker {
    uint32_t entity;  /**< or DOC_NONE */
    uint8_t kind;     /**< doc_speaker_kind */
    doc_range tokens; /**< the words that name the speaker; count 0 where there are none */
    doc_range
        relay; /**< who passed the words on: "local media" in "local media quoting an aide"; else count 0 */
    uint32_t relay_verb; /**< the token of "quoting", where there is a relay */
    bool settled;
    doc_rules decided; /**< rules that made it what it is */
} speech_speaker;

/** For each token the candidate whose content holds it most closely, or DOC_NONE; NULL when memory ran out. */
uint32_t *speech_holders(const speech_board *board, const speech_candidates *candidates);

/**
 * Resolves the speaker of every candidate that is not dropped, or that reports another: names and nominals
 * through their mentions, "I" and "we" inside a quotation through the draft that holds them, relative
 * pronouns through their antecedent, quotations without a cue through the candidate they continue. Linear.
 */
void speech_resolve_speakers(const speech_board *board, const speech_candidates *candidates,
                             const uint32_t *holders, speech_speaker *speakers);

/** The entity behind a range of tokens, "I" and "you" resolved through the draft around them; DOC_NONE for
 * none. Here and below, the rules that decided go to *decided. */
uint32_t speech_entity_of(const speech_board *board, const uint32_t *holders, const speech_speaker *speakers,
                          doc_range tokens, doc_rules *decided);

/** What a range of tokens is as a source. */
uint8_t speech_kind_of(const speech_board *board, doc_range tokens, uint32_t entity, doc_rules *decided);

/** The token of a range that is the head of the others, looking only at the edges inside of it. */
uint32_t speech_top(const speech_board *board, doc_range tokens);

#endif
