/* Days, weeks and months of the Gregorian calendar in numbers. */

#include "time/calendar.h"

static int32_t read_number(const char *text, uint32_t digits) {
    int32_t value = 0;
    for (uint32_t i = 0; i < digits; i++) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

int32_t time_month_days(int32_t year, int32_t month) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

time_day time_day_read(const char *iso) {
    time_day none = {0, 0, 0};
    for (uint32_t i = 0; i < 10; i++)
        if (iso[i] == 0) return none;
    time_day day = {read_number(iso, 4), read_number(iso + 5, 2), read_number(iso + 8, 2)};
    bool shape = iso[4] == '-' && iso[7] == '-' && day.year > 0 && day.month >= 1 && day.month <= 12;
    if (!shape || day.day < 1 || day.day > time_month_days(day.year, day.month)) return none;
    return day;
}

int32_t time_day_number(time_day day) {
    int32_t year = day.month <= 2 ? day.year - 1 : day.year;
    int32_t era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int32_t of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

time_day time_day_of(int32_t number) {
    number += 719468;
    int32_t era = (number >= 0 ? number : number - 146096) / 146097, of_era = number - era * 146097;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100), shifted = (5 * of_year + 2) / 153;
    time_day day = {year + era * 400, shifted + (shifted < 10 ? 3 : -9),
                    of_year - (153 * shifted + 2) / 5 + 1};
    if (day.month <= 2) day.year++;
    return day;
}

int32_t time_day_weekday(time_day day) {
    int32_t number = time_day_number(day) + 3;
    return (number % 7 + 7) % 7 + 1;
}

void time_day_week(time_day day, int32_t *year, int32_t *week) {
    /* The week belongs to the year of its Thursday. */
    time_day thursday = time_day_of(time_day_number(day) - time_day_weekday(day) + 4);
    time_day first = {thursday.year, 1, 1};
    *year = thursday.year;
    *week = (time_day_number(thursday) - time_day_number(first)) / 7 + 1;
}

time_day time_day_add_months(time_day day, int32_t months) {
    int32_t total = day.year * 12 + day.month - 1 + months;
    time_day moved = {total / 12, total % 12 + 1, day.day};
    int32_t last = time_month_days(moved.year, moved.month);
    if (moved.day > last) moved.day = last;
    return moved;
}
