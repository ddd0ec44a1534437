#ifndef QUOTH_TRAIN_REFER_CHAINS_H
#define QUOTH_TRAIN_REFER_CHAINS_H

#include "doc/doc.h"
#include "refer/noun_kind.h"
#include "train/support.h"

/** Words of a text and the chain of coreference that they belong to. */
typedef struct train_mark {
    doc_span span;
    uint32_t chain;
    uint8_t kind; /**< refer_noun_kind of a marked mention */
} train_mark;

/** A text with marked chains; by begin. */
typedef struct train_chains {
    char *text, *date; /**< NUL-terminated; date is "" where it is unknown */
    size_t size;
    BASE_VEC(train_mark) marks;
    bool whole;       /**< every mention is marked; else only one pronoun and two names */
    doc_span pronoun; /**< where not whole */
    bool answered;    /**< where not whole: one of the names is meant */
} train_chains;

typedef BASE_VEC(train_chains) train_chain_set;

/**
 * Appends the texts of a JSONL file, of either form:
 * {"text", "date", "tokens": [[b, e], …], "mentions": [{"head": [token, …], "cluster", "type"}, …]}, of which the
 * first head tokens are marked, or (GAP) {"text", "pronoun": [b, e], "A": [b, e], "B": [b, e], "A_coref",
 * "B_coref"}. Ends the program where the file is ill-formed.
 */
void train_chains_read(train_chain_set *set, const char *path);

/** The mark over a byte, or NULL. O(log n + marks that begin there). */
const train_mark *train_chains_mark(const train_chains *chains, uint32_t byte);

/** Its chain, or DOC_NONE. */
uint32_t train_chains_at(const train_chains *chains, uint32_t byte);

/** Releases all. */
void train_chains_release(train_chain_set *set);

#endif
