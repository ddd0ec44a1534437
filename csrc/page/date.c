/* Dates as pages write them. */

#include "page/date.h"

#include <stdio.h>
#include <string.h>

#include "text/fold.h"
#include "time/calendar.h"

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/** The number of the digits at `at`, -1 unless there are between `fewest` and `most`; *length is how many. */
static int number(const char *text, size_t count, size_t at, size_t fewest, size_t most, size_t *length) {
    int value = 0;
    size_t digits = 0;
    while (at + digits < count && is_digit(text[at + digits]) && digits <= most)
        value = value * 10 + (text[at + digits++] - '0');
    *length = digits;
    return digits >= fewest && digits <= most ? value : -1;
}

static bool is_month(int month) {
    return month >= 1 && month <= 12;
}

/** True for a day that the calendar has. */
static bool is_date(int year, int month, int day) {
    return time_is_year(year) && is_month(month) && day >= 1 && day <= time_month_days(year, month);
}

/** Length of the time of day behind an ISO date, with its zone; 0 for none. */
static size_t time_length(const char *text, size_t count, size_t at) {
    if (count - at < 6 || (text[at] != 'T' && text[at] != ' ') || !is_digit(text[at + 1]) ||
        !is_digit(text[at + 2]) || text[at + 3] != ':' || !is_digit(text[at + 4]) || !is_digit(text[at + 5]))
        return 0;
    size_t end = at + 6;
    if (end + 2 < count && text[end] == ':' && is_digit(text[end + 1]) && is_digit(text[end + 2])) end += 3;
    if (end < count && text[end] == '.' && end - at == 9)
        for (end++; end < count && is_digit(text[end]) && end - at < 14;) end++;
    if (end < count && text[end] == 'Z') return end + 1 - at;
    bool zone = end + 5 < count && (text[end] == '+' || text[end] == '-') && is_digit(text[end + 1]) &&
                is_digit(text[end + 2]);
    if (!zone) return end - at;
    size_t colon = text[end + 3] == ':';
    return end + 5 + colon <= count ? end + 5 + colon - at : end - at;
}

/** YYYY-MM-DD at `at`, with the time behind it. */
static bool iso_date(const char *text, size_t count, size_t at, char iso[PAGE_DATE_BYTES]) {
    size_t length;
    int year = number(text, count, at, 4, 4, &length);
    if (at + 10 > count || text[at + 4] != '-' || text[at + 7] != '-') return false;
    int month = number(text, count, at + 5, 2, 2, &length), day = number(text, count, at + 8, 2, 2, &length);
    if (!is_date(year, month, day)) return false;
    size_t size = 10 + time_length(text, count, at + 10);
    size_t used = 0;
    for (size_t i = 0; i < size; i++) { /* without fractions of a second */
        if (i > 10 && text[at + i] == '.')
            while (i + 1 < size && is_digit(text[at + i + 1])) i++;
        else
            iso[used++] = text[at + i];
    }
    if (used > 10) iso[10] = 'T';
    iso[used] = '\0';
    return true;
}

/** YYYYMMDD in front of a time, as data have it. */
static bool compact_date(const char *word, char iso[PAGE_DATE_BYTES]) {
    size_t length;
    int year = number(word, 4, 0, 4, 4, &length), month = number(word, 6, 4, 2, 2, &length),
        day = number(word, 8, 6, 2, 2, &length);
    if (!is_date(year, month, day)) return false;
    snprintf(iso, PAGE_DATE_BYTES, "%04d-%02d-%02d", year, month, day);
    return true;
}

static bool is_word_byte(char byte) {
    return is_digit(byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/** The size of the next word from *at on and where it starts; *at moves behind it. */
static size_t next_word(const char *text, size_t count, size_t *at, size_t *start) {
    while (*at < count && !is_word_byte(text[*at])) (*at)++;
    *start = *at;
    while (*at < count && is_word_byte(text[*at])) (*at)++;
    return *at - *start;
}

/** The month that a word names, 0 for none. */
static int month_of(const page_model *model, const char *word, size_t count) {
    char folded[16];
    if (count < 3 || count > 9) return 0;
    size_t size = text_fold_token(word, count, folded, sizeof folded);
    if (!(page_cues_find(model, folded, size) & page_cue(PAGE_FEATURE_CUE_MONTH))) return 0;
    model_cell value = model_lexicon_cell(&model->times, page_time_row(model, folded, size), 2);
    size_t length;
    return number(value.bytes, value.count, 0, 1, 2, &length);
}

/** A day of the month, "3" or "3rd"; 0 for none. */
static int day_of(const char *word, size_t count) {
    size_t length;
    int day = number(word, count, 0, 1, 2, &length);
    return day >= 1 && day <= 31 && (count == length || (count == length + 2 && !is_digit(word[length])))
               ? day
               : 0;
}

bool page_date(const page_model *model, const char *text, size_t count, char iso[PAGE_DATE_BYTES]) {
    size_t at = 0, start, length;
    int day = 0, month = 0; /* what the words just before this one said */
    for (size_t size; (size = next_word(text, count, &at, &start)) > 0;) {
        const char *word = text + start;
        if (size == 4 && iso_date(text, count, start, iso)) return true;
        if (size > 8 && word[8] == 'T' && compact_date(word, iso)) return true;
        int year = size == 4 ? number(word, size, 0, 4, 4, &length) : -1;
        if (is_date(year, month, day)) {
            snprintf(iso, PAGE_DATE_BYTES, "%04d-%02d-%02d", year, month, day);
            return true;
        }
        int named = month_of(model, word, size), counted = day_of(word, size);
        if (named)
            month = named;
        else if (counted)
            day = counted;
        else if (!(day &&
                   model_classes_have(model_classes_of(&model->words, word, size), MODEL_WORD_GENITIVE)))
            month = day = 0;
    }
    return false;
}

bool page_date_of_address(const char *address, size_t count, char iso[PAGE_DATE_BYTES]) {
    size_t length;
    for (size_t at = 0; at + 11 < count; at++) {
        if (address[at] != '/' || address[at + 5] != '/' || address[at + 8] != '/' || address[at + 11] != '/')
            continue;
        int year = number(address, count, at + 1, 4, 4, &length),
            month = number(address, count, at + 6, 2, 2, &length),
            day = number(address, count, at + 9, 2, 2, &length);
        if (!is_date(year, month, day)) continue;
        snprintf(iso, PAGE_DATE_BYTES, "%04d-%02d-%02d", year, month, day);
        return true;
    }
    return false;
}

bool page_date_is_coarse(const char *date, size_t count) {
    if (count != 4 && !(count == 7 && date[4] == '-')) return false;
    for (size_t i = 0; i < count; i++)
        if (i != 4 && !is_digit(date[i])) return false;
    return count == 4 || is_month((date[5] - '0') * 10 + date[6] - '0');
}
