/* Products of layers on the int8 tiles of processors with AMX, where the system lets a process use them. */

/* For syscall(), which is not in POSIX. */
#define _DEFAULT_SOURCE
#include "model/kernel_x86.h"

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

/** Rows, and sums of a row, of a full tile; each sum takes four neighbouring bytes of its row. */
#define TILE_ROWS 16u
#define TILE_SUMS 16u
#define TILE_BYTES 64u

#define KERNEL __attribute__((target("amx-tile,amx-int8,avx512f")))

/** The registers: sums of two blocks of rows by two of outputs, inputs of two blocks of rows, weights of two
 * blocks of outputs. */
enum { SUMS = 0, INPUTS = 4, WEIGHTS = 6 };

/** The shapes of the registers, as LDTILECFG reads them (palette 1). */
typedef struct tile_shapes {
    uint8_t palette, start_row, reserved[14];
    uint16_t row_bytes[16];
    uint8_t rows[16];
} tile_shapes;

/** A layer's inputs are cut into equal steps of at most a tile's row. */
static uint32_t bytes_of_step(uint32_t in) {
    uint32_t steps = (in + TILE_BYTES - 1) / TILE_BYTES;
    while (in % (MODEL_QUAD * steps) != 0) steps++;
    return in / steps;
}

/** Shapes for two blocks of rows (the second may have none: its registers are then one row that nobody reads)
 * and blocks of 16 outputs. */
static tile_shapes shapes_of(uint32_t first_rows, uint32_t second_rows, uint32_t bytes, uint32_t sums) {
    tile_shapes shapes = {.palette = 1};
    uint8_t rows[2] = {(uint8_t)first_rows, (uint8_t)(second_rows ? second_rows : 1)};
    for (uint32_t i = 0; i < 4; i++) {
        shapes.row_bytes[SUMS + i] = (uint16_t)(sums * sizeof(int32_t));
        shapes.rows[SUMS + i] = rows[i / 2];
    }
    for (uint32_t i = 0; i < 2; i++) {
        shapes.row_bytes[INPUTS + i] = (uint16_t)bytes;
        shapes.rows[INPUTS + i] = rows[i];
        shapes.row_bytes[WEIGHTS + i] = (uint16_t)(sums * MODEL_QUAD);
        shapes.rows[WEIGHTS + i] = (uint8_t)(bytes / MODEL_QUAD);
    }
    return shapes;
}

/** Where a block of outputs begins, of which rows, in which steps. */
typedef struct block {
    const model_dense *layer;
    const uint8_t *in; /**< its first row */
    size_t in_step;
    float *to; /**< the first row's output 0 */
    uint32_t rows[2];
    uint32_t bytes; /**< of a step */
} block;

/** Writes the outputs of a block of sums. */
KERNEL static void finish(const block *b, uint32_t first, uint32_t sums, uint32_t first_row, uint32_t rows,
                          const int32_t *from) {
    __mmask16 some = (__mmask16)((1u << sums) - 1);
    __m512 scale = _mm512_maskz_loadu_ps(some, b->layer->scale + first);
    __m512 bias = _mm512_maskz_loadu_ps(some, b->layer->bias + first);
    float *to = b->to + (size_t)first_row * b->layer->out + first;
    for (uint32_t row = 0; row < rows; row++, from += TILE_SUMS, to += b->layer->out) {
        __m512 sum = _mm512_cvtepi32_ps(_mm512_maskz_loadu_epi32(some, from));
        _mm512_mask_storeu_ps(to, some, _mm512_add_ps(_mm512_mul_ps(sum, scale), bias));
    }
}

/** Two blocks of rows by the 16 outputs from `first` on and, where `twice`, the 16 behind them. */
KERNEL static void multiply(const block *b, uint32_t first, uint32_t sums, bool twice) {
    static const size_t line = TILE_SUMS * sizeof(int32_t);
    const size_t step = (size_t)MODEL_QUAD * b->layer->out;
    const int8_t *weights = b->layer->weights + (size_t)MODEL_QUAD * first;
    const int32_t *offsets = b->layer->offset + first;
    const uint8_t *in = b->in, *more = b->in + TILE_ROWS * b->in_step;
    bool both = b->rows[1] > 0;
    int32_t out[TILE_ROWS * TILE_SUMS];
    /* A stride of 0 gives each row the same offsets. */
    _tile_loadd(0, offsets, 0);
    _tile_loadd(2, offsets, 0);
    if (twice) {
        _tile_loadd(1, offsets + TILE_SUMS, 0);
        _tile_loadd(3, offsets + TILE_SUMS, 0);
    }
    for (uint32_t i = 0; i < b->layer->in; i += b->bytes, weights += b->bytes / MODEL_QUAD * step) {
        _tile_loadd(4, in + i, b->in_step);
        _tile_loadd(6, weights, step);
        _tile_dpbusd(0, 4, 6);
        if (twice) {
            _tile_loadd(7, weights + TILE_BYTES, step);
            _tile_dpbusd(1, 4, 7);
        }
        if (!both) continue;
        _tile_loadd(5, more + i, b->in_step);
        _tile_dpbusd(2, 5, 6);
        if (twice) _tile_dpbusd(3, 5, 7);
    }
    _tile_stored(0, out, line);
    finish(b, first, sums, 0, b->rows[0], out);
    if (twice) {
        _tile_stored(1, out, line);
        finish(b, first + TILE_SUMS, sums, 0, b->rows[0], out);
    }
    if (!both) return;
    _tile_stored(2, out, line);
    finish(b, first, sums, TILE_ROWS, b->rows[1], out);
    if (!twice) return;
    _tile_stored(3, out, line);
    finish(b, first + TILE_SUMS, sums, TILE_ROWS, b->rows[1], out);
}

KERNEL void model_dense_amx(const model_dense *layer, const uint8_t *in, size_t in_step, uint32_t rows,
                            float *out) {
    uint32_t whole = layer->out / TILE_SUMS * TILE_SUMS, rest = layer->out - whole;
    block b = {.layer = layer, .in = in, .in_step = in_step, .to = out, .bytes = bytes_of_step(layer->in)};
    for (uint32_t row = 0; row < rows; row += 2 * TILE_ROWS) {
        uint32_t left = rows - row;
        b.rows[0] = left < TILE_ROWS ? left : TILE_ROWS;
        b.rows[1] = left < 2 * TILE_ROWS ? left - b.rows[0] : TILE_ROWS;
        b.in = in + row * in_step;
        b.to = out + (size_t)row * layer->out;
        tile_shapes shapes = shapes_of(b.rows[0], b.rows[1], b.bytes, TILE_SUMS);
        _tile_loadconfig(&shapes);
        uint32_t first = 0;
        for (; first + 2 * TILE_SUMS <= whole; first += 2 * TILE_SUMS) multiply(&b, first, TILE_SUMS, true);
        if (first < whole) multiply(&b, first, TILE_SUMS, false);
        if (rest == 0) continue;
        shapes = shapes_of(b.rows[0], b.rows[1], b.bytes, rest);
        _tile_loadconfig(&shapes);
        multiply(&b, whole, rest, false);
    }
    _tile_release();
}

/** Asks the system for the tiles (Linux 5.16; a process has them once it asked), after the processor. */
bool model_has_amx(void) {
    enum {
        REQUEST_PERMISSION = 0x1023,
        TILE_DATA = 18,
        LEAF_FEATURES = 7,
        AMX_INT8 = 1 << 25,
        AMX_TILE = 1 << 24
    };
    uint32_t a, b, c, d;
    if (!__get_cpuid_count(LEAF_FEATURES, 0, &a, &b, &c, &d)) return false;
    if (!(d & AMX_TILE) || !(d & AMX_INT8)) return false;
    return syscall(SYS_arch_prctl, REQUEST_PERMISSION, TILE_DATA) == 0;
}

#else

void model_dense_amx(const model_dense *layer, const uint8_t *in, size_t in_step, uint32_t rows, float *out) {
    model_kernels_best()->dense(layer, in, in_step, rows, out);
}

bool model_has_amx(void) {
    return false;
}

#endif
