#ifndef QUOTH_QUERY_TARGET_H
#define QUOTH_QUERY_TARGET_H

#include "corpus/corpus.h"
#include "corpus/name_index.h"
#include "pattern/pattern.h"
#include "query/chain.h"
#include "query/record.h"

/** What X is: words (a name, an alias, else a sequence of words), a token pattern, or an entity. */
typedef struct query_target {
    const char *words;   /**< NULL: not words */
    const char *pattern; /**< NULL: no pattern */
    uint32_t entity;     /**< used where words and pattern are NULL */
} query_target;

/** X, ready to be sought in document after document. */
typedef struct query_finder {
    const corpus *owner;
    corpus_entity_list entities; /**< survivors: a mention of any is a hit; empty where words are sought */
    pattern_program *pattern;
    pattern_matcher *matcher;
    pattern_ranges matches;
    query_topic topic; /**< X as a description, where one X is sought */
} query_finder;

/**
 * Resolves X in a settled corpus: to the one best entity, or with `all` to every entity that the name fits;
 * words that no entity bears are a sequence of words. False with *error: BASE_MISUSE for no X or several,
 * BASE_NOT_FOUND for an entity id that was never given out, BASE_FORMAT for an ill-formed pattern, BASE_CANCELLED.
 */
bool query_finder_open(query_finder *finder, corpus *owner, query_target x, bool all, base_error *error);

/** The same without what takes X up: its names and words alone. */
bool query_finder_words(query_finder *finder, const engine_document *document, query_hits *hits);

/** Sets *hits to those of a document, in text order; of one that was removed, names and words alone. False when memory ran
 * out. */
bool query_finder_find(query_finder *finder, const engine_document *document, query_hits *hits);

/** Releases all; a finder that is closed may be closed again. */
void query_finder_close(query_finder *finder);

#endif
