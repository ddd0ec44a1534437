#ifndef QUOTH_TRAIN_LINEAR_LOGISTIC_H
#define QUOTH_TRAIN_LINEAR_LOGISTIC_H

#include "speech/weights.h"
#include "train/support.h"

/**
 * Multinomial logistic regression over hashed features, for the tables of model/linear.h: stochastic gradient
 * with a step for each weight (AdaGrad: Duchi, Hazan and Singer 2011), the average of the last half of the
 * steps kept.
 */
typedef struct train_logistic {
    uint32_t rows, classes; /**< rows: a power of two */
    BASE_VEC(uint32_t) features;
    BASE_VEC(struct train_instance) instances;
    float *weights; /**< [rows][classes], after train_logistic_learn */
    float *bias;
} train_logistic;

struct train_instance {
    uint32_t first;
    uint16_t count;
    uint8_t label;
    float importance;
};

/** Starts an empty learner. */
void train_logistic_start(train_logistic *learner, uint32_t rows, uint32_t classes);

/** Adds one labelled decision. */
void train_logistic_add(train_logistic *learner, const speech_features *features, uint32_t label,
                        float importance);

/**
 * Learns from all instances; features that occur fewer than `cutoff` times are left out. `decay` is the
 * strength of the quadratic penalty. Deterministic.
 */
void train_logistic_learn(train_logistic *learner, uint32_t epochs, uint32_t cutoff, float rate, float decay);

/** Forgets the instances and keeps the weights. */
void train_logistic_forget(train_logistic *learner);

/** Appends the table in the layout of model/linear.h, weights rounded as train_linear_put does. */
void train_logistic_put(const train_logistic *learner, base_buf *section);

/** Releases all. */
void train_logistic_release(train_logistic *learner);

#endif
