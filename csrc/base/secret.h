#ifndef QUOTH_BASE_SECRET_H
#define QUOTH_BASE_SECRET_H

#include "base/hash.h"

/** A secret from the system's source of randomness; from clocks and addresses where there is none. */
base_secret base_secret_draw(void);

#endif
