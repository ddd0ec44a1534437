#ifndef QUOTH_TEST_CHECK_H
#define QUOTH_TEST_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/alloc.h"

/** Counts a check; a false one prints file, line and the expression, and the program ends with status 1. */
#define check(condition) check_that((condition), #condition, __FILE__, __LINE__)

/** As check, for two strings; prints both where they differ. NULL equals only NULL. */
#define check_string(found, expected) check_strings((found), (expected), #found, __FILE__, __LINE__)

/** As check, for two integers; prints both where they differ. */
#define check_number(found, expected)                                                                        \
    check_numbers((long long)(found), (long long)(expected), #found, __FILE__, __LINE__)

bool check_that(bool condition, const char *expression, const char *file, int line);
bool check_strings(const char *found, const char *expected, const char *expression, const char *file,
                   int line);
bool check_numbers(long long found, long long expected, const char *expression, const char *file, int line);

/** Prints "<name>: N passed, N failed"; the value to return from main. */
int check_done(const char *name);

/** An allocator that fails for good after `allowed` allocations and counts the bytes still held. */
typedef struct check_allocator {
    base_allocator allocator;
    size_t allowed; /**< allocations that still succeed */
    size_t made;    /**< allocations tried so far */
    size_t held;    /**< bytes allocated and not released */
} check_allocator;

/** Starts an allocator that lets `allowed` allocations through. */
void check_allocator_start(check_allocator *state, size_t allowed);

/**
 * Runs `work` with 0, 1, 2, … successful allocations until it succeeds: each failure must be reported (false)
 * and must leave nothing held. Checks that it fails at 0 and succeeds at last. `work` releases what it made
 * before returning.
 */
void check_out_of_memory(bool (*work)(const base_allocator *allocator, void *context), void *context);

#endif
