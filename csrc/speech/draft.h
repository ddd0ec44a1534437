#ifndef QUOTH_SPEECH_DRAFT_H
#define QUOTH_SPEECH_DRAFT_H

#include "speech/cues.h"
#include "speech/roles.h"

/** An attribution in the making: tokens, not yet spans. */
typedef struct speech_draft {
    uint32_t cue; /**< token that carries the cue, or DOC_NONE for a quotation without one */
    doc_range source, words, content;       /**< items of `pieces`; `words` are the cue's */
    uint32_t chance;                        /**< thousandths */
    uint16_t source_chance, content_chance; /**< of the surest token of each role, in thousandths */
    uint32_t sentence;
    uint32_t parent;   /**< draft whose speaker this one continues, or DOC_NONE */
    uint32_t outer;    /**< draft that reports this one, or DOC_NONE */
    bool dropped;      /**< has no words of its own, or is overruled */
    bool outvoted;     /**< was dropped for being less likely than it must be, among its rivals */
    doc_rules decided; /**< rules that made it what it is */
    bool verbatim;     /**< the content is word for word without quotation marks: a turn of a transcript */
} speech_draft;

/** The drafts of a document in the order of their cues; pieces are ranges of tokens. */
typedef struct speech_drafts {
    const base_allocator *allocator;
    BASE_VEC(speech_draft) items;
    BASE_VEC(doc_range) pieces;
} speech_drafts;

/** Makes an empty list; allocates nothing. */
void speech_drafts_start(speech_drafts *drafts, const base_allocator *allocator);

/** Releases all. */
void speech_drafts_release(speech_drafts *drafts);

/**
 * Appends the draft that the roles make: source, cue and content as pieces, quotations that the content holds
 * extended to their marks, over sentences and paragraphs. A cue without content gives a draft with none.
 * False when memory ran out.
 */
bool speech_draft_add(speech_drafts *drafts, const speech_scene *scene, speech_roles *roles, uint32_t chance);

/** Appends a piece to a draft's content, merging it with a neighbour, and the further paragraphs of the
 * quotation that it begins in; false when memory ran out. */
bool speech_draft_extend(speech_drafts *drafts, const speech_scene *scene, uint32_t index, uint32_t first,
                         uint32_t end);

/** True where one of the pieces holds the token. O(pieces). */
bool speech_holds(const speech_drafts *drafts, doc_range pieces, uint32_t token);

/** Takes the tokens of a range of pieces out of a draft's content; false when memory ran out. */
bool speech_draft_subtract(speech_drafts *drafts, const speech_scene *scene, uint32_t index,
                           doc_range pieces);

/** The token behind the draft's last token, of cue's sentence and content. */
uint32_t speech_draft_end(const speech_drafts *drafts, const speech_scene *scene, const speech_draft *draft);

/** Number of tokens in a range of pieces that stand inside an outermost pair other than `except`, and of all
 * that are no punctuation. */
uint32_t speech_quoted_tokens(const speech_drafts *drafts, const speech_scene *scene, doc_range range,
                              uint32_t *words);

#endif
