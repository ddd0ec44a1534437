#ifndef QUOTH_TRAIN_NETWORK_LABEL_H
#define QUOTH_TRAIN_NETWORK_LABEL_H

#include "train/network/net.h"

/**
 * Writes sentences as CoNLL-U with the labels of one or more networks: what an example knows stays, what it
 * lacks (tags and tree, or names, which go into MISC as "Name=label") comes from the sum of their scores.
 * Sentences whose UPOS are "_" count as lacking.
 */
void train_silver_write(train_net *const *nets, uint32_t net_count, const train_examples *examples,
                        const train_labels *labels, const char *path);

#endif
