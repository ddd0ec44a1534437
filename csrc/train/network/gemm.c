#include "train/network/gemm.h"

#include <string.h>

/* Tile of C that stays in registers: ROWS × (3 vectors of LANES). */
enum { ROWS = 8, LANES = 16, WIDTH = 3 * LANES, DEPTH = 512 };

typedef float vector __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float))));

/** One tile over `k` steps of a packed panel of B (WIDTH floats a step). */
static void tile(size_t k, const float *a, size_t a_row, size_t a_column, const float *panel, float *c) {
    vector s00 = {0}, s01 = {0}, s02 = {0}, s10 = {0}, s11 = {0}, s12 = {0}, s20 = {0}, s21 = {0};
    vector s22 = {0}, s30 = {0}, s31 = {0}, s32 = {0}, s40 = {0}, s41 = {0}, s42 = {0}, s50 = {0};
    vector s51 = {0}, s52 = {0}, s60 = {0}, s61 = {0}, s62 = {0}, s70 = {0}, s71 = {0}, s72 = {0};
    for (size_t p = 0; p < k; p++) {
        const vector *b = (const vector *)(panel + p * WIDTH);
        vector b0 = b[0], b1 = b[1], b2 = b[2];
        const float *at = a + p * a_column;
#define ROW(i, x, y, z)                                                                                      \
    x += at[i * a_row] * b0;                                                                                 \
    y += at[i * a_row] * b1;                                                                                 \
    z += at[i * a_row] * b2
        ROW(0, s00, s01, s02);
        ROW(1, s10, s11, s12);
        ROW(2, s20, s21, s22);
        ROW(3, s30, s31, s32);
        ROW(4, s40, s41, s42);
        ROW(5, s50, s51, s52);
        ROW(6, s60, s61, s62);
        ROW(7, s70, s71, s72);
#undef ROW
    }
    vector *out = (vector *)c;
    const vector sums[ROWS * 3] = {s00, s01, s02, s10, s11, s12, s20, s21, s22, s30, s31, s32,
                                   s40, s41, s42, s50, s51, s52, s60, s61, s62, s70, s71, s72};
    for (size_t i = 0; i < ROWS * 3; i++) out[i] = sums[i];
}

static void add_tile(const float *from, size_t rows, size_t columns, float *c, size_t c_step, bool add) {
    for (size_t i = 0; i < rows; i++) {
        float *out = c + i * c_step;
        const float *in = from + i * WIDTH;
        if (add) {
            for (size_t j = 0; j < columns; j++) out[j] += in[j];
        } else {
            for (size_t j = 0; j < columns; j++) out[j] = in[j];
        }
    }
}

/** One panel of `columns` ≤ WIDTH columns over at most DEPTH steps. */
static void panel_product(size_t m, size_t columns, size_t k, const float *a, size_t a_row, size_t a_column,
                          const float *b, size_t b_step, float *c, size_t c_step, bool add) {
    static _Thread_local float panel[DEPTH * WIDTH] __attribute__((aligned(64)));
    float out[ROWS * WIDTH] __attribute__((aligned(64)));
    float last[ROWS * DEPTH];
    for (size_t p = 0; p < k; p++) {
        memcpy(panel + p * WIDTH, b + p * b_step, columns * sizeof *b);
        if (columns < WIDTH) memset(panel + p * WIDTH + columns, 0, (WIDTH - columns) * sizeof *b);
    }
    size_t i = 0;
    for (; i + ROWS <= m; i += ROWS) {
        tile(k, a + i * a_row, a_row, a_column, panel, out);
        add_tile(out, ROWS, columns, c + i * c_step, c_step, add);
    }
    if (i == m) return;
    memset(last, 0, sizeof last);
    for (size_t r = i; r < m; r++) {
        for (size_t p = 0; p < k; p++) last[(r - i) * DEPTH + p] = a[r * a_row + p * a_column];
    }
    tile(k, last, DEPTH, 1, panel, out);
    add_tile(out, m - i, columns, c + i * c_step, c_step, add);
}

void train_gemm(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column, const float *b,
                size_t b_step, float *c, size_t c_step, bool add) {
    for (size_t p = 0; p < k; p += DEPTH) {
        size_t depth = k - p < DEPTH ? k - p : DEPTH;
        for (size_t j = 0; j < n; j += WIDTH) {
            size_t columns = n - j < WIDTH ? n - j : WIDTH;
            panel_product(m, columns, depth, a + p * a_column, a_row, a_column, b + p * b_step + j, b_step,
                          c + j, c_step, add || p > 0);
        }
    }
}

void train_transpose(size_t rows, size_t columns, const float *in, float *out) {
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < columns; j++) out[j * rows + i] = in[i * columns + j];
    }
}
