/* What a noun that no list knows stands for: a person, a body, a place or a thing, by how the word is used. */

#include "refer/noun_kind.h"

#include <string.h>

/** Most dimensions of a vector; the lists' bits follow. */
#define VECTOR 128
/** A list's bit counts as much as this step of a vector. */
#define LISTED 32
/** The least weight of a kind over that of a thing: two to one, in thousandths of a natural logarithm. */
#define SURE 700

bool refer_noun_inputs(const model_words *words, const char *lemma, size_t count,
                       int8_t inputs[REFER_NOUN_INPUTS]) {
    if (words->dimensions == 0 || words->dimensions > VECTOR) return false;
    model_word word = model_words_find(words, lemma, count);
    if (word.vector == MODEL_WORDS_NO_VECTOR) return false;
    uint8_t vector[VECTOR + MODEL_WORDS_WIDTH];
    model_words_vector(words, word.vector, vector);
    memset(inputs, 0, REFER_NOUN_INPUTS);
    for (uint32_t i = 0; i < words->dimensions; i++) inputs[i] = (int8_t)(vector[i] - MODEL_WORDS_ZERO);
    for (uint32_t bit = 0; bit < MODEL_WORDS_BITS; bit++)
        inputs[VECTOR + bit] = word.lists >> bit & 1 ? LISTED : 0;
    inputs[VECTOR + MODEL_WORDS_BITS] = LISTED;
    return true;
}

refer_noun_kind refer_noun_guess(const refer_noun_kinds *kinds, const model_words *words, const char *lemma,
                                 size_t count) {
    int8_t inputs[REFER_NOUN_INPUTS];
    if (!kinds->weights || !refer_noun_inputs(words, lemma, count, inputs)) return REFER_NOUN_THING;
    int32_t best = SURE;
    uint32_t found = REFER_NOUN_THING;
    for (uint32_t k = 1; k < REFER_NOUN_KINDS; k++) {
        const int16_t *weights = kinds->weights + (k - 1) * REFER_NOUN_INPUTS;
        int32_t sum = 0;
        for (uint32_t i = 0; i < REFER_NOUN_INPUTS; i++) sum += inputs[i] * weights[i];
        if (sum / 32 > best) best = sum / 32, found = k;
    }
    return (refer_noun_kind)found;
}
