#ifndef QUOTH_PAGE_OVERLAP_H
#define QUOTH_PAGE_OVERLAP_H

#include "base/arena.h"
#include "read/meta.h"

/** What a page's data say of the article, to which its paragraphs are compared. */
typedef enum page_overlap_text {
    PAGE_OVERLAP_TITLE,
    PAGE_OVERLAP_SUMMARY,
    PAGE_OVERLAP_BODY,
    PAGE_OVERLAP_COUNT
} page_overlap_text;

/** Pairs of words that stand in these texts, and paragraphs that were seen, as bits for their hashes: a wrong
 * answer now and then, but never a slow one. */
typedef struct page_overlap {
    uint64_t *pairs[PAGE_OVERLAP_COUNT]; /**< NULL where the page says nothing */
    uint8_t *seen;                       /**< how often words were seen, by their hash */
} page_overlap;

/** The hash of the next word from *at on, ASCII letters in either case alike, and moves behind it; 0 at the
 * end. */
uint64_t page_word_next(const char *text, size_t end, size_t *at);

/** False when memory ran out. Linear in the texts. */
bool page_overlap_start(page_overlap *overlap, const read_meta *meta, base_arena *arena);

/** How much of bytes [begin, end) of a text each of them has, 1 to 255; 0 where the page says nothing. The
 * place in `seen` is returned that counts these words. Linear. */
uint32_t page_overlap_see(page_overlap *overlap, const char *text, uint32_t begin, uint32_t end,
                          uint8_t found[PAGE_OVERLAP_COUNT]);

#endif
