#define _XOPEN_SOURCE 700 /* realpath */
#include "train/support.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

_Noreturn void train_die(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("quoth-train: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    /* At once: what was taken is the system's again, and no leak to report. */
    fflush(stdout);
    _Exit(2);
}

void *train_new(size_t count, size_t size) {
    void *block = NULL;
    size_t bytes = 0;
    if (!base_multiply(count, size, &bytes) || posix_memalign(&block, 64, bytes ? bytes : 1) != 0) {
        train_die("out of memory (%zu items of %zu bytes)", count, size);
    }
    memset(block, 0, bytes);
    return block;
}

void *train_resize(void *block, size_t count, size_t size) {
    size_t bytes = 0;
    void *resized = base_multiply(count, size, &bytes) ? realloc(block, bytes ? bytes : 1) : NULL;
    if (!resized) train_die("out of memory (%zu items of %zu bytes)", count, size);
    return resized;
}

void train_free(void *block) {
    free(block);
}

char *train_read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) train_die("%s: cannot open: %s", path, strerror(errno));
    size_t count = 0, capacity = 1 << 16;
    char *bytes = train_new(capacity, 1);
    for (;;) {
        count += fread(bytes + count, 1, capacity - count - 1, file);
        if (count < capacity - 1) break;
        capacity *= 2;
        bytes = train_resize(bytes, capacity, 1);
    }
    if (ferror(file)) train_die("%s: cannot read: %s", path, strerror(errno));
    fclose(file);
    bytes[count] = 0;
    if (size) *size = count;
    return bytes;
}

/* Where a file of that name is there already, the new one takes its place only once it is whole: whoever has
 * the old one open keeps it. A pipe or a device is written to as it is. */
train_out train_out_open(const char *path) {
    struct stat status;
    bool there = stat(path, &status) == 0, plain = !there || S_ISREG(status.st_mode);
    char *real = there && plain ? realpath(path, NULL) : NULL; /* a link goes on to name the file */
    const char *name = real ? real : path;
    size_t length = strlen(name);
    train_out out = {.path = path, .name = train_new(length + 1, 1)};
    memcpy(out.name, name, length);
    if (plain) {
        out.temporary = train_new(length + 5, 1);
        memcpy(out.temporary, name, length);
        memcpy(out.temporary + length, ".new", 5);
    }
    free(real);
    out.file = fopen(plain ? out.temporary : path, "wb");
    if (!out.file) train_die("%s: cannot write: %s", path, strerror(errno));
    return out;
}

void train_out_close(train_out *out) {
    bool good = !ferror(out->file);
    good = fclose(out->file) == 0 && good;
    if (good && out->temporary) good = rename(out->temporary, out->name) == 0;
    if (!good) {
        int cause = errno;
        if (out->temporary) remove(out->temporary);
        train_die("%s: cannot write: %s", out->path, strerror(cause));
    }
    train_free(out->temporary);
    train_free(out->name);
    *out = (train_out){0};
}

void train_write_file(const char *path, const void *bytes, size_t size) {
    train_out out = train_out_open(path);
    fwrite(bytes, 1, size, out.file);
    train_out_close(&out);
}

static void put(base_buf *section, const void *bytes, size_t count) {
    base_buf_add(section, bytes, count);
    if (section->failed) train_die("out of memory");
}

void train_put_u32(base_buf *section, uint32_t value) {
    put(section, &value, sizeof value);
}

void train_put_f32(base_buf *section, float value) {
    put(section, &value, sizeof value);
}

void train_put_array(base_buf *section, const void *items, size_t count, size_t size, size_t align) {
    while (section->count % align != 0) put(section, "", 1);
    put(section, items, count * size);
}

uint64_t train_random(uint64_t *state) {
    uint64_t word = *state += UINT64_C(0x9E3779B97F4A7C15);
    word = (word ^ (word >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    word = (word ^ (word >> 27)) * UINT64_C(0x94D049BB133111EB);
    return word ^ (word >> 31);
}

float train_random_unit(uint64_t *state) {
    return (float)(train_random(state) >> 40) * 0x1p-24f;
}

float train_random_normal(uint64_t *state) {
    float sum = -6;
    for (int i = 0; i < 12; i++) sum += train_random_unit(state);
    return sum;
}

void train_shuffle(uint32_t *items, uint32_t count, uint64_t *state) {
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = (uint32_t)(train_random(state) % i), item = items[i - 1];
        items[i - 1] = items[j];
        items[j] = item;
    }
}

const char *train_option_next(train_options *options, const char *name) {
    for (int i = 0; i + 1 < options->count && i < 255; i++) {
        const char *item = options->items[i];
        if (options->used[i] || strncmp(item, "--", 2) != 0 || strcmp(item + 2, name) != 0) continue;
        options->used[i] = options->used[i + 1] = true;
        return options->items[i + 1];
    }
    return NULL;
}

const char *train_option(train_options *options, const char *name, const char *otherwise) {
    const char *value = train_option_next(options, name);
    if (!value) value = otherwise;
    if (!value) train_die("--%s is missing (try --help)", name);
    return value;
}

double train_option_number(train_options *options, const char *name, double otherwise) {
    const char *value = train_option_next(options, name);
    if (!value) return otherwise;
    char *end = NULL;
    double number = strtod(value, &end);
    if (end == value || *end || !isfinite(number)) train_die("--%s wants a number, not \"%s\"", name, value);
    return number;
}

uint32_t train_option_count(train_options *options, const char *name, uint32_t otherwise, uint32_t least,
                            uint32_t most) {
    const char *value = train_option_next(options, name);
    if (!value) return otherwise;
    char *end = NULL;
    double number = strtod(value, &end);
    bool whole = end != value && *end == 0 && number >= least && number <= most && number == floor(number);
    if (!whole) train_die("--%s wants a whole number from %u to %u, not \"%s\"", name, least, most, value);
    return (uint32_t)number;
}

void train_options_done(const train_options *options) {
    if (options->count > 255) train_die("too many arguments");
    for (int i = 0; i < options->count; i++) {
        if (!options->used[i]) train_die("cannot use \"%s\" here (try --help)", options->items[i]);
    }
}

double train_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}
