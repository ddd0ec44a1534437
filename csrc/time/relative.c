/* Dates that only the article's date tells: "yesterday", "last week", "two years ago", "the third quarter".
 */

#include <stdio.h>
#include <string.h>

#include "time/value.h"

/* "now", "recently". */
static time_match match_reference(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DATE};
    model_cell reference = time_scan_word(scan, token, TIME_REFERENCE);
    if (!reference.bytes) return match;
    match.end = token + 1;
    snprintf(match.value, sizeof match.value, "%.*s", (int)reference.count, reference.bytes);
    return match;
}

/* "today", "yesterday morning", "tonight". */
static time_match match_deictic(const time_scan *scan, uint32_t token) {
    time_match match = {.end = token + 1, .type = DOC_TIME_DATE};
    int32_t days = time_scan_number(scan, token, TIME_DAY, 9);
    model_cell tonight = time_scan_word(scan, token, TIME_TONIGHT);
    if (days != 9) {
        model_cell part = time_scan_word(scan, token + 1, TIME_PART);
        if (part.bytes && !time_scan_rule(scan, &match, DOC_RULE_part_of_day)) part.bytes = NULL;
        if (part.bytes) match.end++, match.type = DOC_TIME_TIME;
        time_value_day(&match, time_value_shifted(scan->article, days));
        if (part.bytes) time_value_part(&match, part);
    } else if (tonight.bytes) {
        match.type = DOC_TIME_TIME;
        time_value_day(&match, scan->article);
        time_value_part(&match, tonight);
    } else {
        match.end = 0;
    }
    return match;
}

/* "last week", "next month", "this year", "this morning", "last summer", "last October", "this weekend". */
static time_match match_direction(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DATE};
    int32_t direction = time_scan_number(scan, token, TIME_DIRECTION, TIME_NO_DIRECTION);
    if (direction == TIME_NO_DIRECTION) return match;
    bool anaphoric =
        time_scan_anaphoric(scan, token) && time_scan_rule(scan, &match, DOC_RULE_counted_from_named);
    time_day from = anaphoric ? scan->sentence : scan->article;
    model_cell unit = time_scan_word(scan, token + 1, TIME_UNIT),
               part = time_scan_word(scan, token + 1, TIME_PART);
    model_cell weekend = time_scan_word(scan, token + 1, TIME_WEEKEND),
               season = time_scan_word(scan, token + 1, TIME_SEASON);
    int32_t month = time_scan_number(scan, token + 1, TIME_MONTH, 0), year, week;
    if (unit.bytes && unit.bytes[0] != 'T') {
        match.end = token + 2;
        time_value_unit(&match, from, unit, direction);
    } else if (part.bytes) {
        match.end = token + 2;
        match.type = DOC_TIME_TIME;
        time_value_day(&match, time_value_shifted(from, direction));
        time_value_part(&match, part);
    } else if (weekend.bytes) {
        match.end = token + 2;
        if (from.year == 0) return match;
        time_day_week(time_value_shifted(from, 7 * direction), &year, &week);
        time_value_numbers(&match, "%04d-W%02d-WE", year, week);
    } else if (season.bytes) {
        match.end = token + 2;
        if (from.year > 0)
            snprintf(match.value, sizeof match.value, "%04d-%.*s", (int)(from.year + direction),
                     (int)season.count, season.bytes);
    } else if (month > 0 && doc_token_capital(scan->view->document, token + 1)) {
        match.end = token + 2;
        if (from.year == 0) return match;
        /* In August last October is ten months back, in November eleven. */
        bool other = (direction < 0 && month >= from.month) || (direction > 0 && month <= from.month);
        year = from.year + (other && time_scan_rule(scan, &match, DOC_RULE_month_direction) ? direction : 0);
        time_value_numbers(&match, "%04d-%02d", year, month);
    }
    return match;
}

/* "spring 2016", "the fall of 2016". */
static time_match match_season(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DATE};
    model_cell season = time_scan_word(scan, token, TIME_SEASON);
    if (!season.bytes) return match;
    uint32_t next = token + 1;
    if (time_scan_is(scan, next, MODEL_WORD_GENITIVE)) next++;
    int32_t year = time_scan_year(scan, next);
    if (year == 0) return match;
    match.end = next + 1;
    snprintf(match.value, sizeof match.value, "%04d-%.*s", (int)year, (int)season.count, season.bytes);
    return match;
}

/* "the third quarter", "the third quarter of 2016", "the 19th century". */
static time_match match_ordinal(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DATE};
    int32_t ordinal = time_scan_number(scan, token, TIME_ORDINAL, 0);
    if (time_scan_is(scan, token, MODEL_WORD_SECOND)) ordinal = 2;
    model_cell unit = time_scan_word(scan, token + 1, TIME_UNIT);
    if (unit.bytes && unit.bytes[0] == 'C' && unit.count == 1) {
        int32_t century = ordinal ? ordinal : time_scan_day(scan, token);
        if (century == 0) return match;
        match.end = token + 2;
        time_value_numbers(&match, "%02d", century - 1, 0);
        return match;
    }
    if (ordinal < 1 || ordinal > 4 || !unit.bytes || unit.bytes[0] != 'Q') return match;
    match.end = token + 2;
    int32_t year = scan->article.year, stated = 0;
    if (match.end + 1 < scan->end && time_scan_is(scan, match.end, MODEL_WORD_GENITIVE) &&
        time_scan_rule(scan, &match, DOC_RULE_quarter_of_year)) {
        int32_t direction = time_scan_number(scan, match.end + 1, TIME_DIRECTION, TIME_NO_DIRECTION);
        model_cell years = time_scan_word(scan, match.end + 2, TIME_UNIT);
        stated = time_scan_year(scan, match.end + 1);
        if (stated > 0) {
            year = stated;
            match.end += 2;
        } else if (direction != TIME_NO_DIRECTION && years.bytes && years.bytes[0] == 'Y') {
            if (year > 0) year += direction;
            stated = year;
            match.end += 3;
        }
    }
    if (year > 0 && !stated && ordinal * 3 - 2 > scan->article.month && !time_scan_future(scan, token) &&
        time_scan_rule(scan, &match, DOC_RULE_quarter_behind))
        year--;
    if (year > 0) time_value_numbers(&match, "%04d-Q%d", year, ordinal);
    return match;
}

/* "two years ago", "a week earlier", "a few days later". */
static time_match match_shift(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DATE};
    int32_t count = time_scan_count(scan, token);
    uint32_t at = token + 1;
    if (count == 1 && time_scan_word(scan, at, TIME_VAGUE).bytes) count = -1, at++;
    if (time_scan_word(scan, token, TIME_VAGUE).bytes) count = -1;
    if (count < 0 && !time_scan_word(scan, at - 1, TIME_VAGUE).bytes) return match;
    if (count == 1 && time_scan_is(scan, at, MODEL_WORD_PAIR)) count = 2, at++;
    if (time_scan_is(scan, at, MODEL_WORD_GENITIVE)) at++;
    model_cell unit = time_scan_word(scan, at, TIME_UNIT);
    if (!unit.bytes) unit = time_scan_word(scan, at, TIME_UNITS);
    int32_t shift = time_scan_number(scan, at + 1, TIME_SHIFT, 0);
    if (!unit.bytes || shift == 0) return match;
    match.end = at + 2;
    bool named = !time_scan_is(scan, at + 1, MODEL_WORD_AGO) &&
                 time_scan_rule(scan, &match, DOC_RULE_counted_from_named);
    time_day from = named ? scan->sentence : scan->article;
    if (count < 0) {
        snprintf(match.value, sizeof match.value, "%s", shift < 0 ? "PAST_REF" : "FUTURE_REF");
        return match;
    }
    if (unit.bytes[0] == 'T') return match;
    if (unit.bytes[0] == 'W' && time_scan_rule(scan, &match, DOC_RULE_weeks_to_a_day)) {
        time_value_day(&match, time_value_shifted(from, 7 * shift * count * (unit.count > 1 ? 2 : 1)));
    } else {
        time_value_unit(&match, from, unit, shift * count);
    }
    return match;
}

/* "earlier today", "later this year": the stage belongs to the expression. */
static uint32_t staged(const time_scan *scan, uint32_t token) {
    if (!doc_rule_on(scan->view->document, DOC_RULE_stage)) return token;
    bool stage = time_scan_word(scan, token, TIME_STAGE).bytes || time_scan_is(scan, token, MODEL_WORD_STAGE);
    return stage && token + 1 < scan->end ? token + 1 : token;
}

/* "on the day", "the same day": the last day named. */
static time_match match_same_day(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DATE};
    const doc_view *view = scan->view;
    const doc *document = view->document;
    if (!time_scan_is(scan, token, MODEL_WORD_DEFINITE)) return match;
    bool same = time_scan_is(scan, token + 1, MODEL_WORD_SAME);
    uint32_t at = same ? token + 2 : token + 1;
    if (!time_scan_is(scan, at, MODEL_WORD_DAY)) return match;
    bool preposition =
        token > doc_view_sentence(view, token).first && document->tokens.upos[token - 1] == DOC_ADP;
    bool closed = at + 1 == scan->end || document->tokens.upos[at + 1] == DOC_PUNCT;
    if (!same && (!preposition || !closed) && time_scan_refuse(scan, token, DOC_RULE_day_of_what))
        return match;
    match.end = at + 1;
    time_value_day(&match, scan->sentence);
    return match;
}

/* "the weekend". */
static time_match match_weekend(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DATE};
    model_cell weekend = time_scan_word(scan, token + 1, TIME_WEEKEND);
    if (!time_scan_is(scan, token, MODEL_WORD_DEFINITE) || !weekend.bytes) return match;
    match.end = token + 2;
    int32_t year, week;
    if (scan->article.year == 0) return match;
    bool early = time_day_weekday(scan->article) <= TIME_WEEKEND_BEFORE &&
                 !time_scan_future(scan, token + 1) && time_scan_rule(scan, &match, DOC_RULE_weekend_behind);
    time_day_week(time_value_shifted(scan->article, early ? -7 : 0), &year, &week);
    time_value_numbers(&match, "%04d-W%02d-WE", year, week);
    return match;
}

time_match time_match_relative(const time_scan *scan, uint32_t token) {
    static const time_family families[] = {
        {match_deictic, DOC_RULE_day_word},       {match_reference, DOC_RULE_reference},
        {match_direction, DOC_RULE_directed},     {match_season, DOC_RULE_season},
        {match_ordinal, DOC_RULE_ordinal_period}, {match_shift, DOC_RULE_shifted},
        {match_weekend, DOC_RULE_weekend},        {match_same_day, DOC_RULE_same_day},
    };
    uint32_t start = staged(scan, token);
    time_match match = time_scan_first(scan, start, families, sizeof families / sizeof *families);
    if (start > token && match.end > 0) doc_rules_add(&match.rules, DOC_RULE_stage);
    return match;
}
