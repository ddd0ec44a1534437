/*
 * Integer products of one layer with vectors of eight sums, for inclusion by kernel_avx2.c once for each
 * instruction set. KERNEL is the attribute that selects it, DENSE the function's name, and
 * DOT(sum, in, more, w, v) adds to each sum the products of four neighbouring bytes of `in` with those of `w`
 * and of four of `more` with those of `v`.
 */

/** Turns one vector of sums into outputs. */
#define FINISH(sum, row, v)                                                                                  \
    _mm256_storeu_ps(out + (size_t)(row)*layer->out + first + 8 * (v),                                       \
                     _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale##v), bias##v))

#define LOAD(at) _mm256_loadu_si256((const __m256i *)(const void *)(at))

/**
 * Adds eight inputs of a row to its three vectors. The empty instruction keeps the compiler from holding
 * weights and ones in registers, of which there are too few: read again they cost nothing, being operands of
 * the products.
 */
#define STEP(from, x, y, z)                                                                                  \
    do {                                                                                                     \
        int32_t four_, next_;                                                                                \
        memcpy(&four_, (from) + i, sizeof four_);                                                            \
        memcpy(&next_, (from) + i + MODEL_QUAD, sizeof next_);                                               \
        __m256i inputs_ = _mm256_set1_epi32(four_), more_ = _mm256_set1_epi32(next_);                        \
        DOT(x, inputs_, more_, LOAD(at), LOAD(at + step));                                                   \
        DOT(y, inputs_, more_, LOAD(at + 32), LOAD(at + step + 32));                                         \
        DOT(z, inputs_, more_, LOAD(at + 64), LOAD(at + step + 64));                                         \
        __asm__("" : "+r"(at), "+r"(ones));                                                                  \
    } while (0)

/** Makes a number unknown to the compiler, so that it is one index for all rows instead of a pointer for
 * each. */
#define HIDE(i) __asm__("" : "+r"(i))

KERNEL static void DENSE(const model_dense *layer, const uint8_t *inputs, size_t in_step, uint32_t rows,
                         float *outputs) {
    static const int16_t one[16] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    const int16_t *ones = one;
    for (uint32_t first = 0; first < layer->out; first += MODEL_OUTPUT_GROUP) {
        const int8_t *column = layer->weights + (size_t)MODEL_QUAD * first;
        const size_t step = (size_t)MODEL_QUAD * layer->out;
        const float *scales = layer->scale + first, *biases = layer->bias + first;
        const __m256 scale0 = _mm256_loadu_ps(scales), bias0 = _mm256_loadu_ps(biases);
        const __m256 scale1 = _mm256_loadu_ps(scales + 8), bias1 = _mm256_loadu_ps(biases + 8);
        const __m256 scale2 = _mm256_loadu_ps(scales + 16), bias2 = _mm256_loadu_ps(biases + 16);
        const int32_t *offsets = layer->offset + first;
        const __m256i offset0 = LOAD(offsets), offset1 = LOAD(offsets + 8), offset2 = LOAD(offsets + 16);
        const uint8_t *in = inputs;
        float *out = outputs;
        uint32_t row = 0;
        for (; row + 4 <= rows; row += 4, in += 4 * in_step, out += 4 * (size_t)layer->out) {
            __m256i s00 = offset0, s01 = offset1, s02 = offset2, s10 = offset0, s11 = offset1, s12 = offset2;
            __m256i s20 = offset0, s21 = offset1, s22 = offset2, s30 = offset0, s31 = offset1, s32 = offset2;
            const uint8_t *in1 = in + in_step, *in2 = in1 + in_step, *in3 = in2 + in_step;
            const int8_t *at = column;
            for (size_t i = 0; i < layer->in; i += MODEL_INPUT_GROUP, at += 2 * step) {
                HIDE(i);
                STEP(in, s00, s01, s02);
                STEP(in1, s10, s11, s12);
                STEP(in2, s20, s21, s22);
                STEP(in3, s30, s31, s32);
            }
            FINISH(s00, 0, 0);
            FINISH(s01, 0, 1);
            FINISH(s02, 0, 2);
            FINISH(s10, 1, 0);
            FINISH(s11, 1, 1);
            FINISH(s12, 1, 2);
            FINISH(s20, 2, 0);
            FINISH(s21, 2, 1);
            FINISH(s22, 2, 2);
            FINISH(s30, 3, 0);
            FINISH(s31, 3, 1);
            FINISH(s32, 3, 2);
        }
        for (; row < rows; row++, in += in_step, out += layer->out) {
            __m256i s0 = offset0, s1 = offset1, s2 = offset2;
            const int8_t *at = column;
            for (size_t i = 0; i < layer->in; i += MODEL_INPUT_GROUP, at += 2 * step) STEP(in, s0, s1, s2);
            FINISH(s0, 0, 0);
            FINISH(s1, 0, 1);
            FINISH(s2, 0, 2);
        }
    }
}

#undef FINISH
#undef HIDE
#undef LOAD
#undef STEP
