#ifndef QUOTH_TIME_VALUE_H
#define QUOTH_TIME_VALUE_H

#include "time/scan.h"

/** Gives a match this day and its value; none for year 0. */
void time_value_day(time_match *match, time_day day);

/** Adds the part of the day ("MO", "NI") to a match's value, where it has one. */
void time_value_part(time_match *match, model_cell part);

/** Gives a match the value of the week, month, year … that is `count` of the unit away from a day. */
void time_value_unit(time_match *match, time_day from, model_cell unit, int32_t count);

/** Writes two numbers as the format says, which may ignore the second. */
void time_value_numbers(time_match *match, const char *format, int32_t a, int32_t b);

/** The day that is so many days away; none from none. */
time_day time_value_shifted(time_day day, int32_t days);

#endif
