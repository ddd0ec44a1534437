#ifndef QUOTH_SPEECH_MARKED_H
#define QUOTH_SPEECH_MARKED_H

#include "speech/roles.h"

/** True where the cue's place to a quotation says that the words between the marks are all that is reported: "…," said
 * Ann Lee; Ann Lee said: "…". O(tokens of the sentence). */
bool speech_only_marked(const speech_roles *roles, const speech_board *board);

/** The verb of saying right before a quotation that begins at the token, a comma or colon and perhaps whom it is told
 * between them: "asking her: “…”". DOC_NONE where there is none. O(1). */
uint32_t speech_introducing_verb(const speech_board *board, uint32_t first);

#endif
