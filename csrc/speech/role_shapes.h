#ifndef QUOTH_SPEECH_ROLE_SHAPES_H
#define QUOTH_SPEECH_ROLE_SHAPES_H

#include "speech/roles.h"

/* Rules of role_rules.c that go by the shape of a sentence: a function a row of the register. */

/** "Most of it, explained the auditor, had never existed": what stands on both sides is said. */
void speech_role_inserted_report(speech_roles *roles, const speech_board *board);

/** "It was alleged by two guards that …", "Residents were told by police to …": the agent speaks. */
void speech_role_passive_agent(speech_roles *roles, const speech_board *board);

/** "calls from the opposition for …", "criticism of it by doctors": so do they. */
void speech_role_noun_agent(speech_roles *roles, const speech_board *board);

/** "…," said Vale, pointing at a crack: what the source does is no part of it. */
void speech_role_source_action(speech_roles *roles, const speech_board *board);

/** "said otherwise", "thinks not", "says yes": an answer is a content. */
void speech_role_short_answer(speech_roles *roles, const speech_board *board);

/** True for a verb right behind which such a word ends the sentence, or stands before a mark. O(1). */
bool speech_is_short_answer(const speech_board *board, uint32_t verb);

/** "welcomed the truce but condemned the attack": a content ends where the subject says something else. */
void speech_role_next_verb(speech_roles *roles, const speech_board *board);

/** "They reported that the minister said it was over": "that" before the source is no part of the content. */
void speech_role_lone_that(speech_roles *roles, const speech_board *board);

/** "assured the mayors that …", "asked them who …": whoever is told is no part of it. */
void speech_role_told_whom(speech_roles *roles, const speech_board *board);

/** "New Delhi: Three trains …": a place and a colon before a report are nobody's words. */
void speech_role_place_colon(speech_roles *roles, const speech_board *board);

/** "Talks on the harbour collapsed, officials said": of two subjects before the cue the first is that of what is said. */
void speech_role_own_subject(speech_roles *roles, const speech_board *board);

/** "told the panel the files were gone": the first of a clause's two subjects is whom it was told. */
void speech_role_two_subjects(speech_roles *roles, const speech_board *board);

/** That first subject, or DOC_NONE where the clause that a verb of telling governs has one subject. */
uint32_t speech_first_of_subjects(const speech_board *board, uint32_t cue);

#endif
