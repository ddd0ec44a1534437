#include "refer/time_words.h"

#include <string.h>

model_cell refer_time_word(const refer_time_scan *scan, uint32_t token, refer_time_class class) {
    const model_lexicon *times = &scan->board->facts->times;
    uint32_t row = token < scan->end ? scan->rows[token] : MODEL_NO_ROW;
    if (model_lexicon_id(times, row, 1) != class) return (model_cell){NULL, 0};
    return model_lexicon_cell(times, row, 2);
}

int32_t refer_time_number(const refer_time_scan *scan, uint32_t token, refer_time_class class,
                          int32_t otherwise) {
    model_cell cell = refer_time_word(scan, token, class);
    if (!cell.bytes || cell.count == 0) return otherwise;
    int32_t value = 0;
    for (uint32_t i = cell.bytes[0] == '-'; i < cell.count; i++) {
        if (cell.bytes[i] < '0' || cell.bytes[i] > '9') return otherwise;
        value = value * 10 + (cell.bytes[i] - '0');
    }
    return cell.bytes[0] == '-' ? -value : value;
}

/* Leading digits of a token and how many there are; at most 6 count. */
static int32_t leading_digits(const refer_board *board, uint32_t token, uint32_t *digits) {
    const char *bytes = refer_bytes(board, token);
    int32_t value = 0;
    *digits = 0;
    while (*digits < doc_length(&board->document->tokens, token) && *digits < 6 && bytes[*digits] >= '0' &&
           bytes[*digits] <= '9')
        value = value * 10 + (bytes[(*digits)++] - '0');
    return value;
}

int32_t refer_time_count(const refer_time_scan *scan, uint32_t token) {
    if (token >= scan->end) return -1;
    uint32_t digits;
    int32_t value = leading_digits(scan->board, token, &digits);
    if (digits > 0) return digits == doc_length(&scan->board->document->tokens, token) ? value : -1;
    if (refer_word(scan->board, token, MODEL_WORD_INDEFINITE)) return 1;
    return refer_time_number(scan, token, REFER_TIME_NUMBER, -1);
}

int32_t refer_time_year(const refer_time_scan *scan, uint32_t token) {
    if (token >= scan->end) return 0;
    uint32_t digits, length = doc_length(&scan->board->document->tokens, token);
    int32_t value = leading_digits(scan->board, token, &digits);
    return digits == 4 && length == 4 && value >= 1800 && value < 2100 ? value : 0;
}

int32_t refer_time_day(const refer_time_scan *scan, uint32_t token) {
    if (token >= scan->end) return 0;
    uint32_t digits, length = doc_length(&scan->board->document->tokens, token);
    int32_t value = leading_digits(scan->board, token, &digits);
    if (digits == 0 || digits > 2 || value < 1 || value > 31) return 0;
    if (length == digits) return value;
    const char *rest = refer_bytes(scan->board, token) + digits;
    const model_classes *words = &scan->board->facts->words;
    bool ordinal = length == digits + 2 &&
                   model_classes_have(model_classes_find(words, rest, 2), MODEL_WORD_ORDINAL_END);
    return ordinal ? value : 0;
}

static bool future_word(const refer_board *board, uint32_t token) {
    return refer_word(board, token, MODEL_WORD_FUTURE);
}

bool refer_time_future(const refer_time_scan *scan, uint32_t token) {
    const refer_board *board = scan->board;
    if (token > refer_sentence_first(board, token) && refer_word(board, token - 1, MODEL_WORD_DEADLINE))
        return true;
    uint32_t clause = refer_clause(board, token);
    if (clause == DOC_NONE) return false;
    for (uint32_t c = board->child[clause]; c != DOC_NONE && c < clause; c = board->sibling[c]) {
        doc_deprel relation = refer_relation(board, c);
        if ((relation == DOC_REL_AUX || relation == DOC_REL_MARK) && future_word(board, c)) return true;
    }
    return false;
}

bool refer_time_past(const refer_time_scan *scan, uint32_t token) {
    const refer_board *board = scan->board;
    uint32_t clause = refer_clause(board, token);
    if (clause == DOC_NONE) return false;
    if (board->document->tokens.xpos[clause] == DOC_XPOS_VBD) return true;
    for (uint32_t c = board->child[clause]; c != DOC_NONE && c < clause; c = board->sibling[c]) {
        doc_deprel relation = refer_relation(board, c);
        if ((relation == DOC_REL_AUX || relation == DOC_REL_COP) &&
            board->document->tokens.xpos[c] == DOC_XPOS_VBD)
            return true;
    }
    return false;
}

bool refer_time_anaphoric(const refer_time_scan *scan, uint32_t token) {
    return refer_word(scan->board, token, MODEL_WORD_ANAPHORIC);
}
