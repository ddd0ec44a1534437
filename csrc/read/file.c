/* Files as a whole, lists of paths, and folders. */

#include "read/file.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/sort.h"
#include "read/handle.h"
#include "read/input.h"

#define PIECE ((size_t)1 << 18)

bool read_rest(read_handle *handle, const char *path, size_t before, uint64_t limit, base_buf *bytes,
               base_error *error) {
    size_t start = bytes->count - before;
    char room[READ_NAME_SHOWN];
    if (!handle->waits && handle->size > limit) {
        base_fail(error, BASE_LIMIT, 0, "%s has %llu bytes, more than the limit for a document, %llu",
                  read_name_shown(path, room), (unsigned long long)handle->size, (unsigned long long)limit);
        return false;
    }
    for (;;) {
        if (!base_buf_reserve(bytes, PIECE)) {
            base_fail_memory(error);
            return false;
        }
        size_t found = 0;
        if (!read_handle_read(handle, path, bytes->bytes + bytes->count, PIECE, &found, error)) return false;
        bytes->count += found;
        bytes->bytes[bytes->count] = '\0';
        if (bytes->count - start > limit) {
            base_fail(error, BASE_LIMIT, 0, "%s is larger than %llu bytes, the limit for a document",
                      read_name_shown(path, room), (unsigned long long)limit);
            return false;
        }
        if (found == 0) return true;
    }
}

bool read_file(const char *path, uint64_t limit, const base_cancel *cancel, base_buf *bytes,
               base_error *error) {
    read_handle handle;
    if (!read_handle_open(&handle, path, cancel, bytes->allocator, error)) return false;
    bool done = read_rest(&handle, path, 0, limit, bytes, error);
    read_handle_close(&handle);
    return done;
}

read_path_kind read_path(const char *path, base_error *error) {
    struct stat status;
    if (strcmp(path, "-") == 0) return READ_PATH_FILE;
    if (stat(path, &status) == 0) return S_ISDIR(status.st_mode) ? READ_PATH_FOLDER : READ_PATH_FILE;
    int cause = errno;
    char room[READ_NAME_SHOWN];
    const char *shown = read_name_shown(path, room);
    if (cause != ENOENT && cause != ENOTDIR) {
        read_fail(error, "look at", path, cause);
    } else if (lstat(path, &status) == 0) {
        base_fail(error, BASE_NOT_FOUND, 0, "%s: the link leads nowhere", shown);
    } else {
        base_fail(error, BASE_NOT_FOUND, 0, "%s: no such file or folder", shown);
    }
    return READ_PATH_MISSING;
}

/* ---- names --------------------------------------------------------------------------------------------- */

void read_names_start(read_names *names, const base_allocator *allocator) {
    *names = (read_names){0};
    base_buf_start(&names->bytes, allocator);
}

void read_names_release(read_names *names) {
    base_vec_release(names->bytes.allocator, &names->starts);
    base_buf_release(&names->bytes);
}

const char *read_names_path(const read_names *names, uint32_t index) {
    return names->bytes.bytes + names->starts.items[index];
}

bool read_names_add(read_names *names, const char *path) {
    size_t start = names->bytes.count, length = strlen(path) + 1;
    if (start + length > UINT32_MAX) return false;
    base_buf_add(&names->bytes, path, length);
    if (names->bytes.failed) {
        names->bytes.failed = false; /* the list so far stays usable */
        return false;
    }
    return base_vec_push(names->bytes.allocator, &names->starts, (uint32_t)start);
}

/* ---- folders ------------------------------------------------------------------------------------------- */

static int compare_names(const void *a, const void *b, void *context) {
    const char *pool = context;
    return strcmp(pool + *(const uint32_t *)a, pool + *(const uint32_t *)b);
}

void read_names_sort(read_names *names, uint32_t first) {
    base_sort(names->starts.items + first, names->starts.count - first, sizeof *names->starts.items,
              compare_names, names->bytes.bytes);
}

/** Takes the entries of an open folder. */
static bool take_names(DIR *folder, const char *path, bool hidden, const base_cancel *cancel,
                       read_names *entries, base_error *error) {
    for (;;) {
        if (!read_go_on(cancel, error)) return false;
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry) return errno == 0 || read_fail(error, "read the folder", path, errno);
        const char *name = entry->d_name;
        if (name[0] == '.' && (!hidden || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)) continue;
        if (!read_names_add(entries, name)) {
            base_fail_memory(error);
            return false;
        }
    }
}

bool read_entries(const char *path, bool hidden, const base_cancel *cancel, read_names *entries,
                  base_error *error) {
    DIR *folder = opendir(path);
    if (!folder) return read_fail(error, "open the folder", path, errno);
    uint32_t first = entries->starts.count;
    bool done = take_names(folder, path, hidden, cancel, entries, error);
    closedir(folder);
    if (done && entries->starts.count > first) read_names_sort(entries, first);
    return done;
}

static bool fail_memory(base_error *error) {
    base_fail_memory(error);
    return false;
}

/** Tells a problem that costs only itself; false, with *error, for one that ends all. */
static bool tell(const read_walk *walk, const base_error *found, base_error *error) {
    if (found->code == BASE_NO_MEMORY || found->code == BASE_CANCELLED) {
        *error = *found;
        return false;
    }
    if (walk->problem) walk->problem(walk->context, found);
    return true;
}

/** Takes one entry by its path: a file is added, a folder walked through. What has an article's name is added
 * even if it cannot be looked at: reading it says why. */
static bool take_entry(const read_walk *walk, const char *path, const char *name, base_error *error) {
    struct stat status;
    base_error found = {0};
    if (lstat(path, &status) != 0) {
        int cause = errno;
        if (read_named_article(name)) return read_names_add(walk->names, path) || fail_memory(error);
        if (!walk->recursive || cause == ENOENT) return true;
        read_fail(&found, "look at", path, cause); /* perhaps a folder of articles */
        return tell(walk, &found, error);
    }
    if (S_ISDIR(status.st_mode))
        return !walk->recursive || read_folder(walk, path, &found) || tell(walk, &found, error);
    if (!read_named_article(name)) return true;
    if (S_ISLNK(status.st_mode) && stat(path, &status) == 0 && S_ISDIR(status.st_mode)) return true;
    return read_names_add(walk->names, path) || fail_memory(error);
}

bool read_folder(const read_walk *walk, const char *path, base_error *error) {
    read_names entries;
    base_buf whole;
    read_names_start(&entries, walk->names->bytes.allocator);
    base_buf_start(&whole, walk->names->bytes.allocator);
    bool done = read_entries(path, false, walk->cancel, &entries, error);
    for (uint32_t i = 0; done && i < entries.starts.count; i++) {
        const char *name = read_names_path(&entries, i);
        base_buf_reset(&whole);
        base_buf_add_string(&whole, path);
        if (whole.count && whole.bytes[whole.count - 1] != '/') base_buf_add_byte(&whole, '/');
        base_buf_add_string(&whole, name);
        done = whole.failed ? fail_memory(error)
                            : read_go_on(walk->cancel, error) && take_entry(walk, whole.bytes, name, error);
    }
    base_buf_release(&whole);
    read_names_release(&entries);
    return done;
}
