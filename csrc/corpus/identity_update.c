/* Keeps identities up to date: documents come and go, the user joins and parts, and what that touches is asked again. */

#include "corpus/identity_table.h"

#include "base/search.h"
#include "base/sort.h"

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

const engine_document *corpus_linking_document(const corpus_linking *linking, uint32_t entity,
                                               uint32_t *index) {
    uint32_t low;
    base_lower_bound(
        low, 0, linking->document_count,
        linking->documents[low]->first_entity + linking->documents[low]->content.entities.count <= entity);
    if (low == linking->document_count || entity < linking->documents[low]->first_entity) return NULL;
    *index = entity - linking->documents[low]->first_entity;
    return linking->documents[low];
}

/* ---- An update ----------------------------------------------------------------------------------------- */

static void start(corpus_identity *self) {
    if (self->started) return;
    self->free_posting = self->free_node = self->free_person = self->free_edge = self->free_group = DOC_NONE;
    self->merge_edges = DOC_NONE;
    self->started = true;
}

static corpus_update begin(corpus_identity *self, const corpus_linking *linking) {
    start(self);
    return (corpus_update){.identity = self, .linking = linking};
}

/** Finds a member again for each node that lost the one it is known by. */
static void find_first_members(corpus_update *update) {
    corpus_identity *self = update->identity;
    for (uint32_t i = 0; i < update->nodes.count; i++) {
        uint32_t place = update->nodes.items[i];
        corpus_node *node = &self->nodes.items[place];
        if (node->members == 0 || node->first != DOC_NONE || node->group == DOC_NONE) continue;
        const corpus_group *group = &self->groups.items[node->group];
        for (uint32_t m = 0; m < group->members.count && node->first == DOC_NONE; m++) {
            self->work++;
            if (self->node_of.items[group->members.items[m].entity] == place)
                node->first = group->members.items[m].entity;
        }
    }
}

static bool ask_blocks(corpus_update *update) {
    corpus_identity *self = update->identity;
    bool done = true;
    for (uint32_t i = 0; done && i < update->blocks.count; i++) {
        uint32_t block = update->blocks.items[i];
        self->blocks.items[block].touched = false;
        if (update->linking->apart) continue;
        done = corpus_ask_names(update, block) && corpus_ask_surname(update, block) &&
               corpus_ask_number(update, block) &&
               corpus_table_set_edges(update, &self->blocks.items[block].edges);
    }
    return done;
}

/** Joins what the user merged; pairs whose entity is gone are forgotten. */
static bool ask_user(corpus_update *update) {
    corpus_identity *self = update->identity;
    bool done = true;
    uint32_t kept = 0;
    for (uint32_t i = 0; done && i < self->merged.count; i++) {
        corpus_pair pair = self->merged.items[i];
        uint32_t a = self->node_of.items[pair.a], b = self->node_of.items[pair.b];
        if (a == DOC_NONE || b == DOC_NONE) continue;
        self->merged.items[kept++] = pair;
        done = corpus_want(update, a, b, CORPUS_MERGED);
    }
    self->merged.count = kept;
    return done && corpus_table_set_edges(update, &self->merge_edges);
}

/** Ends an update that was `done` so far; one that fails leaves nothing linked. */
static bool finish(corpus_update *update, bool done) {
    const base_allocator *allocator = update->linking->allocator;
    if (done) find_first_members(update);
    done = done && ask_blocks(update) && ask_user(update) && corpus_groups_update(update);
    if (done) corpus_table_free_dead(update);
    base_vec_release(allocator, &update->blocks);
    base_vec_release(allocator, &update->nodes);
    base_vec_release(allocator, &update->fresh);
    base_vec_release(allocator, &update->wanted);
    if (!done) corpus_identity_unlink(update->identity, allocator);
    return done;
}

/** Gives the ids of a document places. */
static bool reserve_ids(corpus_identity *self, const corpus_linking *linking,
                        const engine_document *document) {
    uint32_t end = document->first_entity + document->content.entities.count;
    if (end > self->count) self->count = end;
    if (end <= self->node_of.count) return true;
    if (!base_vec_reserve(linking->allocator, &self->node_of, end - self->node_of.count)) return false;
    while (self->node_of.count < end) self->node_of.items[self->node_of.count++] = DOC_NONE;
    return true;
}

bool corpus_identity_settle(corpus_identity *identity, const corpus_linking *linking) {
    corpus_update update = begin(identity, linking);
    bool done = true;
    for (uint32_t d = identity->linked; done && d < linking->document_count; d++) {
        done = reserve_ids(identity, linking, linking->documents[d]) &&
               corpus_facts_add(&update, linking->documents[d]);
        if (done) identity->linked++;
    }
    return finish(&update, done);
}

/** The last way from a way on. */
static uint32_t last_way(const corpus_identity *self, uint32_t way) {
    while (self->ways.items[way].up != way) way = self->ways.items[way].up;
    return way;
}

/** The way that ends at an entity, made where there is none; DOC_NONE when memory ran out. */
static uint32_t way_to(corpus_identity *self, const base_allocator *allocator, uint32_t entity) {
    uint32_t way = base_map_value(&self->answering, entity, DOC_NONE);
    if (way != DOC_NONE) return way;
    way = self->ways.count;
    if (!base_vec_push(allocator, &self->ways, (corpus_way){way, entity, 1})) return DOC_NONE;
    return base_map_set(&self->answering, allocator, entity, way) ? way : DOC_NONE;
}

/** Lets another answer for an entity, and for all for which that answered. */
static bool let_answer(corpus_identity *self, const base_allocator *allocator, uint32_t entity,
                       uint32_t other) {
    uint32_t from = way_to(self, allocator, entity);
    if (from == DOC_NONE || !base_map_set(&self->forwarded, allocator, entity, from)) return false;
    uint32_t lower = last_way(self, from);
    uint32_t upper = last_way(self, base_map_value(&self->answering, other, from));
    corpus_way *ways = self->ways.items;
    if (ways[lower].count > ways[upper].count) {
        uint32_t swapped = lower;
        lower = upper, upper = swapped;
    }
    if (lower != upper) ways[upper].count += ways[lower].count;
    ways[lower].up = upper;
    ways[upper].to = other;
    return base_map_set(&self->answering, allocator, other, upper);
}

/** Notes who answers for a document's entities when it is gone: who was one with them. */
static bool forward(corpus_identity *self, const corpus_linking *linking, const engine_document *document) {
    uint32_t first = document->first_entity, end = first + document->content.entities.count;
    for (uint32_t id = first; id < end; id++) {
        const corpus_group *group = corpus_identity_group(self, id);
        for (uint32_t m = 0; group && m < group->members.count; m++) {
            uint32_t other = group->members.items[m].entity;
            if (other >= first && other < end) continue;
            if (!let_answer(self, linking->allocator, id, other)) return false;
            break;
        }
    }
    return true;
}

/** Lets pairs that the user merged be told by another entity of the same name, where one of theirs leaves. */
static void tell_pairs_by_others(corpus_identity *self, uint32_t first, uint32_t end) {
    for (uint32_t i = 0; i < self->merged.count; i++) {
        for (unsigned side = 0; side < 2; side++) {
            uint32_t *told = side ? &self->merged.items[i].b : &self->merged.items[i].a;
            if (*told < first || *told >= end || self->node_of.items[*told] == DOC_NONE) continue;
            uint32_t node = self->node_of.items[*told], group = self->nodes.items[node].group;
            for (uint32_t m = 0; group != DOC_NONE && m < self->groups.items[group].members.count; m++) {
                uint32_t other = self->groups.items[group].members.items[m].entity;
                if ((other >= first && other < end) || self->node_of.items[other] != node) continue;
                *told = other;
                break;
            }
        }
    }
}

bool corpus_identity_remove(corpus_identity *identity, const corpus_linking *linking,
                            const engine_document *document) {
    uint32_t first = document->first_entity;
    corpus_update update = begin(identity, linking);
    bool done = forward(identity, linking, document);
    tell_pairs_by_others(identity, first, first + document->content.entities.count);
    done = done && corpus_facts_remove(&update, document);
    if (done) identity->linked--;
    return finish(&update, done);
}

/* ---- What the user says -------------------------------------------------------------------------------- */

/** The place of an entity among those that the user took out, or where it would be. */
static uint32_t split_place(const corpus_identity *self, uint32_t entity) {
    uint32_t low;
    base_lower_bound(low, 0, self->split.count, self->split.items[low] < entity);
    return low;
}

bool corpus_identity_is_split(const corpus_identity *identity, uint32_t entity) {
    uint32_t place = split_place(identity, entity);
    return place < identity->split.count && identity->split.items[place] == entity;
}

static bool note_split(corpus_identity *self, const base_allocator *allocator, uint32_t entity) {
    uint32_t place = split_place(self, entity);
    if (corpus_identity_is_split(self, entity)) return true;
    if (!base_vec_push(allocator, &self->split, entity)) return false;
    uint32_t *items = self->split.items;
    memmove(items + place + 1, items + place, (self->split.count - 1 - place) * sizeof *items);
    items[place] = entity;
    return true;
}

/** Takes a document back, as far as it is linked, with the entities that are one of theirs, or says it again. */
static bool read_again(corpus_update *update, const uint32_t *entities, uint32_t count, bool add) {
    const engine_document *last = NULL;
    bool done = true;
    for (uint32_t i = 0; done && i < count; i++) {
        uint32_t index;
        const engine_document *document = corpus_linking_document(update->linking, entities[i], &index);
        if (!document || document == last) continue;
        last = document;
        done = add ? corpus_facts_add(update, document) : corpus_facts_remove(update, document);
    }
    return done;
}

bool corpus_identity_split(corpus_identity *identity, const corpus_linking *linking, const uint32_t *entities,
                           uint32_t count) {
    corpus_update update = begin(identity, linking);
    /* What was merged by one of these is merged by another of its name, or no longer. */
    for (uint32_t i = 0; i < count; i++) tell_pairs_by_others(identity, entities[i], entities[i] + 1);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < identity->merged.count; i++) {
        corpus_pair pair = identity->merged.items[i];
        bool out = false;
        for (uint32_t e = 0; e < count; e++) out = out || pair.a == entities[e] || pair.b == entities[e];
        if (!out) identity->merged.items[kept++] = pair;
    }
    identity->merged.count = kept;
    bool done = read_again(&update, entities, count, false);
    for (uint32_t i = 0; done && i < count; i++) done = note_split(identity, linking->allocator, entities[i]);
    return finish(&update, done && read_again(&update, entities, count, true));
}

/** True for an entity whose name alone does not say whom it means. */
static bool is_loose(const corpus_identity *self, uint32_t entity) {
    uint32_t node = self->node_of.items[entity];
    return node != DOC_NONE && self->nodes.items[node].loose && self->nodes.items[node].edges == DOC_NONE;
}

bool corpus_identity_merge(corpus_identity *identity, const corpus_linking *linking, uint32_t a, uint32_t b) {
    uint32_t both[2] = {a, b};
    for (unsigned i = 0; i < 2; i++)
        if (is_loose(identity, both[i]) && !corpus_identity_split(identity, linking, &both[i], 1))
            return false;
    corpus_update update = begin(identity, linking);
    return finish(&update, base_vec_push(linking->allocator, &identity->merged, (corpus_pair){a, b}));
}

/* ---- Answers ------------------------------------------------------------------------------------------- */

const corpus_group *corpus_identity_group(const corpus_identity *identity, uint32_t entity) {
    if (entity >= identity->node_of.count) return NULL;
    uint32_t node = identity->node_of.items[entity];
    if (node == DOC_NONE || identity->nodes.items[node].group == DOC_NONE) return NULL;
    const corpus_group *group = &identity->groups.items[identity->nodes.items[node].group];
    return group->loose ? NULL : group;
}

uint32_t corpus_identity_survivor(const corpus_identity *identity, uint32_t entity) {
    if (identity->forwarded.count > 0 && entity < identity->node_of.count &&
        identity->node_of.items[entity] == DOC_NONE) {
        uint32_t way = base_map_value(&identity->forwarded, entity, DOC_NONE);
        if (way != DOC_NONE) entity = identity->ways.items[last_way(identity, way)].to;
    }
    const corpus_group *group = corpus_identity_group(identity, entity);
    return group ? group->members.items[0].entity : entity;
}

/* ---- Memory -------------------------------------------------------------------------------------------- */

void corpus_identity_unlink(corpus_identity *identity, const base_allocator *allocator) {
    for (uint32_t i = 0; i < identity->groups.count; i++)
        corpus_group_release(&identity->groups.items[i], allocator);
    base_vec_release(allocator, &identity->groups);
    base_vec_release(allocator, &identity->blocks);
    base_vec_release(allocator, &identity->postings);
    base_vec_release(allocator, &identity->nodes);
    base_vec_release(allocator, &identity->posting_chains);
    base_vec_release(allocator, &identity->node_chains);
    base_vec_release(allocator, &identity->people);
    base_vec_release(allocator, &identity->edges);
    base_vec_release(allocator, &identity->node_of);
    base_map_release(&identity->blocks_by_hash, allocator);
    identity->linked = 0;
    identity->mark = 0;
    identity->group_bytes = 0;
    identity->started = false;
}

void corpus_identity_release(corpus_identity *identity, const base_allocator *allocator) {
    corpus_identity_unlink(identity, allocator);
    base_map_release(&identity->forwarded, allocator);
    base_map_release(&identity->answering, allocator);
    base_vec_release(allocator, &identity->ways);
    base_vec_release(allocator, &identity->merged);
    base_vec_release(allocator, &identity->split);
    *identity = (corpus_identity){0};
}

size_t corpus_identity_memory(const corpus_identity *identity) {
    const corpus_identity *self = identity;
    return self->group_bytes + self->groups.capacity * sizeof(corpus_group) +
           self->blocks.capacity * sizeof(corpus_block) + self->postings.capacity * sizeof(corpus_posting) +
           self->nodes.capacity * sizeof(corpus_node) + self->people.capacity * sizeof(corpus_person) +
           self->edges.capacity * sizeof(corpus_edge) + self->node_of.capacity * sizeof(uint32_t) +
           ((size_t)self->posting_chains.capacity + self->node_chains.capacity) * sizeof(uint32_t) +
           (self->merged.capacity * 2 + self->split.capacity) * sizeof(uint32_t) +
           self->ways.capacity * sizeof(corpus_way) +
           ((size_t)self->blocks_by_hash.capacity + self->forwarded.capacity + self->answering.capacity) *
               (sizeof(uint64_t) + sizeof(uint32_t));
}
