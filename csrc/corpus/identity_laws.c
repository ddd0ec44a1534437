/* Numbered laws, resolutions, treaties across documents: by number, and by the words that tell them apart. */

#include "base/sort.h"
#include "corpus/identity_table.h"

#define LAW_WORDS 12u
/** Distinct names of one number that are compared; beyond, only equal ones are one. */
#define MAX_LAWS 256u

/** A numbered instrument's name: "Council Resolution 84" is the number 84, the type resolution, the word
 * council. */
typedef struct link_law {
    uint64_t type;             /**< hash; 0 where none is named */
    uint64_t words[LAW_WORDS]; /**< hashes, in ascending order */
    uint32_t word_count, node;
} link_law;

/** Distinct names of one number: those that may be parts of others, and those that are whole. */
typedef struct numbered {
    BASE_VEC(link_law) laws;
    const link_law *names[MAX_LAWS];
    bool whole[MAX_LAWS];
    uint64_t types[MAX_LAWS]; /**< of the whole ones: their own type, else that of all names that may be they,
                                 or 0 */
    bool several_types[MAX_LAWS];
    uint32_t count;
} numbered;

static int compare_numbers(uint64_t a, uint64_t b) {
    return a < b ? -1 : a > b;
}

static int compare_names(const link_law *left, const link_law *right) {
    int order = compare_numbers(left->type, right->type);
    if (order == 0) order = compare_numbers(left->word_count, right->word_count);
    for (uint32_t i = 0; order == 0 && i < left->word_count; i++)
        order = compare_numbers(left->words[i], right->words[i]);
    return order;
}

static int by_name(const void *a, const void *b, void *context) {
    const link_law *left = a, *right = b;
    (void)context;
    int order = compare_names(left, right);
    return order ? order : compare_numbers(left->node, right->node);
}

static int by_hash(const void *a, const void *b, void *context) {
    (void)context;
    return compare_numbers(*(const uint64_t *)a, *(const uint64_t *)b);
}

/** Reads the law of a node, by the name of one of its members; an alias may have another number. */
static bool add_law(corpus_update *update, numbered *self, uint32_t block, uint32_t node) {
    const corpus_linking *linking = update->linking;
    uint32_t index, first = update->identity->nodes.items[node].first;
    const engine_document *document =
        first == DOC_NONE ? NULL : corpus_linking_document(linking, first, &index);
    if (!document) return true;
    name_words name;
    name_law_parts parts;
    corpus_read_usual(&name, linking,
                      doc_string(&document->content, document->content.entities.items[index].name));
    if (!name_words_law(&name, linking->facts, &parts)) return true;
    uint64_t number = name_words_hash(&name, parts.number, (uint8_t)(parts.number + 1), CORPUS_NUMBER_SEED);
    if (corpus_table_block(update->identity, number) != block) return true;
    link_law law = {.node = node};
    if (parts.type < name.count) law.type = name_words_hash(&name, parts.type, (uint8_t)(parts.type + 1), 0);
    for (uint8_t i = 0; i < name.count && law.word_count < LAW_WORDS; i++) {
        if (i == parts.number || i == parts.type || name_words_links(&name, i, linking->facts)) continue;
        law.words[law.word_count++] = name_words_hash(&name, i, (uint8_t)(i + 1), 0);
    }
    base_sort(law.words, law.word_count, sizeof *law.words, by_hash, NULL);
    return base_vec_push(linking->allocator, &self->laws, law);
}

/** True where every word of `part` is one of `whole`, and their types do not differ. */
static bool may_be(const link_law *part, const link_law *whole) {
    if (part->type && whole->type && part->type != whole->type) return false;
    for (uint32_t i = 0; i < part->word_count; i++) {
        uint32_t j = 0;
        while (j < whole->word_count && whole->words[j] != part->words[i]) j++;
        if (j == whole->word_count) return false;
    }
    return true;
}

/** True where `whole` says more than `part`, or as much and more of its type. */
static bool says_more(const link_law *whole, const link_law *part) {
    if (whole->word_count != part->word_count) return whole->word_count > part->word_count;
    return whole->type && !part->type;
}

static void find_whole(numbered *self) {
    for (uint32_t i = 0; i < self->count; i++) {
        self->whole[i] = true;
        for (uint32_t j = 0; self->whole[i] && j < self->count; j++)
            self->whole[i] =
                !(says_more(self->names[j], self->names[i]) && may_be(self->names[i], self->names[j]));
    }
}

/** An untyped name that both a resolution and a protocol may be part of is neither's. */
static void find_types(numbered *self, bool apart) {
    for (uint32_t i = 0; i < self->count; i++) {
        self->types[i] = self->names[i]->type;
        self->several_types[i] = false;
        for (uint32_t j = 0; self->whole[i] && !self->names[i]->type && j < self->count; j++) {
            uint64_t type = self->names[j]->type;
            if (self->whole[j] || !type || !may_be(self->names[j], self->names[i])) continue;
            bool several = apart && self->types[i] && self->types[i] != type;
            self->several_types[i] = self->several_types[i] || several;
            self->types[i] = type;
        }
    }
}

/** The one whole name that a part may be, or MAX_LAWS. */
static uint32_t whole_of(const numbered *self, const link_law *part) {
    uint32_t fit = MAX_LAWS;
    for (uint32_t i = 0; i < self->count; i++) {
        if (!self->whole[i] || !may_be(part, self->names[i])) continue;
        if (part->type && self->several_types[i]) continue;
        if (fit != MAX_LAWS) return MAX_LAWS;
        fit = i;
    }
    return fit;
}

/** Laws of one number, equal names together: those of equal names are one, and a name joins the one longer
 * name that it may be a part of. */
static bool join_numbered(corpus_update *update, numbered *self) {
    const link_law *laws = self->laws.items;
    bool many = false, done = true;
    for (uint32_t i = 0; done && i < self->laws.count; i++) {
        update->identity->work++;
        if (i > 0 && compare_names(&laws[i - 1], &laws[i]) == 0) {
            done = corpus_want(update, laws[i - 1].node, laws[i].node, DOC_RULE_numbered_law);
        } else if (self->count < MAX_LAWS) {
            self->names[self->count++] = &laws[i];
        } else {
            many = true;
        }
    }
    if (!done || many || !corpus_rule_on(update->linking, DOC_RULE_numbered_law)) return done;
    find_whole(self);
    find_types(self, corpus_rule_on(update->linking, DOC_RULE_typed_law));
    for (uint32_t i = 0; done && i < self->count; i++) {
        uint32_t fit = self->whole[i] ? MAX_LAWS : whole_of(self, self->names[i]);
        if (fit != MAX_LAWS)
            done = corpus_want(update, self->names[fit]->node, self->names[i]->node, DOC_RULE_numbered_law);
    }
    return done;
}

bool corpus_ask_number(corpus_update *update, uint32_t block) {
    corpus_identity *identity = update->identity;
    numbered self = {.count = 0};
    uint32_t mark = ++identity->mark;
    bool done = true;
    for (uint32_t i = identity->blocks.items[block].postings; done && i != DOC_NONE;
         i = identity->postings.items[i].next) {
        const corpus_posting *posting = &identity->postings.items[i];
        corpus_node *node = &identity->nodes.items[posting->node];
        if (posting->role != CORPUS_NUMBER || node->class != CORPUS_LAWS || node->mark == mark) continue;
        node->mark = mark;
        done = add_law(update, &self, block, posting->node);
    }
    if (done && self.laws.count > 1) {
        base_sort(self.laws.items, self.laws.count, sizeof *self.laws.items, by_name, NULL);
        done = join_numbered(update, &self);
    }
    base_vec_release(update->linking->allocator, &self.laws);
    return done;
}
