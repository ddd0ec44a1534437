#include <string.h>

#include "base/sort.h"
#include "corpus/identity.h"

#define LAW_WORDS 12u
/** Distinct instruments of one number that are told apart; beyond, all stays apart. */
#define MAX_LAWS 64u

/** A numbered instrument's name: "Council Resolution 84" is the number 84, the type resolution, the word
 * council. */
typedef struct link_law {
    uint64_t number, type; /**< hashes; type 0 where none is named */
    uint64_t words[LAW_WORDS];
    uint32_t word_count, entity;
} link_law;

typedef struct link_laws {
    const corpus_linking *linking;
    BASE_VEC(link_law) laws;
} link_laws;

static int by_number(const void *a, const void *b, void *context) {
    const link_law *left = a, *right = b;
    (void)context;
    if (left->number != right->number) return left->number < right->number ? -1 : 1;
    if (left->word_count != right->word_count) return left->word_count > right->word_count ? -1 : 1;
    return left->entity < right->entity ? -1 : left->entity > right->entity;
}

static bool add_law(link_laws *laws, const corpus_document *document, uint32_t index) {
    const corpus_linking *linking = laws->linking;
    const char *string = doc_string(&document->content, document->content.entities.items[index].name);
    corpus_name name;
    corpus_law_name parts;
    corpus_name_read_usual(&name, linking->facts, string, strlen(string));
    if (!corpus_name_law(&name, linking->facts, &parts)) return true;
    link_law law = {.entity = document->first_entity + index};
    law.number = corpus_name_hash(&name, parts.number, (uint8_t)(parts.number + 1), 0);
    if (parts.type < name.count) law.type = corpus_name_hash(&name, parts.type, (uint8_t)(parts.type + 1), 0);
    for (uint8_t i = 0; i < name.count && law.word_count < LAW_WORDS; i++) {
        if (i == parts.number || i == parts.type || corpus_name_links(&name, i, linking->facts)) continue;
        law.words[law.word_count++] = corpus_name_hash(&name, i, (uint8_t)(i + 1), 0);
    }
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

/** Laws of one number, the longest names first: each joins the one that it may be, or is one of its own. */
static void join_numbered(corpus_sets *sets, link_law *laws, uint32_t count) {
    link_law *known[MAX_LAWS];
    uint32_t known_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        link_law *fit = NULL;
        bool several = false;
        for (uint32_t k = 0; k < known_count; k++) {
            if (!may_be(&laws[i], known[k])) continue;
            several = several || (fit && corpus_sets_root(sets, fit->entity) !=
                                             corpus_sets_root(sets, known[k]->entity));
            if (!fit) fit = known[k];
        }
        if (!fit && known_count < MAX_LAWS) known[known_count++] = &laws[i];
        if (!fit || several) continue;
        corpus_sets_join(sets, fit->entity, laws[i].entity);
        if (!fit->type) fit->type = laws[i].type;
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
            join_numbered(sets, items + first, end - first);
        }
    }
    base_vec_release(linking->allocator, &laws.laws);
    return done;
}
