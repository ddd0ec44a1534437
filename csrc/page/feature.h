#ifndef QUOTH_PAGE_FEATURE_H
#define QUOTH_PAGE_FEATURE_H

#include <stddef.h>

/**
 * What can be seen of a paragraph. The names are those of the learned weights; those of cues are the
 * categories of the list of cues.
 */
/* clang-format off */
#define PAGE_FEATURES(X)                                                                                 \
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

typedef enum page_feature {
#define PAGE_FEATURE_ENUM(name, text) PAGE_FEATURE_##name,
    PAGE_FEATURES(PAGE_FEATURE_ENUM)
#undef PAGE_FEATURE_ENUM
        PAGE_FEATURE_COUNT
} page_feature;

/** The features from here on say what stands around a paragraph; they weigh in the second sum only. */
#define PAGE_FEATURE_AROUND PAGE_FEATURE_PREVIOUS_NONE

/** The name of a feature. Static. */
const char *page_feature_name(page_feature feature);

/** The feature of a name, or PAGE_FEATURE_COUNT. */
page_feature page_feature_find(const char *bytes, size_t count);

#endif
