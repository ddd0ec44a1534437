#ifndef QUOTH_REFER_LEXICONS_H
#define QUOTH_REFER_LEXICONS_H

#include "doc/doc.h"
#include "model/classes.h"
#include "model/lexicon.h"
#include "refer/features.h"
#include "time/lexicons.h"

/** The lists that this room reads: see the heads of csrc/language/en/refer_*.tsv. */
typedef struct refer_lexicons {
    model_classes words; /**< what single words are */
    model_lexicon aliases, determiners, frames, given, instruments, nouns, pronouns, readings, reporting,
        titles, units;
    time_lexicons times;
    refer_weights weights; /**< of what speaks for a pronoun's antecedent */
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
    REFER_RELATIVE
} refer_pronoun_type;

/** How an instrument's noun makes names: the second column of refer_instruments. */
typedef enum refer_making {
    REFER_NO_INSTRUMENT,
    REFER_NUMBERED,
    REFER_A_NAMED,
    REFER_ABOUT,
    REFER_ALONE,
    REFER_ORDINAL,
    REFER_PART,
    REFER_COMMON_ONLY
} refer_making;

/** Its further columns: an issuer and a number name it, it may be an event, it is of the family of laws. */
enum { REFER_ISSUER, REFER_EVENT = 0, REFER_FAMILY_LAW = 0 };

/** In refer_nouns: "the ..." may stand for any name of its kind. */
enum { REFER_ANY };

/** What a name of refer_aliases names. */
typedef enum refer_alias_class {
    REFER_ALIAS_COUNTRY,
    REFER_ALIAS_REGION,
    REFER_ALIAS_STATE,
    REFER_ALIAS_BELIEF,
    REFER_ALIAS_ORG
} refer_alias_class;

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

/** What a word around a name is: the second column of refer_titles. */
typedef enum refer_title_class {
    REFER_HONORIFIC,
    REFER_OFFICE,
    REFER_SUFFIX,
    REFER_COMPANY,
    REFER_PARTICLE,
    REFER_MODIFIER_WORD,
    REFER_PORTFOLIO
} refer_title_class;

/** Words around numbers: refer_units. */
typedef enum refer_unit { REFER_CURRENCY, REFER_SYMBOL, REFER_SCALE, REFER_SHARE } refer_unit;

/** How a common noun refers. */
typedef enum refer_class {
    REFER_NO_CLASS, /**< not in the lexicon */
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
} refer_noun;

/** How a name in `aliases` stands for its entity. */
typedef enum refer_alias_form {
    REFER_NO_ALIAS,
    REFER_ALIAS_NAME,
    REFER_ALIAS_ADJECTIVE,
    REFER_ALIAS_PEOPLE
} refer_alias_form;

/** What the lexicon says of a name. */
typedef struct refer_alias {
    model_cell name; /**< the entity's name */
    uint32_t row;    /**< row of `aliases` with that name as its key, or of this name */
    uint8_t form;    /**< refer_alias_form */
    uint8_t kind;    /**< doc_kind of such a mention */
    bool place;      /**< stands for a country, region or state */
    bool country;
} refer_alias;

/** Opens all and binds their classes; false with *error where the file lacks one or it does not fit. They
 * borrow from the file. */
bool refer_lexicons_open(refer_lexicons *facts, const model_file *file, base_error *error);

/** A common noun by its lower-case lemma; a hyphenated one ("co-author") also by its last part. */
refer_noun refer_lexicons_noun(const refer_lexicons *facts, const char *lemma, size_t count);

/** A name by its exact bytes; form REFER_NO_ALIAS where there is none such. */
refer_alias refer_lexicons_alias(const refer_lexicons *facts, const char *name, size_t count);

/** The gender of a given name (exact bytes), DOC_GENDER_UNKNOWN for an unknown one; *formal is the fuller
 * form, empty where there is none. */
uint8_t refer_lexicons_given(const refer_lexicons *facts, const char *name, size_t count, model_cell *formal);

/** True where a lower-case word or phrase has this class in `titles`. */
bool refer_lexicons_title_is(const refer_lexicons *facts, const char *word, size_t count,
                             refer_title_class class);

#endif
