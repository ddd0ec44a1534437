#ifndef QUOTH_TRAIN_DATA_AUGMENT_H
#define QUOTH_TRAIN_DATA_AUGMENT_H

#include "model/file.h"
#include "train/data/rawtext.h"

/**
 * Appends documents made from the treebank's sentences that show what treebanks show too rarely:
 * abbreviations of every class of the lexicon token_words, in the middle of sentences and at their end;
 * initials; and lists whose items stand in one paragraph behind numbers, letters and bullets. The same
 * treebank and seed give the same documents.
 */
void train_raws_add_varied(train_raws *raws, const train_treebank *treebank, const model_file *language,
                           uint64_t seed);

#endif
