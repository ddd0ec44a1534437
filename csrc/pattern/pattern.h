#ifndef QUOTH_PATTERN_PATTERN_H
#define QUOTH_PATTERN_PATTERN_H

#include "base/error.h"
#include "doc/doc.h"

/**
 * A pattern over the tokens of a sentence, compiled to a nondeterministic automaton (Thompson 1968) that is
 * simulated in time linear in the text, whatever the pattern. The language is described in
 * lua/quoth/manual/patterns.md. Read-only once made.
 */
typedef struct pattern_program pattern_program;

/** Compiles a pattern. NULL with *error, whose position is the byte at fault (BASE_FORMAT, BASE_LIMIT for one
 * that is too large). The caller closes it. */
pattern_program *pattern_compile(const char *pattern, const base_allocator *allocator, base_error *error);

/** Compiles words in sequence, in which only `*` is special: it stands for any letters. As
 * pattern_compile. */
pattern_program *pattern_compile_words(const char *words, const base_allocator *allocator, base_error *error);

/** Releases it; NULL is allowed. */
void pattern_program_close(pattern_program *pattern);

/** Token ranges in text order. */
typedef BASE_VEC(doc_range) pattern_ranges;

/** Working memory of one search, kept from document to document. */
typedef struct pattern_matcher pattern_matcher;

/** NULL when memory ran out. It ends before its pattern. */
pattern_matcher *pattern_matcher_new(const pattern_program *pattern, const base_allocator *allocator);
void pattern_matcher_close(pattern_matcher *matcher);

/** Appends all matches in a document: leftmost, then longest, without overlaps, inside sentences. False when
 * memory ran out. Time tokens × states of the pattern. */
bool pattern_matcher_find(pattern_matcher *matcher, const doc *document, pattern_ranges *matches);

#endif
