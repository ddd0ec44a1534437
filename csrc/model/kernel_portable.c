#include "model/kernel.h"

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

static void dense(const model_dense *layer, const uint8_t *in, size_t in_step, uint32_t rows, float *out) {
    for (uint32_t row = 0; row < rows; row++, in += in_step, out += layer->out) {
        for (uint32_t first = 0; first < layer->out; first += MODEL_OUTPUT_GROUP) {
            int32_t sums[MODEL_OUTPUT_GROUP];
            memcpy(sums, layer->offset + first, sizeof sums);
            for (uint32_t i = 0; i < layer->in; i += MODEL_QUAD) {
                const int8_t *weights = layer->weights + (size_t)i * layer->out + MODEL_QUAD * (size_t)first;
                for (uint32_t j = 0; j < MODEL_OUTPUT_GROUP; j++, weights += MODEL_QUAD) {
                    sums[j] += in[i] * weights[0] + in[i + 1] * weights[1] + in[i + 2] * weights[2] +
                               in[i + 3] * weights[3];
                }
            }
            for (uint32_t j = 0; j < MODEL_OUTPUT_GROUP; j++) {
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

const model_kernels *model_kernels_best(void) {
    const model_kernels *kernels = model_kernels_vnni();
    if (!kernels) kernels = model_kernels_avx2();
    return kernels ? kernels : &model_kernels_portable;
}
