#include "engine/engine.h"
#include "engine/gazetteer_file.h"

/** Teaches the names of the list or those of the file. */
static bool teach(engine *self, base_error *error) {
    const engine_options *options = &self->options;
    engine_gazetteer_source source = {options->names, options->name_count, options->names_path};
    engine_gazetteer_file file = {0};
    bool done = true;
    if (source.path) {
        done = engine_gazetteer_file_read(&file, source.path, options->cancel, &self->allocator, error);
        source.rows = file.rows.items;
        source.count = file.rows.count;
    }
    done =
        done && engine_gazetteer_add(&self->taught, &self->models->names, self->models->lang, &source, error);
    engine_gazetteer_file_release(&file);
    return done;
}

bool engine_open(engine *self, const engine_models *models, const engine_options *options,
                 const base_allocator *allocator, base_error *error) {
    *self = (engine){.allocator = *allocator, .models = models, .options = *options};
    self->problems.allocator = &self->allocator;
    engine_gazetteer_start(&self->taught, &self->allocator);
    self->options.limits = read_limits_filled(options->limits);
    if (!teach(self, error)) {
        engine_close(self);
        return false;
    }
    self->options.names = NULL; /* the caller's */
    self->options.names_path = NULL;
    self->options.name_count = 0;
    self->pipeline = (engine_pipeline){.allocator = &self->allocator,
                                       .models = models,
                                       .limits = self->options.limits,
                                       .taught = &self->taught,
                                       .cancel = options->cancel,
                                       .threads = options->threads,
                                       .without = options->without};
    return true;
}

void engine_close(engine *self) {
    engine_gazetteer_release(&self->taught);
    engine_problems_release(&self->problems);
    engine_ids_release(&self->ids, &self->allocator);
}

void engine_start_sources(engine *self, engine_sources *sources) {
    engine_sources_start(sources, &self->allocator, &self->problems, &self->ids);
    sources->input = self->options.input;
    sources->recursive = self->options.recursive;
    sources->cancel = self->options.cancel;
    sources->limit = self->options.limits.max_document_bytes;
}
