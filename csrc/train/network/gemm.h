#ifndef QUOTH_TRAIN_NETWORK_GEMM_H
#define QUOTH_TRAIN_NETWORK_GEMM_H

#include <stdbool.h>
#include <stddef.h>

/**
 * C[m × n] = A[m × k] · B[k × n], or += where `add`. Row-major: B and C have `b_step` and `c_step` floats
 * between rows; A's item (i, p) is a[i * a_row + p * a_column], so that a transposed A needs no copy. Sums
 * run over p in ascending order: the same bytes whatever m and n.
 */
void train_gemm(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column, const float *b,
                size_t b_step, float *c, size_t c_step, bool add);

/** The same from the upper halves of the floats of A and B (bfloat16), summed in floats: twice as fast where
 * the processor has such products; relative error of a product up to 1/128. */
void train_gemm_halves(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                       const float *b, size_t b_step, float *c, size_t c_step, bool add);

/** out[columns × rows] = in[rows × columns] turned. */
void train_transpose(size_t rows, size_t columns, const float *in, float *out);

#endif
