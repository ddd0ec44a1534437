#ifndef QUOTH_MODEL_FEATURES_H
#define QUOTH_MODEL_FEATURES_H

#include "model/words.h"

/**
 * What the network sees of a word: one row in each of these tables, and the word's vector. The first is
 * indexed by a hash of the normal form, the next by hashes of its parts, the rest by small sets of facts.
 */
typedef enum model_feature {
    MODEL_FEATURE_NORM,
    MODEL_FEATURE_PREFIX,  /**< first three bytes */
    MODEL_FEATURE_SUFFIX2, /**< last two bytes */
    MODEL_FEATURE_SUFFIX3,
    MODEL_FEATURE_SUFFIX4,
    MODEL_FEATURE_SHAPE,   /**< "Xxx", "dd-dd", …: classes of characters, runs cut at three */
    MODEL_FEATURE_LISTS,   /**< membership bits of the words' table */
    MODEL_FEATURE_CONTEXT, /**< place in the sentence, spaces, quotation, capitals of the whole sentence */
    MODEL_FEATURE_GRAMS,   /**< hashes of three letters each, of words that may be names: any number a word */
    MODEL_FEATURE_COUNT
} model_feature;

/** Rows of each table; powers of two. LISTS has 2^n for n lists, CONTEXT has MODEL_CONTEXT_ROWS. */
typedef struct model_feature_sizes {
    uint32_t rows[MODEL_FEATURE_COUNT];
} model_feature_sizes;

#define MODEL_CONTEXT_ROWS 64u
/** Most bytes of a normal form; a longer word is cut. */
#define MODEL_NORM_BYTES 64u

/** Tables that have just one row a word. */
#define MODEL_FEATURE_SINGLE MODEL_FEATURE_GRAMS
/** Most rows of MODEL_FEATURE_GRAMS a word. */
#define MODEL_GRAMS_MOST 12u

/** A word as the network sees it. */
typedef struct model_input {
    uint32_t rows[MODEL_FEATURE_SINGLE];
    uint16_t grams[MODEL_GRAMS_MOST];
    uint32_t gram_count;
    uint32_t vector; /**< row of the words' vectors, or MODEL_WORDS_NO_VECTOR */
    uint64_t key;    /**< of the normal form where the word begins with a capital or is not ASCII, else 0 */
} model_input;

/** A sentence: `count` words by their place in `text`; where space_after[i] & 1 a space or the text's end
 * follows. */
typedef struct model_sentence {
    const char *text;
    const uint32_t *begin;
    const uint16_t *length;
    const uint8_t *space_after;
    uint32_t count;
    bool first_is_name; /**< the first word owes its capital to being a name, not to its place */
} model_sentence;

/**
 * Writes a word's normal form into norm[MODEL_NORM_BYTES]: lower case (Latin, Greek and Cyrillic letters),
 * straight quotation marks, "-" and "--" for dashes, "..." for an ellipsis; cut at MODEL_NORM_BYTES. Returns
 * its bytes.
 */
uint32_t model_norm(const char *bytes, uint32_t count, char *norm);

/** Fills one input a word. About 300 instructions a word. */
void model_features(const model_words *words, const model_feature_sizes *sizes,
                    const model_sentence *sentence, model_input *inputs);

#endif
