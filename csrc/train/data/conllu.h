#ifndef QUOTH_TRAIN_DATA_CONLLU_H
#define QUOTH_TRAIN_DATA_CONLLU_H

#include "train/support.h"

/** A syntactic word of a treebank; strings are borrowed from the treebank. */
typedef struct train_word {
    const char *form, *lemma, *upos, *xpos, *feats, *deprel, *misc;
    uint32_t head; /**< 1-based word of the sentence, 0 for the root */
    bool space_after;
    uint8_t multi; /**< 1: first word of a multi-word token, 2: a further one */
} train_word;

typedef struct train_sentence {
    const train_word *words; /**< borrowed from the treebank */
    uint32_t count;
    const char *text;                 /**< the "# text" comment, or NULL */
    bool new_document, new_paragraph; /**< it begins one, by "# newdoc", "# newpar" */
} train_sentence;

/** Treebanks in CoNLL-U (universaldependencies.org/format.html), read whole. Empty nodes are skipped. */
typedef struct train_treebank {
    BASE_VEC(train_sentence) sentences;
    BASE_VEC(train_word *) blocks;
    BASE_VEC(char *) files;
} train_treebank;

/** Appends a file's sentences; ends the program with file and line where it is ill-formed. Zeroed is empty.
 */
void train_treebank_add(train_treebank *treebank, const char *path);

/** Releases all. */
void train_treebank_release(train_treebank *treebank);

/** A sentence with one label a token, from a BIO file: token, label, then further columns that are ignored.
 */
typedef struct train_tagged {
    const char **tokens, **labels; /**< borrowed */
    uint32_t count;
    bool new_document;
} train_tagged;

typedef struct train_tagged_set {
    BASE_VEC(train_tagged) sentences;
    BASE_VEC(const char **) blocks;
    BASE_VEC(char *) files;
} train_tagged_set;

/** Appends a BIO file's sentences (empty lines part them, "# doc" begins a document). Zeroed is empty. */
void train_tagged_add(train_tagged_set *set, const char *path);

/** Appends a file of names: CoNLL-U ("Name=" in MISC) where it is called so, else BIO. */
void train_names_add(const char *path, train_treebank *trees, train_tagged_set *tagged);

/** Releases all. */
void train_tagged_release(train_tagged_set *set);

#endif
