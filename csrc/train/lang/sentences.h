#ifndef QUOTH_TRAIN_LANG_SENTENCES_H
#define QUOTH_TRAIN_LANG_SENTENCES_H

#include "train/support.h"

/**
 * `quoth-train sentences --train FILE.conllu… --dev FILE.conllu… --out FILE [--epochs 12]`: trains where
 * tokens and sentences end, on the raw text of treebanks, and writes the section "sentence" (lang/lang.h).
 * Prints the scores on every --dev file. Returns the status.
 */
int train_sentences_main(train_options *options);

#endif
