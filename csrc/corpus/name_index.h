#ifndef QUOTH_CORPUS_NAME_INDEX_H
#define QUOTH_CORPUS_NAME_INDEX_H

#include "corpus/state.h"

/** Entities that a name fits, the best first. */
typedef BASE_VEC(uint32_t) corpus_entity_list;

/**
 * Appends the entities (survivors) that a name fits: those that bear it as name or alias, then those of whose
 * name it is a part that tells them apart: a person's surname, a numbered instrument's number, an
 * organisation's name without its country. Titles before a name are passed over where the person bears them.
 * Among equals the one mentioned most is first. False when memory ran out. The corpus is settled.
 */
bool corpus_name_index_find(const corpus *owner, const char *words, corpus_entity_list *found);

#endif
