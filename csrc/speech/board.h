#ifndef QUOTH_SPEECH_BOARD_H
#define QUOTH_SPEECH_BOARD_H

#include "doc/token_text.h"
#include "doc/view.h"
#include "refer/mention_index.h"
#include "speech/lexicons.h"

/**
 * What every part of the room asks of one document: its view, the mentions at each token, the manners of
 * words. Lives in an arena; all columns are by token.
 */
typedef struct speech_board {
    const doc_view *view;
    doc *document; /**< the view's */
    base_arena *arena;
    const speech_lexicons *lexicons;
    refer_mention_index find;
    uint32_t count;                                                          /**< tokens */
    const uint32_t *sentence, *head, *child, *sibling, *first, *last, *pair; /**< the view's columns */
    const uint64_t *lemma, *form;
    const uint8_t *marks;
    uint64_t *classes; /**< classes of its form and lemma in speech_words.tsv, as bits */
    uint8_t *manner;   /**< doc_manner of its lemma; DOC_NO_MANNER: a light verb; above: unknown */
} speech_board;

/** A manner that the lists do not know. */
#define SPEECH_UNKNOWN_MANNER (DOC_NO_MANNER + 1)

/** Computes what the view has not; false when memory ran out. O(tokens). */
bool speech_board_start(speech_board *board, const doc_view *view, const speech_lexicons *lexicons,
                        base_arena *arena);

/** True where the rule is on; `decided` then has it, to be called where it decides something. */
static inline bool speech_decides(const speech_board *board, doc_rules *decided, doc_rule rule) {
    if (!doc_rule_on(board->document, rule)) return false;
    doc_rules_add(decided, rule);
    return true;
}

/** A token's lemma. */
const char *speech_lemma(const speech_board *board, uint32_t token);

/** True where speech_words.tsv lists the token's lower-case form or its lemma under the class. */
static inline bool speech_listed(const speech_board *board, uint32_t token, speech_class class) {
    return model_classes_have(board->classes[token], class);
}

/** What its tag says: a mark; a verb or auxiliary; a noun, name or pronoun. */
static inline bool speech_punctuation(const speech_board *board, uint32_t token) {
    return board->document->tokens.upos[token] == DOC_PUNCT;
}
static inline bool speech_verbal(const speech_board *board, uint32_t token) {
    uint8_t upos = board->document->tokens.upos[token];
    return upos == DOC_VERB || upos == DOC_AUX;
}
static inline bool speech_nominal(const speech_board *board, uint32_t token) {
    uint8_t upos = board->document->tokens.upos[token];
    return upos == DOC_NOUN || upos == DOC_PROPN || upos == DOC_PRON;
}

/** Its first byte. */
static inline char speech_byte(const speech_board *board, uint32_t token) {
    return *doc_token_bytes(board->document, token);
}

/** True where the token is this mark, wherever it stands; outside of quotations. */
static inline bool speech_mark(const speech_board *board, uint32_t token, char mark) {
    return doc_length(&board->document->tokens, token) == 1 && speech_byte(board, token) == mark;
}
static inline bool speech_bare_mark(const speech_board *board, uint32_t token, char mark) {
    return speech_mark(board, token, mark) && board->pair[token] == TEXT_NO_PAIR;
}

/** The paragraph that it stands in. */
static inline uint32_t speech_paragraph(const speech_board *board, uint32_t token) {
    return board->document->sentences.items[board->sentence[token]].paragraph;
}

/** True where the token begins with a dash. */
bool speech_dash(const speech_board *board, uint32_t token);

/** The first dependent with the relation, or DOC_NONE; `universal` ignores subtypes. O(dependents). */
uint32_t speech_dependent(const speech_board *board, uint32_t token, doc_deprel relation, bool universal);

/** The token that marks a phrase's relation (preposition or conjunction: case or mark), or DOC_NONE. */
uint32_t speech_marker(const speech_board *board, uint32_t token);

/** True where `inner` is `outer` or stands below it. O(depth). */
bool speech_below(const speech_board *board, uint32_t inner, uint32_t outer);

/** The sentence's first token and the one behind its last. */
doc_range speech_sentence_tokens(const speech_board *board, uint32_t token);

/** The tokens of a paragraph; count 0 where it has no sentences. O(1). */
doc_range speech_paragraph_tokens(const doc *document, uint32_t paragraph);

/** The first time expression that begins at the token or behind it; their number for none. O(log times). */
uint32_t speech_time_from(const doc *document, uint32_t token);

/** True for a class of saying, not of thinking and wanting. */
bool speech_says(uint8_t manner);

/** The hash that features are made of; quick, and the same everywhere. */
static inline uint64_t speech_mix(uint64_t a, uint64_t b) {
    uint64_t mixed = (a ^ (b + UINT64_C(0x9E3779B97F4A7C15))) * UINT64_C(0xBF58476D1CE4E5B9);
    return mixed ^ (mixed >> 29);
}

#endif
