#include "speech/trailing_reporter.h"

#include "speech/tuning.h"

/* The end of a sentence that says who reports it. */

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

bool speech_trailing_reporter_at(const speech_board *board, doc_range sentence, uint32_t cue,
                                 uint32_t *source, uint32_t *content) {
    uint32_t behind = cue + 1;
    while (behind < sentence.first + sentence.count && speech_punctuation(board, behind)) behind++;
    if (behind < sentence.first + sentence.count || cue < sentence.first + 4 ||
        board->document->tokens.upos[cue] != DOC_VERB || board->pair[cue] != TEXT_NO_PAIR ||
        !speech_listed(board, cue, SPEECH_UTTERS))
        return false;
    uint32_t begin = cue;
    bool nominal = false;
    while (begin > sentence.first && cue - begin < SPEECH_TRAILING_SOURCE &&
           !speech_mark(board, begin - 1, ',') && in_phrase(board, begin - 1))
        nominal |= speech_nominal(board, --begin);
    if (!nominal || speech_listed(board, begin, SPEECH_RELATIVE)) return false;
    uint32_t end = begin; /* behind the content: before the comma, which may stand in quotation marks */
    while (end > sentence.first && speech_punctuation(board, end - 1)) end--;
    bool comma = false;
    for (uint32_t token = end; token < begin; token++) comma |= speech_mark(board, token, ',');
    *source = begin;
    *content = end;
    return comma && end > sentence.first;
}
