/* What is known of an entity while the document is read: its items, its fullest name, its titles. */

#include "refer/cluster.h"

#include "base/hash.h"
#include "base/map.h"
#include "refer/title.h"

/* Most titles that a cluster keeps; a person has a few. */
enum { most_titles = 8 };

uint32_t refer_cluster_new(refer_board *board, uint32_t item) {
    uint32_t index = board->cluster_count++;
    const refer_item *of = &board->items[item];
    board->clusters[index] = (refer_cluster){.first = DOC_NONE,
                                             .last = DOC_NONE,
                                             .seen = DOC_NONE,
                                             .name = DOC_NONE,
                                             .usual = DOC_NONE,
                                             .row = MODEL_NO_ROW,
                                             .entity = DOC_NONE,
                                             .titles = DOC_NONE,
                                             .issuer = {"", 0},
                                             .kind = of->kind,
                                             .number = of->number,
                                             .hidden = of->hidden};
    refer_cluster_join(board, index, item);
    return index;
}

/* "the mayor" adds nothing to "mayor of Tarsa". */
static bool noun_of_title(const refer_board *board, doc_range known, doc_range title) {
    uint32_t noun = doc_view_top(board->view, known);
    return title.count == 1 && refer_lemma_hash(board, noun) == refer_lemma_hash(board, title.first) &&
           refer_rule_on(board, DOC_RULE_title_noun_alone);
}

void refer_cluster_title(refer_board *board, uint32_t cluster, doc_range title) {
    refer_cluster *of = &board->clusters[cluster];
    if (title.count == 0 || board->title_count >= board->count * 2) return;
    uint64_t hash = refer_phrase_hash(board, title);
    uint32_t *end = &of->titles, known = 0;
    for (; *end != DOC_NONE; end = &board->titles[*end].next, known++)
        if (refer_phrase_hash(board, board->titles[*end].tokens) == hash ||
            noun_of_title(board, board->titles[*end].tokens, title))
            return;
    if (known >= most_titles) return;
    board->titles[board->title_count] = (refer_title){.tokens = title, .next = DOC_NONE};
    *end = board->title_count++;
}

/* More words, then more letters, make a fuller name; an instrument's number counts as a word. */
static bool fuller(const refer_board *board, const refer_item *a, const refer_item *b) {
    bool a_cue = a->cue != DOC_NONE, b_cue = b->cue != DOC_NONE;
    if (a_cue != b_cue && (a->kind == DOC_LAW || b->kind == DOC_LAW)) return a_cue;
    bool a_number = a->numeral != DOC_NONE, b_number = b->numeral != DOC_NONE;
    if (a_number != b_number) return a_number;
    doc_span x = doc_tokens_span(board->document, a->tokens), y = doc_tokens_span(board->document, b->tokens);
    if (a->tokens.count != b->tokens.count) return a->tokens.count > b->tokens.count;
    return x.end - x.begin > y.end - y.begin;
}

void refer_cluster_join(refer_board *board, uint32_t cluster, uint32_t item) {
    refer_cluster *of = &board->clusters[cluster];
    refer_item *joined = &board->items[item];
    joined->cluster = cluster;
    if (of->last == DOC_NONE) {
        of->first = item;
    } else {
        board->items[of->last].next = item;
    }
    of->last = item;
    of->count++;
    if (of->gender == DOC_GENDER_UNKNOWN && joined->pronoun != REFER_RELATIVE) of->gender = joined->gender;
    if (of->number == REFER_NUMBER_UNKNOWN) of->number = joined->number;
    if (of->country == 0) of->country = joined->country;
    if (joined->form == DOC_NAME) {
        if (of->row == MODEL_NO_ROW) of->row = joined->row;
        if (of->usual == DOC_NONE) of->usual = joined->usual;
        bool adjective = joined->alias == NAME_ALIAS_ADJECTIVE;
        if (of->name == DOC_NONE || (!adjective && fuller(board, joined, &board->items[of->name])))
            of->name = item;
    }
    bool role = joined->form == DOC_NOMINAL && joined->class == REFER_ROLE && joined->number != REFER_PLURAL;
    if (role || joined->form == DOC_NAME) refer_cluster_title(board, cluster, joined->title);
}

void refer_cluster_merge(refer_board *board, uint32_t into, uint32_t from) {
    if (into == from) return;
    refer_cluster *gone = &board->clusters[from];
    uint32_t item = gone->first;
    gone->first = gone->last = DOC_NONE;
    gone->count = 0;
    gone->seen = DOC_NONE;
    while (item != DOC_NONE) {
        uint32_t next = board->items[item].next;
        board->items[item].next = DOC_NONE;
        refer_cluster_join(board, into, item);
        item = next;
    }
    for (uint32_t t = gone->titles; t != DOC_NONE; t = board->titles[t].next)
        refer_cluster_title(board, into, board->titles[t].tokens);
}

bool refer_cluster_taught(refer_board *board) {
    base_map clusters = {0};
    bool room = true;
    for (uint32_t i = 0; i < board->count && room; i++) {
        const refer_item *item = &board->items[i];
        if (item->usual == DOC_NONE || item->cluster == DOC_NONE) continue;
        /* A surname that is taught too is in whoever bears it. */
        if (board->clusters[item->cluster].usual != item->usual) continue;
        uint32_t known = base_map_value(&clusters, item->usual, DOC_NONE);
        if (known == DOC_NONE) {
            room = base_map_set(&clusters, board->document->allocator, item->usual, item->cluster);
        } else {
            refer_cluster_merge(board, known, item->cluster);
        }
    }
    base_map_release(&clusters, board->document->allocator);
    return room;
}
