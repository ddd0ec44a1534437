/* Draws secrets: where the randomness of table keys comes from. */
#include "base/secret.h"

#include <stdbool.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"

#ifdef __linux__
#include <sys/random.h>
#endif

/** Linux alone can be asked without a file; it may not wait where randomness is still being gathered. */
static bool from_system(base_secret *secret) {
#ifdef __linux__
    return getrandom(secret, sizeof *secret, GRND_NONBLOCK) == (ssize_t)sizeof *secret;
#else
    (void)secret;
    return false;
#endif
}

static bool from_device(base_secret *secret) {
    FILE *device = fopen("/dev/urandom", "rbe");
    if (!device) return false;
    setvbuf(device, NULL, _IONBF, 0);
    bool done = fread(secret, sizeof *secret, 1, device) == 1;
    fclose(device);
    return done;
}

/** Weaker, but no article knows when the process began and where its memory lies. */
static base_secret from_circumstances(void) {
    base_secret secret = {0, 0};
    struct timespec now[2] = {{0}, {0}};
    clock_gettime(CLOCK_REALTIME, &now[0]);
    clock_gettime(CLOCK_MONOTONIC, &now[1]);
    const uint64_t facts[] = {(uint64_t)now[0].tv_sec,  (uint64_t)now[0].tv_nsec,
                              (uint64_t)now[1].tv_sec,  (uint64_t)now[1].tv_nsec,
                              (uint64_t)getpid(),       (uint64_t)(uintptr_t)&secret,
                              (uint64_t)(uintptr_t)now, (uint64_t)(uintptr_t)&base_secret_draw};
    secret.low = base_hash_bytes(facts, sizeof facts, 1);
    secret.high = base_hash_bytes(facts, sizeof facts, 2);
    return secret;
}

base_secret base_secret_draw(void) {
    base_secret secret;
    return from_system(&secret) || from_device(&secret) ? secret : from_circumstances();
}
