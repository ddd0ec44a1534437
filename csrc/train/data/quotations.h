#ifndef QUOTH_TRAIN_DATA_QUOTATIONS_H
#define QUOTH_TRAIN_DATA_QUOTATIONS_H

#include "model/file.h"
#include "train/data/rawtext.h"

/**
 * Appends documents in which sentences of the treebank stand between quotation marks as news prints them:
 * with the words that report them behind ("Where to?" asked Lind. is one sentence), broken by them, or alone
 * before another sentence. The same treebank and seed give the same documents.
 */
void train_raws_add_quotations(train_raws *raws, const train_treebank *treebank, const model_file *language,
                               uint64_t seed);

#endif
