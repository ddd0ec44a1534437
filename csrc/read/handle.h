#ifndef QUOTH_READ_HANDLE_H
#define QUOTH_READ_HANDLE_H

#include <stddef.h>

#include "base/error.h"
#include "base/thread.h"
#include "read/gunzip.h"

/**
 * An open file, pipe or terminal. Every wait on it ends when the cancel flag is raised, by a signal handler
 * at once and by another thread within a tenth of a second.
 */
typedef struct read_handle {
    const base_cancel *cancel; /**< may be NULL: nobody cancels */
    int descriptor;            /**< -1 once closed */
    bool waits;                /**< not a regular file: what it gives may be long in coming */
    uint64_t size;             /**< of a regular file */
    const base_allocator *allocator;
    read_gunzip *gunzip; /**< of a file that is compressed */
    bool begun, ended;   /**< its first bytes were looked at; its last ones were read */
} read_handle;

/**
 * Opens a file for reading. What the process was given open is read whatever it is: "-" and /dev/stdin are
 * standard input, /dev/fd/63 is what a shell makes of <(command). A pipe, socket or device with a name of its
 * own may never end, wait for somebody or do something when opened: it is refused (BASE_UNSUPPORTED). False
 * with *error naming the file: BASE_NOT_FOUND, BASE_IO.
 */
bool read_handle_open(read_handle *handle, const char *path, const base_cancel *cancel,
                      const base_allocator *allocator, base_error *error);

/** Reads up to `room` bytes, those of a file compressed with gzip unfolded: *found is 0 at the end. False with
 * *error: BASE_IO, BASE_CANCELLED, BASE_FORMAT for damaged compression, BASE_LIMIT, BASE_NO_MEMORY. */
bool read_handle_read(read_handle *handle, const char *path, char *bytes, size_t room, size_t *found,
                      base_error *error);

/** Closes; standard input is left open, a closed one is allowed. */
void read_handle_close(read_handle *handle);

/** Fills *error from an errno: what could not be done to which path; false. */
bool read_fail(base_error *error, const char *what, const char *path, int cause);

/** Fails with BASE_CANCELLED where the flag is raised: false. */
bool read_go_on(const base_cancel *cancel, base_error *error);

/** Room for a name in a message. */
enum { READ_NAME_SHOWN = 304 };

/** A name as messages show it: one that would fill the message, so that nothing could be said of it, loses
 * its middle. `room` may be used for it; returns `room` or `name`. */
const char *read_name_shown(const char *name, char room[READ_NAME_SHOWN]);

#endif
