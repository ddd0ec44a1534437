#ifndef QUOTH_BASE_SORT_H
#define QUOTH_BASE_SORT_H

#include <stdbool.h>
#include <stddef.h>

/** Less than zero, zero, more than zero, as for qsort, with a context. */
typedef int base_compare(const void *a, const void *b, void *context);

/**
 * Sorts in place in O(n log n) whatever the input, with no allocation and no recursion deeper than log n. Not
 * stable: break ties in `compare`, so that results do not depend on the C library.
 */
void base_sort(void *items, size_t count, size_t size, base_compare *compare, void *context);

#endif
