#ifndef QUOTH_PAGE_SIGHT_H
#define QUOTH_PAGE_SIGHT_H

#include "page/feature.h"
#include "read/content.h"

/** What the words of classes and ids mean: the list page_marks. */
/* clang-format off */
#define PAGE_MARKS(X)                                                                                        \
    X(ARTICLE, "article") X(BODY, "body") X(MAIN, "main") X(TITLE, "title") X(HEADER, "header")              \
    X(FOOTER, "footer") X(NAV, "nav") X(RELATED, "related") X(TEASER, "teaser") X(COMMENT, "comment")        \
    X(SHARE, "share") X(ADVERT, "advert") X(AUTHOR, "author") X(DATE, "date") X(CAPTION, "caption")          \
    X(NEWSLETTER, "newsletter") X(SIDEBAR, "sidebar") X(CONSENT, "consent") X(OVERLAY, "overlay")            \
    X(SUMMARY, "summary") X(TAGS, "tags") X(PAYWALL, "paywall") X(PLAYER, "player") X(QUOTE, "quote")        \
    X(LIVE, "live") X(LIST, "list") X(TOOLS, "tools") X(SEARCH, "search") X(EVENT, "event")                  \
    X(RECIPE, "recipe")
/* clang-format on */
typedef enum page_mark {
#define PAGE_MARK_ENUM(id, text) PAGE_MARK_##id,
    PAGE_MARKS(PAGE_MARK_ENUM)
#undef PAGE_MARK_ENUM
        PAGE_MARK_COUNT
} page_mark;

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

#endif
