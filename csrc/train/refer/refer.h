#ifndef QUOTH_TRAIN_REFER_REFER_H
#define QUOTH_TRAIN_REFER_REFER_H

#include "train/support.h"

/**
 * `quoth-train refer --model FILE --out TSV --chains JSONL …`: analyses texts with marked chains of
 * coreference and learns what speaks for a pronoun's antecedent (a logistic choice among the candidates and
 * "nothing"; Durrett and Klein 2013, "Easy Victories and Uphill Battles in Coreference Resolution", section
 * 4). Writes the lexicon refer_weights. Returns the status.
 */
int train_refer_main(train_options *options);

#endif
