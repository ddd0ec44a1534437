#ifndef QUOTH_LANG_TAUGHT_H
#define QUOTH_LANG_TAUGHT_H

#include "lang/lang.h"

/** Names that the user knows, compiled so that a text is searched for all of them at once. Read-only once
 * made. */
typedef struct lang_taught lang_taught;

/** A name to be taught. */
typedef struct lang_taught_name {
    const char *bytes;
    uint32_t count;
    uint8_t kind; /**< doc_kind */
} lang_taught_name;

/**
 * Compiles names, which are cut into tokens as a text would be; of two equal ones the first counts. Memory
 * and time are linear in their tokens. NULL with *error when memory ran out. The caller releases it; it keeps
 * nothing of the model.
 */
lang_taught *lang_taught_new(const lang_model *model, const lang_taught_name *names, uint32_t count,
                             const base_allocator *allocator, base_error *error);

/** Releases all; NULL is allowed. */
void lang_taught_close(lang_taught *taught);

/**
 * Writes the taught names of a document into its column `name`, the longest first found from the left; a name
 * of the model that overlaps one gives way. A capital letter in the taught name asks for one in the text,
 * otherwise both are folded. Linear in the tokens (times the longest name where names begin alike); about 150
 * instructions a token.
 */
void lang_taught_apply(const lang_taught *taught, doc *document);

#endif
