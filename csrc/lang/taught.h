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
    uint32_t usual; /**< number of the name that it stands for, which may be itself */
    uint8_t kind;   /**< doc_kind */
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
 * Marks the taught names of a document, the longest first found from the left. A capital letter in the taught
 * name asks for one in the text, otherwise both are folded. False when memory ran out. Linear in the tokens
 * (times the longest name where names begin alike); about 400 instructions a token. `usual` holds the names
 * that others stand for, by their numbers.
 */
bool lang_taught_apply(const lang_taught *taught, const base_intern *usual, doc *document);

/** Makes tokens of one sentence a taught name: in the column `name`, where a name of the model that overlaps
 * them gives way, and in the list `taught`. False when memory ran out. */
bool lang_taught_mark(doc *document, const doc_taught *name);

#endif
