#ifndef QUOTH_LANG_TOKEN_SHAPE_H
#define QUOTH_LANG_TOKEN_SHAPE_H

#include "text/class.h"

/** What a piece of text looks like, whatever it says. */
typedef enum lang_shape {
    LANG_EDGE, /**< no piece: the paragraph's start or end */
    LANG_LOWER,
    LANG_CAPITALISED,
    LANG_UPPER,   /**< two or more letters */
    LANG_INITIAL, /**< one capital letter */
    LANG_MIXED,
    LANG_UNCASED, /**< letters of a script without case */
    LANG_NUMBER,
    LANG_MIXED_NUMBER, /**< letters and digits, or digits with punctuation inside */
    LANG_PERIOD,
    LANG_MARK, /**< ! ? and runs of them */
    LANG_ELLIPSIS,
    LANG_COMMA,
    LANG_SEMICOLON,
    LANG_COLON,
    LANG_QUOTE_OPEN,
    LANG_QUOTE_CLOSE,
    LANG_QUOTE_NEUTRAL,
    LANG_APOSTROPHE,
    LANG_BRACKET_OPEN,
    LANG_BRACKET_CLOSE,
    LANG_HYPHEN,
    LANG_DASH,
    LANG_SYMBOL,
    LANG_CURRENCY,
    LANG_ABBREVIATION, /**< letters and periods, the last one a period */
    LANG_ADDRESS,      /**< URL, e-mail, handle, hashtag */
    LANG_CLITIC,       /**< 's n't 're */
    LANG_OTHER,
    LANG_SHAPE_COUNT
} lang_shape;

/** All that the features of tokens and sentences know of a piece; `word` is the hash of its lower-case bytes.
 */
typedef struct lang_token_shape {
    uint64_t word;
    uint8_t shape;  /**< lang_shape */
    uint8_t length; /**< bytes, at most 255 */
    uint8_t first;  /**< first byte */
    uint8_t last;   /**< last byte */
    uint32_t ends;  /**< the last four bytes in lower case, the last one lowest */
} lang_token_shape;

/** The hash of nothing; extend it byte by byte. */
#define LANG_WORD_SEED UINT64_C(0xCBF29CE484222325)

/** The hash of one single quotation mark or apostrophe, whatever its form: ' followed by the run's length. */
#define LANG_SINGLE_QUOTE lang_word_add(lang_word_add(LANG_WORD_SEED, '\''), 1)

/** Hash of one more byte (FNV-1a); ASCII letters must come in lower case. */
static inline uint64_t lang_word_add(uint64_t word, unsigned char byte) {
    return (word ^ byte) * UINT64_C(0x100000001B3);
}

/** A feature: the template's number and up to two values, mixed so that the low bits depend on all. */
static inline uint64_t lang_feature(uint64_t template_number, uint64_t a, uint64_t b) {
    uint64_t mixed = (a + template_number * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 32) ^ b) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ (mixed >> 29);
}

/** Hash of a whole piece as `lang_token_shape.word` has it: ASCII letters in lower case, other bytes as they are.
 */
uint64_t lang_word_hash(const char *bytes, size_t count);

/** The shape of a run of letters, of which so many are upper and lower case. */
static inline uint8_t lang_letters_shape(size_t letters, size_t uppers, size_t lowers, bool first_upper) {
    if (uppers == 0) return lowers ? LANG_LOWER : LANG_UNCASED;
    if (letters == 1) return LANG_INITIAL;
    if (uppers == letters) return LANG_UPPER;
    return first_upper && lowers >= uppers ? LANG_CAPITALISED : LANG_MIXED; /* McBride too */
}

/**
 * Looks at the word of ASCII letters that begins at `bytes`; 0 where none does, or where it goes on with what
 * is not ASCII or not visible. The hot path of lang_token_shape_at.
 */
static inline size_t lang_token_shape_ascii(const char *bytes, size_t count, lang_token_shape *glance) {
    uint64_t word = LANG_WORD_SEED;
    uint32_t ends = 0;
    size_t at = 0, uppers = 0;
    for (; at < count; at++) {
        unsigned char byte = (unsigned char)bytes[at], low = byte | 0x20;
        if ((unsigned)(low - 'a') >= 26) break;
        word = lang_word_add(word, low);
        ends = ends << 8 | low;
        uppers += byte < 'a';
    }
    if (at == 0) return 0;
    if (at < count && (bytes[at] & 0x80 || text_ascii_classes[(unsigned char)bytes[at]] & TEXT_INVISIBLE))
        return 0;
    glance->word = word;
    glance->shape = lang_letters_shape(at, uppers, at - uppers, (unsigned char)bytes[0] < 'a');
    glance->length = (uint8_t)(at < 255 ? at : 255);
    glance->first = (uint8_t)bytes[0];
    glance->last = (uint8_t)bytes[at - 1];
    glance->ends = ends;
    return at;
}

/**
 * Looks at the piece that begins at `bytes` (count > 0): a run of letters, a run of digits, a run of one
 * punctuation mark, or one symbol with what modifies it. Fills *glance and returns the piece's bytes. Single
 * quotation marks of every form share one hash, so do double ones.
 */
size_t lang_token_shape_at(const char *bytes, size_t count, lang_token_shape *glance);

/** Looks at a token made of several pieces. */
void lang_token_shape_of(const char *bytes, size_t count, lang_token_shape *glance);

#endif
