#include "speech/relay.h"

#include "speech/clause.h"

/* Who passes on what somebody else said, by the tree. */

static bool is_clause(const speech_board *board, uint32_t token) {
    switch (doc_deprel_universal(board->document->tokens.deprel[token])) {
    case DOC_REL_ADVCL:
    case DOC_REL_XCOMP:
    case DOC_REL_CCOMP:
    case DOC_REL_ACL:
        return true;
    default:
        return false;
    }
}

bool speech_only_relays(const speech_board *board, uint32_t token) {
    if (!doc_rule_on(board->document, DOC_RULE_relaying_verb) || !speech_listed(board, token, SPEECH_RELAYS))
        return false;
    if (speech_is_passive(board->view, token))
        return speech_dependent(board, token, DOC_REL_ADVCL, true) != DOC_NONE ||
               speech_dependent(board, token, DOC_REL_XCOMP, true) != DOC_NONE;
    doc_range sentence = speech_sentence_tokens(board, token);
    uint32_t outlet, object;
    for (uint32_t cue = token + 1; cue < sentence.first + sentence.count && cue <= board->last[token]; cue++)
        if (speech_relay_above(board, cue, &outlet, &object) == token) return true;
    return false;
}

uint32_t speech_relay_above(const speech_board *board, uint32_t cue, uint32_t *outlet, uint32_t *object) {
    uint32_t mark = speech_dependent(board, cue, DOC_REL_MARK, false), verb = board->head[cue];
    if (verb == DOC_NONE || mark == DOC_NONE || !speech_listed(board, mark, SPEECH_AS) ||
        !is_clause(board, cue))
        return DOC_NONE;
    /* The clause hangs on the verb or, wrongly but often, on its object. */
    if (!speech_listed(board, verb, SPEECH_RELAYS)) verb = board->head[verb];
    if (verb == DOC_NONE || verb > cue || !speech_listed(board, verb, SPEECH_RELAYS) ||
        speech_is_passive(board->view, verb))
        return DOC_NONE;
    *outlet = speech_dependent(board, verb, DOC_REL_NSUBJ, false);
    *object = speech_dependent(board, verb, DOC_REL_OBJ, false);
    return *object != DOC_NONE && *object > verb && *object < mark ? verb : DOC_NONE;
}

uint32_t speech_relay_below(const speech_board *board, uint32_t head, uint32_t *object) {
    for (uint32_t at = board->child[head]; at != DOC_NONE; at = board->sibling[at]) {
        doc_deprel relation = doc_deprel_universal(board->document->tokens.deprel[at]);
        if (relation != DOC_REL_ACL && relation != DOC_REL_ADVCL) continue;
        *object = speech_dependent(board, at, DOC_REL_OBJ, false);
        if (*object != DOC_NONE && speech_listed(board, at, SPEECH_RELAYS)) return at;
    }
    return DOC_NONE;
}
