#ifndef QUOTH_LANG_LANG_H
#define QUOTH_LANG_LANG_H

#include "doc/doc.h"
#include "model/file.h"

/**
 * The language model: what turns a document's paragraphs into tokens, sentences, tags, trees, names and
 * lemmas. Weights are read in place from the model file, which must outlive it. Read-only once open: any
 * number of threads may share it.
 */
typedef struct lang_model lang_model;

/**
 * Working memory of one thread, kept from document to document so that no stage allocates per token. It
 * belongs to the model it was made for and ends before it.
 */
typedef struct lang_scratch lang_scratch;

/**
 * Binds the file's sections. NULL with *error where one is missing or ill-formed (each stage names its own)
 * or memory ran out. The caller closes it.
 */
lang_model *lang_model_open(const model_file *file, const base_allocator *allocator, base_error *error);

/** Releases the model; NULL is allowed. */
void lang_model_close(lang_model *model);

/** New working memory; NULL when memory ran out. The caller releases it. */
lang_scratch *lang_scratch_new(const lang_model *model, const base_allocator *allocator);

/** Releases the working memory; NULL is allowed. */
void lang_scratch_release(lang_scratch *scratch);

/**
 * Runs every stage over a document whose text and paragraphs are set, in this order: lang_tokens (tokens and
 * sentences), lang_tag (tags, features, trees, names: lang/analyse.h), lang_lemmas. False with *error when
 * memory ran out; the document may then only be released. Linear in the text.
 */
bool lang_analyse(const lang_model *model, lang_scratch *scratch, doc *document, base_error *error);

/**
 * The first stage alone: fills the columns `begin`, `length`, `flags` and the sentences of each paragraph.
 * Tokens follow the conventions of UD English (universaldependencies.org/en), sentences those of its
 * treebanks; a paragraph's end always ends a sentence. False when memory ran out.
 */
bool lang_tokens(const lang_model *model, lang_scratch *scratch, doc *document);

/** The last stage alone: fills the column `lemma` from form, upos, xpos and feats. False when memory ran out.
 */
bool lang_lemmas(const lang_model *model, doc *document);

#endif
