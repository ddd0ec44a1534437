#define _DEFAULT_SOURCE /* madvise */
#include "model/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "model files are little-endian and read in place"
#endif

/** Where the system gives memory in larger pieces than usual, those of x86-64 and arm64. */
#define LARGE_PAGE ((size_t)1 << 21)

/** What is read at once: less than a processor's own memory holds, and a whole number of blocks of a sum. */
#define PIECE ((size_t)1 << 17)
_Static_assert(PIECE % BASE_SUM_BLOCK == 0 &&
                   PIECE >= MODEL_FILE_HEADER_BYTES + MODEL_FILE_MAX_SECTIONS * MODEL_FILE_ENTRY_BYTES,
               "the first piece holds the table");

/** What is known of a section's checksum; set once by whichever thread asks first. */
enum { SECTION_UNKNOWN, SECTION_GOOD, SECTION_BAD };

struct model_file {
    const base_allocator *allocator;
    const uint8_t *bytes;
    size_t size;
    uint32_t count;
    uint8_t *block; /**< what holds the bytes of a file that was read; NULL where they are the caller's */
    size_t block_bytes;
    size_t name_bytes;
    char *name;
    atomic_int states[MODEL_FILE_MAX_SECTIONS];
};

static uint32_t read_u32(const uint8_t *at) {
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static uint64_t read_u64(const uint8_t *at) {
    uint64_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static const uint8_t *entry_at(const model_file *file, uint32_t index) {
    return file->bytes + MODEL_FILE_HEADER_BYTES + (size_t)index * MODEL_FILE_ENTRY_BYTES;
}

/** Copies an entry's id; false unless it is 1 to 24 printable ASCII characters padded with NUL. */
static bool entry_id(const uint8_t *entry, char id[MODEL_ID_BYTES + 1]) {
    bool ended = false;
    for (uint32_t i = 0; i < MODEL_ID_BYTES; i++) {
        uint8_t byte = entry[i];
        if (byte == 0) ended = true;
        if (byte != 0 && (ended || byte <= ' ' || byte > '~')) return false;
        id[i] = (char)byte;
    }
    id[MODEL_ID_BYTES] = 0;
    return id[0] != 0;
}

static bool check_entries(const model_file *file, base_error *error) {
    uint64_t floor = MODEL_FILE_HEADER_BYTES + (uint64_t)file->count * MODEL_FILE_ENTRY_BYTES;
    for (uint32_t i = 0; i < file->count; i++) {
        const uint8_t *entry = entry_at(file, i);
        uint64_t at = (uint64_t)(entry - file->bytes);
        char id[MODEL_ID_BYTES + 1];
        if (!entry_id(entry, id)) {
            base_fail(error, BASE_FORMAT, at, "%s: section %u has an ill-formed id (byte %llu)", file->name,
                      i, (unsigned long long)at);
            return false;
        }
        uint64_t offset = read_u64(entry + MODEL_ID_BYTES), size = read_u64(entry + MODEL_ID_BYTES + 8);
        if (offset % MODEL_FILE_ALIGNMENT != 0 || offset < floor || offset > file->size ||
            size > file->size - offset) {
            base_fail(error, BASE_FORMAT, at, "%s: section %s lies outside the file (byte %llu of the table)",
                      file->name, id, (unsigned long long)at);
            return false;
        }
        floor = offset + size;
    }
    return true;
}

static void fail_size(const model_file *file, uint64_t stated, size_t size, base_error *error) {
    base_fail(error, BASE_FORMAT, 16, "%s: model file of %llu bytes was cut or extended to %llu", file->name,
              (unsigned long long)stated, (unsigned long long)size);
}

static bool check_header(model_file *file, base_error *error) {
    const uint8_t *bytes = file->bytes;
    if (file->size < MODEL_FILE_HEADER_BYTES || memcmp(bytes, MODEL_FILE_MAGIC, 8) != 0) {
        base_fail(error, BASE_FORMAT, 0, "%s: not a quoth model file", file->name);
        return false;
    }
    uint32_t version = read_u32(bytes + 8);
    if (version != MODEL_FILE_VERSION) {
        base_fail(
            error, BASE_UNSUPPORTED, 8,
            "%s: model file of version %u; this library reads version %u: take the model that came with it, "
            "or pack the sections anew with quoth-train pack",
            file->name, version, MODEL_FILE_VERSION);
        return false;
    }
    uint64_t stated = read_u64(bytes + 16);
    if (stated != file->size) {
        fail_size(file, stated, file->size, error);
        return false;
    }
    file->count = read_u32(bytes + 12);
    size_t table = (size_t)file->count * MODEL_FILE_ENTRY_BYTES;
    if (file->count > MODEL_FILE_MAX_SECTIONS || table > file->size - MODEL_FILE_HEADER_BYTES) {
        base_fail(error, BASE_FORMAT, 12, "%s: a table of %u sections does not fit in the file", file->name,
                  file->count);
        return false;
    }
    for (uint32_t i = 32; i < MODEL_FILE_HEADER_BYTES; i++) {
        if (bytes[i] != 0) {
            base_fail(error, BASE_FORMAT, i, "%s: the header was altered (byte %u)", file->name, i);
            return false;
        }
    }
    if (base_checksum(bytes + MODEL_FILE_HEADER_BYTES, table) != read_u64(bytes + 24)) {
        base_fail(error, BASE_FORMAT, 24, "%s: the table of sections was altered (checksum)", file->name);
        return false;
    }
    return check_entries(file, error);
}

static model_file *new_file(const base_allocator *allocator, const char *name, base_error *error) {
    model_file *file = base_new_zeroed(allocator, 1, sizeof *file);
    size_t name_bytes = strlen(name) + 1;
    char *copy = file ? base_new(allocator, name_bytes, 1) : NULL;
    if (!copy) {
        base_free(allocator, file, 1, sizeof *file);
        base_fail_memory(error);
        return NULL;
    }
    memcpy(copy, name, name_bytes);
    file->allocator = allocator;
    file->name = copy;
    file->name_bytes = name_bytes;
    return file;
}

/**
 * Takes memory for a file's bytes. A file is copied, not mapped: whoever overwrites or cuts it in place would
 * change a mapping, too, behind the checks and in the midst of an analysis, and what is cut off is answered
 * with a signal that ends the process. No flag of a mapping prevents it. Large pages make the copy cheap:
 * four are filled in a third of the time that two thousand small ones take. The rest behind them lies in
 * small ones, so that no more is taken than the file needs.
 */
static uint8_t *take_block(model_file *file, size_t size) {
    size_t boundary = size >= LARGE_PAGE ? LARGE_PAGE : MODEL_FILE_ALIGNMENT;
    if (size > SIZE_MAX - 2 * LARGE_PAGE) return NULL;
    file->block_bytes = size + boundary;
    file->block = base_new(file->allocator, file->block_bytes, 1);
    if (!file->block) return NULL;
    uint8_t *bytes = file->block + (boundary - (uintptr_t)file->block % boundary) % boundary;
#ifdef MADV_HUGEPAGE
    /* Only advice: where it is not taken, reading is slower. */
    if (boundary == LARGE_PAGE) (void)madvise(bytes, size / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
#endif
    return bytes;
}

/** An open file on its way into memory. */
typedef struct reading {
    int descriptor;
    uint8_t *bytes; /**< as many as file->size */
    size_t count;   /**< how many of them have come */
} reading;

/** Reads on until `count` bytes are there; false where the file has fewer. */
static bool read_to(const model_file *file, reading *from, size_t count, base_error *error) {
    while (from->count < count) {
        ssize_t found = read(from->descriptor, from->bytes + from->count, count - from->count);
        if (found < 0 && errno == EINTR) continue;
        if (found < 0) {
            base_fail(error, BASE_IO, 0, "%s: cannot read the model file: %s", file->name, strerror(errno));
            return false;
        }
        if (found == 0) {
            fail_size(file, file->size, from->count, error);
            return false;
        }
        from->count += (size_t)found;
    }
    return true;
}

/** Reads a section in pieces, each of which is summed while the processor still has it at hand: twice as fast
 * as summing all when all is read. */
static bool read_section(model_file *file, reading *from, uint32_t index, base_error *error) {
    const uint8_t *entry = entry_at(file, index);
    size_t at = (size_t)read_u64(entry + MODEL_ID_BYTES);
    size_t size = (size_t)read_u64(entry + MODEL_ID_BYTES + 8), rest = size % BASE_SUM_BLOCK;
    base_sum sum;
    base_sum_start(&sum, size);
    for (size_t end = at + size - rest, next; at < end; at = next) {
        next = end - at > PIECE ? at + PIECE : end;
        if (!read_to(file, from, next, error)) return false;
        base_sum_add(&sum, file->bytes + at, next - at);
    }
    if (!read_to(file, from, at + rest, error)) return false;
    bool good = base_sum_end(&sum, file->bytes + at, rest) == read_u64(entry + MODEL_ID_BYTES + 16);
    atomic_init(&file->states[index], good ? SECTION_GOOD : SECTION_BAD);
    return true;
}

/** Reads the whole of an open file and checks it; what is said of its sections' sums is kept for whoever asks. */
static bool read_open(model_file *file, int descriptor, base_error *error) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        base_fail(error, BASE_IO, 0, "%s: cannot read the model file: %s", file->name, strerror(errno));
        return false;
    }
    if (!S_ISREG(status.st_mode) || status.st_size <= 0 || (uint64_t)status.st_size > SIZE_MAX) {
        base_fail(error, BASE_FORMAT, 0, "%s: not a quoth model file", file->name);
        return false;
    }
    file->size = (size_t)status.st_size;
    reading from = {descriptor, take_block(file, file->size), 0};
    if (!from.bytes) {
        base_fail_memory(error);
        return false;
    }
    file->bytes = from.bytes;
    size_t head = file->size < PIECE ? file->size : PIECE; /* has the table, which is not as large */
    if (!read_to(file, &from, head, error) || !check_header(file, error)) return false;
    for (uint32_t i = 0; i < file->count; i++)
        if (!read_section(file, &from, i, error)) return false;
    return read_to(file, &from, file->size, error);
}

/** A pipe that nobody writes to is no reason to wait, hence O_NONBLOCK. */
static bool read_path(model_file *file, const char *path, base_error *error) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        base_fail(error, errno == ENOENT ? BASE_NOT_FOUND : BASE_IO, 0, "%s: cannot open the model file: %s",
                  path, strerror(errno));
        return false;
    }
    bool done = read_open(file, descriptor, error);
    close(descriptor);
    return done;
}

model_file *model_file_open(const base_allocator *allocator, const char *path, base_error *error) {
    model_file *file = new_file(allocator, path, error);
    if (!file) return NULL;
    if (!read_path(file, path, error)) {
        model_file_close(file);
        return NULL;
    }
    return file;
}

model_file *model_file_from_memory(const base_allocator *allocator, const void *bytes, size_t size,
                                   const char *name, base_error *error) {
    if ((uintptr_t)bytes % MODEL_FILE_ALIGNMENT != 0) {
        base_fail(error, BASE_MISUSE, 0, "%s: a model in memory must start on a %u-byte boundary", name,
                  MODEL_FILE_ALIGNMENT);
        return NULL;
    }
    model_file *file = new_file(allocator, name, error);
    if (!file) return NULL;
    file->bytes = bytes;
    file->size = size;
    if (!check_header(file, error)) {
        model_file_close(file);
        return NULL;
    }
    return file;
}

void model_file_close(model_file *file) {
    if (!file) return;
    base_free(file->allocator, file->block, file->block_bytes, 1);
    base_free(file->allocator, file->name, file->name_bytes, 1);
    base_free(file->allocator, file, 1, sizeof *file);
}

/** Index of the section called `id`, or the number of sections. */
static uint32_t index_of(const model_file *file, const char *id) {
    uint32_t index = 0;
    while (index < file->count && strncmp((const char *)entry_at(file, index), id, MODEL_ID_BYTES) != 0)
        index++;
    return index;
}

bool model_file_has(const model_file *file, const char *id) {
    return index_of(file, id) < file->count;
}

/** Compares a section's checksum with the table's, once. */
static bool check_section(const model_file *file, uint32_t index, base_error *error) {
    /* The states are a cache: what they say follows from the constant bytes, so a const file may fill them.
     */
    atomic_int *state = (atomic_int *)(uintptr_t)&file->states[index];
    const uint8_t *entry = entry_at(file, index);
    uint64_t offset = read_u64(entry + MODEL_ID_BYTES), size = read_u64(entry + MODEL_ID_BYTES + 8);
    int known = atomic_load_explicit(state, memory_order_relaxed);
    if (known == SECTION_UNKNOWN) {
        bool good =
            base_checksum(file->bytes + offset, (size_t)size) == read_u64(entry + MODEL_ID_BYTES + 16);
        known = good ? SECTION_GOOD : SECTION_BAD;
        atomic_store_explicit(state, known, memory_order_relaxed);
    }
    if (known == SECTION_GOOD) return true;
    base_fail(error, BASE_FORMAT, offset, "%s: section %.24s was altered (checksum of bytes %llu to %llu)",
              file->name, (const char *)entry, (unsigned long long)offset,
              (unsigned long long)(offset + size));
    return false;
}

bool model_file_section(const model_file *file, const char *id, model_section *section, base_error *error) {
    *section = (model_section){0};
    uint32_t index = index_of(file, id);
    if (index == file->count) {
        base_fail(error, BASE_NOT_FOUND, 0, "%s: the model file has no section %s", file->name, id);
        return false;
    }
    if (!check_section(file, index, error)) return false;
    const uint8_t *entry = entry_at(file, index);
    section->bytes = file->bytes + read_u64(entry + MODEL_ID_BYTES);
    section->size = (size_t)read_u64(entry + MODEL_ID_BYTES + 8);
    return true;
}

bool model_file_verify(const model_file *file, base_error *error) {
    for (uint32_t i = 0; i < file->count; i++) {
        if (!check_section(file, i, error)) return false;
    }
    return true;
}

bool model_file_entry(const model_file *file, uint32_t index, char id[MODEL_ID_BYTES + 1], uint64_t *offset,
                      uint64_t *size) {
    if (index >= file->count) return false;
    const uint8_t *entry = entry_at(file, index);
    memcpy(id, entry, MODEL_ID_BYTES);
    id[MODEL_ID_BYTES] = 0;
    *offset = read_u64(entry + MODEL_ID_BYTES);
    *size = read_u64(entry + MODEL_ID_BYTES + 8);
    return true;
}

const char *model_file_name(const model_file *file) {
    return file->name;
}

size_t model_file_size(const model_file *file) {
    return file->size;
}

void model_reader_start(model_reader *reader, model_section section) {
    *reader = (model_reader){.section = section};
}

const void *model_reader_array(model_reader *reader, size_t count, size_t size, size_t align) {
    size_t bytes = 0, left = reader->section.size - reader->at;
    size_t padding = align > 1 ? (align - reader->at % align) % align : 0;
    if (reader->failed || !base_multiply(count, size, &bytes) || padding > left || bytes > left - padding) {
        reader->failed = true;
        return NULL;
    }
    const uint8_t *array = reader->section.bytes + reader->at + padding;
    reader->at += padding + bytes;
    return array;
}

uint32_t model_reader_u32(model_reader *reader) {
    const uint8_t *at = model_reader_array(reader, 1, 4, 1);
    return at ? read_u32(at) : 0;
}

float model_reader_f32(model_reader *reader) {
    float value = 0;
    const uint8_t *at = model_reader_array(reader, 1, 4, 1);
    if (at) memcpy(&value, at, sizeof value);
    return value;
}

const char *model_reader_string(model_reader *reader) {
    const uint8_t *start = reader->section.bytes + reader->at;
    bool more = !reader->failed && reader->at < reader->section.size;
    const uint8_t *end = more ? memchr(start, 0, reader->section.size - reader->at) : NULL;
    if (!end) {
        reader->failed = true;
        return NULL;
    }
    reader->at += (size_t)(end - start) + 1;
    return (const char *)start;
}
