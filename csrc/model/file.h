#ifndef QUOTH_MODEL_FILE_H
#define QUOTH_MODEL_FILE_H

#include "base/alloc.h"
#include "base/error.h"
#include "base/hash.h"

/**
 * The model file: a header, a table of sections, and the sections, each on a 64-byte boundary and read in
 * place. All numbers are little-endian. A file is copied into memory or lies in the caller's; it is shared
 * between threads and Lua states without locks.
 *
 *     header    64 bytes             magic "QUOTH\x1aML", u32 version, u32 sections, u64 file size,
 *                                    u64 checksum of the table, zeros
 *     table     48 bytes a section   id (24 ASCII characters, padded with NUL), u64 offset, u64 size,
 *                                    u64 checksum
 *     sections
 */
#define MODEL_FILE_MAGIC "QUOTH\x1aML"
#define MODEL_FILE_VERSION 2u
#define MODEL_FILE_HEADER_BYTES 64u
#define MODEL_FILE_ENTRY_BYTES 48u
#define MODEL_FILE_ALIGNMENT 64u
#define MODEL_FILE_MAX_SECTIONS 256u
#define MODEL_ID_BYTES 24u

typedef struct model_file model_file;

/** Bytes of one section, borrowed from the file, aligned to 64 bytes. */
typedef struct model_section {
    const uint8_t *bytes;
    size_t size;
} model_section;

/**
 * Reads a model file into memory and checks header, table, bounds and sums; that a section was altered is
 * said to whoever asks for it. What becomes of the file afterwards does not matter. NULL with *error where the file is missing,
 * truncated or altered, or of another version. The caller closes it.
 */
model_file *model_file_open(const base_allocator *allocator, const char *path, base_error *error);

/**
 * As model_file_open for `size` bytes that stay the caller's, must start on a 64-byte boundary and must live
 * and stay unchanged until the file is closed. `name` is used in messages.
 */
model_file *model_file_from_memory(const base_allocator *allocator, const void *bytes, size_t size,
                                   const char *name, base_error *error);

/** Releases all; NULL is allowed. Sections borrowed from it end. */
void model_file_close(model_file *file);

/** True where the file has a section of this id. */
bool model_file_has(const model_file *file, const char *id);

/**
 * Finds a section; in memory of the caller its checksum is verified the first time. False with *error where there is none
 * (BASE_NOT_FOUND) or it was altered (BASE_FORMAT). Any thread.
 */
bool model_file_section(const model_file *file, const char *id, model_section *section, base_error *error);

/** Verifies the checksum of every section; false with the first failure in *error. */
bool model_file_verify(const model_file *file, base_error *error);

bool model_file_entry(const model_file *file, uint32_t index, char id[MODEL_ID_BYTES + 1], uint64_t *offset,
                      uint64_t *size);

/** The name in messages: the path, or what model_file_from_memory was told. */
const char *model_file_name(const model_file *file);

/** Bytes of the whole file. */
size_t model_file_size(const model_file *file);

/**
 * Reads a section from its start to its end with every step checked: `at` never passes `section.size`. After
 * a failure all further steps fail.
 */
typedef struct model_reader {
    model_section section;
    size_t at;
    bool failed;
} model_reader;

/** Starts at the section's first byte. */
void model_reader_start(model_reader *reader, model_section section);

/** The next little-endian number; 0 after a failure. */
uint32_t model_reader_u32(model_reader *reader);

/** The next float; 0 after a failure. */
float model_reader_f32(model_reader *reader);

/** The next string, with its NUL, in place; NULL after a failure. */
const char *model_reader_string(model_reader *reader);

/** The next `count` items of `size` bytes in place, behind padding to a multiple of `align`; NULL after a
 * failure. */
const void *model_reader_array(model_reader *reader, size_t count, size_t size, size_t align);

#endif
