#ifndef QUOTH_PAGE_MARKUP_H
#define QUOTH_PAGE_MARKUP_H

#include "base/arena.h"
#include "page/paragraph_features.h"
#include "read/content.h"

/* What a page's markup and the other paragraphs say about a paragraph, as numbers from 0 to 255 that the trees
 * ask for. */

/** The section of the trees, and its version: whoever changes what a feature says changes the number. */
#define PAGE_SECTION "page"
#define PAGE_VERSION 1u

/** Names of the features, in their order; the trees are bound to them. What a paragraph has by itself
 * (page_feature) stands before, how far the next element of a tag and with a mark is behind. */
/* clang-format off */
#define PAGE_NUMBERS(X)                                                                                      \
    X(WORDS) X(LENGTH) X(LINKED) X(LINKS) X(STRONG) X(STOPS) X(COMMAS) X(HEADING) X(DEPTH)                     \
    X(HINT) X(TAG) X(INNER_TAG) X(OTHER_SCRIPT)                                                              \
    X(UP1_BLOCKS) X(UP1_PROSE) X(UP1_LINKED) X(UP1_MEAN)                                                     \
    X(UP2_BLOCKS) X(UP2_PROSE) X(UP2_LINKED) X(UP2_MEAN)                                                     \
    X(UP3_BLOCKS) X(UP3_PROSE) X(UP3_LINKED) X(UP3_MEAN)                                                     \
    X(ALIKE) X(ALIKE_MEAN) X(ALIKE_LINKED) X(ALIKE_PROSE)                                                    \
    X(BEST_ABOVE) X(BEST_MEETS) X(BEST_SHARE)                                                                \
    X(PLACE) X(WORDS_BEFORE) X(PROSE_BEFORE) X(PROSE_BEHIND) X(FROM_TITLE) X(FROM_HEADING)                   \
    X(HEADING_WORDS) X(HEADING_CUES) X(HEADING_LEVEL)                                                        \
    X(IN_DATA) X(IN_SUMMARY) X(IN_TITLE) X(REPEATED) X(BLOCKS)                                               \
    X(PREVIOUS2_WORDS) X(PREVIOUS2_LINKED) X(PREVIOUS_WORDS) X(PREVIOUS_LINKED) X(PREVIOUS_TAG)              \
    X(PREVIOUS_TOGETHER) X(PREVIOUS_ALIKE) X(NEXT_WORDS) X(NEXT_LINKED) X(NEXT_TAG) X(NEXT_TOGETHER)         \
    X(NEXT_ALIKE) X(NEXT2_WORDS) X(NEXT2_LINKED)                                                             \
    /* of the second round: what the first one says of the paragraph and of others */                        \
    X(FIRST) X(FIRST_PREVIOUS3) X(FIRST_PREVIOUS2) X(FIRST_PREVIOUS) X(FIRST_NEXT) X(FIRST_NEXT2)            \
    X(FIRST_NEXT3) X(FIRST_AROUND) X(FIRST_WIDE) X(FIRST_TOGETHER) X(FIRST_ALIKE) X(FIRST_ABOVE)             \
    X(FIRST_BELOW) X(FIRST_SURE_ABOVE) X(FIRST_SURE_BELOW) X(FIRST_UP2)
/* clang-format on */

typedef enum page_number {
#define PAGE_NUMBER_ENUM(name) PAGE_NUMBER_##name,
    PAGE_NUMBERS(PAGE_NUMBER_ENUM)
#undef PAGE_NUMBER_ENUM
        PAGE_NUMBER_COUNT
} page_number;

/** Places in a paragraph's features: what it has by itself, the numbers, then distances to tags and marks. */
enum {
    PAGE_TREE_NUMBERS = PAGE_FEATURE_AROUND,
    PAGE_TREE_TAGS = PAGE_TREE_NUMBERS + PAGE_NUMBER_COUNT,
    PAGE_TREE_MARKS = PAGE_TREE_TAGS + READ_TAG_COUNT,
    PAGE_TREE_OWN_MARKS = PAGE_TREE_MARKS + PAGE_MARK_COUNT,
    PAGE_TREE_FEATURES = PAGE_TREE_OWN_MARKS + 3
};

/** The features of one paragraph. */
typedef struct page_sight {
    uint8_t features[PAGE_TREE_FEATURES];
} page_sight;

/** What the paragraphs of a page have in common. */
typedef struct page_markup {
    const page_model *model;
    const read_content *content;
    const page_paragraph *paragraphs;
    page_sight *sights; /**< a paragraph */
    uint32_t *alike;    /**< a paragraph: the number of its kind of element */
    uint32_t *together; /**< a paragraph: the element that holds it and its neighbours */
    uint32_t count, kinds;
} page_markup;

/** Sees the paragraphs of a page; everything is from the arena. False when memory ran out. Linear. */
bool page_markup_see(page_markup *markup, const page_model *model, const read_content *content,
                     const page_paragraph *paragraphs, uint32_t count, base_arena *arena);

/** Adds to the features what the first round says: log odds in thousandths, one a paragraph. False when
 * memory ran out. Linear. */
bool page_markup_see_first(page_markup *markup, const int32_t *first, base_arena *arena);

#endif
