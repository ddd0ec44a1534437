/* Items and clusters become the document's mentions and entities, with names, aliases and titles. */

#include "refer/write_entities.h"

#include "base/sort.h"
#include "text/fold.h"

/* By begin, longer first, then by head. */
static int by_place(const void *a, const void *b, void *context) {
    const refer_board *board = context;
    const refer_item *x = &board->items[*(const uint32_t *)a], *y = &board->items[*(const uint32_t *)b];
    if (x->tokens.first != y->tokens.first) return x->tokens.first < y->tokens.first ? -1 : 1;
    if (x->tokens.count != y->tokens.count) return x->tokens.count > y->tokens.count ? -1 : 1;
    return x->head < y->head ? -1 : x->head > y->head;
}

static uint32_t intern_tokens(refer_board *board, doc_range tokens) {
    doc_span span = doc_tokens_span(board->document, tokens);
    return doc_intern_shown(board->document, board->document->text + span.begin, span.end - span.begin);
}

enum { most_forms = 8, most_looked = 400 };

/* The fullest name that a person bears twice: a headline's "Ana Ruiz Wins" may have been read as a name once.
 */
static uint32_t proven_name(const refer_board *board, const refer_cluster *cluster) {
    struct {
        uint64_t hash;
        uint32_t item, count;
    } forms[most_forms];
    uint32_t count = 0, looked = 0, best = cluster->name;
    if (!refer_rule_on(board, DOC_RULE_proven_name)) return best;
    for (uint32_t i = cluster->first; i != DOC_NONE && looked < most_looked;
         i = board->items[i].next, looked++) {
        const refer_item *item = &board->items[i];
        if (item->form != DOC_NAME || item->tokens.count < 2) continue;
        uint64_t hash = refer_phrase_hash(board, item->tokens);
        uint32_t f = 0;
        while (f < count && forms[f].hash != hash) f++;
        if (f == most_forms) continue;
        if (f == count) {
            forms[count].hash = hash;
            forms[count].item = i;
            forms[count++].count = 0;
        }
        forms[f].count++;
    }
    uint32_t words = 0;
    for (uint32_t f = 0; f < count; f++) {
        uint32_t length = board->items[forms[f].item].tokens.count;
        if (forms[f].count >= 2 && length > words) words = length, best = forms[f].item;
    }
    return best;
}

/* What somebody without a name is called: "I" rather than "my". */
static uint32_t first_words(const refer_board *board, const refer_cluster *cluster) {
    uint32_t looked = 0;
    if (board->items[cluster->first].form != DOC_PRONOUN) return cluster->first;
    for (uint32_t i = cluster->first; i != DOC_NONE && looked < most_looked;
         i = board->items[i].next, looked++)
        if (board->items[i].form != DOC_PRONOUN || refer_subject(board, board->items[i].head)) return i;
    return cluster->first;
}

/* The name that the user gave it, the lexicon's name for places and bodies that it knows, else the fullest
 * name, else the first words. */
static uint32_t entity_name(refer_board *board, const refer_cluster *cluster) {
    if (cluster->usual != DOC_NONE) return cluster->usual;
    if (cluster->row != MODEL_NO_ROW && cluster->name != DOC_NONE &&
        board->items[cluster->name].alias != NAME_ALIAS_PEOPLE) {
        model_cell name = model_lexicon_cell(&board->facts->names->aliases, cluster->row, 1);
        return doc_intern(board->document, name.bytes, name.count);
    }
    uint32_t item = cluster->name == DOC_NONE     ? first_words(board, cluster)
                    : cluster->kind == DOC_PERSON ? proven_name(board, cluster)
                                                  : cluster->name;
    return intern_tokens(board, board->items[item].tokens);
}

static bool same_string(const doc *document, uint32_t a, uint32_t b) {
    const char *x = doc_string(document, a), *y = doc_string(document, b);
    size_t m = 0, n = 0;
    while (x[m]) m++;
    while (y[n]) n++;
    return text_fold_equal(x, m, y, n);
}

/* Appends a string to the entity's newest list. */
static bool add_to_list(doc *document, uint8_t *count, uint32_t value) {
    if (!base_vec_push(document->allocator, &document->lists, value)) return false;
    ++*count;
    return true;
}

static bool listed(const doc *document, doc_range range, uint32_t string) {
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (same_string(document, document->lists.items[i], string)) return true;
    return false;
}

enum { most_aliases = 12 };

/* Names that differ from the fullest one; demonyms are mentions, not names. */
static bool list_aliases(refer_board *board, const refer_cluster *cluster, doc_entity *entity) {
    doc *document = board->document;
    uint32_t looked = 0;
    for (uint32_t i = cluster->first; i != DOC_NONE && looked < 400; i = board->items[i].next, looked++) {
        const refer_item *item = &board->items[i];
        if (item->form != DOC_NAME || item->alias == NAME_ALIAS_ADJECTIVE ||
            entity->alias_count >= most_aliases)
            continue;
        uint32_t string = intern_tokens(board, item->tokens);
        if (string == DOC_NONE) return false;
        if (same_string(document, string, entity->name) ||
            listed(document, doc_entity_aliases(entity), string))
            continue;
        if (!add_to_list(document, &entity->alias_count, string)) return false;
    }
    return true;
}

/* A title's words, abbreviations in full ("Sen."), its noun in the singular ("envoys" before two names). */
static uint32_t intern_title(refer_board *board, doc_range tokens) {
    doc *document = board->document;
    uint32_t noun = doc_view_top(board->view, tokens);
    uint8_t xpos = document->tokens.xpos[noun];
    char folded[REFER_KEY_BYTES];
    size_t length = refer_phrase(board, tokens, folded);
    bool short_form = length > 0 && folded[length - 1] == '.';
    model_cell usual =
        short_form ? name_title_usual(board->facts->names, folded, length) : (model_cell){"", 0};
    if (usual.count > 0) return doc_intern(document, usual.bytes, usual.count);
    if (xpos != DOC_XPOS_NNS && xpos != DOC_XPOS_NNPS) return intern_tokens(board, tokens);
    doc_span all = doc_tokens_span(document, tokens), word = doc_token_span(document, noun);
    base_buf words;
    base_buf_start(&words, document->allocator);
    base_buf_add(&words, document->text + all.begin, word.begin - all.begin);
    base_buf_add_string(&words, doc_string(document, doc_lemma(&document->tokens, noun)));
    base_buf_add(&words, document->text + word.end, all.end - word.end);
    uint32_t string = words.failed ? DOC_NONE : doc_intern(document, words.bytes, words.count);
    base_buf_release(&words);
    return string;
}

static bool list_titles(refer_board *board, const refer_cluster *cluster, doc_entity *entity) {
    for (uint32_t t = cluster->titles; t != DOC_NONE; t = board->titles[t].next) {
        uint32_t string = intern_title(board, board->titles[t].tokens);
        if (string == DOC_NONE) return false;
        if (listed(board->document, doc_entity_titles(entity), string)) continue;
        if (!add_to_list(board->document, &entity->title_count, string)) return false;
    }
    return true;
}

static bool add_entity(refer_board *board, uint32_t index) {
    refer_cluster *cluster = &board->clusters[index];
    doc *document = board->document;
    doc_entity entity = {.strings = document->lists.count,
                         .kind = cluster->kind,
                         .gender = cluster->gender,
                         .plural = cluster->number == REFER_PLURAL,
                         .named = cluster->name != DOC_NONE};
    entity.name = entity_name(board, cluster);
    if (entity.name == DOC_NONE || !list_aliases(board, cluster, &entity) ||
        !list_titles(board, cluster, &entity))
        return false;
    cluster->entity = document->entities.count;
    return base_vec_push(document->allocator, &document->entities, entity);
}

/* What a pronoun takes up that is no mention ("home schooling … it"): the last noun before it. False when memory ran out. */
static bool note_taken_up(refer_board *board) {
    uint32_t *last = base_arena_new(board->arena, board->cluster_count, sizeof *last);
    if (!last) return false;
    for (uint32_t c = 0; c < board->cluster_count; c++) last[c] = DOC_NONE;
    for (uint32_t t = 0; t < board->document->tokens.count; t++) {
        const refer_item *item = board->headed[t] == DOC_NONE ? NULL : &board->items[board->headed[t]];
        if (!item || item->cluster == DOC_NONE) continue;
        if (item->form != DOC_PRONOUN) {
            last[item->cluster] = item->hidden ? t : DOC_NONE;
        } else if (item->pronoun != REFER_RELATIVE && last[item->cluster] != DOC_NONE &&
                   !base_vec_push(board->document->allocator, &board->document->taken_up,
                                  (doc_taken_up){t, last[item->cluster]})) {
            return false;
        }
    }
    return true;
}

/* A noun of no kind is worth a mention where the text comes back to it. */
static void show_repeated(refer_board *board) {
    /* A relative pronoun does not come back to it. */
    for (uint32_t i = 0; i < board->count; i++)
        if (board->items[i].pronoun == REFER_RELATIVE && board->items[i].cluster != DOC_NONE)
            board->clusters[board->items[i].cluster].count--;
    for (uint32_t i = 0; i < board->count; i++) {
        refer_item *item = &board->items[i];
        if (item->cluster == DOC_NONE || board->clusters[item->cluster].count < 2) continue;
        /* "help", "at home": what says nothing of which it is stays unsaid, but that somebody comes back to it. */
        item->hidden = item->hidden && item->kind == DOC_OTHER && item->article == REFER_BARE;
        board->clusters[item->cluster].hidden = false;
    }
}

bool refer_write_entities(refer_board *board) {
    doc *document = board->document;
    show_repeated(board);
    uint32_t *order = base_arena_new(board->arena, board->count, sizeof *order), count = 0;
    if (!order) return false;
    for (uint32_t i = 0; i < board->count; i++)
        if (!board->items[i].hidden) order[count++] = i;
    base_sort(order, count, sizeof *order, by_place, board);
    if (count > 0 && !base_vec_reserve(document->allocator, &document->mentions, count)) return false;
    for (uint32_t k = 0; k < count; k++) {
        const refer_item *item = &board->items[order[k]];
        uint32_t entity = DOC_NONE;
        if (item->cluster != DOC_NONE && !board->clusters[item->cluster].hidden) {
            if (board->clusters[item->cluster].entity == DOC_NONE && !add_entity(board, item->cluster))
                return false;
            entity = board->clusters[item->cluster].entity;
        }
        doc_mention mention = {.tokens = item->tokens,
                               .head = item->head,
                               .entity = entity,
                               .kind = item->kind,
                               .form = item->form};
        if (!doc_add_mention(document, &mention)) return false;
    }
    return note_taken_up(board) && doc_list_mentions(document);
}
