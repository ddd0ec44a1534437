#ifndef QUOTH_REFER_BOARD_H
#define QUOTH_REFER_BOARD_H

#include "base/arena.h"
#include "doc/token_text.h"
#include "doc/view.h"
#include "refer/lexicons.h"

/** Most bytes of a folded word or phrase that keys and look-ups see. */
#define REFER_KEY_BYTES 160

/** A mention in the making. */
typedef struct refer_item {
    doc_range tokens;
    doc_range title; /**< the title before a name ("Secretary of State"), without demonyms */
    uint32_t head;
    uint32_t sentence;
    uint32_t cluster;
    uint32_t next;          /**< next item of the cluster, or DOC_NONE */
    uint32_t row;           /**< row of `aliases` that stands for its entity, or MODEL_NO_ROW */
    uint32_t cue, numeral;  /**< of an instrument: its noun and number as tokens, or DOC_NONE */
    uint64_t country;       /**< hash of the place that qualifies it ("Israeli official"), 0 for none */
    uint8_t kind, form;     /**< as doc_mention */
    uint8_t gender, number; /**< doc_gender, refer_number */
    uint8_t class;          /**< refer_class of a nominal's head; of the title's head for a name */
    uint8_t article;        /**< refer_article of a nominal */
    uint8_t pronoun;        /**< refer_pronoun_type */
    uint8_t person;         /**< of a pronoun: 1, 2, 3 */
    uint8_t alias;          /**< name_alias_form of a name */
    bool taught;            /**< a name whose words and kind the user knows: neither changes */
    uint32_t usual;         /**< string id of the name that a taught one stands for, or DOC_NONE */
    bool hidden; /**< a noun of no kind: may be what a pronoun means, never a mention of the document */
} refer_item;

/** What is known of one entity in the making. */
typedef struct refer_cluster {
    uint32_t first, last; /**< items, in the order they were joined */
    uint32_t seen;        /**< the latest item in text order so far */
    uint32_t count;       /**< items so far */
    uint32_t name;        /**< the item with the fullest name, or DOC_NONE */
    uint32_t usual;       /**< string id of the name that the user gave it, or DOC_NONE */
    uint32_t row;         /**< row of `aliases` for its name, or MODEL_NO_ROW */
    uint32_t entity;      /**< the document's entity once made, or DOC_NONE */
    uint32_t titles;      /**< first of its titles in `titles`, or DOC_NONE */
    model_cell issuer;    /**< an instrument's issuer as the lexicon names it; empty where unknown */
    uint64_t country;     /**< hash of the place that qualifies it, 0 for none */
    uint8_t kind, gender, number;
    bool hidden;
} refer_cluster;

/** A title of a cluster: words of the text. */
typedef struct refer_title {
    doc_range tokens;
    uint32_t next;
} refer_title;

/** Nouns whose kind is remembered. */
#define REFER_GUESSES 256
typedef struct refer_guess {
    uint32_t lemma; /**< string id of the noun's lemma, and one; 0 for none */
    uint8_t kind;   /**< refer_noun_kind */
} refer_guess;

/** One document on its way through the room. All arrays live in the arena. */
typedef struct refer_board {
    const refer_lexicons *facts;
    const struct refer_judge *judge; /**< decides on questions; NULL: the weights */
    const doc_view *view;
    doc *document; /**< the view's */
    base_arena *arena;
    const uint32_t *sentence, *head, *child, *sibling; /**< the view's columns */
    uint32_t *headed;                                  /**< token → item, or DOC_NONE */
    uint32_t *named;   /**< token → item of the name, instrument or time over it, or DOC_NONE */
    uint32_t *titled;  /**< token → the person's name that it is a title of, or DOC_NONE */
    refer_item *items; /**< room for one a token */
    uint32_t count;
    refer_cluster *clusters; /**< room for one an item */
    uint32_t cluster_count;
    refer_title *titles; /**< room for one an item */
    uint32_t title_count;
    refer_guess guesses[REFER_GUESSES]; /**< of nouns that no list knows, by lemma */
} refer_board;

/** Lays out the tables of a document; false when memory ran out. Linear. */
bool refer_board_start(refer_board *board, const refer_lexicons *facts, const doc_view *view,
                       base_arena *arena);

/** Makes room for a cluster and a title an item, once all items are there; false when memory ran out. */
bool refer_board_clusters(refer_board *board);

/** True where the rule is on. */
static inline bool refer_rule_on(const refer_board *board, doc_rule rule) {
    return doc_rule_on(board->document, rule);
}

/** The same, and marks the token where it is: to be asked last, where the rule changes something. */
static inline bool refer_decides(const refer_board *board, doc_rule rule, uint32_t token) {
    if (!doc_rule_on(board->document, rule)) return false;
    doc_add_mark(board->document, rule, token);
    return true;
}

/** The bytes of a token. */
static inline const char *refer_bytes(const refer_board *board, uint32_t token) {
    return doc_token_bytes(board->document, token);
}

/** Adds an item over [first, first + count) with its head; the caller fills the rest in. An item that is
 * headed by the same token already is returned instead where there is one. */
refer_item *refer_board_add(refer_board *board, doc_range tokens, uint32_t head, uint8_t kind, uint8_t form);

/** Folded token (see text_fold_token) in `buffer` of REFER_KEY_BYTES; returns its length. */
size_t refer_fold(const refer_board *board, uint32_t token, char *buffer);

/** The lemma in lower case, in `buffer` of REFER_KEY_BYTES; returns its length. */
size_t refer_lemma(const refer_board *board, uint32_t token, char *buffer);

/** Folded words of a range with one blank between them, in `buffer` of REFER_KEY_BYTES, cut there; returns
 * the length. Tokens that stand together in the text ("al-Amin") stay together. */
size_t refer_phrase(const refer_board *board, doc_range tokens, char *buffer);

/** Keyed hash of bytes, never 0: equal for equal ones alone (see base_hash_keyed). It orders nothing. `kind`
 * keeps words of different sorts apart; phrases and lemmas are of kind 0. */
uint64_t refer_bytes_hash(const refer_board *board, const char *bytes, size_t count, uint64_t kind);

/** The same for refer_phrase of a range. */
uint64_t refer_phrase_hash(const refer_board *board, doc_range tokens);

/** Hash of the lemma, never 0. */
uint64_t refer_lemma_hash(const refer_board *board, uint32_t token);

/** True where the token is of this class in the list function_words. */
static inline bool refer_word(const refer_board *board, uint32_t token, model_word_class class) {
    return doc_view_has(board->view, token, class);
}

/** What its characters show: see doc/token_text.h. */
static inline bool refer_is(const refer_board *board, uint32_t token, const char *mark) {
    return doc_token_is(board->document, token, mark);
}
static inline bool refer_capital(const refer_board *board, uint32_t token) {
    return doc_token_capital(board->document, token);
}
static inline bool refer_digits(const refer_board *board, uint32_t token) {
    return doc_token_digits(board->document, token);
}

/** What the lists say of a token as a common noun: by its lemma, or as it is written. */
refer_noun refer_noun_of(const refer_board *board, uint32_t token);
refer_noun refer_noun_written(const refer_board *board, uint32_t token);

/** The row of a token as it is written, folded, in a list; MODEL_NO_ROW where it has none. */
uint32_t refer_row(const refer_board *board, const model_lexicon *list, uint32_t token);

/** What the lists say of these tokens as a name. */
name_alias refer_alias_of(const refer_board *board, doc_range tokens);

/** True for kinds whose mentions have entities: all but dates, money and numbers. */
static inline bool refer_has_entity(uint8_t kind) {
    return kind != DOC_DATE && kind != DOC_MONEY && kind != DOC_NUMBER;
}

/** The universal relation of a token to its head. */
static inline doc_deprel refer_relation(const refer_board *board, uint32_t token) {
    return doc_view_relation(board->view, token);
}

/** The last token of the sentence plus one, and its first token. */
static inline uint32_t refer_sentence_end(const refer_board *board, uint32_t token) {
    doc_range tokens = doc_view_sentence(board->view, token);
    return tokens.first + tokens.count;
}
static inline uint32_t refer_sentence_first(const refer_board *board, uint32_t token) {
    return doc_view_sentence(board->view, token).first;
}

/** The token that bears a phrase's role in its clause: of a name that hangs flat on its title ("party leader
 * Ada Holt"), the title's noun; else the token itself. */
uint32_t refer_role_token(const refer_board *board, uint32_t token);

/** True where the token, or the title that it hangs flat on, is subject (active or passive) of its head. */
bool refer_subject(const refer_board *board, uint32_t token);

/** True where the tree takes "it" for empty though its verb reports: "It said that …" is somebody. */
bool refer_it_reports(const refer_board *board, uint32_t token);

/** True where the token is a verb of reporting by its lemma. */
bool refer_reports(const refer_board *board, uint32_t token);

#endif
