/*
 * Integer products of one layer with vectors of sums, for inclusion by kernel_x86.c once for each
 * instruction set, which first defines:
 *
 * KERNEL, the attribute that selects it, and NAME(x), x with the set's name behind it;
 *
 * VECTOR, a vector of integers, and LANES, how many they are;
 *
 * DOT(sum, in, more, w, v), which adds to each sum the products of four neighbouring bytes of `in` with those
 * of `w` and of four of `more` with those of `v`;
 *
 * LOAD(at), a vector from memory, and SET(four), one of the same four bytes;
 *
 * STORE(to, sum, scale, bias), which writes the floats scale · sum + bias;
 *
 * WIDE, where six vectors of two rows at a time take fewer instructions than three of four.
 */

/** Turns one vector of sums into outputs. */
#define FINISH(sum, row, v)                                                                                  \
    STORE(to + (size_t)(row)*layer->out + LANES * (v), sum, scales + LANES * (v), biases + LANES * (v))

/** Adds eight inputs to the sums of a vector of outputs, whose weights lie `v` vectors behind `at`. */
#define ADD(sum, v)                                                                                          \
    DOT(sum, inputs_, more_, LOAD(at + sizeof(VECTOR) * (v)), LOAD(at + step + sizeof(VECTOR) * (v)))

/**
 * Begins to add eight inputs of a row: they are in inputs_ and more_. The empty instruction of STEP_END keeps
 * the compiler from holding weights and ones in registers, of which there are too few: read again they cost
 * nothing, being operands of the products.
 */
#define STEP(from)                                                                                           \
    int32_t four_, next_;                                                                                    \
    memcpy(&four_, (from) + i, sizeof four_);                                                                \
    memcpy(&next_, (from) + i + MODEL_QUAD, sizeof next_);                                                   \
    VECTOR inputs_ = SET(four_), more_ = SET(next_)
#define STEP_END __asm__("" : "+r"(at), "+r"(ones))

#define STEP3(from, s)                                                                                       \
    do {                                                                                                     \
        STEP(from);                                                                                          \
        ADD(s##0, 0);                                                                                        \
        ADD(s##1, 1);                                                                                        \
        ADD(s##2, 2);                                                                                        \
        STEP_END;                                                                                            \
    } while (0)
#define STEP6(from, s)                                                                                       \
    do {                                                                                                     \
        STEP(from);                                                                                          \
        ADD(s##0, 0);                                                                                        \
        ADD(s##1, 1);                                                                                        \
        ADD(s##2, 2);                                                                                        \
        ADD(s##3, 3);                                                                                        \
        ADD(s##4, 4);                                                                                        \
        ADD(s##5, 5);                                                                                        \
        STEP_END;                                                                                            \
    } while (0)
#define FINISH3(row, s)                                                                                      \
    do {                                                                                                     \
        FINISH(s##0, row, 0);                                                                                \
        FINISH(s##1, row, 1);                                                                                \
        FINISH(s##2, row, 2);                                                                                \
    } while (0)
#define FINISH6(row, s)                                                                                      \
    do {                                                                                                     \
        FINISH3(row, s);                                                                                     \
        FINISH(s##3, row, 3);                                                                                \
        FINISH(s##4, row, 4);                                                                                \
        FINISH(s##5, row, 5);                                                                                \
    } while (0)

/** Makes a number unknown to the compiler, so that it is one index for all rows instead of a pointer for
 * each. */
#define HIDE(i) __asm__("" : "+r"(i))

#ifdef WIDE
/** The outputs from `first` on, of all rows: six vectors of them, two rows at a time. */
KERNEL static void NAME(wide)(const model_dense *layer, uint32_t first, const uint8_t *in, size_t in_step,
                              uint32_t rows, float *to) {
    static const int16_t one[16] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    const int16_t *ones = one;
    const int8_t *column = layer->weights + (size_t)MODEL_QUAD * first;
    const size_t step = (size_t)MODEL_QUAD * layer->out;
    const float *scales = layer->scale + first, *biases = layer->bias + first;
    const int32_t *offsets = layer->offset + first;
    uint32_t row = 0;
    for (; row + 2 <= rows; row += 2, in += 2 * in_step, to += 2 * (size_t)layer->out) {
        VECTOR a0 = LOAD(offsets), a1 = LOAD(offsets + LANES), a2 = LOAD(offsets + 2 * LANES);
        VECTOR a3 = LOAD(offsets + 3 * LANES), a4 = LOAD(offsets + 4 * LANES), a5 = LOAD(offsets + 5 * LANES);
        VECTOR b0 = a0, b1 = a1, b2 = a2, b3 = a3, b4 = a4, b5 = a5;
        const uint8_t *in1 = in + in_step;
        const int8_t *at = column;
        for (size_t i = 0; i < layer->in; i += MODEL_INPUT_GROUP, at += 2 * step) {
            HIDE(i);
            STEP6(in, a);
            STEP6(in1, b);
        }
        FINISH6(0, a);
        FINISH6(1, b);
    }
    if (row == rows) return;
    VECTOR a0 = LOAD(offsets), a1 = LOAD(offsets + LANES), a2 = LOAD(offsets + 2 * LANES);
    VECTOR a3 = LOAD(offsets + 3 * LANES), a4 = LOAD(offsets + 4 * LANES), a5 = LOAD(offsets + 5 * LANES);
    const int8_t *at = column;
    for (size_t i = 0; i < layer->in; i += MODEL_INPUT_GROUP, at += 2 * step) STEP6(in, a);
    FINISH6(0, a);
}

#endif

/** The outputs from `first` on, of all rows: three vectors of them, four rows at a time. */
KERNEL static void NAME(narrow)(const model_dense *layer, uint32_t first, const uint8_t *in, size_t in_step,
                                uint32_t rows, float *to) {
    static const int16_t one[16] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    const int16_t *ones = one;
    const int8_t *column = layer->weights + (size_t)MODEL_QUAD * first;
    const size_t step = (size_t)MODEL_QUAD * layer->out;
    const float *scales = layer->scale + first, *biases = layer->bias + first;
    const int32_t *offsets = layer->offset + first;
    uint32_t row = 0;
    for (; row + 4 <= rows; row += 4, in += 4 * in_step, to += 4 * (size_t)layer->out) {
        VECTOR a0 = LOAD(offsets), a1 = LOAD(offsets + LANES), a2 = LOAD(offsets + 2 * LANES);
        VECTOR b0 = a0, b1 = a1, b2 = a2, c0 = a0, c1 = a1, c2 = a2, d0 = a0, d1 = a1, d2 = a2;
        const uint8_t *in1 = in + in_step, *in2 = in1 + in_step, *in3 = in2 + in_step;
        const int8_t *at = column;
        for (size_t i = 0; i < layer->in; i += MODEL_INPUT_GROUP, at += 2 * step) {
            HIDE(i);
            STEP3(in, a);
            STEP3(in1, b);
            STEP3(in2, c);
            STEP3(in3, d);
        }
        FINISH3(0, a);
        FINISH3(1, b);
        FINISH3(2, c);
        FINISH3(3, d);
    }
    for (; row < rows; row++, in += in_step, to += layer->out) {
        VECTOR a0 = LOAD(offsets), a1 = LOAD(offsets + LANES), a2 = LOAD(offsets + 2 * LANES);
        const int8_t *at = column;
        for (size_t i = 0; i < layer->in; i += MODEL_INPUT_GROUP, at += 2 * step) STEP3(in, a);
        FINISH3(0, a);
    }
}

#undef ADD
#undef FINISH
#undef FINISH3
#undef FINISH6
#undef HIDE
#undef STEP
#undef STEP3
#undef STEP6
#undef STEP_END
