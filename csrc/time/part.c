/* Parts of a longer time ("the end of the month", "the first Sunday of next month", "the second half of 2025"), and
 * days counted over another ("the day after tomorrow", "the week before last"). */

#include <stdio.h>
#include <string.h>

#include "time/value.h"

/* Behind "of": a month, a year, "next month", or "the month" of the article. */
static time_match whole(const time_scan *scan, uint32_t token) {
    if (time_scan_is(scan, token, MODEL_WORD_DEFINITE)) {
        model_cell unit = time_scan_word(scan, token + 1, TIME_UNIT);
        time_match match = {.type = DOC_TIME_DATE};
        if (!unit.bytes || unit.bytes[0] == 'T') return match;
        match.end = token + 2;
        time_value_unit(&match, scan->article, unit, 0);
        return match;
    }
    time_match match = time_match_date(scan, token);
    if (match.end == 0) match = time_match_relative(scan, token);
    if (match.type != DOC_TIME_DATE) match.end = 0;
    return match;
}

/* The day of a month ("2024-11") that is its n-th weekday, or its last one. */
static time_day weekday_of(const char *month, int32_t ordinal, int32_t weekday) {
    int year, number;
    if (strlen(month) != 7 || sscanf(month, "%4d-%2d", &year, &number) != 2) return (time_day){0, 0, 0};
    int32_t days = time_month_days(year, number);
    int32_t first = time_day_weekday((time_day){year, number, 1}), day = 1 + (weekday - first + 7) % 7;
    while (ordinal > 1 && day + 7 <= days) day += 7, ordinal--;
    while (ordinal < 0 && day + 7 <= days) day += 7;
    return ordinal > 1 ? (time_day){0, 0, 0} : (time_day){year, number, day};
}

/* Which of them: "first", "second", "last" (-1), or 0. */
static int32_t ordinal_at(const time_scan *scan, uint32_t token) {
    if (time_scan_is(scan, token, MODEL_WORD_SECOND)) return 2;
    int32_t ordinal = time_scan_number(scan, token, TIME_ORDINAL, 0);
    return ordinal > 0 ? ordinal : time_scan_number(scan, token, TIME_DIRECTION, 0) < 0 ? -1 : 0;
}

/* "the end of the month": as TIMEX3 writes it, the value of the whole. */
static time_match match_edge(const time_scan *scan, uint32_t token) {
    uint32_t at = time_scan_is(scan, token, MODEL_WORD_DEFINITE) ? token + 1 : token;
    if (!time_scan_word(scan, at, TIME_EDGE).bytes || !time_scan_is(scan, at + 1, MODEL_WORD_GENITIVE))
        return (time_match){.end = 0};
    return whole(scan, at + 2);
}

/* "the first Sunday of next month", "the third week of January", "the second half of 2025". */
static time_match match_share(const time_scan *scan, uint32_t token) {
    uint32_t at = time_scan_is(scan, token, MODEL_WORD_DEFINITE) ? token + 1 : token;
    int32_t ordinal = ordinal_at(scan, at), weekday = time_scan_number(scan, at + 1, TIME_WEEKDAY, 0);
    model_cell unit = time_scan_word(scan, at + 1, TIME_UNIT);
    bool half = time_scan_word(scan, at + 1, TIME_HALF_OF).bytes != NULL;
    bool week = unit.bytes && unit.bytes[0] == 'W';
    if (ordinal == 0 || (!half && !week && weekday == 0) || !time_scan_is(scan, at + 2, MODEL_WORD_GENITIVE))
        return (time_match){.end = 0};
    time_match match = whole(scan, at + 3);
    size_t length = strlen(match.value);
    if (match.end == 0) return match;
    if (weekday > 0) time_value_day(&match, weekday_of(match.value, ordinal, weekday));
    if (half && length == 4)
        snprintf(match.value + length, sizeof match.value - length, "-H%d", ordinal == 1 ? 1 : 2);
    return match;
}

/* "the day after tomorrow", "the night before last", "the week after next". */
static time_match match_beside(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_DATE};
    uint32_t at = time_scan_is(scan, token, MODEL_WORD_DEFINITE) ? token + 1 : token;
    model_cell unit = time_scan_word(scan, at, TIME_UNIT), part = time_scan_word(scan, at, TIME_PART);
    int32_t beside = time_scan_number(scan, at + 1, TIME_BESIDE, 0);
    int32_t day = time_scan_number(scan, at + 2, TIME_DAY, 0);
    int32_t direction = time_scan_number(scan, at + 2, TIME_DIRECTION, 0);
    bool days = unit.bytes && unit.bytes[0] == 'D';
    if (beside == 0 || (day != beside && direction != beside) || (!days && !part.bytes && day != 0))
        return match;
    if (!part.bytes && (!unit.bytes || unit.bytes[0] == 'T')) return match;
    match.end = at + 3;
    if (scan->article.year == 0) return match;
    if (part.bytes) {
        match.type = DOC_TIME_TIME;
        time_value_day(&match, time_value_shifted(scan->article, 2 * beside));
        time_value_part(&match, part);
    } else {
        time_value_unit(&match, scan->article, unit, 2 * beside);
    }
    return match;
}

time_match time_match_part(const time_scan *scan, uint32_t token) {
    static const time_family families[] = {{match_edge, DOC_RULE_edge_of_time},
                                           {match_share, DOC_RULE_share_of_time},
                                           {match_beside, DOC_RULE_day_beside}};
    return time_scan_first(scan, token, families, sizeof families / sizeof *families);
}
