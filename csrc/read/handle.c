/* Opening and reading, so that nothing waits for ever. */

#include "read/handle.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A flag that another thread raises wakes nobody, and a signal may come just before the wait begins: so no
 * wait is longer than this. */
#define WAIT_MS 100

/* ---- messages ------------------------------------------------------------------------------------------ */

const char *read_name_shown(const char *name, char room[READ_NAME_SHOWN]) {
    static const char mark[] = " … ";
    size_t count = strlen(name), half = (READ_NAME_SHOWN - sizeof mark) / 2;
    if (count < READ_NAME_SHOWN) return name;
    size_t head = half, tail = count - half;
    while (head > 0 && ((unsigned char)name[head] & 0xC0) == 0x80) head--; /* between characters */
    while (((unsigned char)name[tail] & 0xC0) == 0x80) tail++;
    memcpy(room, name, head);
    memcpy(room + head, mark, sizeof mark - 1);
    memcpy(room + head + sizeof mark - 1, name + tail, count - tail + 1);
    return room;
}

bool read_fail(base_error *error, const char *what, const char *path, int cause) {
    char reason[128], room[READ_NAME_SHOWN];
    if (strerror_r(cause, reason, sizeof reason) != 0) reason[0] = '\0';
    base_fail(error, cause == ENOENT || cause == ENOTDIR ? BASE_NOT_FOUND : BASE_IO, 0, "cannot %s %s: %s",
              what, read_name_shown(path, room), reason);
    return false;
}

bool read_go_on(const base_cancel *cancel, base_error *error) {
    if (!base_cancelled(cancel)) return true;
    base_fail(error, BASE_CANCELLED, 0, "the work was cancelled");
    return false;
}

/* ---- opening ------------------------------------------------------------------------------------------- */

/** The descriptor that a path means rather than a file; -1 for none. */
static int given_descriptor(const char *path) {
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdin") == 0) return STDIN_FILENO;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t length = strlen(folders[i]);
        if (strncmp(path, folders[i], length) != 0) continue;
        const char *digits = path + length;
        size_t count = strspn(digits, "0123456789");
        if (count > 0 && count < 10 && digits[count] == '\0') return (int)strtol(digits, NULL, 10);
    }
    return -1;
}

/** What a file is that is neither a regular one nor a folder; NULL for those. */
static const char *special(mode_t mode) {
    if (S_ISFIFO(mode)) return "a pipe";
    if (S_ISSOCK(mode)) return "a socket";
    return S_ISCHR(mode) || S_ISBLK(mode) ? "a device" : NULL;
}

static bool refuse(base_error *error, const char *path, const char *what) {
    char room[READ_NAME_SHOWN];
    const char *shown = read_name_shown(path, room);
    base_fail(error, BASE_UNSUPPORTED, 0,
              "%s is %s, no file, and was not read; what it gives can be read as standard input (-)", shown,
              what);
    return false;
}

/** Looks at what was opened. */
static bool look(read_handle *handle, const char *path, bool given, base_error *error) {
    struct stat status;
    if (fstat(handle->descriptor, &status) != 0) return read_fail(error, "read", path, errno);
    const char *what = special(status.st_mode);
    if (what && !given) return refuse(error, path, what);
    handle->waits = !S_ISREG(status.st_mode);
    if (!handle->waits) handle->size = (uint64_t)status.st_size;
    return true;
}

bool read_handle_open(read_handle *handle, const char *path, const base_cancel *cancel,
                      const base_allocator *allocator, base_error *error) {
    *handle = (read_handle){.cancel = cancel, .descriptor = -1, .allocator = allocator};
    int given = given_descriptor(path);
    struct stat status;
    /* Looked at before, since opening alone makes some devices do something; and again afterwards, since
     * another may have its name by then: not to wait for a pipe's writer even so, O_NONBLOCK. */
    if (given < 0 && stat(path, &status) == 0 && special(status.st_mode))
        return refuse(error, path, special(status.st_mode));
    if (given == STDIN_FILENO) {
        handle->descriptor = STDIN_FILENO;
    } else if (given >= 0) {
        handle->descriptor = fcntl(given, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    } else {
        handle->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    }
    if (handle->descriptor < 0) return read_fail(error, "open", path, errno);
    if (look(handle, path, given >= 0, error)) return true;
    read_handle_close(handle);
    return false;
}

void read_handle_close(read_handle *handle) {
    if (handle->descriptor > STDIN_FILENO) close(handle->descriptor);
    handle->descriptor = -1;
    read_gunzip_close(handle->gunzip);
    handle->gunzip = NULL;
}

/* ---- reading ------------------------------------------------------------------------------------------- */

/** Waits until there is something to read, or an end. */
static bool wait_for_bytes(const read_handle *handle, const char *path, base_error *error) {
    for (;;) {
        if (!read_go_on(handle->cancel, error)) return false;
        struct pollfd wanted = {.fd = handle->descriptor, .events = POLLIN};
        int ready = poll(&wanted, 1, handle->cancel ? WAIT_MS : -1);
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR && errno != EAGAIN) return read_fail(error, "read", path, errno);
    }
}

/** Reads what the file has. */
static bool read_raw(read_handle *handle, const char *path, char *bytes, size_t room, size_t *found,
                     base_error *error) {
    for (;;) {
        bool ready = handle->waits ? wait_for_bytes(handle, path, error) : read_go_on(handle->cancel, error);
        if (!ready) return false;
        ssize_t count = read(handle->descriptor, bytes, room < SSIZE_MAX ? room : SSIZE_MAX);
        if (count >= 0) {
            *found = (size_t)count;
            return true;
        }
        /* Who shares the descriptor may have been quicker. */
        if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
            return read_fail(error, "read", path, errno);
    }
}

/** Says why a compressed file cannot be read on; false. */
static bool fail_unfolding(read_gunzip_step step, const char *path, base_error *error) {
    char room[READ_NAME_SHOWN];
    const char *shown = read_name_shown(path, room);
    if (step == READ_GUNZIP_NO_MEMORY)
        base_fail_memory(error);
    else if (step == READ_GUNZIP_BOMB)
        base_fail(error, BASE_LIMIT, 0, "%s unfolds to more than %d times its size", shown,
                  READ_GUNZIP_TIMES);
    else
        base_fail(error, BASE_FORMAT, 0, "%s is compressed with gzip, and damaged or cut off", shown);
    return false;
}

/** Reads what a compressed file unfolds to. */
static bool read_unfolded(read_handle *handle, const char *path, char *bytes, size_t room, size_t *found,
                          base_error *error) {
    for (;;) {
        read_gunzip_step step = read_gunzip_next(handle->gunzip, handle->ended, bytes, room, found);
        if (step == READ_GUNZIP_GAVE || step == READ_GUNZIP_END) return true;
        if (step != READ_GUNZIP_HUNGRY) return fail_unfolding(step, path, error);
        size_t fed = 0;
        if (!read_raw(handle, path, read_gunzip_room(handle->gunzip), READ_GUNZIP_BYTES, &fed, error))
            return false;
        handle->ended = fed == 0;
        if (fed) read_gunzip_feed(handle->gunzip, fed);
    }
}

bool read_handle_read(read_handle *handle, const char *path, char *bytes, size_t room, size_t *found,
                      base_error *error) {
    if (handle->gunzip) return read_unfolded(handle, path, bytes, room, found, error);
    if (handle->begun) return read_raw(handle, path, bytes, room, found, error);
    handle->begun = true;
    size_t most = room < READ_GUNZIP_BYTES ? room : READ_GUNZIP_BYTES, more = 0;
    *found = 0;
    /* A pipe may give less at first than what tells a compressed file. */
    do {
        if (!read_raw(handle, path, bytes + *found, most - *found, &more, error)) return false;
        *found += more;
    } while (more && *found < READ_GUNZIP_MARK && *found < most && bytes[0] == '\x1F');
    if (!read_gunzip_wanted(bytes, *found)) return true;
    handle->gunzip = read_gunzip_open(handle->allocator, bytes, *found);
    if (handle->gunzip) return read_unfolded(handle, path, bytes, room, found, error);
    base_fail_memory(error);
    return false;
}
