#ifndef QUOTH_TRAIN_NETWORK_MEASURE_H
#define QUOTH_TRAIN_NETWORK_MEASURE_H

#include "train/network/net.h"

/** Analyses sentences of gold words, all of one document. */
typedef void train_analyse(void *context, const train_example *const *batch, uint32_t count,
                           train_answer *answers);

/** Prints shares of right tags, heads and relations on stderr; returns the labelled attachment score in
 * percent. */
double train_measure_trees(const train_examples *set, train_analyse *analyse, void *context);

/** Prints the F of each kind of names (begin, end and kind right) and precision, recall and F of all on
 * stderr; returns the last, in percent. */
double train_measure_names(const train_examples *set, const train_labels *labels, train_analyse *analyse,
                           void *context);

/**
 * `quoth-train trial --model FILE --dev FILE… --names-dev FILE… [--kernels portable|avx2|avxvnni|vnni|vnni512|amx]
 * FILE]`: measures the network of a finished model on gold words, as the library runs it. Returns the status.
 */
int train_trial_main(train_options *options);

#endif
