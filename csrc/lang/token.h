#ifndef QUOTH_LANG_TOKEN_H
#define QUOTH_LANG_TOKEN_H

#include "base/map.h"
#include "doc/doc.h"
#include "lang/token_shape.h"
#include "model/file.h"
#include "model/linear.h"

/** Most pieces of a run without white space that are looked at together. */
#define LANG_PIECES 64
/** Features of one place where a token may end. */
#define LANG_JOIN_FEATURES 26

/** A piece that is never cut, but that may be joined with its neighbours. */
typedef struct lang_piece {
    uint32_t begin, length;
    lang_token_shape glance;
} lang_piece;

/** What the lexicons say of a word; one of each kind at most. */
enum {
    LANG_ABBREVIATION_CALENDAR = 3,
    LANG_ABBREVIATION_PLACE = 4,
    LANG_KIND_ABBREVIATION = 15, /**< mask: the abbreviation's class, 0 for none */
    LANG_PREFIX = 16,            /**< keeps its hyphen: non- anti- */
    LANG_DOMAIN = 32,            /**< last part of a host's or file's name: com uk pdf */
    LANG_SUFFIX = 128,           /**< keeps its hyphen and the title before it: -elect */
    LANG_CONTRACTION = 64        /**< cannot gonna: lengths of the first two words in bits 8-15 and 16-23 */
};

/**
 * Decides whether two neighbouring pieces belong to one token, in training: `features` describe the place,
 * `position` is its byte in the text.
 */
typedef bool lang_join_oracle(void *context, uint32_t position, const uint64_t *features, size_t count);

/** Turns paragraphs into tokens. */
typedef struct lang_tokeniser {
    const base_allocator *allocator;
    model_linear join;              /**< two classes: positive joins */
    base_map words;                 /**< hash of a word (an abbreviation with its period) → kinds */
    uint32_t contraction_ends[256]; /**< by first byte: bits of the last letters of contractions */
    lang_join_oracle *oracle;       /**< decides instead of `join` where not NULL */
    void *oracle_context;
} lang_tokeniser;

/** The glances of the tokens of one paragraph, which the sentence splitter needs as well. */
typedef BASE_VEC(lang_token_shape) lang_token_shapes;

/** Lists besides token_words with a column of classes of abbreviations: their words keep their periods. */
enum { LANG_ABBREVIATION_LISTS = 2 };
typedef struct lang_abbreviation_list {
    const char *name;
    uint32_t column;
} lang_abbreviation_list;
extern const lang_abbreviation_list lang_abbreviation_lists[LANG_ABBREVIATION_LISTS];

/** Reads the list token_words of a model file and the abbreviations of others; `join` and `oracle` are the caller's to set. False with *error
 * on failure. */
bool lang_tokeniser_open(lang_tokeniser *tokeniser, const model_file *file, const base_allocator *allocator,
                         base_error *error);

/** Releases what opening allocated. */
void lang_tokeniser_close(lang_tokeniser *tokeniser);

/** The kinds of a word by its hash; 0 where the lexicons do not know it. */
static inline uint32_t lang_word_kinds(const lang_tokeniser *tokeniser, uint64_t word) {
    return base_map_value(&tokeniser->words, word, 0);
}

/**
 * The class of a word as an abbreviation (0: none), its period apart. Months and places need a capital
 * letter: "Miss." may be one, "miss." is not.
 */
static inline uint32_t lang_abbreviation(const lang_tokeniser *tokeniser, const lang_token_shape *glance) {
    uint32_t class = lang_word_kinds(tokeniser, lang_word_add(glance->word, '.')) & LANG_KIND_ABBREVIATION;
    bool needs_capital = class == LANG_ABBREVIATION_CALENDAR || class == LANG_ABBREVIATION_PLACE;
    return needs_capital && glance->shape == LANG_LOWER ? 0 : class;
}

/**
 * Appends the tokens of the bytes [begin, end) of the document's text, and their glances to *glances, which
 * `allocator` holds. False when memory ran out. Linear.
 */
bool lang_tokenise(const lang_tokeniser *tokeniser, const base_allocator *allocator, doc *document,
                   doc_span paragraph, lang_token_shapes *glances);

/**
 * Reads up to LANG_PIECES pieces from `at` to `end`, the end of a run without white space, or to where the
 * array is full; returns where it stopped. `link` says that the run may hold a URL or an e-mail address.
 */
uint32_t lang_pieces_read(const lang_tokeniser *tokeniser, const char *text, uint32_t at, uint32_t end,
                          bool link, lang_piece *pieces, uint32_t *count);

/** What surrounds a run of pieces. */
typedef struct lang_surroundings {
    lang_token_shape before; /**< the token before */
    lang_token_shape after;  /**< the first piece behind the white space that follows; LANG_EDGE at the end */
} lang_surroundings;

/** The run of pieces as far as it is decided. */
typedef struct lang_join_state {
    uint64_t token;   /**< hash of the token as it has grown */
    uint32_t outline; /**< hash of the shapes of the whole run */
    uint8_t grown;    /**< pieces of that token so far, at most 255 */
    bool joined[2];   /**< the last two decisions, newest first */
} lang_join_state;

/** Fills `features` for the place between pieces i and i + 1; returns how many. */
size_t lang_join_features(const lang_tokeniser *tokeniser, const lang_piece *pieces, uint32_t count,
                          uint32_t i, const lang_surroundings *around, const lang_join_state *state,
                          uint64_t *features);

#endif
