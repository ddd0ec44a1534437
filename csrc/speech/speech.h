#ifndef QUOTH_SPEECH_SPEECH_H
#define QUOTH_SPEECH_SPEECH_H

#include "base/arena.h"
#include "doc/view.h"
#include "model/file.h"
#include "speech/lexicons.h"

/**
 * Who reports what in one document: attributions with source, cue, content and how they report. Read-only and
 * shared between threads once open.
 */
typedef struct speech_model speech_model;

/** Working memory of speech_attribute, kept from document to document. One thread at a time. */
typedef struct speech_scratch {
    base_arena arena;
} speech_scratch;

/**
 * Opens the lists and binds the section "speech" of the file, which must outlive the model. NULL with *error
 * where the file has no such section or list (BASE_NOT_FOUND), one is ill-formed or memory ran out. The
 * caller closes it.
 */
speech_model *speech_model_open(const model_file *file, const base_allocator *allocator, base_error *error);

/** Releases the model; NULL is allowed. */
void speech_model_close(speech_model *model);

/** The lists of an open model, which stance, narration and places ask. */
const speech_lexicons *speech_model_lexicons(const speech_model *model);

/** Makes empty working memory; allocates nothing. */
void speech_scratch_start(speech_scratch *scratch, const base_allocator *allocator);

/** Releases the working memory. */
void speech_scratch_release(speech_scratch *scratch);

/**
 * Fills quotes, links and spans of the view's document, which has been tokenised, tagged, parsed, named and
 * resolved; these three must be empty. Quotes are ordered by the begin of their content, then of their cue.
 * Paragraphs of kind residue, foreign and byline yield none. First and second person pronouns inside a
 * quotation get the entity of its speaker or addressee, relative pronouns are mentions no more, and entities without
 * a mention go (see first_person.h); no other mention is changed. False when memory ran out; the document must then
 * be released. Time and memory linear in the tokens.
 */
bool speech_attribute(const speech_model *model, speech_scratch *scratch, const doc_view *view);

#endif
