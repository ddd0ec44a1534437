#ifndef QUOTH_TIME_CALENDAR_H
#define QUOTH_TIME_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "time/tuning.h"

/** A day of the Gregorian calendar; year 0 is none. */
typedef struct time_day {
    int32_t year, month, day; /**< month and day from 1 */
} time_day;

/** True for a number of four digits that may be a year when nothing else says what it is. */
static inline bool time_is_year(int32_t number) {
    return number >= TIME_YEAR_FIRST && number < TIME_YEAR_END;
}

/** The year of two digits ("5/7/16"): from 1950 to 2049. */
static inline int32_t time_year_of_two_digits(int32_t digits) {
    return digits + (digits < TIME_YEAR_TURN ? 2000 : 1900);
}

/** Reads "YYYY-MM-DD", whatever follows; year 0 where it is no such date. */
time_day time_day_read(const char *iso);

/** Days since 1970-01-01 and back (H. Hinnant, "chrono-compatible low-level date algorithms"). O(1). */
int32_t time_day_number(time_day day);
time_day time_day_of(int32_t number);

/** 1 for Monday … 7 for Sunday. */
int32_t time_day_weekday(time_day day);

/** The week by ISO 8601: its year and number. */
void time_day_week(time_day day, int32_t *year, int32_t *week);

/** The day `months` later, cut to the month's last day. */
time_day time_day_add_months(time_day day, int32_t months);

/** Days in a month. */
int32_t time_month_days(int32_t year, int32_t month);

#endif
