#ifndef QUOTH_READ_FILE_H
#define QUOTH_READ_FILE_H

#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"

/**
 * Appends a whole file's bytes, or all of standard input for "-". False with *error naming the file and the
 * cause: BASE_NOT_FOUND, BASE_IO (a folder, no permission, a failing disk), BASE_LIMIT beyond `limit` bytes.
 */
bool read_file(const char *path, uint64_t limit, base_buf *bytes, base_error *error);

typedef enum read_path_kind { READ_PATH_MISSING, READ_PATH_FILE, READ_PATH_FOLDER } read_path_kind;

/** What a path names; a link counts as what it leads to, a device or pipe as a file. "-" is a file. */
read_path_kind read_path(const char *path);

/** Paths one after the other in `bytes`, each ended by NUL; `starts` are their offsets. */
typedef struct read_names {
    base_buf bytes;
    BASE_VEC(uint32_t) starts;
} read_names;

void read_names_start(read_names *names, const base_allocator *allocator);
void read_names_release(read_names *names);

/** Path `index` < starts.count; NUL-terminated, valid until the next addition. */
const char *read_names_path(const read_names *names, uint32_t index);

/** Appends a path; false when memory ran out. */
bool read_names_add(read_names *names, const char *path);

/**
 * Appends the articles of a folder: its own .txt .html .htm .jsonl .md files in byte order of their names,
 * hidden ones left out. Recursive: files and folders mix in that order, and links are never followed. A
 * folder that cannot be read: false with *error naming it; below the top one, `problem` is told instead and
 * the rest goes on.
 */
bool read_folder(const char *path, bool recursive, read_names *names,
                 void (*problem)(void *context, const base_error *error), void *context, base_error *error);

#endif
