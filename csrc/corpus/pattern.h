#ifndef QUOTH_CORPUS_PATTERN_H
#define QUOTH_CORPUS_PATTERN_H

#include "base/error.h"
#include "doc/doc.h"

/**
 * A pattern over the tokens of a sentence, compiled to a nondeterministic automaton (Thompson 1968) that is
 * simulated in time linear in the text, whatever the pattern. The language is described in
 * lua/quoth/manual/patterns.md. Read-only once made.
 */
typedef struct corpus_pattern corpus_pattern;

/** Compiles a pattern. NULL with *error, whose position is the byte at fault (BASE_FORMAT, BASE_LIMIT for one
 * that is too large). The caller closes it. */
corpus_pattern *corpus_pattern_new(const char *pattern, const base_allocator *allocator, base_error *error);

/** Compiles words in sequence, in which only `*` is special: it stands for any letters. As
 * corpus_pattern_new. */
corpus_pattern *corpus_pattern_words(const char *words, const base_allocator *allocator, base_error *error);

/** Releases it; NULL is allowed. */
void corpus_pattern_close(corpus_pattern *pattern);

/** Token ranges in text order. */
typedef BASE_VEC(doc_range) corpus_ranges;

/** Working memory of one search, kept from document to document. */
typedef struct corpus_matcher corpus_matcher;

/** NULL when memory ran out. It ends before its pattern. */
corpus_matcher *corpus_matcher_new(const corpus_pattern *pattern, const base_allocator *allocator);
void corpus_matcher_close(corpus_matcher *matcher);

/** Appends all matches in a document: leftmost, then longest, without overlaps, inside sentences. False when
 * memory ran out. Time tokens × states of the pattern. */
bool corpus_matcher_find(corpus_matcher *matcher, const doc *document, corpus_ranges *matches);

#endif
