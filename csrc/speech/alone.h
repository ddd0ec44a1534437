#ifndef QUOTH_SPEECH_ALONE_H
#define QUOTH_SPEECH_ALONE_H

#include "speech/continue.h"

/**
 * Adds drafts for quotations that no cue stands beside: whole sentences between marks, which go on with the
 * speaker before them, and paragraphs that a dash and a name sign (“…” — Mayor Tarn). Quotations that a draft
 * holds already are passed over. False when memory ran out. Linear.
 */
bool speech_add_alone(speech_drafts *drafts, const speech_scene *scene);

#endif
