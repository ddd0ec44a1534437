#ifndef QUOTH_MODEL_KERNEL_X86_H
#define QUOTH_MODEL_KERNEL_X86_H

#include "model/kernel.h"

/** Fills `sets` with those of x86-64 that this machine can run, the fastest first; returns how many: 0 on other
 * processors. */
uint32_t model_kernels_x86(const model_kernels *sets[MODEL_MOST_KERNELS]);

/** Products of a layer as model_kernels.dense, on int8 tiles; only where model_has_amx() says that there are. */
void model_dense_amx(const model_dense *layer, const uint8_t *in, size_t in_step, uint32_t rows, float *out);

/** True where processor and system have int8 tiles (AMX) and let this process use them. Asks Linux for them, as
 * each process must once: its signal frames grow by 8 KB, and an alternate signal stack too small for them is
 * refused from then on. */
bool model_has_amx(void);

#endif
