#include "test/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed, failed;

bool check_that(bool condition, const char *expression, const char *file, int line) {
    if (condition) {
        passed++;
    } else {
        failed++;
        fprintf(stderr, "%s:%d: failed: %s\n", file, line, expression);
    }
    return condition;
}

bool check_strings(const char *found, const char *expected, const char *expression, const char *file,
                   int line) {
    bool same = found && expected ? strcmp(found, expected) == 0 : found == expected;
    if (!same)
        fprintf(stderr, "  found    %s\n  expected %s\n", found ? found : "(null)",
                expected ? expected : "(null)");
    return check_that(same, expression, file, line);
}

bool check_numbers(long long found, long long expected, const char *expression, const char *file, int line) {
    if (found != expected) fprintf(stderr, "  found    %lld\n  expected %lld\n", found, expected);
    return check_that(found == expected, expression, file, line);
}

int check_done(const char *name) {
    printf("%s: %d passed, %d failed\n", name, passed, failed);
    return failed ? 1 : 0;
}

static void *counted_resize(void *context, void *block, size_t old_size, size_t new_size) {
    check_allocator *state = context;
    if (new_size == 0) {
        state->held -= block ? old_size : 0;
        free(block);
        return NULL;
    }
    state->made++;
    if (state->allowed == 0) return NULL;
    void *fresh = realloc(block, new_size);
    if (!fresh) return NULL;
    state->allowed--;
    state->held += new_size - (block ? old_size : 0);
    return fresh;
}

void check_allocator_start(check_allocator *state, size_t allowed) {
    *state = (check_allocator){.allocator = {.resize = counted_resize, .context = state}, .allowed = allowed};
}

void check_out_of_memory(bool (*work)(const base_allocator *allocator, void *context), void *context) {
    check_allocator state;
    for (size_t allowed = 0;; allowed++) {
        check_allocator_start(&state, allowed);
        bool done = work(&state.allocator, context);
        if (!check(state.held == 0)) return;
        if (done) {
            check(allowed > 0);
            return;
        }
        if (!check(state.made > allowed)) return; /* a failure that no allocation caused */
    }
}
