#ifndef QUOTH_SPEECH_ROLE_RULES_H
#define QUOTH_SPEECH_ROLE_RULES_H

#include "speech/roles.h"

/**
 * Changes the roles of one cue where the construction leaves no choice: "according to which …", "was quoted
 * as saying", a verb that shares its neighbour's subject, who is accused rather than accuses. Notes the rules
 * that decided something. O(n²) in the tokens of the sentence, at most 400.
 */
void speech_apply_role_rules(speech_roles *roles, const speech_board *board);

#endif
