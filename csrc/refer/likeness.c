/* How alike two nouns are used: the angle between their words' vectors, in whole numbers. */

#include "refer/likeness.h"

uint32_t refer_vector_row(const model_words *words, const char *lemma, size_t count) {
    return words->dimensions == 0 ? MODEL_WORDS_NO_VECTOR : model_words_find(words, lemma, count).vector;
}

static int32_t product(const refer_vector *a, const refer_vector *b) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < a->count; i++) sum += a->parts[i] * b->parts[i];
    return sum;
}

void refer_vector_fill(const model_words *words, uint32_t row, refer_vector *vector) {
    vector->count = row == MODEL_WORDS_NO_VECTOR ? 0 : words->dimensions;
    if (vector->count == 0) return;
    uint8_t *bytes = (uint8_t *)vector->parts;
    model_words_vector(words, row, bytes);
    for (uint32_t i = 0; i < vector->count; i++) vector->parts[i] = (int8_t)(bytes[i] - MODEL_WORDS_ZERO);
    vector->square = product(vector, vector);
}

uint32_t refer_likeness(const refer_vector *a, const refer_vector *b) {
    if (a->count == 0 || b->count != a->count || a->square == 0 || b->square == 0) return 0;
    int64_t both = product(a, b);
    if (both <= 0) return 1;
    /* The square of the cosine, in thousandths; from what cosine on each step is. */
    int64_t square = both * both * 1000 / ((int64_t)a->square * b->square);
    static const int16_t steps[] = {40, 90, 160, 250, 360, 490};
    uint32_t found = 1;
    for (uint32_t s = 0; s < sizeof steps / sizeof *steps; s++) found += square >= steps[s];
    return found;
}
