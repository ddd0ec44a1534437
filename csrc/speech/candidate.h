#ifndef QUOTH_SPEECH_CANDIDATE_H
#define QUOTH_SPEECH_CANDIDATE_H

#include "speech/cues.h"
#include "speech/roles.h"

/** An attribution in the making: tokens, not yet spans. */
typedef struct speech_candidate {
    uint32_t cue; /**< token that carries the cue, or DOC_NONE for a quotation without one */
    doc_range source, words, content;       /**< items of `pieces`; `words` are the cue's */
    uint32_t chance;                        /**< thousandths */
    uint16_t source_chance, content_chance; /**< of the surest token of each role, in thousandths */
    uint32_t sentence;
    uint32_t parent;   /**< candidate whose speaker this one continues, or DOC_NONE */
    uint32_t outer;    /**< candidate that reports this one, or DOC_NONE */
    bool dropped;      /**< has no words of its own, or is overruled */
    bool outvoted;     /**< was dropped for being less likely than it must be, among its rivals */
    bool introduces;   /**< what stands beside it says that it reports (see speech_sketch_candidates) */
    doc_rules decided; /**< rules that made it what it is */
    bool verbatim;     /**< the content is word for word without marks: a turn, a paragraph behind a colon */
} speech_candidate;

/** The candidates of a document in the order of their cues; pieces are ranges of tokens. */
typedef struct speech_candidates {
    const base_allocator *allocator;
    BASE_VEC(speech_candidate) items;
    BASE_VEC(doc_range) pieces;
} speech_candidates;

/** Makes an empty list; allocates nothing. */
void speech_candidates_start(speech_candidates *candidates, const base_allocator *allocator);

/** Releases all. */
void speech_candidates_release(speech_candidates *candidates);

/**
 * Appends the candidate that the roles make: source, cue and content as pieces, quotations that the content holds
 * extended to their marks, over sentences and paragraphs. A cue without content gives a candidate with none.
 * False when memory ran out.
 */
bool speech_candidate_add(speech_candidates *candidates, const speech_board *board, speech_roles *roles,
                          uint32_t chance);

/** A candidate without pieces that a rule makes, not the roles of a sentence; `cue` may be DOC_NONE. */
speech_candidate speech_candidate_by_rule(doc_rule rule, uint32_t cue, uint32_t sentence, uint32_t chance);

/** Appends such a candidate with the tokens of its source (count 0: it has none) and of its content; false when memory
 * ran out. */
bool speech_candidate_add_by_rule(speech_candidates *candidates, const speech_board *board,
                                  speech_candidate candidate, doc_range source, doc_range content);

/** Appends a piece to a candidate's content, merging it with a neighbour, and the further paragraphs of the
 * quotation that it begins in; false when memory ran out. */
bool speech_candidate_extend(speech_candidates *candidates, const speech_board *board, uint32_t index,
                             uint32_t first, uint32_t end);

/** True where one of the pieces holds the token. O(pieces). */
bool speech_holds(const speech_candidates *candidates, doc_range pieces, uint32_t token);

/** Takes the tokens of a range of pieces out of a candidate's content; false when memory ran out. */
bool speech_candidate_subtract(speech_candidates *candidates, const speech_board *board, uint32_t index,
                               doc_range pieces);

/** The token behind the candidate's last token, of cue's sentence and content. */
uint32_t speech_candidate_end(const speech_candidates *candidates, const speech_board *board,
                              const speech_candidate *candidate);

/** Number of tokens in a range of pieces that stand inside an outermost pair other than `except`, and of all
 * that are no punctuation. */
uint32_t speech_quoted_tokens(const speech_candidates *candidates, const speech_board *board, doc_range range,
                              uint32_t *words);

#endif
