/* What reading leaves of an article: made, warned of, released. */

#include "read/content.h"

#include <stdio.h>

void read_content_start(read_content *content, const base_allocator *allocator) {
    *content = (read_content){.allocator = allocator, .text = ""};
    base_buf_start(&content->store, allocator);
    base_buf_start(&content->marks, allocator);
    read_meta_start(&content->meta, allocator);
}

void read_content_release(read_content *content) {
    const base_allocator *allocator = content->allocator;
    if (!allocator) return;
    base_buf_release(&content->store);
    base_buf_release(&content->marks);
    base_vec_release(allocator, &content->elements);
    base_vec_release(allocator, &content->blocks);
    base_vec_release(allocator, &content->warnings);
    read_meta_release(&content->meta);
    read_content_start(content, allocator);
}

bool read_content_warn(read_content *content, size_t position, const char *message) {
    read_warning warning = {.position = position > UINT32_MAX ? UINT32_MAX : (uint32_t)position};
    snprintf(warning.message, sizeof warning.message, "%s", message);
    return base_vec_push(content->allocator, &content->warnings, warning);
}
