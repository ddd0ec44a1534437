#ifndef QUOTH_SPEECH_STANCE_FOUND_H
#define QUOTH_SPEECH_STANCE_FOUND_H

#include <stdint.h>

/** For or against; NONE where the text does not say. */
typedef enum speech_stance {
    SPEECH_STANCE_NONE,
    SPEECH_STANCE_POSITIVE,
    SPEECH_STANCE_NEGATIVE,
    SPEECH_STANCE_NEUTRAL,
    SPEECH_STANCE_COUNT
} speech_stance;

/** Most words that decide a stance; what would be more is left out. */
#define SPEECH_STANCE_WORDS 6

/** A stance with the words that decide it: tokens, from what is nearest to X to what is farthest, a word that
 * denies another before it. */
typedef struct speech_stance_found {
    speech_stance stance;
    uint32_t words[SPEECH_STANCE_WORDS];
    uint32_t count; /**< 0 where there is no stance */
    uint32_t
        holder; /**< told by the narrator: whose stance it is, a token, or DOC_NONE where he does not say */
} speech_stance_found;

#endif
