#ifndef QUOTH_TRAIN_LINEAR_LINEAR_H
#define QUOTH_TRAIN_LINEAR_LINEAR_H

#include "train/support.h"

/**
 * Appends a linear model in the layout of model/linear.h: `weights` are [rows][classes - 1], `bias` is
 * [classes - 1], both measured against class 0. `rows` is a power of two. Weights are rounded to 8 bits, the
 * largest being 127; where seven of eight rows are then zero, they are left out.
 */
void train_linear_put(base_buf *section, uint32_t rows, uint32_t classes, const float *weights,
                      const float *bias);

#endif
