#include "engine/document.h"

#include "base/search.h"
#include "base/sort.h"

/** The speaker of an item of `spoken`. */
static uint32_t speaker_of(const doc *content, uint32_t quote) {
    return content->quotes.items[quote].speaker;
}

static int by_speaker(const void *a, const void *b, void *context) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    uint32_t one = speaker_of(context, left), other = speaker_of(context, right);
    if (one != other) return one < other ? -1 : 1;
    return left < right ? -1 : left > right;
}

static bool list_spoken(engine_document *document) {
    doc *content = &document->content;
    uint32_t count = 0;
    for (uint32_t i = 0; i < content->quotes.count; i++)
        count += speaker_of(content, i) < content->entities.count;
    document->spoken = base_new(content->allocator, count, sizeof *document->spoken);
    if (!document->spoken) return false;
    for (uint32_t i = 0; i < content->quotes.count; i++)
        if (speaker_of(content, i) < content->entities.count) document->spoken[document->spoken_count++] = i;
    base_sort(document->spoken, count, sizeof *document->spoken, by_speaker, content);
    return true;
}

bool engine_document_finish(engine_document *document) {
    return doc_seal(&document->content) && list_spoken(document);
}

engine_indices engine_document_mentions(const engine_document *document, uint32_t entity) {
    if (entity >= document->content.entities.count) return (engine_indices){NULL, 0};
    doc_range mentions = document->content.entities.items[entity].mentions;
    return (engine_indices){document->content.lists.items + mentions.first, mentions.count};
}

/** The first item of `spoken` whose speaker is `entity` or behind it. */
static uint32_t first_spoken(const engine_document *document, uint32_t entity) {
    uint32_t low;
    base_lower_bound(low, 0, document->spoken_count,
                     speaker_of(&document->content, document->spoken[low]) < entity);
    return low;
}

engine_indices engine_document_quotes(const engine_document *document, uint32_t entity) {
    if (entity >= document->content.entities.count) return (engine_indices){NULL, 0};
    uint32_t first = first_spoken(document, entity), end = first_spoken(document, entity + 1);
    return (engine_indices){document->spoken + first, end - first};
}

void engine_document_release(engine_document *document) {
    const base_allocator *allocator = document->content.allocator;
    base_free(allocator, document->spoken, document->spoken_count, sizeof *document->spoken);
    document->spoken = NULL;
    document->spoken_count = 0;
    doc_release(&document->content);
}

size_t engine_document_memory(const engine_document *document) {
    return doc_memory(&document->content) + sizeof *document - sizeof document->content +
           document->spoken_count * sizeof *document->spoken;
}
