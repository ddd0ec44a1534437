#ifndef QUOTH_TRAIN_WORDS_CODE_H
#define QUOTH_TRAIN_WORDS_CODE_H

#include <stdint.h>

#include "model/words.h"

/** Vectors as model/words.h stores them, and which of the given components each group holds. */
typedef struct train_coded {
    uint8_t *code_words; /**< [groups][MODEL_WORDS_CODES][MODEL_WORDS_WIDTH] */
    uint8_t *codes;      /**< [rows][groups] */
    uint32_t groups;
    float scale;  /**< what one step of a component is worth */
    double error; /**< mean squared error a vector, of the given components */
} train_coded;

/**
 * Codes vectors[rows][dimensions] in groups of `width` components, which divides `dimensions`. Components are
 * given to groups so that their variances' products are about equal: then each group's byte is worth the
 * same. Code words are found by Lloyd's algorithm; the same input gives the same bytes. Takes 20 × rows × 256
 * × dimensions steps. Release with train_coded_release.
 */
train_coded train_code_vectors(const float *vectors, uint32_t rows, uint32_t dimensions, uint32_t width);
void train_coded_release(train_coded *coded);

#endif
