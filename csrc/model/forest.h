#ifndef QUOTH_MODEL_FOREST_H
#define QUOTH_MODEL_FOREST_H

#include "model/file.h"

/** Questions on the way from a tree's root to a leaf: all trees have all of them. */
#define MODEL_FOREST_DEPTH 5u
#define MODEL_FOREST_NODES ((1u << MODEL_FOREST_DEPTH) - 1)
#define MODEL_FOREST_LEAVES (1u << MODEL_FOREST_DEPTH)

/** A tree: at node n, feature > threshold leads to node 2n + 2, else to 2n + 1; the leaves come behind the
 * last node. */
typedef struct model_forest_tree {
    uint8_t features[MODEL_FOREST_NODES + 1];   /**< the last one is padding */
    uint8_t thresholds[MODEL_FOREST_NODES + 1]; /**< likewise */
    int16_t leaves[MODEL_FOREST_LEAVES];        /**< thousandths of log odds */
} model_forest_tree;

/**
 * Boosted trees over features that are numbers from 0 to 255: the log odds of something are the sum of what
 * each tree says. Sums of whole numbers, so the same everywhere. Read in place; written by
 * csrc/train/linear/forest.h.
 */
typedef struct model_forest {
    const model_forest_tree *trees;
    uint32_t count;
    int32_t bias; /**< thousandths */
} model_forest;

/** The bias of no forest is so large; with it no sum leaves 32 bits. */
#define MODEL_FOREST_MOST_BIAS (1 << 24)

/** Reads a forest from where a section's reader stands: bias, trees, their number of features, padding, the
 * trees. False with BASE_FORMAT where it is ill-formed or has not `features` features; `name` is used in the
 * message. */
bool model_forest_bind(model_forest *forest, model_reader *reader, uint32_t features, const char *name,
                       base_error *error);

/** Log odds, in thousandths, from which no further tree is asked: most things are sure after a few. */
#define MODEL_FOREST_SURE 6500

/** Log odds in thousandths for the features of one thing. About 10 ns a tree. */
int32_t model_forest_score(const model_forest *forest, const uint8_t *features);

#endif
