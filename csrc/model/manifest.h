#ifndef QUOTH_MODEL_MANIFEST_H
#define QUOTH_MODEL_MANIFEST_H

#include "model/file.h"
#include "model/lexicon.h"

/**
 * The version of what the learned tables hash: features of tokens, sentences, cues, roles and whole
 * attributions, and what the classes of the lists mean. Whoever changes one of them changes this number,
 * because weights that learned from others do not fit any more.
 */
#define MODEL_FEATURES 1
/** What else the library reads: its rules of tokens, of lower case and of names are those of this language, and the
 * document's columns know the names of these tag sets. */
#define MODEL_LANGUAGE "en"
#define MODEL_TAGS "upos=UD xpos=Penn deprel=UD names=quoth"

/** Id of the manifest's section. */
#define MODEL_MANIFEST "manifest"

/**
 * What a model file says of itself: the section "manifest", lines of text with tabs between their words.
 *
 *     language  en
 *     features  1
 *     tags      upos=UD xpos=Penn deprel=UD names=quoth
 *     learned   fingerprint of all lists when the weights learned
 *     list      name  rows  fingerprint of its file  source
 */
typedef struct model_manifest {
    const char *text; /**< borrowed from the file; no NUL behind it */
    size_t size;
} model_manifest;

/** Finds the manifest; false with *error where the file has none or it is damaged. */
bool model_manifest_open(model_manifest *manifest, const model_file *file, base_error *error);

/**
 * Opens the manifest and compares it with this library: language, tag sets, version of the features. False
 * with *error, which says what differs and what to do.
 */
bool model_manifest_check(const model_file *file, base_error *error);

/** What stands behind the first word of the first line that begins with `key`; empty where there is none.
 * Without a NUL behind it. */
model_cell model_manifest_value(const model_manifest *manifest, const char *key);

#endif
