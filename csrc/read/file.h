#ifndef QUOTH_READ_FILE_H
#define QUOTH_READ_FILE_H

#include "base/buf.h"
#include "base/error.h"
#include "base/thread.h"
#include "base/vec.h"
#include "read/handle.h"

/**
 * Appends a whole file's bytes, or all of standard input for "-", opened as read_handle_open does. False with
 * *error naming the file and the cause: BASE_NOT_FOUND, BASE_IO (a folder, no permission, a failing disk),
 * BASE_UNSUPPORTED (a pipe), BASE_LIMIT beyond `limit` bytes, BASE_CANCELLED.
 */
bool read_file(const char *path, uint64_t limit, const base_cancel *cancel, base_buf *bytes,
               base_error *error);

/** Appends what an open file has left to bytes whose last `before` are its beginning, as read_file does. */
bool read_rest(read_handle *handle, const char *path, size_t before, uint64_t limit, base_buf *bytes,
               base_error *error);

typedef enum read_path_kind { READ_PATH_MISSING, READ_PATH_FILE, READ_PATH_FOLDER } read_path_kind;

/** What a path names; a link counts as what it leads to, a device or pipe as a file. "-" is a file. What
 * there is not, or may not be looked at, is missing: *error says why. */
read_path_kind read_path(const char *path, base_error *error);

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

/** Sorts the paths from `first` on by bytes, not by the locale. */
void read_names_sort(read_names *names, uint32_t first);

/* ---- folders and globs --------------------------------------------------------------------------------- */

/** How folders are looked through. */
typedef struct read_walk {
    read_names *names; /**< where paths go */
    bool recursive;
    const base_cancel *cancel; /**< may be NULL */
    /** Told what may hide articles and could not be looked at, once each; the rest goes on. */
    void (*problem)(void *context, const base_error *error);
    void *context;
} read_walk;

/** Lists the entries of a folder in byte order, hidden ones where asked. False with *error. */
bool read_entries(const char *path, bool hidden, const base_cancel *cancel, read_names *entries,
                  base_error *error);

/**
 * Appends the articles of a folder: its own .txt .html .htm .jsonl .md files in byte order of their names,
 * hidden ones left out. Recursive: files and folders mix in that order, and links are never followed. Pipes
 * and broken links of such names are appended too, so that reading them says what they are. A folder that
 * cannot be read: false with *error naming it; below the top one it is a problem.
 */
bool read_folder(const read_walk *walk, const char *path, base_error *error);

/**
 * Appends what a glob matches, sorted by bytes: `*`, `?`, `[a-z]` in any part of the path, a backslash before
 * a character that means itself. A name that begins with a dot must be asked for with a dot. Sets *matched to
 * whether there was a match or a problem.
 */
bool read_glob(const read_walk *walk, const char *pattern, bool *matched, base_error *error);

#endif
