#ifndef QUOTH_TRAIN_DATA_TOKENISE_H
#define QUOTH_TRAIN_DATA_TOKENISE_H

#include "train/support.h"

/**
 * `quoth-train cut --model FILE --out FILE [--text FILE[:least[:every]]…] [--articles FILE.jsonl…]`: cuts
 * text into CoNLL-U without analysis, by the section "sentence" of a model, for `quoth-train network`. Plain
 * text has a paragraph a line: only lines of at least `least` words (4) count, and of those every `every`-th
 * (1). Articles (train/data/bio.h) keep their names, "Name=B-person" in MISC. Returns the status.
 */
int train_cut_main(train_options *options);

#endif
