#ifndef QUOTH_SPEECH_INTRODUCTION_H
#define QUOTH_SPEECH_INTRODUCTION_H

#include "speech/board.h"

/** What introduces a quotation by a colon: the colon's token and the words that name who speaks, count 0 where they
 * are nobody's. False where no colon stands before it. O(tokens of the sentence before it). */
bool speech_colon_before(const speech_board *board, uint32_t first, uint32_t *colon, doc_range *source);

/** "In the words of Ann Lee, “…”": the noun in the quotation's sentence and the words behind its "of"; DOC_NONE for
 * none. O(tokens of the sentence). */
uint32_t speech_words_of(const speech_board *board, uint32_t first, doc_range *source);

/** The person that the sentence before or behind a quotation in its paragraph is about; count 0 for none. O(1). */
doc_range speech_subject_beside(const speech_board *board, uint32_t first, uint32_t end);

/** True for a source that may go on speaking in a quotation without a cue: no document, act or "which". */
bool speech_may_go_on(const speech_board *board, uint32_t noun);

#endif
