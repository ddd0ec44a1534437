#ifndef QUOTH_CORPUS_IDENTITY_TABLE_H
#define QUOTH_CORPUS_IDENTITY_TABLE_H

/* What the files of identity share: the tables and an update of them. Not for others. */

#include "corpus/identity.h"

/** A word of a number is not the same word elsewhere. */
enum { CORPUS_WORDS_SEED, CORPUS_NUMBER_SEED };

/** Two nodes that a block says are one. */
typedef struct corpus_wanted {
    uint32_t a, b, rule;
} corpus_wanted;

/** An entity that is new to its node. */
typedef struct corpus_fresh {
    uint32_t node, entity;
} corpus_fresh;

/** What one settling has touched so far. */
typedef struct corpus_update {
    corpus_identity *identity;
    const corpus_linking *linking;
    BASE_VEC(uint32_t) blocks; /**< touched */
    BASE_VEC(uint32_t) nodes;  /**< touched: with other edges than before, or other members */
    BASE_VEC(corpus_fresh) fresh;
    BASE_VEC(corpus_wanted) wanted; /**< by the block that is being asked */
    uint32_t first_mark;            /**< nodes of a walk of this update have this mark or a higher one */
} corpus_update;

/** The block of a hash, or DOC_NONE. */
uint32_t corpus_table_block(const corpus_identity *identity, uint64_t hash);

/** The node of a class with this hash, or DOC_NONE. */
uint32_t corpus_table_node(corpus_identity *identity, uint64_t hash);

/** A new node, or DOC_NONE when memory ran out. */
uint32_t corpus_table_new_node(corpus_update *update, uint64_t hash, corpus_name_class class,
                               const corpus_person *person);

/** Says something of a node once more. False when memory ran out. */
bool corpus_table_post(corpus_update *update, uint64_t block, uint32_t node, corpus_role role,
                       uint32_t other);

/** Says it once less. */
bool corpus_table_withdraw(corpus_update *update, uint64_t block, uint32_t node, corpus_role role,
                           uint32_t other);

/** Marks a node as touched. False when memory ran out. */
bool corpus_table_touch(corpus_update *update, uint32_t node);

/** Lets the edges of a list (its first in *edges) be those wanted; touches the nodes of what changes. */
bool corpus_table_set_edges(corpus_update *update, uint32_t *edges);

/** Frees the touched nodes that nothing is said of. */
void corpus_table_free_dead(corpus_update *update);

/** Wants two nodes to be one. False when memory ran out. */
bool corpus_want(corpus_update *update, uint32_t a, uint32_t b, uint32_t rule);

/** Whether a posting's `other` is a node. */
static inline bool corpus_role_has_node(unsigned role) {
    return role == CORPUS_VARIANT || role == CORPUS_BESIDE;
}

/** Takes a document's entities in: makes or finds their nodes, says what is to be said of them. */
bool corpus_facts_add(corpus_update *update, const engine_document *document);

/** Takes back all that was said of a document's entities. */
bool corpus_facts_remove(corpus_update *update, const engine_document *document);

/** True for an entity that the user took out of another. */
bool corpus_identity_is_split(const corpus_identity *identity, uint32_t entity);

/** What a block says: of names of things, of a surname, of a number. False when memory ran out. */
bool corpus_ask_names(corpus_update *update, uint32_t block);
bool corpus_ask_surname(corpus_update *update, uint32_t block);
bool corpus_ask_number(corpus_update *update, uint32_t block);

/** Makes the groups of what was touched anew, and adds to others what is fresh. False when memory ran out. */
bool corpus_groups_update(corpus_update *update);

/** Releases a group's lists. */
void corpus_group_release(corpus_group *group, const base_allocator *allocator);

#endif
