#ifndef QUOTH_LANG_SENTENCE_H
#define QUOTH_LANG_SENTENCE_H

#include "lang/token.h"
#include "lang/tuning.h"

/** First number of the section "sentence"; then come the sizes of two model/linear.h sections, and these. */
#define LANG_SENTENCE_VERSION 2u
/** Features of one place where a sentence may end. */
#define LANG_SPLIT_FEATURES 38
#define LANG_SPLIT_NEAR 12

/**
 * Decides whether a sentence ends behind a token, in training: `token` is the document's index of that token.
 */
typedef bool lang_split_oracle(void *context, uint32_t token, const uint64_t *features, size_t count);

/** Finds the sentences of paragraphs that are cut into tokens. */
typedef struct lang_splitter {
    const lang_tokeniser *tokeniser; /**< knows the abbreviations */
    model_linear split;              /**< two classes: positive ends a sentence */
    int32_t hopeless;                /**< LANG_SPLIT_HOPELESS in units of `split` */
    lang_split_oracle *oracle;       /**< decides instead of `split` where not NULL */
    void *oracle_context;
} lang_splitter;

/**
 * Binds the two scorers of the model file's section "sentence" (which csrc/train/sentences.c writes): where
 * tokens are joined, and where sentences end. False with *error where it is missing or ill-formed.
 */
bool lang_sentence_bind(model_linear *join, lang_splitter *splitter, const model_file *file,
                        base_error *error);

/** Binds the scorer of sentences to a section at hand. */
bool lang_splitter_bind(lang_splitter *splitter, model_section section, base_error *error);

/**
 * Appends the sentences of a paragraph: the document's tokens from `first` to the last, whose glances are
 * given (and are changed: quotation marks get a direction). Sets the paragraph's range of sentences; its last
 * token always ends one, and so does the DOC_SENTENCE_TOKENS-th. False when memory ran out. Linear.
 */
bool lang_split(const lang_splitter *splitter, doc *document, uint32_t paragraph, uint32_t first,
                lang_token_shapes *glances);

/** The sentence under way before a place where it may end. */
typedef struct lang_split_state {
    uint32_t start;   /**< its first glance */
    bool in_quote;    /**< a double quotation mark is open in the paragraph */
    bool led;         /**< the sentence's last quotation stands behind a colon or comma: *she said:* "…" */
    uint8_t brackets; /**< open ones in the paragraph, at most 3 */
} lang_split_state;

/** What stands around a place where a sentence may end. */
typedef struct lang_split_view {
    const lang_token_shape *l[LANG_SPLIT_AROUND],
        *r[LANG_SPLIT_AROUND];     /**< the glances before it and behind it, nearest first */
    const lang_token_shape *start; /**< the sentence's first */
    uint64_t since, rest; /**< rough distances from the sentence's start and to the paragraph's end */
    uint64_t last;        /**< shape of the paragraph's last glance */
    uint64_t abbreviated; /**< class of the abbreviation that ends here */
    uint64_t inside;      /**< open quotation mark and brackets; whether white space follows */
} lang_split_view;

/** Looks around the place behind glance i of a paragraph of `count`. */
void lang_split_look(const lang_splitter *splitter, const doc *document, uint32_t first,
                     const lang_token_shape *glances, uint32_t count, uint32_t i,
                     const lang_split_state *state, lang_split_view *view);

/** Fills the features that decide most places alone: LANG_SPLIT_NEAR of them. Returns how many. */
size_t lang_split_near(const lang_split_view *view, uint64_t *features);

/** Fills the other features; returns how many. */
size_t lang_split_far(const lang_split_view *view, uint64_t *features);

#endif
