#ifndef QUOTH_LANG_ANALYSE_H
#define QUOTH_LANG_ANALYSE_H

#include "doc/doc.h"
#include "lang/initial_capitals.h"
#include "lang/ner.h"

/**
 * Tags, trees and names: the model file's sections "words", "network" and "labels", with the file's labels
 * mapped to the document's. Read-only once open; any number of threads may share it.
 */
typedef struct lang_tagger {
    const base_allocator *allocator;
    model_words words;
    model_network network;
    const model_kernels *kernels;
    uint8_t upos[256], xpos[256], deprel[256]; /**< the document's label of each label of the file */
    uint8_t name[MODEL_NETWORK_LABELS];        /**< as in the column `name` */
    uint16_t *feats;                           /**< index into feats_names of each label of the file */
    const char **feats_names;                  /**< 0 is none; strings lie in the file */
    uint16_t feats_count, foreign_feats;
} lang_tagger;

/** Working memory of one thread: no stage allocates per token or sentence. */
typedef struct lang_tagging {
    const base_allocator *allocator;
    void *block, *aligned;
    size_t block_size;
    model_input inputs[DOC_SENTENCE_TOKENS];
    model_answer answers[DOC_SENTENCE_TOKENS];
    uint32_t begin[DOC_SENTENCE_TOKENS]; /**< of the sentence's words, with their lengths */
    uint16_t length[DOC_SENTENCE_TOKENS];
    lang_ner names;
    lang_initial_capitals firsts;
} lang_tagging;

/** Opens the sections; false with *error where one is missing, ill-formed or has a label that the document
 * has not. */
bool lang_tagger_open(lang_tagger *tagger, const model_file *file, const base_allocator *allocator,
                      base_error *error);

/** Releases what opening allocated; a zeroed tagger is allowed. */
void lang_tagger_close(lang_tagger *tagger);

/** Starts a thread's working memory (about 6 MB, most of it touched only by long sentences and documents);
 * false when memory ran out. */
bool lang_tagging_start(lang_tagging *tagging, const lang_tagger *tagger, const base_allocator *allocator);

/** Releases it; zeroed is allowed. */
void lang_tagging_release(lang_tagging *tagging);

/**
 * Fills the columns upos, xpos, feats, head, deprel and name of all tokens, the sentences' roots, and the
 * document's feats_names, from forms, spaces and sentences. Sentences of paragraphs of kind `foreign` get a
 * flat tree. Cannot fail.
 */
void lang_tag(const lang_tagger *tagger, lang_tagging *tagging, doc *document);

#endif
