#ifndef QUOTH_TIME_TUNING_H
#define QUOTH_TIME_TUNING_H

/* Every number of the time room that was chosen and not given, and how. "By eye": nothing was measured. */

/*
 * The years that a number of four digits may mean when nothing else says what it is, from the first to before the
 * end. News tells of two centuries past and plans to the end of this one ("by 2050", "until 2070"); a number below is
 * more often a count, one above a model's or a house's.
 */
#define TIME_YEAR_FIRST 1800
#define TIME_YEAR_END 2100

/* Two digits below it are years of this century, others of the last: half a century to either side of the turn. */
#define TIME_YEAR_TURN 50

/* Days past the article's day that what is told in the past may lie in: articles are dated a day early. By eye */
#define TIME_PAST_SLACK 1

/* The last weekday (3: Wednesday) on which "the weekend", without a future, is the one before: half a week. By eye */
#define TIME_WEEKEND_BEFORE 3

/* Tokens from a bracket within which it closes, where a zone opens it: "(local time)". By eye */
#define TIME_BRACKET_TOKENS 6

#endif
