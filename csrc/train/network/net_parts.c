#include "train/network/net_parts.h"

#include <math.h>
#include <string.h>

#include "train/support.h"

void train_clip_forward(float *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float value = values[i] > 0 ? values[i] : 0;
        values[i] = value < TRAIN_CLIP ? value : TRAIN_CLIP;
    }
}

void train_clip_back(const float *values, const float *mask, float *gradients, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float limit = mask ? TRAIN_CLIP * mask[i] : TRAIN_CLIP;
        gradients[i] = values[i] > 0 && values[i] < limit ? gradients[i] : 0;
    }
}

/** One direction; `step` words on is +1 or -1. */
static void recur(float *gates, float *state, float *out, uint32_t count, uint32_t hidden, int direction) {
    const float *before = NULL;
    for (uint32_t k = 0; k < count; k++) {
        size_t t = direction > 0 ? k : count - 1 - k, side = direction > 0 ? 0 : 1;
        float *z = gates + (t * 2 + side) * 3 * hidden, *f = z + hidden, *o = f + hidden;
        float *c = state + (t * 2 + side) * hidden, *h = out + (t * 2 + side) * hidden;
        for (uint32_t i = 0; i < hidden; i++) f[i] = train_sigmoid(f[i]);
        for (uint32_t i = 0; i < hidden; i++) o[i] = train_sigmoid(o[i]);
        if (before) {
            for (uint32_t i = 0; i < hidden; i++) c[i] = z[i] + f[i] * (before[i] - z[i]);
        } else {
            for (uint32_t i = 0; i < hidden; i++) c[i] = z[i] - f[i] * z[i];
        }
        for (uint32_t i = 0; i < hidden; i++) h[i] = o[i] * train_tanh(c[i]);
        before = c;
    }
}

void train_recur_forward(float *gates, float *state, float *out, uint32_t count, uint32_t hidden) {
    recur(gates, state, out, count, hidden, 1);
    recur(gates, state, out, count, hidden, -1);
}

/** One word of recur_back; the arrays are apart, so that the loop can run in vectors. */
static void cell_back(const float *restrict z, const float *restrict f, const float *restrict o,
                      const float *restrict c, const float *restrict last, const float *restrict h_d,
                      float *restrict carry, float *restrict z_d, float *restrict f_d, float *restrict o_d,
                      uint32_t hidden) {
    for (uint32_t i = 0; i < hidden; i++) {
        float y = train_tanh(c[i]), d = h_d[i];
        float c_d = carry[i] + d * o[i] * train_tanh_slope(y);
        o_d[i] = d * y * o[i] * (1 - o[i]);
        z_d[i] = c_d * (1 - f[i]);
        f_d[i] = c_d * (last[i] - z[i]) * f[i] * (1 - f[i]);
        carry[i] = c_d * f[i];
    }
}

static void recur_back(const float *gates, const float *state, const float *out_d, float *gates_d,
                       uint32_t count, uint32_t hidden, int direction) {
    static const float nothing[1024] = {0};
    float carry[1024] = {0};
    for (uint32_t k = count; k-- > 0;) {
        size_t t = direction > 0 ? k : count - 1 - k, side = direction > 0 ? 0 : 1;
        size_t gate = (t * 2 + side) * 3 * hidden, cell = (t * 2 + side) * hidden;
        const float *last = k > 0 ? state + cell - (ptrdiff_t)direction * 2 * (ptrdiff_t)hidden : nothing;
        cell_back(gates + gate, gates + gate + hidden, gates + gate + 2 * hidden, state + cell, last,
                  out_d + cell, carry, gates_d + gate, gates_d + gate + hidden, gates_d + gate + 2 * hidden,
                  hidden);
    }
}

void train_recur_back(const float *gates, const float *state, const float *out_d, float *gates_d,
                      uint32_t count, uint32_t hidden) {
    if (hidden > 1024) train_die("at most 1024 hidden units a direction");
    recur_back(gates, state, out_d, gates_d, count, hidden, 1);
    recur_back(gates, state, out_d, gates_d, count, hidden, -1);
}

double train_softmax(const float *scores, uint32_t count, uint16_t label, float scale, float *gradient) {
    if (label == UINT16_MAX) {
        memset(gradient, 0, count * sizeof *gradient);
        return 0;
    }
    float largest = scores[0], sum = 0, right = scores[label];
    for (uint32_t k = 1; k < count; k++) largest = scores[k] > largest ? scores[k] : largest;
    for (uint32_t k = 0; k < count; k++) {
        gradient[k] = expf(scores[k] - largest);
        sum += gradient[k];
    }
    float factor = scale / sum;
    for (uint32_t k = 0; k < count; k++) gradient[k] *= factor;
    gradient[label] -= scale;
    return (double)(logf(sum) + largest - right);
}

void train_names_decode(const float *scores, uint32_t count, uint32_t labels, uint16_t *best) {
    enum { MOST = 64 };
    if (count == 0 || labels > MOST) return;
    uint8_t *from = train_new((size_t)count * labels, 1);
    float now[MOST], next[MOST];
    for (uint32_t k = 0; k < labels; k++) now[k] = k % 2 == 1 ? -1e9f : scores[k];
    for (uint32_t i = 1; i < count; i++) {
        uint32_t top = 0;
        for (uint32_t k = 1; k < labels; k++) top = now[k] > now[top] ? k : top;
        for (uint32_t k = 0; k < labels; k++) {
            uint32_t last = top;
            if (k % 2 == 1) last = now[k] >= now[k + 1] ? k : k + 1;
            next[k] = now[last] + scores[(size_t)i * labels + k];
            from[(size_t)i * labels + k] = (uint8_t)last;
        }
        memcpy(now, next, sizeof now);
    }
    uint32_t at = 0;
    for (uint32_t k = 1; k < labels; k++) at = now[k] > now[at] ? k : at;
    for (uint32_t i = count; i-- > 0;) {
        best[i] = (uint16_t)at;
        at = from[(size_t)i * labels + at];
    }
    train_free(from);
}
