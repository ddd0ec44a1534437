/* Lengths of time and what recurs: "two years", "the past few days", "27-year", "daily", "every Monday". */

#include <stdio.h>
#include <string.h>

#include "time/scan.h"

static void write_length(time_match *match, int32_t count, bool vague, model_cell unit) {
    char number[12];
    bool clock = unit.bytes[0] == 'T';
    char letter = clock ? unit.bytes[1] : unit.bytes[0];
    if (letter == 'E') letter = 'Y', count *= 10;
    if (letter == 'C') letter = 'Y', count *= 100;
    if (!clock && unit.count > 1 && unit.bytes[1] == '2') count *= 2;
    snprintf(number, sizeof number, "%d", (int)count);
    snprintf(match->value, sizeof match->value, "P%s%s%c", clock ? "T" : "", vague ? "X" : number, letter);
}

static model_cell unit_at(const time_scan *scan, uint32_t token) {
    model_cell unit = time_scan_word(scan, token, TIME_UNIT);
    if (unit.bytes && scan->view->document->tokens.upos[token] == DOC_ADJ &&
        time_scan_refuse(scan, token, DOC_RULE_adjective_second))
        return (model_cell){NULL, 0};
    return unit.bytes ? unit : time_scan_word(scan, token, TIME_UNITS);
}

/* "daily", "every day", "each Monday". */
static time_match match_set(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_SET};
    model_cell word = time_scan_word(scan, token, TIME_SET);
    if (word.bytes) {
        match.end = token + 1;
        snprintf(match.value, sizeof match.value, "%.*s", (int)word.count, word.bytes);
        return match;
    }
    if (!time_scan_word(scan, token, TIME_EACH).bytes) return match;
    int32_t weekday = time_scan_number(scan, token + 1, TIME_WEEKDAY, 0),
            count = time_scan_count(scan, token + 1);
    uint32_t at = count > 0 ? token + 2 : token + 1;
    model_cell unit = unit_at(scan, at);
    if (weekday > 0) {
        match.end = token + 2;
        snprintf(match.value, sizeof match.value, "XXXX-WXX-%d", (int)weekday);
    } else if (unit.bytes) {
        match.end = at + 1;
        write_length(&match, count > 0 ? count : 1, false, unit);
    }
    return match;
}

/* "27-year" (but not "27-year-old"), "two-week". */
static time_match match_hyphenated(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DURATION};
    int32_t count = time_scan_count(scan, token);
    if (count < 0 || token + 2 >= scan->end || !doc_token_is(scan->view->document, token + 1, "-"))
        return match;
    model_cell unit = time_scan_word(scan, token + 2, TIME_UNIT);
    bool age = token + 4 < scan->end && doc_token_is(scan->view->document, token + 3, "-");
    if (!unit.bytes || time_scan_is(scan, token, MODEL_WORD_INDEFINITE)) return match;
    if (age && time_scan_refuse(scan, token, DOC_RULE_age)) return match;
    match.end = token + 3;
    write_length(&match, count, false, unit);
    return match;
}

/* "five trading days": a word between the count and its unit. */
static bool qualifies(const time_scan *scan, uint32_t token) {
    if (token + 1 >= scan->end || scan->view->head[token] != token + 1) return false;
    uint8_t upos = scan->view->document->tokens.upos[token];
    char c = *doc_token_bytes(scan->view->document, token);
    bool word = (upos == DOC_ADJ || upos == DOC_NOUN || upos == DOC_VERB) && (c < '0' || c > '9');
    return word && scan->rows[token] == MODEL_NO_ROW && time_scan_word(scan, token + 1, TIME_UNITS).bytes;
}

/* The count before a unit: "two", "two and a half", "several", "a few", "a couple of"; *at moves behind it.
 */
static bool count_before(const time_scan *scan, time_match *match, uint32_t *at, int32_t *count,
                         bool *vague) {
    *count = time_scan_count(scan, *at);
    *vague =
        time_scan_word(scan, *at, TIME_VAGUE).bytes != NULL && !time_scan_is(scan, *at, MODEL_WORD_RECENT);
    if (*count < 0 && !*vague) return false;
    uint32_t next = *at + 1;
    int32_t behind = time_scan_count(scan, next);
    bool article = time_scan_is(scan, *at, MODEL_WORD_INDEFINITE);
    /* "a 20 year low", but "15 a year" counts no years. */
    if (article && behind > 1 && time_scan_rule(scan, match, DOC_RULE_count_behind_article))
        *count = behind, next++;
    if (*count == 1 && time_scan_word(scan, next, TIME_VAGUE).bytes) *vague = true, next++;
    if (*count == 1 && time_scan_is(scan, next, MODEL_WORD_PAIR)) *count = 2, next++;
    if (*count == 2 && time_scan_is(scan, next, MODEL_WORD_GENITIVE)) next++;
    if (qualifies(scan, next) && time_scan_rule(scan, match, DOC_RULE_qualified_unit)) next++;
    *at = next;
    return true;
}

/* "two years", "the past nine days", "the next few weeks". */
static time_match match_length(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DURATION};
    const doc_view *view = scan->view;
    const doc *document = view->document;
    uint32_t at = token;
    /* "the next month" is a month, "the past month" the time up to now. */
    int32_t direction = time_scan_is(scan, at, MODEL_WORD_DEFINITE)
                            ? time_scan_number(scan, at + 1, TIME_DIRECTION, TIME_NO_DIRECTION)
                            : TIME_NO_DIRECTION;
    if (direction != TIME_NO_DIRECTION && !time_scan_rule(scan, &match, DOC_RULE_directed_length))
        return match;
    if (direction != TIME_NO_DIRECTION) at += 2;
    bool unit_only = time_scan_word(scan, at, TIME_UNIT).bytes != NULL;
    bool named = direction != TIME_NO_DIRECTION && (direction >= 0 || time_scan_anaphoric(scan, at - 1));
    if (named && unit_only && time_scan_refuse(scan, token, DOC_RULE_directed_unit)) return match;
    int32_t count;
    bool vague, single = time_scan_is(scan, at, MODEL_WORD_INDEFINITE);
    if (!count_before(scan, &match, &at, &count, &vague)) {
        if (at != token + 2) return match;
        vague = !unit_only;
        count = 1;
    }
    model_cell unit = unit_at(scan, at);
    if (!unit.bytes) return match;
    /* "15 planes a year" is a rate. */
    bool rate = single && !vague && token > doc_view_sentence(view, token).first &&
                (document->tokens.upos[token - 1] == DOC_NUM ||
                 document->tokens.upos[token - 1] == DOC_NOUN || document->tokens.upos[token - 1] == DOC_SYM);
    bool age = time_scan_is(scan, at + 1, MODEL_WORD_AGE);
    if (age && time_scan_refuse(scan, token, DOC_RULE_age)) return match;
    match.end = at + 1;
    if (rate && time_scan_rule(scan, &match, DOC_RULE_rate)) match.type = DOC_TIME_SET;
    write_length(&match, count, vague, unit);
    return match;
}

/* "recent weeks". */
static time_match match_recent(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DATE};
    if (!time_scan_is(scan, token, MODEL_WORD_RECENT) || !time_scan_word(scan, token + 1, TIME_UNITS).bytes)
        return match;
    match.end = token + 2;
    snprintf(match.value, sizeof match.value, "PAST_REF");
    return match;
}

/* "years". */
static time_match match_bare(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DURATION};
    model_cell units = time_scan_word(scan, token, TIME_UNITS);
    if (!units.bytes) return match;
    bool described =
        scan->view->child[token] != DOC_NONE && doc_view_child(scan->view, token, DOC_REL_CASE) == DOC_NONE;
    if (described && time_scan_refuse(scan, token, DOC_RULE_described_units)) return match;
    match.end = token + 1;
    write_length(&match, 1, true, units);
    return match;
}

time_match time_match_span(const time_scan *scan, uint32_t token) {
    static const time_family families[] = {
        {match_set, DOC_RULE_recurring},   {match_hyphenated, DOC_RULE_hyphenated_length},
        {match_length, DOC_RULE_length},   {match_recent, DOC_RULE_recent_units},
        {match_bare, DOC_RULE_bare_units},
    };
    return time_scan_first(scan, token, families, sizeof families / sizeof *families);
}
