#ifndef QUOTH_REFER_FACTS_H
#define QUOTH_REFER_FACTS_H

#include "doc/doc.h"
#include "model/lexicon.h"
#include "refer/features.h"

/** The lexicons that this room reads: see the headers of csrc/model/lexicon/refer_*.tsv. */
typedef struct refer_facts {
    model_lexicon aliases, determiners, frames, given, instruments, nouns, pronouns, readings, reporting,
        times, titles, units;
    refer_weights weights; /**< of what speaks for a pronoun's antecedent */
} refer_facts;

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

/** Opens all; false with *error where memory ran out. */
bool refer_facts_open(refer_facts *facts, const base_allocator *allocator, base_error *error);

/** Releases all. */
void refer_facts_close(refer_facts *facts);

/** A common noun by its lower-case lemma; a hyphenated one ("co-author") also by its last part. */
refer_noun refer_facts_noun(const refer_facts *facts, const char *lemma, size_t count);

/** A name by its exact bytes; form REFER_NO_ALIAS where there is none such. */
refer_alias refer_facts_alias(const refer_facts *facts, const char *name, size_t count);

/** The gender of a given name (exact bytes), DOC_GENDER_UNKNOWN for an unknown one; *formal is the fuller
 * form, empty where there is none. */
uint8_t refer_facts_given(const refer_facts *facts, const char *name, size_t count, model_cell *formal);

/** True where a lower-case word or phrase has this class in `titles`. */
bool refer_facts_title_is(const refer_facts *facts, const char *word, size_t count, const char *class);

/** doc_gender by its name in the lexicons. */
uint8_t refer_facts_gender(model_cell cell);

#endif
