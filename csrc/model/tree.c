#include "model/tree.h"

#include <string.h>

/*
 * Nodes 0 … count-1 are words, node count is the root. Contracting a cycle makes a component that takes the
 * slot of one of its members; components get ids above the nodes', so that the contractions can be undone in
 * reverse order.
 */
typedef struct decoder {
    uint32_t count, width; /**< words; row length of the matrices */
    int32_t *scores;       /**< [slot][slot] */
    uint32_t *real;        /**< [slot][slot]: the arc between words behind a score, dependent << 16 | head */
    uint32_t *best;        /**< [slot]: best head's slot */
    uint32_t *component;   /**< [slot]: id of what stands in it */
    uint32_t *parent;      /**< [id]: the component it was contracted into, or itself */
    uint32_t *entered;     /**< [id]: real arc that enters it */
    uint32_t *active;      /**< slots still in use */
    uint32_t *mark;        /**< [slot]: walk that visited it */
    uint32_t *cycle;       /**< slots of the cycle at hand */
    uint32_t active_count, ids;
} decoder;

static size_t matrix_cells(uint32_t count) {
    return (size_t)count * (count + 1);
}

size_t model_tree_scratch(uint32_t count) {
    size_t nodes = (size_t)count + 1;
    return sizeof(uint32_t) * (matrix_cells(count) + 5 * nodes + 2 * 2 * nodes);
}

/** Where its best head leads from every word: true when that is a tree. */
static bool is_tree(const uint32_t *best, uint32_t count, uint32_t *mark) {
    memset(mark, 0, sizeof *mark * ((size_t)count + 1));
    uint32_t roots = 0;
    for (uint32_t i = 0; i < count; i++) {
        roots += best[i] == count;
        uint32_t at = i;
        while (at != count && mark[at] == 0) {
            mark[at] = i + 1;
            at = best[at];
        }
        if (at != count && mark[at] == i + 1) return false;
        /* Anything marked by an earlier walk is known to lead to the root. */
    }
    return roots == 1;
}

static uint32_t best_in_row(const decoder *d, uint32_t slot) {
    const int32_t *row = d->scores + (size_t)slot * d->width;
    uint32_t best = d->count;
    bool none = true;
    for (uint32_t k = 0; k < d->active_count; k++) {
        uint32_t head = d->active[k];
        if (head != slot && (none || row[head] > row[best])) {
            best = head;
            none = false;
        }
    }
    /* The root is in no row of `active`: it is never contracted. */
    return none || row[d->count] > row[best] ? d->count : best;
}

/** Puts the slots of a cycle of best heads into d->cycle; how many, 0 where there is none. */
static uint32_t find_cycle(decoder *d) {
    memset(d->mark, 0, sizeof *d->mark * d->width);
    for (uint32_t k = 0; k < d->active_count; k++) {
        uint32_t at = d->active[k];
        while (at != d->count && d->mark[at] == 0) {
            d->mark[at] = k + 1;
            at = d->best[at];
        }
        if (at == d->count || d->mark[at] != k + 1) continue;
        uint32_t length = 0, slot = at;
        do {
            d->cycle[length++] = slot;
            slot = d->best[slot];
        } while (slot != at);
        return length;
    }
    return 0;
}

/** a - b, cut off far beyond any score of a trained network: contractions in contractions could pass 32 bits.
 */
static int32_t less(int32_t a, int32_t b) {
    const int64_t limit = 1000000000;
    int64_t difference = (int64_t)a - b;
    return (int32_t)(difference > limit ? limit : difference < -limit ? -limit : difference);
}

/** Merges the rows and columns of a cycle into the slot of its first member. */
static void contract(decoder *d, uint32_t length) {
    uint32_t into = d->cycle[0], id = d->ids++;
    memset(d->mark, 0, sizeof *d->mark * d->width);
    for (uint32_t c = 0; c < length; c++) {
        uint32_t slot = d->cycle[c];
        d->mark[slot] = 1;
        d->parent[d->component[slot]] = id;
        d->entered[d->component[slot]] = d->real[(size_t)slot * d->width + d->best[slot]];
        int32_t *row = d->scores + (size_t)slot * d->width, kept = row[d->best[slot]];
        for (uint32_t head = 0; head < d->width; head++) row[head] = less(row[head], kept);
    }
    for (uint32_t c = 1; c < length; c++) {
        uint32_t slot = d->cycle[c];
        for (uint32_t other = 0; other < d->width; other++) {
            size_t to = (size_t)into * d->width + other, from = (size_t)slot * d->width + other;
            if (d->scores[from] > d->scores[to]) {
                d->scores[to] = d->scores[from];
                d->real[to] = d->real[from];
            }
            if (other == d->count) continue;
            to = (size_t)other * d->width + into;
            from = (size_t)other * d->width + slot;
            if (d->scores[from] > d->scores[to]) {
                d->scores[to] = d->scores[from];
                d->real[to] = d->real[from];
            }
        }
    }
    uint32_t kept = 0;
    for (uint32_t k = 0; k < d->active_count; k++) {
        uint32_t slot = d->active[k];
        if (slot == into || !d->mark[slot]) d->active[kept++] = slot;
    }
    d->active_count = kept;
    d->component[into] = d->parent[id] = id;
    for (uint32_t k = 0; k < d->active_count; k++) {
        uint32_t slot = d->active[k];
        if (slot != into && d->best[slot] != d->count && d->mark[d->best[slot]]) d->best[slot] = into;
    }
    d->best[into] = best_in_row(d, into);
}

/** Undoes the contractions: each component is entered at one word, whose own place in its cycle is thereby
 * broken. */
static void expand(decoder *d, uint32_t *heads) {
    for (uint32_t k = 0; k < d->active_count; k++) {
        uint32_t slot = d->active[k];
        d->entered[d->component[slot]] = d->real[(size_t)slot * d->width + d->best[slot]];
    }
    for (uint32_t id = d->ids; id-- > d->width;) {
        uint32_t arc = d->entered[id], member = arc >> 16;
        while (d->parent[member] != id) member = d->parent[member];
        d->entered[member] = arc;
    }
    uint32_t root = MODEL_TREE_ROOT;
    for (uint32_t i = 0; i < d->count; i++) {
        uint32_t head = d->entered[i] & 0xFFFF;
        heads[i] = head;
        if (head != d->count) continue;
        /* Scores that were cut off may leave two roots: the first one takes the others. */
        heads[i] = root;
        if (root == MODEL_TREE_ROOT) root = i;
    }
}

static void start(decoder *d, int32_t *scores, uint32_t count, void *scratch) {
    uint32_t width = count + 1;
    uint32_t *at = scratch;
    *d = (decoder){.count = count, .width = width, .scores = scores, .active_count = count, .ids = width};
    d->real = at;
    d->best = d->real + matrix_cells(count);
    d->component = d->best + width;
    d->active = d->component + width;
    d->mark = d->active + width;
    d->cycle = d->mark + width;
    d->parent = d->cycle + width;
    d->entered = d->parent + 2 * (size_t)width;
    for (uint32_t i = 0; i < count; i++) {
        const int32_t *row = scores + (size_t)i * width;
        uint32_t best = i == 0 ? 1 : 0;
        for (uint32_t j = 0; j < width; j++) {
            if (j != i && row[j] > row[best]) best = j;
        }
        d->best[i] = best;
    }
}

/**
 * A tree has one root: an arc from the root costs more than all others together can gain, unless scores are
 * so far apart that expand has to choose.
 */
static void punish_root(decoder *d) {
    const int32_t cost = 200000000;
    for (uint32_t i = 0; i < d->count; i++) {
        int32_t *score = &d->scores[(size_t)i * d->width + d->count];
        *score = less(*score, cost);
    }
}

void model_tree_decode(int32_t *scores, uint32_t count, uint32_t *heads, void *scratch) {
    if (count == 0) return;
    decoder d;
    start(&d, scores, count, scratch);
    if (is_tree(d.best, count, d.mark)) {
        for (uint32_t i = 0; i < count; i++) heads[i] = d.best[i] == count ? MODEL_TREE_ROOT : d.best[i];
        return;
    }
    punish_root(&d);
    for (uint32_t i = 0; i < count; i++) {
        d.active[i] = d.component[i] = d.parent[i] = i;
        for (uint32_t j = 0; j < d.width; j++) d.real[(size_t)i * d.width + j] = i << 16 | j;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (d.best[i] == count) d.best[i] = best_in_row(&d, i);
    }
    for (uint32_t length; (length = find_cycle(&d)) > 0;) contract(&d, length);
    expand(&d, heads);
}
