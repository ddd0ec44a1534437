#include "base/alloc.h"
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

static void renumber(const uint32_t *now, uint32_t *entity) {
    if (*entity != DOC_NONE) *entity = now[*entity];
}

/* Everything that points to an entity follows it; what pointed to one that is gone points nowhere. */
static void renumber_all(doc *document, const uint32_t *now) {
    for (uint32_t m = 0; m < document->mentions.count; m++)
        renumber(now, &document->mentions.items[m].entity);
    for (uint32_t q = 0; q < document->quotes.count; q++) renumber(now, &document->quotes.items[q].speaker);
    for (uint32_t l = 0; l < document->links.count; l++) renumber(now, &document->links.items[l].entity);
    for (uint32_t p = 0; p < document->parties.count; p++) {
        renumber(now, &document->parties.items[p].addressee.entity);
        renumber(now, &document->parties.items[p].venue.entity);
    }
}

bool doc_drop_unmentioned(doc *document) {
    uint32_t count = document->entities.count, kept = 0;
    if (count == 0) return doc_list_mentions(document);
    uint32_t *now = base_new(document->allocator, count, sizeof *now);
    if (!now) return false;
    forget_lists(document);
    lay_out_lists(document);
    for (uint32_t e = 0; e < count; e++) {
        bool mentioned = document->entities.items[e].mentions.count > 0;
        now[e] = mentioned ? kept : DOC_NONE;
        document->entities.items[e].mentions.count = 0;
        if (mentioned) document->entities.items[kept++] = document->entities.items[e];
    }
    document->entities.count = kept;
    if (kept < count) renumber_all(document, now);
    base_free(document->allocator, now, count, sizeof *now);
    return doc_list_mentions(document);
}
