#ifndef QUOTH_BASE_THREAD_H
#define QUOTH_BASE_THREAD_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/alloc.h"

/** Raised by another thread or a signal handler to stop long work; read with base_cancelled. */
typedef atomic_int base_cancel;

/** True where the flag is there and raised. */
bool base_cancelled(const base_cancel *cancel);

/** Processors that this process may use, at least 1. */
uint32_t base_thread_processors(void);

/** Does item `index` on worker `worker` (0 ≤ worker < threads); false stops all workers early. */
typedef bool base_job(void *context, uint32_t index, uint32_t worker);

/**
 * Runs job(context, 0 … count-1) on up to `threads` threads, the caller's included; items are handed out in
 * order, one at a time. Returns true where every job did. Falls back to fewer threads where none can be made,
 * and to the caller's alone where memory ran out.
 */
bool base_parallel(const base_allocator *allocator, uint32_t threads, uint32_t count, base_job *job,
                   void *context);

#endif
