#ifndef QUOTH_NAME_LEXICONS_H
#define QUOTH_NAME_LEXICONS_H

#include "doc/doc.h"
#include "model/classes.h"

/** What a word inside a name is: the second column of name_words. */
typedef enum name_use {
    NAME_ARTICLE,
    NAME_BODY,           /**< goes with the legal form behind it: "Group PLC" */
    NAME_DESIGNATOR,     /**< a company's legal form */
    NAME_HYPHEN_SURNAME, /**< before a given name of two syllables: "Ban Ki-moon" */
    NAME_LINK,           /**< joins the words of a name: "of" */
    NAME_PARTICLE,       /**< begins a surname of several words: "van" */
    NAME_POSSESSIVE,
    NAME_PARTY,      /**< a party's letters before a state: "D-N.Y." */
    NAME_STATE,      /**< a state in short: "Mo.", "CT" */
    NAME_STATE_BODY, /**< what every state has: "government" */
    NAME_SUFFIX,     /**< behind a person's name: "Jr." */
    NAME_TRADE,      /**< what a company does, at the end of its name: "Airlines" */
    NAME_UNIQUE,     /**< a noun that means one thing everywhere: "the world" */
    NAME_USE_COUNT
} name_use;

/** What a word or phrase before a name is: the second column of name_titles. */
typedef enum name_title_class {
    NAME_HONORIFIC,
    NAME_OFFICE,
    NAME_MODIFIER, /**< no part of a title: "former" */
    NAME_PORTFOLIO /**< what follows its "of" is no name: "Secretary of Defense" */
} name_title_class;

/** How an instrument's noun makes names: the second column of name_instruments. */
typedef enum name_making {
    NAME_NO_INSTRUMENT,
    NAME_NUMBERED,
    NAME_BY_WORDS,
    NAME_BY_SUBJECT,
    NAME_ALONE,
    NAME_BY_ORDINAL,
    NAME_PART,
    NAME_COMMON_ONLY
} name_making;

/** Its further columns: an issuer and a number name it, it may be an event, it is of the family of laws. */
enum { NAME_ISSUER, NAME_EVENT = 0, NAME_FAMILY_LAW = 0 };

/** What a name of name_aliases names. */
typedef enum name_alias_class {
    NAME_ALIAS_COUNTRY,
    NAME_ALIAS_REGION,
    NAME_ALIAS_STATE,
    NAME_ALIAS_BELIEF,
    NAME_ALIAS_ORG
} name_alias_class;

/** How a name in name_aliases stands for its entity. */
typedef enum name_alias_form {
    NAME_NO_ALIAS,
    NAME_ALIAS_NAME,
    NAME_ALIAS_ADJECTIVE,
    NAME_ALIAS_PEOPLE
} name_alias_form;

/** What is known of names, opened once and shared. Read-only and thread-safe once open. */
typedef struct name_lexicons {
    const base_allocator *allocator; /**< its secret keys the hashes of names */
    model_classes function_words;    /**< what single words are */
    model_classes words;             /**< name_words: particles, suffixes, legal forms, links */
    model_lexicon titles;            /**< name_titles: honorifics and offices */
    model_lexicon aliases;           /**< name_aliases: names that stand for one place or organisation */
    model_lexicon instruments;       /**< name_instruments: nouns that name legal instruments */
    model_lexicon given;             /**< name_given: given names and the fuller forms behind short ones */
} name_lexicons;

/** Opens the lists of a model file, from which they borrow; false with *error where it lacks one or one does not fit. */
bool name_lexicons_open(name_lexicons *lexicons, const model_file *file, const base_allocator *allocator,
                        base_error *error);

/** True where a folded word has this use, with or without dots ("Ltd.", "S.A."). */
bool name_word_is(const name_lexicons *lexicons, const char *word, size_t count, name_use use);

/** True where a folded word or phrase has this class among the titles. */
bool name_title_is(const name_lexicons *lexicons, const char *word, size_t count, name_title_class class);

/** What the lists say of a name. */
typedef struct name_alias {
    model_cell name; /**< the entity's name */
    uint32_t row;    /**< row of `aliases` with that name as its key, or of this name */
    uint8_t form;    /**< name_alias_form */
    uint8_t kind;    /**< doc_kind of such a mention */
    bool place;      /**< stands for a country, region or state */
    bool country;
} name_alias;

/** A name by its exact bytes; form NAME_NO_ALIAS where there is none such. */
name_alias name_alias_find(const name_lexicons *lexicons, const char *name, size_t count);

/** What a row of `aliases` names: name_alias_class. */
static inline uint8_t name_alias_class_of(const name_lexicons *lexicons, uint32_t row) {
    return model_lexicon_id(&lexicons->aliases, row, 4);
}

/** The gender of a given name (exact bytes), DOC_GENDER_UNKNOWN for an unknown one; *formal is the fuller form, empty
 * where there is none. */
uint8_t name_given_gender(const name_lexicons *lexicons, const char *name, size_t count, model_cell *formal);

/** The usual wording of a folded title ("amb." → "ambassador"); empty where it has none other. */
model_cell name_title_usual(const name_lexicons *lexicons, const char *title, size_t count);

#endif
