#include "corpus/identity.h"

#include <string.h>

#include "base/search.h"

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

/** The number behind that of a document's last entity. */
static uint32_t entities_end(const engine_document *document) {
    return document->first_entity + document->content.entities.count;
}

const engine_document *corpus_linking_document(const corpus_linking *linking, uint32_t entity,
                                               uint32_t *index) {
    uint32_t low;
    base_lower_bound(low, 0, linking->document_count, entities_end(linking->documents[low]) <= entity);
    if (low == linking->document_count) return NULL;
    *index = entity - linking->documents[low]->first_entity;
    return linking->documents[low];
}

static uint32_t entity_count(const corpus_linking *linking) {
    if (linking->document_count == 0) return 0;
    return entities_end(linking->documents[linking->document_count - 1]);
}

static bool link_all(corpus_identity *fresh, const corpus_linking *linking) {
    corpus_sets sets = {fresh->survivor, fresh->count};
    for (uint32_t i = 0; i < fresh->count; i++) fresh->survivor[i] = i;
    /* People before names: whether a full name is an organisation's is asked of a whole person. */
    if (!linking->apart && !(corpus_link_people(linking, &sets) && corpus_link_names(linking, &sets) &&
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
    if (!fresh.survivor || !link_all(&fresh, linking) || !corpus_identity_gather(&fresh, linking)) {
        corpus_identity_release(&fresh, allocator);
        return false;
    }
    corpus_identity_release(identity, allocator);
    *identity = fresh;
    return true;
}

const corpus_group *corpus_identity_group(const corpus_identity *identity, uint32_t entity) {
    if (entity >= identity->count) return NULL;
    uint32_t survivor = identity->survivor[entity], low;
    base_lower_bound(low, 0, identity->groups.count, identity->groups.items[low].survivor < survivor);
    bool found = low < identity->groups.count && identity->groups.items[low].survivor == survivor;
    return found ? &identity->groups.items[low] : NULL;
}

void corpus_identity_release(corpus_identity *identity, const base_allocator *allocator) {
    base_free(allocator, identity->survivor, identity->count, sizeof *identity->survivor);
    base_vec_release(allocator, &identity->groups);
    base_vec_release(allocator, &identity->members);
    base_vec_release(allocator, &identity->strings);
    *identity = (corpus_identity){0};
}

size_t corpus_identity_memory(const corpus_identity *identity) {
    return identity->count * sizeof *identity->survivor + identity->groups.capacity * sizeof(corpus_group) +
           identity->members.capacity * sizeof(corpus_member) +
           identity->strings.capacity * sizeof(corpus_string_of);
}
