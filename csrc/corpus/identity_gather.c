/* Groups: which nodes are one, and what is known together of their entities: name, kind, aliases, titles, how often
 * they are mentioned. */

#include "base/search.h"
#include "base/sort.h"
#include "corpus/identity_table.h"
#include "name/acronym.h"
#include "text/fold.h"

/** A string while it is counted. */
typedef struct counted {
    corpus_borne borne;
    uint32_t names, uses; /**< of all spellings together */
    const char *bytes;
} counted;

/** What is at work on groups. */
typedef struct gathering {
    corpus_update *update;
    BASE_VEC(counted) strings;
    BASE_VEC(uint32_t) nodes;    /**< of the group at hand */
    BASE_VEC(uint32_t) entities; /**< to be added to it */
    BASE_VEC(uint32_t) old;      /**< groups that may be no more */
} gathering;

static const base_allocator *allocator_of(const gathering *self) {
    return self->update->linking->allocator;
}

/* ---- Strings ------------------------------------------------------------------------------------------- */

/** Equally folded strings together, equal ones among them; of these, who has it as a name comes first. */
static int by_hash(const void *a, const void *b, void *context) {
    const counted *left = a, *right = b;
    (void)context;
    if (left->borne.hash != right->borne.hash) return left->borne.hash < right->borne.hash ? -1 : 1;
    int order = strcmp(left->bytes, right->bytes);
    if (order == 0) order = (right->borne.names != 0) - (left->borne.names != 0);
    if (order) return order;
    return left->borne.entity < right->borne.entity ? -1 : left->borne.entity > right->borne.entity;
}

/** What most members bear first: an order that the documents' order does not change. */
static int by_use(const void *a, const void *b, void *context) {
    const counted *left = a, *right = b;
    (void)context;
    if (left->borne.names != right->borne.names) return left->borne.names > right->borne.names ? -1 : 1;
    if (left->borne.uses != right->borne.uses) return left->borne.uses > right->borne.uses ? -1 : 1;
    return strcmp(left->bytes, right->bytes);
}

/** The same of what is shown, which stands for all its spellings. */
static int by_all_uses(const void *a, const void *b, void *context) {
    const counted *left = a, *right = b;
    (void)context;
    if (left->names != right->names) return left->names > right->names ? -1 : 1;
    if (left->uses != right->uses) return left->uses > right->uses ? -1 : 1;
    return strcmp(left->bytes, right->bytes);
}

static bool count_string(gathering *self, const doc *content, uint32_t entity, uint32_t string, bool name) {
    char folded[512];
    const char *bytes = doc_string(content, string);
    size_t size = text_fold_token(bytes, strlen(bytes), folded, sizeof folded);
    uint64_t hash = base_hash_keyed(&allocator_of(self)->secret, folded, size, 0);
    self->update->identity->work++;
    return size == 0 || base_vec_push(allocator_of(self), &self->strings,
                                      (counted){{hash, entity, string, name, 1}, 0, 0, bytes});
}

/** Counts what the group bore before. */
static bool count_borne(gathering *self, const corpus_borne_list *list) {
    bool done = true;
    for (uint32_t i = 0; done && i < list->count; i++) {
        uint32_t index;
        const engine_document *document =
            corpus_linking_document(self->update->linking, list->items[i].entity, &index);
        counted one = {list->items[i], 0, 0, doc_string(&document->content, list->items[i].string)};
        self->update->identity->work++;
        done = base_vec_push(allocator_of(self), &self->strings, one);
    }
    return done;
}

/** Leaves one of equal strings, with the sum of their uses. */
static void drop_equal(gathering *self) {
    counted *items = self->strings.items;
    uint32_t kept = 0;
    base_sort(items, self->strings.count, sizeof *items, by_hash, NULL);
    for (uint32_t i = 0; i < self->strings.count; i++) {
        if (kept > 0 && items[kept - 1].borne.hash == items[i].borne.hash &&
            strcmp(items[kept - 1].bytes, items[i].bytes) == 0) {
            items[kept - 1].borne.names += items[i].borne.names;
            items[kept - 1].borne.uses += items[i].borne.uses;
        } else {
            items[kept++] = items[i];
        }
    }
    self->strings.count = kept;
}

static void swap(counted *a, counted *b) {
    counted other = *a;
    *a = *b;
    *b = other;
}

/** Puts the most frequent spelling of those that are equal when folded first, for the sum of their uses, and returns
 * how many such there are; the other spellings stand behind them. */
static uint32_t show_spellings(gathering *self) {
    counted *items = self->strings.items;
    uint32_t shown = 0;
    drop_equal(self);
    for (uint32_t first = 0, end; first < self->strings.count; first = end) {
        uint32_t best = first, names = 0, uses = 0;
        for (end = first; end < self->strings.count && items[end].borne.hash == items[first].borne.hash;
             end++) {
            if (by_use(&items[end], &items[best], NULL) < 0) best = end;
            names += items[end].borne.names;
            uses += items[end].borne.uses;
        }
        items[best].names = names;
        items[best].uses = uses;
        /* What stood there is a spelling that is not shown, of this string or of one before. */
        swap(&items[shown++], &items[best]);
    }
    return shown;
}

static bool is_acronym(const char *bytes) {
    for (; *bytes; bytes++)
        if (!(*bytes >= 'A' && *bytes <= 'Z') && *bytes != '.') return false;
    return true;
}

/** Where a full name is known it is shown: for a person and a law any of several words, for a people any but its
 * adjective ("Norlanders", not "Norlandic"), for others any but initials. */
static bool is_full(const name_lexicons *facts, const char *name, uint8_t kind) {
    if (kind == DOC_PERSON || kind == DOC_LAW) return strchr(name, ' ') != NULL;
    if (kind == DOC_GROUP) return name_alias_find(facts, name, strlen(name)).form != NAME_ALIAS_ADJECTIVE;
    return !is_acronym(name);
}

/** How good a string stands for the group: taught, then full, then frequent (for a law, long), then long. */
static void score_name(const gathering *self, const counted *one, uint8_t kind, uint32_t score[4]) {
    const corpus_linking *linking = self->update->linking;
    size_t size = strlen(one->bytes);
    const char *taught = engine_gazetteer_name(linking->taught, linking->facts, one->bytes, size);
    uint32_t length = (uint32_t)size, weight = one->names;
    score[0] = taught && text_fold_equal(taught, strlen(taught), one->bytes, size);
    score[1] = is_full(linking->facts, one->bytes, kind);
    score[2] = kind == DOC_LAW ? length : weight;
    score[3] = kind == DOC_LAW ? weight : length;
}

/** The string that stands for the group, of those shown, or DOC_NONE. */
static uint32_t best_name(const gathering *self, uint32_t shown, uint8_t kind) {
    uint32_t best = DOC_NONE, best_score[4] = {0};
    for (uint32_t i = 0; i < shown; i++) {
        const counted *item = &self->strings.items[i];
        if (item->names == 0) continue;
        uint32_t score[4];
        score_name(self, item, kind, score);
        unsigned at = 0;
        while (at < 3 && score[at] == best_score[at]) at++;
        if (best != DOC_NONE && score[at] <= best_score[at]) continue;
        best = i;
        memcpy(best_score, score, sizeof score);
    }
    return best;
}

static bool keep_strings(gathering *self, corpus_borne_list *list) {
    list->count = 0;
    if (!base_vec_reserve(allocator_of(self), list, self->strings.count)) return false;
    for (uint32_t i = 0; i < self->strings.count; i++)
        list->items[list->count++] = self->strings.items[i].borne;
    return true;
}

/* ---- Members ------------------------------------------------------------------------------------------- */

static const doc_entity *row_of(const gathering *self, uint32_t entity, const engine_document **document) {
    uint32_t index;
    *document = corpus_linking_document(self->update->linking, entity, &index);
    return &(*document)->content.entities.items[index];
}

static int by_entity(const void *a, const void *b, void *context) {
    const corpus_member *left = a, *right = b;
    (void)context;
    return left->entity < right->entity ? -1 : left->entity > right->entity;
}

/** What the members have together, and those before each of them from `first` on. */
static void sum_members(gathering *self, corpus_group *group, uint32_t first) {
    corpus_member *items = group->members.items;
    const engine_document *document, *last = NULL;
    group->mentions = group->quotes = group->documents = 0;
    if (first > 0) {
        /* The last of those that stay is counted again. */
        const corpus_member *before = &items[--first];
        group->mentions = before->mentions_before;
        group->quotes = before->quotes_before;
        group->documents = before->documents_before;
        if (first > 0) (void)row_of(self, items[first - 1].entity, &last);
        const engine_document *own;
        (void)row_of(self, before->entity, &own);
        if (own == last) group->documents++;
    }
    for (uint32_t i = first; i < group->members.count; i++) {
        const doc_entity *entity = row_of(self, items[i].entity, &document);
        self->update->identity->work++;
        if (document != last) group->documents++;
        last = document;
        items[i].mentions_before = group->mentions;
        items[i].quotes_before = group->quotes;
        items[i].documents_before = group->documents - 1;
        group->mentions += entity->mentions.count;
        group->quotes += engine_document_quotes(document, items[i].entity - document->first_entity).count;
    }
}

static bool add_members(gathering *self, corpus_group *group) {
    uint32_t before = group->members.count, first = before;
    if (!base_vec_reserve(allocator_of(self), &group->members, self->entities.count)) return false;
    for (uint32_t i = 0; i < self->entities.count; i++)
        group->members.items[group->members.count++] = (corpus_member){.entity = self->entities.items[i]};
    while (first > 0 && group->members.items[first - 1].entity > self->entities.items[0]) first--;
    base_sort(group->members.items + first, group->members.count - first, sizeof *group->members.items,
              by_entity, NULL);
    if (!group->loose) sum_members(self, group, first);
    return true;
}

/** The kind that most mentions' entities have. */
static uint8_t frequent_kind(const corpus_group *group) {
    uint8_t best = 0;
    for (uint8_t kind = 1; kind < DOC_KIND_COUNT; kind++)
        if (group->kinds[kind] > group->kinds[best]) best = kind;
    return best;
}

static bool count_names(gathering *self, corpus_group *group) {
    bool done = true;
    self->strings.count = 0;
    for (uint32_t i = 0; done && i < self->entities.count; i++) {
        const engine_document *document;
        const doc_entity *entity = row_of(self, self->entities.items[i], &document);
        const doc *content = &document->content;
        doc_range aliases = doc_entity_aliases(entity);
        /* Initials are nobody's name, whoever was seen in them. */
        const char *name = doc_string(content, entity->name);
        bool mistaken = entity->kind == DOC_PERSON && name_is_acronym(name, strlen(name));
        if (entity->kind < DOC_KIND_COUNT && !mistaken)
            group->kinds[entity->kind] += 1 + entity->mentions.count;
        group->named = group->named || entity->named;
        done = count_string(self, content, self->entities.items[i], entity->name, entity->named);
        for (uint32_t a = 0; done && a < aliases.count; a++)
            done = count_string(self, content, self->entities.items[i],
                                content->lists.items[aliases.first + a], false);
    }
    return done && count_borne(self, &group->names);
}

static bool count_titles(gathering *self, const corpus_group *group) {
    bool done = true;
    self->strings.count = 0;
    for (uint32_t i = 0; done && i < self->entities.count; i++) {
        const engine_document *document;
        doc_range titles = doc_entity_titles(row_of(self, self->entities.items[i], &document));
        const doc *content = &document->content;
        for (uint32_t t = 0; done && t < titles.count; t++)
            done = count_string(self, content, self->entities.items[i],
                                content->lists.items[titles.first + t], false);
    }
    return done && count_borne(self, &group->titles);
}

/** Puts what is shown first, the best name before all; returns how many are shown. */
static uint32_t arrange(gathering *self, corpus_group *group, bool names) {
    uint32_t shown = show_spellings(self);
    base_sort(self->strings.items, shown, sizeof *self->strings.items, by_all_uses, NULL);
    if (!names) return shown;
    uint32_t best = best_name(self, shown, group->kind);
    group->has_name = best != DOC_NONE;
    if (best == DOC_NONE) return shown;
    counted name = self->strings.items[best];
    memmove(self->strings.items + 1, self->strings.items, best * sizeof name);
    self->strings.items[0] = name;
    return shown;
}

static size_t bytes_of(const corpus_group *group) {
    return group->members.capacity * sizeof(corpus_member) +
           (group->names.capacity + group->titles.capacity) * sizeof(corpus_borne);
}

static bool gather_strings(gathering *self, corpus_group *group) {
    if (!count_names(self, group)) return false;
    group->kind = frequent_kind(group);
    uint32_t shown = arrange(self, group, true);
    /* What is only described has a description in place of a name, and no other ones. */
    group->alias_count = group->named ? shown - group->has_name : 0;
    if (!keep_strings(self, &group->names) || !count_titles(self, group)) return false;
    group->title_count = arrange(self, group, false);
    return keep_strings(self, &group->titles);
}

/** Adds the entities at hand to a group. */
static bool extend(gathering *self, corpus_group *group) {
    corpus_identity *identity = self->update->identity;
    if (self->entities.count == 0) return true;
    identity->group_bytes -= bytes_of(group);
    bool done = add_members(self, group) && (group->loose || gather_strings(self, group));
    identity->group_bytes += bytes_of(group);
    return done;
}

/* ---- Which nodes are one ------------------------------------------------------------------------------- */

void corpus_group_release(corpus_group *group, const base_allocator *allocator) {
    base_vec_release(allocator, &group->members);
    base_vec_release(allocator, &group->names);
    base_vec_release(allocator, &group->titles);
}

static corpus_group *group_at(const gathering *self, uint32_t place) {
    return &self->update->identity->groups.items[place];
}

static void free_group(gathering *self, uint32_t place) {
    corpus_identity *identity = self->update->identity;
    corpus_group *group = group_at(self, place);
    identity->group_bytes -= bytes_of(group);
    corpus_group_release(group, allocator_of(self));
    *group = (corpus_group){.next_free = identity->free_group};
    identity->free_group = place;
}

/** A new group; DOC_NONE when memory ran out. */
static uint32_t new_group(gathering *self) {
    corpus_identity *identity = self->update->identity;
    corpus_group fresh = {.next_free = DOC_NONE};
    uint32_t place = identity->free_group;
    if (place != DOC_NONE) {
        identity->free_group = group_at(self, place)->next_free;
        *group_at(self, place) = fresh;
        return place;
    }
    return base_vec_push(allocator_of(self), &identity->groups, fresh) ? identity->groups.count - 1
                                                                       : DOC_NONE;
}

/** Lists the nodes that edges connect with one, and marks them. */
static bool walk(gathering *self, uint32_t node) {
    corpus_identity *identity = self->update->identity;
    uint32_t mark = ++identity->mark;
    self->nodes.count = 0;
    bool done = base_vec_push(allocator_of(self), &self->nodes, node);
    identity->nodes.items[node].mark = mark;
    for (uint32_t i = 0; done && i < self->nodes.count; i++) {
        uint32_t from = self->nodes.items[i];
        for (uint32_t at = identity->nodes.items[from].edges; done && at != DOC_NONE;) {
            const corpus_edge *edge = &identity->edges.items[at];
            unsigned side = edge->nodes[0] == from ? 0 : 1;
            uint32_t to = edge->nodes[1 - side];
            at = edge->next[side];
            identity->work++;
            if (identity->nodes.items[to].mark == mark) continue;
            identity->nodes.items[to].mark = mark;
            done = base_vec_push(allocator_of(self), &self->nodes, to);
        }
    }
    return done;
}

static int by_number(const void *a, const void *b, void *context) {
    const uint32_t *left = a, *right = b;
    (void)context;
    return *left < *right ? -1 : *left > *right;
}

/** The numbers of a list in order, each once; how many. */
static uint32_t order_numbers(uint32_t *items, uint32_t count) {
    uint32_t kept = 0;
    base_sort(items, count, sizeof *items, by_number, NULL);
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || items[kept - 1] != items[i]) items[kept++] = items[i];
    return kept;
}

/** The largest group that lies whole within the nodes at hand and may grow, or DOC_NONE. The groups of the nodes go to
 * `old`, from *first on. */
static bool find_base(gathering *self, bool loose, uint32_t *first, uint32_t *base) {
    corpus_identity *identity = self->update->identity;
    *first = self->old.count;
    *base = DOC_NONE;
    for (uint32_t i = 0; i < self->nodes.count; i++) {
        uint32_t place = identity->nodes.items[self->nodes.items[i]].group;
        if (place != DOC_NONE && !base_vec_push(allocator_of(self), &self->old, place)) return false;
    }
    uint32_t count = self->old.count - *first;
    if (count == 0) return true;
    uint32_t *items = self->old.items + *first;
    base_sort(items, count, sizeof *items, by_number, NULL);
    for (uint32_t i = 0, end; i < count; i = end) {
        const corpus_group *group = group_at(self, items[i]);
        for (end = i + 1; end < count && items[end] == items[i];) end++;
        if (group->nodes != end - i || group->stale || group->loose != loose) continue;
        if (*base == DOC_NONE || group->members.count > group_at(self, *base)->members.count)
            *base = items[i];
    }
    if (count > 0) self->old.count = *first + order_numbers(items, count);
    return true;
}

static bool add_number(gathering *self, uint32_t entity) {
    return base_vec_push(allocator_of(self), &self->entities, entity);
}

/** The first entity of a list of fresh ones in order of their nodes that is of this node or a later one. */
static uint32_t first_fresh(const corpus_update *update, uint32_t node) {
    uint32_t low;
    base_lower_bound(low, 0, update->fresh.count, update->fresh.items[low].node < node);
    return low;
}

/** Lists the entities of the nodes at hand that are not in the base group yet. */
static bool list_entities(gathering *self, uint32_t first, uint32_t base) {
    corpus_identity *identity = self->update->identity;
    uint32_t mark = identity->nodes.items[self->nodes.items[0]].mark;
    bool done = true;
    self->entities.count = 0;
    for (uint32_t i = first; done && i < self->old.count; i++) {
        if (self->old.items[i] == base) continue;
        const corpus_group *group = group_at(self, self->old.items[i]);
        for (uint32_t m = 0; done && m < group->members.count; m++) {
            uint32_t entity = group->members.items[m].entity, node = identity->node_of.items[entity];
            identity->work++;
            if (node != DOC_NONE && identity->nodes.items[node].mark == mark) done = add_number(self, entity);
        }
    }
    for (uint32_t i = 0; done && i < self->nodes.count; i++) {
        uint32_t place = self->nodes.items[i];
        const corpus_node *node = &identity->nodes.items[place];
        if (node->group == DOC_NONE && node->first != DOC_NONE) done = add_number(self, node->first);
        const corpus_update *update = self->update;
        for (uint32_t f = first_fresh(update, place);
             done && f < update->fresh.count && update->fresh.items[f].node == place; f++)
            done = add_number(self, update->fresh.items[f].entity);
    }
    self->entities.count = order_numbers(self->entities.items, self->entities.count);
    return done;
}

/** Makes the nodes at hand one group, or none where they have fewer than two entities. */
static bool regroup(gathering *self) {
    corpus_identity *identity = self->update->identity;
    const corpus_node *only = &identity->nodes.items[self->nodes.items[0]];
    bool loose = self->nodes.count == 1 && only->loose && only->edges == DOC_NONE;
    uint32_t first, place;
    if (!find_base(self, loose, &first, &place) || !list_entities(self, first, place)) return false;
    if (place == DOC_NONE && self->entities.count > 1) {
        place = new_group(self);
        if (place == DOC_NONE) return false;
        group_at(self, place)->loose = loose;
    }
    for (uint32_t i = 0; i < self->nodes.count; i++)
        identity->nodes.items[self->nodes.items[i]].group = place;
    if (place == DOC_NONE) return true;
    group_at(self, place)->nodes = self->nodes.count;
    return extend(self, group_at(self, place));
}

/** Adds what is fresh to groups whose nodes are the same as before. */
static bool extend_groups(gathering *self) {
    corpus_update *update = self->update;
    corpus_identity *identity = update->identity;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < update->fresh.count; i++) {
        const corpus_node *node = &identity->nodes.items[update->fresh.items[i].node];
        if (node->mark >= update->first_mark || node->group == DOC_NONE) continue;
        update->fresh.items[kept++] = (corpus_fresh){node->group, update->fresh.items[i].entity};
    }
    update->fresh.count = kept;
    return true;
}

static int by_node(const void *a, const void *b, void *context) {
    const corpus_fresh *left = a, *right = b;
    (void)context;
    if (left->node != right->node) return left->node < right->node ? -1 : 1;
    return left->entity < right->entity ? -1 : left->entity > right->entity;
}

/** Extends groups by what is fresh and names them in place of nodes. */
static bool extend_all(gathering *self) {
    corpus_update *update = self->update;
    bool done = extend_groups(self);
    base_sort(update->fresh.items, update->fresh.count, sizeof *update->fresh.items, by_node, NULL);
    for (uint32_t i = 0; done && i < update->fresh.count;) {
        uint32_t place = update->fresh.items[i].node;
        self->entities.count = 0;
        for (; done && i < update->fresh.count && update->fresh.items[i].node == place; i++)
            done = add_number(self, update->fresh.items[i].entity);
        done = done && extend(self, group_at(self, place));
    }
    return done;
}

/** Frees the groups that no node is in any more. */
static void free_old(gathering *self) {
    corpus_identity *identity = self->update->identity;
    uint32_t count = self->old.count ? order_numbers(self->old.items, self->old.count) : 0;
    for (uint32_t i = 0; i < count; i++) {
        const corpus_group *group = group_at(self, self->old.items[i]);
        uint32_t node =
            group->members.count ? identity->node_of.items[group->members.items[0].entity] : DOC_NONE;
        bool lives =
            !group->stale && node != DOC_NONE && identity->nodes.items[node].group == self->old.items[i];
        if (!lives) free_group(self, self->old.items[i]);
    }
}

bool corpus_groups_update(corpus_update *update) {
    corpus_identity *identity = update->identity;
    gathering self = {.update = update};
    bool done = true;
    base_sort(update->fresh.items, update->fresh.count, sizeof *update->fresh.items, by_node, NULL);
    update->first_mark = identity->mark + 1;
    for (uint32_t i = 0; done && i < update->nodes.count; i++) {
        uint32_t node = update->nodes.items[i];
        if (identity->nodes.items[node].mark < update->first_mark) done = walk(&self, node) && regroup(&self);
    }
    done = done && extend_all(&self);
    if (done) free_old(&self);
    base_vec_release(update->linking->allocator, &self.strings);
    base_vec_release(update->linking->allocator, &self.nodes);
    base_vec_release(update->linking->allocator, &self.entities);
    base_vec_release(update->linking->allocator, &self.old);
    return done;
}
