#include "base/buf.h"

#include <string.h>

#define FIRST_CAPACITY 64

void base_buf_start(base_buf *buf, const base_allocator *allocator) {
    *buf = (base_buf){.allocator = allocator};
}

bool base_buf_reserve(base_buf *buf, size_t more) {
    if (buf->failed) return false;
    /* One byte is always kept for the NUL. */
    if (more < buf->capacity - buf->count) return true;
    size_t fresh = buf->capacity > SIZE_MAX / 2 ? SIZE_MAX : buf->capacity * 2;
    if (fresh < FIRST_CAPACITY) fresh = FIRST_CAPACITY;
    buf->failed = more >= SIZE_MAX - buf->count;
    if (buf->failed) return false;
    if (fresh < buf->count + more + 1) fresh = buf->count + more + 1;
    char *moved = base_resize(buf->allocator, buf->bytes, buf->capacity, fresh, 1);
    buf->failed = !moved;
    if (!moved) return false;
    buf->bytes = moved;
    buf->capacity = fresh;
    buf->bytes[buf->count] = '\0';
    return true;
}

void base_buf_add(base_buf *buf, const char *bytes, size_t count) {
    if (count == 0 || !base_buf_reserve(buf, count)) return;
    memcpy(buf->bytes + buf->count, bytes, count);
    buf->count += count;
    buf->bytes[buf->count] = '\0';
}

void base_buf_add_string(base_buf *buf, const char *string) {
    base_buf_add(buf, string, strlen(string));
}

void base_buf_add_byte(base_buf *buf, char byte) {
    base_buf_add(buf, &byte, 1);
}

void base_buf_add_number(base_buf *buf, int64_t number) {
    char digits[20];
    size_t start = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--start] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0) digits[--start] = '-';
    base_buf_add(buf, digits + start, sizeof digits - start);
}

void base_buf_reset(base_buf *buf) {
    buf->count = 0;
    buf->failed = false;
    if (buf->bytes) buf->bytes[0] = '\0';
}

void base_buf_release(base_buf *buf) {
    base_free(buf->allocator, buf->bytes, buf->capacity, 1);
    base_buf_start(buf, buf->allocator);
}
