#include "train/linear/logistic.h"

#include <math.h>

#include "train/linear/linear.h"

void train_logistic_start(train_logistic *learner, uint32_t rows, uint32_t classes) {
    *learner = (train_logistic){.rows = rows, .classes = classes};
}

void train_logistic_add(train_logistic *learner, const speech_features *features, uint32_t label,
                        float importance) {
    struct train_instance instance = {learner->features.count, (uint16_t)features->count, (uint8_t)label,
                                      importance};
    for (uint32_t i = 0; i < features->count; i++)
        train_push(&learner->features, (uint32_t)features->items[i]);
    train_push(&learner->instances, instance);
}

static void chances(const train_logistic *learner, const uint32_t *rows, uint32_t count, float *chance) {
    uint32_t classes = learner->classes, mask = learner->rows - 1;
    for (uint32_t k = 0; k < classes; k++) chance[k] = learner->bias[k];
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < classes; k++)
            chance[k] += learner->weights[(size_t)(rows[i] & mask) * classes + k];
    float largest = chance[0], sum = 0;
    for (uint32_t k = 1; k < classes; k++) largest = chance[k] > largest ? chance[k] : largest;
    for (uint32_t k = 0; k < classes; k++) sum += chance[k] = expf(chance[k] - largest);
    for (uint32_t k = 0; k < classes; k++) chance[k] /= sum;
}

typedef struct learning {
    float *squares, *bias_squares;
    float rate, decay;
} learning;

static void step(train_logistic *learner, learning *state, const struct train_instance *instance) {
    float chance[MODEL_LINEAR_MAX_CLASSES];
    const uint32_t *rows = learner->features.items + instance->first;
    uint32_t classes = learner->classes;
    chances(learner, rows, instance->count, chance);
    for (uint32_t k = 0; k < classes; k++) {
        float gradient = instance->importance * (chance[k] - (k == instance->label ? 1.0f : 0.0f));
        if (fabsf(gradient) < 1e-4f) continue;
        state->bias_squares[k] += gradient * gradient;
        learner->bias[k] -= state->rate * gradient / sqrtf(1e-6f + state->bias_squares[k]);
        for (uint32_t i = 0; i < instance->count; i++) {
            size_t cell = (size_t)(rows[i] & (learner->rows - 1)) * classes + k;
            float slope = gradient + state->decay * learner->weights[cell];
            state->squares[cell] += slope * slope;
            learner->weights[cell] -= state->rate * slope / sqrtf(1e-6f + state->squares[cell]);
        }
    }
}

/** Features are counted by this many bits of their hash, more than rows have, so that rare ones are known
 * apart. */
#define COUNTED_BITS 26

/* Drops rare features from every instance: they would only blur the rows that they share with frequent ones.
 */
static void cut_rare(train_logistic *learner, uint32_t cutoff) {
    const uint32_t mask = (1u << COUNTED_BITS) - 1;
    uint8_t *seen = train_new((size_t)mask + 1, sizeof *seen);
    for (uint32_t i = 0; i < learner->features.count; i++) {
        uint8_t *count = &seen[learner->features.items[i] & mask];
        if (*count < UINT8_MAX) ++*count;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < learner->instances.count; i++) {
        struct train_instance *instance = &learner->instances.items[i];
        uint32_t first = kept;
        for (uint32_t k = 0; k < instance->count; k++) {
            uint32_t feature = learner->features.items[instance->first + k];
            if (seen[feature & mask] >= cutoff) learner->features.items[kept++] = feature;
        }
        instance->first = first;
        instance->count = (uint16_t)(kept - first);
    }
    learner->features.count = kept;
    train_free(seen);
}

void train_logistic_learn(train_logistic *learner, uint32_t epochs, uint32_t cutoff, float rate,
                          float decay) {
    size_t cells = (size_t)learner->rows * learner->classes;
    uint64_t seed = 20260101;
    learning state = {train_new(cells, sizeof(float)), train_new(learner->classes, sizeof(float)), rate,
                      decay};
    float *average = train_new(cells + learner->classes, sizeof(float));
    uint32_t *order = train_new(learner->instances.count + 1, sizeof *order), averaged = 0;
    train_free(learner->weights);
    train_free(learner->bias);
    learner->weights = train_new(cells, sizeof(float));
    learner->bias = train_new(learner->classes, sizeof(float));
    cut_rare(learner, cutoff);
    for (uint32_t i = 0; i < learner->instances.count; i++) order[i] = i;
    for (uint32_t epoch = 0; epoch < epochs; epoch++) {
        train_shuffle(order, learner->instances.count, &seed);
        for (uint32_t i = 0; i < learner->instances.count; i++)
            step(learner, &state, &learner->instances.items[order[i]]);
        if (2 * (epoch + 1) < epochs) continue;
        for (size_t k = 0; k < cells; k++) average[k] += learner->weights[k];
        for (uint32_t k = 0; k < learner->classes; k++) average[cells + k] += learner->bias[k];
        averaged++;
    }
    for (size_t k = 0; k < cells; k++) learner->weights[k] = average[k] / (float)averaged;
    for (uint32_t k = 0; k < learner->classes; k++) learner->bias[k] = average[cells + k] / (float)averaged;
    train_free(order);
    train_free(average);
    train_free(state.squares);
    train_free(state.bias_squares);
}

void train_logistic_forget(train_logistic *learner) {
    base_vec_release(base_allocator_standard(), &learner->features);
    base_vec_release(base_allocator_standard(), &learner->instances);
}

/* What each class but the first has more than the first: all that the softmax of their scores depends on. */
static float *beside_first(const float *weights, uint32_t rows, uint32_t classes) {
    float *columns = train_new((size_t)rows * (classes - 1), sizeof *columns), *at = columns;
    for (uint32_t row = 0; row < rows; row++, weights += classes)
        for (uint32_t k = 1; k < classes; k++) *at++ = weights[k] - weights[0];
    return columns;
}

void train_logistic_put(const train_logistic *learner, base_buf *section) {
    float *weights = beside_first(learner->weights, learner->rows, learner->classes);
    float *bias = beside_first(learner->bias, 1, learner->classes);
    train_linear_put(section, learner->rows, learner->classes, weights, bias);
    train_free(weights);
    train_free(bias);
}

void train_logistic_release(train_logistic *learner) {
    train_logistic_forget(learner);
    train_free(learner->weights);
    train_free(learner->bias);
    *learner = (train_logistic){0};
}
