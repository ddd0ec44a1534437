#include "corpus/identity.h"

#include <string.h>

uint32_t corpus_sets_root(corpus_sets *sets, uint32_t id) {
    uint32_t root = id;
    while (sets->parent[root] != root) root = sets->parent[root];
    while (sets->parent[id] != root) {
        uint32_t next = sets->parent[id];
        sets->parent[id] = root;
        id = next;
    }
    return root;
}

void corpus_sets_join(corpus_sets *sets, uint32_t a, uint32_t b) {
    a = corpus_sets_root(sets, a);
    b = corpus_sets_root(sets, b);
    /* The lowest id survives, so that ids given out early stay the ones that are shown. */
    if (a < b) sets->parent[b] = a;
    if (b < a) sets->parent[a] = b;
}

corpus_name_class corpus_class_of_kind(uint8_t kind) {
    switch (kind) {
    case DOC_PERSON:
        return CORPUS_PERSONS;
    case DOC_PLACE:
        return CORPUS_PLACES;
    case DOC_LAW:
        return CORPUS_LAWS;
    case DOC_DATE:
    case DOC_MONEY:
    case DOC_NUMBER:
        return CORPUS_NO_CLASS;
    default:
        return kind < DOC_KIND_COUNT ? CORPUS_THINGS : CORPUS_NO_CLASS;
    }
}

const corpus_document *corpus_linking_document(const corpus_linking *linking, uint32_t entity,
                                               uint32_t *index) {
    uint32_t low = 0, high = linking->document_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const corpus_document *document = linking->documents[middle];
        if (document->first_entity + document->content.entities.count <= entity) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == linking->document_count) return NULL;
    *index = entity - linking->documents[low]->first_entity;
    return linking->documents[low];
}

static uint32_t entity_count(const corpus_linking *linking) {
    if (linking->document_count == 0) return 0;
    const corpus_document *last = linking->documents[linking->document_count - 1];
    return last->first_entity + last->content.entities.count;
}

/** Starts with what was merged before, and links. */
static bool link_all(corpus_identity *fresh, const corpus_identity *before, const corpus_linking *linking) {
    corpus_sets sets = {fresh->survivor, fresh->count};
    for (uint32_t i = 0; i < fresh->count; i++)
        fresh->survivor[i] = i < before->count ? before->survivor[i] : i;
    if (!linking->apart && !(corpus_link_names(linking, &sets) && corpus_link_people(linking, &sets) &&
                             corpus_link_laws(linking, &sets)))
        return false;
    for (uint32_t i = 0; i < fresh->count; i++) fresh->survivor[i] = corpus_sets_root(&sets, i);
    return true;
}

bool corpus_identity_settle(corpus_identity *identity, const corpus_linking *linking) {
    const base_allocator *allocator = linking->allocator;
    uint32_t count = entity_count(linking);
    corpus_identity fresh = {.count = count};
    fresh.survivor = base_new(allocator, count, sizeof *fresh.survivor);
    if (!fresh.survivor || !link_all(&fresh, identity, linking) || !corpus_identity_gather(&fresh, linking)) {
        corpus_identity_release(&fresh, allocator);
        return false;
    }
    corpus_identity_release(identity, allocator);
    *identity = fresh;
    return true;
}

static void release_strings(corpus_string_lists *lists, const base_allocator *allocator, uint32_t count) {
    base_free(allocator, lists->first, (size_t)count + 1, sizeof *lists->first);
    base_vec_release(allocator, &lists->items);
}

void corpus_identity_release(corpus_identity *identity, const base_allocator *allocator) {
    size_t count = identity->count;
    base_free(allocator, identity->survivor, count, sizeof(uint32_t));
    base_free(allocator, identity->first_member, count + 1, sizeof(uint32_t));
    base_free(allocator, identity->members, count, sizeof(uint32_t));
    base_free(allocator, identity->mentions_before, count + 1, sizeof(uint32_t));
    base_free(allocator, identity->quotes_before, count + 1, sizeof(uint32_t));
    base_free(allocator, identity->documents_before, count + 1, sizeof(uint32_t));
    base_free(allocator, identity->named_by, count, sizeof(uint32_t));
    base_free(allocator, identity->kind, count, sizeof(uint8_t));
    release_strings(&identity->aliases, allocator, identity->count);
    release_strings(&identity->titles, allocator, identity->count);
    *identity = (corpus_identity){0};
}

size_t corpus_identity_memory(const corpus_identity *identity) {
    size_t strings = identity->aliases.items.capacity + identity->titles.items.capacity;
    return identity->count * (9 * sizeof(uint32_t) + sizeof(uint8_t)) + strings * sizeof(corpus_string_of);
}
