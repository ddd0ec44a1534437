#ifndef QUOTH_SPEECH_STANCE_H
#define QUOTH_SPEECH_STANCE_H

#include "doc/view.h"
#include "speech/lexicons.h"

/** For or against; NONE where the text does not say. */
typedef enum speech_stance {
    SPEECH_STANCE_NONE,
    SPEECH_STANCE_POSITIVE,
    SPEECH_STANCE_NEGATIVE,
    SPEECH_STANCE_NEUTRAL,
    SPEECH_STANCE_COUNT
} speech_stance;

/** Most words that decide a stance; what would be more is left out. */
#define SPEECH_STANCE_WORDS 8

/** A stance with the words that decide it: tokens, from what is nearest to X to what is farthest, a word that
 * denies another before it. */
typedef struct speech_stance_found {
    speech_stance stance;
    uint32_t words[SPEECH_STANCE_WORDS];
    uint32_t count; /**< 0 where there is no stance */
} speech_stance_found;

/**
 * How the speaker of a quote stands toward X, whose head is `token`: from the words of the content above X
 * and the manner of the report. The view needs no more than the tree of the token's sentence. O(depth *
 * dependents).
 */
speech_stance_found speech_stance_toward(const doc_view *view, const speech_lexicons *lexicons,
                                         uint32_t quote, uint32_t token);

#endif
