#ifndef QUOTH_TRAIN_NETWORK_H
#define QUOTH_TRAIN_NETWORK_H

#include "train/support.h"

/** `quoth-train network`: trains tags, trees and names on one encoder; see its help. Returns the status. */
int train_network_main(train_options *options);

#endif
