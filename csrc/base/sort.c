#include "base/sort.h"

#include <stdint.h>
#include <string.h>

#define SMALL 12 /* runs this short are sorted by insertion */

typedef struct sorter {
    size_t size;
    base_compare *compare;
    void *context;
} sorter;

static bool less(const sorter *by, const char *a, const char *b) {
    return by->compare(a, b, by->context) < 0;
}

static void swap(const sorter *by, char *a, char *b) {
    char kept[64];
    for (size_t done = 0, step; done < by->size; done += step) {
        step = by->size - done < sizeof kept ? by->size - done : sizeof kept;
        memcpy(kept, a + done, step);
        memmove(a + done, b + done, step);
        memcpy(b + done, kept, step);
    }
}

static void sort_by_insertion(const sorter *by, char *first, char *end) {
    for (char *next = first + by->size; next < end; next += by->size)
        for (char *at = next; at > first && less(by, at, at - by->size); at -= by->size)
            swap(by, at, at - by->size);
}

static void sift_down(const sorter *by, char *first, size_t at, size_t count) {
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= count) return;
        if (child + 1 < count && less(by, first + child * by->size, first + (child + 1) * by->size)) child++;
        if (!less(by, first + at * by->size, first + child * by->size)) return;
        swap(by, first + at * by->size, first + child * by->size);
        at = child;
    }
}

/** The way out for inputs on which quicksort would be quadratic. */
static void sort_by_heap(const sorter *by, char *first, char *end) {
    size_t count = (size_t)(end - first) / by->size;
    for (size_t i = count / 2; i-- > 0;) sift_down(by, first, i, count);
    while (count-- > 1) {
        swap(by, first, first + count * by->size);
        sift_down(by, first, 0, count);
    }
}

/** Parts the items around their median of three; returns the pivot's place. */
static char *partition(const sorter *by, char *first, char *end) {
    size_t count = (size_t)(end - first) / by->size;
    char *middle = first + count / 2 * by->size, *last = end - by->size;
    if (less(by, middle, first)) swap(by, middle, first);
    if (less(by, last, middle)) {
        swap(by, last, middle);
        if (less(by, middle, first)) swap(by, middle, first);
    }
    char *pivot = last - by->size;
    swap(by, middle, pivot);
    char *left = first, *right = pivot;
    for (;;) {
        do left += by->size;
        while (left < pivot && less(by, left, pivot));
        do right -= by->size;
        while (right > first && less(by, pivot, right));
        if (left >= right) break;
        swap(by, left, right);
    }
    swap(by, left, pivot);
    return left;
}

static void sort_range(const sorter *by, char *first, char *end, unsigned depth) {
    while ((size_t)(end - first) > SMALL * by->size) {
        if (depth-- == 0) {
            sort_by_heap(by, first, end);
            return;
        }
        char *pivot = partition(by, first, end);
        /* Recursion takes the smaller side, so that its depth stays logarithmic. */
        if (pivot - first < end - pivot) {
            sort_range(by, first, pivot, depth);
            first = pivot + by->size;
        } else {
            sort_range(by, pivot + by->size, end, depth);
            end = pivot;
        }
    }
    sort_by_insertion(by, first, end);
}

void base_sort(void *items, size_t count, size_t size, base_compare *compare, void *context) {
    if (count < 2 || size == 0) return;
    unsigned depth = 0;
    for (size_t rest = count; rest > 1; rest /= 2) depth += 2;
    sorter by = {size, compare, context};
    sort_range(&by, items, (char *)items + count * size, depth);
}
