#ifndef QUOTH_LANG_INITIAL_CAPITALS_H
#define QUOTH_LANG_INITIAL_CAPITALS_H

#include "doc/doc.h"
#include "lang/tuning.h"

/** A form that begins some sentence, and how the document writes it elsewhere. */
typedef struct lang_initial_capital {
    uint64_t key; /**< keyed hash of the form in lower case; 0 is free */
    uint8_t seen; /**< bits of initial_capitals.c */
} lang_initial_capital;

/**
 * Which first words of sentences owe their capital to being names: those that the document writes with a
 * capital inside a sentence too, and never without one (Mikheev 2002 decides the same way). One thread's
 * working memory.
 */
typedef struct lang_initial_capitals {
    lang_initial_capital slots[LANG_FIRSTS_SLOTS];
    uint32_t count;
} lang_initial_capitals;

/** Empties the table. */
void lang_initial_capitals_start(lang_initial_capitals *firsts);

/** Gathers a document's first words and their other places. Cannot fail. Linear in the tokens. */
void lang_initial_capitals_gather(lang_initial_capitals *firsts, const doc *document);

/** True where the token, a sentence's first, is a name by what was gathered. */
bool lang_initial_capitals_name(const lang_initial_capitals *firsts, const doc *document, uint32_t token);

#endif
