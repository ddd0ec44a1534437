/* The tables of identity: blocks, postings, nodes and edges, each with a list of free places. */

#include "corpus/identity_table.h"

#include "base/search.h"
#include "base/sort.h"

uint32_t corpus_table_block(const corpus_identity *identity, uint64_t hash) {
    return base_map_value(&identity->blocks_by_hash, hash, DOC_NONE);
}

uint32_t corpus_table_node(const corpus_identity *identity, uint64_t block, uint64_t hash) {
    uint32_t at = corpus_table_block(identity, block);
    if (at == DOC_NONE) return DOC_NONE;
    for (uint32_t i = identity->blocks.items[at].postings; i != DOC_NONE;
         i = identity->postings.items[i].next)
        if (identity->nodes.items[identity->postings.items[i].node].hash == hash)
            return identity->postings.items[i].node;
    return DOC_NONE;
}

static uint32_t new_person(corpus_update *update, const corpus_person *person) {
    corpus_identity *self = update->identity;
    uint32_t place = self->free_person;
    if (place != DOC_NONE) {
        self->free_person = self->people.items[place].names;
    } else {
        place = self->people.count;
        if (!base_vec_push(update->linking->allocator, &self->people, *person)) return DOC_NONE;
    }
    self->people.items[place] = *person;
    return place;
}

uint32_t corpus_table_new_node(corpus_update *update, uint64_t hash, corpus_name_class class,
                               const corpus_person *person) {
    corpus_identity *self = update->identity;
    corpus_node fresh = {.hash = hash, .first = DOC_NONE, .group = DOC_NONE, .edges = DOC_NONE};
    fresh.class = (uint8_t) class;
    fresh.person = person ? new_person(update, person) : DOC_NONE;
    if (person && fresh.person == DOC_NONE) return DOC_NONE;
    uint32_t place = self->free_node;
    if (place != DOC_NONE) {
        self->free_node = self->nodes.items[place].edges;
    } else {
        place = self->nodes.count;
        if (!base_vec_push(update->linking->allocator, &self->nodes, fresh)) return DOC_NONE;
    }
    self->nodes.items[place] = fresh;
    return place;
}

bool corpus_table_touch(corpus_update *update, uint32_t node) {
    corpus_node *touched = &update->identity->nodes.items[node];
    if (touched->touched) return true;
    touched->touched = true;
    return base_vec_push(update->linking->allocator, &update->nodes, node);
}

static bool touch_block(corpus_update *update, uint32_t block) {
    corpus_block *touched = &update->identity->blocks.items[block];
    if (touched->touched) return true;
    touched->touched = true;
    return base_vec_push(update->linking->allocator, &update->blocks, block);
}

/** The block of a hash, made where there is none; DOC_NONE when memory ran out. */
static uint32_t block_for(corpus_update *update, uint64_t hash) {
    corpus_identity *self = update->identity;
    const base_allocator *allocator = update->linking->allocator;
    uint32_t block = corpus_table_block(self, hash);
    if (block != DOC_NONE) return block;
    block = self->blocks.count;
    if (!base_vec_push(allocator, &self->blocks, (corpus_block){DOC_NONE, DOC_NONE, false})) return DOC_NONE;
    return base_map_set(&self->blocks_by_hash, allocator, hash, block) ? block : DOC_NONE;
}

/** The posting that says this, or DOC_NONE; the link that leads to it goes to **link. What a node of its own is said
 * to be stands first, and is not sought behind others. */
static uint32_t posting_of(corpus_identity *self, uint32_t block, uint32_t node, corpus_role role,
                           uint32_t other, uint32_t **link) {
    bool alone = self->nodes.items[node].class == CORPUS_NO_CLASS;
    *link = &self->blocks.items[block].postings;
    while (**link != DOC_NONE) {
        corpus_posting *posting = &self->postings.items[**link];
        self->work++;
        if (posting->node == node && posting->role == role && posting->other == other) return **link;
        if (alone && posting->node != node && self->nodes.items[node].members == 0) return DOC_NONE;
        *link = &posting->next;
    }
    return DOC_NONE;
}

bool corpus_table_post(corpus_update *update, uint64_t hash, uint32_t node, corpus_role role,
                       uint32_t other) {
    corpus_identity *self = update->identity;
    uint32_t block = block_for(update, hash), *link;
    if (block == DOC_NONE || !touch_block(update, block)) return false;
    uint32_t place = posting_of(self, block, node, role, other, &link);
    if (place != DOC_NONE) {
        self->postings.items[place].count++;
        return true;
    }
    corpus_posting fresh = {self->blocks.items[block].postings, node, other, (unsigned)role & 15u, 1};
    place = self->free_posting;
    if (place != DOC_NONE) {
        self->free_posting = self->postings.items[place].next;
        self->postings.items[place] = fresh;
    } else {
        place = self->postings.count;
        if (!base_vec_push(update->linking->allocator, &self->postings, fresh)) return false;
    }
    self->blocks.items[block].postings = place;
    self->nodes.items[node].holders++;
    if (corpus_role_has_node(role)) self->nodes.items[other].holders++;
    return true;
}

bool corpus_table_withdraw(corpus_update *update, uint64_t hash, uint32_t node, corpus_role role,
                           uint32_t other) {
    corpus_identity *self = update->identity;
    uint32_t block = corpus_table_block(self, hash), *link;
    if (block == DOC_NONE) return true;
    uint32_t place = posting_of(self, block, node, role, other, &link);
    if (place == DOC_NONE) return true;
    if (!touch_block(update, block) || !corpus_table_touch(update, node)) return false;
    if (corpus_role_has_node(role) && !corpus_table_touch(update, other)) return false;
    corpus_posting *posting = &self->postings.items[place];
    if (--posting->count > 0) return true;
    *link = posting->next;
    posting->next = self->free_posting;
    self->free_posting = place;
    self->nodes.items[node].holders--;
    if (corpus_role_has_node(role)) self->nodes.items[other].holders--;
    return true;
}

/* ---- Edges --------------------------------------------------------------------------------------------- */

static bool add_edge(corpus_update *update, uint32_t *edges, const corpus_wanted *wanted) {
    corpus_identity *self = update->identity;
    corpus_node *nodes = self->nodes.items;
    corpus_edge fresh = {.nodes = {wanted->a, wanted->b}, .next_in_block = *edges, .rule = wanted->rule};
    fresh.next[0] = nodes[wanted->a].edges;
    fresh.next[1] = nodes[wanted->b].edges;
    uint32_t place = self->free_edge;
    if (place != DOC_NONE) {
        self->free_edge = self->edges.items[place].next_in_block;
        self->edges.items[place] = fresh;
    } else {
        place = self->edges.count;
        if (!base_vec_push(update->linking->allocator, &self->edges, fresh)) return false;
    }
    *edges = nodes[wanted->a].edges = nodes[wanted->b].edges = place;
    return corpus_table_touch(update, wanted->a) && corpus_table_touch(update, wanted->b);
}

/** Takes an edge out of one of its nodes' lists. */
static void unlink_edge(corpus_identity *self, uint32_t edge, unsigned side) {
    uint32_t node = self->edges.items[edge].nodes[side];
    uint32_t *link = &self->nodes.items[node].edges;
    while (*link != edge) {
        corpus_edge *other = &self->edges.items[*link];
        link = &other->next[other->nodes[0] == node ? 0 : 1];
        self->work++;
    }
    *link = self->edges.items[edge].next[side];
}

static bool remove_edge(corpus_update *update, uint32_t edge) {
    corpus_identity *self = update->identity;
    for (unsigned side = 0; side < 2; side++) {
        unlink_edge(self, edge, side);
        if (!corpus_table_touch(update, self->edges.items[edge].nodes[side])) return false;
    }
    self->edges.items[edge].next_in_block = self->free_edge;
    self->free_edge = edge;
    return true;
}

static int by_nodes(const void *a, const void *b, void *context) {
    const corpus_wanted *left = a, *right = b;
    (void)context;
    if (left->a != right->a) return left->a < right->a ? -1 : 1;
    if (left->b != right->b) return left->b < right->b ? -1 : 1;
    return left->rule < right->rule ? -1 : left->rule > right->rule;
}

/** The place of a wanted edge between these nodes, or DOC_NONE. */
static uint32_t wanted_place(const corpus_update *update, const corpus_edge *edge) {
    uint32_t low;
    corpus_wanted sought = {edge->nodes[0], edge->nodes[1], 0};
    base_lower_bound(low, 0, update->wanted.count, by_nodes(&update->wanted.items[low], &sought, NULL) < 0);
    bool found = low < update->wanted.count && update->wanted.items[low].a == sought.a &&
                 update->wanted.items[low].b == sought.b;
    return found ? low : DOC_NONE;
}

/** What is there already: only its reason may be another. */
static const uint32_t THERE_ALREADY = UINT32_MAX;

bool corpus_table_set_edges(corpus_update *update, uint32_t *edges) {
    corpus_identity *self = update->identity;
    corpus_wanted *items = update->wanted.items;
    if (update->wanted.count == 0 && *edges == DOC_NONE) return true;
    base_sort(items, update->wanted.count, sizeof *items, by_nodes, NULL);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < update->wanted.count; i++)
        if (kept == 0 || items[kept - 1].a != items[i].a || items[kept - 1].b != items[i].b)
            items[kept++] = items[i];
    update->wanted.count = kept;
    for (uint32_t *link = edges; *link != DOC_NONE;) {
        uint32_t edge = *link, place = wanted_place(update, &self->edges.items[edge]);
        self->work++;
        if (place != DOC_NONE) {
            self->edges.items[edge].rule = items[place].rule;
            link = &self->edges.items[edge].next_in_block;
            items[place].rule = THERE_ALREADY;
        } else {
            *link = self->edges.items[edge].next_in_block;
            if (!remove_edge(update, edge)) return false;
        }
    }
    bool done = true;
    for (uint32_t i = 0; done && i < kept; i++)
        if (items[i].rule != THERE_ALREADY) done = add_edge(update, edges, &items[i]);
    update->wanted.count = 0;
    return done;
}

bool corpus_want(corpus_update *update, uint32_t a, uint32_t b, uint32_t rule) {
    const corpus_node *nodes = update->identity->nodes.items;
    if (a == b) return true;
    /* Two names that the user taught are two. */
    if (nodes[a].taught && nodes[b].taught && rule < DOC_RULE_COUNT) return true;
    corpus_wanted wanted = {a < b ? a : b, a < b ? b : a, rule};
    return base_vec_push(update->linking->allocator, &update->wanted, wanted);
}

void corpus_table_free_dead(corpus_update *update) {
    corpus_identity *self = update->identity;
    for (uint32_t i = 0; i < update->nodes.count; i++) {
        uint32_t place = update->nodes.items[i];
        corpus_node *node = &self->nodes.items[place];
        node->touched = false;
        if (node->members > 0 || node->holders > 0) continue;
        if (node->person != DOC_NONE) {
            self->people.items[node->person].names = self->free_person;
            self->free_person = node->person;
        }
        *node = (corpus_node){.first = DOC_NONE, .group = DOC_NONE, .edges = self->free_node};
        self->free_node = place;
    }
}
