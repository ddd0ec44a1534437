#ifndef QUOTH_TEST_API_MODEL_H
#define QUOTH_TEST_API_MODEL_H

/* The model that the tests of the public header ask with. */

#include <stdio.h>
#include <stdlib.h>

#include "quoth.h"

/** $QUOTH_MODEL, or the model that ships; NULL, which is said, where it cannot be opened. */
static inline quoth_model *api_model_open(const char *test) {
    const char *path = getenv("QUOTH_MODEL");
    quoth_error error;
    quoth_model *model = quoth_model_open(path ? path : "lua/quoth/data/en.quoth", NULL, &error);
    if (!model) fprintf(stderr, "%s: %s\n", test, error.message);
    return model;
}

#endif
