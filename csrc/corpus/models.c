#include "corpus/models.h"

bool corpus_models_open(corpus_models *models, const char *path, const base_allocator *allocator,
                        base_error *error) {
    *models = (corpus_models){.allocator = allocator};
    if ((models->file = model_file_open(allocator, path, error)) &&
        (models->lang = lang_model_open(models->file, allocator, error)) &&
        (models->refer = refer_model_open(models->file, allocator, error)) &&
        (models->speech = speech_model_open(models->file, allocator, error)) &&
        corpus_name_facts_open(&models->names, allocator, error) &&
        model_lexicon_open(&models->stances, "corpus_stance", allocator, error) &&
        speech_lexicons_open(&models->words, allocator, error))
        return true;
    corpus_models_close(models);
    return false;
}

void corpus_models_close(corpus_models *models) {
    if (models->words.opened > 0) speech_lexicons_close(&models->words);
    if (models->stances.allocator) model_lexicon_close(&models->stances);
    corpus_name_facts_close(&models->names);
    speech_model_close(models->speech);
    refer_model_close(models->refer);
    lang_model_close(models->lang);
    model_file_close(models->file);
    *models = (corpus_models){0};
}
