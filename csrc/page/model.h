#ifndef QUOTH_PAGE_MODEL_H
#define QUOTH_PAGE_MODEL_H

#include "model/classes.h"
#include "model/forest.h"
#include "model/lexicon.h"
#include "page/feature.h"
#include "page/sight.h"

/** Rounds of judging a page's paragraphs: by themselves, and knowing what the first round said of the others.
 */
enum { PAGE_ROUNDS = 2 };

/**
 * What the page room knows of a language: its lists and learned weights. Opened once a model file; then
 * read-only and shared between threads.
 */
typedef struct page_model {
    model_lexicon cues;               /**< words by which residue, bylines and captions are known */
    model_lexicon outlets;            /**< agencies and outlets as datelines and credits name them */
    model_lexicon times;              /**< months and zones, among the words of times */
    model_classes words;              /**< what single words are */
    uint32_t longest_cue;             /**< words of the longest cue */
    size_t longest_abbreviation;      /**< bytes of the longest cue that is written with a period */
    uint64_t cue_words[64];           /**< bits for the hashes of words that are cues */
    uint64_t cue_starts[64];          /**< bits for the hashes of words that begin cues of several words */
    model_classes marks;              /**< what words of classes and ids mean */
    model_forest rounds[PAGE_ROUNDS]; /**< log odds of being text, for pages; no trees in a model without */
    int32_t own_weights[PAGE_FEATURE_COUNT]; /**< thousandths: a paragraph by itself */
    int32_t all_weights[PAGE_FEATURE_COUNT]; /**< among its neighbours */
} page_model;

/** Opens the lists of a model file, which must outlive the model; false with *error. Holds nothing to be
 * released. A tenth of a millisecond. */
bool page_model_open(page_model *model, const model_file *file, base_error *error);

/** False with *error for a file that has lists alone, from which the trees are learned, and no trees. */
bool page_model_whole(const model_file *file, base_error *error);

/** A word's place in the filters that spare most words of a text a look-up. */
uint32_t page_cue_bit(const char *word, size_t count);

static inline bool page_cue_passes(const uint64_t filter[64], uint32_t bit) {
    return filter[bit / 64] >> (bit % 64) & 1;
}

/** A category of cues as a bit of page_cues_find. */
static inline uint32_t page_cue(page_feature category) {
    return UINT32_C(1) << (category - PAGE_FEATURE_CUE_SHARE);
}

/** The categories that folded words, with one blank between them, are cues of. */
uint32_t page_cues_find(const page_model *model, const char *words, size_t count);

/** The row in the list of times of a folded word without the marks around it, an abbreviation's period among
 * them. */
uint32_t page_time_row(const page_model *model, const char *word, size_t count);

/** The byte behind the longest cue of a category that the text begins with at `begin`; `begin` where there is
 * none. */
uint32_t page_cue_end(const page_model *model, const char *text, uint32_t begin, uint32_t end,
                      page_feature category);

/** The name of the outlet that a few words are, as the list has it; an empty cell for none. */
model_cell page_outlet_find(const page_model *model, const char *bytes, size_t count);

/** Takes the marks off both ends of a word. */
void page_strip(const char **word, size_t *count);

#endif
