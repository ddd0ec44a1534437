#ifndef QUOTH_READ_GUNZIP_H
#define QUOTH_READ_GUNZIP_H

#include "base/alloc.h"
#include "base/error.h"

/** Bytes of compressed input that are held. */
enum { READ_GUNZIP_BYTES = 1 << 16 };

/** What is unfolded may be so many times larger than the file, beyond what any file may be. */
enum { READ_GUNZIP_TIMES = 400, READ_GUNZIP_LEAST = 64 << 20 };

typedef struct read_gunzip read_gunzip;

/** Bytes that a compressed file is known by. */
enum { READ_GUNZIP_MARK = 3 };

/** True for bytes that begin as gzip does, where this build reads it. */
bool read_gunzip_wanted(const char *bytes, size_t count);

/** Starts on the first bytes of a file, at most READ_GUNZIP_BYTES; NULL when memory ran out. */
read_gunzip *read_gunzip_open(const base_allocator *allocator, const char *bytes, size_t count);

/** How unfolding went. */
typedef enum read_gunzip_step {
    READ_GUNZIP_GAVE,   /**< *found bytes were written, at least one */
    READ_GUNZIP_HUNGRY, /**< more input is needed: read_gunzip_room */
    READ_GUNZIP_END,    /**< all members are whole; what follows them, if anything, is no gzip */
    READ_GUNZIP_BROKEN, /**< the bytes are damaged */
    READ_GUNZIP_BOMB,   /**< they unfold to too much */
    READ_GUNZIP_NO_MEMORY
} read_gunzip_step;

/** Writes up to `room` bytes. `ended`: no more input will come. */
read_gunzip_step read_gunzip_next(read_gunzip *gunzip, bool ended, char *bytes, size_t room, size_t *found);

/** Where READ_GUNZIP_BYTES of further input are to be put, once it is hungry. */
char *read_gunzip_room(read_gunzip *gunzip);

/** So many were. */
void read_gunzip_feed(read_gunzip *gunzip, size_t count);

/** NULL is allowed. */
void read_gunzip_close(read_gunzip *gunzip);

#endif
