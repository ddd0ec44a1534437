#ifndef QUOTH_SPEECH_MEND_H
#define QUOTH_SPEECH_MEND_H

#include "speech/roles.h"

/**
 * Mends the roles of one cue where the construction leaves no choice: "according to which …", "was quoted as
 * saying", a verb that shares its neighbour's subject, who is accused rather than accuses. O(n²) in the
 * tokens of the sentence, at most 400.
 */
void speech_roles_mend(speech_roles *roles, const speech_scene *scene);

/** True for "quoted" in "quoted N as saying" and "N was quoted as saying": the verb below it is the cue. */
bool speech_only_relays(const speech_scene *scene, uint32_t token);

/**
 * The verb "quoted" above the cue in "N quoted M as saying …", with N's token in *outlet and M's in *object;
 * DOC_NONE where there is none.
 */
uint32_t speech_relay_above(const speech_scene *scene, uint32_t cue, uint32_t *outlet, uint32_t *object);

#endif
