#ifndef QUOTH_SPEECH_RELAY_H
#define QUOTH_SPEECH_RELAY_H

#include "speech/board.h"

/** True for "quoted" in "quoted N as saying" and "N was quoted as saying": the verb below it is the cue. */
bool speech_only_relays(const speech_board *board, uint32_t token);

/**
 * The verb "quoted" above the cue in "N quoted M as saying …", with N's token in *outlet and M's in *object;
 * DOC_NONE where there is none.
 */
uint32_t speech_relay_above(const speech_board *board, uint32_t cue, uint32_t *outlet, uint32_t *object);

/**
 * The verb "quoting", "citing", "that cited" right below a token, with what it quotes, the speaker proper, in
 * *object; DOC_NONE where there is none.
 */
uint32_t speech_relay_below(const speech_board *board, uint32_t head, uint32_t *object);

#endif
