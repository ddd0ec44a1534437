#include <string.h>

#include "base/sort.h"
#include "corpus/identity.h"

/** A name under which an entity may be found; `alias` where it is not the entity's own name. */
typedef struct link_key {
    uint64_t hash;
    uint32_t entity;
    bool alias;
} link_key;

typedef struct link_keys {
    const corpus_linking *linking;
    BASE_VEC(link_key) keys;
} link_keys;

static int by_hash(const void *a, const void *b, void *context) {
    const link_key *left = a, *right = b;
    (void)context;
    if (left->hash != right->hash) return left->hash < right->hash ? -1 : 1;
    if (left->alias != right->alias) return left->alias ? 1 : -1;
    return left->entity < right->entity ? -1 : left->entity > right->entity;
}

/** Capital letters, and dots between them: a name made of initials. */
static bool is_acronym(const char *bytes) {
    size_t letters = 0;
    for (; *bytes; bytes++) {
        if (*bytes >= 'A' && *bytes <= 'Z')
            letters++;
        else if (*bytes != '.')
            return false;
    }
    return letters >= 2;
}

static bool add_key(link_keys *keys, corpus_name_class class, const corpus_name *name, uint8_t first,
                    uint8_t end, uint32_t entity, bool alias) {
    if (first >= end) return true;
    link_key key = {corpus_name_hash(name, first, end, (uint64_t) class), entity, alias};
    return base_vec_push(keys->linking->allocator, &keys->keys, key);
}

static bool add_string(link_keys *keys, corpus_name_class class, const char *string, uint32_t entity,
                       bool alias) {
    const corpus_linking *linking = keys->linking;
    const char *taught = corpus_taught_name(linking->taught, linking->facts, string, strlen(string));
    if (taught) string = taught;
    corpus_name name;
    uint8_t begun = corpus_name_read_usual(&name, linking->facts, string, strlen(string));
    if (alias && !taught && name.count < 2 && !is_acronym(string)) return true;
    uint8_t end = class == CORPUS_THINGS ? corpus_name_undesignated(&name, linking->facts) : name.count;
    if (!add_key(keys, class, &name, 0, end, entity, alias && !taught)) return false;
    bool mistaken = class == CORPUS_PLACES && begun == 0 && name.count > 1 && !alias;
    if (mistaken && !add_key(keys, CORPUS_THINGS, &name, 0, name.count, entity, true)) return false;
    /* "Security Council" stands for the one "UN Security Council" there is, "Corrin Protocol" for the one on
     * vaccines */
    bool shorter = begun > 0 && end >= begun + 2 && class != CORPUS_PLACES;
    if (shorter && !add_key(keys, class, &name, begun, end, entity, true)) return false;
    uint8_t short_end = class == CORPUS_LAWS ? corpus_name_short_law(&name, linking->facts) : 0;
    return add_key(keys, class, &name, 0, short_end, entity, true);
}

/** A full name that others take for an organisation's or a place's is that one's: its kind was mistaken once.
 */
static bool add_person(link_keys *keys, const char *string, uint32_t entity) {
    corpus_name name;
    corpus_name_read(&name, keys->linking->facts, string, strlen(string));
    return name.count < 2 || (add_key(keys, CORPUS_THINGS, &name, 0, name.count, entity, true) &&
                              add_key(keys, CORPUS_PLACES, &name, 0, name.count, entity, true));
}

static bool add_entity(link_keys *keys, const corpus_document *document, uint32_t index) {
    const doc *content = &document->content;
    const doc_entity *entity = &content->entities.items[index];
    corpus_name_class class = corpus_class_of_kind(entity->kind);
    uint32_t id = document->first_entity + index;
    if (!entity->named || class == CORPUS_NO_CLASS) return true;
    const char *name = doc_string(content, entity->name);
    /* Persons are compared part by part elsewhere, unless the user has said who is who. */
    if (class == CORPUS_PERSONS &&
        !corpus_taught_name(keys->linking->taught, keys->linking->facts, name, strlen(name)))
        return add_person(keys, name, id);
    if (!add_string(keys, class, name, id, false)) return false;
    doc_range aliases = doc_entity_aliases(entity);
    for (uint32_t i = 0; i < aliases.count; i++)
        if (!add_string(keys, class, doc_string(content, content->lists.items[aliases.first + i]), id, true))
            return false;
    return true;
}

/** One run of equal names: the bearers are one, and so is who alone offers the name as an alias. */
static void join_run(corpus_sets *sets, const link_key *run, uint32_t count) {
    uint32_t bearers = 0;
    while (bearers < count && !run[bearers].alias) bearers++;
    for (uint32_t i = 1; i < bearers; i++) corpus_sets_join(sets, run[0].entity, run[i].entity);
    if (bearers == 0) return;
    uint32_t bearer = corpus_sets_root(sets, run[0].entity), offer = DOC_NONE;
    for (uint32_t i = bearers; i < count; i++) {
        uint32_t root = corpus_sets_root(sets, run[i].entity);
        if (root == bearer || root == offer) continue;
        if (offer != DOC_NONE) return;
        offer = root;
    }
    if (offer != DOC_NONE) corpus_sets_join(sets, bearer, offer);
}

static void join_runs(corpus_sets *sets, const link_key *keys, uint32_t count, bool aliases) {
    for (uint32_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && keys[end].hash == keys[first].hash) end++;
        uint32_t bearers = first;
        while (bearers < end && !keys[bearers].alias) bearers++;
        join_run(sets, keys + first, (aliases ? end : bearers) - first);
    }
}

bool corpus_link_names(const corpus_linking *linking, corpus_sets *sets) {
    link_keys keys = {.linking = linking};
    bool done = true;
    for (uint32_t d = 0; done && d < linking->document_count; d++)
        for (uint32_t e = 0; done && e < linking->documents[d]->content.entities.count; e++)
            done = add_entity(&keys, linking->documents[d], e);
    if (done) {
        base_sort(keys.keys.items, keys.keys.count, sizeof *keys.keys.items, by_hash, NULL);
        /* Own names first, so that whether an alias is unambiguous is asked of whole entities. */
        join_runs(sets, keys.keys.items, keys.keys.count, false);
        join_runs(sets, keys.keys.items, keys.keys.count, true);
    }
    base_vec_release(linking->allocator, &keys.keys);
    return done;
}
