/* Sections gathered and laid out as a model file. */
#include "train/sections.h"

#include <string.h>

train_section *train_sections_find(train_sections *sections, const char *id) {
    for (uint32_t i = 0; i < sections->count; i++)
        if (strcmp(sections->items[i].id, id) == 0) return &sections->items[i];
    return NULL;
}

void train_sections_put(train_sections *sections, const char *id, char *bytes, size_t size) {
    size_t length = strlen(id);
    bool printable = length > 0 && length <= MODEL_ID_BYTES;
    for (size_t i = 0; i < length; i++) printable = printable && id[i] > ' ' && id[i] <= '~';
    if (!printable) train_die("\"%s\" is no id of a section: 1 to %u letters", id, MODEL_ID_BYTES);
    train_section *section = train_sections_find(sections, id);
    if (section) {
        train_free(section->bytes);
    } else {
        if (sections->count == MODEL_FILE_MAX_SECTIONS) train_die("too many sections");
        section = &sections->items[sections->count++];
    }
    *section = (train_section){.bytes = bytes, .size = size};
    memcpy(section->id, id, length);
}

void train_sections_take(train_sections *sections, const model_file *file, const char *prefix) {
    char id[MODEL_ID_BYTES + 1];
    uint64_t offset, size;
    for (uint32_t i = 0; model_file_entry(file, i, id, &offset, &size); i++) {
        if (strncmp(id, prefix, strlen(prefix)) != 0) continue;
        model_section section;
        base_error error;
        if (!model_file_section(file, id, &section, &error)) train_die("%s", error.message);
        char *bytes = train_new(section.size + 1, 1);
        memcpy(bytes, section.bytes, section.size);
        train_sections_put(sections, id, bytes, section.size);
    }
}

static void put_u64(base_buf *out, uint64_t value) {
    train_put_array(out, &value, 1, sizeof value, 1);
}

void train_sections_drop(train_sections *sections, const char *prefix) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < sections->count; i++) {
        if (strncmp(sections->items[i].id, prefix, strlen(prefix)) == 0) {
            train_free(sections->items[i].bytes);
        } else {
            sections->items[kept++] = sections->items[i];
        }
    }
    sections->count = kept;
}

void train_sections_write(const train_sections *sections, base_buf *file) {
    base_buf table;
    base_buf_start(&table, base_allocator_standard());
    uint64_t at = MODEL_FILE_HEADER_BYTES + (uint64_t)sections->count * MODEL_FILE_ENTRY_BYTES;
    for (uint32_t i = 0; i < sections->count; i++) {
        const train_section *section = &sections->items[i];
        at = (at + MODEL_FILE_ALIGNMENT - 1) / MODEL_FILE_ALIGNMENT * MODEL_FILE_ALIGNMENT;
        train_put_array(&table, section->id, MODEL_ID_BYTES, 1, 1);
        put_u64(&table, at);
        put_u64(&table, section->size);
        put_u64(&table, base_checksum(section->bytes, section->size));
        at += section->size;
    }
    train_put_array(file, MODEL_FILE_MAGIC, 8, 1, 1);
    train_put_u32(file, MODEL_FILE_VERSION);
    train_put_u32(file, sections->count);
    put_u64(file, at);
    put_u64(file, base_checksum(table.bytes, table.count));
    for (uint32_t i = 0; i < 4; i++) put_u64(file, 0);
    train_put_array(file, table.bytes, table.count, 1, 1);
    for (uint32_t i = 0; i < sections->count; i++)
        train_put_array(file, sections->items[i].bytes, sections->items[i].size, 1, MODEL_FILE_ALIGNMENT);
    base_buf_release(&table);
}

void train_sections_release(train_sections *sections) {
    for (uint32_t i = 0; i < sections->count; i++) train_free(sections->items[i].bytes);
    sections->count = 0;
}
