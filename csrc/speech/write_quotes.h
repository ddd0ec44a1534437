#ifndef QUOTH_SPEECH_WRITE_QUOTES_H
#define QUOTH_SPEECH_WRITE_QUOTES_H

#include "speech/chain.h"

/** Turns every candidate that is not dropped into a quote of the document, ordered by content. False when memory
 * ran out. Linear but for the sorting. */
bool speech_write_quotes(const speech_context *context);

#endif
