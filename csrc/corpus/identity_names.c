/* What a block says of organisations, places, works and other things: who bears its words as a name, and who else may
 * be meant by them. */

#include "base/sort.h"
#include "corpus/identity_table.h"

/** Who alone offers a name so many times, and so many times as often as all others together, is meant by it. */
#define DOMINANT 5u
/** So many documents must use a single word for an organisation before it is one of its names elsewhere. */
#define USUAL 2u

/** What a node has to do with the words. */
typedef struct saying {
    uint32_t node, count, rule;
    bool bears; /**< it has them as its name */
} saying;

typedef BASE_VEC(saying) saying_list;

/** The rule by which a posting offers its node to the bearers of the name, or DOC_RULE_COUNT. */
static uint32_t rule_of(const corpus_posting *posting, uint8_t own, uint8_t class, bool capitals) {
    switch (posting->role) {
    case CORPUS_ALIAS:
        if (posting->other && posting->count < USUAL) return DOC_RULE_COUNT;
        return own == class ? DOC_RULE_lone_alias : DOC_RULE_COUNT;
    case CORPUS_SHORT:
        if (posting->other == DOC_RULE_initials_of_name && !capitals) return DOC_RULE_COUNT;
        return own == class ? posting->other : DOC_RULE_COUNT;
    case CORPUS_OWN: {
        bool mistaken =
            class == CORPUS_THINGS && own == CORPUS_PLACES && posting->other & CORPUS_OWN_MISTAKEN;
        return mistaken ? DOC_RULE_mistaken_place : DOC_RULE_COUNT;
    }
    case CORPUS_FULL:
        if (posting->other) return DOC_RULE_COUNT;
        return class == CORPUS_THINGS || class == CORPUS_PLACES ? DOC_RULE_mistaken_person : DOC_RULE_COUNT;
    default:
        return DOC_RULE_COUNT;
    }
}

/** True for initials that were taken for a person or place, and for a firm named after a place that was taken for one. */
static bool is_mistaken(const corpus_update *update, const corpus_posting *posting, uint8_t own) {
    bool behind =
        posting->role == CORPUS_OWN && own == CORPUS_PLACES && posting->other & CORPUS_OWN_BEHIND_PLACE;
    if (behind) return corpus_rule_on(update->linking, DOC_RULE_mistaken_firm);
    if (!corpus_rule_on(update->linking, DOC_RULE_mistaken_initials)) return false;
    if (posting->role == CORPUS_FULL) return posting->other & CORPUS_OWN_CAPITALS;
    return posting->role == CORPUS_OWN && own == CORPUS_PLACES && posting->other == CORPUS_OWN_CAPITALS;
}

/** True where some node of a class has the words as its name. */
static bool is_borne(const corpus_update *update, uint32_t block, uint8_t class) {
    const corpus_identity *self = update->identity;
    for (uint32_t i = self->blocks.items[block].postings; i != DOC_NONE; i = self->postings.items[i].next)
        if (self->postings.items[i].role == CORPUS_OWN &&
            self->nodes.items[self->postings.items[i].node].class == class)
            return true;
    return false;
}

/** True where some node writes the words in capitals, as initials, and has them as its name. */
static bool in_capitals(const corpus_update *update, uint32_t block, uint8_t class) {
    const corpus_identity *self = update->identity;
    for (uint32_t i = self->blocks.items[block].postings; i != DOC_NONE; i = self->postings.items[i].next) {
        const corpus_posting *posting = &self->postings.items[i];
        if (posting->role == CORPUS_OWN && posting->other & CORPUS_OWN_CAPITALS &&
            self->nodes.items[posting->node].class == class)
            return true;
    }
    return false;
}

static int by_node(const void *a, const void *b, void *context) {
    const saying *left = a, *right = b;
    (void)context;
    return left->node < right->node ? -1 : left->node > right->node;
}

/** Lists what nodes have to do with the words as a name of a class, once for each node; false when memory ran out. */
static bool list_sayings(const corpus_update *update, uint32_t block, uint8_t class, bool mistaken,
                         saying_list *list) {
    corpus_identity *self = update->identity;
    bool done = true, capitals = mistaken || in_capitals(update, block, class);
    list->count = 0;
    for (uint32_t i = self->blocks.items[block].postings; done && i != DOC_NONE;
         i = self->postings.items[i].next) {
        const corpus_posting *posting = &self->postings.items[i];
        uint8_t own = self->nodes.items[posting->node].class;
        bool bears =
            (posting->role == CORPUS_OWN && own == class) || (mistaken && is_mistaken(update, posting, own));
        uint32_t rule = bears ? DOC_RULE_COUNT : rule_of(posting, own, class, capitals);
        self->work++;
        if (bears || rule != DOC_RULE_COUNT)
            done = base_vec_push(update->linking->allocator, list,
                                 (saying){posting->node, posting->count, rule, bears});
    }
    saying *items = list->items;
    base_sort(items, list->count, sizeof *items, by_node, NULL);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        if (kept == 0 || items[kept - 1].node != items[i].node) {
            items[kept++] = items[i];
            continue;
        }
        saying *one = &items[kept - 1];
        one->count += items[i].count;
        one->bears = one->bears || items[i].bears;
        if (items[i].rule < one->rule) one->rule = items[i].rule;
    }
    list->count = kept;
    return done;
}

/** Joins who alone offers the words, or nearly so, with a bearer; chambers apart from others, since a chamber is offered by
 * its country and by what it is of. */
static bool ask_offers(corpus_update *update, const saying_list *list, uint32_t bearer, bool chambers) {
    const saying *best = NULL;
    uint32_t others = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const saying *one = &list->items[i];
        if (one->bears || (one->rule == DOC_RULE_chamber) != chambers) continue;
        if (best && one->count <= best->count) {
            others += one->count;
            continue;
        }
        if (best) others += best->count;
        best = one;
    }
    if (!best) return true;
    bool clear = others == 0 || (best->count / DOMINANT >= others &&
                                 corpus_rule_on(update->linking, DOC_RULE_dominant_offer));
    return !clear || corpus_want(update, bearer, best->node, best->rule);
}

/** Initials that nobody bears, but that were taken for a person's or place's, are who alone offers them. */
static bool ask_mistaken(corpus_update *update, const saying_list *list) {
    bool done = true;
    for (uint32_t i = 0; done && i < list->count; i++)
        if (list->items[i].bears) done = ask_offers(update, list, list->items[i].node, false);
    return done;
}

/** The bearers of the words are one, and who alone offers them, or nearly so, is one with these. */
static bool ask_class(corpus_update *update, const saying_list *list) {
    uint32_t bearer = DOC_NONE;
    bool done = true;
    for (uint32_t i = 0; done && i < list->count; i++) {
        if (!list->items[i].bears) continue;
        if (bearer != DOC_NONE) done = corpus_want(update, bearer, list->items[i].node, CORPUS_TAUGHT);
        if (bearer == DOC_NONE) bearer = list->items[i].node;
    }
    if (!done || bearer == DOC_NONE) return done;
    return ask_offers(update, list, bearer, false) && ask_offers(update, list, bearer, true);
}

/** True where some node bears the words as the name of a thing, place or law, and there is another one. */
static bool is_shared(const corpus_update *update, uint32_t block) {
    const corpus_identity *self = update->identity;
    uint32_t first = self->blocks.items[block].postings;
    bool borne = false, several = false;
    for (uint32_t i = first; i != DOC_NONE && !(borne && several); i = self->postings.items[i].next) {
        const corpus_posting *posting = &self->postings.items[i];
        borne = borne || posting->role == CORPUS_OWN || (posting->role == CORPUS_FULL && posting->other);
        several = several || posting->node != self->postings.items[first].node;
    }
    return borne && several;
}

bool corpus_ask_names(corpus_update *update, uint32_t block) {
    saying_list list = {0};
    bool done = true;
    if (!is_shared(update, block)) return true;
    for (uint8_t class = CORPUS_PERSONS; done && class <= CORPUS_LAWS; class ++) {
        bool mistaken = class == CORPUS_THINGS && !is_borne(update, block, class);
        done = list_sayings(update, block, class, mistaken, &list) &&
               (mistaken ? ask_mistaken : ask_class)(update, &list);
    }
    base_vec_release(update->linking->allocator, &list);
    return done;
}
