#include "engine/stream.h"

/** A batch ends at so many articles a thread, or so many bytes in all. */
#define BATCH_ARTICLES 16u
#define BATCH_BYTES (4u << 20)

static bool fail_memory(base_error *error) {
    base_fail_memory(error);
    return false;
}

bool engine_stream_open(engine_stream *stream, const engine_models *models, const engine_options *options,
                        const char *const *paths, size_t count, const base_allocator *allocator,
                        base_error *error) {
    *stream = (engine_stream){.at = 0};
    if (!engine_open(&stream->engine, models, options, allocator, error)) return false;
    engine_start_sources(&stream->engine, &stream->sources);
    for (size_t i = 0; i < count; i++) {
        if (engine_sources_add(&stream->sources, paths[i], error)) continue;
        engine_stream_close(stream);
        return false;
    }
    return true;
}

static void release_batch(engine_stream *stream) {
    const base_allocator *allocator = &stream->engine.allocator;
    for (uint32_t i = 0; i < stream->batch.count; i++) {
        if (stream->outcomes) engine_outcome_release(&stream->outcomes[i], allocator);
        engine_article_release(&stream->batch.items[i]);
    }
    if (stream->outcomes)
        base_free(allocator, stream->outcomes, stream->batch.count, sizeof *stream->outcomes);
    stream->outcomes = NULL;
    stream->batch.count = 0;
    stream->at = 0;
}

/** Reads articles until the batch is full or there are no more. */
static bool fill_batch(engine_stream *stream, base_error *error) {
    uint32_t threads =
        stream->engine.options.threads ? stream->engine.options.threads : base_thread_processors();
    size_t bytes = 0;
    while (stream->batch.count / BATCH_ARTICLES < threads && bytes < BATCH_BYTES) {
        engine_article article;
        read_step step = engine_sources_next(&stream->sources, &article, error);
        if (step == READ_END) {
            stream->ended = true;
            return true;
        }
        if (step != READ_ARTICLE) return false;
        bytes += article.read.count;
        if (!base_vec_push(&stream->engine.allocator, &stream->batch, article)) {
            engine_article_release(&article);
            return fail_memory(error);
        }
    }
    return true;
}

static bool next_batch(engine_stream *stream, base_error *error) {
    release_batch(stream);
    if (!fill_batch(stream, error)) return false;
    uint32_t count = stream->batch.count;
    if (count == 0) return true;
    stream->outcomes = base_new_zeroed(&stream->engine.allocator, count, sizeof *stream->outcomes);
    if (!stream->outcomes) return fail_memory(error);
    return engine_pipeline_run(&stream->engine.pipeline, stream->batch.items, count, stream->outcomes, error);
}

bool engine_stream_next(engine_stream *stream, const engine_document **document, base_error *error) {
    const base_allocator *allocator = &stream->engine.allocator;
    *document = NULL;
    for (;;) {
        if (stream->at > 0) engine_outcome_release(&stream->outcomes[stream->at - 1], allocator);
        if (stream->at == stream->batch.count) {
            if (stream->ended) return true;
            if (!next_batch(stream, error)) {
                release_batch(stream);
                stream->ended = true;
                return false;
            }
            continue;
        }
        engine_outcome *outcome = &stream->outcomes[stream->at++];
        if (outcome->document) {
            outcome->document->first_entity = stream->next_entity;
            stream->next_entity += outcome->document->content.entities.count;
            *document = outcome->document;
            return true;
        }
        if (outcome->error && !engine_problems_add(&stream->engine.problems, outcome->error))
            return fail_memory(error);
    }
}

void engine_stream_close(engine_stream *stream) {
    release_batch(stream);
    base_vec_release(&stream->engine.allocator, &stream->batch);
    engine_sources_release(&stream->sources);
    engine_close(&stream->engine);
}
