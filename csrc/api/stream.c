#include "api/api.h"

static bool can_open(const quoth_model *model, const char *const *paths, size_t count, quoth_error *error) {
    if (!model) return api_misuse(error, "a stream needs a model");
    for (size_t i = 0; i < count; i++)
        if (!paths || !paths[i]) return api_misuse(error, "there is no path");
    return true;
}

quoth_stream *quoth_stream_open(quoth_model *model, const quoth_options *given, const char *const *paths,
                                size_t count, quoth_error *error) {
    api_clear(error);
    if (!can_open(model, paths, count, error)) return NULL;
    quoth_options options;
    if (!api_take_options(given, &options, error)) return NULL;
    base_allocator memory = api_allocator(options.allocator);
    size_t names = options.name_count;
    engine_gazetteer_row *rows = base_new(&memory, names, sizeof *rows);
    quoth_stream *self = base_new_zeroed(&memory, 1, sizeof *self);
    engine_options converted;
    base_error failure;
    bool done = rows && self ? api_options(&options, rows, &converted, error) : api_fail_memory(error);
    if (done && !engine_stream_open(&self->core, &model->models, &converted, paths, count, &memory, &failure))
        done = api_fail(error, &failure);
    base_free(&memory, rows, names, sizeof *rows);
    if (!done) {
        base_free(&memory, self, 1, sizeof *self);
        return NULL;
    }
    api_model_keep(model);
    self->model = model;
    return self;
}

const quoth_document *quoth_stream_next(quoth_stream *self, quoth_error *error) {
    api_clear(error);
    if (!self) {
        api_misuse(error, "there is no stream");
        return NULL;
    }
    const engine_document *document;
    base_error failure;
    if (!engine_stream_next(&self->core, &document, &failure)) {
        api_fail(error, &failure);
        return NULL;
    }
    return api_document_out(document);
}

size_t quoth_stream_problem_count(const quoth_stream *self) {
    return self ? self->core.engine.problems.items.count : 0;
}

const quoth_error *quoth_stream_problem(const quoth_stream *self, size_t index) {
    if (index >= quoth_stream_problem_count(self)) return NULL;
    return (const quoth_error *)(const void *)&self->core.engine.problems.items.items[index];
}

uint64_t quoth_stream_problem_total(const quoth_stream *self) {
    return self ? self->core.engine.problems.count : 0;
}

void quoth_stream_close(quoth_stream *self) {
    if (!self) return;
    base_allocator memory = self->core.engine.allocator;
    quoth_model *model = self->model;
    engine_stream_close(&self->core);
    base_free(&memory, self, 1, sizeof *self);
    quoth_model_close(model);
}
