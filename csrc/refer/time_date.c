#include <stdio.h>

#include "refer/time_words.h"

/* Dates with a month, a weekday, a year or in digits. */

static refer_time_match match_of(uint32_t end, uint8_t type) {
    return (refer_time_match){.end = end, .type = type};
}

static void write_day(refer_time_match *match, refer_day day) {
    match->day = day;
    if (day.year > 0)
        snprintf(match->value, sizeof match->value, "%04d-%02d-%02d", (int)day.year, (int)day.month,
                 (int)day.day);
}

/* The year that brings a day or month nearest to the article; not after it where the past tense tells of it.
 */
static int32_t nearest_year(const refer_time_scan *scan, uint32_t token, int32_t month, int32_t day) {
    if (scan->article.year == 0) return 0;
    int32_t best = 0, least = INT32_MAX, here = refer_day_number(scan->article);
    bool past = refer_time_past(scan, token);
    for (int32_t year = scan->article.year - 1; year <= scan->article.year + 1; year++) {
        if (day > refer_month_days(year, month)) continue;
        refer_day then = {year, month, day > 0 ? day : scan->article.day > 28 ? 28 : scan->article.day};
        int32_t apart = refer_day_number(then) - here;
        if (past && apart > 1) continue;
        if (apart < 0) apart = -apart;
        if (apart < least) least = apart, best = year;
    }
    return best;
}

static bool comma(const refer_time_scan *scan, uint32_t token) {
    return token < scan->end && refer_is(scan->board, token, ",");
}

/* A year behind "May", "May 5", "May 5," at `at`; *end moves behind it. */
static int32_t year_behind(const refer_time_scan *scan, uint32_t at, uint32_t *end) {
    uint32_t next = comma(scan, at) ? at + 1 : at;
    int32_t year = refer_time_year(scan, next);
    if (year == 0) return 0;
    *end = next + 1;
    return year;
}

static refer_time_match month_match(const refer_time_scan *scan, uint32_t token, uint32_t end, int32_t year,
                                    int32_t month, int32_t day) {
    refer_time_match match = match_of(end, DOC_TIME_DATE);
    if (year == 0) year = nearest_year(scan, token, month, day);
    if (year == 0 || (day > 0 && day > refer_month_days(year, month))) return match;
    if (day > 0) {
        write_day(&match, (refer_day){year, month, day});
    } else {
        snprintf(match.value, sizeof match.value, "%04d-%02d", (int)year, (int)month);
    }
    return match;
}

/* "May", "May 5", "May 5, 2016", "May 2016". A bare "may" or "march" needs a capital and a noun's tag. */
static refer_time_match match_month(const refer_time_scan *scan, uint32_t token) {
    int32_t month = refer_time_number(scan, token, REFER_TIME_MONTH, 0);
    if (month == 0 || !refer_capital(scan->board, token)) return match_of(0, 0);
    uint32_t end = token + 1;
    int32_t day = refer_time_day(scan, end), year = 0;
    if (day > 0) end++;
    year = year_behind(scan, end, &end);
    if (day == 0 && year == 0 && comma(scan, token + 1)) end = token + 1;
    if (end == token + 1 && scan->board->document->tokens.upos[token] != DOC_PROPN) return match_of(0, 0);
    return month_match(scan, token, end, year, month, day);
}

/* "5 May", "5th of May 2016". */
static refer_time_match match_day_month(const refer_time_scan *scan, uint32_t token) {
    int32_t day = refer_time_day(scan, token);
    uint32_t next = token + 1;
    if (day == 0) return match_of(0, 0);
    if (next < scan->end && refer_word(scan->board, next, MODEL_WORD_GENITIVE)) next++;
    int32_t month = refer_time_number(scan, next, REFER_TIME_MONTH, 0);
    if (month == 0 || !refer_capital(scan->board, next)) return match_of(0, 0);
    uint32_t end = next + 1;
    int32_t year = refer_time_year(scan, end);
    if (year > 0) end++;
    if (year == 0) year = year_behind(scan, end, &end);
    return month_match(scan, token, end, year, month, day);
}

/* The day of a weekday's name: the last one up to the article's day, or the next one in a clause of the
 * future. */
static refer_day weekday_day(const refer_time_scan *scan, uint32_t token, int32_t weekday,
                             int32_t direction) {
    if (scan->article.year == 0) return (refer_day){0, 0, 0};
    int32_t here = refer_day_number(scan->article), back = refer_day_weekday(scan->article) - weekday;
    if (back < 0) back += 7;
    if (direction == -1) return refer_day_of(here - (back == 0 ? 7 : back));
    bool future = direction == 1 || refer_time_future(scan, token);
    if (direction == 0 && back != 0) return refer_day_of(here - refer_day_weekday(scan->article) + weekday);
    return refer_day_of(future && back > 0 ? here + 7 - back : direction == 1 ? here + 7 : here - back);
}

static void add_part(refer_time_match *match, const refer_time_scan *scan) {
    model_cell part = refer_time_word(scan, match->end, REFER_TIME_PART);
    if (!part.bytes) return;
    match->end++;
    match->type = DOC_TIME_TIME;
    if (match->day.year == 0) {
        match->value[0] = 0;
        return;
    }
    snprintf(match->value, sizeof match->value, "%04d-%02d-%02dT%.*s", (int)match->day.year,
             (int)match->day.month, (int)match->day.day, (int)part.count, part.bytes);
}

/* "Thursday", "last Thursday", "Thursday night", "Thursday, May 5, 2016". */
static refer_time_match match_weekday(const refer_time_scan *scan, uint32_t token) {
    int32_t direction = refer_time_number(scan, token, REFER_TIME_DIRECTION, 2);
    uint32_t at = direction == 2 ? token : token + 1;
    int32_t weekday = refer_time_number(scan, at, REFER_TIME_WEEKDAY, 0);
    if (weekday == 0) weekday = refer_time_number(scan, at, REFER_TIME_WEEKDAY_SHORT, 0);
    if (weekday == 0 || !refer_capital(scan->board, at)) return match_of(0, 0);
    uint32_t next = comma(scan, at + 1) ? at + 2 : at + 1;
    refer_time_match date = match_month(scan, next);
    if (date.end == 0) date = match_day_month(scan, next);
    if (date.end > 0 && date.day.year > 0) return date;
    refer_time_match match = match_of(at + 1, DOC_TIME_DATE);
    write_day(&match, weekday_day(scan, at, weekday, direction));
    add_part(&match, scan);
    return match;
}

/* "2016-05-05", "5/7/16" (month first, as the American press writes it). */
static refer_time_match match_digits(const refer_time_scan *scan, uint32_t token) {
    const char *bytes = refer_bytes(scan->board, token);
    uint32_t length = doc_length(&scan->board->document->tokens, token), field = 0;
    int32_t numbers[3] = {0, 0, 0};
    if (length < 6 || length > 10 || bytes[0] < '0' || bytes[0] > '9') return match_of(0, 0);
    char mark = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (bytes[i] >= '0' && bytes[i] <= '9' && numbers[field] < 1000) {
            numbers[field] = numbers[field] * 10 + (bytes[i] - '0');
        } else if ((bytes[i] == '-' || bytes[i] == '/') && field < 2 && (mark == 0 || mark == bytes[i])) {
            mark = bytes[i];
            field++;
        } else {
            return match_of(0, 0);
        }
    }
    refer_day day = mark == '-' ? (refer_day){numbers[0], numbers[1], numbers[2]}
                                : (refer_day){numbers[2], numbers[0], numbers[1]};
    if (day.year < 100) day.year += day.year < 50 ? 2000 : 1900;
    if (field != 2 || day.month < 1 || day.month > 12 || day.year > 2100 || day.day < 1 ||
        day.day > refer_month_days(day.year, day.month))
        return match_of(0, 0);
    refer_time_match match = match_of(token + 1, DOC_TIME_DATE);
    write_day(&match, day);
    return match;
}

/* "2016", but not "2016 people" or "$2016"; "1990s". */
static refer_time_match match_year(const refer_time_scan *scan, uint32_t token) {
    const refer_board *board = scan->board;
    const char *bytes = refer_bytes(board, token);
    uint32_t length = doc_length(&board->document->tokens, token);
    if (length == 5 && bytes[4] == 's' && bytes[3] == '0' && bytes[0] >= '1' && bytes[0] <= '2') {
        refer_time_match match = match_of(token + 1, DOC_TIME_DATE);
        snprintf(match.value, sizeof match.value, "%.3s", bytes);
        return match;
    }
    int32_t year = refer_time_year(scan, token);
    if (year < 1800 || year >= 2060) return match_of(0, 0);
    uint32_t first = refer_sentence_first(board, token), counted = board->head[token];
    uint8_t xpos = counted == DOC_NONE ? 0 : board->document->tokens.xpos[counted];
    bool counts = counted != DOC_NONE && counted > token && refer_relation(board, token) == DOC_REL_NUMMOD &&
                  xpos == DOC_XPOS_NNS;
    bool symbol = token > first &&
                  (board->document->tokens.upos[token - 1] == DOC_SYM || refer_is(board, token - 1, "$"));
    bool glued = token > first && !(board->document->tokens.flags[token - 1] & DOC_SPACE_AFTER) &&
                 !refer_is(board, token - 1, "(") && !refer_is(board, token - 1, "-") &&
                 !refer_is(board, token - 1, "\xe2\x80\x93") && !refer_is(board, token - 1, "/");
    if (counts || symbol || glued) return match_of(0, 0);
    refer_time_match match = match_of(token + 1, DOC_TIME_DATE);
    snprintf(match.value, sizeof match.value, "%04d", (int)year);
    return match;
}

refer_time_match refer_time_match_date(const refer_time_scan *scan, uint32_t token) {
    refer_time_match (*const matchers[])(const refer_time_scan *, uint32_t) = {
        match_weekday, match_month, match_day_month, match_digits, match_year};
    for (size_t i = 0; i < sizeof matchers / sizeof *matchers; i++) {
        refer_time_match match = matchers[i](scan, token);
        if (match.end > 0) return match;
    }
    return match_of(0, 0);
}
