#ifndef QUOTH_TRAIN_SUPPORT_H
#define QUOTH_TRAIN_SUPPORT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/vec.h"

/*
 * What every training program needs. Programs, unlike the library, may end the process: these helpers print
 * one line on stderr and exit with status 2 when memory, a file or an argument fails.
 */

/** Prints "quoth-train: <message>" on stderr and exits with status 2. */
_Noreturn void train_die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** A cleared block; never NULL. Released with train_free. */
void *train_new(size_t count, size_t size);

/** Resizes a block from train_new; new bytes are not cleared. */
void *train_resize(void *block, size_t count, size_t size);

/** Releases a block from train_new; NULL is allowed. */
void train_free(void *block);

/** Appends to a BASE_VEC with the standard allocator. */
#define train_push(vec, ...)                                                                                 \
    ((void)(base_vec_push(base_allocator_standard(), vec, __VA_ARGS__) ||                                    \
            (train_die("out of memory"), false)))

/** A whole file with a NUL behind it; *size (may be NULL) is its bytes. Released with train_free. */
char *train_read_file(const char *path, size_t *size);

/** A file that is being written under a temporary name. */
typedef struct train_out {
    FILE *file;
    const char *path; /**< as it was given; borrowed */
    char *name;       /**< where it goes to: what the path's links lead to */
    char *temporary;  /**< NULL for a pipe or a device, which is written to as it is */
} train_out;

/** Opens a file for writing, and renames it to its path once it is whole, so that no reader sees half of it.
 */
train_out train_out_open(const char *path);
void train_out_close(train_out *out);

/** Writes a whole file in this way. */
void train_write_file(const char *path, const void *bytes, size_t size);

/** Appends numbers and arrays to a section, little-endian; arrays behind padding to a multiple of `align`. */
void train_put_u32(base_buf *section, uint32_t value);
void train_put_f32(base_buf *section, float value);
void train_put_array(base_buf *section, const void *items, size_t count, size_t size, size_t align);

/** Pseudo-random numbers: splitmix64. The state may be any number. */
uint64_t train_random(uint64_t *state);

/** A number in [0, 1). */
float train_random_unit(uint64_t *state);

/** A number of mean 0 and variance 1 (sum of twelve uniform ones, less six). */
float train_random_normal(uint64_t *state);

/** Shuffles `count` indices. */
void train_shuffle(uint32_t *items, uint32_t count, uint64_t *state);

/**
 * Command-line options "--name value": returns the value of the option `name` and marks both as used;
 * `otherwise` where it is not given (NULL there: the option is required, and the program ends with a
 * message). An option given several times gives its values one by one.
 */
typedef struct train_options {
    int count;
    char **items;
    bool used[256];
} train_options;
const char *train_option(train_options *options, const char *name, const char *otherwise);
double train_option_number(train_options *options, const char *name, double otherwise);

/** A whole number from `least` to `most`; the program ends with a message where it is none. */
uint32_t train_option_count(train_options *options, const char *name, uint32_t otherwise, uint32_t least,
                            uint32_t most);

/** The next unused value of a repeatable option, or NULL. */
const char *train_option_next(train_options *options, const char *name);

/** Ends the program with a message where an argument was not used. */
void train_options_done(const train_options *options);

/** Seconds on a clock that only grows; for progress lines. */
double train_seconds(void);

#endif
