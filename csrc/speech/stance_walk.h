#ifndef QUOTH_SPEECH_STANCE_WALK_H
#define QUOTH_SPEECH_STANCE_WALK_H

#include "speech/judgement.h"
#include "speech/stance_found.h"

/*
 * The walk from X up the tree of what is said: what stance.c begins and ends, stance_steps.c makes step by step,
 * and stance_reach.c asks about single words.
 */

/** What the words passed so far amount to. */
typedef enum speech_walk_matter {
    SPEECH_WALK_THING, /**< X itself, or a phrase with X */
    SPEECH_WALK_DEED,  /**< something that happens or is done for or against X */
    SPEECH_WALK_FELT,  /**< somebody's feeling or act toward X */
    SPEECH_WALK_WORTH  /**< a judgement on X */
} speech_walk_matter;

typedef struct speech_walk {
    speech_reading reading;
    const doc *document;
    doc_quote quote;
    bool told; /**< by the narrator: there is no quote */
    uint32_t x, token;
    int direction; /**< of what is done to X, so far */
    speech_walk_matter matter;
    bool owner;       /**< what is spoken of is what X has, says or does */
    bool coordinated; /**< what is done to it is one of several things */
    speech_stance_found found;
} speech_walk;

typedef enum speech_walk_step {
    SPEECH_WALK_ON,
    SPEECH_WALK_TOP,  /**< X, or what is done to it, is the whole content */
    SPEECH_WALK_DONE, /**< the direction is the stance */
    SPEECH_WALK_LOST  /**< a word that is not known to do anything to X, or somebody else's stance */
} speech_walk_step;

static inline void speech_walk_keep_word(speech_walk *walk, uint32_t token) {
    if (token != DOC_NONE && walk->found.count < SPEECH_STANCE_WORDS)
        walk->found.words[walk->found.count++] = token;
}

static inline bool speech_walk_rule_on(const speech_walk *walk, doc_rule rule) {
    return doc_rule_on(walk->document, rule);
}

static inline speech_tendency speech_walk_tendency_of(const speech_walk *walk, uint32_t token) {
    return speech_token_tendency(&walk->reading, token);
}

static inline bool speech_walk_is_part(const speech_walk *walk, uint32_t token, speech_part part) {
    return token != DOC_NONE && speech_token_is_part(&walk->reading, token, part);
}

static inline bool speech_walk_has_class(const speech_walk *walk, uint32_t token, speech_class class) {
    return model_classes_have(speech_token_classes(walk->reading.lexicons, walk->document, token), class);
}

static inline doc_deprel speech_walk_relation_of(const speech_walk *walk, uint32_t token) {
    return doc_view_relation(walk->reading.view, token);
}

static inline bool speech_walk_is_verb(const speech_walk *walk, uint32_t token) {
    return walk->document->tokens.upos[token] == DOC_VERB;
}

/* ---- stance_reach.c: each asks whether its rule is on ---- */

/** True for a word of what is said; of the narrator's words all are. O(log pieces). */
bool speech_walk_holds(const speech_walk *walk, uint32_t token);
/** What a manner of reporting is toward what is reported: +1, -1 or 0. */
int speech_walk_attitude_of(const speech_walk *walk, uint8_t manner);
/** True where a token and its head are one phrase, so that what is said of the head is said of both. */
bool speech_walk_is_same_phrase(const speech_walk *walk, uint32_t token, uint32_t head);
/** True where X owns, says or does what its head names. */
bool speech_walk_is_owner(const speech_walk *walk, uint32_t token, speech_tendency tendency);
/** True where what is wanted hangs below whoever is to do it. */
bool speech_walk_is_left_to_somebody(const speech_walk *walk, uint32_t token, speech_tendency tendency);
/** True where what is joined to something else hangs too low in the tree. */
bool speech_walk_is_hung_too_low(const speech_walk *walk, uint32_t token, speech_tendency tendency);
/** True for a token that names the speaker of the quote, and is not X. */
bool speech_walk_is_speaker(const speech_walk *walk, uint32_t doer);
/** True where X is discussed. */
bool speech_walk_is_topic(const speech_walk *walk);
/** True where a deed is denied. */
bool speech_walk_is_denial_of_a_deed(const speech_walk *walk);
/** +1 or -1 where a verb takes a side by its preposition. */
int speech_walk_side_taken(const speech_walk *walk, uint32_t token, speech_tendency tendency);
/** True for a circumstance. */
bool speech_walk_is_aside(const speech_walk *walk, uint32_t token);
/** True where a word of feeling does not reach what hangs on it. */
bool speech_walk_is_out_of_reach(const speech_walk *walk, uint32_t token, uint32_t head,
                                 speech_tendency tendency);
/** What a word of feeling says of what hangs on it: +1, -1 or 0. */
int speech_walk_feeling_toward(const speech_walk *walk, uint32_t token, uint32_t head,
                               speech_tendency tendency);

/* ---- stance_steps.c ---- */

/** Takes a judgement on X. */
speech_walk_step speech_walk_judged(speech_walk *walk, speech_judgement judgement);
/** X is the subject of a clause that stands beside it: what that does to X. */
speech_walk_step speech_walk_beside(speech_walk *walk, uint32_t task);
/** One step to the head, and what the head does to X. */
speech_walk_step speech_walk_up(speech_walk *walk);

#endif
