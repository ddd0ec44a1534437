/* Times of day: "4 p.m. (1400 GMT)", "18:00 UTC", "noon". */

#include <stdio.h>

#include "time/scan.h"

typedef struct clock {
    int32_t hour, minute;
    uint32_t end;
    bool utc;
} clock;

static const clock no_clock = {-1, 0, 0, false};

/* "18:00", "6.30", "1400" where a zone follows, "4". */
static clock digits_at(const time_scan *scan, uint32_t token) {
    clock read = {0, 0, token + 1, false};
    const char *bytes = doc_token_bytes(scan->view->document, token);
    uint32_t length = doc_length(&scan->view->document->tokens, token), digits = 0;
    int32_t fields[2] = {0, 0}, field = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (bytes[i] >= '0' && bytes[i] <= '9' && digits < 4) {
            fields[field] = fields[field] * 10 + (bytes[i] - '0');
            digits++;
        } else if ((bytes[i] == ':' || bytes[i] == '.') && field == 0 && i > 0 && i <= 2) {
            field = 1;
        } else {
            return no_clock;
        }
    }
    if (digits == 0 || digits > 4) return no_clock;
    bool four = field == 0 && digits == 4;
    read.hour = four ? fields[0] / 100 : fields[0];
    read.minute = four ? fields[0] % 100 : fields[1];
    if (read.hour > 24 || read.minute > 59) return no_clock;
    bool score = field == 1 && digits < 3;
    return score && time_scan_refuse(scan, token, DOC_RULE_result_of_game) ? no_clock : read;
}

static bool has_colon(const doc *document, uint32_t token) {
    const char *bytes = doc_token_bytes(document, token);
    for (uint32_t i = 0; i < doc_length(&document->tokens, token); i++)
        if (bytes[i] == ':') return true;
    return false;
}

static clock match_digits(const time_scan *scan, uint32_t token) {
    clock read = digits_at(scan, token);
    if (read.hour < 0) return no_clock;
    model_cell half = time_scan_word(scan, read.end, TIME_HALF);
    if (half.bytes) {
        if (read.hour > 12) return no_clock;
        read.hour = read.hour % 12 + (model_cell_is(half, "pm") ? 12 : 0);
        read.end++;
    } else if (time_scan_is(scan, read.end, MODEL_WORD_FULL_HOUR)) {
        read.end++;
    } else if (!has_colon(scan->view->document, token) &&
               !(doc_length(&scan->view->document->tokens, token) == 4 &&
                 time_scan_word(scan, read.end, TIME_ZONE).bytes) &&
               doc_rule_on(scan->view->document, DOC_RULE_plain_number)) {
        return no_clock;
    }
    model_cell zone = time_scan_word(scan, read.end, TIME_ZONE);
    if (zone.bytes && doc_rule_on(scan->view->document, DOC_RULE_zone)) {
        read.utc = model_cell_is(zone, "Z");
        read.end++;
    }
    return read;
}

/* "(1400 GMT)" behind a local time belongs to it. */
static uint32_t bracket_end(const time_scan *scan, time_match *match, uint32_t at) {
    if (at + 3 >= scan->end || !doc_token_is(scan->view->document, at, "(") ||
        !time_scan_rule(scan, match, DOC_RULE_zone_in_brackets))
        return at;
    clock inner = match_digits(scan, at + 1);
    if (inner.hour >= 0 && inner.end < scan->end && doc_token_is(scan->view->document, inner.end, ")"))
        return inner.end + 1;
    if (time_scan_word(scan, at + 1, TIME_ZONE).bytes) {
        for (uint32_t i = at + 2; i < scan->end && i < at + TIME_BRACKET_TOKENS; i++)
            if (doc_token_is(scan->view->document, i, ")")) return i + 1;
    }
    return at;
}

static time_match match_clock(const time_scan *scan, uint32_t token) {
    time_match match = {.type = DOC_TIME_TIME};
    model_cell word = time_scan_word(scan, token, TIME_CLOCK);
    clock read = word.bytes ? (clock){0, 0, token + 1, false} : match_digits(scan, token);
    if (read.hour < 0) return match;
    match.end = bracket_end(scan, &match, read.end);
    time_day day = scan->sentence;
    if (day.year == 0) return match;
    int written = snprintf(match.value, sizeof match.value, "%04d-%02d-%02d", (int)day.year, (int)day.month,
                           (int)day.day);
    if (word.bytes) {
        snprintf(match.value + written, sizeof match.value - (size_t)written, "%.*s", (int)word.count,
                 word.bytes);
    } else {
        snprintf(match.value + written, sizeof match.value - (size_t)written, "T%02d:%02d%s", (int)read.hour,
                 (int)read.minute, read.utc ? "Z" : "");
    }
    return match;
}

time_match time_match_clock(const time_scan *scan, uint32_t token) {
    static const time_family families[] = {{match_clock, DOC_RULE_clock}};
    return time_scan_first(scan, token, families, 1);
}
