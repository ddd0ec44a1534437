#ifndef QUOTH_REFER_NOUN_KIND_H
#define QUOTH_REFER_NOUN_KIND_H

#include "model/words.h"

/** What a noun that no list knows may be. */
typedef enum refer_noun_kind {
    REFER_NOUN_THING,
    REFER_NOUN_PERSON,
    REFER_NOUN_BODY,
    REFER_NOUN_PLACE,
    REFER_NOUN_KINDS
} refer_noun_kind;

/** What is heard of a noun: its vector, the lists that it is on, and one more that is always there. */
#define REFER_NOUN_INPUTS (128u + MODEL_WORDS_BITS + 1u)

/** Weights of each kind but for the first, in thousandths of a step of a vector. */
typedef struct refer_noun_kinds {
    const int16_t *weights; /**< [REFER_NOUN_KINDS - 1][REFER_NOUN_INPUTS], or NULL */
} refer_noun_kinds;

/** The inputs of a word; false where it has no vector. O(dimensions). */
bool refer_noun_inputs(const model_words *words, const char *lemma, size_t count,
                       int8_t inputs[REFER_NOUN_INPUTS]);

/** The kind that a noun surely is of, by its word alone; REFER_NOUN_THING otherwise. O(dimensions). */
refer_noun_kind refer_noun_guess(const refer_noun_kinds *kinds, const model_words *words, const char *lemma,
                                 size_t count);

#endif
