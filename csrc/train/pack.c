#include "train/pack.h"

#include <stdio.h>
#include <string.h>

#include "model/file.h"

/** A section that goes into the file. */
typedef struct packed {
    char id[MODEL_ID_BYTES];
    char *bytes;
    size_t size;
    uint64_t offset;
} packed;

static void put_u64(base_buf *out, uint64_t value) {
    train_put_array(out, &value, 1, sizeof value, 1);
}

static void read_section(packed *section, const char *argument) {
    const char *equals = strchr(argument, '=');
    size_t length = equals ? (size_t)(equals - argument) : 0;
    bool printable = true;
    for (size_t i = 0; i < length; i++) printable = printable && argument[i] > ' ' && argument[i] <= '~';
    if (length == 0 || length > MODEL_ID_BYTES || !printable)
        train_die("pack wants ID=SECTION with an id of 1 to 8 letters, not \"%s\"", argument);
    *section = (packed){0};
    memcpy(section->id, argument, length);
    section->bytes = train_read_file(equals + 1, &section->size);
}

static void write_model(const char *path, packed *sections, uint32_t count) {
    base_buf table, file;
    base_buf_start(&table, base_allocator_standard());
    base_buf_start(&file, base_allocator_standard());
    uint64_t at = MODEL_FILE_HEADER_BYTES + (uint64_t)count * MODEL_FILE_ENTRY_BYTES;
    for (uint32_t i = 0; i < count; i++) {
        at = (at + MODEL_FILE_ALIGNMENT - 1) / MODEL_FILE_ALIGNMENT * MODEL_FILE_ALIGNMENT;
        sections[i].offset = at;
        train_put_array(&table, sections[i].id, MODEL_ID_BYTES, 1, 1);
        put_u64(&table, at);
        put_u64(&table, sections[i].size);
        put_u64(&table, base_checksum(sections[i].bytes, sections[i].size));
        at += sections[i].size;
    }
    train_put_array(&file, MODEL_FILE_MAGIC, 8, 1, 1);
    train_put_u32(&file, MODEL_FILE_VERSION);
    train_put_u32(&file, count);
    put_u64(&file, at);
    put_u64(&file, base_checksum(table.bytes, table.count));
    for (uint32_t i = 0; i < 4; i++) put_u64(&file, 0);
    train_put_array(&file, table.bytes, table.count, 1, 1);
    for (uint32_t i = 0; i < count; i++) {
        train_put_array(&file, sections[i].bytes, sections[i].size, 1, MODEL_FILE_ALIGNMENT);
    }
    train_write_file(path, file.bytes, file.count);
    base_buf_release(&table);
    base_buf_release(&file);
}

int train_pack_main(train_options *options) {
    packed sections[MODEL_FILE_MAX_SECTIONS];
    const char *out = train_option(options, "out", NULL);
    uint32_t count = 0;
    for (int i = 0; i < options->count; i++) {
        if (options->used[i]) continue;
        if (count == MODEL_FILE_MAX_SECTIONS) train_die("too many sections");
        read_section(&sections[count], options->items[i]);
        for (uint32_t k = 0; k < count; k++)
            if (memcmp(sections[k].id, sections[count].id, MODEL_ID_BYTES) == 0)
                train_die("pack was given the section %.8s twice", sections[k].id);
        count++;
    }
    if (count == 0) train_die("pack was given no section");
    write_model(out, sections, count);
    for (uint32_t i = 0; i < count; i++) train_free(sections[i].bytes);
    return 0;
}

int train_verify_main(train_options *options) {
    if (options->count != 1) train_die("verify wants one model file");
    base_error error;
    model_file *file = model_file_open(base_allocator_standard(), options->items[0], &error);
    if (!file || !model_file_verify(file, &error)) train_die("%s", error.message);
    char id[MODEL_ID_BYTES + 1];
    uint64_t offset, size;
    for (uint32_t i = 0; model_file_entry(file, i, id, &offset, &size); i++) {
        printf("%-8s %12llu bytes at %llu\n", id, (unsigned long long)size, (unsigned long long)offset);
    }
    printf("%-8s %12zu bytes\n", "all", model_file_size(file));
    model_file_close(file);
    return 0;
}
