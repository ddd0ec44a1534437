#include "api/api.h"
#include "model/manifest.h"

quoth_model *quoth_model_open(const char *path, const quoth_allocator *allocator, quoth_error *error) {
    api_clear(error);
    base_allocator memory = api_allocator(allocator);
    quoth_model *model = base_new_zeroed(&memory, 1, sizeof *model);
    if (!model) {
        api_fail_memory(error);
        return NULL;
    }
    model->allocator = memory;
    atomic_init(&model->references, 1);
    base_error failure;
    if (engine_models_open(&model->models, path ? path : QUOTH_DATA "/en.quoth", &model->allocator, &failure))
        return model;
    base_free(&memory, model, 1, sizeof *model);
    api_fail(error, &failure);
    return NULL;
}

bool quoth_model_verify(const quoth_model *model, quoth_error *error) {
    api_clear(error);
    if (!model) return api_misuse(error, "there is no model");
    base_error failure;
    return model_file_verify(model->models.file, &failure) || api_fail(error, &failure);
}

const char *quoth_model_path(const quoth_model *model) {
    return model ? model_file_name(model->models.file) : NULL;
}

static quoth_string section_text(const quoth_model *model, const char *id) {
    model_section section;
    if (!model || !model_file_section(model->models.file, id, &section, NULL)) return (quoth_string){NULL, 0};
    return (quoth_string){(const char *)section.bytes, section.size};
}

quoth_string quoth_model_card(const quoth_model *model) {
    return section_text(model, "card");
}

quoth_string quoth_model_manifest(const quoth_model *model) {
    return section_text(model, MODEL_MANIFEST);
}

size_t quoth_model_memory(const quoth_model *model) {
    return model ? model_file_size(model->models.file) : 0;
}

void api_model_keep(quoth_model *model) {
    atomic_fetch_add_explicit(&model->references, 1, memory_order_relaxed);
}

void quoth_model_close(quoth_model *model) {
    if (!model) return;
    /* What the other users did with the model is done before it is released. */
    if (atomic_fetch_sub_explicit(&model->references, 1, memory_order_acq_rel) != 1) return;
    base_allocator memory = model->allocator;
    engine_models_close(&model->models);
    base_free(&memory, model, 1, sizeof *model);
}
