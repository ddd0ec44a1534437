#include "speech/trailing_reporter.h"

#include "speech/tuning.h"

/* The end of a sentence that says who reports it. */

static bool is_comma(const speech_board *board, uint32_t token) {
    const doc_tokens *tokens = &board->document->tokens;
    return doc_length(tokens, token) == 1 && board->document->text[doc_begin(tokens, token)] == ',';
}

/* A word that a noun phrase without clauses can hold. */
static bool in_phrase(const speech_board *board, uint32_t token) {
    switch (board->document->tokens.upos[token]) {
    case DOC_VERB:
    case DOC_AUX:
    case DOC_SCONJ:
    case DOC_CCONJ:
    case DOC_INTJ:
        return false;
    default:
        return board->pair[token] == TEXT_NO_PAIR;
    }
}

static bool is_nominal(const speech_board *board, uint32_t token) {
    uint8_t upos = board->document->tokens.upos[token];
    return upos == DOC_NOUN || upos == DOC_PROPN || upos == DOC_PRON;
}

bool speech_trailing_reporter_at(const speech_board *board, doc_range sentence, uint32_t cue,
                                 uint32_t *source, uint32_t *content) {
    const doc_tokens *tokens = &board->document->tokens;
    uint32_t behind = cue + 1;
    while (behind < sentence.first + sentence.count && tokens->upos[behind] == DOC_PUNCT) behind++;
    if (behind < sentence.first + sentence.count || cue < sentence.first + 4 ||
        tokens->upos[cue] != DOC_VERB || board->pair[cue] != TEXT_NO_PAIR ||
        !speech_listed(board, cue, SPEECH_UTTERS))
        return false;
    uint32_t begin = cue;
    bool nominal = false;
    while (begin > sentence.first && cue - begin < SPEECH_TRAILING_SOURCE && !is_comma(board, begin - 1) &&
           in_phrase(board, begin - 1))
        nominal |= is_nominal(board, --begin);
    if (!nominal || speech_listed(board, begin, SPEECH_RELATIVE)) return false;
    uint32_t end = begin; /* behind the content: before the comma, which may stand in quotation marks */
    while (end > sentence.first && tokens->upos[end - 1] == DOC_PUNCT) end--;
    bool comma = false;
    for (uint32_t token = end; token < begin; token++) comma |= is_comma(board, token);
    *source = begin;
    *content = end;
    return comma && end > sentence.first;
}
