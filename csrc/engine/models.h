#ifndef QUOTH_ENGINE_MODELS_H
#define QUOTH_ENGINE_MODELS_H

#include "lang/lang.h"
#include "name/words.h"
#include "page/page.h"
#include "refer/refer.h"
#include "speech/speech.h"

/** All stages over one model file, and what the names of a corpus are made of. Read-only and shared between threads once
 * open. */
typedef struct engine_models {
    const base_allocator *allocator;
    model_file *file;
    lang_model *lang;
    refer_model *refer;
    speech_model *speech;
    page_model page;
    name_lexicons names; /**< what refer borrows: models stay where they were opened */
} engine_models;

/** Opens a model file and every stage over it; false with *error, and then nothing is held. The allocator
 * must outlive the models. */
bool engine_models_open(engine_models *models, const char *path, const base_allocator *allocator,
                        base_error *error);

/** Releases all; zeroed models are allowed. */
void engine_models_close(engine_models *models);

#endif
