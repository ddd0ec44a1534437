/* Organisations, places, works and other things across documents: by names, aliases, short and usual names.
 */

#include <string.h>

#include "base/sort.h"
#include "corpus/identity.h"
#include "name/acronym.h"

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

static bool add_key(link_keys *keys, corpus_name_class class, const name_words *name, uint8_t first,
                    uint8_t end, uint32_t entity, bool alias) {
    if (first >= end) return true;
    link_key key = {name_words_hash(name, first, end, (uint64_t) class), entity, alias};
    return base_vec_push(keys->linking->allocator, &keys->keys, key);
}

static bool add_string(link_keys *keys, corpus_name_class class, const char *string, uint32_t entity,
                       bool alias) {
    const corpus_linking *linking = keys->linking;
    const char *taught = engine_gazetteer_name(linking->taught, linking->facts, string, strlen(string));
    if (taught) string = taught;
    name_words name;
    uint8_t begun = corpus_read_usual(&name, linking, string);
    if (alias && !taught && !corpus_rule_on(linking, DOC_RULE_lone_alias)) return true;
    if (alias && !taught && name.count < 2 && !name_is_acronym(string, strlen(string)) &&
        corpus_rule_on(linking, DOC_RULE_one_word_alias))
        return true;
    bool form = class == CORPUS_THINGS && corpus_rule_on(linking, DOC_RULE_legal_form);
    uint8_t end = form ? name_words_undesignated(&name, linking->facts) : name.count;
    if (!add_key(keys, class, &name, 0, end, entity, alias && !taught)) return false;
    bool mistaken = class == CORPUS_PLACES && begun == 0 && name.count > 1 && !alias &&
                    corpus_rule_on(linking, DOC_RULE_mistaken_place);
    if (mistaken && !add_key(keys, CORPUS_THINGS, &name, 0, name.count, entity, true)) return false;
    /* "Security Council" stands for the one "UN Security Council" there is, "Corrin Protocol" for the one on
     * vaccines */
    bool shorter = begun > 0 && end >= begun + 2 && class != CORPUS_PLACES &&
                   corpus_rule_on(linking, DOC_RULE_short_body);
    if (shorter && !add_key(keys, class, &name, begun, end, entity, true)) return false;
    bool about = class == CORPUS_LAWS && corpus_rule_on(linking, DOC_RULE_short_law);
    uint8_t short_end = about ? name_words_short_law(&name, linking->facts) : 0;
    return add_key(keys, class, &name, 0, short_end, entity, true);
}

/** A full name that others take for an organisation's or a place's is that one's: its kind was mistaken once.
 */
static bool add_person(link_keys *keys, const char *string, uint32_t entity) {
    name_words name;
    name_words_read(&name, keys->linking->facts, string, strlen(string));
    bool mistaken = name.count > 1 && corpus_rule_on(keys->linking, DOC_RULE_mistaken_person);
    return !mistaken || (add_key(keys, CORPUS_THINGS, &name, 0, name.count, entity, true) &&
                         add_key(keys, CORPUS_PLACES, &name, 0, name.count, entity, true));
}

static bool add_entity(link_keys *keys, const engine_document *document, uint32_t index) {
    const doc *content = &document->content;
    const doc_entity *entity = &content->entities.items[index];
    corpus_name_class class = corpus_class_of_kind(entity->kind);
    uint32_t id = document->first_entity + index;
    if (!entity->named || class == CORPUS_NO_CLASS) return true;
    const char *name = doc_string(content, entity->name);
    /* Persons are compared part by part elsewhere, unless the user has said who is who. */
    if (class == CORPUS_PERSONS &&
        !engine_gazetteer_name(keys->linking->taught, keys->linking->facts, name, strlen(name)))
        return add_person(keys, name, id);
    if (!add_string(keys, class, name, id, false)) return false;
    doc_range aliases = doc_entity_aliases(entity);
    for (uint32_t i = 0; i < aliases.count; i++)
        if (!add_string(keys, class, doc_string(content, content->lists.items[aliases.first + i]), id, true))
            return false;
    return true;
}

/** The bearers of one name are one. */
static void join_bearers(corpus_sets *sets, const link_key *run, uint32_t count) {
    for (uint32_t i = 1; i < count && !run[i].alias; i++)
        if (!run[0].alias) corpus_sets_join(sets, run[0].entity, run[i].entity);
}

/** Who alone offers a name as an alias, beside those that bear it; DOC_NONE where nobody does or several do.
 */
static uint32_t only_offer(corpus_sets *sets, const link_key *run, uint32_t count) {
    if (run[0].alias) return DOC_NONE;
    uint32_t bearer = corpus_sets_root(sets, run[0].entity), offer = DOC_NONE;
    for (uint32_t i = 1; i < count; i++) {
        if (!run[i].alias) continue;
        uint32_t root = corpus_sets_root(sets, run[i].entity);
        if (root == bearer || root == offer) continue;
        if (offer != DOC_NONE) return DOC_NONE;
        offer = root;
    }
    return offer;
}

/** The keys of one name from `first` on. */
static uint32_t run_end(const link_keys *keys, uint32_t first) {
    const link_key *items = keys->keys.items;
    uint32_t end = first + 1;
    while (end < keys->keys.count && items[end].hash == items[first].hash) end++;
    return end;
}

/** Joins bearers first, so that whether an alias is unambiguous is asked of whole entities; then all offers
 * that are unambiguous before any of them is joined, so that the order of the names decides nothing. */
static void join_names(link_keys *keys, corpus_sets *sets) {
    link_key *items = keys->keys.items;
    uint32_t count = keys->keys.count, joins = 0;
    for (uint32_t first = 0, end; first < count; first = end) {
        end = run_end(keys, first);
        join_bearers(sets, items + first, end - first);
    }
    for (uint32_t first = 0, end; first < count; first = end) {
        end = run_end(keys, first);
        uint32_t bearer = items[first].entity, offer = only_offer(sets, items + first, end - first);
        /* A run of two or more keys leaves room for the pair that it says. */
        if (offer != DOC_NONE) items[joins].entity = bearer, items[joins + 1].entity = offer, joins += 2;
    }
    for (uint32_t i = 0; i < joins; i += 2) corpus_sets_join(sets, items[i].entity, items[i + 1].entity);
}

bool corpus_link_names(const corpus_linking *linking, corpus_sets *sets) {
    link_keys keys = {.linking = linking};
    bool done = true;
    for (uint32_t d = 0; done && d < linking->document_count; d++)
        for (uint32_t e = 0; done && e < linking->documents[d]->content.entities.count; e++)
            done = add_entity(&keys, linking->documents[d], e);
    if (done) {
        base_sort(keys.keys.items, keys.keys.count, sizeof *keys.keys.items, by_hash, NULL);
        join_names(&keys, sets);
    }
    base_vec_release(linking->allocator, &keys.keys);
    return done;
}
