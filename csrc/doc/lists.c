#include "doc/doc.h"

/* Takes the lists of an earlier call back: they are the pool's end. */
static void forget_lists(doc *document) {
    for (uint32_t e = 0; e < document->entities.count; e++) {
        doc_range *range = &document->entities.items[e].mentions;
        document->lists.count -= range->count;
        range->count = 0;
    }
}

/* Counts each entity's mentions and gives it its place; returns how many there are in all. */
static uint32_t lay_out_lists(doc *document) {
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        uint32_t entity = document->mentions.items[m].entity;
        if (entity != DOC_NONE) document->entities.items[entity].mentions.count++;
    }
    uint32_t total = 0;
    for (uint32_t e = 0; e < document->entities.count; e++) {
        document->entities.items[e].mentions.first = document->lists.count + total;
        total += document->entities.items[e].mentions.count;
    }
    return total;
}

bool doc_list_mentions(doc *document) {
    forget_lists(document);
    uint32_t total = lay_out_lists(document);
    bool room = total == 0 || base_vec_reserve(document->allocator, &document->lists, total);
    for (uint32_t e = 0; e < document->entities.count; e++) document->entities.items[e].mentions.count = 0;
    if (!room) return false;
    document->lists.count += total;
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        if (document->mentions.items[m].entity == DOC_NONE) continue;
        doc_range *range = &document->entities.items[document->mentions.items[m].entity].mentions;
        document->lists.items[range->first + range->count++] = m;
    }
    return true;
}
