#ifndef QUOTH_PAGE_ELEMENTS_H
#define QUOTH_PAGE_ELEMENTS_H

#include "base/arena.h"
#include "page/paragraph_features.h"
#include "read/content.h"

/** An element that is further away than this, or not there. */
#define PAGE_FAR 31

/** What the paragraphs inside an element come to. */
typedef struct page_sum {
    uint64_t bytes, linked, prose;
    uint64_t points; /**< what speaks for its being the article's own element */
    uint32_t blocks;
} page_sum;

/** The elements of a page, by their number. */
typedef struct page_elements {
    const read_element *items;
    uint32_t count;
    uint32_t best; /**< the element with the most points */
    page_sum *sums;
    uint32_t *depths;
    uint8_t *mark_counts; /**< words of the article among its own marks */
    uint8_t *below_best;  /**< how many elements below the best one; PAGE_FAR where it lies elsewhere */
    uint8_t *meets_best;  /**< how far above the best one an element holds both */
    uint8_t (*near_tags)[READ_TAG_COUNT];   /**< how far up the next element of each tag is; 0 is itself */
    uint8_t (*near_marks)[PAGE_MARK_COUNT]; /**< the same of each meaning of marks */
} page_elements;

/** Words of a paragraph; where a script has no blanks, what its letters would make. */
uint32_t page_words(const page_paragraph *paragraph);

/** Bytes of a paragraph that is prose by its length and links; else 0. */
uint32_t page_block_prose(const page_paragraph *paragraph, const read_block *block);

/** The element that holds a paragraph's element and its likes: not that of the paragraph, item or list itself. */
uint32_t page_elements_holder(const page_elements *all, uint32_t element);

/** The next element up that can hold paragraphs. */
uint32_t page_elements_above(const page_elements *all, uint32_t element);

/** Sees the elements of a page; everything is from the arena. False when memory ran out. Linear. */
bool page_elements_see(page_elements *all, const page_model *model, const read_content *content,
                       const page_paragraph *paragraphs, const uint32_t *commas, base_arena *arena);

#endif
