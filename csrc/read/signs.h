#ifndef QUOTH_READ_SIGNS_H
#define QUOTH_READ_SIGNS_H

#include "read/read.h"

/**
 * What can be seen of a paragraph. The names are those of read_weights.tsv; those of cues are the categories
 * of read_cues.tsv.
 */
/* clang-format off */
#define READ_SIGNS(X)                                                                                   \
    X(ALWAYS, "always") X(WORDS_1, "words:1") X(WORDS_2, "words:2") X(WORDS_4, "words:4")               \
    X(WORDS_8, "words:8") X(WORDS_15, "words:15") X(WORDS_30, "words:30") X(WORDS_MANY, "words:many")   \
    X(END_STOP, "end:stop") X(END_COLON, "end:colon") X(END_ELLIPSIS, "end:ellipsis")                   \
    X(END_SIGN, "end:sign") X(END_WORD, "end:word") X(SENTENCES, "sentences")                           \
    X(START_LOWER, "start:lower") X(START_QUOTE, "start:quote") X(START_DIGIT, "start:digit")           \
    X(START_SIGN, "start:sign") X(CAPITALS_ALL, "capitals:all") X(CAPITALS_SOME, "capitals:some")       \
    X(TITLE_MOST, "title:most") X(TITLE_HALF, "title:half") X(FUNCTION_NONE, "function:none")           \
    X(FUNCTION_FEW, "function:few") X(FUNCTION_MANY, "function:many") X(DIGITS_MANY, "digits:many")     \
    X(HAS_YEAR, "has:year") X(HAS_CLOCK, "has:clock") X(HAS_BAR, "has:bar") X(HAS_RIGHTS, "has:rights") \
    X(HAS_ADDRESS, "has:address") X(HAS_MARKUP, "has:markup") X(HAS_QUOTE, "has:quote")                 \
    X(HAS_COMMA, "has:comma") X(HAS_DASH, "has:dash") X(REPEATS, "repeats") X(CUE_SHARE, "cue:share")   \
    X(CUE_SUBSCRIBE, "cue:subscribe") X(CUE_COMMENT, "cue:comment") X(CUE_LEGAL, "cue:legal")           \
    X(CUE_MORE, "cue:more") X(CUE_ACCOUNT, "cue:account") X(CUE_ADVERT, "cue:advert")                   \
    X(CUE_MENU, "cue:menu") X(CUE_CREDIT, "cue:credit") X(CUE_PUBLISHED, "cue:published")               \
    X(CUE_BYLINE, "cue:byline") X(CUE_AUTHOR, "cue:author") X(CUE_AGENCY, "cue:agency")                 \
    X(CUE_MONTH, "cue:month") X(CUE_READER, "cue:reader") X(CUE_FUNCTION, "cue:function")               \
    X(CUE_PHRASE, "phrase") X(PREVIOUS_NONE, "previous:none") X(PREVIOUS_BODY, "previous:body")         \
    X(PREVIOUS_LIKELY, "previous:likely") X(PREVIOUS_UNSURE, "previous:unsure")                         \
    X(PREVIOUS_RESIDUE, "previous:residue") X(NEXT_NONE, "next:none") X(NEXT_BODY, "next:body")         \
    X(NEXT_LIKELY, "next:likely") X(NEXT_UNSURE, "next:unsure") X(NEXT_RESIDUE, "next:residue")         \
    X(AROUND_BODY, "around:body") X(AROUND_LIKELY, "around:likely") X(AROUND_UNSURE, "around:unsure")   \
    X(AROUND_RESIDUE, "around:residue") X(NO_BODY_ABOVE, "no-body-above")                               \
    X(NO_BODY_BELOW, "no-body-below")
/* clang-format on */

typedef enum read_sign {
#define READ_SIGN_ENUM(name, text) READ_SIGN_##name,
    READ_SIGNS(READ_SIGN_ENUM)
#undef READ_SIGN_ENUM
        READ_SIGN_COUNT
} read_sign;

/** The signs from here on say what stands around a paragraph; they weigh in the second look only. */
#define READ_SIGN_AROUND READ_SIGN_PREVIOUS_NONE

/** One paragraph as reading sees it. */
typedef struct read_look {
    uint32_t begin, end;
    uint64_t signs[2]; /**< bit set of read_sign */
    uint32_t words;
    uint32_t letters, other_letters; /**< of any script; of others than Latin */
    int32_t own, score; /**< thousandths of log odds of being residue: alone; among its neighbours */
} read_look;

static inline bool read_look_has(const read_look *look, read_sign sign) {
    return look->signs[sign / 64] >> (sign % 64) & 1;
}

static inline void read_look_set(read_look *look, read_sign sign) {
    look->signs[sign / 64] |= (uint64_t)1 << (sign % 64);
}

/** The name of a sign. Static. */
const char *read_sign_name(read_sign sign);

/** The sign of a name, or READ_SIGN_COUNT. */
read_sign read_sign_find(const char *bytes, size_t count);

/** Notes a cue's words in the filters that spare most words of a text a look-up. */
void read_cue_filter(reader *self, const char *words, size_t count);

/** Fills in what paragraph [begin, end) of a text shows by itself. Linear in its first 2,000 bytes; the rest
 * counts only as long. */
void read_look_at(const reader *self, const char *text, uint32_t begin, uint32_t end, read_look *look);

/** The byte behind the longest cue of a category that the text begins with at `begin`; `begin` where there is
 * none. */
uint32_t read_cue_end(const reader *self, const char *text, uint32_t begin, uint32_t end, read_sign category);

/** Sets REPEATS where a short paragraph's words stand in one of its neighbours as well. */
void read_look_for_repeats(const char *text, read_look *looks, uint32_t count);

/** Sums the weights of the signs that a paragraph has by itself into `own` of each. */
void read_look_score_own(const reader *self, read_look *looks, uint32_t count);

/** Sets the signs of the surroundings from `own` of the neighbours. */
void read_look_around(read_look *looks, uint32_t count);

/** Sums the weights of all signs into `score` of each. */
void read_look_score(const reader *self, read_look *looks, uint32_t count);

#endif
