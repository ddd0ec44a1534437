#ifndef QUOTH_BASE_SECRET_H
#define QUOTH_BASE_SECRET_H

#include <stdint.h>

/** What the writer of an article cannot know: the key of tables that hold an article's words. Zeroed is no
 * secret, for tools and tests. */
typedef struct base_secret {
    uint64_t low, high;
} base_secret;

/** A secret from the system's source of randomness; from clocks and addresses where there is none. */
base_secret base_secret_draw(void);

#endif
