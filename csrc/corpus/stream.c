#include "corpus/stream.h"

/** A batch ends at so many articles a thread, or so many bytes in all. */
#define BATCH_ARTICLES 16u
#define BATCH_BYTES (4u << 20)

static bool fail_memory(base_error *error) {
    base_fail_memory(error);
    return false;
}

bool corpus_stream_open(corpus_stream *stream, const corpus_models *models, const corpus_options *options,
                        const char *const *paths, size_t count, const base_allocator *allocator,
                        base_error *error) {
    *stream = (corpus_stream){.at = 0};
    if (!corpus_workshop_open(&stream->shop, models, options, allocator, error)) return false;
    corpus_workshop_sources(&stream->shop, &stream->sources);
    for (size_t i = 0; i < count; i++) {
        if (corpus_sources_add(&stream->sources, paths[i], error)) continue;
        corpus_stream_close(stream);
        return false;
    }
    return true;
}

static void release_batch(corpus_stream *stream) {
    const base_allocator *allocator = &stream->shop.allocator;
    for (uint32_t i = 0; i < stream->batch.count; i++) {
        if (stream->outcomes) corpus_outcome_release(&stream->outcomes[i], allocator);
        corpus_article_release(&stream->batch.items[i]);
    }
    if (stream->outcomes)
        base_free(allocator, stream->outcomes, stream->batch.count, sizeof *stream->outcomes);
    stream->outcomes = NULL;
    stream->batch.count = 0;
    stream->at = 0;
}

/** Reads articles until the batch is full or there are no more. */
static bool fill_batch(corpus_stream *stream, base_error *error) {
    uint32_t threads = stream->shop.options.threads ? stream->shop.options.threads : base_thread_processors();
    size_t bytes = 0;
    while (stream->batch.count / BATCH_ARTICLES < threads && bytes < BATCH_BYTES) {
        corpus_article article;
        read_step step = corpus_sources_next(&stream->sources, &article, error);
        if (step == READ_END) {
            stream->ended = true;
            return true;
        }
        if (step != READ_ARTICLE) return false;
        bytes += article.read.count;
        if (!base_vec_push(&stream->shop.allocator, &stream->batch, article)) {
            corpus_article_release(&article);
            return fail_memory(error);
        }
    }
    return true;
}

static bool next_batch(corpus_stream *stream, base_error *error) {
    release_batch(stream);
    if (!fill_batch(stream, error)) return false;
    uint32_t count = stream->batch.count;
    if (count == 0) return true;
    stream->outcomes = base_new_zeroed(&stream->shop.allocator, count, sizeof *stream->outcomes);
    if (!stream->outcomes) return fail_memory(error);
    return corpus_pipeline_run(&stream->shop.pipeline, stream->batch.items, count, stream->outcomes, error);
}

bool corpus_stream_next(corpus_stream *stream, const corpus_document **document, base_error *error) {
    const base_allocator *allocator = &stream->shop.allocator;
    *document = NULL;
    for (;;) {
        if (stream->at > 0) corpus_outcome_release(&stream->outcomes[stream->at - 1], allocator);
        if (stream->at == stream->batch.count) {
            if (stream->ended) return true;
            if (!next_batch(stream, error)) {
                release_batch(stream);
                stream->ended = true;
                return false;
            }
            continue;
        }
        corpus_outcome *outcome = &stream->outcomes[stream->at++];
        if (outcome->document) {
            outcome->document->first_entity = stream->next_entity;
            stream->next_entity += outcome->document->content.entities.count;
            *document = outcome->document;
            return true;
        }
        if (outcome->error && !corpus_problems_add(&stream->shop.problems, outcome->error))
            return fail_memory(error);
    }
}

void corpus_stream_close(corpus_stream *stream) {
    release_batch(stream);
    base_vec_release(&stream->shop.allocator, &stream->batch);
    corpus_sources_release(&stream->sources);
    corpus_workshop_close(&stream->shop);
}
