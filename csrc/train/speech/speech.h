#ifndef QUOTH_TRAIN_SPEECH_SPEECH_H
#define QUOTH_TRAIN_SPEECH_SPEECH_H

#include "train/support.h"

/**
 * `quoth-train speech --model FILE --out SECTION --articles JSONL …`: analyses the articles with a model
 * file's other sections and learns cues, roles, continuing quotations and the judgement of whole candidates from
 * the attributions marked in them. Returns the status.
 */
int train_speech_main(train_options *options);

#endif
