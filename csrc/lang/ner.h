#ifndef QUOTH_LANG_NER_H
#define QUOTH_LANG_NER_H

#include "doc/doc.h"
#include "lang/tuning.h"
#include "model/network.h"

/** A capitalised form of the window. */
typedef struct lang_ner_form {
    uint64_t key;
    uint32_t count;
} lang_ner_form;

/**
 * Decides names for many sentences at once: what a form is in one place counts for its other places, since an
 * article hardly ever means two kinds of thing by one name (Gale, Church and Yarowsky 1992). Each place's
 * hidden layer hears the mean of what the others say (pooled, as in Akbik et al. 2019). One thread's working
 * memory.
 */
typedef struct lang_ner {
    const base_allocator *allocator;
    const model_network *network;
    const model_kernels *kernels;
    float *parts;      /**< [token of the window][what model_network_run gives] */
    uint32_t *form_of; /**< [token of the window]: index into `forms`, or DOC_NONE where it is no name */
    lang_ner_form *forms;
    float *sums;     /**< [form][what its places say] */
    uint32_t *slots; /**< open addressing into `forms`; DOC_NONE is free */
    float *scores;   /**< of one sentence: [token][label] */
    uint8_t *from;
    uint8_t *best; /**< [token of the window]: its label */
    doc_range *sentences;
    uint32_t count, form_count, sentence_count;
} lang_ner;

/** Takes memory for a window; false when there is none. */
bool lang_ner_start(lang_ner *names, const model_network *network, const model_kernels *kernels,
                    const base_allocator *allocator);

/** Releases it; zeroed is allowed. */
void lang_ner_release(lang_ner *names);

/** True where a window has no room for `count` more tokens and must be decided first. */
bool lang_ner_full(const lang_ner *names, uint32_t count);

/** Adds a sentence, for which there is room; the result is where model_network_run puts what it says of
 * names. */
float *lang_ner_add(lang_ner *names, doc_range sentence, const model_input *inputs);

/** Chooses the labels of all sentences added since the last decision: one a token, borrowed until the next
 * one. `scratch` is what the network uses for a sentence. */
const uint8_t *lang_ner_choose(lang_ner *names, void *scratch);

/** The same, for the column `name` of a document, to whose labels `name` maps the network's. */
void lang_ner_decide(lang_ner *names, doc *document, const uint8_t *name, void *scratch);

#endif
