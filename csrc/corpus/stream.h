#ifndef QUOTH_CORPUS_STREAM_H
#define QUOTH_CORPUS_STREAM_H

#include "corpus/corpus.h"

/** Documents one after the other: articles are read and analysed in batches, nothing is linked, and what was
 * handed out is released at the next step. */
typedef struct corpus_stream {
    corpus_workshop shop;
    corpus_sources sources;
    BASE_VEC(corpus_article) batch;
    corpus_outcome *outcomes; /**< of the batch */
    uint32_t at;              /**< the next outcome to hand out */
    uint32_t next_entity;
    bool ended;
} corpus_stream;

/** Opens a stream in place over paths, as corpus_read takes them; false with *error, and then nothing is
 * held. The models must outlive it. */
bool corpus_stream_open(corpus_stream *stream, const corpus_models *models, const corpus_options *options,
                        const char *const *paths, size_t count, const base_allocator *allocator,
                        base_error *error);

/** Sets *document to the next one, valid until the next call; NULL at the end. False with *error when memory
 * ran out or the work was cancelled. Problems are listed in shop.problems. */
bool corpus_stream_next(corpus_stream *stream, const corpus_document **document, base_error *error);

void corpus_stream_close(corpus_stream *stream);

#endif
