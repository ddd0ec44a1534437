#ifndef QUOTH_ENGINE_PIPELINE_H
#define QUOTH_ENGINE_PIPELINE_H

#include "base/thread.h"
#include "engine/article.h"
#include "engine/document.h"
#include "engine/gazetteer.h"
#include "engine/models.h"
#include "read/read.h"

/** How articles become documents; read-only while it works, except for `cancel`. */
typedef struct engine_pipeline {
    const base_allocator *allocator;
    const engine_models *models;
    read_limits limits;
    const engine_gazetteer *taught; /**< names that win over the model's */
    const base_cancel *cancel;      /**< NULL: nobody cancels */
    uint32_t threads;
    doc_rules without; /**< rules that are switched off */
} engine_pipeline;

/** What became of an article: a document, or why there is none. Both NULL before its turn. */
typedef struct engine_outcome {
    engine_document *document;
    base_error *error;
} engine_outcome;

/**
 * Analyses the articles that have no outcome yet, on several threads; outcomes[i] is that of articles[i],
 * whatever the number of threads. An article that has one is released at once, so that the next documents may
 * lie where it was; one that cannot be read costs only itself. False with *error when memory ran out or the
 * work was cancelled: the outcomes there are stay, and another run goes on from them.
 */
bool engine_pipeline_run(const engine_pipeline *pipeline, engine_article *articles, uint32_t count,
                         engine_outcome *outcomes, base_error *error);

/** Releases a document or error that was not taken over. */
void engine_outcome_release(engine_outcome *outcome, const base_allocator *allocator);

/** Releases a document made by the pipeline; NULL is allowed. */
void engine_pipeline_release(engine_document *document);

#endif
