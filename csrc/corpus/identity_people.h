#ifndef QUOTH_CORPUS_IDENTITY_PEOPLE_H
#define QUOTH_CORPUS_IDENTITY_PEOPLE_H

/* Shared by the files that link persons; not for others. */

#include "corpus/identity.h"

/** A person's name, in parts. */
typedef struct corpus_person {
    uint64_t surname, given, suffix, middle; /**< hashes; 0 where there is none */
    uint32_t document, index, entity;
    bool initial; /**< the given name is one letter */
    bool thing;   /**< an organisation that bears this one word as its name */
    char
        letter; /**< the last byte of the given name's first letter, which tells apart those of an alphabet */
} corpus_person;

/** All persons' names of a corpus. */
typedef struct corpus_people {
    const corpus_linking *linking;
    BASE_VEC(corpus_person) people;
    uint32_t *marks; /**< for each document, zero between uses */
} corpus_people;

/**
 * Joins what one surname says of its bearers, whose full names are joined: initials with the full name, the
 * bare surname with the one person that it can mean. `items` are all names with this surname, organisations
 * of that name last, else in the order of their entities. False when memory ran out. O(n log n).
 */
bool corpus_surname_join(corpus_people *people, corpus_sets *sets, const corpus_person *items,
                         uint32_t count);

#endif
