#ifndef QUOTH_TRAIN_SPEECH_ARTICLES_H
#define QUOTH_TRAIN_SPEECH_ARTICLES_H

#include "lang/lang.h"
#include "page/page.h"
#include "refer/refer.h"
#include "train/speech/teach.h"

/** The stages before speech, opened once. */
typedef struct train_stages {
    model_file *file;
    lang_model *lang;
    lang_scratch *lang_scratch;
    name_lexicons names;
    refer_model *refer;
    refer_scratch refer_scratch;
    page_model page;
} train_stages;

/** Opens all stages from a model file; ends the program where one cannot be opened. */
void train_stages_open(train_stages *stages, const char *model);

/** Releases all. */
void train_stages_close(train_stages *stages);

/** Analyses an article's text up to its entities; ends the program where memory runs out. */
doc *train_stages_analyse(train_stages *stages, const char *id, const char *text, size_t size,
                          const char *date);

/**
 * Appends the articles of a JSONL file: {"doc", "text", "date", "quotes": [{"cue", "source", "content": [[b,
 * e], …], "clean": bool}]}; attributions marked "clean": false are left out. Ends the program where the file
 * is ill-formed.
 */
void train_speech_read(train_articles *articles, train_stages *stages, const char *path);

/** Releases the articles. */
void train_speech_release(train_articles *articles);

#endif
