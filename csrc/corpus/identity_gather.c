#include <string.h>

#include "base/sort.h"
#include "corpus/identity.h"
#include "text/fold.h"

/** A name or title that some member of an entity bears. */
typedef struct borne_string {
    uint64_t hash; /**< of the folded string */
    uint32_t entity, string, document;
    uint32_t order;  /**< among all strings of the entity */
    uint32_t weight; /**< 1 for a member's name, 0 for an alias */
} borne_string;

/** The strings of one entity, gathered from its members. */
typedef struct borne_strings {
    const corpus_linking *linking;
    BASE_VEC(borne_string) items;
} borne_strings;

static int by_hash(const void *a, const void *b, void *context) {
    const borne_string *left = a, *right = b;
    (void)context;
    if (left->hash != right->hash) return left->hash < right->hash ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

static int by_order(const void *a, const void *b, void *context) {
    const borne_string *left = a, *right = b;
    (void)context;
    return left->order < right->order ? -1 : left->order > right->order;
}

static const char *string_of(const borne_strings *strings, const borne_string *item) {
    return doc_string(&strings->linking->documents[item->document]->content, item->string);
}

static bool add_string(borne_strings *strings, uint32_t document, uint32_t entity, uint32_t string,
                       uint32_t weight) {
    char folded[512];
    const char *bytes = doc_string(&strings->linking->documents[document]->content, string);
    size_t size = text_fold_token(bytes, strlen(bytes), folded, sizeof folded);
    borne_string item = {
        base_hash_bytes(folded, size, 0), entity, string, document, strings->items.count, weight};
    return size == 0 || base_vec_push(strings->linking->allocator, &strings->items, item);
}

static bool add_list(borne_strings *strings, uint32_t document, uint32_t entity, doc_range list) {
    const doc *content = &strings->linking->documents[document]->content;
    for (uint32_t i = 0; i < list.count; i++)
        if (!add_string(strings, document, entity, content->lists.items[list.first + i], 0)) return false;
    return true;
}

/** Leaves the first of equal strings, with the sum of their weights. */
static void drop_equal(borne_strings *strings) {
    borne_string *items = strings->items.items;
    base_sort(items, strings->items.count, sizeof *items, by_hash, NULL);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < strings->items.count; i++) {
        if (kept > 0 && items[kept - 1].hash == items[i].hash) {
            items[kept - 1].weight += items[i].weight;
        } else {
            items[kept++] = items[i];
        }
    }
    strings->items.count = kept;
    base_sort(items, kept, sizeof *items, by_order, NULL);
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
        if (item->weight == 0) continue;
        const char *name = string_of(strings, item);
        size_t size = strlen(name);
        const char *taught =
            corpus_taught_name(strings->linking->taught, strings->linking->facts, name, size);
        bool is_taught = taught && text_fold_equal(taught, strlen(taught), name, size);
        uint32_t length = (uint32_t)size, weight = item->weight;
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

static bool keep_strings(corpus_string_lists *lists, const borne_strings *strings, uint32_t but) {
    for (uint32_t i = 0; i < strings->items.count; i++) {
        const borne_string *item = &strings->items.items[i];
        if (i != but && !base_vec_push(strings->linking->allocator, &lists->items,
                                       (corpus_string_of){item->entity, item->string}))
            return false;
    }
    return true;
}

/** The kind that most mentions' entities have. */
static uint8_t most_frequent_kind(const corpus_identity *identity, const corpus_linking *linking,
                                  uint32_t first, uint32_t end, const uint32_t *document_of) {
    uint32_t counts[DOC_KIND_COUNT] = {0};
    for (uint32_t i = first; i < end; i++) {
        const corpus_document *document = linking->documents[document_of[identity->members[i]]];
        uint32_t index = identity->members[i] - document->first_entity;
        uint8_t kind = document->content.entities.items[index].kind;
        if (kind >= DOC_KIND_COUNT) continue;
        counts[kind] += 1 + document->mentions.first[index + 1] - document->mentions.first[index];
    }
    uint8_t best = 0;
    for (uint8_t kind = 1; kind < DOC_KIND_COUNT; kind++)
        if (counts[kind] > counts[best]) best = kind;
    return best;
}

/** Name, kind, aliases and titles of one survivor. */
static bool gather_entity(corpus_identity *identity, uint32_t id, const uint32_t *document_of,
                          borne_strings *strings) {
    uint32_t first = identity->first_member[id], end = identity->first_member[id + 1];
    bool done = true;
    strings->items.count = 0;
    for (uint32_t i = first; done && i < end; i++) {
        uint32_t member = identity->members[i], at = document_of[member];
        const corpus_document *document = strings->linking->documents[at];
        const doc_entity *entity = &document->content.entities.items[member - document->first_entity];
        done = add_string(strings, at, member, entity->name, 1) &&
               add_list(strings, at, member, entity->aliases);
    }
    if (!done) return false;
    drop_equal(strings);
    identity->kind[id] = most_frequent_kind(identity, strings->linking, first, end, document_of);
    uint32_t name = best_name(strings, identity->kind[id]);
    identity->named_by[id] = name == DOC_NONE ? id : strings->items.items[name].entity;
    if (!keep_strings(&identity->aliases, strings, name)) return false;

    strings->items.count = 0;
    for (uint32_t i = first; done && i < end; i++) {
        uint32_t member = identity->members[i], at = document_of[member];
        const corpus_document *document = strings->linking->documents[at];
        done = add_list(strings, at, member,
                        document->content.entities.items[member - document->first_entity].titles);
    }
    if (!done) return false;
    drop_equal(strings);
    return keep_strings(&identity->titles, strings, DOC_NONE);
}

static bool allocate(corpus_identity *identity, const base_allocator *allocator) {
    size_t count = identity->count;
    return (identity->first_member = base_new_zeroed(allocator, count + 1, sizeof(uint32_t))) &&
           (identity->members = base_new(allocator, count, sizeof(uint32_t))) &&
           (identity->mentions_before = base_new_zeroed(allocator, count + 1, sizeof(uint32_t))) &&
           (identity->quotes_before = base_new_zeroed(allocator, count + 1, sizeof(uint32_t))) &&
           (identity->documents_before = base_new_zeroed(allocator, count + 1, sizeof(uint32_t))) &&
           (identity->named_by = base_new_zeroed(allocator, count, sizeof(uint32_t))) &&
           (identity->kind = base_new_zeroed(allocator, count, sizeof(uint8_t))) &&
           (identity->aliases.first = base_new_zeroed(allocator, count + 1, sizeof(uint32_t))) &&
           (identity->titles.first = base_new_zeroed(allocator, count + 1, sizeof(uint32_t)));
}

/** Groups the entities by survivor; ids rise inside a group. */
static void group_members(corpus_identity *identity) {
    uint32_t *first = identity->first_member;
    for (uint32_t i = 0; i < identity->count; i++) first[identity->survivor[i] + 1]++;
    for (uint32_t i = 0; i < identity->count; i++) first[i + 1] += first[i];
    for (uint32_t i = 0; i < identity->count; i++) identity->members[first[identity->survivor[i]]++] = i;
    for (uint32_t i = identity->count; i > 0; i--) first[i] = first[i - 1];
    first[0] = 0;
}

static void sum_members(corpus_identity *identity, const corpus_linking *linking,
                        const uint32_t *document_of) {
    uint32_t previous = DOC_NONE, previous_document = DOC_NONE;
    for (uint32_t i = 0; i < identity->count; i++) {
        uint32_t member = identity->members[i], at = document_of[member];
        const corpus_document *document = linking->documents[at];
        uint32_t index = member - document->first_entity;
        bool new_document = identity->survivor[member] != previous || at != previous_document;
        identity->mentions_before[i + 1] = identity->mentions_before[i] +
                                           document->mentions.first[index + 1] -
                                           document->mentions.first[index];
        identity->quotes_before[i + 1] =
            identity->quotes_before[i] + document->quotes.first[index + 1] - document->quotes.first[index];
        identity->documents_before[i + 1] = identity->documents_before[i] + new_document;
        previous = identity->survivor[member];
        previous_document = at;
    }
}

bool corpus_identity_gather(corpus_identity *identity, const corpus_linking *linking) {
    const base_allocator *allocator = linking->allocator;
    uint32_t *document_of = base_new(allocator, identity->count, sizeof *document_of);
    borne_strings strings = {.linking = linking};
    bool done = document_of && allocate(identity, allocator);
    if (done) {
        for (uint32_t d = 0; d < linking->document_count; d++)
            for (uint32_t e = 0; e < linking->documents[d]->content.entities.count; e++)
                document_of[linking->documents[d]->first_entity + e] = d;
        group_members(identity);
        sum_members(identity, linking, document_of);
    }
    for (uint32_t i = 0; done && i < identity->count; i++) {
        if (identity->survivor[i] == i) done = gather_entity(identity, i, document_of, &strings);
        identity->aliases.first[i + 1] = identity->aliases.items.count;
        identity->titles.first[i + 1] = identity->titles.items.count;
    }
    base_vec_release(allocator, &strings.items);
    base_free(allocator, document_of, identity->count, sizeof *document_of);
    return done;
}
