#ifndef QUOTH_TEST_MODEL_MADE_H
#define QUOTH_TEST_MODEL_MADE_H

/*
 * Model files in memory: the shipped one's sections, some of them left out, replaced or added.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/file.h"
#include "test/check.h"

static inline const char *made_path(void) {
    const char *path = getenv("QUOTH_MODEL");
    return path ? path : "lua/quoth/data/en.quoth";
}

/** The shipped model; NULL after a failed check. */
static inline model_file *made_shipped(void) {
    base_error error = {0};
    model_file *file = model_file_open(base_allocator_standard(), made_path(), &error);
    check_string(error.message, "");
    return file;
}

/** A section that differs from the shipped one; bytes NULL leaves it out. */
typedef struct made_change {
    const char *id;
    const void *bytes;
    size_t size;
} made_change;

/** A model file and the bytes under it, which aligned_alloc made; both are released together. */
typedef struct made_model {
    void *bytes;
    size_t size;
    model_file *file;
} made_model;

static inline void made_u64(base_buf *out, uint64_t value) {
    base_buf_add(out, (const char *)&value, sizeof value);
}

static inline void made_section(base_buf *table, base_buf *sections, size_t first, const char *id,
                                const void *bytes, size_t size) {
    char padded[MODEL_ID_BYTES] = {0};
    memcpy(padded, id, strlen(id));
    while (sections->count % MODEL_FILE_ALIGNMENT != 0) base_buf_add_byte(sections, '\0');
    base_buf_add(table, padded, MODEL_ID_BYTES);
    made_u64(table, first + sections->count);
    made_u64(table, size);
    made_u64(table, base_checksum(bytes, size));
    base_buf_add(sections, bytes, size);
}

/** Room for a table of the sections that a model has, on a boundary. */
enum { MADE_FIRST = 4096 };

static inline void made_lay_out(made_model *made, const base_buf *table, const base_buf *sections) {
    base_buf file;
    base_buf_start(&file, base_allocator_standard());
    uint32_t numbers[] = {MODEL_FILE_VERSION, (uint32_t)(table->count / MODEL_FILE_ENTRY_BYTES)};
    base_buf_add(&file, MODEL_FILE_MAGIC, 8);
    base_buf_add(&file, (const char *)numbers, sizeof numbers);
    made_u64(&file, MADE_FIRST + sections->count);
    made_u64(&file, base_checksum(table->bytes, table->count));
    for (int i = 0; i < 4; i++) made_u64(&file, 0);
    base_buf_add(&file, table->bytes, table->count);
    while (file.count < MADE_FIRST) base_buf_add_byte(&file, '\0');
    base_buf_add(&file, sections->bytes, sections->count);
    made->size = file.count;
    made->bytes = aligned_alloc(MODEL_FILE_ALIGNMENT, (file.count + 63) / 64 * 64);
    if (made->bytes) memcpy(made->bytes, file.bytes, file.count);
    base_buf_release(&file);
}

/**
 * A model of those sections of the shipped one whose ids begin with one of two prefixes, changed. False with
 * *error where it does not open.
 */
static inline bool made_open(made_model *made, const char *const prefixes[2], const made_change *changes,
                             size_t count, base_error *error) {
    *made = (made_model){0};
    model_file *shipped = made_shipped();
    base_buf table, sections;
    base_buf_start(&table, base_allocator_standard());
    base_buf_start(&sections, base_allocator_standard());
    char id[MODEL_ID_BYTES + 1];
    uint64_t offset, size;
    for (uint32_t i = 0; shipped && model_file_entry(shipped, i, id, &offset, &size); i++) {
        bool kept = strncmp(id, prefixes[0], strlen(prefixes[0])) == 0 ||
                    strncmp(id, prefixes[1], strlen(prefixes[1])) == 0;
        for (size_t k = 0; k < count; k++) kept = kept && strcmp(id, changes[k].id) != 0;
        model_section section;
        if (kept && model_file_section(shipped, id, &section, error))
            made_section(&table, &sections, MADE_FIRST, id, section.bytes, section.size);
    }
    for (size_t k = 0; k < count; k++)
        if (changes[k].bytes)
            made_section(&table, &sections, MADE_FIRST, changes[k].id, changes[k].bytes, changes[k].size);
    made_lay_out(made, &table, &sections);
    base_buf_release(&table);
    base_buf_release(&sections);
    model_file_close(shipped);
    made->file = made->bytes ? model_file_from_memory(base_allocator_standard(), made->bytes, made->size,
                                                      "harbour.quoth", error)
                             : NULL;
    return made->file != NULL;
}

/** The same of its lists and manifest alone. */
static inline bool made_lists(made_model *made, const made_change *changes, size_t count, base_error *error) {
    static const char *const prefixes[2] = {"list.", "manifest"};
    return made_open(made, prefixes, changes, count, error);
}

static inline void made_release(made_model *made) {
    model_file_close(made->file);
    free(made->bytes);
}

#endif
