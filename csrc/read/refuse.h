#ifndef QUOTH_READ_REFUSE_H
#define QUOTH_READ_REFUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/** Refuses bytes that are a document of a kind which is not read (PDF, Word, OpenDocument, EPUB, an image …) by
 * what they begin with: false with BASE_UNSUPPORTED, whose message has the command that makes text of `name`. */
bool read_refuse(const char *bytes, size_t count, const char *name, base_error *error);

#endif
