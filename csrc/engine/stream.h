#ifndef QUOTH_ENGINE_STREAM_H
#define QUOTH_ENGINE_STREAM_H

#include "engine/engine.h"

/** Documents one after the other: articles are read and analysed in batches, nothing is linked, and what was
 * handed out is released at the next step. */
typedef struct engine_stream {
    engine engine;
    engine_sources sources;
    BASE_VEC(engine_article) batch;
    engine_outcome *outcomes; /**< of the batch */
    uint32_t at;              /**< the next outcome to hand out */
    uint32_t next_entity;
    bool ended;
} engine_stream;

/** Opens a stream in place over paths, as corpus_read takes them; false with *error, and then nothing is
 * held. The models must outlive it. */
bool engine_stream_open(engine_stream *stream, const engine_models *models, const engine_options *options,
                        const char *const *paths, size_t count, const base_allocator *allocator,
                        base_error *error);

/** Sets *document to the next one, valid until the next call; NULL at the end. False with *error when memory
 * ran out or the work was cancelled. Problems are listed in engine.problems. */
bool engine_stream_next(engine_stream *stream, const engine_document **document, base_error *error);

void engine_stream_close(engine_stream *stream);

#endif
