#ifndef QUOTH_REFER_CALENDAR_H
#define QUOTH_REFER_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A day of the Gregorian calendar; year 0 is none. */
typedef struct refer_day {
    int32_t year, month, day; /**< month and day from 1 */
} refer_day;

/** Reads "YYYY-MM-DD", whatever follows; year 0 where it is no such date. */
refer_day refer_day_read(const char *iso);

/** Days since 1970-01-01 and back (H. Hinnant, "chrono-compatible low-level date algorithms"). O(1). */
int32_t refer_day_number(refer_day day);
refer_day refer_day_of(int32_t number);

/** 1 for Monday … 7 for Sunday. */
int32_t refer_day_weekday(refer_day day);

/** The week by ISO 8601: its year and number. */
void refer_day_week(refer_day day, int32_t *year, int32_t *week);

/** The day `months` later, cut to the month's last day. */
refer_day refer_day_add_months(refer_day day, int32_t months);

/** Days in a month. */
int32_t refer_month_days(int32_t year, int32_t month);

#endif
