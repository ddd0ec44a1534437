#include "corpus/document.h"

static bool lists_start(corpus_lists *lists, const base_allocator *allocator, uint32_t owners,
                        uint32_t items) {
    *lists = (corpus_lists){.owners = owners};
    lists->first = base_new_zeroed(allocator, (size_t)owners + 1, sizeof *lists->first);
    lists->items = base_new(allocator, items, sizeof *lists->items);
    return lists->first && lists->items;
}

static void lists_release(corpus_lists *lists, const base_allocator *allocator, uint32_t items) {
    if (lists->first) base_free(allocator, lists->first, (size_t)lists->owners + 1, sizeof *lists->first);
    base_free(allocator, lists->items, items, sizeof *lists->items);
    *lists = (corpus_lists){0};
}

/** Sorts the quotes by speaker, keeping their order. */
static bool build_quotes(corpus_document *document) {
    const doc *content = &document->content;
    corpus_lists *lists = &document->quotes;
    uint32_t owners = content->entities.count, count = content->quotes.count, owned = 0;
    for (uint32_t i = 0; i < count; i++) owned += content->quotes.items[i].speaker < owners;
    if (!lists_start(lists, content->allocator, owners, owned)) {
        lists_release(lists, content->allocator, owned);
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t owner = content->quotes.items[i].speaker;
        if (owner < owners) lists->first[owner + 1]++;
    }
    for (uint32_t i = 1; i <= owners; i++) lists->first[i] += lists->first[i - 1];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t owner = content->quotes.items[i].speaker;
        if (owner < owners) lists->items[lists->first[owner]++] = i;
    }
    /* Each first[] has moved on to its owner's end, which is the begin of the next. */
    for (uint32_t i = owners; i > 0; i--) lists->first[i] = lists->first[i - 1];
    lists->first[0] = 0;
    return true;
}

bool corpus_document_finish(corpus_document *document) {
    return doc_seal(&document->content) && build_quotes(document);
}

corpus_indices corpus_document_mentions(const corpus_document *document, uint32_t entity) {
    if (entity >= document->content.entities.count) return (corpus_indices){NULL, 0};
    doc_range mentions = document->content.entities.items[entity].mentions;
    return (corpus_indices){document->content.lists.items + mentions.first, mentions.count};
}

corpus_indices corpus_document_quotes(const corpus_document *document, uint32_t entity) {
    const corpus_lists *lists = &document->quotes;
    if (!lists->first || entity >= lists->owners) return (corpus_indices){NULL, 0};
    return (corpus_indices){lists->items + lists->first[entity],
                            lists->first[entity + 1] - lists->first[entity]};
}

static uint32_t item_count(const corpus_lists *lists) {
    return lists->first ? lists->first[lists->owners] : 0;
}

void corpus_document_release(corpus_document *document) {
    const base_allocator *allocator = document->content.allocator;
    lists_release(&document->quotes, allocator, item_count(&document->quotes));
    doc_release(&document->content);
}

size_t corpus_document_memory(const corpus_document *document) {
    size_t numbers = item_count(&document->quotes) + (size_t)document->quotes.owners + 1;
    return doc_memory(&document->content) + sizeof *document - sizeof document->content +
           numbers * sizeof(uint32_t);
}
