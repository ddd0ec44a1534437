#ifndef QUOTH_SPEECH_TRANSCRIPT_H
#define QUOTH_SPEECH_TRANSCRIPT_H

#include "speech/candidate.h"

/**
 * Appends the turns of transcripts and interviews: paragraphs that begin with a label in capitals and a
 * colon, "QUILL: …", "Q: …", where others near them do so too. The label is the source, the rest of the
 * paragraph what was said, word for word; another candidate of that colon is dropped. False when memory ran out.
 * Linear in the paragraphs.
 */
bool speech_add_turns(speech_candidates *candidates, const speech_board *board);

#endif
