/* The narrator's clause around a token: its predicate, its words, whether it is denied and how sure it is. */
#include "speech/narration.h"

#include "speech/clause.h"

/* "X was adopted, and Lund left .": what stands beside the predicate is another clause; "and" and the stop are
 * no part of either. */
static bool belongs(const doc_view *view, uint32_t dependent) {
    doc_deprel relation = doc_deprel_universal(view->document->tokens.deprel[dependent]);
    if (relation == DOC_REL_CC || view->document->tokens.upos[dependent] == DOC_PUNCT) return false;
    return (relation != DOC_REL_CONJ && relation != DOC_REL_PARATAXIS) ||
           !speech_is_predicate(view, dependent) || !doc_rule_on(view->document, DOC_RULE_other_clause);
}

/** True for a word of the clause; marks may hang anywhere and tell nothing. O(depth). */
static bool is_within(const doc_view *view, uint32_t token, uint32_t predicate) {
    if (view->document->tokens.upos[token] == DOC_PUNCT) return false;
    /* Bounded by the sentence's length, in case the heads are not a tree. */
    for (uint32_t steps = doc_view_sentence(view, token).count; token != predicate && steps > 0; steps--) {
        if (view->head[token] == predicate) return belongs(view, token);
        token = view->head[token];
        if (token == DOC_NONE) return false;
    }
    return token == predicate;
}

/** From the first to the last word of the clause. */
static doc_range clause_of(const doc_view *view, uint32_t predicate) {
    uint32_t first = predicate, last = predicate;
    for (uint32_t at = view->child[predicate]; at != DOC_NONE; at = view->sibling[at]) {
        if (!belongs(view, at)) continue;
        if (view->first[at] < first) first = view->first[at];
        if (view->last[at] > last) last = view->last[at];
    }
    /* What is left out may lie inside: "X was adopted, and Lund left, on Monday." */
    while (first < predicate && !is_within(view, first, predicate)) first++;
    while (last > predicate && !is_within(view, last, predicate)) last--;
    return (doc_range){first, last - first + 1};
}

/** A sentence without the marks at its ends. */
static doc_range sentence_of(const doc_view *view, uint32_t token) {
    const uint8_t *upos = view->document->tokens.upos;
    doc_range tokens = doc_view_sentence(view, token);
    for (; tokens.count > 1 && upos[tokens.first] == DOC_PUNCT; tokens.count--) tokens.first++;
    while (tokens.count > 1 && upos[tokens.first + tokens.count - 1] == DOC_PUNCT) tokens.count--;
    return tokens;
}

/* "X is vital": the copula says it. */
static uint32_t cue_of(const doc_view *view, uint32_t predicate) {
    uint8_t upos = view->document->tokens.upos[predicate];
    bool verb = upos == DOC_VERB || upos == DOC_AUX;
    uint32_t copula = doc_view_child(view, predicate, DOC_REL_COP);
    return verb || copula == DOC_NONE || !doc_rule_on(view->document, DOC_RULE_copula) ? predicate : copula;
}

speech_narration speech_narrate(const doc_view *view, const speech_lexicons *lexicons, uint32_t token) {
    uint32_t predicate = speech_governing_predicate(view, token);
    if (predicate == DOC_NONE)
        return (speech_narration){.predicate = DOC_NONE,
                                  .cue = DOC_NONE,
                                  .clause = sentence_of(view, token),
                                  .modality = DOC_ASSERTED};
    return (speech_narration){.predicate = predicate,
                              .cue = cue_of(view, predicate),
                              .clause = clause_of(view, predicate),
                              .modality = speech_modality_of(view, lexicons, predicate),
                              .negated = speech_denial_of(view, predicate) != DOC_NONE};
}
