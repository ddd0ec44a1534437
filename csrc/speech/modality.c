#include "speech/modality.h"

#include "speech/clause.h"
#include "speech/tuning.h"

/* Whether a report is denied, possible, future, and how often it comes: by the words around its verb. Each
 * function names the rule that it is; what the words below one verb say is read in clause.c. */

typedef struct modality_view {
    const speech_context *context;
    const speech_candidate *candidate;
    const speech_board *board;
    doc_quote *quote;
    doc_rules *decided;
} modality_view;

static bool listed(const modality_view *view, uint32_t token, speech_class class) {
    return speech_listed(view->board, token, class);
}

static bool decides(modality_view *view, doc_rule rule) {
    return speech_decides(view->board, view->decided, rule);
}

/* "again", "once again", "for the first time". */
static void iterative_adverb(modality_view *view, uint32_t token) {
    doc_quote *quote = view->quote;
    doc_iteration iteration = listed(view, token, SPEECH_AGAIN)                ? DOC_AGAIN
                              : quote->iteration != DOC_ONCE                   ? DOC_ONCE
                              : listed(view, token, SPEECH_HABITUAL_ITERATION) ? DOC_ITERATION_HABITUAL
                              : listed(view, token, SPEECH_FIRST)              ? DOC_FIRST
                                                                               : DOC_ONCE;
    if (iteration != DOC_ONCE && decides(view, DOC_RULE_iterative_adverb))
        quote->iteration = (uint8_t)iteration;
}

static void first_time(modality_view *view, uint32_t token) {
    if (!listed(view, token, SPEECH_OCCASION)) return;
    uint32_t which = speech_dependent(view->board, token, DOC_REL_AMOD, false);
    if (which != DOC_NONE && listed(view, which, SPEECH_FIRST) && decides(view, DOC_RULE_first_time))
        view->quote->iteration = DOC_FIRST;
}

/* "May say", "not say", "nobody said": as the same words say it of any verb. */
static void as_of_any_verb(modality_view *view, uint32_t dependent) {
    const speech_board *board = view->board;
    doc_modality modality = (doc_modality)view->quote->modality;
    doc_rule denied = speech_denied_by(board->view, dependent);
    doc_rule modal = speech_modal_by(board->view, board->lexicons, dependent, &modality);
    if (denied != DOC_RULE_COUNT) doc_rules_add(view->decided, denied);
    if (modal != DOC_RULE_COUNT) doc_rules_add(view->decided, modal);
    view->quote->negated |= denied != DOC_RULE_COUNT;
    view->quote->modality = (uint8_t)modality;
}

/* "The leaflet read 'Never again'": a word of what is said, and not of the report. */
static bool is_said(modality_view *view, uint32_t token) {
    return speech_holds(view->context->candidates, view->candidate->content, token) &&
           decides(view, DOC_RULE_words_of_content);
}

/* What stands below a verb of the report, but not the verb `below`, which was read before. */
static void read_dependents(modality_view *view, uint32_t verb, uint32_t below) {
    const speech_board *board = view->board;
    for (uint32_t at = board->child[verb]; at != DOC_NONE; at = board->sibling[at]) {
        if (at == below || is_said(view, at)) continue;
        as_of_any_verb(view, at);
        doc_deprel relation = doc_deprel_universal(board->document->tokens.deprel[at]);
        if (relation == DOC_REL_ADVMOD) iterative_adverb(view, at);
        if (relation == DOC_REL_OBL) first_time(view, at);
    }
}

/* The verb above governs the report: "declined to say"; "stopped short of calling for", where it says no; but
 * not one that stands before it ("Asked about it, he declined …"). */
static bool governs(modality_view *view, uint32_t verb, uint32_t head) {
    doc_deprel relation = doc_deprel_universal(view->board->document->tokens.deprel[verb]);
    if (relation == DOC_REL_XCOMP) return decides(view, DOC_RULE_governing_verb);
    bool due = view->board->document->tokens.upos[head] == DOC_ADJ && listed(view, head, SPEECH_FUTURE_VERB);
    if (relation == DOC_REL_ADVCL && due) return decides(view, DOC_RULE_governing_verb); /* "due to tell" */
    return relation == DOC_REL_ADVCL && verb > head && listed(view, head, SPEECH_NEGATIVE_VERB) &&
           decides(view, DOC_RULE_stopped_short);
}

void speech_modality_fill(const speech_context *context, const speech_candidate *candidate, doc_quote *quote,
                          doc_rules *decided) {
    const speech_board *board = context->board;
    modality_view view = {context, candidate, board, quote, decided};
    quote->negated = false;
    quote->modality = DOC_ASSERTED;
    quote->iteration = DOC_ONCE;
    uint32_t verb = candidate->cue, below = DOC_NONE;
    for (uint32_t steps = 0; verb != DOC_NONE && steps < SPEECH_VERBS_ABOVE; steps++) {
        if (listed(&view, verb, SPEECH_NEGATIVE_VERB) && decides(&view, DOC_RULE_negative_verb))
            quote->negated = true;
        if (listed(&view, verb, SPEECH_AGAIN_VERB) && decides(&view, DOC_RULE_again_verb))
            quote->iteration = DOC_AGAIN;
        if (verb != candidate->cue && listed(&view, verb, SPEECH_FUTURE_VERB) &&
            decides(&view, DOC_RULE_future_verb))
            quote->modality = DOC_FUTURE;
        read_dependents(&view, verb, below);
        uint32_t head = board->head[verb];
        if (head == DOC_NONE || !governs(&view, verb, head)) break;
        below = verb;
        verb = head;
    }
}
