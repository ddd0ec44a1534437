#ifndef QUOTH_MODEL_KERNEL_H
#define QUOTH_MODEL_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * One layer of weights, as it lies in the file: out = scale · (Σ weight · in + offset) + bias for each
 * output. `in` and `out` are rounded up to multiples of MODEL_INPUT_GROUP and MODEL_OUTPUT_GROUP with weights
 * of zero. Inputs are 0 … 127 and weights -63 … 63, so that four products fit in 16 bits and every path sums
 * exactly; `offset` takes back the number that stands for zero.
 */
#define MODEL_INPUT_GROUP 8u
#define MODEL_OUTPUT_GROUP 24u
/** Neighbouring inputs whose weights lie together. */
#define MODEL_QUAD 4u
/** Largest weight. */
#define MODEL_MOST_WEIGHT 63

typedef struct model_dense {
    uint32_t in, out;
    const float *scale, *bias; /**< [out] */
    const int32_t *offset;     /**< [out] */
    const int8_t *weights;     /**< [in / 4][out][4] */
} model_dense;

/** Inputs that stand for -1 … 1 and for 0 … MODEL_CLIP. */
#define MODEL_SIGNED_ZERO 64.0f
#define MODEL_SIGNED_STEPS 63.0f
#define MODEL_CLIP 4.0f
#define MODEL_CLIP_STEPS (127.0f / MODEL_CLIP)

/** Steps of a unit in what scores arcs. */
#define MODEL_SHORT_STEPS 128.0f

/** The loops over numbers that take nearly all of the time; one set for each kind of processor, all with
 * equal results. */
typedef struct model_kernels {
    const char *name;
    /** out[rows][layer->out] from layer->in bytes a row, a row every `in_step` bytes: rows may overlap. */
    void (*dense)(const model_dense *layer, const uint8_t *in, size_t in_step, uint32_t rows, float *out);
    /**
     * One direction (+1 or -1) of a gated recurrence over `count` words. gates: z, f, o of `hidden` floats
     * each, a row every `gates_step` floats; out: `hidden` bytes, a row every `out_step` bytes. `hidden` is a
     * multiple of 8.
     */
    void (*recur)(const float *gates, size_t gates_step, uint32_t count, uint32_t hidden, int direction,
                  float *state, uint8_t *out, size_t out_step);
    /** out = values clipped to 0 … MODEL_CLIP in steps; count is a multiple of 8. */
    void (*clip)(const float *values, size_t count, uint8_t *out);
    /** out = the curve of the network's input, -1 … 1 in steps; count is a multiple of 8. */
    void (*curve)(const float *values, size_t count, uint8_t *out);
    /** sums[i] += scale · row[i]; count is a multiple of 8. */
    void (*add_row)(float *sums, const int8_t *row, float scale, size_t count);
    /** out = values in steps of 1 / MODEL_SHORT_STEPS, cut at ±2047 steps; count is a multiple of 8. */
    void (*shorts)(const float *values, size_t count, int16_t *out);
    /**
     * out[width] = Σ over pairs p of a[2p] · b[p][j][0] + a[2p+1] · b[p][j][1], shifted right by 4 bits;
     * width is a multiple of 8, and the sums must fit in 32 bits.
     */
    void (*pairs)(const int16_t *a, const int16_t *b, uint32_t pairs, uint32_t width, int32_t *out);
} model_kernels;

/** The set for plain C. */
extern const model_kernels model_kernels_portable;

/** Most sets that a machine can run. */
#define MODEL_MOST_KERNELS 6u

/** Fills `sets` with those that this machine can run, the fastest first, plain C last; returns how many. Lasts
 * as long as the library. Asks the processor each time; where the processor has tiles, see model_has_amx. */
uint32_t model_kernels_list(const model_kernels *sets[MODEL_MOST_KERNELS]);

/** The fastest set that this machine can run. */
const model_kernels *model_kernels_best(void);

#endif
