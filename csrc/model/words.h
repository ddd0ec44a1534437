#ifndef QUOTH_MODEL_WORDS_H
#define QUOTH_MODEL_WORDS_H

#include "model/file.h"

/** Of a word without a vector. */
#define MODEL_WORDS_NO_VECTOR 0xFFFFFu
/** Bits of membership that a word can have. */
#define MODEL_WORDS_BITS 12u

/** What is known of a word from large corpora and from lists of names. */
typedef struct model_word {
    uint32_t vector; /**< row of its vector, or MODEL_WORDS_NO_VECTOR */
    uint32_t lists;  /**< bit i: a member of the i-th list that the trainer was given */
} model_word;

/**
 * The words' table: keys are 32-bit hashes of lower-case forms, sorted, so that the file holds no text. A
 * word that is not there is taken for one that is with a probability of 1 in 2^32 / count.
 *
 * Section: u32 count, u32 rows, u32 dimensions, u32 directory bits; f32 scale; u32 zeros[3];
 * u32 directory[2^bits + 1]; u32 keys[count]; u32 values[count] (vector | lists << 20);
 * padding to 64; i8 vectors[rows][dimensions].
 */
typedef struct model_words {
    uint32_t count, rows, dimensions, directory_bits;
    float scale; /**< real component = stored component × scale */
    const uint32_t *directory, *keys, *values;
    const int8_t *vectors;
} model_words;

/** Binds to a section; false with BASE_FORMAT where it is ill-formed. Cost: O(2^directory bits). */
bool model_words_bind(model_words *words, model_section section, base_error *error);

/** The key under which a normal form (see model/features.h) is stored. */
uint32_t model_words_key(const char *norm, size_t count);

/** Looks a normal form up; no vector and no lists where it is unknown. About 40 instructions. */
model_word model_words_find(const model_words *words, const char *norm, size_t count);

#endif
