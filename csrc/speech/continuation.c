#include "speech/continuation.h"

enum { T_FLOAT = 201 };

/** Most tokens that one such quotation may have. */
#define MAX_TOKENS 1500

/* True where nothing but punctuation stands before the token in its sentence. */
static bool begins_sentence(const speech_board *board, uint32_t token) {
    doc_range tokens = speech_sentence_tokens(board, token);
    for (uint32_t at = tokens.first; at < token; at++)
        if (!speech_punctuation(board, at)) return false;
    return true;
}

bool speech_continuation_at(const speech_board *board, uint32_t from, speech_continuation *found) {
    const doc *document = board->document;
    uint32_t token = from;
    while (token < board->count && board->pair[token] == TEXT_NO_PAIR && speech_punctuation(board, token))
        token++;
    if (token >= board->count || board->pair[token] == TEXT_NO_PAIR ||
        (board->marks[token] & DOC_MARK_SKIPPED))
        return false;
    uint32_t pair = board->pair[token], end = token;
    if (token > 0 && board->pair[token - 1] == pair) return false; /* `from` stands inside of it */
    if (!begins_sentence(board, token)) return false;
    while (end < board->count && board->pair[end] == pair && end - token < MAX_TOKENS) end++;
    uint32_t behind = end;
    while (behind < board->count && board->pair[behind] == TEXT_NO_PAIR && speech_punctuation(board, behind))
        behind++;
    if (behind < board->count && !begins_sentence(board, behind)) return false;
    const doc_sentence *sentence = &document->sentences.items[board->sentence[token]];
    doc_range first = document->paragraphs.items[sentence->paragraph].sentences;
    *found = (speech_continuation){token, end, pair, first.first == board->sentence[token]};
    return true;
}

static void add(speech_features *features, uint64_t a, uint64_t b, uint64_t c) {
    if (features->count < SPEECH_MAX_FEATURES)
        features->items[features->count++] = speech_mix(speech_mix(speech_mix(T_FLOAT, a), b), c);
}

void speech_continuation_features(const speech_board *board, const speech_candidates *candidates,
                                  const speech_candidate *candidate, const speech_continuation *next,
                                  uint32_t steps, speech_features *features) {
    uint32_t words, quoted = speech_quoted_tokens(candidates, board, candidate->content, &words);
    uint32_t share = words == 0 ? 4 : quoted * 10 >= words * 9 ? 2 : quoted > 0 ? 1 : 0;
    uint32_t first_content =
        candidate->content.count ? candidates->pieces.items[candidate->content.first].first : 0;
    bool before = candidate->content.count && first_content < candidate->cue;
    uint64_t paragraph = next->new_paragraph;
    uint32_t size = next->end - next->first;
    uint64_t bucket = size < 4 ? 0 : size < 10 ? 1 : size < 40 ? 2 : 3;
    const doc_sentence *here = &board->document->sentences.items[candidate->sentence];
    bool cue_paragraph = here->paragraph == speech_paragraph(board, next->first);
    features->count = 0;
    add(features, 1, share, paragraph);
    add(features, 2, speech_mix(share, paragraph), before);
    add(features, 3, speech_mix(share, paragraph), bucket);
    add(features, 4, board->lemma[candidate->cue], paragraph);
    add(features, 5, board->manner[candidate->cue], speech_mix(share, paragraph));
    add(features, 6, steps < 3 ? steps : 3, paragraph);
    add(features, 7, candidate->source.count > 0, paragraph);
    add(features, 8, board->document->tokens.upos[candidate->cue], paragraph);
    add(features, 9, board->form[next->first], paragraph);
    add(features, 10, cue_paragraph, speech_mix(paragraph, share));
    add(features, 11, candidate->chance / 200, speech_mix(paragraph, share));
    add(features, 12, board->pair[candidate->cue] != TEXT_NO_PAIR, paragraph);
}
