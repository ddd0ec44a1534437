/* What the words around a name say of its kind: "in Dorn", "mayor of Dorn", "Dorn's minister". */

#include "refer/name_context.h"
#include "refer/tuning.h"

/* What refer_frames.tsv says of a word in a place ("before", "of", "owned"). */
static uint8_t listed_kind(const refer_board *board, uint32_t token, refer_frame_place where) {
    char lemma[REFER_KEY_BYTES];
    const model_lexicon *frames = &board->facts->frames;
    size_t count = refer_lemma(board, token, lemma);
    for (uint32_t row = model_lexicon_row(frames, lemma, count); row != MODEL_NO_ROW;
         row = model_lexicon_next(frames, row)) {
        if (model_lexicon_id(frames, row, 1) == where) return model_lexicon_id(frames, row, 2);
    }
    return DOC_KIND_COUNT;
}

static bool same_sentence(const refer_board *board, uint32_t token, uint32_t other) {
    return token < board->document->tokens.count && board->sentence[token] == board->sentence[other];
}

/* "Varland's foreign minister Ada Holt": the noun stands a few words behind the possessive, whatever heads
 * the phrase. */
static uint8_t owned_kind(const refer_board *board, uint32_t possessive) {
    const doc_tokens *tokens = &board->document->tokens;
    uint8_t kind = DOC_KIND_COUNT;
    bool owns = possessive < tokens->count && tokens->xpos[possessive] == DOC_XPOS_POS;
    for (uint32_t at = possessive + 1; owns && kind == DOC_KIND_COUNT && at <= possessive + REFER_OWNED_WORDS;
         at++) {
        owns = same_sentence(board, at, possessive) &&
               (tokens->upos[at] == DOC_NOUN || tokens->upos[at] == DOC_PROPN || tokens->upos[at] == DOC_ADJ);
        if (owns) kind = listed_kind(board, at, REFER_FRAME_OWNED);
    }
    return kind;
}

uint8_t refer_frame_kind(const refer_board *board, doc_range name) {
    const doc_tokens *tokens = &board->document->tokens;
    uint32_t behind = name.first + name.count;
    uint8_t kind = DOC_KIND_COUNT;
    /* The name ends its phrase: "in Dorn's office", "in Dorn country" say nothing of Dorn. */
    bool alone = !same_sentence(board, behind, name.first) ||
                 (tokens->xpos[behind] != DOC_XPOS_POS && tokens->upos[behind] != DOC_NOUN &&
                  tokens->upos[behind] != DOC_PROPN);
    bool led = name.first > 0 && same_sentence(board, name.first - 1, name.first) && alone;
    if (led && tokens->upos[name.first - 1] == DOC_ADP)
        kind = listed_kind(board, name.first - 1, REFER_FRAME_BEFORE);
    if (kind == DOC_KIND_COUNT && led && name.first > 1 && same_sentence(board, name.first - 2, name.first) &&
        refer_word(board, name.first - 1, MODEL_WORD_GENITIVE))
        kind = listed_kind(board, name.first - 2, REFER_FRAME_OF);
    if (kind == DOC_KIND_COUNT) kind = owned_kind(board, behind);
    return kind;
}
