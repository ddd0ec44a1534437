#include "speech/modality.h"

/** Verbs above the cue that are looked at: "refused to comment on plans to say". */
#define MAX_VERBS 3

static bool is_negator(const speech_scene *scene, uint32_t token) {
    return speech_listed(scene, token, SPEECH_NEGATOR);
}

static void read_auxiliary(const speech_scene *scene, uint32_t token, doc_quote *quote) {
    if (speech_listed(scene, token, SPEECH_POSSIBLE)) quote->modality = DOC_POSSIBLE;
    if (speech_listed(scene, token, SPEECH_FUTURE)) quote->modality = DOC_FUTURE;
    if (speech_listed(scene, token, SPEECH_CONDITIONAL)) quote->modality = DOC_CONDITIONAL;
}

/* "again", "once again", "for the first time", "often". */
static void read_adverb(const speech_scene *scene, uint32_t token, doc_quote *quote) {
    if (speech_listed(scene, token, SPEECH_AGAIN)) quote->iteration = DOC_AGAIN;
    if (quote->iteration == DOC_ONCE && speech_listed(scene, token, SPEECH_HABITUAL_ITERATION))
        quote->iteration = DOC_ITERATION_HABITUAL;
    if (quote->iteration == DOC_ONCE && speech_listed(scene, token, SPEECH_FIRST))
        quote->iteration = DOC_FIRST;
    if (quote->modality == DOC_ASSERTED && speech_listed(scene, token, SPEECH_HABITUAL))
        quote->modality = DOC_HABITUAL;
}

/* What stands below a verb of the report; dependents that hold the content's words are not looked into. */
static void read_dependents(const speech_scene *scene, uint32_t verb, uint32_t below, doc_quote *quote) {
    const doc_tokens *tokens = &scene->document->tokens;
    for (uint32_t at = scene->child[verb]; at != DOC_NONE; at = scene->sibling[at]) {
        doc_deprel relation = doc_deprel_universal(tokens->deprel[at]);
        if (at == below) continue;
        if (relation == DOC_REL_AUX) read_auxiliary(scene, at, quote);
        if (relation == DOC_REL_ADVMOD || relation == DOC_REL_AUX || relation == DOC_REL_CC ||
            relation == DOC_REL_DET)
            quote->negated |= is_negator(scene, at);
        if (relation == DOC_REL_ADVMOD) read_adverb(scene, at, quote);
        if (relation == DOC_REL_OBL && speech_listed(scene, at, SPEECH_OCCASION)) {
            uint32_t which = speech_dependent(scene, at, DOC_REL_AMOD, false);
            if (which != DOC_NONE && speech_listed(scene, which, SPEECH_FIRST)) quote->iteration = DOC_FIRST;
        }
        if (relation == DOC_REL_NSUBJ) {
            uint32_t determiner = speech_dependent(scene, at, DOC_REL_DET, false),
                     neither = speech_dependent(scene, at, DOC_REL_CC, true);
            if (speech_listed(scene, at, SPEECH_NEGATIVE_SUBJECT) ||
                (determiner != DOC_NONE && is_negator(scene, determiner)) ||
                (neither != DOC_NONE && is_negator(scene, neither)))
                quote->negated = true;
        }
        if (relation == DOC_REL_MARK && speech_listed(scene, at, SPEECH_CONDITION))
            quote->modality = DOC_CONDITIONAL;
    }
}

void speech_modality_fill(const speech_scene *scene, const speech_draft *draft, doc_quote *quote) {
    const doc_tokens *tokens = &scene->document->tokens;
    quote->negated = false;
    quote->modality = DOC_ASSERTED;
    quote->iteration = DOC_ONCE;
    if (draft->cue == DOC_NONE) return;
    uint32_t verb = draft->cue, below = DOC_NONE;
    for (uint32_t steps = 0; steps < MAX_VERBS; steps++) {
        if (speech_listed(scene, verb, SPEECH_NEGATIVE_VERB)) quote->negated = true;
        if (speech_listed(scene, verb, SPEECH_AGAIN_VERB)) quote->iteration = DOC_AGAIN;
        if (verb != draft->cue && speech_listed(scene, verb, SPEECH_FUTURE_VERB))
            quote->modality = DOC_FUTURE;
        read_dependents(scene, verb, below, quote);
        uint32_t head = scene->head[verb];
        if (head == DOC_NONE) break;
        doc_deprel relation = doc_deprel_universal(tokens->deprel[verb]);
        /* "declined to say", "stopped short of calling for": the verb above governs the report, but not one
         * that stands before it ("Asked about it, he declined …"). */
        bool stops =
            relation == DOC_REL_ADVCL && verb > head && speech_listed(scene, head, SPEECH_NEGATIVE_VERB);
        if (relation != DOC_REL_XCOMP && !stops) break;
        below = verb;
        verb = head;
    }
}
