/* Values of metadata from several places: the better place wins. */

#include "read/meta.h"

#include "text/class.h"
#include "text/fold.h"

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

/** A byte of a name as names are compared: small letters, hyphens as blanks. */
static char compared(char byte) {
    return byte == '-' || byte == '_' ? ' ' : text_ascii_lower(byte);
}

static bool is_same_name(const char *a, const char *b, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (compared(a[i]) != compared(b[i])) return false;
    return true;
}

/** True where one of a list's names before `end` is that from `start` on. */
static bool is_listed(const base_buf *list, size_t end, size_t start) {
    size_t count = list->count - start;
    for (size_t at = 0; at < end;) {
        size_t stop = at;
        while (stop < end && list->bytes[stop] != ',') stop++;
        if (stop - at == count && is_same_name(list->bytes + at, list->bytes + start, count)) return true;
        at = stop + 2;
    }
    return false;
}

/** A list of more names is no byline; each is compared with those before it. */
#define MOST_LIST_BYTES 2000

void read_meta_add(read_meta *meta, read_field field, read_rank rank, const char *bytes, size_t count) {
    base_buf *list = &meta->values[field];
    if (meta->ranks[field] != rank) {
        read_meta_offer(meta, field, rank, bytes, count);
        return;
    }
    size_t before = list->count;
    if (before > MOST_LIST_BYTES) return;
    base_buf_add_string(list, ", ");
    size_t start = list->count;
    add_collapsed(list, bytes, count);
    if (list->failed || (list->count > start && !is_listed(list, before, start))) return;
    list->count = before;
    list->bytes[before] = '\0';
}

bool read_meta_has(const read_meta *meta, read_field field, read_rank rank) {
    return meta->ranks[field] >= rank;
}
