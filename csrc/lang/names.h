#ifndef QUOTH_LANG_NAMES_H
#define QUOTH_LANG_NAMES_H

#include "doc/doc.h"
#include "model/network.h"

/** Tokens whose names are decided together: a long article. A longer document is cut into windows of this
 * size. */
#define LANG_NAMES_WINDOW 4096u

/** A capitalised form and what its occurrences in the window say of it. */
typedef struct lang_names_form {
    uint64_t key;
    uint32_t count;
    float shares[MODEL_NETWORK_LABELS / 2 + 1]; /**< summed probabilities: no name, then each kind */
} lang_names_form;

/**
 * Decides names for many sentences at once: what a form is in one place counts for its other places, since an
 * article hardly ever means two kinds of thing by one name (Gale, Church and Yarowsky 1992). One thread's
 * working memory.
 */
typedef struct lang_names {
    const base_allocator *allocator;
    uint32_t labels;
    float *scores; /**< [token of the window][label] */
    uint8_t *from, *best;
    uint32_t *form_of; /**< index into `forms` of each token, or DOC_NONE */
    lang_names_form *forms;
    uint32_t *slots; /**< open addressing into `forms`; DOC_NONE is free */
    doc_range *sentences;
    uint32_t count, form_count, sentence_count;
} lang_names;

/** Takes memory for a window; false when there is none. */
bool lang_names_start(lang_names *names, uint32_t labels, const base_allocator *allocator);

/** Releases it; zeroed is allowed. */
void lang_names_release(lang_names *names);

/**
 * Where the scores of a sentence's tokens go; decides the window before it first where the sentence has no
 * room in it. `name` maps the network's labels to the column `name`.
 */
float *lang_names_add(lang_names *names, doc *document, doc_range sentence, const uint8_t *name);

/** Decides the names of all sentences added since the last decision and fills the column `name`. */
void lang_names_decide(lang_names *names, doc *document, const uint8_t *name);

#endif
