/* What a match says, as TIMEX3 writes it. */

#include "time/value.h"

#include <stdio.h>
#include <string.h>

void time_value_numbers(time_match *match, const char *format, int32_t a, int32_t b) {
    snprintf(match->value, sizeof match->value, format, (int)a, (int)b);
}

void time_value_day(time_match *match, time_day day) {
    match->day = day;
    match->value[0] = 0;
    if (day.year == 0) return;
    snprintf(match->value, sizeof match->value, "%04d-%02d-%02d", (int)day.year, (int)day.month,
             (int)day.day);
}

void time_value_part(time_match *match, model_cell part) {
    size_t used = strlen(match->value);
    if (used > 0)
        snprintf(match->value + used, sizeof match->value - used, "T%.*s", (int)part.count, part.bytes);
}

time_day time_value_shifted(time_day day, int32_t days) {
    return day.year == 0 ? day : time_day_of(time_day_number(day) + days);
}

void time_value_unit(time_match *match, time_day from, model_cell unit, int32_t count) {
    if (from.year == 0 || unit.count == 0) return;
    int32_t year, week;
    switch (unit.bytes[0]) {
    case 'D':
        time_value_day(match, time_value_shifted(from, count));
        break;
    case 'W':
        time_day_week(time_value_shifted(from, 7 * count), &year, &week);
        time_value_numbers(match, "%04d-W%02d", year, week);
        break;
    case 'M': {
        time_day day = time_day_add_months(from, count);
        time_value_numbers(match, "%04d-%02d", day.year, day.month);
        break;
    }
    case 'Q': {
        time_day day = time_day_add_months(from, 3 * count);
        time_value_numbers(match, "%04d-Q%d", day.year, (day.month + 2) / 3);
        break;
    }
    case 'Y':
        time_value_numbers(match, "%04d", from.year + count, 0);
        break;
    case 'E':
        time_value_numbers(match, "%03d", from.year / 10 + count, 0);
        break;
    case 'C':
        time_value_numbers(match, "%02d", from.year / 100 + count, 0);
        break;
    default:
        break;
    }
}
