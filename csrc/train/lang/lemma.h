#ifndef QUOTH_TRAIN_LANG_LEMMA_H
#define QUOTH_TRAIN_LANG_LEMMA_H

#include "train/support.h"

/**
 * `quoth-train lemma --train FILE.conllu… [--inflections FILE.tsv] [--exceptions FILE.tsv] --dev FILE.conllu…
 * --out FILE`: learns edit scripts from forms and tags to lemmas and writes the section "lemma"
 * (lang/lemma.h). The exceptions are rows of "adj", "adv", "noun" or "verb", form, lemma; the inflections
 * rows of form and lemma. Prints the accuracy with gold tags on every --dev file. Returns the status.
 */
int train_lemma_main(train_options *options);

#endif
