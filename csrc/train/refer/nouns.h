#ifndef QUOTH_TRAIN_REFER_NOUNS_H
#define QUOTH_TRAIN_REFER_NOUNS_H

#include "doc/doc.h"
#include "refer/noun_kind.h"
#include "train/refer/chains.h"
#include "train/support.h"

/** A noun with what it stood for. */
typedef struct train_noun {
    int8_t inputs[REFER_NOUN_INPUTS];
    uint8_t kind; /**< refer_noun_kind */
} train_noun;

typedef BASE_VEC(train_noun) train_nouns;

/** Appends the marked common nouns of a tagged text. */
void train_nouns_add(train_nouns *nouns, const model_words *words, const doc *document,
                     const train_chains *chains);

/** Learns what kind a noun is of and appends its weights as the section "refer" has them. */
void train_nouns_learn(const train_nouns *nouns, base_buf *section);

#endif
