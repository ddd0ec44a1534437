/* Files compressed with gzip (RFC 1952), unfolded piece by piece. */

#include "read/gunzip.h"

#ifdef QUOTH_GZIP

#include <stdint.h>
#include <string.h>
#include <zlib.h>

struct read_gunzip {
    const base_allocator *allocator;
    z_stream stream;
    uint64_t in, out;
    bool whole; /**< between two members */
    char input[READ_GUNZIP_BYTES];
};

/** zlib does not say how large a block was that it releases: the size stands before it. */
typedef union block {
    size_t size;
    max_align_t aligned;
} block;

static void *allocate(void *context, unsigned count, unsigned size) {
    size_t bytes = (size_t)count * size;
    block *made = base_new(context, sizeof(block) + bytes, 1);
    if (!made) return NULL;
    made->size = bytes;
    return made + 1;
}

static void release(void *context, void *given) {
    if (!given) return;
    block *made = (block *)given - 1;
    base_free(context, made, sizeof(block) + made->size, 1);
}

bool read_gunzip_wanted(const char *bytes, size_t count) {
    return count >= READ_GUNZIP_MARK && memcmp(bytes, "\x1F\x8B\x08", READ_GUNZIP_MARK) == 0;
}

read_gunzip *read_gunzip_open(const base_allocator *allocator, const char *bytes, size_t count) {
    read_gunzip *gunzip = base_new_zeroed(allocator, 1, sizeof *gunzip);
    if (!gunzip) return NULL;
    gunzip->allocator = allocator;
    gunzip->stream.zalloc = allocate;
    gunzip->stream.zfree = release;
    gunzip->stream.opaque = (void *)(uintptr_t)allocator;
    if (inflateInit2(&gunzip->stream, 16 + MAX_WBITS) != Z_OK) {
        base_free(allocator, gunzip, 1, sizeof *gunzip);
        return NULL;
    }
    memcpy(gunzip->input, bytes, count);
    read_gunzip_feed(gunzip, count);
    return gunzip;
}

char *read_gunzip_room(read_gunzip *gunzip) {
    return gunzip->input;
}

void read_gunzip_feed(read_gunzip *gunzip, size_t count) {
    gunzip->stream.next_in = (unsigned char *)gunzip->input;
    gunzip->stream.avail_in = (unsigned)count;
    gunzip->in += count;
}

/** Between two members: another one, or the end. */
static bool begin_member(read_gunzip *gunzip) {
    const unsigned char *next = gunzip->stream.next_in;
    gunzip->whole = false;
    return gunzip->stream.avail_in > 0 && next[0] == 0x1F && inflateReset(&gunzip->stream) == Z_OK;
}

read_gunzip_step read_gunzip_next(read_gunzip *gunzip, bool ended, char *bytes, size_t room, size_t *found) {
    z_stream *stream = &gunzip->stream;
    *found = 0;
    for (;;) {
        if (stream->avail_in == 0) {
            if (!ended) return READ_GUNZIP_HUNGRY;
            if (gunzip->whole) return READ_GUNZIP_END;
        }
        if (gunzip->whole && !begin_member(gunzip)) return READ_GUNZIP_END;
        unsigned most = room > UINT32_MAX / 2 ? UINT32_MAX / 2 : (unsigned)room;
        stream->next_out = (unsigned char *)bytes;
        stream->avail_out = most;
        int code = inflate(stream, Z_NO_FLUSH);
        *found = most - stream->avail_out;
        gunzip->out += *found;
        gunzip->whole = code == Z_STREAM_END;
        if (gunzip->out > READ_GUNZIP_LEAST && gunzip->out / READ_GUNZIP_TIMES > gunzip->in)
            return READ_GUNZIP_BOMB;
        if (*found) return READ_GUNZIP_GAVE;
        if (code == Z_MEM_ERROR) return READ_GUNZIP_NO_MEMORY;
        if (code == Z_BUF_ERROR && ended) return READ_GUNZIP_BROKEN;
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) return READ_GUNZIP_BROKEN;
    }
}

void read_gunzip_close(read_gunzip *gunzip) {
    if (!gunzip) return;
    inflateEnd(&gunzip->stream);
    base_free(gunzip->allocator, gunzip, 1, sizeof *gunzip);
}

#else

bool read_gunzip_wanted(const char *bytes, size_t count) {
    (void)bytes;
    (void)count;
    return false;
}

read_gunzip *read_gunzip_open(const base_allocator *allocator, const char *bytes, size_t count) {
    (void)allocator;
    (void)bytes;
    (void)count;
    return NULL;
}

read_gunzip_step read_gunzip_next(read_gunzip *gunzip, bool ended, char *bytes, size_t room, size_t *found) {
    (void)gunzip;
    (void)ended;
    (void)bytes;
    (void)room;
    *found = 0;
    return READ_GUNZIP_END;
}

char *read_gunzip_room(read_gunzip *gunzip) {
    (void)gunzip;
    return NULL;
}

void read_gunzip_feed(read_gunzip *gunzip, size_t count) {
    (void)gunzip;
    (void)count;
}

void read_gunzip_close(read_gunzip *gunzip) {
    (void)gunzip;
}

#endif
