#include "speech/marked.h"

#include "speech/tuning.h"

/* Cues that stand where only what is between the marks can be theirs. */

static bool has_clause(const speech_board *board, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++)
        if (speech_verbal(board, at)) return true;
    return false;
}

/* "…," said Ann Lee: the sentence begins with a clause in marks that ends in a comma or a mark of its own, and the cue
 * follows. */
static bool follows(const speech_roles *roles, const speech_board *board) {
    uint32_t first = roles->sentence.first, behind = first + roles->sentence.count, end;
    while (first < behind && speech_punctuation(board, first)) first++;
    if (first >= roles->cue || board->pair[first] == TEXT_NO_PAIR) return false;
    const text_pair *pair = &board->view->pairs.pairs.items[board->pair[first]];
    if (!pair->closed || roles->of[first - roles->sentence.first] != SPEECH_CONTENT) return false;
    end = doc_token_at(board->document, pair->end);
    if (end > roles->cue || !has_clause(board, first, end)) return false;
    char last = board->document->text[pair->end - 1];
    for (uint32_t at = end; at < roles->cue; at++) {
        if (speech_byte(board, at) == ',' && at <= end + 1) last = ',';
        if (!speech_punctuation(board, at) && roles->of[at - roles->sentence.first] == SPEECH_CONTENT)
            return false;
    }
    return last == ',' || last == '?' || last == '!';
}

/* The first token of a quotation in the content behind the cue, or DOC_NONE. */
static uint32_t quotation_behind(const speech_roles *roles, const speech_board *board) {
    for (uint32_t i = roles->cue + 1 - roles->sentence.first; i < roles->sentence.count; i++)
        if (roles->of[i] == SPEECH_CONTENT && board->pair[roles->sentence.first + i] != TEXT_NO_PAIR)
            return roles->sentence.first + i;
    return DOC_NONE;
}

/* Behind whom the verb is told to nothing else may stand before the mark. */
static bool is_told(const speech_board *board, uint32_t verb, uint32_t token) {
    doc_deprel relation = doc_deprel_universal(board->document->tokens.deprel[token]);
    bool own = board->head[token] == verb ||
               board->head[board->head[token] == DOC_NONE ? token : board->head[token]] == verb ||
               speech_below(board, token, verb);
    return own && board->document->tokens.upos[token] != DOC_VERB && relation != DOC_REL_NSUBJ;
}

uint32_t speech_introducing_verb(const speech_board *board, uint32_t first) {
    uint32_t at = first;
    while (at > 0 && (board->marks[at - 1] & DOC_MARK_OPENS)) at--;
    if (at < 2 || board->pair[at - 1] != TEXT_NO_PAIR || board->sentence[at - 1] != board->sentence[first] ||
        (speech_byte(board, at - 1) != ',' && speech_byte(board, at - 1) != ':'))
        return DOC_NONE;
    uint8_t before = board->document->tokens.upos[at - 2];
    if (before == DOC_ADP || before == DOC_SCONJ || before == DOC_DET) return DOC_NONE; /* "said that, …" */
    uint32_t begin = speech_sentence_tokens(board, first).first;
    for (uint32_t verb = at - 1; verb-- > begin && at - verb <= SPEECH_TOLD_TOKENS + 1;) {
        if (board->pair[verb] != TEXT_NO_PAIR || speech_punctuation(board, verb)) return DOC_NONE;
        if (board->document->tokens.upos[verb] != DOC_VERB) continue;
        if (!speech_says(board->manner[verb])) return DOC_NONE;
        for (uint32_t between = verb + 1; between + 1 < at; between++)
            if (!is_told(board, verb, between)) return DOC_NONE;
        return verb;
    }
    return DOC_NONE;
}

/* Ann Lee said: "…": only that, and the quotations behind it. */
static bool introduces(const speech_roles *roles, const speech_board *board) {
    uint32_t first = quotation_behind(roles, board);
    if (first == DOC_NONE || speech_introducing_verb(board, first) != roles->cue) return false;
    const text_pair *pair = &board->view->pairs.pairs.items[board->pair[first]];
    if (!pair->closed && pair->next == TEXT_NO_PAIR) return false;
    return has_clause(board, first, doc_token_at(board->document, pair->end));
}

bool speech_only_marked(const speech_roles *roles, const speech_board *board) {
    return board->pair[roles->cue] == TEXT_NO_PAIR && (follows(roles, board) || introduces(roles, board));
}
