#include "engine/article.h"

#include <string.h>

/** The strings of an article beside its bytes; they are copied and pointed to in this order. */
#define ARTICLE_STRINGS 7

static void list_strings(read_article *article, const char **strings[ARTICLE_STRINGS]) {
    const char **all[ARTICLE_STRINGS] = {&article->id,   &article->title,  &article->source,
                                         &article->date, &article->byline, &article->dateline,
                                         &article->url};
    memcpy(strings, all, sizeof all);
}

bool engine_article_copy(engine_article *article, const read_article *from, const char *id,
                         const base_allocator *allocator) {
    article->read = *from;
    if (id) article->read.id = id;
    base_buf *store = &article->store;
    base_buf_start(store, allocator);
    const char **strings[ARTICLE_STRINGS];
    list_strings(&article->read, strings);
    size_t size = from->count + 1;
    for (unsigned i = 0; i < ARTICLE_STRINGS; i++) size += *strings[i] ? strlen(*strings[i]) + 1 : 0;
    if (!base_buf_reserve(store, size)) {
        base_buf_release(store);
        return false;
    }
    /* Nothing moves from here on: the room is there. */
    article->read.bytes = store->bytes;
    base_buf_add(store, from->bytes, from->count);
    base_buf_add_byte(store, '\0');
    for (unsigned i = 0; i < ARTICLE_STRINGS; i++) {
        if (!*strings[i]) continue;
        const char *place = store->bytes + store->count;
        base_buf_add(store, *strings[i], strlen(*strings[i]) + 1);
        *strings[i] = place;
    }
    return true;
}

void engine_article_release(engine_article *article) {
    base_buf_release(&article->store);
    article->read = (read_article){0};
}

uint64_t engine_id_hash(const base_allocator *allocator, const char *id) {
    return base_hash_keyed(&allocator->secret, id, strlen(id), 0);
}

bool engine_ids_add(engine_ids *ids, const base_allocator *allocator, const char *id, base_buf *unique) {
    size_t begin = unique->count;
    uint64_t asked = engine_id_hash(allocator, id);
    uint32_t uses = base_map_value(&ids->uses, asked, 0);
    base_buf_add_string(unique, id);
    for (;;) {
        uses++;
        if (uses > 1) {
            unique->count = begin;
            base_buf_add_string(unique, id);
            base_buf_add_byte(unique, '#');
            base_buf_add_number(unique, uses);
        }
        if (unique->failed) return false;
        uint64_t hash = uses > 1 ? engine_id_hash(allocator, unique->bytes + begin) : asked;
        if (uses > 1 && base_map_value(&ids->uses, hash, 0) > 0) continue; /* somebody is called so */
        return base_map_set(&ids->uses, allocator, hash, 1) &&
               base_map_set(&ids->uses, allocator, asked, uses);
    }
}

void engine_ids_forget(engine_ids *ids, const base_allocator *allocator, const char *id) {
    uint64_t hash = engine_id_hash(allocator, id);
    /* What is there is set again without memory. */
    if (base_map_value(&ids->uses, hash, 0) > 0) (void)base_map_set(&ids->uses, allocator, hash, 0);
}

void engine_ids_release(engine_ids *ids, const base_allocator *allocator) {
    base_map_release(&ids->uses, allocator);
}
