#ifndef QUOTH_TEXT_PAIRS_H
#define QUOTH_TEXT_PAIRS_H

#include "base/vec.h"

#define TEXT_NO_PAIR UINT32_MAX

typedef enum text_pair_kind {
    TEXT_PAIR_DOUBLE,           /**< "…" “…” „…“ ”…” ``…'' */
    TEXT_PAIR_SINGLE,           /**< '…' ‘…’ ‚…‘ */
    TEXT_PAIR_GUILLEMET,        /**< «…» »…« */
    TEXT_PAIR_SINGLE_GUILLEMET, /**< ‹…› ›…‹ */
    TEXT_PAIR_CORNER            /**< 「…」 『…』 */
} text_pair_kind;

/**
 * Words between quotation marks, inside one paragraph. A quotation that runs over several paragraphs, each of
 * which opens a mark and only the last of which closes it, is a pair a paragraph, linked by `next` and
 * `previous`. So is one whose later paragraphs open none: a mark that closes and has nothing to close in its paragraph
 * closes what was left open up to TEXT_PAIR_UNMARKED paragraphs without marks before; their pairs begin without a mark. A mark that nothing closes makes a pair with `closed` false that ends with its paragraph, or
 * before the next mark that opens the same kind in the same shape; without a `next` it is a guess.
 */
typedef struct text_pair {
    uint32_t outer_begin;    /**< first byte of the opening mark; equal to `begin` where there is none */
    uint32_t begin, end;     /**< the content, without marks */
    uint32_t outer_end;      /**< behind the closing mark; equal to `end` where there is none */
    uint32_t parent;         /**< the innermost pair around it, or TEXT_NO_PAIR */
    uint32_t previous, next; /**< its pieces in the paragraphs before and after, or TEXT_NO_PAIR */
    uint32_t first;          /**< the first piece of the quotation; itself for most */
    uint8_t kind;
    uint8_t depth; /**< 0 for an outermost pair */
    bool closed;   /**< has a closing mark */
} text_pair;

/** Most paragraphs without marks between the one that opens a quotation and the one that closes it. */
#define TEXT_PAIR_UNMARKED 3
#define TEXT_PAIR_DEEPEST 16 /**< pairs nested deeper are left out */

/** A mark that waits to be closed; private to pairs.c. */
struct text_open_mark {
    uint32_t pair;           /**< its pair */
    uint32_t weak, weak_end; /**< a mark that closes it if nothing better comes (workers'); weak 0 for none */
};

/** The pairs of a text by outer_begin, outer ones first. Pairs nest or are disjoint. */
typedef struct text_pairs {
    const base_allocator *allocator;
    BASE_VEC(text_pair) pairs;
    BASE_VEC(struct text_open_mark) open; /**< marks of the current paragraph that wait to be closed */
    uint32_t pending;                     /**< unclosed pair that the next paragraph may continue */
    uint32_t waiting;                     /**< the same, over paragraphs without marks */
    uint32_t unmarked_count;
    struct {
        uint32_t begin, end;
    } unmarked[TEXT_PAIR_UNMARKED]; /**< those paragraphs */
} text_pairs;

/** Makes an empty list; allocates nothing. */
void text_pairs_start(text_pairs *pairs, const base_allocator *allocator);

/**
 * Appends the pairs of the paragraph [begin, end) of a well-formed text; paragraphs come in order. An
 * apostrophe (don't, workers', '90s) and marks of feet and inches (6'2") are no quotation marks. False when
 * memory ran out. Linear in the paragraph, however many marks it opens.
 */
bool text_pairs_add(text_pairs *pairs, const char *text, uint32_t begin, uint32_t end);

/** Says that the next paragraph does not follow the last one: no quotation runs over the gap. */
void text_pairs_break(text_pairs *pairs);

/** Releases all. */
void text_pairs_release(text_pairs *pairs);

#endif
