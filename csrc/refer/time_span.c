#include <stdio.h>
#include <string.h>

#include "refer/time_words.h"

/* Lengths of time and what recurs: "two years", "the past few days", "27-year", "daily", "every Monday". */

static void write_length(refer_time_match *match, int32_t count, bool vague, model_cell unit) {
    char number[12];
    bool clock = unit.bytes[0] == 'T';
    char letter = clock ? unit.bytes[1] : unit.bytes[0];
    if (letter == 'E') letter = 'Y', count *= 10;
    if (letter == 'C') letter = 'Y', count *= 100;
    if (!clock && unit.count > 1 && unit.bytes[1] == '2') count *= 2;
    snprintf(number, sizeof number, "%d", (int)count);
    snprintf(match->value, sizeof match->value, "P%s%s%c", clock ? "T" : "", vague ? "X" : number, letter);
}

static model_cell unit_at(const refer_time_scan *scan, uint32_t token) {
    model_cell unit = refer_time_word(scan, token, REFER_TIME_UNIT);
    /* "a second aircraft" is no second. */
    if (unit.bytes && scan->board->document->tokens.upos[token] == DOC_ADJ) return (model_cell){NULL, 0};
    return unit.bytes ? unit : refer_time_word(scan, token, REFER_TIME_UNITS);
}

/* "daily", "every day", "each Monday". */
static refer_time_match match_set(const refer_time_scan *scan, uint32_t token) {
    refer_time_match match = {.type = DOC_TIME_SET};
    model_cell word = refer_time_word(scan, token, REFER_TIME_SET);
    if (word.bytes) {
        match.end = token + 1;
        snprintf(match.value, sizeof match.value, "%.*s", (int)word.count, word.bytes);
        return match;
    }
    if (!refer_time_word(scan, token, REFER_TIME_EACH).bytes) return match;
    int32_t weekday = refer_time_number(scan, token + 1, REFER_TIME_WEEKDAY, 0),
            count = refer_time_count(scan, token + 1);
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
static refer_time_match match_hyphenated(const refer_time_scan *scan, uint32_t token) {
    refer_time_match match = {.type = DOC_TIME_DURATION};
    int32_t count = refer_time_count(scan, token);
    if (count < 0 || token + 2 >= scan->end || !refer_is(scan->board, token + 1, "-")) return match;
    model_cell unit = refer_time_word(scan, token + 2, REFER_TIME_UNIT);
    bool age = token + 4 < scan->end && refer_is(scan->board, token + 3, "-");
    if (!unit.bytes || age || refer_word(scan->board, token, MODEL_WORD_INDEFINITE)) return match;
    match.end = token + 3;
    write_length(&match, count, false, unit);
    return match;
}

/* "five trading days": a word between the count and its unit. */
static bool qualifies(const refer_time_scan *scan, uint32_t token) {
    if (token + 1 >= scan->end || scan->board->head[token] != token + 1) return false;
    uint8_t upos = scan->board->document->tokens.upos[token];
    char c = *refer_bytes(scan->board, token);
    bool word = (upos == DOC_ADJ || upos == DOC_NOUN || upos == DOC_VERB) && (c < '0' || c > '9');
    return word && scan->rows[token] == MODEL_NO_ROW &&
           refer_time_word(scan, token + 1, REFER_TIME_UNITS).bytes;
}

/* The count before a unit: "two", "two and a half", "several", "a few", "a couple of"; *at moves behind it.
 */
static bool count_before(const refer_time_scan *scan, uint32_t *at, int32_t *count, bool *vague) {
    *count = refer_time_count(scan, *at);
    *vague = refer_time_word(scan, *at, REFER_TIME_VAGUE).bytes != NULL &&
             !refer_word(scan->board, *at, MODEL_WORD_RECENT);
    if (*count < 0 && !*vague) return false;
    uint32_t next = *at + 1;
    int32_t behind = refer_time_count(scan, next);
    bool article = refer_word(scan->board, *at, MODEL_WORD_INDEFINITE);
    /* "a 20 year low", but "15 a year" counts no years. */
    if (article && behind > 1) *count = behind, next++;
    if (*count == 1 && refer_time_word(scan, next, REFER_TIME_VAGUE).bytes) *vague = true, next++;
    if (*count == 1 && next < scan->end && refer_word(scan->board, next, MODEL_WORD_PAIR)) *count = 2, next++;
    if (*count == 2 && next < scan->end && refer_word(scan->board, next, MODEL_WORD_GENITIVE)) next++;
    if (qualifies(scan, next)) next++;
    *at = next;
    return true;
}

/* "two years", "the past nine days", "the next few weeks". */
static refer_time_match match_length(const refer_time_scan *scan, uint32_t token) {
    refer_time_match match = {.type = DOC_TIME_DURATION};
    const refer_board *board = scan->board;
    uint32_t at = token;
    /* "the next month" is a month, "the past month" the time up to now. */
    int32_t direction = refer_word(board, at, MODEL_WORD_DEFINITE)
                            ? refer_time_number(scan, at + 1, REFER_TIME_DIRECTION, 9)
                            : 9;
    if (direction != 9) at += 2;
    bool unit_only = refer_time_word(scan, at, REFER_TIME_UNIT).bytes != NULL;
    bool named = direction != 9 && (direction >= 0 || refer_time_anaphoric(scan, at - 1));
    if (named && unit_only) return match;
    int32_t count;
    bool vague, single = refer_word(board, at, MODEL_WORD_INDEFINITE);
    if (!count_before(scan, &at, &count, &vague)) {
        if (at != token + 2) return match;
        vague = !unit_only;
        count = 1;
    }
    model_cell unit = unit_at(scan, at);
    if (!unit.bytes) return match;
    /* "15 planes a year" is a rate. */
    bool rate = single && !vague && token > refer_sentence_first(board, token) &&
                (board->document->tokens.upos[token - 1] == DOC_NUM ||
                 board->document->tokens.upos[token - 1] == DOC_NOUN ||
                 board->document->tokens.upos[token - 1] == DOC_SYM);
    if (at + 1 < scan->end && refer_word(board, at + 1, MODEL_WORD_AGE)) return match;
    match.end = at + 1;
    if (rate) match.type = DOC_TIME_SET;
    write_length(&match, count, vague, unit);
    return match;
}

/* "years", "recent weeks". */
static refer_time_match match_bare(const refer_time_scan *scan, uint32_t token) {
    refer_time_match match = {.type = DOC_TIME_DURATION};
    bool recent = refer_word(scan->board, token, MODEL_WORD_RECENT);
    model_cell units = refer_time_word(scan, recent ? token + 1 : token, REFER_TIME_UNITS);
    if (!units.bytes) return match;
    if (recent) {
        match.type = DOC_TIME_DATE;
        match.end = token + 2;
        snprintf(match.value, sizeof match.value, "PAST_REF");
    } else if (scan->board->child[token] == DOC_NONE ||
               doc_view_child(scan->board->view, token, DOC_REL_CASE) != DOC_NONE) {
        match.end = token + 1;
        write_length(&match, 1, true, units);
    }
    return match;
}

refer_time_match refer_time_match_span(const refer_time_scan *scan, uint32_t token) {
    refer_time_match (*const matchers[])(const refer_time_scan *, uint32_t) = {match_set, match_hyphenated,
                                                                               match_length, match_bare};
    for (size_t i = 0; i < sizeof matchers / sizeof *matchers; i++) {
        refer_time_match match = matchers[i](scan, token);
        if (match.end > 0) return match;
    }
    return (refer_time_match){.end = 0};
}
