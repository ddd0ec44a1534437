#include "speech/modality.h"

#include "speech/tuning.h"

/* Whether a report is denied, possible, future, and how often it comes: by the words around its verb. Each
 * function names the rule that it is. */

typedef struct modality_view {
    const speech_scene *scene;
    doc_quote *quote;
    doc_rules *decided;
} modality_view;

static bool listed(const modality_view *view, uint32_t token, speech_class class) {
    return speech_listed(view->scene, token, class);
}

static bool decides(modality_view *view, doc_rule rule) {
    return speech_decides(view->scene, view->decided, rule);
}

static void modal_auxiliary(modality_view *view, uint32_t token) {
    doc_modality modality = listed(view, token, SPEECH_CONDITIONAL) ? DOC_CONDITIONAL
                            : listed(view, token, SPEECH_FUTURE)    ? DOC_FUTURE
                            : listed(view, token, SPEECH_POSSIBLE)  ? DOC_POSSIBLE
                                                                    : DOC_MODALITY_COUNT;
    if (modality < DOC_MODALITY_COUNT && decides(view, DOC_RULE_modal_auxiliary))
        view->quote->modality = modality;
}

/* "again", "once again", "for the first time", "often". */
static void iterative_adverb(modality_view *view, uint32_t token) {
    doc_quote *quote = view->quote;
    doc_iteration iteration = listed(view, token, SPEECH_AGAIN)                ? DOC_AGAIN
                              : quote->iteration != DOC_ONCE                   ? DOC_ONCE
                              : listed(view, token, SPEECH_HABITUAL_ITERATION) ? DOC_ITERATION_HABITUAL
                              : listed(view, token, SPEECH_FIRST)              ? DOC_FIRST
                                                                               : DOC_ONCE;
    if (iteration != DOC_ONCE && decides(view, DOC_RULE_iterative_adverb)) quote->iteration = iteration;
    if (quote->modality == DOC_ASSERTED && listed(view, token, SPEECH_HABITUAL) &&
        decides(view, DOC_RULE_iterative_adverb))
        quote->modality = DOC_HABITUAL;
}

static void first_time(modality_view *view, uint32_t token) {
    if (!listed(view, token, SPEECH_OCCASION)) return;
    uint32_t which = speech_dependent(view->scene, token, DOC_REL_AMOD, false);
    if (which != DOC_NONE && listed(view, which, SPEECH_FIRST) && decides(view, DOC_RULE_first_time))
        view->quote->iteration = DOC_FIRST;
}

/* "Nobody said", "no minister said", "neither Brenn nor Lee said". */
static void negative_subject(modality_view *view, uint32_t subject) {
    uint32_t determiner = speech_dependent(view->scene, subject, DOC_REL_DET, false),
             neither = speech_dependent(view->scene, subject, DOC_REL_CC, true);
    bool negative = listed(view, subject, SPEECH_NEGATIVE_SUBJECT) ||
                    (determiner != DOC_NONE && listed(view, determiner, SPEECH_NEGATOR)) ||
                    (neither != DOC_NONE && listed(view, neither, SPEECH_NEGATOR));
    if (negative && decides(view, DOC_RULE_negative_subject)) view->quote->negated = true;
}

static void negated_report(modality_view *view, uint32_t token) {
    if (listed(view, token, SPEECH_NEGATOR) && decides(view, DOC_RULE_negated_report))
        view->quote->negated = true;
}

static void if_clause(modality_view *view, uint32_t mark) {
    if (listed(view, mark, SPEECH_CONDITION) && decides(view, DOC_RULE_if_clause))
        view->quote->modality = DOC_CONDITIONAL;
}

/* What stands below a verb of the report, but not the verb `below`, which was read before. */
static void read_dependents(modality_view *view, uint32_t verb, uint32_t below) {
    const speech_scene *scene = view->scene;
    for (uint32_t at = scene->child[verb]; at != DOC_NONE; at = scene->sibling[at]) {
        if (at == below) continue;
        switch (doc_deprel_universal(scene->document->tokens.deprel[at])) {
        case DOC_REL_AUX:
            modal_auxiliary(view, at);
            negated_report(view, at);
            break;
        case DOC_REL_ADVMOD:
            negated_report(view, at);
            iterative_adverb(view, at);
            break;
        case DOC_REL_CC:
        case DOC_REL_DET:
            negated_report(view, at);
            break;
        case DOC_REL_OBL:
            first_time(view, at);
            break;
        case DOC_REL_NSUBJ:
            negative_subject(view, at);
            break;
        case DOC_REL_MARK:
            if_clause(view, at);
            break;
        default:
            break;
        }
    }
}

/* The verb above governs the report: "declined to say"; "stopped short of calling for", where it says no; but
 * not one that stands before it ("Asked about it, he declined …"). */
static bool governs(modality_view *view, uint32_t verb, uint32_t head) {
    doc_deprel relation = doc_deprel_universal(view->scene->document->tokens.deprel[verb]);
    if (relation == DOC_REL_XCOMP) return decides(view, DOC_RULE_governing_verb);
    return relation == DOC_REL_ADVCL && verb > head && listed(view, head, SPEECH_NEGATIVE_VERB) &&
           decides(view, DOC_RULE_stopped_short);
}

void speech_modality_fill(const speech_scene *scene, const speech_draft *draft, doc_quote *quote,
                          doc_rules *decided) {
    modality_view view = {scene, quote, decided};
    quote->negated = false;
    quote->modality = DOC_ASSERTED;
    quote->iteration = DOC_ONCE;
    uint32_t verb = draft->cue, below = DOC_NONE;
    for (uint32_t steps = 0; verb != DOC_NONE && steps < SPEECH_VERBS_ABOVE; steps++) {
        if (listed(&view, verb, SPEECH_NEGATIVE_VERB) && decides(&view, DOC_RULE_negative_verb))
            quote->negated = true;
        if (listed(&view, verb, SPEECH_AGAIN_VERB) && decides(&view, DOC_RULE_again_verb))
            quote->iteration = DOC_AGAIN;
        if (verb != draft->cue && listed(&view, verb, SPEECH_FUTURE_VERB) &&
            decides(&view, DOC_RULE_future_verb))
            quote->modality = DOC_FUTURE;
        read_dependents(&view, verb, below);
        uint32_t head = scene->head[verb];
        if (head == DOC_NONE || !governs(&view, verb, head)) break;
        below = verb;
        verb = head;
    }
}
