#ifndef QUOTH_SPEECH_FIRST_PERSON_H
#define QUOTH_SPEECH_FIRST_PERSON_H

#include "speech/circumstances.h"

/**
 * Gives pronouns in quotation marks their entity, whatever voice `refer` took them for: "I" is the speaker of the
 * quotation, "we" is where a body speaks, "you" is whom the words are addressed to. Elsewhere, and where the speaker is
 * not known, they stay as they are. Then takes out relative pronouns ("who", "which"), which sources needed, and the
 * entities that nothing mentions any more, and numbers the others anew. To be called once, after the quotes are
 * written. False when memory ran out. O(tokens + mentions × depth of quotations).
 */
bool speech_assign_persons(const speech_context *context);

#endif
