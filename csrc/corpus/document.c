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

/** Whose mention, or quote, the item is: an entity, or DOC_NONE. */
typedef uint32_t item_owner(const doc *content, uint32_t item);

static uint32_t mention_owner(const doc *content, uint32_t item) {
    return content->mentions.items[item].entity;
}

static uint32_t quote_owner(const doc *content, uint32_t item) {
    return content->quotes.items[item].speaker;
}

/** Sorts `count` items by owner, keeping their order. */
static bool lists_build(corpus_lists *lists, const doc *content, uint32_t count, item_owner *owner_of) {
    uint32_t owners = content->entities.count, owned = 0;
    for (uint32_t i = 0; i < count; i++) owned += owner_of(content, i) < owners;
    if (!lists_start(lists, content->allocator, owners, owned)) {
        lists_release(lists, content->allocator, owned);
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t owner = owner_of(content, i);
        if (owner < owners) lists->first[owner + 1]++;
    }
    for (uint32_t i = 1; i <= owners; i++) lists->first[i] += lists->first[i - 1];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t owner = owner_of(content, i);
        if (owner < owners) lists->items[lists->first[owner]++] = i;
    }
    /* Each first[] has moved on to its owner's end, which is the begin of the next. */
    for (uint32_t i = owners; i > 0; i--) lists->first[i] = lists->first[i - 1];
    lists->first[0] = 0;
    return true;
}

bool corpus_document_finish(corpus_document *document) {
    const doc *content = &document->content;
    return doc_seal(&document->content) &&
           lists_build(&document->mentions, content, content->mentions.count, mention_owner) &&
           lists_build(&document->quotes, content, content->quotes.count, quote_owner);
}

static uint32_t item_count(const corpus_lists *lists) {
    return lists->first ? lists->first[lists->owners] : 0;
}

void corpus_document_release(corpus_document *document) {
    const base_allocator *allocator = document->content.allocator;
    lists_release(&document->mentions, allocator, item_count(&document->mentions));
    lists_release(&document->quotes, allocator, item_count(&document->quotes));
    doc_release(&document->content);
}

size_t corpus_document_memory(const corpus_document *document) {
    size_t numbers = item_count(&document->mentions) + item_count(&document->quotes) +
                     2 * ((size_t)document->content.entities.count + 1);
    return doc_memory(&document->content) + sizeof *document - sizeof document->content +
           numbers * sizeof(uint32_t);
}
