#ifndef QUOTH_MODEL_MATH_H
#define QUOTH_MODEL_MATH_H

#include <stdint.h>
#include <string.h>

/*
 * Functions that give the same bits on every machine: additions, multiplications and divisions of IEEE single
 * precision in a fixed order, and nothing of the C library's.
 */

/** e to the x, relative error below 2e-6; x is clipped to -87 … 87. */
static inline float model_exp(float x) {
    if (!(x > -87.0f)) x = -87.0f;
    if (x > 87.0f) x = 87.0f;
    float scaled = x * 1.44269504f;
    int32_t whole = (int32_t)(scaled + (scaled < 0 ? -0.5f : 0.5f));
    float rest = (x - (float)whole * 0.693359375f) + (float)whole * 2.12194440e-4f;
    float sum =
        1.0f +
        rest * (1.0f + rest * (0.5f + rest * (0.16666667f + rest * (0.041666668f + rest * 8.3333338e-3f))));
    uint32_t bits = (uint32_t)(whole + 127) << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return sum * power;
}

#endif
