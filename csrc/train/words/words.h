#ifndef QUOTH_TRAIN_WORDS_WORDS_H
#define QUOTH_TRAIN_WORDS_WORDS_H

#include "train/support.h"

/**
 * `quoth-train words --vocabulary FILE --vectors FILE [--dimensions 100] [--words 100000] [--keep N]
 * [--width 3] [--list FILE:COLUMN[,FILE:COLUMN…]]… --out FILE`: makes the section of words (model/words.h)
 * from int8 vectors, projected on their `keep` directions of largest variance and coded in groups of `width`,
 * and from up to 12 lists of names. Returns the status.
 */
int train_words_main(train_options *options);

#endif
