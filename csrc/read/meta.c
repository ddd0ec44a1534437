/* Values of metadata from several places: the better place wins. */

#include "read/meta.h"

#include "text/class.h"

void read_meta_start(read_meta *meta, const base_allocator *allocator) {
    *meta = (read_meta){0};
    for (int i = 0; i < READ_FIELD_COUNT; i++) base_buf_start(&meta->values[i], allocator);
}

void read_meta_release(read_meta *meta) {
    for (int i = 0; i < READ_FIELD_COUNT; i++) base_buf_release(&meta->values[i]);
}

/** Appends bytes with runs of white space as one blank, none at the ends, and invisible characters gone. */
static void add_collapsed(base_buf *value, const char *bytes, size_t count) {
    size_t start = value->count;
    bool blank = false;
    for (size_t at = 0, length; at < count; at += length) {
        uint32_t class = text_class_at(bytes + at, count - at, &length);
        if (class & TEXT_SPACE) blank = value->count > start;
        if (class & (TEXT_SPACE | TEXT_INVISIBLE)) continue;
        if (blank) base_buf_add_byte(value, ' ');
        blank = false;
        base_buf_add(value, bytes + at, length);
    }
}

void read_meta_offer(read_meta *meta, read_field field, read_rank rank, const char *bytes, size_t count) {
    if (meta->ranks[field] >= rank) return;
    base_buf fresh;
    base_buf_start(&fresh, meta->values[field].allocator);
    add_collapsed(&fresh, bytes, count);
    if (fresh.failed) meta->values[field].failed = true;
    if (fresh.failed || fresh.count == 0) {
        base_buf_release(&fresh);
        return;
    }
    base_buf_release(&meta->values[field]);
    meta->values[field] = fresh;
    meta->ranks[field] = (uint8_t)rank;
}

void read_meta_add(read_meta *meta, read_field field, read_rank rank, const char *bytes, size_t count) {
    if (meta->ranks[field] != rank) {
        read_meta_offer(meta, field, rank, bytes, count);
        return;
    }
    size_t before = meta->values[field].count;
    base_buf_add_string(&meta->values[field], ", ");
    size_t start = meta->values[field].count;
    add_collapsed(&meta->values[field], bytes, count);
    if (meta->values[field].count == start) meta->values[field].count = before;
}

bool read_meta_has(const read_meta *meta, read_field field, read_rank rank) {
    return meta->ranks[field] >= rank;
}
