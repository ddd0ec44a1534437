/* Finds time expressions: at each token where one may begin, the families of matchers are asked in order. */

#include "time/time.h"

#include <string.h>

#include "time/scan.h"

static bool add_time(doc *document, uint32_t first, const time_match *match) {
    doc_time time = {.tokens = {first, match->end - first}, .value = DOC_NONE, .type = match->type};
    if (match->value[0]) {
        time.value = doc_intern(document, match->value, strlen(match->value));
        if (time.value == DOC_NONE) return false;
    }
    for (unsigned rule = 0; rule < DOC_RULE_COUNT; rule++)
        if (doc_rules_has(&match->rules, rule)) doc_add_mark(document, rule, first);
    return base_vec_push(document->allocator, &document->times, time);
}

/* The first match of free tokens; end 0 where there is none. */
static time_match match_at(const time_scan *scan, uint32_t token) {
    time_match (*const families[])(const time_scan *, uint32_t) = {
        time_match_part, time_match_date, time_match_clock, time_match_relative, time_match_span};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        time_match match = families[i](scan, token);
        bool free = match.end > 0;
        for (uint32_t t = token; scan->taken && t < match.end; t++)
            free = free && (scan->taken[t] == DOC_NONE || !time_scan_refuse(scan, t, DOC_RULE_time_in_name));
        if (free) return match;
    }
    return (time_match){.end = 0};
}

static uint32_t *find_rows(const time_lexicons *lexicons, const doc *document, base_arena *scratch) {
    uint32_t count = document->tokens.count, *rows = base_arena_new(scratch, count, sizeof *rows);
    for (uint32_t t = 0; rows && t < count; t++)
        rows[t] = document->tokens.upos[t] == DOC_PUNCT ? MODEL_NO_ROW : time_row(lexicons, document, t);
    return rows;
}

/* True for a token that ends in a figure and an s: "'90s", "mid-2000s". */
static bool may_be_decade(const doc *document, uint32_t token) {
    uint32_t length = doc_length(&document->tokens, token);
    const char *end = doc_token_bytes(document, token) + length;
    return length > 3 && end[-1] == 's' && end[-2] == '0';
}

/* True where an expression may begin: a word of the list, a digit, a decade, or an article before one of them ("the day",
 * "the same day"). */
static bool may_begin(const time_scan *scan, uint32_t token) {
    const doc *document = scan->view->document;
    for (uint32_t t = token; t < scan->end && t < token + 3; t++) {
        char c = *doc_token_bytes(document, t);
        if (scan->rows[t] != MODEL_NO_ROW || (c >= '0' && c <= '9') || may_be_decade(document, t))
            return true;
        bool article = t == token && document->tokens.upos[t] == DOC_DET;
        bool same = t == token + 1 && time_scan_is(scan, t, MODEL_WORD_SAME);
        if (!article && !same) return false;
    }
    return false;
}

static bool find_in_sentence(time_scan *scan, doc_range tokens) {
    scan->end = tokens.first + tokens.count;
    scan->sentence = scan->article;
    for (uint32_t t = tokens.first; t < scan->end;) {
        time_match match = may_begin(scan, t) ? match_at(scan, t) : (time_match){.end = 0};
        if (match.end <= t) {
            t++;
            continue;
        }
        if (!add_time(scan->view->document, t, &match)) return false;
        if (match.day.year > 0 && doc_rule_on(scan->view->document, DOC_RULE_day_named_last))
            scan->sentence = match.day;
        t = match.end;
    }
    return true;
}

bool time_find(const time_lexicons *lexicons, const doc_view *view, const uint32_t *taken,
               base_arena *scratch) {
    const doc *document = view->document;
    time_scan scan = {.lexicons = lexicons,
                      .view = view,
                      .taken = taken,
                      .rows = find_rows(lexicons, document, scratch),
                      .article = time_day_read(doc_string(document, document->meta.date))};
    for (uint32_t s = 0; scan.rows && s < document->sentences.count; s++)
        if (!find_in_sentence(&scan, document->sentences.items[s].tokens)) return false;
    return scan.rows != NULL;
}
