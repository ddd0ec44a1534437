#include "model/kernel_x86.h"

#include <string.h>

typedef float floats __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t integers __attribute__((vector_size(32)));

#define KERNEL
#define EIGHT(x)                                                                                             \
    { (x), (x), (x), (x), (x), (x), (x), (x) }
#define PICK(mask, a, b) ((floats)(((integers)(a) & (mask)) | ((integers)(b) & ~(mask))))
#define LEAST(a, b) PICK((integers)((a) < (b)), (a), (b))
#define MOST(a, b) PICK((integers)((a) > (b)), (a), (b))
#define STORE_BYTES(at, v)                                                                                   \
    do {                                                                                                     \
        integers lanes_ = (v);                                                                               \
        for (int lane_ = 0; lane_ < 8; lane_++) (at)[lane_] = (uint8_t)lanes_[lane_];                        \
    } while (0)
#define STORE_SHORTS(at, v)                                                                                  \
    do {                                                                                                     \
        integers lanes_ = (v);                                                                               \
        for (int lane_ = 0; lane_ < 8; lane_++) (at)[lane_] = (int16_t)lanes_[lane_];                        \
    } while (0)
#define LOAD_SIGNED(v, at)                                                                                   \
    do {                                                                                                     \
        for (int lane_ = 0; lane_ < 8; lane_++) (v)[lane_] = (at)[lane_];                                    \
    } while (0)

#include "model/kernel_steps.h"

/* Vectors of sixteen bytes, which every processor of today has. */
typedef int8_t bytes16 __attribute__((vector_size(16), aligned(1), may_alias));
typedef int16_t shorts8 __attribute__((vector_size(16)));
typedef int32_t integers4 __attribute__((vector_size(16)));

/** The lower and the upper lanes twice as wide: each is paired with itself, then shifted down with its sign.
 */
#define WIDEN_LOW_BYTES(v)                                                                                   \
    ((shorts8)__builtin_shufflevector(v, v, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7) >> 8)
#define WIDEN_HIGH_BYTES(v)                                                                                  \
    ((shorts8)__builtin_shufflevector(v, v, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15) >> 8)
#define WIDEN_LOW_SHORTS(v) ((integers4)__builtin_shufflevector(v, v, 0, 0, 1, 1, 2, 2, 3, 3) >> 16)
#define WIDEN_HIGH_SHORTS(v) ((integers4)__builtin_shufflevector(v, v, 4, 4, 5, 5, 6, 6, 7, 7) >> 16)

/** Adds to four sums their products of one row; four products of each stand side by side until the end. */
static void add_products(const uint8_t *in, uint32_t inputs, const int8_t *weights, size_t step,
                         int32_t *sums) {
    integers4 all[4] = {{0}};
    for (uint32_t i = 0; i < inputs; i += MODEL_INPUT_GROUP, weights += 2 * step) {
        const bytes16 one = *(const bytes16 *)(const void *)weights;
        const bytes16 two = *(const bytes16 *)(const void *)(weights + step);
        const int16_t a = in[i], b = in[i + 1], c = in[i + 2], d = in[i + 3];
        const int16_t e = in[i + 4], f = in[i + 5], g = in[i + 6], h = in[i + 7];
        const shorts8 four = {a, b, c, d, a, b, c, d}, more = {e, f, g, h, e, f, g, h};
        const shorts8 low = WIDEN_LOW_BYTES(one) * four + WIDEN_LOW_BYTES(two) * more;
        const shorts8 high = WIDEN_HIGH_BYTES(one) * four + WIDEN_HIGH_BYTES(two) * more;
        all[0] += WIDEN_LOW_SHORTS(low);
        all[1] += WIDEN_HIGH_SHORTS(low);
        all[2] += WIDEN_LOW_SHORTS(high);
        all[3] += WIDEN_HIGH_SHORTS(high);
    }
    for (uint32_t j = 0; j < 4; j++) sums[j] += all[j][0] + all[j][1] + all[j][2] + all[j][3];
}

static void dense(const model_dense *layer, const uint8_t *in, size_t in_step, uint32_t rows, float *out) {
    const size_t step = (size_t)MODEL_QUAD * layer->out;
    for (uint32_t row = 0; row < rows; row++, in += in_step, out += layer->out) {
        for (uint32_t first = 0; first < layer->out; first += 4) {
            int32_t sums[4];
            memcpy(sums, layer->offset + first, sizeof sums);
            add_products(in, layer->in, layer->weights + (size_t)MODEL_QUAD * first, step, sums);
            for (uint32_t j = 0; j < 4; j++) {
                out[first + j] = (float)sums[j] * layer->scale[first + j] + layer->bias[first + j];
            }
        }
    }
}

static void pairs(const int16_t *a, const int16_t *b, uint32_t count, uint32_t width, int32_t *out) {
    for (uint32_t j = 0; j < width; j++) {
        int32_t sum = 0;
        for (uint32_t p = 0; p < count; p++) {
            const int16_t *pair = b + 2 * ((size_t)p * width + j);
            sum += a[2 * p] * pair[0] + a[2 * p + 1] * pair[1];
        }
        out[j] = sum >> 4;
    }
}

const model_kernels model_kernels_portable = {.name = "portable",
                                              .dense = dense,
                                              .recur = recur,
                                              .clip = clip,
                                              .shorts = shorts,
                                              .curve = curve,
                                              .add_row = add_row,
                                              .pairs = pairs};

uint32_t model_kernels_list(const model_kernels *sets[MODEL_MOST_KERNELS]) {
    uint32_t count = model_kernels_x86(sets);
    sets[count] = &model_kernels_portable;
    return count + 1;
}

const model_kernels *model_kernels_best(void) {
    const model_kernels *sets[MODEL_MOST_KERNELS];
    model_kernels_list(sets);
    return sets[0];
}
