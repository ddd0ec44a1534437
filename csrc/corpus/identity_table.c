/* The tables of identity: blocks, postings, nodes and edges, each with a list of free places. */

#include "corpus/identity_table.h"

#include "base/hash.h"
#include "base/search.h"
#include "base/sort.h"

uint32_t corpus_table_block(const corpus_identity *identity, uint64_t hash) {
    return base_map_value(&identity->blocks_by_hash, hash, DOC_NONE);
}

/* ---- Chains -------------------------------------------------------------------------------------------- */

static uint32_t *head_of(corpus_chains *chains, uint64_t hash) {
    return &chains->items[base_hash_spread(hash) & (chains->count - 1)];
}

/** Doubles the chains where there would be more things than chains: then *emptied is true, and all things have to be
 * put in again. False when memory ran out. */
static bool reserve_chains(corpus_chains *chains, const base_allocator *allocator, uint32_t things,
                           bool *emptied) {
    *emptied = things >= chains->count;
    if (!*emptied) return true;
    uint32_t count = chains->count ? chains->count * 2 : 64;
    if (!base_vec_reserve(allocator, chains, count - chains->count)) return false;
    chains->count = count;
    memset(chains->items, 0xFF, count * sizeof *chains->items);
    return true;
}

static void chain_node(corpus_identity *self, uint32_t place) {
    corpus_node *node = &self->nodes.items[place];
    if (node->class == CORPUS_NO_CLASS) return;
    uint32_t *head = head_of(&self->node_chains, node->hash);
    node->chain = *head;
    *head = place;
}

static void unchain_node(corpus_identity *self, uint32_t place) {
    const corpus_node *node = &self->nodes.items[place];
    if (node->class == CORPUS_NO_CLASS) return;
    uint32_t *link = head_of(&self->node_chains, node->hash);
    while (*link != place) link = &self->nodes.items[*link].chain;
    *link = node->chain;
}

static bool reserve_node(corpus_update *update) {
    corpus_identity *self = update->identity;
    bool emptied;
    if (!reserve_chains(&self->node_chains, update->linking->allocator, self->nodes.count, &emptied))
        return false;
    for (uint32_t i = 0; emptied && i < self->nodes.count; i++) chain_node(self, i);
    return true;
}

uint32_t corpus_table_node(corpus_identity *identity, uint64_t hash) {
    if (identity->node_chains.count == 0) return DOC_NONE;
    uint32_t at = *head_of(&identity->node_chains, hash);
    while (at != DOC_NONE && identity->nodes.items[at].hash != hash) {
        identity->work++;
        at = identity->nodes.items[at].chain;
    }
    return at;
}

static uint32_t *posting_head(corpus_update *update, uint32_t block, uint32_t node, corpus_role role,
                              uint32_t other) {
    uint32_t key[] = {block, node, (uint32_t)role, other};
    const base_secret *secret = &update->linking->allocator->secret;
    return head_of(&update->identity->posting_chains, base_hash_keyed(secret, key, sizeof key, 0));
}

static uint32_t *head_of_posting(corpus_update *update, const corpus_posting *posting) {
    return posting_head(update, posting->block, posting->node, (corpus_role)posting->role, posting->other);
}

static void chain_posting(corpus_update *update, uint32_t place) {
    corpus_posting *posting = &update->identity->postings.items[place];
    uint32_t *head = head_of_posting(update, posting);
    posting->chain = *head;
    *head = place;
}

static void unchain_posting(corpus_update *update, uint32_t place) {
    corpus_posting *postings = update->identity->postings.items;
    uint32_t *link = head_of_posting(update, &postings[place]);
    while (*link != place) link = &postings[*link].chain;
    *link = postings[place].chain;
}

static bool reserve_posting(corpus_update *update) {
    corpus_identity *self = update->identity;
    bool emptied;
    if (!reserve_chains(&self->posting_chains, update->linking->allocator, self->postings.count, &emptied))
        return false;
    for (uint32_t i = 0; emptied && i < self->postings.count; i++)
        if (self->postings.items[i].count > 0) chain_posting(update, i);
    return true;
}

/** The posting that says this, or DOC_NONE. */
static uint32_t posting_of(corpus_update *update, uint32_t block, uint32_t node, corpus_role role,
                           uint32_t other) {
    corpus_identity *self = update->identity;
    if (self->posting_chains.count == 0) return DOC_NONE;
    uint32_t at = *posting_head(update, block, node, role, other);
    for (; at != DOC_NONE; at = self->postings.items[at].chain) {
        const corpus_posting *one = &self->postings.items[at];
        self->work++;
        if (one->block == block && one->node == node && one->role == role && one->other == other) break;
    }
    return at;
}

/* ---- Nodes --------------------------------------------------------------------------------------------- */

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
    if ((person && fresh.person == DOC_NONE) || !reserve_node(update)) return DOC_NONE;
    uint32_t place = self->free_node;
    if (place != DOC_NONE) {
        self->free_node = self->nodes.items[place].edges;
    } else {
        place = self->nodes.count;
        if (!base_vec_push(update->linking->allocator, &self->nodes, fresh)) return DOC_NONE;
    }
    self->nodes.items[place] = fresh;
    chain_node(self, place);
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

bool corpus_table_post(corpus_update *update, uint64_t hash, uint32_t node, corpus_role role,
                       uint32_t other) {
    corpus_identity *self = update->identity;
    uint32_t block = block_for(update, hash);
    if (block == DOC_NONE || !touch_block(update, block)) return false;
    uint32_t place = posting_of(update, block, node, role, other);
    if (place != DOC_NONE) {
        self->postings.items[place].count++;
        return true;
    }
    if (!reserve_posting(update)) return false;
    uint32_t *first = &self->blocks.items[block].postings;
    corpus_posting fresh = {*first, DOC_NONE, DOC_NONE, block, node, other, (unsigned)role & 15u, 1};
    place = self->free_posting;
    if (place != DOC_NONE) {
        self->free_posting = self->postings.items[place].next;
        self->postings.items[place] = fresh;
    } else {
        place = self->postings.count;
        if (!base_vec_push(update->linking->allocator, &self->postings, fresh)) return false;
    }
    if (fresh.next != DOC_NONE) self->postings.items[fresh.next].previous = place;
    *first = place;
    chain_posting(update, place);
    self->nodes.items[node].holders++;
    if (corpus_role_has_node(role)) self->nodes.items[other].holders++;
    return true;
}

/** Frees the place of a posting. */
static void remove_posting(corpus_update *update, uint32_t place) {
    corpus_identity *self = update->identity;
    corpus_posting *posting = &self->postings.items[place];
    unchain_posting(update, place);
    uint32_t *link = posting->previous == DOC_NONE ? &self->blocks.items[posting->block].postings
                                                   : &self->postings.items[posting->previous].next;
    *link = posting->next;
    if (posting->next != DOC_NONE) self->postings.items[posting->next].previous = posting->previous;
    posting->next = self->free_posting;
    self->free_posting = place;
}

bool corpus_table_withdraw(corpus_update *update, uint64_t hash, uint32_t node, corpus_role role,
                           uint32_t other) {
    corpus_identity *self = update->identity;
    uint32_t block = corpus_table_block(self, hash);
    if (block == DOC_NONE) return true;
    uint32_t place = posting_of(update, block, node, role, other);
    if (place == DOC_NONE) return true;
    if (!touch_block(update, block) || !corpus_table_touch(update, node)) return false;
    if (corpus_role_has_node(role) && !corpus_table_touch(update, other)) return false;
    if (--self->postings.items[place].count > 0) return true;
    remove_posting(update, place);
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
        unchain_node(self, place);
        *node = (corpus_node){.first = DOC_NONE, .group = DOC_NONE, .edges = self->free_node};
        self->free_node = place;
    }
}
