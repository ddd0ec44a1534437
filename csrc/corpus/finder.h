#ifndef QUOTH_CORPUS_FINDER_H
#define QUOTH_CORPUS_FINDER_H

#include "corpus/corpus.h"
#include "corpus/pattern.h"
#include "corpus/record.h"

/** What X is: words (a name, an alias, else a sequence of words), a token pattern, or an entity. */
typedef struct corpus_target {
    const char *words;   /**< NULL: not words */
    const char *pattern; /**< NULL: no pattern */
    uint32_t entity;     /**< used where words and pattern are NULL */
} corpus_target;

/** A place where X is mentioned. */
typedef struct corpus_hit {
    uint32_t mention; /**< of the document, or DOC_NONE for words */
    doc_range tokens;
    uint32_t head; /**< token */
} corpus_hit;

typedef BASE_VEC(corpus_hit) corpus_hits;

/** X, ready to be sought in document after document. */
typedef struct corpus_finder {
    const corpus *owner;
    corpus_entity_list entities; /**< survivors: a mention of any is a hit; empty where words are sought */
    corpus_pattern *pattern;
    corpus_matcher *matcher;
    corpus_ranges matches;
} corpus_finder;

/**
 * Resolves X in a settled corpus: to the one best entity, or with `all` to every entity that the name fits;
 * words that no entity bears are a sequence of words. False with *error: BASE_MISUSE for no X or several,
 * BASE_NOT_FOUND for an entity id that was never given out, BASE_FORMAT for an ill-formed pattern.
 */
bool corpus_finder_open(corpus_finder *finder, corpus *owner, corpus_target x, bool all, base_error *error);

/** Sets *hits to those of a document, in text order. False when memory ran out. */
bool corpus_finder_find(corpus_finder *finder, const corpus_document *document, corpus_hits *hits);

/** Releases all; a finder that is closed may be closed again. */
void corpus_finder_close(corpus_finder *finder);

#endif
