#include "read/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sort.h"

#define PIECE ((size_t)1 << 18)

/** Fills *error from errno: what could not be done to which path. */
static bool fail_system(base_error *error, const char *what, const char *path, int cause) {
    char reason[128];
    if (strerror_r(cause, reason, sizeof reason) != 0) reason[0] = '\0';
    base_fail(error, cause == ENOENT || cause == ENOTDIR ? BASE_NOT_FOUND : BASE_IO, 0, "cannot %s %s: %s",
              what, path, reason);
    return false;
}

/** Reads a descriptor to its end. */
static bool read_all(int descriptor, const char *path, uint64_t limit, base_buf *bytes, base_error *error) {
    size_t start = bytes->count;
    for (;;) {
        if (!base_buf_reserve(bytes, PIECE)) {
            base_fail_memory(error);
            return false;
        }
        ssize_t found = read(descriptor, bytes->bytes + bytes->count, PIECE);
        if (found < 0 && errno == EINTR) continue;
        if (found < 0) return fail_system(error, "read", path, errno);
        if (found == 0) return true;
        bytes->count += (size_t)found;
        bytes->bytes[bytes->count] = '\0';
        if (bytes->count - start > limit) {
            base_fail(error, BASE_LIMIT, 0, "%s is larger than %llu bytes, the limit for a document", path,
                      (unsigned long long)limit);
            return false;
        }
    }
}

bool read_file(const char *path, uint64_t limit, base_buf *bytes, base_error *error) {
    if (strcmp(path, "-") == 0) return read_all(STDIN_FILENO, path, limit, bytes, error);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return fail_system(error, "open", path, errno);
    struct stat status;
    bool done = fstat(descriptor, &status) == 0;
    if (!done) {
        fail_system(error, "read", path, errno);
    } else if (S_ISREG(status.st_mode) && (uint64_t)status.st_size > limit) {
        base_fail(error, BASE_LIMIT, 0, "%s has %llu bytes, more than the limit for a document, %llu", path,
                  (unsigned long long)status.st_size, (unsigned long long)limit);
        done = false;
    } else {
        done = read_all(descriptor, path, limit, bytes, error);
    }
    close(descriptor);
    return done;
}

read_path_kind read_path(const char *path) {
    struct stat status;
    if (strcmp(path, "-") == 0) return READ_PATH_FILE;
    if (stat(path, &status) != 0) return READ_PATH_MISSING;
    return S_ISDIR(status.st_mode) ? READ_PATH_FOLDER : READ_PATH_FILE;
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

/** A walk through a folder and, where asked, those below. */
typedef struct walk {
    read_names *names;
    bool recursive;
    void (*problem)(void *context, const base_error *error);
    void *context;
} walk;

static bool is_article(const char *name) {
    static const char *const endings[] = {".txt", ".html", ".htm", ".jsonl", ".md"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && strcmp(name + length - ending, endings[i]) == 0) return true;
    }
    return false;
}

static int compare_names(const void *a, const void *b, void *context) {
    const char *pool = context;
    return strcmp(pool + *(const uint32_t *)a, pool + *(const uint32_t *)b);
}

/** Lists the entries of a folder that are not hidden, sorted. */
static bool list_entries(const char *path, read_names *entries, base_error *error) {
    DIR *folder = opendir(path);
    if (!folder) return fail_system(error, "open the folder", path, errno);
    bool done = true;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry) break;
        if (entry->d_name[0] == '.') continue;
        if (!read_names_add(entries, entry->d_name)) {
            base_fail_memory(error);
            done = false;
            break;
        }
    }
    if (done && errno != 0) done = fail_system(error, "read the folder", path, errno);
    closedir(folder);
    if (done)
        base_sort(entries->starts.items, entries->starts.count, sizeof *entries->starts.items, compare_names,
                  entries->bytes.bytes);
    return done;
}

/** Not a folder, nor a pipe or device, which might never end. What cannot be looked at is told when it is
 * read. */
static bool may_be_file(const char *path) {
    struct stat status;
    return stat(path, &status) != 0 || S_ISREG(status.st_mode);
}

static bool walk_folder(const walk *how, const char *path, base_error *error);

/** Takes one entry: a file is added, a folder walked through. */
static bool take_entry(const walk *how, const char *folder, const char *name, base_error *error) {
    base_buf path;
    base_buf_start(&path, how->names->bytes.allocator);
    base_buf_add_string(&path, folder);
    if (path.count && path.bytes[path.count - 1] != '/') base_buf_add_byte(&path, '/');
    base_buf_add_string(&path, name);
    struct stat status;
    bool done = !path.failed;
    if (!done) {
        base_fail_memory(error);
    } else if (lstat(path.bytes, &status) == 0 && S_ISDIR(status.st_mode)) {
        base_error found = {0};
        if (how->recursive && !walk_folder(how, path.bytes, &found)) {
            done = found.code != BASE_NO_MEMORY;
            if (done && how->problem) how->problem(how->context, &found);
            if (!done) base_fail_memory(error);
        }
    } else if (is_article(name) && may_be_file(path.bytes)) {
        done = read_names_add(how->names, path.bytes);
        if (!done) base_fail_memory(error);
    }
    base_buf_release(&path);
    return done;
}

static bool walk_folder(const walk *how, const char *path, base_error *error) {
    read_names entries;
    read_names_start(&entries, how->names->bytes.allocator);
    bool done = list_entries(path, &entries, error);
    for (uint32_t i = 0; done && i < entries.starts.count; i++)
        done = take_entry(how, path, read_names_path(&entries, i), error);
    read_names_release(&entries);
    return done;
}

bool read_folder(const char *path, bool recursive, read_names *names,
                 void (*problem)(void *context, const base_error *error), void *context, base_error *error) {
    walk how = {names, recursive, problem, context};
    return walk_folder(&how, path, error);
}
