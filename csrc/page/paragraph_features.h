#ifndef QUOTH_PAGE_PARAGRAPH_FEATURES_H
#define QUOTH_PAGE_PARAGRAPH_FEATURES_H

#include "page/model.h"

/** One paragraph as its features see it. */
typedef struct page_paragraph {
    uint32_t begin, end;
    uint64_t features[2]; /**< bit set of page_feature */
    uint32_t words;
    uint32_t letters, other_letters; /**< of any script; of others than Latin */
    int32_t own, score; /**< thousandths of log odds of being residue: alone; among its neighbours */
} page_paragraph;

static inline bool page_paragraph_has(const page_paragraph *paragraph, page_feature feature) {
    return paragraph->features[feature / 64] >> (feature % 64) & 1;
}

static inline void page_paragraph_set(page_paragraph *paragraph, page_feature feature) {
    paragraph->features[feature / 64] |= (uint64_t)1 << (feature % 64);
}

/** Fills in what paragraph [begin, end) of a text shows by itself. Linear in its first 2,000 bytes; the rest
 * counts only as long. */
void page_paragraph_see(const page_model *model, const char *text, uint32_t begin, uint32_t end,
                        page_paragraph *paragraph);

/** Sets REPEATS where a short paragraph's words stand in one of its neighbours as well. */
void page_paragraphs_mark_repeats(const char *text, page_paragraph *paragraphs, uint32_t count);

/** Sums the weights of the features that a paragraph has by itself into `own` of each. */
void page_paragraphs_score_own(const page_model *model, page_paragraph *paragraphs, uint32_t count);

/** Sets the features of the surroundings from `own` of the neighbours. */
void page_paragraphs_mark_neighbours(page_paragraph *paragraphs, uint32_t count);

/** Sums the weights of all features into `score` of each. */
void page_paragraphs_score(const page_model *model, page_paragraph *paragraphs, uint32_t count);

#endif
