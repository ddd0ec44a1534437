/* What the words below a verb or noun say of it: whether it is denied, and whether it may, will or would be. */
#include "speech/clause.h"

static doc_deprel relation_of(const doc_view *view, uint32_t token) {
    return doc_deprel_universal(view->document->tokens.deprel[token]);
}

static bool listed(const doc_view *view, const speech_lexicons *lexicons, uint32_t token,
                   speech_class class) {
    return model_classes_have(speech_token_classes(lexicons, view->document, token), class);
}

bool speech_is_predicate(const doc_view *view, uint32_t token) {
    uint8_t upos = view->document->tokens.upos[token];
    if (upos != DOC_VERB && upos != DOC_AUX) return doc_view_child(view, token, DOC_REL_COP) != DOC_NONE;
    switch (relation_of(view, token)) {
    case DOC_REL_AMOD: /* "the reporting group": a word of the noun */
    case DOC_REL_AUX:
    case DOC_REL_COP:
    case DOC_REL_COMPOUND:
    case DOC_REL_CASE: /* "according to" */
    case DOC_REL_MARK:
        return false;
    default:
        return true;
    }
}

uint32_t speech_governing_predicate(const doc_view *view, uint32_t token) {
    /* Bounded by the sentence's length, in case the heads are not a tree. */
    for (uint32_t steps = doc_view_sentence(view, token).count; token != DOC_NONE && steps > 0; steps--) {
        if (speech_is_predicate(view, token)) return token;
        token = view->head[token];
    }
    return DOC_NONE;
}

bool speech_is_passive(const doc_view *view, uint32_t verb) {
    return doc_view_child_exact(view, verb, DOC_REL_AUX_PASS) != DOC_NONE ||
           doc_view_child_exact(view, verb, DOC_REL_NSUBJ_PASS) != DOC_NONE;
}

/** The rule where it holds and is on. */
static doc_rule rule_if(const doc_view *view, bool holds, doc_rule rule) {
    return holds && doc_rule_on(view->document, rule) ? rule : DOC_RULE_COUNT;
}

doc_rule speech_denied_by(const doc_view *view, uint32_t dependent) {
    doc_denial denial = doc_view_denies(view, dependent);
    doc_rule rule = denial == DOC_DENIED_BY_WORD ? DOC_RULE_negated_report : DOC_RULE_negative_subject;
    return rule_if(view, denial != DOC_NO_DENIAL, rule);
}

/* "may call", "will call", "would call". */
static doc_modality modality_of_auxiliary(const doc_view *view, uint64_t classes, uint32_t auxiliary) {
    return model_classes_have(classes, SPEECH_CONDITIONAL)    ? DOC_CONDITIONAL
           : doc_view_has(view, auxiliary, MODEL_WORD_FUTURE) ? DOC_FUTURE
           : model_classes_have(classes, SPEECH_POSSIBLE)     ? DOC_POSSIBLE
                                                              : DOC_ASSERTED;
}

doc_rule speech_modal_by(const doc_view *view, const speech_lexicons *lexicons, uint32_t dependent,
                         doc_modality *modality) {
    doc_modality found = DOC_ASSERTED;
    doc_rule rule = DOC_RULE_modal_auxiliary;
    switch (relation_of(view, dependent)) {
    case DOC_REL_AUX:
        found =
            modality_of_auxiliary(view, speech_token_classes(lexicons, view->document, dependent), dependent);
        break;
    case DOC_REL_MARK: /* "if they call" */
        if (listed(view, lexicons, dependent, SPEECH_CONDITION)) found = DOC_CONDITIONAL;
        rule = DOC_RULE_if_clause;
        break;
    case DOC_REL_ADVMOD: /* "often calls"; but "would often call" */
        if (*modality == DOC_ASSERTED && listed(view, lexicons, dependent, SPEECH_HABITUAL))
            found = DOC_HABITUAL;
        rule = DOC_RULE_iterative_adverb;
        break;
    default:
        break;
    }
    rule = rule_if(view, found != DOC_ASSERTED, rule);
    if (rule != DOC_RULE_COUNT) *modality = found;
    return rule;
}

uint32_t speech_denial_of(const doc_view *view, uint32_t token) {
    uint32_t at = view->child[token];
    while (at != DOC_NONE && speech_denied_by(view, at) == DOC_RULE_COUNT) at = view->sibling[at];
    return at;
}

doc_modality speech_modality_of(const doc_view *view, const speech_lexicons *lexicons, uint32_t verb) {
    doc_modality modality = DOC_ASSERTED;
    for (uint32_t at = view->child[verb]; at != DOC_NONE; at = view->sibling[at])
        speech_modal_by(view, lexicons, at, &modality);
    return modality;
}
