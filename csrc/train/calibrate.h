#ifndef QUOTH_TRAIN_CALIBRATE_H
#define QUOTH_TRAIN_CALIBRATE_H

#include "train/net.h"

/**
 * Shifts the scores of kinds of names (both labels of a kind alike) to where the F on a development set is
 * best, one kind after the other; kinds with few names and the last one, for what is left over, are left
 * alone. A network learns likelihood, and what it finds likely is not yet the best balance of precision and
 * recall. Changes the bias of the names' outputs; returns the F.
 */
double train_calibrate_names(train_net *net, const train_examples *development);

#endif
