#ifndef QUOTH_TRAIN_NETWORK_EXPORT_H
#define QUOTH_TRAIN_NETWORK_EXPORT_H

#include "train/network/net.h"

/** UPOS, XPOS and FEATS that one word can have together. */
typedef struct train_combination {
    uint16_t tags[3];
} train_combination;
typedef BASE_VEC(train_combination) train_combinations;

/** Collects the combinations of the words with trees, sorted. */
void train_combinations_collect(train_combinations *combinations, const train_examples *examples);

/** Writes the section of the network (model/network.h), its weights rounded to eight bits. */
void train_network_export(train_net *net, const model_words *words, const train_combinations *combinations,
                          uint32_t root_relation, const char *path);

/**
 * Writes the section of labels: for each output u32 count, then its strings in UTF-8, each ended by NUL; a
 * "_" for features stands for none.
 */
void train_labels_export(const train_labels labels[TRAIN_TASK_COUNT], const char *path);

#endif
