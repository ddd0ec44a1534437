/* Mentions that name no entity: dates, sums of money, numbers. */

#include "refer/amount.h"

static bool unit_is(const refer_board *board, uint32_t token, refer_unit unit) {
    const model_lexicon *units = &board->facts->units;
    return model_lexicon_id(units, refer_row(board, units, token), 1) == unit;
}

static bool numeric(const refer_board *board, uint32_t token) {
    return board->named[token] == DOC_NONE &&
           (board->document->tokens.upos[token] == DOC_NUM || unit_is(board, token, REFER_SCALE));
}

static void add(refer_board *board, doc_range tokens, uint32_t head, uint8_t kind) {
    refer_board_add(board, tokens, head, kind, DOC_NAME);
    for (uint32_t i = 0; i < tokens.count; i++) board->named[tokens.first + i] = board->headed[head];
}

void refer_dates(refer_board *board) {
    const doc *document = board->document;
    for (uint32_t i = 0; i < document->times.count; i++) {
        const doc_time *time = &document->times.items[i];
        bool when = time->type == DOC_TIME_DATE || time->type == DOC_TIME_TIME;
        if (when) add(board, time->tokens, doc_view_top(board->view, time->tokens), DOC_DATE);
    }
}

/* The end of the amount that begins at a token, and its kind; the token itself where none begins. */
static uint32_t amount_end(const refer_board *board, uint32_t token, uint8_t *kind) {
    uint32_t end = refer_sentence_end(board, token), at = token;
    char c = *refer_bytes(board, at);
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    /* "US$ 5": a currency that begins with a letter ends with its sign. */
    bool sign = !letter || refer_bytes(board, at)[doc_length(&board->document->tokens, at) - 1] == '$';
    bool symbol = sign && board->document->tokens.upos[at] != DOC_NUM && unit_is(board, at, REFER_SYMBOL);
    if (symbol) at++;
    if (at >= end || board->document->tokens.upos[at] != DOC_NUM || board->named[at] != DOC_NONE)
        return token;
    while (at < end && numeric(board, at)) at++;
    *kind = symbol ? DOC_MONEY : DOC_NUMBER;
    if (at < end && unit_is(board, at, REFER_CURRENCY) && !symbol) {
        *kind = DOC_MONEY;
        at++;
    } else if (at < end && unit_is(board, at, REFER_SHARE)) {
        at++;
    }
    return at;
}

void refer_amounts(refer_board *board) {
    for (uint32_t i = 0; i < board->document->tokens.count;) {
        uint8_t kind = DOC_NUMBER;
        uint32_t end = board->named[i] == DOC_NONE ? amount_end(board, i, &kind) : i;
        /* A bare number word that only counts ("two ministers") belongs to the phrase it counts. */
        bool counts = end == i + 1 && refer_relation(board, i) == DOC_REL_NUMMOD && !refer_digits(board, i) &&
                      refer_rule_on(board, DOC_RULE_counting_word);
        doc_range tokens = {i, end - i};
        uint32_t head = end > i && !counts ? doc_view_top(board->view, tokens) : i;
        if (end > i && !counts && board->headed[head] == DOC_NONE) add(board, tokens, head, kind);
        i = end > i ? end : i + 1;
    }
}
