#ifndef QUOTH_CORPUS_TAUGHT_H
#define QUOTH_CORPUS_TAUGHT_H

#include "base/intern.h"
#include "corpus/name.h"

/** Names that a user taught, and the name that each of their aliases stands for. */
typedef struct corpus_taught {
    const base_allocator *allocator;
    base_intern strings;
    base_map usual; /**< hash of a name's words → string id of the usual name */
} corpus_taught;

/** Makes an empty list; allocates nothing. */
void corpus_taught_start(corpus_taught *taught, const base_allocator *allocator);

/** Says that `alias` (which may be the name itself) stands for `name`; false when memory ran out. */
bool corpus_taught_add(corpus_taught *taught, const corpus_name_facts *facts, const char *name,
                       const char *alias);

/** The taught name behind a name, or NULL. Borrowed, NUL-terminated. */
const char *corpus_taught_name(const corpus_taught *taught, const corpus_name_facts *facts, const char *bytes,
                               size_t count);

void corpus_taught_release(corpus_taught *taught);

#endif
