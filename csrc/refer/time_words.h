#ifndef QUOTH_REFER_TIME_WORDS_H
#define QUOTH_REFER_TIME_WORDS_H

#include "refer/board.h"
#include "refer/calendar.h"

/** Most bytes of a value. */
#define REFER_TIME_BYTES 40

/** A time expression that begins at some token. */
typedef struct refer_time_match {
    uint32_t end;                 /**< token behind it; 0 for no match */
    uint8_t type;                 /**< doc_time_type */
    char value[REFER_TIME_BYTES]; /**< "" where it is unknown */
    refer_day day;                /**< the day it names, year 0 for none */
} refer_time_match;

/** Where a match is tried, and what days are known. */
typedef struct refer_time_scan {
    const refer_board *board;
    const uint32_t *rows; /**< token → its row in refer_times, or MODEL_NO_ROW */
    uint32_t end;         /**< end of the sentence */
    refer_day article;    /**< the article's day, year 0 for unknown */
    refer_day sentence;   /**< the last day named in the sentence, else the article's */
} refer_time_scan;

/** The value of a token's word where it has this class in refer_times; count 0 and bytes NULL where it has
 * not. */
model_cell refer_time_word(const refer_time_scan *scan, uint32_t token, refer_time_class class);

/** The same as a number; `otherwise` where it has not. */
int32_t refer_time_number(const refer_time_scan *scan, uint32_t token, refer_time_class class,
                          int32_t otherwise);

/** A count in digits or words, or -1; "a" and "an" count one. */
int32_t refer_time_count(const refer_time_scan *scan, uint32_t token);

/** A year in four digits (1800 to 2099), or 0. */
int32_t refer_time_year(const refer_time_scan *scan, uint32_t token);

/** A day of the month ("5", "5th"), or 0. */
int32_t refer_time_day(const refer_time_scan *scan, uint32_t token);

/** True where the clause of a token speaks of the future ("will", "is to", "plans to"). */
bool refer_time_future(const refer_time_scan *scan, uint32_t token);

/** True where it is told in the past tense. */
bool refer_time_past(const refer_time_scan *scan, uint32_t token);

/** True for "following" and "previous", which count from the day named last. */
bool refer_time_anaphoric(const refer_time_scan *scan, uint32_t token);

/** The matchers, one a family of expressions: end 0 where the token begins none. */
refer_time_match refer_time_match_date(const refer_time_scan *scan, uint32_t token);
refer_time_match refer_time_match_clock(const refer_time_scan *scan, uint32_t token);
refer_time_match refer_time_match_relative(const refer_time_scan *scan, uint32_t token);
refer_time_match refer_time_match_span(const refer_time_scan *scan, uint32_t token);

#endif
