#ifndef QUOTH_TRAIN_DATA_EXAMPLES_H
#define QUOTH_TRAIN_DATA_EXAMPLES_H

#include "base/intern.h"
#include "model/features.h"
#include "train/data/conllu.h"

/** The kinds of label that the network tells apart. */
typedef enum train_task {
    TRAIN_UPOS,
    TRAIN_XPOS,
    TRAIN_FEATS,
    TRAIN_DEPREL,
    TRAIN_NAME,
    TRAIN_TASK_COUNT
} train_task;

/** No label: this word teaches nothing for the task. */
#define TRAIN_NO_LABEL UINT16_MAX
/** Most words of a sentence that is trained on; longer ones are cut (text) or left out (trees). */
#define TRAIN_SENTENCE_WORDS 400u

/** The labels of one task, sorted by their bytes. */
typedef struct train_labels {
    BASE_VEC(const char *) items;
} train_labels;

/** A word to learn from: its form and one label a task. */
typedef struct train_example_word {
    const char *form;
    uint16_t labels[TRAIN_TASK_COUNT];
    uint16_t
        head; /**< word of the sentence from 0; count for the root; TRAIN_NO_LABEL where there is no tree */
    uint8_t space_after;
} train_example_word;

typedef struct train_example {
    const train_example_word *words;
    uint32_t count;
    float weight;     /**< of its losses */
    bool tree, names; /**< what it teaches */
    bool starts;      /**< the first sentence of a document */
} train_example;

/** Sentences to learn from or to measure on. Forms are borrowed from the files read. */
typedef struct train_examples {
    BASE_VEC(train_example) items;
    BASE_VEC(train_example_word *) blocks;
    uint32_t words;
} train_examples;

/** Collects the labels of treebanks (and of names, "O" first, then "I-kind" and "B-kind" of each kind). */
void train_labels_collect(train_labels labels[TRAIN_TASK_COUNT], const train_treebank *treebank);

/** The label of a string, or TRAIN_NO_LABEL. */
uint16_t train_label(const train_labels *labels, const char *string);

/** What the library calls a kind of names that a corpus calls `name`: see train_examples_add_names. Static.
 */
const char *train_kind_name(const char *name);

/** Appends a treebank's sentences; one without tags teaches only names ("Name=B-person" in MISC). */
void train_examples_add_trees(train_examples *examples, const train_treebank *treebank,
                              const train_labels *labels, float weight);

/**
 * Appends sentences with names; paragraphs are cut behind final punctuation. A kind is mapped by its name in
 * any case: PER and Person to person, LOC, GPE and Location to place, ORG, NORP (group), FAC, …; unknown
 * kinds to other.
 */
void train_examples_add_names(train_examples *examples, const train_tagged_set *set, float weight);

/** How many sentences from `first` on are of one document with names and come to no more than `words` words;
 * at least 1, at most `most`. */
uint32_t train_examples_document(const train_examples *examples, uint32_t first, uint32_t words,
                                 uint32_t most);

/** Releases the words; labels and forms belong to others. */
void train_examples_release(train_examples *examples);

/** A sentence as text, for feature extraction; arrays are reused. */
typedef struct train_text {
    base_buf bytes;
    uint32_t begin[TRAIN_SENTENCE_WORDS];
    uint16_t length[TRAIN_SENTENCE_WORDS];
    uint8_t space_after[TRAIN_SENTENCE_WORDS];
    uint32_t count; /**< may be one less than the example's: a final period left out */
} train_text;

/**
 * Writes an example as text. With a random state it is varied as news prints: curly quotation marks and
 * apostrophes, long dashes, headlines in capitals or title case, a missing final period. NULL: as it stands.
 */
void train_text_write(train_text *text, const train_example *example, uint64_t *random);

/** The sentence as the feature extractor wants it; valid until the next train_text_write. */
model_sentence train_text_sentence(const train_text *text);

#endif
