#ifndef QUOTH_DOC_TOKENS_H
#define QUOTH_DOC_TOKENS_H

#include <stdbool.h>
#include <stdint.h>

/** What doc_head answers for the root of a sentence. */
#define DOC_HEAD_ROOT UINT16_MAX
/** Most tokens in a sentence: a longer one is cut. */
#define DOC_SENTENCE_TOKENS 400
/** Most bytes in a token: a longer one is cut at a character. */
#define DOC_TOKEN_BYTES 1000
/** Most names of morphological features. */
#define DOC_FEATS 1024

/** Bits of the column `flags`; the others are the upper bits of narrow columns. */
enum {
    DOC_SPACE_AFTER = 1, /**< white space or the text's end follows */
    DOC_MULTI_FIRST = 2, /**< first word of a multi-word token ("do" of "don't") */
    DOC_MULTI_NEXT = 4   /**< further word of the multi-word token before it ("n't") */
};

/**
 * The words of a document, a column a field; a token is an index into all of them. Every visible character of
 * the text belongs to exactly one token, in order; the words of a multi-word token spell it. What has an
 * underscore is read and written by the functions below alone: a token of an article takes 12 bytes, and 16
 * where the text or the strings pass 64 KiB (`wide`).
 */
typedef struct doc_tokens {
    uint32_t count, capacity;
    bool wide;
    uint16_t *begin_, *lemma_;           /**< lower halves; begin_ is where all columns lie */
    uint16_t *begin_high_, *lemma_high_; /**< upper halves, where wide */
    uint8_t *length_, *feats_, *head_;   /**< lower bytes; `flags` has the rest */
    uint8_t *upos, *xpos, *deprel, *flags;
    uint8_t *name; /**< 0 outside a name; else 1 + 2 * doc_kind, + 1 on a name's first token */
} doc_tokens;

#define DOC_NAME_INSIDE(kind) ((uint8_t)(1 + 2 * (kind)))
#define DOC_NAME_FIRST(kind) ((uint8_t)(2 + 2 * (kind)))

/* Few words have more than 255 bytes, few sentences more than 255 words, and few feats names are used often.
 */
enum { DOC_LENGTH_SHIFT = 3, DOC_FEATS_SHIFT = 5, DOC_HEAD_SHIFT = 7 };

/** The token's first byte in the text. */
static inline uint32_t doc_begin(const doc_tokens *tokens, uint32_t token) {
    uint32_t low = tokens->begin_[token];
    return tokens->wide ? low | (uint32_t)tokens->begin_high_[token] << 16 : low;
}

/** Its bytes. */
static inline uint16_t doc_length(const doc_tokens *tokens, uint32_t token) {
    return (uint16_t)(tokens->length_[token] | (tokens->flags[token] >> DOC_LENGTH_SHIFT & 3) << 8);
}

/** Its lemma's string id; 0, the empty string, before one is set. */
static inline uint32_t doc_lemma(const doc_tokens *tokens, uint32_t token) {
    uint32_t low = tokens->lemma_[token];
    return tokens->wide ? low | (uint32_t)tokens->lemma_high_[token] << 16 : low;
}

/** Index into the document's feats_names; 0 is none. */
static inline uint16_t doc_feats(const doc_tokens *tokens, uint32_t token) {
    return (uint16_t)(tokens->feats_[token] | (tokens->flags[token] >> DOC_FEATS_SHIFT & 3) << 8);
}

/** Its head's position in the sentence from 0, or DOC_HEAD_ROOT, as before one is set. */
static inline uint16_t doc_head(const doc_tokens *tokens, uint32_t token) {
    return (uint16_t)((tokens->head_[token] | tokens->flags[token] >> DOC_HEAD_SHIFT << 8) - 1);
}

static inline void doc_set_bits(doc_tokens *tokens, uint32_t token, uint32_t bits, uint32_t shift,
                                uint32_t value) {
    tokens->flags[token] = (uint8_t)((tokens->flags[token] & ~(bits << shift)) | (value & bits) << shift);
}

/** Sets feats, below DOC_FEATS. */
static inline void doc_set_feats(doc_tokens *tokens, uint32_t token, uint16_t feats) {
    tokens->feats_[token] = (uint8_t)feats;
    doc_set_bits(tokens, token, 3, DOC_FEATS_SHIFT, feats >> 8);
}

/** Sets the head: a position in the sentence, or DOC_HEAD_ROOT. */
static inline void doc_set_head(doc_tokens *tokens, uint32_t token, uint16_t head) {
    uint16_t next = (uint16_t)(head + 1);
    tokens->head_[token] = (uint8_t)next;
    doc_set_bits(tokens, token, 1, DOC_HEAD_SHIFT, next >> 8);
}

/** Appends a token; false, and nothing is done, where doc_add_token must make room first. */
static inline bool doc_put_token(doc_tokens *tokens, uint32_t begin, uint32_t length, uint8_t flags) {
    if (tokens->count == tokens->capacity || (begin > UINT16_MAX && !tokens->wide)) return false;
    uint32_t token = tokens->count++;
    tokens->begin_[token] = (uint16_t)begin;
    if (tokens->wide) tokens->begin_high_[token] = (uint16_t)(begin >> 16);
    tokens->length_[token] = (uint8_t)length;
    tokens->flags[token] = (uint8_t)(flags | length >> 8 << DOC_LENGTH_SHIFT);
    return true;
}

#endif
