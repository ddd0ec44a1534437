#ifndef QUOTH_TIME_SCAN_H
#define QUOTH_TIME_SCAN_H

#include "doc/token_text.h"
#include "doc/view.h"
#include "time/calendar.h"
#include "time/lexicons.h"

/** Most bytes of a value. */
#define TIME_VALUE_BYTES 40

/** Stands for no word such as "last" or "next", whose values are -1 to 1. */
#define TIME_NO_DIRECTION 9

/** A time expression that begins at some token. */
typedef struct time_match {
    uint32_t end;                 /**< token behind it; 0 for no match */
    uint8_t type;                 /**< doc_time_type */
    char value[TIME_VALUE_BYTES]; /**< "" where it is unknown */
    time_day day;                 /**< the day it names, year 0 for none */
    doc_rules rules;              /**< those that made it so */
} time_match;

/** Where a match is tried, and what days are known. */
typedef struct time_scan {
    const time_lexicons *lexicons;
    const doc_view *view;
    const uint32_t *taken; /**< token → DOC_NONE where it is free; NULL: all are */
    const uint32_t *rows;  /**< token → its row in time_words, or MODEL_NO_ROW */
    uint32_t end;          /**< end of the sentence */
    time_day article;      /**< the article's day, year 0 for unknown */
    time_day sentence;     /**< the last day named in the sentence, else the article's */
} time_scan;

/** The value of a token's word where it has this class in time_words; count 0 and bytes NULL where it has
 * not. */
model_cell time_scan_word(const time_scan *scan, uint32_t token, time_class class);

/** The same as a number; `otherwise` where it has not. */
int32_t time_scan_number(const time_scan *scan, uint32_t token, time_class class, int32_t otherwise);

/** A count in digits or words, or -1; "a" and "an" count one. */
int32_t time_scan_count(const time_scan *scan, uint32_t token);

/** A year in four digits (see time_is_year), or 0. */
int32_t time_scan_year(const time_scan *scan, uint32_t token);

/** A day of the month ("5", "5th"), or 0. */
int32_t time_scan_day(const time_scan *scan, uint32_t token);

/** True where the clause of a token speaks of the future ("will", "is to", "plans to"). */
bool time_scan_future(const time_scan *scan, uint32_t token);

/** True where its verb has "will", "may" or the like before it, and no perfect. */
bool time_scan_modal(const time_scan *scan, uint32_t token);

/** True where it is told in the past tense. */
bool time_scan_past(const time_scan *scan, uint32_t token);

/** True where a token of the sentence is of this class in function_words; never behind the sentence's end. */
static inline bool time_scan_is(const time_scan *scan, uint32_t token, model_word_class class) {
    return token < scan->end && doc_view_has(scan->view, token, class);
}

/** True unless the rule is switched off; it then is one of those that made the match. */
static inline bool time_scan_rule(const time_scan *scan, time_match *match, doc_rule rule) {
    bool on = doc_rule_on(scan->view->document, rule);
    if (on) doc_rules_add(&match->rules, rule);
    return on;
}

/** True unless the rule is switched off; notes that it keeps the token from being a time. */
bool time_scan_refuse(const time_scan *scan, uint32_t token, doc_rule rule);

/** A family of expressions, and the rule that stands for it. */
typedef struct time_family {
    time_match (*match)(const time_scan *scan, uint32_t token);
    doc_rule rule;
} time_family;

/** What the first family that has a match says; end 0 where none has. */
time_match time_scan_first(const time_scan *scan, uint32_t token, const time_family *families, size_t count);

/** True for "following" and "previous", which count from the day named last. */
bool time_scan_anaphoric(const time_scan *scan, uint32_t token);

/** The matchers, each of some families of expressions: end 0 where the token begins none. */
time_match time_match_part(const time_scan *scan, uint32_t token);
time_match time_match_date(const time_scan *scan, uint32_t token);
time_match time_match_clock(const time_scan *scan, uint32_t token);
time_match time_match_relative(const time_scan *scan, uint32_t token);
time_match time_match_span(const time_scan *scan, uint32_t token);

#endif
