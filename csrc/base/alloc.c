#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *standard_resize(void *context, void *block, size_t old_size, size_t new_size) {
    (void)context;
    (void)old_size;
    if (new_size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, new_size);
}

const base_allocator *base_allocator_standard(void) {
    static const base_allocator standard = {.resize = standard_resize};
    return &standard;
}

bool base_multiply(size_t a, size_t b, size_t *product) {
    if (a != 0 && b > SIZE_MAX / a) return false;
    *product = a * b;
    return true;
}

void *base_new(const base_allocator *allocator, size_t count, size_t size) {
    size_t bytes;
    if (!base_multiply(count, size, &bytes)) return NULL;
    /* An empty array is one byte, so that NULL always means failure; base_free counts the same way. */
    return allocator->resize(allocator->context, NULL, 0, bytes ? bytes : 1);
}

void *base_new_zeroed(const base_allocator *allocator, size_t count, size_t size) {
    void *block = base_new(allocator, count, size);
    if (block) memset(block, 0, count * size);
    return block;
}

void *base_resize(const base_allocator *allocator, void *block, size_t old_count, size_t new_count,
                  size_t size) {
    size_t bytes;
    if (!base_multiply(new_count, size, &bytes)) return NULL;
    size_t old_bytes = block ? old_count * size : 0;
    if (block && old_bytes == 0) old_bytes = 1;
    return allocator->resize(allocator->context, block, old_bytes, bytes ? bytes : 1);
}

void base_free(const base_allocator *allocator, void *block, size_t count, size_t size) {
    if (!block) return;
    size_t bytes = count * size;
    allocator->resize(allocator->context, block, bytes ? bytes : 1, 0);
}
