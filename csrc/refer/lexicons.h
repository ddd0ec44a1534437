#ifndef QUOTH_REFER_LEXICONS_H
#define QUOTH_REFER_LEXICONS_H

#include "name/lexicons.h"
#include "refer/noun_kind.h"
#include "refer/scorer.h"
#include "time/lexicons.h"

/** The lists that this room reads: see the heads of csrc/language/en/refer_*.tsv. */
typedef struct refer_lexicons {
    const name_lexicons *names;
    model_lexicon determiners, frames, nouns, pronouns, readings, reporting, things, units;
    time_lexicons times;
    model_words words;           /**< vectors of words; without dimensions where the file has none */
    refer_noun_kinds noun_kinds; /**< for nouns that are not in `nouns` */
    refer_scorer scorer;         /**< of what speaks for an antecedent */
} refer_lexicons;

/** Beyond doc_gender, in the lists: a human of either gender. */
enum { REFER_GENDER_PERSON = DOC_NEUTER + 1 };

typedef enum refer_number { REFER_NUMBER_UNKNOWN, REFER_SINGULAR, REFER_PLURAL } refer_number;

/** How a noun phrase begins. */
typedef enum refer_article {
    REFER_BARE,
    REFER_DEFINITE,
    REFER_INDEFINITE,
    REFER_DEMONSTRATIVE,
    REFER_POSSESSIVE,
    REFER_NO_REFERENT /**< "no", "any", "every", "each": refers to nothing in particular */
} refer_article;

typedef enum refer_pronoun_type {
    REFER_NO_PRONOUN,
    REFER_PERSONAL,
    REFER_POSSESSIVE_PRONOUN,
    REFER_REFLEXIVE,
    REFER_RELATIVE,
    REFER_FORMER, /**< the first of two */
    REFER_LATTER
} refer_pronoun_type;

/** In nouns: "the ..." may stand for any name of its kind. */
enum { REFER_ANY };

/** Where a word of refer_frames stands beside a name. */
typedef enum refer_frame_place { REFER_FRAME_BEFORE, REFER_FRAME_OF, REFER_FRAME_OWNED } refer_frame_place;

/** Where a word of refer_readings stands beside an instrument's noun, and what it makes of it. */
typedef enum refer_reading_place {
    REFER_GOVERNOR,
    REFER_MODIFIER,
    REFER_COMPLEMENT,
    REFER_OBJECT_OF,
    REFER_ISSUER_WORD
} refer_reading_place;
typedef enum refer_reading {
    REFER_READS_EVENT,
    REFER_READS_INSTRUMENT,
    REFER_READS_ESTABLISHED,
    REFER_READS_FIELD,
    REFER_READS_IDIOM
} refer_reading;

/** How a noun of refer_things takes up a thing of its family. */
typedef enum refer_use {
    REFER_USE_CORE,
    REFER_USE_LOOSE,   /**< wider: takes up what was spoken of shortly before */
    REFER_USE_SEVERAL, /**< its plural may be one thing */
    REFER_USE_APART,   /**< says that another thing is meant */
    REFER_USE_AGAIN,   /**< says that it is the same: "such a" */
    REFER_USE_NAMING   /**< before a name: "known as" */
} refer_use;

/** Words around numbers: refer_units. */
typedef enum refer_unit { REFER_CURRENCY, REFER_SYMBOL, REFER_SCALE, REFER_SHARE } refer_unit;

/** How a common noun refers. */
typedef enum refer_class {
    REFER_NO_CLASS, /**< not in the list, or there only for what it is as a source */
    REFER_A_PERSON,
    REFER_ROLE,
    REFER_SOURCE,
    REFER_COLLECTIVE,
    REFER_SEVERAL,
    REFER_AN_ORG,
    REFER_COUNTRY,
    REFER_CITY,
    REFER_A_PLACE,
    REFER_A_FACILITY,
    REFER_INSTRUMENT,
    REFER_DOCUMENT
} refer_class;

/** What the lexicon says of a common noun. */
typedef struct refer_noun {
    uint8_t kind;   /**< doc_kind */
    uint8_t class;  /**< refer_class */
    uint8_t gender; /**< doc_gender */
    bool any;       /**< "the ..." may stand for any name of its kind */
} refer_noun;

/** Opens all and binds their classes; false with *error where the file lacks one or it does not fit. They
 * borrow from the file and from `names`. Without weights where they are still to be learned. */
bool refer_lexicons_open(refer_lexicons *facts, const model_file *file, const name_lexicons *names,
                         bool weights, base_error *error);

/** Most families that a noun is of. */
#define REFER_FAMILIES 12

/** The families of a noun that names things: equal pointers are the same family. */
typedef struct refer_kin {
    const char *families[REFER_FAMILIES];
    uint8_t uses[REFER_FAMILIES]; /**< refer_use */
    uint32_t count;
} refer_kin;

/** The families of a noun, or of another word that refer_things has, by its lower-case lemma. */
refer_kin refer_lexicons_kin(const refer_lexicons *facts, const char *lemma, size_t count);

/** A common noun by its lower-case lemma; a hyphenated one ("co-author") also by its last part. */
refer_noun refer_lexicons_noun(const refer_lexicons *facts, const char *lemma, size_t count);

#endif
