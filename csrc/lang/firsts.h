#ifndef QUOTH_LANG_FIRSTS_H
#define QUOTH_LANG_FIRSTS_H

#include "doc/doc.h"

/** Different first words that are known at once; beyond three quarters of them further ones are left out. */
#define LANG_FIRSTS_SLOTS 4096u

/** A form that begins some sentence, and how the document writes it elsewhere. */
typedef struct lang_first {
    uint64_t key; /**< keyed hash of the form in lower case; 0 is free */
    uint8_t seen; /**< bits of firsts.c */
} lang_first;

/**
 * Which first words of sentences owe their capital to being names: those that the document writes with a
 * capital inside a sentence too, and never without one (Mikheev 2002 decides the same way). One thread's
 * working memory.
 */
typedef struct lang_firsts {
    lang_first slots[LANG_FIRSTS_SLOTS];
    uint32_t count;
} lang_firsts;

/** Empties the table. */
void lang_firsts_start(lang_firsts *firsts);

/** Gathers a document's first words and their other places. Cannot fail. Linear in the tokens. */
void lang_firsts_gather(lang_firsts *firsts, const doc *document);

/** True where the token, a sentence's first, is a name by what was gathered. */
bool lang_firsts_name(const lang_firsts *firsts, const doc *document, uint32_t token);

#endif
