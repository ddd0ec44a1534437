#ifndef QUOTH_TRAIN_SECTIONS_H
#define QUOTH_TRAIN_SECTIONS_H

#include "model/file.h"
#include "train/support.h"

/** A section on its way into a model file; its bytes are released with train_free. */
typedef struct train_section {
    char id[MODEL_ID_BYTES + 1];
    char *bytes;
    size_t size;
} train_section;

typedef struct train_sections {
    train_section items[MODEL_FILE_MAX_SECTIONS];
    uint32_t count;
} train_sections;

/** The section called `id`, or NULL. */
train_section *train_sections_find(train_sections *sections, const char *id);

/** Adds a section and takes its bytes; one of the same id is replaced. Ends the program where the id is none.
 */
void train_sections_put(train_sections *sections, const char *id, char *bytes, size_t size);

/** Adds copies of those sections of a file whose ids begin with `prefix`. */
void train_sections_take(train_sections *sections, const model_file *file, const char *prefix);

/** Takes out the sections whose ids begin with `prefix`. */
void train_sections_drop(train_sections *sections, const char *prefix);

/** Appends the model file of all sections in their order. The same sections give the same bytes. */
void train_sections_write(const train_sections *sections, base_buf *file);

/** Releases the bytes of all. */
void train_sections_release(train_sections *sections);

#endif
