#ifndef QUOTH_SPEECH_CHAIN_H
#define QUOTH_SPEECH_CHAIN_H

#include "speech/circumstances.h"
#include "speech/propose.h"

/**
 * Finds which candidates report others. A report that is all there is inside another's content ("CNN reported
 * that the minister said …") becomes a candidate where the classifier left it out, and the report around it is
 * dropped where no words of its own remain. Sets `outer`. False when memory ran out. Linear.
 */
bool speech_nest(speech_candidates *candidates, const speech_board *board, const speech_weights *weights);

/**
 * Appends the words that name a candidate's speaker: its source, or whoever is cited behind the cue ("…, Radio
 * Norvik reported, citing two aides"). Starts *range. False when memory ran out.
 */
bool speech_source_spans(const speech_context *context, uint32_t index, doc_range *range);

/**
 * Appends the links of a quote: the reports around it, outermost first, and whoever passed the words on
 * inside its source. Starts and fills quote->chain. False when memory ran out.
 */
bool speech_chain_fill(const speech_context *context, uint32_t index, doc_quote *quote);

#endif
