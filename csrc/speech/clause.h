#ifndef QUOTH_SPEECH_CLAUSE_H
#define QUOTH_SPEECH_CLAUSE_H

#include "doc/view.h"
#include "speech/lexicons.h"

/*
 * What the words below a verb or noun say of it: one negation and one modality, for reports, for stances and
 * for the narrator's clauses. The view needs no more than the trees of the sentence.
 */

/** True for a word that says something happens: a verb, or what a copula is said of. O(dependents). */
bool speech_is_predicate(const doc_view *view, uint32_t token);

/** The predicate that governs a token: itself or the nearest above it; DOC_NONE where a headline has no verb.
 * O(depth). */
uint32_t speech_governing_predicate(const doc_view *view, uint32_t token);

/** True for a verb in the passive: aux:pass or nsubj:pass below it. O(dependents). */
bool speech_is_passive(const doc_view *view, uint32_t verb);

/** The rule by which this dependent denies the word above it; DOC_RULE_COUNT where it does not.
 * O(dependents). */
doc_rule speech_denied_by(const doc_view *view, uint32_t dependent);

/** The rule by which this dependent changes the modality that a verb had so far; DOC_RULE_COUNT where it does
 * not. O(1). */
doc_rule speech_modal_by(const doc_view *view, const speech_lexicons *lexicons, uint32_t dependent,
                         doc_modality *modality);

/** The first dependent that denies a verb or noun, or DOC_NONE. O(dependents). */
uint32_t speech_denial_of(const doc_view *view, uint32_t token);

/** The modality that a verb has by all of its dependents. O(dependents). */
doc_modality speech_modality_of(const doc_view *view, const speech_lexicons *lexicons, uint32_t verb);

#endif
