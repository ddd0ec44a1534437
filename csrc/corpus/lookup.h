#ifndef QUOTH_CORPUS_LOOKUP_H
#define QUOTH_CORPUS_LOOKUP_H

#include "corpus/identity.h"
#include "corpus/record.h"

/** A name under which an entity is found. */
typedef struct corpus_lookup_key {
    uint64_t hash;
    uint32_t entity;  /**< a survivor */
    uint8_t strength; /**< 2 for a name or alias, 1 for a part of one: a surname, a number */
} corpus_lookup_key;

/** The names of all entities, by hash. Zeroed is empty. */
typedef struct corpus_lookup {
    BASE_VEC(corpus_lookup_key) keys;
    bool made;
} corpus_lookup;

/** Entities that a name fits, the best first. */
typedef BASE_VEC(uint32_t) corpus_entity_list;

/** Makes the lookup of a settled corpus; false when memory ran out. O(n log n) in the names; O(1) where it is
 * made. */
bool corpus_lookup_make(corpus_lookup *lookup, const corpus *owner);

/**
 * Appends the entities (survivors) that a name fits: those that bear it as name or alias, then those of whose
 * name it is a part that tells them apart: a person's surname, a numbered instrument's number, an
 * organisation's name without its country. Titles before a name are passed over where the person bears them.
 * Among equals the one mentioned most is first. False when memory ran out. The lookup must have been made.
 */
bool corpus_lookup_find(const corpus_lookup *lookup, const corpus *owner, const char *words,
                        corpus_entity_list *found);

void corpus_lookup_release(corpus_lookup *lookup, const base_allocator *allocator);

/** Bytes held. */
size_t corpus_lookup_memory(const corpus_lookup *lookup);

#endif
