#ifndef QUOTH_LANG_SENTENCE_H
#define QUOTH_LANG_SENTENCE_H

#include "lang/token.h"

/** First number of the section "sentence"; then come the sizes of two model/linear.h sections, and these. */
#define LANG_SENTENCE_VERSION 1u
/** Features of one place where a sentence may end. */
#define LANG_SPLIT_FEATURES 40

/**
 * Decides whether a sentence ends behind a token, in training: `token` is the document's index of that token.
 */
typedef bool lang_split_oracle(void *context, uint32_t token, const uint64_t *features, size_t count);

/** Finds the sentences of paragraphs that are cut into tokens. */
typedef struct lang_splitter {
    const lang_tokeniser *tokeniser; /**< knows the abbreviations */
    model_linear split;              /**< one class: positive ends a sentence */
    lang_split_oracle *oracle;       /**< decides instead of `split` where not NULL */
    void *oracle_context;
} lang_splitter;

/**
 * Binds the two scorers of the model file's section "sentence" (which csrc/train/sentences.c writes): where
 * tokens are joined, and where sentences end. False with *error where it is missing or ill-formed.
 */
bool lang_sentence_bind(model_linear *join, model_linear *split, const model_file *file, base_error *error);

/**
 * Appends the sentences of a paragraph: the document's tokens from `first` to the last, whose glances are
 * given (and are changed: quotation marks get a direction). Sets the paragraph's range of sentences; its last
 * token always ends one, and so does the DOC_SENTENCE_TOKENS-th. False when memory ran out. Linear.
 */
bool lang_split(const lang_splitter *splitter, doc *document, uint32_t paragraph, uint32_t first,
                lang_glances *glances);

/** The sentence under way before a place where it may end. */
typedef struct lang_split_state {
    uint32_t start;   /**< its first glance */
    bool in_quote;    /**< a double quotation mark is open in the paragraph */
    uint8_t brackets; /**< open ones in the paragraph, at most 3 */
} lang_split_state;

/** Fills `features` for the place behind glance i of a paragraph of `count`; returns how many. */
size_t lang_split_features(const lang_splitter *splitter, const doc *document, uint32_t first,
                           const lang_glance *glances, uint32_t count, uint32_t i,
                           const lang_split_state *state, uint64_t *features);

#endif
