#ifndef QUOTH_SPEECH_HEADLINE_H
#define QUOTH_SPEECH_HEADLINE_H

#include "speech/candidate.h"

/** Adds the reports that the shape of a title or a heading makes: "Brask: tax will rise", "“We were lied to”: villagers on
 * the dam", "Dam is safe - ministry", "Haas ready to resign, says ally". Titles that a candidate reports in already are
 * passed over. False when memory ran out. Linear. */
bool speech_add_headlines(speech_candidates *candidates, const speech_board *board);

#endif
