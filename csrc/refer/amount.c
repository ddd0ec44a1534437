#include "refer/amount.h"

static bool unit_is(const refer_work *work, uint32_t token, refer_unit unit) {
    char word[REFER_KEY_BYTES];
    const model_lexicon *units = &work->facts->units;
    uint32_t row = model_lexicon_row(units, word, refer_fold(work, token, word));
    return model_lexicon_id(units, row, 1) == unit;
}

static bool numeric(const refer_work *work, uint32_t token) {
    return work->named[token] == DOC_NONE &&
           (work->document->tokens.upos[token] == DOC_NUM || unit_is(work, token, REFER_SCALE));
}

static void add(refer_work *work, uint32_t first, uint32_t end, uint8_t kind) {
    doc_range tokens = {first, end - first};
    uint32_t head = doc_view_top(work->view, tokens);
    if (work->headed[head] != DOC_NONE) return;
    refer_work_add(work, tokens, head, kind, DOC_NAME);
    for (uint32_t i = first; i < end; i++) work->named[i] = work->headed[head];
}

/* The end of the amount that begins at a token, and its kind; the token itself where none begins. */
static uint32_t amount_end(const refer_work *work, uint32_t token, uint8_t *kind) {
    uint32_t end = refer_sentence_end(work, token), at = token;
    char c = *refer_bytes(work, at);
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    /* "US$ 5": a currency that begins with a letter ends with its sign. */
    bool sign = !letter || refer_bytes(work, at)[doc_length(&work->document->tokens, at) - 1] == '$';
    bool symbol = sign && work->document->tokens.upos[at] != DOC_NUM && unit_is(work, at, REFER_SYMBOL);
    if (symbol) at++;
    if (at >= end || work->document->tokens.upos[at] != DOC_NUM || work->named[at] != DOC_NONE) return token;
    while (at < end && numeric(work, at)) at++;
    *kind = symbol ? DOC_MONEY : DOC_NUMBER;
    if (at < end && unit_is(work, at, REFER_CURRENCY) && !symbol) {
        *kind = DOC_MONEY;
        at++;
    } else if (at < end && unit_is(work, at, REFER_SHARE)) {
        at++;
    }
    return at;
}

void refer_amounts(refer_work *work) {
    for (uint32_t i = 0; i < work->document->tokens.count;) {
        uint8_t kind = DOC_NUMBER;
        uint32_t end = work->named[i] == DOC_NONE ? amount_end(work, i, &kind) : i;
        /* A bare number word that only counts ("two ministers") belongs to the phrase it counts. */
        bool counts = end == i + 1 && refer_relation(work, i) == DOC_REL_NUMMOD && !refer_digits(work, i);
        if (end > i && !counts) add(work, i, end, kind);
        i = end > i ? end : i + 1;
    }
}
