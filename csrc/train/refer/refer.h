#ifndef QUOTH_TRAIN_REFER_REFER_H
#define QUOTH_TRAIN_REFER_REFER_H

#include "train/support.h"

/**
 * `quoth-train refer --model FILE --out SECTION --chains JSONL …`: analyses texts with marked chains of coreference and
 * learns what speaks for what a pronoun or a phrase may mean, and what kinds of things nouns stand for. Where the model has
 * weights already, they answer the questions that the marks do not. Writes the section "refer". Returns the status.
 */
int train_refer_main(train_options *options);

#endif
