#ifndef QUOTH_TRAIN_NETWORK_NETWORK_H
#define QUOTH_TRAIN_NETWORK_NETWORK_H

#include "train/support.h"

/** What `quoth-train network --help` says behind the part's name. */
extern const char train_network_usage[];

/** `quoth-train network`: trains tags, trees and names on one encoder. Returns the status. */
int train_network_main(train_options *options);

#endif
