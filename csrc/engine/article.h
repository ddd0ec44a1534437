#ifndef QUOTH_ENGINE_ARTICLE_H
#define QUOTH_ENGINE_ARTICLE_H

#include "base/buf.h"
#include "base/map.h"
#include "read/input.h"

/** An article that waits to be analysed: all that `read` points to lies in `store`. */
typedef struct engine_article {
    read_article read;
    base_buf store;
} engine_article;

/** Copies an article with another id (NULL: its own); false when memory ran out, and then nothing is held. */
bool engine_article_copy(engine_article *article, const read_article *from, const char *id,
                         const base_allocator *allocator);

void engine_article_release(engine_article *article);

/** The ids given out so far, so that no two documents share one. */
typedef struct engine_ids {
    base_map uses; /**< hash of an id → how often it was asked for */
} engine_ids;

/**
 * Appends a document's id to `unique`: as asked for, or with "#2", "#3" … behind it where others have that
 * one. False when memory ran out.
 */
bool engine_ids_add(engine_ids *ids, const base_allocator *allocator, const char *id, base_buf *unique);

/** Lets an id be given out again. */
void engine_ids_forget(engine_ids *ids, const base_allocator *allocator, const char *id);

/** The hash that ids are known by in tables of this memory. */
uint64_t engine_id_hash(const base_allocator *allocator, const char *id);

void engine_ids_release(engine_ids *ids, const base_allocator *allocator);

#endif
