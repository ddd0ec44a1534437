#ifndef QUOTH_CORPUS_NAME_INDEX_H
#define QUOTH_CORPUS_NAME_INDEX_H

#include "corpus/state.h"

/** Entities that a name fits, the best first. */
typedef BASE_VEC(uint32_t) corpus_entity_list;

/** Makes the lookup of a settled corpus; false when memory ran out. O(n log n) in the names; O(1) where it is
 * made. */
bool corpus_name_index_make(corpus_name_index *lookup, const corpus *owner);

/**
 * Appends the entities (survivors) that a name fits: those that bear it as name or alias, then those of whose
 * name it is a part that tells them apart: a person's surname, a numbered instrument's number, an
 * organisation's name without its country. Titles before a name are passed over where the person bears them.
 * Among equals the one mentioned most is first. False when memory ran out. The lookup must have been made.
 */
bool corpus_name_index_find(const corpus_name_index *lookup, const corpus *owner, const char *words,
                            corpus_entity_list *found);

void corpus_name_index_release(corpus_name_index *lookup, const base_allocator *allocator);

/** Bytes held. */
size_t corpus_name_index_memory(const corpus_name_index *lookup);

#endif
