#ifndef QUOTH_PAGE_MARKUP_H
#define QUOTH_PAGE_MARKUP_H

#include "base/arena.h"
#include "page/paragraph_features.h"
#include "read/content.h"

/* What a page's markup and the other paragraphs say about a paragraph, as numbers from 0 to 255 that the trees
 * ask for. */

/** What the paragraphs of a page have in common. */
typedef struct page_markup {
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
