/* What is known together of the entities that are one: name, kind, aliases, titles, how often they are
 * mentioned. */

#include <string.h>

#include "base/sort.h"
#include "corpus/identity.h"
#include "text/fold.h"

/** A name or title that some member of an entity bears. */
typedef struct borne_string {
    uint64_t hash; /**< keyed, of the folded string */
    const char *bytes;
    uint32_t entity, string;
    uint32_t names; /**< how many members have it as their name */
    uint32_t uses;  /**< how many members have it at all */
} borne_string;

/** The strings of one entity, gathered from its members. */
typedef struct borne_strings {
    const corpus_linking *linking;
    BASE_VEC(borne_string) items;
} borne_strings;

/** Equally folded strings together, equal ones among them; of these, who has it as a name comes first. */
static int by_hash(const void *a, const void *b, void *context) {
    const borne_string *left = a, *right = b;
    (void)context;
    if (left->hash != right->hash) return left->hash < right->hash ? -1 : 1;
    int order = strcmp(left->bytes, right->bytes);
    if (order == 0) order = (right->names != 0) - (left->names != 0);
    return order ? order : left->entity < right->entity ? -1 : left->entity > right->entity;
}

/** What most members bear first: an order that the documents' order does not change. */
static int by_use(const void *a, const void *b, void *context) {
    const borne_string *left = a, *right = b;
    (void)context;
    if (left->names != right->names) return left->names > right->names ? -1 : 1;
    if (left->uses != right->uses) return left->uses > right->uses ? -1 : 1;
    return strcmp(left->bytes, right->bytes);
}

static bool add_string(borne_strings *strings, uint32_t document, uint32_t entity, uint32_t string,
                       bool name) {
    char folded[512];
    const char *bytes = doc_string(&strings->linking->documents[document]->content, string);
    size_t size = text_fold_token(bytes, strlen(bytes), folded, sizeof folded);
    uint64_t hash = base_hash_keyed(&strings->linking->allocator->secret, folded, size, 0);
    borne_string item = {hash, bytes, entity, string, name, 1};
    return size == 0 || base_vec_push(strings->linking->allocator, &strings->items, item);
}

static bool add_list(borne_strings *strings, uint32_t document, uint32_t entity, doc_range list) {
    const doc *content = &strings->linking->documents[document]->content;
    for (uint32_t i = 0; i < list.count; i++)
        if (!add_string(strings, document, entity, content->lists.items[list.first + i], false)) return false;
    return true;
}

/** Leaves one of equal strings, with the sum of their uses. */
static void drop_equal(borne_strings *strings) {
    borne_string *items = strings->items.items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < strings->items.count; i++) {
        if (kept > 0 && strcmp(items[kept - 1].bytes, items[i].bytes) == 0) {
            items[kept - 1].names += items[i].names;
            items[kept - 1].uses += items[i].uses;
        } else {
            items[kept++] = items[i];
        }
    }
    strings->items.count = kept;
}

/** Leaves the most frequent spelling of those that are equal when folded, with the sum of their uses. */
static void drop_equally_folded(borne_strings *strings) {
    borne_string *items = strings->items.items;
    uint32_t kept = 0;
    for (uint32_t first = 0, end; first < strings->items.count; first = end) {
        borne_string best = items[first], all = items[first];
        for (end = first + 1; end < strings->items.count && items[end].hash == items[first].hash; end++) {
            if (by_use(&items[end], &best, NULL) < 0) best = items[end];
            all.names += items[end].names;
            all.uses += items[end].uses;
        }
        best.names = all.names;
        best.uses = all.uses;
        items[kept++] = best;
    }
    strings->items.count = kept;
}

static void drop_repeated(borne_strings *strings) {
    base_sort(strings->items.items, strings->items.count, sizeof *strings->items.items, by_hash, NULL);
    drop_equal(strings);
    drop_equally_folded(strings);
    base_sort(strings->items.items, strings->items.count, sizeof *strings->items.items, by_use, NULL);
}

static bool is_acronym(const char *bytes) {
    for (; *bytes; bytes++)
        if (!(*bytes >= 'A' && *bytes <= 'Z') && *bytes != '.') return false;
    return true;
}

/** Where a full name is known it is shown: for a person and a law any of several words, for others any but
 * initials. */
static bool is_full(const char *name, uint8_t kind) {
    if (kind == DOC_PERSON || kind == DOC_LAW) return strchr(name, ' ') != NULL;
    return !is_acronym(name);
}

/** The string that stands for the entity: taught, then full, then frequent (for a law, long), then long. */
static uint32_t best_name(const borne_strings *strings, uint8_t kind) {
    uint32_t best = DOC_NONE, best_score[4] = {0};
    for (uint32_t i = 0; i < strings->items.count; i++) {
        const borne_string *item = &strings->items.items[i];
        if (item->names == 0) continue;
        const char *name = item->bytes;
        size_t size = strlen(name);
        const char *taught =
            engine_gazetteer_name(strings->linking->taught, strings->linking->facts, name, size);
        bool is_taught = taught && text_fold_equal(taught, strlen(taught), name, size);
        uint32_t length = (uint32_t)size, weight = item->names;
        uint32_t score[4] = {is_taught, is_full(name, kind), kind == DOC_LAW ? length : weight,
                             kind == DOC_LAW ? weight : length};
        unsigned at = 0;
        while (at < 3 && score[at] == best_score[at]) at++;
        if (best != DOC_NONE && score[at] <= best_score[at]) continue;
        best = i;
        memcpy(best_score, score, sizeof score);
    }
    return best;
}

/** Appends the strings but one to the identity's. */
static bool keep_strings(corpus_identity *identity, doc_range *kept, const borne_strings *strings,
                         uint32_t but) {
    kept->first = identity->strings.count;
    for (uint32_t i = 0; i < strings->items.count; i++) {
        const borne_string *item = &strings->items.items[i];
        if (i != but && !base_vec_push(strings->linking->allocator, &identity->strings,
                                       (corpus_string_of){item->entity, item->string}))
            return false;
    }
    kept->count = identity->strings.count - kept->first;
    return true;
}

/** A member's row; its document's place goes to *at. */
static const doc_entity *row_of(const corpus_linking *linking, uint32_t entity, uint32_t *at) {
    uint32_t index;
    const engine_document *document = corpus_linking_document(linking, entity, &index);
    *at = document->index;
    return &document->content.entities.items[index];
}

/** The kind that most mentions' entities have. */
static uint8_t most_frequent_kind(const corpus_linking *linking, const corpus_member *members,
                                  uint32_t count) {
    uint32_t counts[DOC_KIND_COUNT] = {0}, at;
    for (uint32_t i = 0; i < count; i++) {
        const doc_entity *entity = row_of(linking, members[i].entity, &at);
        if (entity->kind < DOC_KIND_COUNT) counts[entity->kind] += 1 + entity->mentions.count;
    }
    uint8_t best = 0;
    for (uint8_t kind = 1; kind < DOC_KIND_COUNT; kind++)
        if (counts[kind] > counts[best]) best = kind;
    return best;
}

/** Name, kind and aliases of a group. */
static bool gather_names(corpus_identity *identity, corpus_group *group, borne_strings *strings) {
    const corpus_member *members = identity->members.items + group->members.first;
    strings->items.count = 0;
    for (uint32_t i = 0; i < group->members.count; i++) {
        uint32_t at;
        const doc_entity *entity = row_of(strings->linking, members[i].entity, &at);
        if (!add_string(strings, at, members[i].entity, entity->name, true) ||
            !add_list(strings, at, members[i].entity, doc_entity_aliases(entity)))
            return false;
    }
    drop_repeated(strings);
    group->kind = most_frequent_kind(strings->linking, members, group->members.count);
    uint32_t name = best_name(strings, group->kind);
    group->named_by = name == DOC_NONE ? group->survivor : strings->items.items[name].entity;
    return keep_strings(identity, &group->aliases, strings, name);
}

static bool gather_titles(corpus_identity *identity, corpus_group *group, borne_strings *strings) {
    const corpus_member *members = identity->members.items + group->members.first;
    strings->items.count = 0;
    for (uint32_t i = 0; i < group->members.count; i++) {
        uint32_t at;
        const doc_entity *entity = row_of(strings->linking, members[i].entity, &at);
        if (!add_list(strings, at, members[i].entity, doc_entity_titles(entity))) return false;
    }
    drop_repeated(strings);
    return keep_strings(identity, &group->titles, strings, DOC_NONE);
}

/** A merged entity and its survivor, to be grouped. */
typedef struct merged {
    uint32_t survivor, entity;
} merged;

typedef BASE_VEC(merged) merged_list;

static int by_survivor(const void *a, const void *b, void *context) {
    const merged *left = a, *right = b;
    (void)context;
    if (left->survivor != right->survivor) return left->survivor < right->survivor ? -1 : 1;
    return left->entity < right->entity ? -1 : left->entity > right->entity;
}

/** Lists all members of all groups but the survivors, which come first in theirs. */
static bool list_merged(const corpus_identity *identity, const base_allocator *allocator, merged_list *list) {
    for (uint32_t i = 0; i < identity->count; i++)
        if (identity->survivor[i] != i && !base_vec_push(allocator, list, (merged){identity->survivor[i], i}))
            return false;
    base_sort(list->items, list->count, sizeof *list->items, by_survivor, NULL);
    return true;
}

/** Appends a member with what those before it have, and counts it in. */
static bool add_member(corpus_identity *identity, const corpus_linking *linking, corpus_group *group,
                       uint32_t entity, uint32_t *last_document) {
    uint32_t index;
    const engine_document *document = corpus_linking_document(linking, entity, &index);
    if (document->index != *last_document) group->documents++;
    *last_document = document->index;
    corpus_member member = {entity, group->mentions, group->quotes, group->documents - 1};
    group->members.count++;
    group->mentions += document->content.entities.items[index].mentions.count;
    group->quotes += engine_document_quotes(document, index).count;
    return base_vec_push(linking->allocator, &identity->members, member);
}

/** One group of the entities [first, first + count), and its survivor. */
static bool gather_group(corpus_identity *identity, borne_strings *strings, const merged *first,
                         uint32_t count) {
    corpus_group group = {.survivor = first->survivor, .members = {identity->members.count, 0}};
    uint32_t last_document = DOC_NONE;
    bool done = add_member(identity, strings->linking, &group, group.survivor, &last_document);
    for (uint32_t i = 0; done && i < count; i++)
        done = add_member(identity, strings->linking, &group, first[i].entity, &last_document);
    return done && gather_names(identity, &group, strings) && gather_titles(identity, &group, strings) &&
           base_vec_push(strings->linking->allocator, &identity->groups, group);
}

bool corpus_identity_gather(corpus_identity *identity, const corpus_linking *linking) {
    const base_allocator *allocator = linking->allocator;
    merged_list list = {0};
    borne_strings strings = {.linking = linking};
    bool done = list_merged(identity, allocator, &list);
    for (uint32_t first = 0, end; done && first < list.count; first = end) {
        end = first + 1;
        while (end < list.count && list.items[end].survivor == list.items[first].survivor) end++;
        done = gather_group(identity, &strings, list.items + first, end - first);
    }
    base_vec_release(allocator, &strings.items);
    base_vec_release(allocator, &list);
    return done;
}
