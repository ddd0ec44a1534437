#ifndef QUOTH_REFER_LIKENESS_H
#define QUOTH_REFER_LIKENESS_H

#include "model/words.h"

/** A word's vector, unpacked around zero. */
typedef struct refer_vector {
    int8_t parts[MODEL_WORDS_DIMENSIONS + MODEL_WORDS_WIDTH];
    uint32_t count; /**< 0: it has none */
    int32_t square; /**< of its length */
} refer_vector;

/** The row of a word's vector, or MODEL_WORDS_NO_VECTOR. */
uint32_t refer_vector_row(const model_words *words, const char *lemma, size_t count);

/** Unpacks the vector of that row. O(dimensions). */
void refer_vector_fill(const model_words *words, uint32_t row, refer_vector *vector);

/** How alike two words are used: 0 where a vector is missing, else 1 (not at all) … 7. O(dimensions). */
uint32_t refer_likeness(const refer_vector *a, const refer_vector *b);

#endif
