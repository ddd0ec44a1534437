#ifndef QUOTH_SPEECH_FIRST_PERSON_H
#define QUOTH_SPEECH_FIRST_PERSON_H

#include "speech/circumstances.h"

/**
 * Gives the pronouns that `refer` left open, where they stand in quotation marks, their entity: "I" is the
 * speaker of the quotation, "we" is where a body speaks, "you" is whom the words are addressed to. Elsewhere,
 * and where the speaker is not known, they stay open. To be called once, after the quotes are written. False
 * when memory ran out. O(tokens + mentions × depth of quotations).
 */
bool speech_assign_persons(const speech_context *context);

#endif
