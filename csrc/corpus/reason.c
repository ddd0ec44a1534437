/* Why entities are one, or are not: the way from name to name along the edges of identity. */

#include "corpus/reason.h"

#include "corpus/identity_table.h"
#include "corpus/name_index.h"
#include "corpus/state.h"

/** A node that was reached, and from where. */
typedef struct reached {
    uint32_t node, from, rule;
} reached;

typedef BASE_VEC(reached) reached_list;

/** Finds the shortest way from a node to another; the last item is the other where there is one. */
static bool find_way(const corpus *owner, uint32_t from, uint32_t to, reached_list *way) {
    const corpus_identity *identity = &owner->identity;
    const base_allocator *allocator = &owner->engine.allocator;
    base_map seen = {0};
    bool done = base_vec_push(allocator, way, (reached){from, DOC_NONE, 0}) &&
                base_map_set(&seen, allocator, from, 0);
    for (uint32_t i = 0; done && i < way->count && way->items[way->count - 1].node != to; i++) {
        uint32_t node = way->items[i].node;
        for (uint32_t at = identity->nodes.items[node].edges; done && at != DOC_NONE;) {
            const corpus_edge *edge = &identity->edges.items[at];
            unsigned side = edge->nodes[0] == node ? 0 : 1;
            uint32_t other = edge->nodes[1 - side];
            at = edge->next[side];
            if (base_map_value(&seen, other, DOC_NONE) != DOC_NONE) continue;
            done = base_map_set(&seen, allocator, other, 0) &&
                   base_vec_push(allocator, way, (reached){other, i, edge->rule});
            if (other == to) break;
        }
    }
    base_map_release(&seen, allocator);
    return done;
}

/** Turns the way around and names its nodes; an end is named by the entity that was asked about. */
static bool list_way(const corpus *owner, uint32_t a, uint32_t b, const reached_list *way,
                     corpus_reason_list *reasons) {
    const base_allocator *allocator = &owner->engine.allocator;
    const corpus_node *nodes = owner->identity.nodes.items;
    uint32_t first = reasons->count, last = way->count - 1;
    for (uint32_t at = last; way->items[at].from != DOC_NONE; at = way->items[at].from) {
        uint32_t from = way->items[at].from;
        uint32_t begin = from == 0 ? a : nodes[way->items[from].node].first;
        corpus_reason step = {{begin, at == last ? b : nodes[way->items[at].node].first},
                              way->items[at].rule};
        if (!base_vec_push(allocator, reasons, step)) return false;
    }
    for (uint32_t i = first, j = reasons->count; i + 1 < j; i++) {
        corpus_reason step = reasons->items[i];
        reasons->items[i] = reasons->items[--j];
        reasons->items[j] = step;
    }
    return true;
}

/** True where a word that one of the node's members is found by has something to say of another node as well. */
static bool share_words(const corpus *owner, uint32_t entity, uint32_t group_node) {
    const corpus_identity *identity = &owner->identity;
    const corpus_node *sought = &identity->nodes.items[group_node];
    corpus_linking linking = corpus_linking_of(owner);
    uint32_t index;
    const engine_document *document = corpus_linking_document(&linking, entity, &index);
    if (!document) return false;
    const doc_entity *row = &document->content.entities.items[index];
    doc_range aliases = doc_entity_aliases(row);
    for (uint32_t i = 0; i <= aliases.count; i++) {
        uint32_t string = i ? document->content.lists.items[aliases.first + i - 1] : row->name;
        const char *bytes = doc_string(&document->content, string);
        name_words name;
        name_words_read_usual(&name, linking.facts, bytes, strlen(bytes));
        /* Every end of a person's name may be the surname. */
        for (uint8_t first = 0; first < name.count; first++) {
            if (first > 0 && row->kind != DOC_PERSON) break;
            uint64_t hash = name_words_hash(&name, first, name.count, CORPUS_WORDS_SEED);
            uint32_t block = corpus_table_block(identity, hash);
            for (uint32_t at = block == DOC_NONE ? DOC_NONE : identity->blocks.items[block].postings;
                 at != DOC_NONE; at = identity->postings.items[at].next) {
                const corpus_node *node = &identity->nodes.items[identity->postings.items[at].node];
                if (node == sought || (node->group != DOC_NONE && node->group == sought->group)) return true;
            }
        }
    }
    return false;
}

static uint32_t node_of(const corpus *owner, uint32_t entity) {
    return entity < owner->identity.node_of.count ? owner->identity.node_of.items[entity] : DOC_NONE;
}

static corpus_refusal refusal_of(const corpus *owner, uint32_t a, uint32_t b) {
    uint32_t from = node_of(owner, a), to = node_of(owner, b);
    if (corpus_identity_is_split(&owner->identity, a) || corpus_identity_is_split(&owner->identity, b))
        return CORPUS_SPLIT_BY_USER;
    if (from == DOC_NONE || to == DOC_NONE) return CORPUS_NO_NAMES;
    return share_words(owner, a, to) || share_words(owner, b, from) ? CORPUS_AMBIGUOUS : CORPUS_NO_COMMON_KEY;
}

bool corpus_reasons(const corpus *owner, uint32_t a, uint32_t b, corpus_reason_list *reasons,
                    corpus_refusal *refusal) {
    const corpus_identity *identity = &owner->identity;
    *refusal = CORPUS_ARE_ONE;
    if (corpus_identity_survivor(identity, a) != corpus_identity_survivor(identity, b)) {
        *refusal = refusal_of(owner, a, b);
        return true;
    }
    uint32_t from = node_of(owner, a), to = node_of(owner, b);
    if (from == DOC_NONE || to == DOC_NONE) return true;
    if (from == to)
        return a == b ||
               base_vec_push(&owner->engine.allocator, reasons, (corpus_reason){{a, b}, CORPUS_REASON_END});
    reached_list way = {0};
    bool done = find_way(owner, from, to, &way) && list_way(owner, a, b, &way, reasons);
    base_vec_release(&owner->engine.allocator, &way);
    return done;
}

const char *corpus_reason_name(uint32_t rule) {
    if (rule < DOC_RULE_COUNT) return doc_rule_name((doc_rule)rule);
    return rule == CORPUS_TAUGHT ? "taught" : rule == CORPUS_MERGED ? "merged" : "same_name";
}

const char *corpus_reason_meaning(uint32_t rule) {
    if (rule < DOC_RULE_COUNT) return doc_rule_meaning((doc_rule)rule);
    return rule == CORPUS_TAUGHT   ? "the user taught that these names are one's"
           : rule == CORPUS_MERGED ? "the user merged them"
                                   : "they are named alike";
}

corpus_entity corpus_entity_part(corpus_entity entity, const engine_document *document) {
    corpus_entity none = {NULL, NULL, DOC_NONE};
    entity = corpus_entity_survivor(entity);
    if (entity.id == DOC_NONE || !document || document->owner != entity.owner) return none;
    uint32_t first = document->first_entity, end = first + document->content.entities.count;
    if (!entity.owner) return entity.document == document ? entity : none;
    for (uint32_t id = first; id < end; id++)
        if (corpus_identity_survivor(&entity.owner->identity, id) == entity.id)
            return (corpus_entity){entity.owner, NULL, id};
    return none;
}

corpus_entity corpus_entity_called(corpus_entity entity, const char *words, bool *failed) {
    corpus_entity none = {NULL, NULL, DOC_NONE};
    const corpus *owner = entity.owner;
    if (!owner) return none;
    const corpus_identity *identity = &owner->identity;
    uint32_t survivor = corpus_identity_survivor(identity, entity.id);
    name_words name;
    name_words_read(&name, &owner->engine.models->names, words, strlen(words));
    uint32_t block = corpus_table_block(identity, name_words_hash(&name, 0, name.count, CORPUS_WORDS_SEED));
    for (uint32_t at = block == DOC_NONE ? DOC_NONE : identity->blocks.items[block].postings; at != DOC_NONE;
         at = identity->postings.items[at].next) {
        uint32_t first = identity->nodes.items[identity->postings.items[at].node].first;
        if (first != DOC_NONE && corpus_identity_survivor(identity, first) == survivor)
            return (corpus_entity){owner, NULL, first};
    }
    corpus_entity_list found = {0};
    *failed = !corpus_name_index_find(owner, words, &found);
    uint32_t best = found.count > 0 ? found.items[0] : DOC_NONE;
    base_vec_release(&owner->engine.allocator, &found);
    return best == DOC_NONE ? none : (corpus_entity){owner, NULL, best};
}
