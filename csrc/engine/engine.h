#ifndef QUOTH_ENGINE_ENGINE_H
#define QUOTH_ENGINE_ENGINE_H

#include "engine/pipeline.h"
#include "engine/sources.h"

/** How a corpus or stream works. */
typedef struct engine_options {
    read_limits limits;
    uint32_t max_documents, max_results; /**< 0: no limit but memory's */
    uint32_t threads;                    /**< 0: as many as there are processors */
    read_input input;
    bool recursive, no_link;
    const engine_gazetteer_row *names; /**< copied */
    size_t name_count;
    const char *names_path;    /**< a file of further names, or NULL */
    const base_cancel *cancel; /**< borrowed, may be NULL */
    doc_rules without;         /**< rules that are switched off */
} engine_options;

/** What a corpus and a stream need to turn paths into documents. */
typedef struct engine {
    base_allocator allocator;
    const engine_models *models;
    engine_options options;
    engine_gazetteer taught;
    engine_problems problems;
    engine_ids ids;
    engine_pipeline pipeline;
} engine;

/** Opens it in place (it must not be moved); false with *error, and then nothing is held. */
bool engine_open(engine *engine, const engine_models *models, const engine_options *options,
                 const base_allocator *allocator, base_error *error);
void engine_close(engine *engine);

/** Starts a list of paths as the options say. */
void engine_start_sources(engine *engine, engine_sources *sources);

#endif
