#include "engine/models.h"

bool engine_models_open(engine_models *models, const char *path, const base_allocator *allocator,
                        base_error *error) {
    *models = (engine_models){.allocator = allocator};
    if ((models->file = model_file_open(allocator, path, error)) &&
        (models->lang = lang_model_open(models->file, allocator, error)) &&
        name_lexicons_open(&models->names, models->file, allocator, error) &&
        (models->refer = refer_model_open(models->file, &models->names, allocator, error)) &&
        (models->speech = speech_model_open(models->file, allocator, error)) &&
        page_model_open(&models->page, models->file, error) && page_model_whole(models->file, error))
        return true;
    engine_models_close(models);
    return false;
}

void engine_models_close(engine_models *models) {
    speech_model_close(models->speech);
    refer_model_close(models->refer);
    lang_model_close(models->lang);
    model_file_close(models->file);
    *models = (engine_models){0};
}
