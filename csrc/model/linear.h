#ifndef QUOTH_MODEL_LINEAR_H
#define QUOTH_MODEL_LINEAR_H

#include "model/file.h"

/**
 * A linear model over hashed features: each feature is a 64-bit hash of what it says (see base_hash_bytes,
 * base_hash_mix), and picks one row of integer weights, one weight a class. Sums are exact, so labels are the
 * same everywhere. Trained by csrc/train/linear.h, which writes the section; read in place.
 */
#define MODEL_LINEAR_MAX_CLASSES 64u

typedef struct model_linear {
    const int16_t *weights; /**< [rows][classes] */
    const int32_t *bias;    /**< [classes] */
    uint32_t rows;          /**< a power of two */
    uint32_t classes;
    float scale; /**< real score = integer score × scale */
} model_linear;

/** Binds to a section; false with BASE_FORMAT where it is ill-formed. `name` is used in the message. */
bool model_linear_bind(model_linear *linear, model_section section, const char *name, base_error *error);

/**
 * Sums the rows of `count` features into scores[0 … classes-1]. A feature may occur twice and then counts
 * twice. At most 32,768 features fit without overflow.
 */
void model_linear_score(const model_linear *linear, const uint64_t *features, size_t count, int32_t *scores);

/** Index of the largest score; the lowest index among equals. */
uint32_t model_linear_best(const model_linear *linear, const int32_t *scores);

/**
 * Probability of a class under the softmax of the scores (with two classes, the logistic function of their
 * difference). Meaningful for models trained as logistic regression. Deterministic.
 */
float model_linear_probability(const model_linear *linear, const int32_t *scores, uint32_t class_index);

#endif
