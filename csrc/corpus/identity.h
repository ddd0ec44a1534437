#ifndef QUOTH_CORPUS_IDENTITY_H
#define QUOTH_CORPUS_IDENTITY_H

/*
 * Which entities of the documents are one, kept up to date by what is added and removed.
 *
 * Entities that are named alike are a node. What a node can be called, in full or in part, stands as postings under
 * the hash of those words: a block. Which nodes of a block are one is a function of the block's postings alone, so
 * that an addition asks the blocks that it touches and no others, and no order leaves a trace. What the blocks say are
 * edges; nodes that edges connect are a group, and a group has what is known of its members together.
 */

#include <string.h>

#include "base/map.h"
#include "engine/document.h"
#include "engine/gazetteer.h"
#include "name/words.h"

/** What a node's words are to it. */
typedef enum corpus_role {
    CORPUS_OWN, /**< its name; `other` is a set of CORPUS_OWN_… */
    CORPUS_ALIAS, /**< what it is also called: it may be what another bears as its name; `other` is 1 for a single word,
                       which needs several to say so */
    CORPUS_SHORT, /**< its name in short, which may be another's name; `other` is the doc_rule that says so */
    CORPUS_FULL,  /**< a person's name as written, which may be a thing's; `other` as of a name */
    CORPUS_NAME,  /**< it is found by these words, as by its name */
    CORPUS_PART,  /**< or as by a part of it */
    CORPUS_SURNAME, /**< a person's surname */
    CORPUS_FIRM,    /**< an organisation of this one word, or (`other` 1) a place */
    CORPUS_TITLE,   /**< of a person of this surname: `other` is the hash of a title */
    CORPUS_VARIANT, /**< some document says that it is the person `other`, of this surname */
    CORPUS_BESIDE,  /**< some document names it beside the person `other`, of this surname */
    CORPUS_NUMBER   /**< a law of this number */
} corpus_role;

/** Of a node's own name: it may be a place of several words that was none, it is written as initials, the lists know
 * it, it goes on behind a place that they know. */
enum { CORPUS_OWN_MISTAKEN = 1, CORPUS_OWN_CAPITALS = 2, CORPUS_OWN_KNOWN = 4, CORPUS_OWN_BEHIND_PLACE = 8 };

/** One thing that is said of a node under some words, and how many entities say so. */
typedef struct corpus_posting {
    uint32_t next, previous; /**< of the block; DOC_NONE ends it */
    uint32_t chain;          /**< the next of those whose keys begin alike */
    uint32_t block, node, other;
    uint32_t role : 4, count : 28; /**< of a free place the count is 0 */
} corpus_posting;

/** The heads of chains, a power of two of them; which chain a thing is in its hash says. */
typedef BASE_VEC(uint32_t) corpus_chains;

/** Two nodes that are one, and why. */
typedef struct corpus_edge {
    uint32_t nodes[2]; /**< the lower one first */
    uint32_t next[2];  /**< the next edge of each */
    uint32_t next_in_block;
    uint32_t rule; /**< doc_rule, or a corpus_reason */
} corpus_edge;

/** Why nodes are one, besides the rules of identity. */
enum { CORPUS_TAUGHT = DOC_RULE_COUNT, CORPUS_MERGED, CORPUS_REASON_END };

/** What stands under some words. */
typedef struct corpus_block {
    uint32_t postings, edges; /**< the first of each, or DOC_NONE */
    bool touched;             /**< since edges were made */
} corpus_block;

/** What linking compares: names are merged within a class only. */
typedef enum corpus_name_class {
    CORPUS_NO_CLASS,
    CORPUS_PERSONS,
    CORPUS_PLACES,
    CORPUS_THINGS,
    CORPUS_LAWS
} corpus_name_class;
corpus_name_class corpus_class_of_kind(uint8_t kind);

/** Entities that are named alike. A person's node has the parts of its name. */
typedef struct corpus_node {
    uint64_t hash;    /**< of what makes it this node */
    uint32_t first;   /**< one of its entities, or DOC_NONE: known by variants of others alone */
    uint32_t members; /**< entities */
    uint32_t holders; /**< postings that stand for it */
    uint32_t group;   /**< or DOC_NONE: it has one member at most, and is one with nobody */
    uint32_t edges;   /**< the first, or DOC_NONE */
    uint32_t person;  /**< in `people`, or DOC_NONE */
    uint32_t mark;    /**< for walks */
    uint32_t chain;   /**< the next of those whose hashes begin alike; a node without a class is in none */
    uint8_t class;
    bool touched;
    bool loose;  /**< its entities are named alike, but nothing says that they are one */
    bool taught; /**< the user has said who this is */
} corpus_node;

/** The parts of a person's name. */
typedef struct corpus_person {
    uint64_t surname, given, suffix, middle; /**< hashes; 0 where there is none */
    uint32_t names, male, female;            /**< how many names it is told by, and of what gender */
    bool initial, middle_initial;            /**< the given name is one letter, and the middle name */
    char
        letter; /**< the last byte of the given name's first letter, which tells apart those of an alphabet */
    char middle_letter;
} corpus_person;

/** A member of a group, and what the members before it have. */
typedef struct corpus_member {
    uint32_t entity;
    uint32_t mentions_before, quotes_before, documents_before;
} corpus_member;

/** A string that members of a group bear. */
typedef struct corpus_borne {
    uint64_t hash;           /**< of the folded string */
    uint32_t entity, string; /**< who bears it: id in the corpus, and of the string in its document */
    uint32_t names, uses;    /**< how many members have it as their name, and at all */
} corpus_borne;

typedef BASE_VEC(corpus_borne) corpus_borne_list;

/** Nodes that are one, with two members at least, and what is known of them together. */
typedef struct corpus_group {
    BASE_VEC(corpus_member) members; /**< by id: the first survives */
    corpus_borne_list names;         /**< its name, its aliases, then other spellings of these */
    corpus_borne_list titles;        /**< the same, without a first one */
    uint32_t alias_count, title_count;
    uint32_t mentions, quotes, documents, nodes;
    uint32_t kinds[DOC_KIND_COUNT]; /**< mentions and members by kind */
    uint32_t next_free;
    uint8_t kind;
    bool named;
    bool has_name; /**< its first name is what it is shown by */
    bool loose;    /**< of one loose node: nothing but a list of its members */
    bool stale;    /**< a member was removed */
} corpus_group;

/** Two entities that the user says are one. */
typedef struct corpus_pair {
    uint32_t a, b;
} corpus_pair;

/** Ids that are gone and have one that answers for all of them. Those whose answerers leave for one entity are joined, the
 * fewer to the more, so that no way to the answer is longer than the logarithm of their number. */
typedef struct corpus_way {
    uint32_t up;    /**< the way that these were joined to, or this one itself */
    uint32_t to;    /**< who answers, where `up` is itself */
    uint32_t count; /**< ways that are joined here */
} corpus_way;

typedef struct corpus_identity {
    uint32_t count;             /**< ids given out */
    uint32_t linked;            /**< so many first documents are part of this */
    BASE_VEC(uint32_t) node_of; /**< of an id: its node, or DOC_NONE for who is none's */
    base_map blocks_by_hash;
    base_map forwarded; /**< ids of removed documents → the way to who answers for them */
    base_map answering; /**< who answers → the way that ends there */
    BASE_VEC(corpus_way) ways;
    BASE_VEC(corpus_block) blocks;
    BASE_VEC(corpus_posting) postings;
    BASE_VEC(corpus_node) nodes;
    corpus_chains posting_chains, node_chains; /**< by which these are found */
    BASE_VEC(corpus_person) people;
    BASE_VEC(corpus_edge) edges;
    BASE_VEC(corpus_group) groups;
    uint32_t free_posting, free_node, free_person, free_edge, free_group; /**< or DOC_NONE */
    BASE_VEC(corpus_pair) merged;                                         /**< by the user */
    BASE_VEC(uint32_t) split; /**< entities that the user took out, in order of their ids */
    uint32_t merge_edges;     /**< the first edge of what the user merged */
    uint32_t mark;            /**< the last walk */
    size_t group_bytes;       /**< held by groups */
    uint64_t work;            /**< postings, edges, members and strings that were looked at, for tests */
    bool started;
} corpus_identity;

/** What linking reads: documents in order, and how names are read. */
typedef struct corpus_linking {
    const base_allocator *allocator;
    const name_lexicons *facts;
    const engine_gazetteer *taught; /**< may be NULL */
    engine_document *const *documents;
    uint32_t document_count;
    bool apart;        /**< links nothing across or within documents */
    doc_rules without; /**< rules that are switched off */
} corpus_linking;

/** The group of an entity, or NULL for one that was not merged. O(1). */
const corpus_group *corpus_identity_group(const corpus_identity *identity, uint32_t entity);

/** Who answers for an entity: itself where it is one with nobody. Of a removed document's entity, who was one
 * with it then, or itself. */
uint32_t corpus_identity_survivor(const corpus_identity *identity, uint32_t entity);

/**
 * Takes in the documents that were added since. What is one follows from the documents and from what the user
 * says alone, not from their order nor from what was settled before: an id that answered for another entity may stand
 * for itself again once more is known. The survivor is the one with the lowest id. Two full names of persons are never
 * merged for a common surname; what is ambiguous stays apart. The cost follows the names of what is added and of the
 * groups that it joins. False when memory ran out: then nothing is linked until it succeeds.
 */
bool corpus_identity_settle(corpus_identity *identity, const corpus_linking *linking);

/** Takes a linked document out, before it is released and while it stands among the documents. False when memory
 * ran out, as above. */
bool corpus_identity_remove(corpus_identity *identity, const corpus_linking *linking,
                            const engine_document *document);

/** Makes two entities one, or takes entities (of a group) out of theirs, each by itself, for good. False when
 * memory ran out, as above. */
bool corpus_identity_merge(corpus_identity *identity, const corpus_linking *linking, uint32_t a, uint32_t b);
bool corpus_identity_split(corpus_identity *identity, const corpus_linking *linking, const uint32_t *entities,
                           uint32_t count);

/** Forgets all links but what the user said; the next settling makes them again. */
void corpus_identity_unlink(corpus_identity *identity, const base_allocator *allocator);

/** Whether a rule of identity is asked. */
static inline bool corpus_rule_on(const corpus_linking *linking, doc_rule rule) {
    return !doc_rules_has(&linking->without, rule);
}

/** name_words_read_usual, where its rule is on; else the name as it is written, which begins with none that is known. */
static inline uint8_t corpus_read_usual(name_words *name, const corpus_linking *linking, const char *string) {
    if (corpus_rule_on(linking, DOC_RULE_usual_beginning))
        return name_words_read_usual(name, linking->facts, string, strlen(string));
    name_words_read(name, linking->facts, string, strlen(string));
    return 0;
}

/** The document of an entity; its index in the document goes to *index. NULL for none. O(log documents). */
const engine_document *corpus_linking_document(const corpus_linking *linking, uint32_t entity,
                                               uint32_t *index);

/** Releases all. */
void corpus_identity_release(corpus_identity *identity, const base_allocator *allocator);

/** Bytes held. O(1). */
size_t corpus_identity_memory(const corpus_identity *identity);

#endif
