#ifndef QUOTH_TRAIN_PAGE_RESIDUE_H
#define QUOTH_TRAIN_PAGE_RESIDUE_H

#include "train/support.h"

/**
 * Learns what the features of a paragraph weigh (page_weights.tsv): logistic regression, first over each
 * paragraph's own features, then with those of its neighbours. Options: --pages FILE, web pages as
 * {"lines":[[text, 1 for article],…]} a line;
 * --articles FILE, repeatable, clean articles as {"text":…} a line; --out FILE. Every fifth page is held back
 * and scored.
 */
int train_residue_main(train_options *options);

#endif
