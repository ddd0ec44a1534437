#include "refer/frame.h"

/** Words behind a possessive among which its noun is looked for. */
#define MOST_WORDS 3u

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

static bool same_sentence(const refer_work *work, uint32_t token, uint32_t other) {
    return token < work->document->tokens.count && work->sentence[token] == work->sentence[other];
}

/* "Varland's foreign minister Ada Holt": the noun stands a few words behind the possessive, whatever heads
 * the phrase. */
static uint8_t owned_kind(const refer_work *work, uint32_t possessive) {
    const doc_tokens *tokens = &work->document->tokens;
    uint8_t kind = DOC_KIND_COUNT;
    bool owns = possessive < tokens->count && tokens->xpos[possessive] == work->xpos_pos;
    for (uint32_t at = possessive + 1; owns && kind == DOC_KIND_COUNT && at <= possessive + MOST_WORDS;
         at++) {
        owns = same_sentence(work, at, possessive) &&
               (tokens->upos[at] == DOC_NOUN || tokens->upos[at] == DOC_PROPN || tokens->upos[at] == DOC_ADJ);
        if (owns) kind = listed_kind(work, at, "owned");
    }
    return kind;
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
        refer_is(work, name.first - 1, "of"))
        kind = listed_kind(work, name.first - 2, "of");
    if (kind == DOC_KIND_COUNT) kind = owned_kind(work, behind);
    return kind;
}
