#include "refer/frame.h"

#include <string.h>

/* What refer_frames.tsv says of a word in a place ("before", "of", "owned"). */
static uint8_t listed_kind(const refer_work *work, uint32_t token, const char *where) {
    char lemma[REFER_KEY_BYTES];
    const model_lexicon *frames = &work->facts->frames;
    size_t count = refer_lemma(work, token, lemma);
    for (uint32_t row = model_lexicon_row(frames, lemma, count); row != MODEL_NO_ROW;
         row = model_lexicon_next(frames, row)) {
        if (!model_cell_is(model_lexicon_cell(frames, row, 1), where)) continue;
        model_cell kind = model_lexicon_cell(frames, row, 2);
        for (uint8_t k = 0; k < DOC_KIND_COUNT; k++)
            if (model_cell_is(kind, doc_kind_name(k))) return k;
    }
    return DOC_KIND_COUNT;
}

static bool is_of(const refer_work *work, uint32_t token) {
    char lemma[REFER_KEY_BYTES];
    return refer_lemma(work, token, lemma) == 2 && memcmp(lemma, "of", 2) == 0;
}

static bool same_sentence(const refer_work *work, uint32_t token, uint32_t other) {
    return token < work->document->tokens.count && work->sentence[token] == work->sentence[other];
}

uint8_t refer_frame_kind(const refer_work *work, doc_range name) {
    const doc_tokens *tokens = &work->document->tokens;
    uint32_t behind = name.first + name.count;
    uint8_t kind = DOC_KIND_COUNT;
    /* The name ends its phrase: "in Dorn's office", "in Dorn country" say nothing of Dorn. */
    bool alone = !same_sentence(work, behind, name.first) ||
                 (tokens->xpos[behind] != work->xpos_pos && tokens->upos[behind] != DOC_NOUN &&
                  tokens->upos[behind] != DOC_PROPN);
    bool led = name.first > 0 && same_sentence(work, name.first - 1, name.first) && alone;
    if (led && tokens->upos[name.first - 1] == DOC_ADP) kind = listed_kind(work, name.first - 1, "before");
    if (kind == DOC_KIND_COUNT && led && name.first > 1 && same_sentence(work, name.first - 2, name.first) &&
        is_of(work, name.first - 1))
        kind = listed_kind(work, name.first - 2, "of");
    if (kind == DOC_KIND_COUNT && same_sentence(work, behind + 1, name.first) &&
        tokens->xpos[behind] == work->xpos_pos)
        kind = listed_kind(work, behind + 1, "owned");
    return kind;
}
