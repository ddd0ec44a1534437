#ifndef QUOTH_QUERY_TUNING_H
#define QUOTH_QUERY_TUNING_H

/* What was chosen by trying, with the sets that chose it. */

/** How alike the named entities of an article must be to those of the articles that surely speak of X (cosine). In 300
 * articles on 100 events of who_basil's kind, two articles of one event were seen to have 0.24 to 0.44, two of other events
 * up to 0.22, and once 0.43. */
#define QUERY_LIKENESS 0.2

/** Words beside the noun from which on a description may lack one. */
#define QUERY_LONG_DESCRIPTION 3

/** So many definite nouns of X's family must such an article have. */
#define QUERY_LEAST_NOUNS 2

/** Beyond so many sure articles others are compared to all of them together. */
#define QUERY_MOST_COMPARED 32

/** So often must an article that does not begin with it name X. */
#define QUERY_LEAST_NAMES 2

/** So many sentences with a noun of the family and all words of a description tell of X for sure. */
#define QUERY_OFTEN_NEAR 3

/** First sentences of an article, in which "a bill" brings up what it tells of. */
#define QUERY_EARLY 4

/** Sentences over which a wider noun takes X up. */
#define QUERY_WIDE_REACH 3

/** Letters from which on words may differ in one and in two letters to be near; the most that are compared; how many
 * entities are offered. */
#define QUERY_SHORT_WORD 4
#define QUERY_LONG_WORD 8
#define QUERY_NEAR_BYTES 40
#define QUERY_MOST_NEAR 5

/** Letters that small words of a name have at most. */
#define QUERY_SMALL_WORD 3

#endif
