#ifndef QUOTH_PATTERN_CODE_H
#define QUOTH_PATTERN_CODE_H

#include "base/buf.h"
#include "pattern/pattern.h"

/* What the compiler and the matcher of patterns share. */

#define PATTERN_MAX_STEPS 4096u
#define PATTERN_MAX_SLOTS 65536u

typedef enum pattern_op {
    PATTERN_WORD,  /**< tokens without space between them that spell a folded word */
    PATTERN_TEST,  /**< one token that passes a test */
    PATTERN_SPLIT, /**< goes on at both steps */
    PATTERN_MATCH
} pattern_op;

/** A step of the program; the next one is `next`. */
typedef struct pattern_step {
    uint8_t op;
    uint32_t next, other; /**< `other`: the second way of a split */
    uint32_t item;        /**< the word's first byte in `bytes`, or the test's index */
    uint32_t length;      /**< of the word */
    uint32_t slot;        /**< a word has one state for each byte that is already spelled, others have one */
} pattern_step;

typedef enum pattern_key {
    PATTERN_NORM,
    PATTERN_TEXT,
    PATTERN_LEMMA,
    PATTERN_UPOS,
    PATTERN_XPOS,
    PATTERN_DEPREL,
    PATTERN_KIND,
    PATTERN_FEATS,
    PATTERN_KEY_COUNT
} pattern_key;

/** One condition on a token: its `key` is one of the values, or (negated) none of them. */
typedef struct pattern_condition {
    uint8_t key;
    bool negated;
    uint64_t labels;        /**< for upos, xpos, deprel, kind: the set of values */
    uint32_t first, values; /**< for the others: strings in `bytes`, each ended by NUL, which may hold `*` */
} pattern_condition;

/** Conditions that a token must meet together; none: any token. */
typedef struct pattern_test {
    uint32_t first, count;
} pattern_test;

struct pattern_program {
    const base_allocator *allocator;
    BASE_VEC(pattern_step) steps;
    BASE_VEC(pattern_test) tests;
    BASE_VEC(pattern_condition) conditions;
    base_buf bytes;
    uint32_t start, slots;
};

/** Number of a key's name, or PATTERN_KEY_COUNT. */
pattern_key pattern_key_find(const char *bytes, size_t count);

/** The labels of a key that a value (which may hold `*`) names, as a set; 0 where there is none such. */
uint64_t pattern_labels(pattern_key key, const char *value, size_t count);

/** True where bytes match a NUL-terminated string in which `*` stands for any bytes. Linear for each `*`. */
bool pattern_glob(const char *glob, const char *bytes, size_t count);

/** A token as tests see it, filled as they ask. */
typedef struct pattern_token {
    const doc *document;
    uint32_t index;
    uint16_t norm_length; /**< UINT16_MAX before it is asked for */
    char norm[DOC_TOKEN_BYTES];
} pattern_token;

/** The token's folded form. */
const char *pattern_token_norm(pattern_token *token, size_t *count);

/** True where the token meets all conditions of a test. */
bool pattern_passes(const pattern_program *pattern, uint32_t test, pattern_token *token);

#endif
