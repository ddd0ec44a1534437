#ifndef QUOTH_CORPUS_PIPELINE_H
#define QUOTH_CORPUS_PIPELINE_H

#include "base/thread.h"
#include "corpus/article.h"
#include "corpus/document.h"
#include "corpus/models.h"
#include "corpus/taught.h"

/** How articles become documents; read-only while it works, except for `cancel`. */
typedef struct corpus_pipeline {
    const base_allocator *allocator;
    const corpus_models *models;
    const reader *reader;
    const corpus_taught *taught; /**< names that win over the model's */
    const base_cancel *cancel;   /**< NULL: nobody cancels */
    uint32_t threads;
    doc_rules without; /**< rules that are switched off */
} corpus_pipeline;

/** What became of an article: a document, or why there is none. Both NULL before its turn. */
typedef struct corpus_outcome {
    corpus_document *document;
    base_error *error;
} corpus_outcome;

/**
 * Analyses the articles that have no outcome yet, on several threads; outcomes[i] is that of articles[i],
 * whatever the number of threads. An article that has one is released at once, so that the next documents may
 * lie where it was; one that cannot be read costs only itself. False with *error when memory ran out or the
 * work was cancelled: the outcomes there are stay, and another run goes on from them.
 */
bool corpus_pipeline_run(const corpus_pipeline *pipeline, corpus_article *articles, uint32_t count,
                         corpus_outcome *outcomes, base_error *error);

/** Releases a document or error that was not taken over. */
void corpus_outcome_release(corpus_outcome *outcome, const base_allocator *allocator);

/** Releases a document made by the pipeline; NULL is allowed. */
void corpus_pipeline_release(corpus_document *document);

#endif
