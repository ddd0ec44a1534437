#include "train/network/gemm.h"

#ifdef __AVX512BF16__

#include <immintrin.h>
#include <stdint.h>
#include <string.h>

/* Tile of C that stays in registers: ROWS × (3 vectors of LANES). Rows of A are packed STRIP at a time. */
enum { ROWS = 8, LANES = 16, WIDTH = 3 * LANES, DEPTH = 512, STRIP = 256 };

/** Two neighbours of a row of A or a column of B: the upper halves of their floats, rounded to even. */
typedef uint32_t halves;

static halves half_of(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (bits + 0x7FFF + (bits >> 16 & 1)) >> 16;
}

/** Rows of A by eights: packed[eight][pair of steps][row]. */
static void pack_rows(size_t rows, size_t k, const float *a, size_t a_row, size_t a_column, halves *packed) {
    size_t pairs = (k + 1) / 2;
    for (size_t i = 0; i < rows; i += ROWS) {
        halves *out = packed + i * pairs;
        size_t some = rows - i < ROWS ? rows - i : ROWS;
        if (some < ROWS || k % 2) memset(out, 0, ROWS * pairs * sizeof *out);
        for (size_t p = 0; p < k / 2; p++) {
            const float *at = a + i * a_row + 2 * p * a_column;
            for (size_t r = 0; r < some; r++)
                out[p * ROWS + r] = half_of(at[r * a_row]) | half_of(at[r * a_row + a_column]) << 16;
        }
        for (size_t r = 0; k % 2 && r < some; r++)
            out[(pairs - 1) * ROWS + r] = half_of(a[(i + r) * a_row + (k - 1) * a_column]);
    }
}

/** A panel of up to WIDTH columns of B: packed[pair of steps][column]. */
static void pack_panel(size_t columns, size_t k, const float *b, size_t b_step, halves *packed) {
    if (columns < WIDTH) memset(packed, 0, (k + 1) / 2 * WIDTH * sizeof *packed);
    for (size_t p = 0; p < k / 2; p++) {
        const float *one = b + 2 * p * b_step, *other = one + b_step;
        for (size_t j = 0; j < columns; j++)
            packed[p * WIDTH + j] = half_of(one[j]) | half_of(other[j]) << 16;
    }
    for (size_t j = 0; k % 2 && j < columns; j++)
        packed[k / 2 * WIDTH + j] = half_of(b[(k - 1) * b_step + j]);
}

static void tile(size_t pairs, const halves *rows, const halves *panel, float *out) {
    __m512 sums[ROWS][3];
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < 3; j++) sums[i][j] = _mm512_setzero_ps();
    for (size_t p = 0; p < pairs; p++, rows += ROWS, panel += WIDTH) {
        __m512bh b[3];
        for (int j = 0; j < 3; j++) b[j] = (__m512bh)_mm512_load_si512(panel + j * LANES);
#pragma GCC unroll 8
        for (int i = 0; i < ROWS; i++) {
            __m512bh a = (__m512bh)_mm512_set1_epi32((int)rows[i]);
            for (int j = 0; j < 3; j++) sums[i][j] = _mm512_dpbf16_ps(sums[i][j], a, b[j]);
        }
    }
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < 3; j++) _mm512_store_ps(out + i * WIDTH + j * LANES, sums[i][j]);
}

static void add_tile(const float *from, size_t rows, size_t columns, float *c, size_t c_step, bool add) {
    for (size_t i = 0; i < rows; i++) {
        float *out = c + i * c_step;
        const float *in = from + i * WIDTH;
        for (size_t j = 0; add && j < columns; j++) out[j] += in[j];
        for (size_t j = 0; !add && j < columns; j++) out[j] = in[j];
    }
}

/** At most STRIP rows over at most DEPTH steps. */
static void strip_product(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                          const float *b, size_t b_step, float *c, size_t c_step, bool add) {
    static _Thread_local halves rows[STRIP * DEPTH / 2] __attribute__((aligned(64)));
    static _Thread_local halves panel[DEPTH / 2 * WIDTH] __attribute__((aligned(64)));
    float out[ROWS * WIDTH] __attribute__((aligned(64)));
    size_t pairs = (k + 1) / 2;
    pack_rows(m, k, a, a_row, a_column, rows);
    for (size_t j = 0; j < n; j += WIDTH) {
        size_t columns = n - j < WIDTH ? n - j : WIDTH;
        pack_panel(columns, k, b + j, b_step, panel);
        for (size_t i = 0; i < m; i += ROWS) {
            tile(pairs, rows + i * pairs, panel, out);
            add_tile(out, m - i < ROWS ? m - i : ROWS, columns, c + i * c_step + j, c_step, add);
        }
    }
}

void train_gemm_halves(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                       const float *b, size_t b_step, float *c, size_t c_step, bool add) {
    for (size_t p = 0; p < k; p += DEPTH) {
        size_t depth = k - p < DEPTH ? k - p : DEPTH;
        for (size_t i = 0; i < m; i += STRIP) {
            size_t rows = m - i < STRIP ? m - i : STRIP;
            strip_product(rows, n, depth, a + i * a_row + p * a_column, a_row, a_column, b + p * b_step,
                          b_step, c + i * c_step, c_step, add || p > 0);
        }
    }
}

#else

/** Without the processor's help, halves are no faster than floats. */
void train_gemm_halves(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                       const float *b, size_t b_step, float *c, size_t c_step, bool add) {
    train_gemm(m, n, k, a, a_row, a_column, b, b_step, c, c_step, add);
}

#endif
