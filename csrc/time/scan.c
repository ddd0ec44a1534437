/* What a token is to a time expression: a word of the list with its value, a number, a day, a year, a tense. */

#include "time/scan.h"

#include <string.h>

model_cell time_scan_word(const time_scan *scan, uint32_t token, time_class class) {
    const model_lexicon *times = &scan->lexicons->times.list;
    uint32_t row = token < scan->end ? scan->rows[token] : MODEL_NO_ROW;
    if (model_lexicon_id(times, row, 1) != class) return (model_cell){NULL, 0};
    return model_lexicon_cell(times, row, 2);
}

int32_t time_scan_number(const time_scan *scan, uint32_t token, time_class class, int32_t otherwise) {
    model_cell cell = time_scan_word(scan, token, class);
    if (!cell.bytes || cell.count == 0) return otherwise;
    int32_t value = 0;
    for (uint32_t i = cell.bytes[0] == '-'; i < cell.count; i++) {
        if (cell.bytes[i] < '0' || cell.bytes[i] > '9') return otherwise;
        value = value * 10 + (cell.bytes[i] - '0');
    }
    return cell.bytes[0] == '-' ? -value : value;
}

/* Leading digits of a token and how many there are; at most 6 count. */
static int32_t leading_digits(const doc *document, uint32_t token, uint32_t *digits) {
    const char *bytes = doc_token_bytes(document, token);
    int32_t value = 0;
    *digits = 0;
    while (*digits < doc_length(&document->tokens, token) && *digits < 6 && bytes[*digits] >= '0' &&
           bytes[*digits] <= '9')
        value = value * 10 + (bytes[(*digits)++] - '0');
    return value;
}

int32_t time_scan_count(const time_scan *scan, uint32_t token) {
    if (token >= scan->end) return -1;
    uint32_t digits;
    int32_t value = leading_digits(scan->view->document, token, &digits);
    if (digits > 0) return digits == doc_length(&scan->view->document->tokens, token) ? value : -1;
    if (time_scan_is(scan, token, MODEL_WORD_INDEFINITE)) return 1;
    return time_scan_number(scan, token, TIME_NUMBER, -1);
}

int32_t time_scan_year(const time_scan *scan, uint32_t token) {
    if (token >= scan->end) return 0;
    uint32_t digits, length = doc_length(&scan->view->document->tokens, token);
    int32_t value = leading_digits(scan->view->document, token, &digits);
    return digits == 4 && length == 4 && time_is_year(value) ? value : 0;
}

int32_t time_scan_day(const time_scan *scan, uint32_t token) {
    if (token >= scan->end) return 0;
    uint32_t digits, length = doc_length(&scan->view->document->tokens, token);
    int32_t value = leading_digits(scan->view->document, token, &digits);
    if (digits == 0 || digits > 2 || value < 1 || value > 31) return 0;
    if (length == digits) return value;
    const char *rest = doc_token_bytes(scan->view->document, token) + digits;
    const model_classes *words = scan->view->classes;
    bool ordinal = length == digits + 2 && words &&
                   model_classes_have(model_classes_find(words, rest, 2), MODEL_WORD_ORDINAL_END);
    return ordinal ? value : 0;
}

bool time_scan_future(const time_scan *scan, uint32_t token) {
    const doc_view *view = scan->view;
    if (token > doc_view_sentence(view, token).first && doc_view_has(view, token - 1, MODEL_WORD_DEADLINE) &&
        time_scan_refuse(scan, token, DOC_RULE_deadline))
        return true;
    uint32_t clause = doc_view_clause(view, token);
    if (clause == DOC_NONE) return false;
    for (uint32_t c = view->child[clause]; c != DOC_NONE && c < clause; c = view->sibling[c]) {
        doc_deprel relation = doc_view_relation(view, c);
        if ((relation == DOC_REL_AUX || relation == DOC_REL_MARK) &&
            (doc_view_has(view, c, MODEL_WORD_FUTURE) || doc_view_has(view, c, MODEL_WORD_INFINITIVE)))
            return true;
    }
    return false;
}

bool time_scan_modal(const time_scan *scan, uint32_t token) {
    const doc_view *view = scan->view;
    uint32_t clause = doc_view_clause(view, token);
    if (clause == DOC_NONE) return false;
    bool modal = false;
    for (uint32_t c = view->child[clause]; c != DOC_NONE && c < clause; c = view->sibling[c]) {
        if (doc_view_relation(view, c) != DOC_REL_AUX) continue;
        /* "may have left": what may be is behind. */
        if (doc_view_has(view, c, MODEL_WORD_PERFECT)) return false;
        modal =
            modal || doc_view_has(view, c, MODEL_WORD_FUTURE) || doc_view_has(view, c, MODEL_WORD_POSSIBLE);
    }
    return modal;
}

bool time_scan_past(const time_scan *scan, uint32_t token) {
    const doc_view *view = scan->view;
    uint32_t clause = doc_view_clause(view, token);
    if (clause == DOC_NONE) return false;
    if (view->document->tokens.xpos[clause] == DOC_XPOS_VBD) return true;
    for (uint32_t c = view->child[clause]; c != DOC_NONE && c < clause; c = view->sibling[c]) {
        doc_deprel relation = doc_view_relation(view, c);
        if ((relation == DOC_REL_AUX || relation == DOC_REL_COP) &&
            view->document->tokens.xpos[c] == DOC_XPOS_VBD)
            return true;
    }
    return false;
}

bool time_scan_anaphoric(const time_scan *scan, uint32_t token) {
    return time_scan_is(scan, token, MODEL_WORD_ANAPHORIC);
}

bool time_scan_refuse(const time_scan *scan, uint32_t token, doc_rule rule) {
    doc *document = scan->view->document;
    if (!doc_rule_on(document, rule)) return false;
    /* Families ask about the same token; one mark is enough. */
    for (uint32_t i = document->marks.count; i > 0 && document->marks.items[i - 1].token >= token; i--)
        if (document->marks.items[i - 1].token == token && document->marks.items[i - 1].rule == rule)
            return true;
    doc_add_mark(document, rule, token);
    return true;
}

time_match time_scan_first(const time_scan *scan, uint32_t token, const time_family *families, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!doc_rule_on(scan->view->document, families[i].rule)) continue;
        time_match match = families[i].match(scan, token);
        if (match.end == 0) continue;
        doc_rules_add(&match.rules, families[i].rule);
        return match;
    }
    return (time_match){.end = 0};
}
