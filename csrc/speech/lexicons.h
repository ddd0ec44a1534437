#ifndef QUOTH_SPEECH_LEXICONS_H
#define QUOTH_SPEECH_LEXICONS_H

#include "doc/doc.h"
#include "model/lexicon.h"

/** What reporting_verbs.tsv and speech_nouns.tsv say of a lemma. */
typedef struct speech_sense {
    uint8_t manner;     /**< doc_manner; DOC_NO_MANNER for a light verb, whose noun decides */
    uint8_t force;      /**< doc_force */
    uint8_t commitment; /**< doc_commitment */
    bool known;         /**< the lemma is in the list */
} speech_sense;

/** The room's lists, opened once and shared. */
typedef struct speech_lexicons {
    model_lexicon verbs;  /**< reporting_verbs.tsv */
    model_lexicon nouns;  /**< speech_nouns.tsv: cue nouns and adjectives with class and force */
    model_lexicon frames; /**< speech_frames.tsv: lemma and frame → class, force, commitment */
    model_lexicon
        sources;         /**< speech_sources.tsv: nouns of anonymous, collective, document, outlet sources */
    model_lexicon words; /**< speech_words.tsv: modals, negators, iteration, venues, prepositions */
    uint32_t opened;     /**< how many of the above, in that order */
} speech_lexicons;

/** Opens all lists; false with *error where memory ran out. On failure nothing is held. */
bool speech_lexicons_open(speech_lexicons *lexicons, const base_allocator *allocator, base_error *error);

/** Releases all lists. */
void speech_lexicons_close(speech_lexicons *lexicons);

/** What the lists say of a lemma as a verb, or as a noun that reports; `known` false where they say nothing.
 */
speech_sense speech_verb_sense(const speech_lexicons *lexicons, const char *lemma);
speech_sense speech_noun_sense(const speech_lexicons *lexicons, const char *lemma);

/** The sense that speech_frames.tsv gives a lemma in a frame ("for", "that", "doing", …), else `otherwise`.
 */
speech_sense speech_frame_sense(const speech_lexicons *lexicons, const char *lemma, const char *frame,
                                speech_sense otherwise);

/** True where speech_words.tsv lists the word under the class ("negator", "again", "venue", …). */
bool speech_word_is(const speech_lexicons *lexicons, const char *word, const char *class_name);

/** The source kind of a noun's lemma in speech_sources.tsv, DOC_SPEAKER_KIND_COUNT where there is none. */
uint8_t speech_source_kind(const speech_lexicons *lexicons, const char *lemma);

#endif
