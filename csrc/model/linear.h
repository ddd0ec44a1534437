#ifndef QUOTH_MODEL_LINEAR_H
#define QUOTH_MODEL_LINEAR_H

#include "model/file.h"

/**
 * A linear model over hashed features: each feature is a 64-bit hash of what it says (see base_hash_bytes,
 * base_hash_mix), and picks one row of weights of 8 bits. Class 0 is what the others are measured against:
 * its score is always 0, and each further class has a column of weights. Sums are exact, so labels are the
 * same everywhere. Where most rows are zero, only the others are kept, behind a map that says which they are.
 * Written by csrc/train/linear/linear.h; read in place.
 */
#define MODEL_LINEAR_MAX_CLASSES 64u
/** Rows of one word of the map. */
#define MODEL_LINEAR_BLOCK 32u

typedef struct model_linear {
    const int8_t *weights;  /**< [rows kept][classes - 1] */
    const uint32_t *bits;   /**< a bit a row: is it kept? NULL where all are */
    const uint32_t *before; /**< for each word of bits, rows kept before its first */
    const int32_t *bias;    /**< [classes - 1] */
    uint32_t rows;          /**< a power of two */
    uint32_t classes;
    float scale; /**< real score = integer score × scale */
} model_linear;

/**
 * Binds to a section; false with BASE_FORMAT where it is ill-formed or not of `classes` classes. `name` is
 * used in the message. Cost: the map is read once.
 */
bool model_linear_bind(model_linear *linear, model_section section, uint32_t classes, const char *name,
                       base_error *error);

/** Bits that are set. The compilers' builtin is a call on the machines that we build for. */
static inline uint32_t model_linear_ones(uint32_t bits) {
    bits -= bits >> 1 & UINT32_C(0x55555555);
    bits = (bits & UINT32_C(0x33333333)) + (bits >> 2 & UINT32_C(0x33333333));
    bits = (bits + (bits >> 4)) & UINT32_C(0x0F0F0F0F);
    return (bits * UINT32_C(0x01010101)) >> 24;
}

/** The weights of a feature in a table that has a map, one a class but for class 0; NULL where they are zero.
 */
static inline const int8_t *model_linear_mapped(const model_linear *linear, uint64_t feature) {
    uint32_t row = (uint32_t)feature & (linear->rows - 1);
    /* Its bit becomes the highest, above those of the rows before it. */
    uint32_t block = linear->bits[row / MODEL_LINEAR_BLOCK] << (~row % MODEL_LINEAR_BLOCK);
    if (!(block >> (MODEL_LINEAR_BLOCK - 1))) return NULL;
    size_t kept = (size_t)linear->before[row / MODEL_LINEAR_BLOCK] + model_linear_ones(block) - 1;
    return linear->weights + kept * (linear->classes - 1);
}

/** The weights of a feature in any table, likewise. */
static inline const int8_t *model_linear_row(const model_linear *linear, uint64_t feature) {
    if (linear->bits) return model_linear_mapped(linear, feature);
    return linear->weights + (size_t)((uint32_t)feature & (linear->rows - 1)) * (linear->classes - 1);
}

/** Sum of the features' weights for class 1, without its bias. A feature may occur twice and then counts
 * twice.
 */
static inline int32_t model_linear_sum(const model_linear *linear, const uint64_t *features, size_t count) {
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        const int8_t *row = model_linear_row(linear, features[i]);
        if (row) sum += row[0];
    }
    return sum;
}

/** The scores of `count` features: scores[0 … classes-1]. At most 2²³ features fit without overflow. */
void model_linear_score(const model_linear *linear, const uint64_t *features, size_t count, int32_t *scores);

/** Index of the largest score; the lowest index among equals. */
uint32_t model_linear_best(const model_linear *linear, const int32_t *scores);

/**
 * Probability of a class under the softmax of the scores (with two classes, the logistic function of their
 * difference). Meaningful for models trained as logistic regression. Deterministic.
 */
float model_linear_probability(const model_linear *linear, const int32_t *scores, uint32_t class_index);

#endif
