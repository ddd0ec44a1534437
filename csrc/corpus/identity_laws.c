/* Numbered laws, resolutions, treaties across documents: by number, and by the words that tell them apart. */

#include <string.h>

#include "base/sort.h"
#include "corpus/identity.h"

#define LAW_WORDS 12u
/** Distinct names of one number that are compared; beyond, only equal ones are one. */
#define MAX_LAWS 256u

/** A numbered instrument's name: "Council Resolution 84" is the number 84, the type resolution, the word
 * council. */
typedef struct link_law {
    uint64_t number, type;     /**< hashes; type 0 where none is named */
    uint64_t words[LAW_WORDS]; /**< hashes, in ascending order */
    uint32_t word_count, entity;
} link_law;

typedef struct link_laws {
    const corpus_linking *linking;
    BASE_VEC(link_law) laws;
} link_laws;

static int compare_numbers(uint64_t a, uint64_t b) {
    return a < b ? -1 : a > b;
}

/** Equal names of a number. */
static int compare_names(const link_law *left, const link_law *right) {
    int order = compare_numbers(left->type, right->type);
    if (order == 0) order = compare_numbers(left->word_count, right->word_count);
    for (uint32_t i = 0; order == 0 && i < left->word_count; i++)
        order = compare_numbers(left->words[i], right->words[i]);
    return order;
}

static int by_number(const void *a, const void *b, void *context) {
    const link_law *left = a, *right = b;
    (void)context;
    int order = compare_numbers(left->number, right->number);
    if (order == 0) order = compare_names(left, right);
    return order ? order : compare_numbers(left->entity, right->entity);
}

static int by_hash(const void *a, const void *b, void *context) {
    (void)context;
    return compare_numbers(*(const uint64_t *)a, *(const uint64_t *)b);
}

static bool add_law(link_laws *laws, const engine_document *document, uint32_t index) {
    const corpus_linking *linking = laws->linking;
    const char *string = doc_string(&document->content, document->content.entities.items[index].name);
    name_words name;
    name_law_parts parts;
    corpus_read_usual(&name, linking, string);
    if (!name_words_law(&name, linking->facts, &parts)) return true;
    link_law law = {.entity = document->first_entity + index};
    law.number = name_words_hash(&name, parts.number, (uint8_t)(parts.number + 1), 0);
    if (parts.type < name.count) law.type = name_words_hash(&name, parts.type, (uint8_t)(parts.type + 1), 0);
    for (uint8_t i = 0; i < name.count && law.word_count < LAW_WORDS; i++) {
        if (i == parts.number || i == parts.type || name_words_links(&name, i, linking->facts)) continue;
        law.words[law.word_count++] = name_words_hash(&name, i, (uint8_t)(i + 1), 0);
    }
    base_sort(law.words, law.word_count, sizeof *law.words, by_hash, NULL);
    return base_vec_push(linking->allocator, &laws->laws, law);
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

/** Distinct names of one number: those that may be parts of others, and those that are whole. */
typedef struct numbered {
    const link_law *names[MAX_LAWS];
    bool whole[MAX_LAWS];
    uint64_t types[MAX_LAWS]; /**< of the whole ones: their own type, else that of all names that may be they,
                                 or 0 */
    bool several_types[MAX_LAWS];
    uint32_t count;
} numbered;

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
static void join_numbered(const corpus_linking *linking, corpus_sets *sets, const link_law *laws,
                          uint32_t count) {
    numbered self = {.count = 0};
    bool many = false;
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0 && compare_names(&laws[i - 1], &laws[i]) == 0) {
            corpus_sets_join(sets, laws[i - 1].entity, laws[i].entity);
        } else if (self.count < MAX_LAWS) {
            self.names[self.count++] = &laws[i];
        } else {
            many = true;
        }
    }
    if (many || !corpus_rule_on(linking, DOC_RULE_numbered_law)) return;
    find_whole(&self);
    find_types(&self, corpus_rule_on(linking, DOC_RULE_typed_law));
    for (uint32_t i = 0; i < self.count; i++) {
        uint32_t fit = self.whole[i] ? MAX_LAWS : whole_of(&self, self.names[i]);
        if (fit != MAX_LAWS) corpus_sets_join(sets, self.names[fit]->entity, self.names[i]->entity);
    }
}

bool corpus_link_laws(const corpus_linking *linking, corpus_sets *sets) {
    link_laws laws = {.linking = linking};
    bool done = true;
    for (uint32_t d = 0; done && d < linking->document_count; d++) {
        const doc *content = &linking->documents[d]->content;
        for (uint32_t e = 0; done && e < content->entities.count; e++)
            if (content->entities.items[e].kind == DOC_LAW && content->entities.items[e].named)
                done = add_law(&laws, linking->documents[d], e);
    }
    if (done) {
        link_law *items = laws.laws.items;
        uint32_t count = laws.laws.count;
        base_sort(items, count, sizeof *items, by_number, NULL);
        for (uint32_t first = 0, end; first < count; first = end) {
            end = first + 1;
            while (end < count && items[end].number == items[first].number) end++;
            join_numbered(linking, sets, items + first, end - first);
        }
    }
    base_vec_release(linking->allocator, &laws.laws);
    return done;
}
