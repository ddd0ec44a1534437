#ifndef QUOTH_CORPUS_IDENTITY_PEOPLE_H
#define QUOTH_CORPUS_IDENTITY_PEOPLE_H

/* The persons of one document, as their names tell them. For the files that read facts; not for others. */

#include "corpus/identity_table.h"

/** A name of a person of the document, in parts. */
typedef struct corpus_told {
    corpus_person parts;
    uint64_t node;  /**< hash of the node that the parts are of; 0 for a surname alone */
    uint32_t index; /**< of the entity in its document */
    uint32_t order; /**< in which the document tells it */
    bool alias;     /**< not the entity's own name */
} corpus_told;

/** The names of a document's persons, those of one surname together, and of one entity among these. */
typedef struct corpus_told_people {
    BASE_VEC(corpus_told) items;
    BASE_VEC(uint32_t) in_order; /**< places in `items`: hashes order nothing that is seen */
} corpus_told_people;

/** Reads the persons of a document that may be one with others. False when memory ran out. */
bool corpus_people_read(corpus_told_people *people, const corpus_linking *linking,
                        const corpus_identity *identity, const engine_document *document);

/** Those of one surname: from *first on, so many. */
uint32_t corpus_people_of_surname(const corpus_told_people *people, uint64_t surname, uint32_t *first);

/** The names of this surname that entity `index` has, its own before aliases: from *first on, so many. */
uint32_t corpus_people_of_entity(const corpus_told_people *people, uint64_t surname, uint32_t index,
                                 uint32_t *first);

/** Reads a name; false for one without words. */
bool corpus_person_read(const corpus_linking *linking, const char *string, corpus_person *person);

/** Hash of the node of a full name. */
uint64_t corpus_person_hash(const corpus_linking *linking, const corpus_person *person);

#endif
