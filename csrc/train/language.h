#ifndef QUOTH_TRAIN_LANGUAGE_H
#define QUOTH_TRAIN_LANGUAGE_H

#include "train/sections.h"

/**
 * The lists of a language, as sections of a model file: each <name>.tsv of a folder becomes "list.<name>"
 * (model/lexicon.h), and manifest.txt with the lists' fingerprints becomes "manifest" (model/manifest.h).
 * Ends the program with file and line where a list is ill-formed: a row with no line "# Source:" above it, a key in two places,
 * more columns than a list may have.
 */
void train_language_read(train_sections *sections, const char *folder);

/** One list's text (as a file holds it) as a section; `path` is for messages. Appends to *section. */
void train_list_compile(const char *path, const char *text, size_t size, base_buf *section);

/** The lists of a folder, or of a model file, added to sections; those of the same names are replaced. */
void train_language_add(train_sections *sections, const char *path);

/** The same as a model file of nothing else, for the parts that train before there is a model. Its bytes stay
 * for as long as the program runs. */
model_file *train_language_open(const char *path);

/** A model file over a copy of bytes, which train_free releases behind it. */
model_file *train_bytes_open(const base_buf *file, const char *name, void **copy);

/** Fingerprint of all lists that a manifest names, as 16 hexadecimal digits. */
void train_language_fingerprint(const char *manifest, size_t size, char digits[17]);

#endif
