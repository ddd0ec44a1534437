#ifndef QUOTH_SPEECH_JUDGEMENT_H
#define QUOTH_SPEECH_JUDGEMENT_H

#include "doc/view.h"
#include "speech/lexicons.h"

/*
 * What single words say for or against something, and who is meant to do what they say: the steps of which
 * stance.c makes its way. The view needs no more than the trees of the sentence.
 */

/** The view of a document and the lists by which its words are read. */
typedef struct speech_reading {
    const doc_view *view;
    const speech_lexicons *lexicons;
} speech_reading;

/** What speech_stance.tsv says of a token: by its lemma with its particle ("called it off"), else by the lemma.
 * O(dependents). */
speech_tendency speech_token_tendency(const speech_reading *reading, uint32_t token);

/** The same of a word with this preposition ("object to"), which may stand apart; else of the word. */
speech_tendency speech_tendency_with(const speech_reading *reading, uint32_t token, uint32_t preposition);

/** True where what speech_stance.tsv says has such a part. */
static inline bool speech_has_part(speech_tendency tendency, speech_part part) {
    return tendency.parts >> part & 1;
}

/** The same of a token's word, without its particle. */
bool speech_token_is_part(const speech_reading *reading, uint32_t token, speech_part part);

/** A word that praises (+1) or blames (-1), and the word that denies it. */
typedef struct speech_judgement {
    int worth;
    uint32_t word, denial; /**< tokens or DOC_NONE */
} speech_judgement;

/** What a phrase says of what it is said of: "vital", "a terrible deal", "not a threat", "poses a threat". Worth
 * 0 where it says nothing, or both. O(its words). */
speech_judgement speech_judge(const speech_reading *reading, uint32_t token);

/** The preposition or other case mark of a token, or DOC_NONE. */
uint32_t speech_case_of(const speech_reading *reading, uint32_t token);

/** The clause below a verb or noun that says what somebody is to do ("urged Brenn to go"), or DOC_NONE.
 * O(dependents). */
uint32_t speech_task_of(const speech_reading *reading, uint32_t token);

/** The word that says that a verb's deed is wanted ("should", "must"), the verb itself where it commands
 * ("Cancel it"), or DOC_NONE. O(dependents). */
uint32_t speech_wish_of(const speech_reading *reading, uint32_t verb);

/** True for a verb that tells what somebody does, not what is to be done ("to sign it", "by signing it").
 * O(dependents). */
bool speech_is_finite(const speech_reading *reading, uint32_t verb);

/** True where "if", "whether" or "may" leave open whether a verb's deed is done. O(dependents). */
bool speech_is_open(const speech_reading *reading, uint32_t verb);

/** Who does or feels what a word says: its subject, whoever controls it, its agent or owner; DOC_NONE where the
 * sentence does not say. `except` is X, whom it is done to. O(depth * dependents). */
uint32_t speech_doer_of(const speech_reading *reading, uint32_t token, uint32_t except);

/** An owner or agent: "her decision", "criticism from Lund", "vetoed by Lund"; DOC_NONE where there is none.
 * O(dependents * depth). */
uint32_t speech_owner_of(const speech_reading *reading, uint32_t token, uint32_t except);

/** A mention with this head, or its entity; DOC_NONE where there is none. O(log mentions). */
uint32_t speech_headed_mention(const doc *document, uint32_t token);
uint32_t speech_headed_entity(const doc *document, uint32_t token);

#endif
