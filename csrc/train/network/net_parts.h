#ifndef QUOTH_TRAIN_NETWORK_NET_PARTS_H
#define QUOTH_TRAIN_NETWORK_NET_PARTS_H

#include <stddef.h>
#include <stdint.h>

/** Where hidden layers are clipped: they lie in 0 … TRAIN_CLIP. */
#define TRAIN_CLIP 4.0f

/** The rational curve that stands for tanh here and in the library (model/network.c); exact at ±3 and beyond.
 */
static inline float train_tanh(float x) {
    x = x < -3 ? -3 : x > 3 ? 3 : x;
    return x * (27 + x * x) / (27 + 9 * x * x);
}

/** Its slope at the point where its value is y, close enough to learn with: 1 - y², as tanh's. */
static inline float train_tanh_slope(float y) {
    return 1 - y * y;
}

/** Half of one plus the curve at half of x: stands for the logistic function. */
static inline float train_sigmoid(float x) {
    return 0.5f + 0.5f * train_tanh(0.5f * x);
}

/** Clips values to 0 … TRAIN_CLIP in place. */
void train_clip_forward(float *values, size_t count);

/**
 * Clears gradients where the values (before division by `mask`, which may be NULL) were clipped.
 */
void train_clip_back(const float *values, const float *mask, float *gradients, size_t count);

/**
 * One sentence of a gated recurrence in both directions. gates[count][6 × hidden]: forward z, f, o, backward
 * z, f, o before their curves, replaced by what follows the curves; state and out [count][2 × hidden]:
 * state_t = f · state_{t∓1} + (1 - f) · z, out = o · tanh(state).
 */
void train_recur_forward(float *gates, float *state, float *out, uint32_t count, uint32_t hidden);

/** Gradients of the gates before their curves, from those of `out`, which are changed. */
void train_recur_back(const float *gates, const float *state, const float *out_d, float *gates_d,
                      uint32_t count, uint32_t hidden);

/**
 * Loss of one softmax, and its gradient times `scale` in `gradient` (which may be `scores`). Label
 * UINT16_MAX: no loss and no gradient.
 */
double train_softmax(const float *scores, uint32_t count, uint16_t label, float scale, float *gradient);

/** Best sequence of name labels ("O", then I and B of each kind): an I only behind I or B of its kind. */
void train_names_decode(const float *scores, uint32_t count, uint32_t labels, uint16_t *best);

#endif
