#ifndef QUOTH_CORPUS_IDENTITY_H
#define QUOTH_CORPUS_IDENTITY_H

#include <string.h>

#include "engine/document.h"
#include "engine/gazetteer.h"
#include "name/words.h"

/** A string of a document, named by one of the document's entities. */
typedef struct corpus_string_of {
    uint32_t entity; /**< id in the corpus */
    uint32_t string; /**< id in the entity's document */
} corpus_string_of;

/** An entity of a group, and what the members before it have. */
typedef struct corpus_member {
    uint32_t entity;
    uint32_t mentions_before, quotes_before, documents_before;
} corpus_member;

/** Entities of documents that are one, and what is known of them together. */
typedef struct corpus_group {
    uint32_t survivor; /**< the lowest id */
    uint32_t named_by; /**< the member whose name it bears */
    uint32_t mentions, quotes, documents;
    doc_range members;         /**< in `members`, by id */
    doc_range aliases, titles; /**< in `strings` */
    uint8_t kind;
} corpus_group;

/**
 * Which entities of the documents are one. An entity in no group answers for itself, from its document; most
 * do, so that only groups take memory.
 */
typedef struct corpus_identity {
    uint32_t count;
    uint32_t *survivor;            /**< [count] */
    BASE_VEC(corpus_group) groups; /**< by survivor */
    BASE_VEC(corpus_member) members;
    BASE_VEC(corpus_string_of) strings;
} corpus_identity;

/** The group of an entity, or NULL for one that was not merged. O(log groups). */
const corpus_group *corpus_identity_group(const corpus_identity *identity, uint32_t entity);

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

/**
 * Settles identities over all documents. What is one follows from the documents alone, not from their order
 * nor from what was settled before: an id that answered for another entity may stand for itself again once
 * more is known. The survivor is the one with the lowest id. Two full names of persons are never merged for a
 * common surname; what is ambiguous stays apart. False when memory ran out: nothing has changed then. O(n log
 * n) in the entities, memory linear.
 */
bool corpus_identity_settle(corpus_identity *identity, const corpus_linking *linking);

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

/** The document of an entity; its index in the document goes to *index. O(log documents). */
const engine_document *corpus_linking_document(const corpus_linking *linking, uint32_t entity,
                                               uint32_t *index);

/** Releases all. */
void corpus_identity_release(corpus_identity *identity, const base_allocator *allocator);

/** Bytes held. */
size_t corpus_identity_memory(const corpus_identity *identity);

/* ---- Shared by the files of linking; not for other rooms. ---- */

/** A union-find over entities, the lowest id of a set being its root. */
typedef struct corpus_sets {
    uint32_t *parent;
    uint32_t count;
} corpus_sets;
uint32_t corpus_sets_root(corpus_sets *sets, uint32_t id);
void corpus_sets_join(corpus_sets *sets, uint32_t a, uint32_t b);

/** What linking compares: names are merged within a class only. */
typedef enum corpus_name_class {
    CORPUS_NO_CLASS,
    CORPUS_PERSONS,
    CORPUS_PLACES,
    CORPUS_THINGS,
    CORPUS_LAWS
} corpus_name_class;
corpus_name_class corpus_class_of_kind(uint8_t kind);

/** Merges persons, things and places, and numbered laws; false when memory ran out. */
bool corpus_link_people(const corpus_linking *linking, corpus_sets *sets);
bool corpus_link_names(const corpus_linking *linking, corpus_sets *sets);
bool corpus_link_laws(const corpus_linking *linking, corpus_sets *sets);

/** Makes the groups from `survivor`, which is complete; false when memory ran out. */
bool corpus_identity_gather(corpus_identity *identity, const corpus_linking *linking);

#endif
