#ifndef QUOTH_LANG_LEMMA_H
#define QUOTH_LANG_LEMMA_H

#include "doc/doc.h"
#include "model/file.h"

/** First number of the section "lemma". */
#define LANG_LEMMA_VERSION 1u
/** Longest form that is looked at; the lemma of a longer one is the form. */
#define LANG_LEMMA_FORM_BYTES 64u
/** Longest suffix that a rule may have. */
#define LANG_LEMMA_SUFFIX 6u
/** No script: the table has no such key. */
#define LANG_NO_SCRIPT UINT16_MAX

/** What a script does to the letters' case before it cuts and appends. */
typedef enum lang_lemma_case {
    LANG_CASE_LOWER,
    LANG_CASE_KEEP,
    LANG_CASE_TITLE, /**< first letter in upper case, the rest in lower: LONDON → London */
    LANG_CASE_DIGITS /**< without commas: 40,000 → 40000 */
} lang_lemma_case;

/** How a form looks, as far as it matters for the lemma's case. */
typedef enum lang_lemma_shape {
    LANG_FORM_LOWER,
    LANG_FORM_CAPITALISED,
    LANG_FORM_CAPITALISED_FIRST, /**< at the sentence's start, where every word is */
    LANG_FORM_UPPER,
    LANG_FORM_OTHER
} lang_lemma_shape;

/** An edit: set the case, cut `cut` bytes off the end (255: all), append `append_bytes` bytes. */
typedef struct lang_script {
    uint8_t letter_case, cut, append_bytes, append_at_low, append_at_high;
} lang_script;

/**
 * Rules from forms and tags to lemmas: edit scripts (Chrupała 2006) behind a table of hashed keys. A key is
 * the whole form with its tags, the form with its UPOS alone, or a suffix of up to six bytes with its tags
 * and shape; the first that is there decides, longer suffixes before shorter ones.
 */
typedef struct lang_lemmatiser {
    const uint32_t *keys; /**< 0 is free */
    const uint16_t *values;
    uint32_t capacity; /**< a power of two */
    const lang_script *scripts;
    uint32_t script_count;
    const char *letters; /**< what scripts append */
    uint32_t letter_count;
} lang_lemmatiser;

/** A form prepared for look-up. */
typedef struct lang_form {
    char lower[LANG_LEMMA_FORM_BYTES]; /**< in lower case, apostrophes straight */
    uint32_t count;
    uint32_t original_count;
    const char *original;
    uint8_t shape; /**< lang_lemma_shape */
} lang_form;

/** Binds to the model file's section "lemma" (which csrc/train/lemma.c writes). False with *error otherwise.
 */
bool lang_lemmatiser_bind(lang_lemmatiser *lemmatiser, const model_file *file, base_error *error);

/** Binds to a section at hand; `name` is used in the message. */
bool lang_lemmatiser_bind_section(lang_lemmatiser *lemmatiser, model_section section, const char *name,
                                  base_error *error);

/** Prepares a form; false where it is too long. */
bool lang_form_read(lang_form *form, const char *bytes, uint32_t count, bool first);

/** Keys of a form with both tags, with UPOS alone (xpos 255), and of a suffix hash with tags and shape. Never
 * 0. */
uint32_t lang_lemma_form_key(const lang_form *form, uint8_t upos, uint8_t xpos);
uint32_t lang_lemma_suffix_key(uint64_t suffix, uint32_t length, uint8_t upos, uint8_t xpos, uint8_t shape);

/** Applies a script: writes the lemma (at most 2 * LANG_LEMMA_FORM_BYTES + 256 bytes) and returns its bytes.
 */
uint32_t lang_script_apply(const lang_form *form, lang_script script, const char *letters, char *lemma);

/** The script for a form, or LANG_NO_SCRIPT. */
uint16_t lang_lemma_script(const lang_lemmatiser *lemmatiser, const lang_form *form, uint8_t upos,
                           uint8_t xpos);

/** Fills the column `lemma` of all tokens. False when memory ran out. */
bool lang_lemmatise(const lang_lemmatiser *lemmatiser, doc *document);

#endif
