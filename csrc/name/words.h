#ifndef QUOTH_NAME_WORDS_H
#define QUOTH_NAME_WORDS_H

#include "base/hash.h"
#include "name/lexicons.h"

#define NAME_MOST_WORDS 24
#define NAME_MOST_BYTES 320

/**
 * A name as words to compare: folded, without dots and possessive 's, parted at blanks and hyphens, without a
 * leading article. A longer name is cut.
 */
typedef struct name_words {
    const base_secret *secret; /**< of the lexicons' memory; hashes depend on it */
    char bytes[NAME_MOST_BYTES];
    uint16_t begin[NAME_MOST_WORDS], length[NAME_MOST_WORDS];
    uint8_t count;
} name_words;

/** Parts a name into words. */
void name_words_read(name_words *name, const name_lexicons *lexicons, const char *bytes, size_t count);

/**
 * As name_words_read of the usual name where the name is known, or begins with one that is ("UN Security
 * Council" → "United Nations Security Council"): returns how many words that beginning has become, 0 where
 * there is none.
 */
uint8_t name_words_read_usual(name_words *name, const name_lexicons *lexicons, const char *bytes,
                              size_t count);

/** Keyed hash of the words [first, end): equal for equal words, and for no others (see base_hash_keyed). It
 * orders nothing. */
uint64_t name_words_hash(const name_words *name, uint8_t first, uint8_t end, uint64_t seed);

/** True where word i of both is the same. */
bool name_words_same_word(const name_words *a, uint8_t i, const name_words *b, uint8_t j);

/** The words of a person's name: given [0, given), middle [given, surname), surname [surname, end); given is
 * 0 where the name is a surname alone. Particles that begin a
 * surname belong to no part, as do suffixes; where `particles` is false, none is known and a surname is one word. */
typedef struct name_person_parts {
    uint8_t given, middle, surname, end;
} name_person_parts;
name_person_parts name_words_person(const name_words *name, const name_lexicons *lexicons, bool particles);

/** Hash of a given name, of its fuller form where it is a short one ("Joe" as "Joseph"). */
uint64_t name_words_given_hash(const name_words *name, const name_lexicons *lexicons);

/** True for a word that only joins the words of a name ("of"). */
bool name_words_links(const name_words *name, uint8_t word, const name_lexicons *lexicons);

/** The end of an organisation's name without its legal form ("Example Co. Ltd." → 1); at least 1 where there
 * are words. */
uint8_t name_words_undesignated(const name_words *name, const name_lexicons *lexicons);

/** True for a word of a use. */
bool name_words_is(const name_words *name, uint8_t word, const name_lexicons *lexicons, name_use use);

/** The end of an organisation's name, read to `end`, without what it does ("Example Airlines" → 1); `end` where that is
 * all of it, or where it says nothing of that. */
uint8_t name_words_without_trade(const name_words *name, uint8_t end, const name_lexicons *lexicons);

/** A numbered instrument: the word of its number, and of its type ("resolution"), or NAME_MOST_WORDS. */
typedef struct name_law_parts {
    uint8_t number, type;
} name_law_parts;

/** Reads a name such as "Council Resolution 84" or "Council 84": the number is the last word, or stands
 * behind an instrument's noun. False where there is none such. */
bool name_words_law(const name_words *name, const name_lexicons *lexicons, name_law_parts *law);

/** The end of a law's name without what it is about ("Corrin Protocol on Vaccine Safety" → 2), or 0 where it
 * has no such shorter name. */
uint8_t name_words_short_law(const name_words *name, const name_lexicons *lexicons);

#endif
