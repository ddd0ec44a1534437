#ifndef QUOTH_MODEL_CLASSES_H
#define QUOTH_MODEL_CLASSES_H

#include "model/lexicon.h"

/**
 * Classes of single words that rules ask for: the list function_words, whose head says what each is. The
 * words themselves are the language's.
 */
/* clang-format off */
#define MODEL_WORDS(X)                                                                                      \
    X(AGE, "age") X(AGE_UNIT, "age_unit") X(AGO, "ago") X(ANAPHORIC, "anaphoric") X(AND, "and")             \
    X(DAY, "day") X(DEADLINE, "deadline") X(DEFINITE, "definite")                                           \
    X(FULL_HOUR, "full_hour") X(FUTURE, "future") X(GENITIVE, "genitive") X(INDEFINITE, "indefinite") X(INFINITIVE, "infinitive")       \
    X(LAW_INNER, "law_inner") X(LAW_VAGUE, "law_vague") X(NEGATIVE_SUBJECT, "negative_subject")             \
    X(NEGATOR, "negator") X(NO_FACILITY, "no_facility")                                                     \
    X(NUMERAL_MARK, "numeral_mark") X(ORDINAL_END, "ordinal_end") X(PAIR, "pair") X(PERFECT, "perfect") X(POSSIBLE, "possible") X(RANK, "rank")           \
    X(RECENT, "recent") X(SAME, "same") X(SECOND, "second") X(SOURCE, "source") X(STAGE, "stage")           \
    X(TITLE_LINK, "title_link") X(WITH, "with") X(YEAR_MARK, "year_mark")
/* clang-format on */
typedef enum model_word_class {
#define MODEL_WORD_ENUM(id, text) MODEL_WORD_##id,
    MODEL_WORDS(MODEL_WORD_ENUM)
#undef MODEL_WORD_ENUM
        MODEL_WORD_COUNT
} model_word_class;

/** A list of words and their classes, at most 64. */
typedef struct model_classes {
    model_lexicon list;
} model_classes;

/** Opens a list of two columns, word and class, with the classes' names in the order of their ids; false with
 * *error where the file lacks it, or it lacks a class or has an unknown one. */
bool model_classes_open(model_classes *classes, const model_file *file, const char *name,
                        const char *const *names, uint32_t count, base_error *error);

/** The same for the list function_words, whose ids are those above. */
bool model_classes_open_words(model_classes *classes, const model_file *file, base_error *error);

/** The classes of exactly these bytes: a bit 1 << id for each. */
uint64_t model_classes_find(const model_classes *classes, const char *bytes, size_t count);

/** The same with the ASCII letters in either case; 0 for a word of more than 24 bytes. */
uint64_t model_classes_of(const model_classes *classes, const char *bytes, size_t count);

/** True where such bits have a class. */
static inline bool model_classes_have(uint64_t bits, uint32_t class) {
    return bits >> class & 1;
}

#endif
