#ifndef QUOTH_TRAIN_LINEAR_FOREST_H
#define QUOTH_TRAIN_LINEAR_FOREST_H

#include "model/forest.h"
#include "train/support.h"

/** Things to learn from. */
typedef struct train_forest_rows {
    uint32_t count, width;   /**< rows; features of each */
    const uint8_t **columns; /**< [feature][row] */
    const float *weights;    /**< a row; 0 leaves it out */
    const uint8_t *labels;
    const uint32_t *groups; /**< rows of one group are drawn together */
} train_forest_rows;

typedef struct train_forest_shape {
    uint32_t trees;
    double rate;    /**< of what a tree finds that is added */
    double columns; /**< share of the features that a tree may ask for */
    double rows;    /**< share of the groups that a tree learns from */
    double lambda;  /**< how strongly leaves are held back */
    double least;   /**< weight of the rows of a leaf */
} train_forest_shape;

/**
 * Gradient boosting of trees (Friedman 2001, with the second-order leaves of Chen and Guestrin 2016) on the
 * logistic loss. The trees are released with train_free. The same rows and seed give the same trees.
 */
model_forest train_forest_learn(const train_forest_rows *rows, const train_forest_shape *shape,
                                uint64_t seed);

/** Appends a forest as model_forest_bind reads it. */
void train_forest_put(base_buf *section, const model_forest *forest, uint32_t width);

#endif
