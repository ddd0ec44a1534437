/*
 * The kernels on floats, in vectors of eight, for inclusion by kernel_portable.c and kernel_x86.c, which
 * first define
 *
 *     KERNEL                 the attribute that selects instructions
 *     LEAST, MOST            the smaller and the larger of two vectors, lane by lane
 *     STORE_BYTES(at, v)     eight integers of 0 … 255 to eight bytes
 *     STORE_SHORTS(at, v)    eight integers of 16 bits to eight of them
 *     LOAD_SIGNED(at)        eight signed bytes to eight integers
 *
 * The operations and their order are the same everywhere, and so are the results.
 */

static const floats zeros = {0};

/** x (27 + x²) / (27 + 9 x²) within -3 … 3: close to tanh, and ±1 at the ends. */
KERNEL static inline void curve_lanes(floats *x) {
    const floats limit = EIGHT(3.0f), a = EIGHT(27.0f), b = EIGHT(9.0f);
    floats clipped = MOST(LEAST(*x, limit), zeros - limit), square = clipped * clipped;
    *x = clipped * (square + a) / (square * b + a);
}

/** Half of one plus the curve at half of x: stands for the logistic function. */
KERNEL static inline void gate_lanes(floats *x) {
    const floats half = EIGHT(0.5f);
    *x *= half;
    curve_lanes(x);
    *x = *x * half + half;
}

/** -1 … 1 to the bytes 1 … 127. */
KERNEL static inline void store_curve(const floats *x, uint8_t *out) {
    const floats steps = EIGHT(MODEL_SIGNED_STEPS), middle = EIGHT(MODEL_SIGNED_ZERO + 0.5f);
    STORE_BYTES(out, __builtin_convertvector(*x * steps + middle, integers));
}

KERNEL static void recur(const float *gates, size_t gates_step, uint32_t count, uint32_t hidden,
                         int direction, float *state, uint8_t *out, size_t out_step) {
    floats *states = (floats *)(void *)state;
    uint32_t vectors = hidden / 8;
    for (uint32_t i = 0; i < vectors; i++) states[i] = zeros;
    for (uint32_t k = 0; k < count; k++) {
        size_t t = direction > 0 ? k : count - 1 - k;
        const floats *z = (const floats *)(const void *)(gates + t * gates_step);
        const floats *f = z + vectors, *o = f + vectors;
        for (uint32_t i = 0; i < vectors; i++) {
            floats forget = f[i], open = o[i], c = z[i];
            gate_lanes(&forget);
            gate_lanes(&open);
            c = c + forget * (states[i] - c);
            states[i] = c;
            curve_lanes(&c);
            c = c * open;
            store_curve(&c, out + t * out_step + 8 * (size_t)i);
        }
    }
}

KERNEL static void clip(const float *values, size_t count, uint8_t *out) {
    const floats limit = EIGHT(MODEL_CLIP), steps = EIGHT(MODEL_CLIP_STEPS), half = EIGHT(0.5f);
    for (size_t i = 0; i < count; i += 8) {
        floats x = *(const floats *)(const void *)(values + i);
        x = LEAST(MOST(x, zeros), limit) * steps + half;
        STORE_BYTES(out + i, __builtin_convertvector(x, integers));
    }
}

KERNEL static void shorts(const float *values, size_t count, int16_t *out) {
    const floats steps = EIGHT(MODEL_SHORT_STEPS), limit = EIGHT(2047.0f);
    for (size_t i = 0; i < count; i += 8) {
        floats x = *(const floats *)(const void *)(values + i) * steps;
        x = LEAST(MOST(x, zeros - limit), limit);
        STORE_SHORTS(out + i, __builtin_convertvector(x, integers));
    }
}

KERNEL static void curve(const float *values, size_t count, uint8_t *out) {
    for (size_t i = 0; i < count; i += 8) {
        floats x = *(const floats *)(const void *)(values + i);
        curve_lanes(&x);
        store_curve(&x, out + i);
    }
}

KERNEL static void add_row(float *sums, const int8_t *row, float scale, size_t count) {
    const floats scales = EIGHT(scale);
    for (size_t i = 0; i < count; i += 8) {
        floats *sum = (floats *)(void *)(sums + i);
        integers values;
        LOAD_SIGNED(values, row + i);
        *sum += __builtin_convertvector(values, floats) * scales;
    }
}
