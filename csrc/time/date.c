/* Dates with a month, a weekday, a year or in digits. */

#include <stdio.h>
#include <string.h>

#include "text/class.h"
#include "time/value.h"

static time_match match_of(uint32_t end, uint8_t type) {
    return (time_match){.end = end, .type = type};
}

/* The year that brings a day or month nearest to the article; not after it where the past tense tells of it. */
static int32_t nearest_year(const time_scan *scan, time_match *match, uint32_t token, int32_t month,
                            int32_t day) {
    if (scan->article.year == 0) return 0;
    if (!time_scan_rule(scan, match, DOC_RULE_nearest_year)) return scan->article.year;
    int32_t best = 0, least = INT32_MAX, here = time_day_number(scan->article);
    bool past = time_scan_past(scan, token) && time_scan_rule(scan, match, DOC_RULE_past_month);
    bool ahead = !past && time_scan_modal(scan, token) && time_scan_rule(scan, match, DOC_RULE_month_ahead);
    for (int32_t year = scan->article.year - 1; year <= scan->article.year + 1; year++) {
        if (day > time_month_days(year, month)) continue;
        time_day then = {year, month, day > 0 ? day : scan->article.day > 28 ? 28 : scan->article.day};
        int32_t apart = time_day_number(then) - here;
        if (past && apart > TIME_PAST_SLACK) continue;
        if (ahead && apart < 0) continue;
        if (apart < 0) apart = -apart;
        if (apart < least) least = apart, best = year;
    }
    return best;
}

static bool comma(const time_scan *scan, uint32_t token) {
    return token < scan->end && doc_token_is(scan->view->document, token, ",");
}

/* A year behind "May", "May 5", "May 5," at `at`; *end moves behind it. */
static int32_t year_behind(const time_scan *scan, uint32_t at, uint32_t *end) {
    uint32_t next = comma(scan, at) ? at + 1 : at;
    int32_t year = time_scan_year(scan, next);
    if (year == 0) return 0;
    *end = next + 1;
    return year;
}

static time_match month_match(const time_scan *scan, uint32_t token, uint32_t end, int32_t year,
                              int32_t month, int32_t day) {
    time_match match = match_of(end, DOC_TIME_DATE);
    if (year == 0) year = nearest_year(scan, &match, token, month, day);
    if (year == 0 && time_scan_rule(scan, &match, DOC_RULE_unanchored)) {
        if (day > 0) {
            snprintf(match.value, sizeof match.value, "XXXX-%02d-%02d", (int)month, (int)day);
        } else {
            snprintf(match.value, sizeof match.value, "XXXX-%02d", (int)month);
        }
        return match;
    }
    if (year == 0 || (day > 0 && day > time_month_days(year, month))) return match;
    if (day > 0) {
        time_value_day(&match, (time_day){year, month, day});
    } else {
        snprintf(match.value, sizeof match.value, "%04d-%02d", (int)year, (int)month);
    }
    return match;
}

/* True for a word that is no month or weekday, since it has no capital: "may", "march". */
static bool small(const time_scan *scan, uint32_t token) {
    return !doc_token_capital(scan->view->document, token) &&
           time_scan_refuse(scan, token, DOC_RULE_calendar_capital);
}

/* True for a word that a name goes on with or before: "Clara May", "June Marsh". */
static bool is_part_of_name(const time_scan *scan, uint32_t token) {
    const doc_view *view = scan->view;
    if (doc_view_relation(view, token) == DOC_REL_FLAT)
        return view->document->tokens.upos[view->head[token]] == DOC_PROPN;
    uint32_t next = doc_view_child(view, token, DOC_REL_FLAT);
    return next != DOC_NONE && view->document->tokens.upos[next] == DOC_PROPN;
}

/* "May", "May 5", "May 5, 2016", "May 2016". A bare "may" or "march" needs a capital and a noun's tag. */
static time_match match_month(const time_scan *scan, uint32_t token) {
    int32_t month = time_scan_number(scan, token, TIME_MONTH, 0);
    if (month == 0 || small(scan, token)) return match_of(0, 0);
    uint32_t end = token + 1;
    int32_t day = time_scan_day(scan, end), year = 0;
    if (day > 0) end++;
    year = year_behind(scan, end, &end);
    if (day == 0 && year == 0 && comma(scan, token + 1)) end = token + 1;
    if (end == token + 1 && scan->view->document->tokens.upos[token] != DOC_PROPN &&
        time_scan_refuse(scan, token, DOC_RULE_bare_month))
        return match_of(0, 0);
    if (end == token + 1 && is_part_of_name(scan, token) &&
        time_scan_refuse(scan, token, DOC_RULE_month_in_name))
        return match_of(0, 0);
    return month_match(scan, token, end, year, month, day);
}

/* "5 May", "5th of May 2016". */
static time_match match_day_month(const time_scan *scan, uint32_t token) {
    int32_t day = time_scan_day(scan, token);
    uint32_t next = token + 1;
    if (day == 0) return match_of(0, 0);
    if (time_scan_is(scan, next, MODEL_WORD_GENITIVE)) next++;
    int32_t month = time_scan_number(scan, next, TIME_MONTH, 0);
    if (month == 0 || small(scan, next)) return match_of(0, 0);
    uint32_t end = next + 1;
    int32_t year = time_scan_year(scan, end);
    if (year > 0) end++;
    if (year == 0) year = year_behind(scan, end, &end);
    return month_match(scan, token, end, year, month, day);
}

/* The day of a weekday's name: the last one up to the article's day, or the next one in a clause of the
 * future. */
static time_day weekday_day(const time_scan *scan, time_match *match, uint32_t token, int32_t weekday,
                            int32_t direction) {
    if (scan->article.year == 0) return (time_day){0, 0, 0};
    int32_t here = time_day_number(scan->article), today = time_day_weekday(scan->article);
    int32_t back = (today - weekday + 7) % 7;
    if (direction != TIME_NO_DIRECTION && time_scan_rule(scan, match, DOC_RULE_weekday_direction)) {
        if (direction < 0) return time_day_of(here - (back == 0 ? 7 : back));
        if (direction > 0) return time_day_of(here + 7 - back);
        return time_day_of(here - today + weekday);
    }
    bool future = back > 0 && time_scan_future(scan, token);
    return time_day_of(future && time_scan_rule(scan, match, DOC_RULE_weekday_ahead) ? here + 7 - back
                                                                                     : here - back);
}

static void add_part(time_match *match, const time_scan *scan) {
    model_cell part = time_scan_word(scan, match->end, TIME_PART);
    if (!part.bytes || !time_scan_rule(scan, match, DOC_RULE_part_of_day)) return;
    match->end++;
    match->type = DOC_TIME_TIME;
    time_value_part(match, part);
}

/* "Thursday", "last Thursday", "Thursday night", "Thursday, May 5, 2016". */
static time_match match_weekday(const time_scan *scan, uint32_t token) {
    int32_t direction = time_scan_number(scan, token, TIME_DIRECTION, TIME_NO_DIRECTION);
    uint32_t at = direction == TIME_NO_DIRECTION ? token : token + 1;
    int32_t weekday = time_scan_number(scan, at, TIME_WEEKDAY, 0);
    if (weekday == 0) weekday = time_scan_number(scan, at, TIME_WEEKDAY_SHORT, 0);
    if (weekday == 0 || small(scan, at)) return match_of(0, 0);
    uint32_t next = comma(scan, at + 1) ? at + 2 : at + 1;
    time_match date = match_month(scan, next);
    if (date.end == 0) date = match_day_month(scan, next);
    if (date.end > 0 && date.day.year > 0 && time_scan_rule(scan, &date, DOC_RULE_weekday_and_date))
        return date;
    time_match match = match_of(at + 1, DOC_TIME_DATE);
    time_value_day(&match, weekday_day(scan, &match, at, weekday, direction));
    if (match.day.year == 0 && time_scan_rule(scan, &match, DOC_RULE_unanchored))
        snprintf(match.value, sizeof match.value, "XXXX-WXX-%d", (int)weekday);
    add_part(&match, scan);
    return match;
}

/* Three numbers with one mark between them: "2016-05-05". */
typedef struct three_numbers {
    int32_t n[3];
    char mark;
} three_numbers;

/* False where the bytes are something else. */
static bool read_digits(const char *bytes, uint32_t length, three_numbers *read) {
    uint32_t field = 0;
    *read = (three_numbers){.mark = 0};
    if (length < 6 || length > 10 || bytes[0] < '0' || bytes[0] > '9') return false;
    for (uint32_t i = 0; i < length; i++) {
        char byte = bytes[i];
        bool mark = byte == '-' || byte == '/' || byte == '.';
        if (byte >= '0' && byte <= '9' && read->n[field] < 1000) {
            read->n[field] = read->n[field] * 10 + (byte - '0');
        } else if (mark && field < 2 && (field == 0 || read->mark == byte)) {
            read->mark = byte;
            field++;
        } else {
            return false;
        }
    }
    return field == 2;
}

/* The tokens from `token` on that are written together and are such numbers, however they were cut: how many, or 0. */
static uint32_t digits_run(const time_scan *scan, uint32_t token, three_numbers *found) {
    enum { MOST_TOKENS = 5 };
    const doc *document = scan->view->document;
    uint32_t begin = doc_begin(&document->tokens, token), tokens = 0;
    for (uint32_t count = 1; count <= MOST_TOKENS && token + count <= scan->end; count++) {
        uint32_t last = token + count - 1;
        uint32_t end = doc_begin(&document->tokens, last) + doc_length(&document->tokens, last);
        three_numbers read;
        if (read_digits(document->text + begin, end - begin, &read)) *found = read, tokens = count;
        if (document->tokens.flags[last] & DOC_SPACE_AFTER) break;
    }
    return tokens;
}

/* "2016-05-05", "2019/07/02", "14.03.1987", "5/7/16". */
static time_match match_digits(const time_scan *scan, uint32_t token) {
    three_numbers read = {.mark = 0};
    uint32_t count = digits_run(scan, token, &read);
    if (count == 0) return match_of(0, 0);
    const int32_t *n = read.n;
    time_match match = match_of(token + count, DOC_TIME_DATE);
    time_day day = {n[2], n[1], n[0]};
    if (read.mark == '-' || (n[0] > 999 && time_scan_rule(scan, &match, DOC_RULE_year_first)))
        day = (time_day){n[0], n[1], n[2]};
    else if (read.mark == '/' && time_scan_rule(scan, &match, DOC_RULE_month_first))
        day = (time_day){n[2], n[0], n[1]};
    /* With stops the day stands first, and a short year would be a version or an address. */
    if (read.mark == '.' && (day.year < 1000 || !time_scan_rule(scan, &match, DOC_RULE_stops_in_date)))
        return match_of(0, 0);
    if (day.year < 100 && time_scan_rule(scan, &match, DOC_RULE_two_digit_year))
        day.year = time_year_of_two_digits(day.year);
    if (day.month < 1 || day.month > 12 || day.year < 100 || day.year >= TIME_YEAR_END || day.day < 1 ||
        day.day > time_month_days(day.year, day.month))
        return match_of(0, 0);
    time_value_day(&match, day);
    return match;
}

/* The number of a token of two digits that is written together with a hyphen behind it or before it, or -1. */
static int32_t two_digits(const time_scan *scan, uint32_t token) {
    int32_t count = time_scan_count(scan, token);
    return doc_length(&scan->view->document->tokens, token) <= 2 ? count : -1;
}

/* "19-Nov-12", cut into tokens. */
static time_match match_hyphens(const time_scan *scan, uint32_t token) {
    const doc *document = scan->view->document;
    if (token + 5 > scan->end) return match_of(0, 0);
    for (uint32_t i = 0; i < 4; i++)
        if ((document->tokens.flags[token + i] & DOC_SPACE_AFTER) ||
            (i % 2 == 1 && !doc_token_is(document, token + i, "-")))
            return match_of(0, 0);
    int32_t month = time_scan_number(scan, token + 2, TIME_MONTH, 0);
    int32_t year = time_scan_year(scan, token + 4), digits = two_digits(scan, token + 4);
    if (year == 0 && digits >= 0) year = time_year_of_two_digits(digits);
    time_day day = {year, month, time_scan_day(scan, token)};
    if (day.year == 0 || day.month < 1 || day.day < 1 || day.day > time_month_days(day.year, day.month))
        return match_of(0, 0);
    time_match match = match_of(token + 5, DOC_TIME_DATE);
    time_value_day(&match, day);
    return match;
}

/* "1990s", "mid-2000s", "'90s". */
static time_match match_decade(const time_scan *scan, uint32_t token) {
    const char *bytes = doc_token_bytes(scan->view->document, token);
    size_t length = doc_length(&scan->view->document->tokens, token), mark;
    time_match match = match_of(token + 1, DOC_TIME_DATE);
    if (length < 4 || bytes[length - 1] != 's' || bytes[length - 2] != '0') return match_of(0, 0);
    if ((text_class_at(bytes, length, &mark) & TEXT_APOSTROPHE) && length == mark + 3 && bytes[mark] >= '0' &&
        bytes[mark] <= '9') {
        if (!time_scan_rule(scan, &match, DOC_RULE_short_decade)) return match_of(0, 0);
        int32_t year = time_year_of_two_digits(10 * (bytes[mark] - '0'));
        snprintf(match.value, sizeof match.value, "%03d", (int)(year / 10));
        return match;
    }
    if (length < 5) return match_of(0, 0);
    const char *digits = bytes + length - 5;
    bool whole = length == 5 || (length > 6 && digits[-1] == '-');
    if (!whole || digits[0] < '1' || digits[0] > '2' || strspn(digits, "0123456789") < 4)
        return match_of(0, 0);
    snprintf(match.value, sizeof match.value, "%.3s", digits);
    return match;
}

/* True for a number of four digits that is no year: "2016 people", "$2016", "A2016". */
static bool is_count(const time_scan *scan, uint32_t token) {
    const doc_view *view = scan->view;
    const doc *document = view->document;
    uint32_t first = doc_view_sentence(view, token).first, counted = view->head[token];
    uint8_t xpos = counted == DOC_NONE ? 0 : document->tokens.xpos[counted];
    bool counts = counted != DOC_NONE && counted > token &&
                  doc_view_relation(view, token) == DOC_REL_NUMMOD && xpos == DOC_XPOS_NNS;
    /* "2013-2016", "2013/16": both are years. */
    bool range = token > first && (doc_token_is(document, token - 1, "-") ||
                                   doc_token_is(document, token - 1, "\xe2\x80\x93") ||
                                   doc_token_is(document, token - 1, "/"));
    bool symbol = token > first && !range &&
                  (document->tokens.upos[token - 1] == DOC_SYM || doc_token_is(document, token - 1, "$"));
    bool glued = token > first && !range && !(document->tokens.flags[token - 1] & DOC_SPACE_AFTER) &&
                 !doc_token_is(document, token - 1, "(");
    return (counts && time_scan_refuse(scan, token, DOC_RULE_counted_things)) ||
           (symbol && time_scan_refuse(scan, token, DOC_RULE_sum_of_money)) ||
           (glued && time_scan_refuse(scan, token, DOC_RULE_glued_number));
}

/* "2016". */
static time_match match_year(const time_scan *scan, uint32_t token) {
    int32_t year = time_scan_year(scan, token);
    if (year == 0 || is_count(scan, token)) return match_of(0, 0);
    time_match match = match_of(token + 1, DOC_TIME_DATE);
    snprintf(match.value, sizeof match.value, "%04d", (int)year);
    return match;
}

time_match time_match_date(const time_scan *scan, uint32_t token) {
    static const time_family families[] = {
        {match_digits, DOC_RULE_date_in_digits}, {match_hyphens, DOC_RULE_hyphens_in_date},
        {match_weekday, DOC_RULE_weekday},       {match_month, DOC_RULE_month},
        {match_day_month, DOC_RULE_day_month},   {match_decade, DOC_RULE_decade},
        {match_year, DOC_RULE_bare_year},
    };
    return time_scan_first(scan, token, families, sizeof families / sizeof *families);
}
