#ifndef QUOTH_TRAIN_LINEAR_BINARY_H
#define QUOTH_TRAIN_LINEAR_BINARY_H

#include "train/support.h"

/**
 * Yes-or-no questions over hashed features, answered by logistic regression (AdaGrad: Duchi, Hazan and Singer
 * 2011). The section it writes is a model/linear.h model of two classes, the second of which means yes.
 */
typedef struct train_binary {
    uint32_t rows;      /**< a power of two */
    uint32_t *features; /**< of all examples, one after the other, each already cut to a row */
    size_t feature_count, feature_capacity;
    BASE_VEC(size_t) begins; /**< of each example in `features` */
    BASE_VEC(uint8_t) labels;
    float *weights, *squares;
} train_binary;

/** Makes an empty set of examples. */
void train_binary_start(train_binary *binary, uint32_t rows);

/** Appends an example. */
void train_binary_add(train_binary *binary, const uint64_t *features, size_t count, bool label);

/** Makes `epochs` passes in shuffled order, reproducibly; `decay` is the L2 penalty per update of a weight.
 */
void train_binary_fit(train_binary *binary, uint32_t epochs, float rate, float decay);

/** Appends the section's bytes; `shift` is added to every score. */
void train_binary_write(const train_binary *binary, float shift, base_buf *section);

/** Releases all. */
void train_binary_release(train_binary *binary);

#endif
