#ifndef QUOTH_MODEL_WORDS_H
#define QUOTH_MODEL_WORDS_H

#include "model/file.h"

/** Of a word without a vector. */
#define MODEL_WORDS_NO_VECTOR UINT32_MAX
/** Bits of membership that a word can have; as many of its key are in the directory. */
#define MODEL_WORDS_BITS 12u
#define MODEL_WORDS_BUCKETS (1u << MODEL_WORDS_BITS)
/** First number of a section: "WRD2". */
#define MODEL_WORDS_LAYOUT 0x32445257u
/** Vectors are stored as codes of one byte, each for up to MODEL_WORDS_WIDTH components. */
#define MODEL_WORDS_CODES 256u
#define MODEL_WORDS_WIDTH 4u
#define MODEL_WORDS_DIMENSIONS 1024u
/** What stands for zero in an unpacked component; components are 0 … 127. */
#define MODEL_WORDS_ZERO 64

/** What is known of a word from large corpora and from lists of names. */
typedef struct model_word {
    uint32_t vector; /**< row of its vector, or MODEL_WORDS_NO_VECTOR */
    uint32_t lists;  /**< bit i: a member of the i-th list that the trainer was given */
} model_word;

/** Words by key: entries of bucket b are entries[directory[b]] … entries[directory[b + 1] - 1], sorted. */
typedef struct model_words_table {
    uint32_t count;
    const uint32_t *directory; /**< [MODEL_WORDS_BUCKETS + 1] */
    const uint32_t *entries;   /**< lower 20 bits of the key, then 12 bits of lists */
} model_words_table;

/**
 * The words' table: keys are 32-bit hashes of lower-case forms, sorted, so that the file holds no text. A
 * word that is not there is taken for one that is with a probability of 1 in 2^32 / count. Words with a
 * vector come first, and the i-th of them has the i-th vector; then words that only lists know.
 *
 * A vector is coded in groups of `width` components: a byte a group says which of the group's 256 code words
 * comes nearest (product quantisation, Jégou et al. 2011).
 *
 * Section: u32 layout, u32 words with a vector, u32 other words, u32 dimensions, u32 width; f32 scale;
 * u32 zeros[2]; u32 directory[4097], u32 entries[words] of both tables; padding to 64; u8 code
 * words[dimensions / width][256][4]; u8 codes[words][dimensions / width].
 */
typedef struct model_words {
    model_words_table known, listed;
    uint32_t dimensions, width, groups;
    float scale;               /**< real component = (unpacked component - MODEL_WORDS_ZERO) × scale */
    const uint8_t *code_words; /**< [groups][MODEL_WORDS_CODES][MODEL_WORDS_WIDTH] */
    const uint8_t *codes;      /**< [known.count][groups] */
} model_words;

/** Binds to a section; false with BASE_FORMAT where it is ill-formed or of another layout. About 30,000
 * instructions. */
bool model_words_bind(model_words *words, model_section section, base_error *error);

/** The hash of a normal form (see model/features.h). */
uint64_t model_words_hash(const char *norm, size_t count);

/** The key under which a normal form is stored: the upper half of its hash. */
uint32_t model_words_key(const char *norm, size_t count);

/** Looks a normal form up; no vector and no lists where it is unknown. About 40 instructions, twice as many
 * for a word without a vector. */
model_word model_words_find(const model_words *words, const char *norm, size_t count);

/**
 * Unpacks a vector into out[dimensions]; up to MODEL_WORDS_WIDTH - 1 bytes behind it are overwritten. `row`
 * comes from model_words_find. 8 instructions a group.
 */
void model_words_vector(const model_words *words, uint32_t row, uint8_t *out);

#endif
