#ifndef QUOTH_REFER_MENTION_INDEX_H
#define QUOTH_REFER_MENTION_INDEX_H

#include "base/arena.h"
#include "doc/doc.h"

/** Which mentions stand at a token: lookups over a document whose mentions are complete. */
typedef struct refer_mention_index {
    const doc *document;
    uint32_t *headed;   /**< token → the longest mention with that head, or DOC_NONE */
    uint32_t *covering; /**< token → the shortest mention that covers it, or DOC_NONE */
} refer_mention_index;

/** Builds the tables in the arena, O(tokens + mention lengths); false when memory ran out. */
bool refer_mention_index_start(refer_mention_index *find, const doc *document, base_arena *arena);

/** The longest mention headed by a token, or DOC_NONE. A name inside a title-and-name phrase ("Finance
 * Minister Ana Ruiz") is headed by the token that the tree makes the phrase's head where that lies inside the
 * name, else by the name's own highest token. O(1). */
uint32_t refer_mention_index_headed(const refer_mention_index *find, uint32_t token);

/** The shortest mention that covers a token, or DOC_NONE. O(1). */
uint32_t refer_mention_index_covering(const refer_mention_index *find, uint32_t token);

/** The mention that these tokens as a phrase are: one that covers exactly them; else one headed by their
 * syntactic head; else, where a name stands in apposition or behind a title under that head, that name.
 * DOC_NONE where there is none. O(length + depth). */
uint32_t refer_mention_index_mention(const refer_mention_index *find, doc_range tokens);

/** The entity of refer_mention_index_mention, or DOC_NONE. */
uint32_t refer_mention_index_entity(const refer_mention_index *find, doc_range tokens);

#endif
