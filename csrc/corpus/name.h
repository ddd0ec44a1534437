#ifndef QUOTH_CORPUS_NAME_H
#define QUOTH_CORPUS_NAME_H

#include "doc/doc.h"
#include "model/classes.h"
#include "model/lexicon.h"

#define CORPUS_NAME_WORDS 24
#define CORPUS_NAME_BYTES 320

/** The lexicons that names are read with. Read-only and thread-safe once open. */
typedef struct corpus_name_facts {
    const base_allocator *allocator; /**< its secret keys the hashes of names */
    model_classes classes;           /**< what single words are: the article before a name */
    model_lexicon words;             /**< designators, suffixes, particles, articles */
    model_lexicon aliases;           /**< names that stand for one place or organisation */
    model_lexicon instruments;       /**< nouns that name legal instruments */
    model_lexicon given;             /**< given names and the fuller forms behind short ones */
} corpus_name_facts;

/** Opens the lists of a model file, from which they borrow; false with *error. */
bool corpus_name_facts_open(corpus_name_facts *facts, const model_file *file, const base_allocator *allocator,
                            base_error *error);

/**
 * A name as words to compare: folded, without dots and possessive 's, parted at blanks and hyphens, without a
 * leading article. A longer name is cut.
 */
typedef struct corpus_name {
    const base_secret *secret; /**< of the lexicons' memory; hashes depend on it */
    char bytes[CORPUS_NAME_BYTES];
    uint16_t begin[CORPUS_NAME_WORDS], length[CORPUS_NAME_WORDS];
    uint8_t count;
} corpus_name;

/** Parts a name into words. */
void corpus_name_read(corpus_name *name, const corpus_name_facts *facts, const char *bytes, size_t count);

/**
 * As corpus_name_read of the usual name where the name is known, or begins with one that is ("UN Security
 * Council" → "United Nations Security Council"): returns how many words that beginning has become, 0 where
 * there is none.
 */
uint8_t corpus_name_read_usual(corpus_name *name, const corpus_name_facts *facts, const char *bytes,
                               size_t count);

/** Keyed hash of the words [first, end): equal for equal words, and for no others (see base_hash_keyed). It
 * orders nothing. */
uint64_t corpus_name_hash(const corpus_name *name, uint8_t first, uint8_t end, uint64_t seed);

/** True where word i of both is the same. */
bool corpus_name_same_word(const corpus_name *a, uint8_t i, const corpus_name *b, uint8_t j);

/** The words of a person's name: given [0, given), middle [given, surname), surname [surname, end); given is
 * 0 where the name is a surname alone. Particles that begin a surname belong to no part, as do suffixes. */
typedef struct corpus_person_name {
    uint8_t given, middle, surname, end;
} corpus_person_name;
corpus_person_name corpus_name_person(const corpus_name *name, const corpus_name_facts *facts);

/** Hash of a given name, of its fuller form where it is a short one ("Joe" as "Joseph"). */
uint64_t corpus_name_given_hash(const corpus_name *name, const corpus_name_facts *facts);

/** True for a word that only joins the words of a name ("of"). */
bool corpus_name_links(const corpus_name *name, uint8_t word, const corpus_name_facts *facts);

/** The end of an organisation's name without its legal form ("Example Co. Ltd." → 1); at least 1 where there
 * are words. */
uint8_t corpus_name_undesignated(const corpus_name *name, const corpus_name_facts *facts);

/** A numbered instrument: the word of its number, and of its type ("resolution"), or CORPUS_NAME_WORDS. */
typedef struct corpus_law_name {
    uint8_t number, type;
} corpus_law_name;

/** Reads a name such as "Council Resolution 84" or "Council 84": the number is the last word, or stands
 * behind an instrument's noun. False where there is none such. */
bool corpus_name_law(const corpus_name *name, const corpus_name_facts *facts, corpus_law_name *law);

/** The end of a law's name without what it is about ("Corrin Protocol on Vaccine Safety" → 2), or 0 where it
 * has no such shorter name. */
uint8_t corpus_name_short_law(const corpus_name *name, const corpus_name_facts *facts);

#endif
