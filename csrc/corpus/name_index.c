#include "corpus/name_index.h"

#include <string.h>

#include "base/search.h"
#include "base/sort.h"
#include "corpus/entity.h"
#include "corpus/identity_table.h"
#include "text/fold.h"

/** Words that a title before a name may have. */
#define MAX_TITLE_WORDS 8

/** Copies a name without the hyphens inside its words ("Wal-Kent" as "WalKent"); its size, or 0 where there are none. */
static size_t without_hyphens(const char *string, char *out) {
    size_t size = 0, hyphens = 0;
    for (const char *at = string; *at && size < NAME_MOST_BYTES; at++) {
        bool inside = *at == '-' && at > string && at[-1] != ' ' && at[1] != ' ' && at[1] != '\0';
        hyphens += inside;
        if (!inside) out[size++] = *at;
    }
    return hyphens > 0 ? size : 0;
}

/** A fit and how good it is. */
typedef struct lookup_fit {
    uint32_t entity;
    uint64_t score;
} lookup_fit;

typedef struct lookup_fits {
    const corpus *owner;
    BASE_VEC(lookup_fit) items;
} lookup_fits;

/** The first in the alphabet of the documents that name an entity. */
static const char *first_document(const corpus *owner, uint32_t id) {
    corpus_entity entity = {owner, NULL, id};
    const char *first = NULL;
    for (uint32_t i = 0; i < corpus_entity_document_count(entity); i++) {
        const doc *content = &corpus_entity_document(entity, i)->content;
        const char *name = doc_string(content, content->meta.id);
        if (!first || strcmp(name, first) < 0) first = name;
    }
    return first ? first : "";
}

/** Better fits first; a fit on the whole name counts as four mentions by a part of it. Among equals names
 * decide, so that the order of the documents does not. */
static int by_score(const void *a, const void *b, void *context) {
    const lookup_fit *left = a, *right = b;
    const corpus *owner = ((const lookup_fits *)context)->owner;
    if (left->score != right->score) return left->score > right->score ? -1 : 1;
    const char *ours = corpus_entity_name((corpus_entity){owner, NULL, left->entity});
    const char *theirs = corpus_entity_name((corpus_entity){owner, NULL, right->entity});
    int order = strcmp(ours ? ours : "", theirs ? theirs : "");
    if (order == 0) order = strcmp(first_document(owner, left->entity), first_document(owner, right->entity));
    if (order) return order;
    return left->entity < right->entity ? -1 : left->entity > right->entity;
}

/** Fits of one entity together, the best first. */
static int by_entity(const void *a, const void *b, void *context) {
    const lookup_fit *left = a, *right = b;
    if (left->entity != right->entity) return left->entity < right->entity ? -1 : 1;
    return by_score(a, b, context);
}

/** How well a posting says that its node is meant by the words: 2 for a name or alias, 1 for a part of one (a surname,
 * a number), 0 for not at all. */
static unsigned strength_of(const corpus_identity *identity, const corpus_posting *posting) {
    const corpus_node *node = &identity->nodes.items[posting->node];
    switch (posting->role) {
    case CORPUS_OWN:
    case CORPUS_ALIAS:
    case CORPUS_FULL:
    case CORPUS_NAME:
        return 2;
    case CORPUS_SHORT:
        return posting->other == DOC_RULE_short_firm || posting->other == DOC_RULE_initials_of_name ? 0 : 1;
    case CORPUS_PART:
    case CORPUS_NUMBER:
        return 1;
    case CORPUS_SURNAME:
        return identity->people.items[node->person].given ? 1 : 2;
    default:
        return 0;
    }
}

/** Adds an entity, where `fit` (if it is given) finds it fitting. */
static bool add_entity(lookup_fits *fits, uint32_t entity, unsigned strength,
                       bool (*fit)(const corpus *, uint32_t, const void *), const void *context) {
    if (fit && !fit(fits->owner, entity, context)) return true;
    uint64_t mentions = corpus_entity_mention_count((corpus_entity){fits->owner, NULL, entity});
    lookup_fit item = {entity, (mentions + 1) * (strength > 1 ? 4 : 1)};
    return base_vec_push(&fits->owner->engine.allocator, &fits->items, item);
}

/** Adds the entities of a node: one, or all that nothing says are one. */
static bool add_node(lookup_fits *fits, const corpus_node *node, unsigned strength,
                     bool (*fit)(const corpus *, uint32_t, const void *), const void *context) {
    const corpus_identity *identity = &fits->owner->identity;
    const corpus_group *group = node->group == DOC_NONE ? NULL : &identity->groups.items[node->group];
    if (!group) return node->first == DOC_NONE || add_entity(fits, node->first, strength, fit, context);
    bool done = true;
    for (uint32_t i = 0; done && i < (group->loose ? group->members.count : 1); i++)
        done = add_entity(fits, group->members.items[i].entity, strength, fit, context);
    return done;
}

/** Adds the entities of a hash that `fit` (where it is given) finds fitting. */
static bool add_fits(lookup_fits *fits, uint64_t hash, bool (*fit)(const corpus *, uint32_t, const void *),
                     const void *context) {
    const corpus_identity *identity = &fits->owner->identity;
    uint32_t block = corpus_table_block(identity, hash);
    bool done = true;
    for (uint32_t i = block == DOC_NONE ? DOC_NONE : identity->blocks.items[block].postings;
         done && i != DOC_NONE; i = identity->postings.items[i].next) {
        unsigned strength = strength_of(identity, &identity->postings.items[i]);
        if (strength > 0)
            done = add_node(fits, &identity->nodes.items[identity->postings.items[i].node], strength, fit,
                            context);
    }
    return done;
}

/** A numbered instrument asked for. */
typedef struct asked_law {
    const name_words *name;
    name_law_parts parts;
} asked_law;

/** True where no word of the question contradicts the law: the nouns agree, its other words are all the
 * law's. */
static bool law_agrees(const corpus *owner, uint32_t id, const void *context) {
    const asked_law *asked = context;
    const name_lexicons *facts = &owner->engine.models->names;
    corpus_entity entity = {owner, NULL, id};
    if (corpus_entity_kind(entity) != DOC_LAW) return false;
    const char *string = corpus_entity_name(entity);
    name_words name;
    name_words_read_usual(&name, facts, string, strlen(string));
    for (uint8_t i = 0; i < asked->name->count; i++) {
        if (i == asked->parts.number || name_words_links(asked->name, i, facts)) continue;
        uint8_t j = 0;
        while (j < name.count && !name_words_same_word(asked->name, i, &name, j)) j++;
        if (j == name.count) return false;
    }
    return true;
}

/** True for a person one of whose titles holds these folded words. */
static bool bears_title(const corpus *owner, uint32_t id, const void *context) {
    const char *title = context;
    corpus_entity entity = {owner, NULL, id};
    if (corpus_entity_kind(entity) != DOC_PERSON) return false;
    size_t size = strlen(title);
    for (uint32_t i = 0; i < corpus_entity_title_count(entity); i++) {
        const char *borne = corpus_entity_title(entity, i);
        char folded[NAME_MOST_BYTES];
        size_t count = text_fold_token(borne, strlen(borne), folded, sizeof folded - 1);
        folded[count] = '\0';
        const char *at = strstr(folded, title);
        bool begins = at && (at == folded || at[-1] == ' ');
        if (begins && (at[size] == '\0' || at[size] == ' ')) return true;
    }
    return false;
}

/** "Foreign Minister Example" is the Example who is foreign minister. */
static bool add_titled(lookup_fits *fits, const name_words *name) {
    char title[NAME_MOST_BYTES];
    size_t size = 0;
    for (uint8_t first = 1; first < name->count && first <= MAX_TITLE_WORDS && fits->items.count == 0;
         first++) {
        uint8_t word = (uint8_t)(first - 1);
        if (size > 0) title[size++] = ' ';
        memcpy(title + size, name->bytes + name->begin[word], name->length[word]);
        size += name->length[word];
        title[size] = '\0';
        if (!add_fits(fits, name_words_hash(name, first, name->count, CORPUS_WORDS_SEED), bears_title, title))
            return false;
    }
    return true;
}

/** The usual wording of a title as it is asked ("rep" for "Rep."), itself where it has none other; empty for no title. */
static model_cell usual_title(const name_lexicons *facts, const char *title, size_t size) {
    char dotted[NAME_MOST_BYTES + 1];
    memcpy(dotted, title, size);
    dotted[size] = '.';
    model_cell usual = name_title_usual(facts, title, size);
    if (usual.count == 0) usual = name_title_usual(facts, dotted, size + 1);
    if (usual.count > 0) return usual;
    bool known = model_lexicon_row(&facts->titles, title, size) != MODEL_NO_ROW ||
                 model_lexicon_row(&facts->titles, dotted, size + 1) != MODEL_NO_ROW;
    return known ? (model_cell){title, (uint32_t)size} : (model_cell){"", 0};
}

/** A person who bears the title, or of whom no title is known. */
static bool may_bear(const corpus *owner, uint32_t id, const void *context) {
    corpus_entity entity = {owner, NULL, id};
    if (corpus_entity_kind(entity) != DOC_PERSON) return false;
    return corpus_entity_title_count(entity) == 0 || bears_title(owner, id, context);
}

/** "Rep. Example" is the Example who is a representative, or has no title in any article. */
static bool add_entitled(lookup_fits *fits, const name_words *name) {
    const name_lexicons *facts = &fits->owner->engine.models->names;
    char title[NAME_MOST_BYTES], usual[NAME_MOST_BYTES];
    size_t size = 0;
    for (uint8_t word = 0; word + 1 < name->count && fits->items.count == 0; word++) {
        if (size > 0) title[size++] = ' ';
        memcpy(title + size, name->bytes + name->begin[word], name->length[word]);
        size += name->length[word];
        model_cell cell = usual_title(facts, title, size);
        if (cell.count == 0 || cell.count >= sizeof usual) continue;
        memcpy(usual, cell.bytes, cell.count);
        usual[cell.count] = '\0';
        if (!add_fits(fits, name_words_hash(name, (uint8_t)(word + 1), name->count, CORPUS_WORDS_SEED),
                      may_bear, usual))
            return false;
    }
    return true;
}

/** A person whose given name is a short or fuller form of the one asked for. */
static bool may_be_called(const corpus *owner, uint32_t id, const void *context) {
    const name_words *asked = context;
    const name_lexicons *facts = &owner->engine.models->names;
    corpus_entity entity = {owner, NULL, id};
    if (corpus_entity_kind(entity) != DOC_PERSON) return false;
    const char *string = corpus_entity_name(entity);
    name_words name;
    name_words_read(&name, facts, string, strlen(string));
    return name.count > 1 && name_words_given_hash(&name, facts) == name_words_given_hash(asked, facts);
}

/** "Joe Example" is Joseph Example. */
static bool add_nicknamed(lookup_fits *fits, const name_words *name) {
    if (name->count < 2) return true;
    return add_fits(fits, name_words_hash(name, (uint8_t)(name->count - 1), name->count, CORPUS_WORDS_SEED),
                    may_be_called, name);
}

/** Copies words with a blank between letters and the digits behind them ("sb84" as "sb 84"); the size, 0 where there are
 * none such. */
static size_t with_number_apart(const char *words, char *out) {
    size_t size = 0;
    bool parted = false;
    for (const char *at = words; *at && size + 1 < NAME_MOST_BYTES; at++) {
        bool digit = *at >= '0' && *at <= '9';
        bool letter = at > words && ((at[-1] >= 'a' && at[-1] <= 'z') || (at[-1] >= 'A' && at[-1] <= 'Z'));
        if (digit && letter) {
            out[size++] = ' ';
            parted = true;
        }
        out[size++] = *at;
    }
    out[size] = '\0';
    return parted ? size : 0;
}

/** "Ana Ruiz (R-Tarsa)": what stands in brackets tells of her. */
static size_t before_brackets(const char *words) {
    const char *bracket = strchr(words, '(');
    return bracket && bracket > words ? (size_t)(bracket - words) : strlen(words);
}

/** Who is called just so, or by the number of a law. */
static bool add_named(lookup_fits *fits, const char *words) {
    const name_lexicons *facts = &fits->owner->engine.models->names;
    size_t size = before_brackets(words);
    name_words name, usual;
    name_words_read(&name, facts, words, size);
    name_words_read_usual(&usual, facts, words, size);
    if (name.count == 0) return true;
    uint64_t hash = name_words_hash(&name, 0, name.count, CORPUS_WORDS_SEED);
    uint64_t usual_hash = name_words_hash(&usual, 0, usual.count, CORPUS_WORDS_SEED);
    if (!add_fits(fits, hash, NULL, NULL)) return false;
    if (usual_hash != hash && !add_fits(fits, usual_hash, NULL, NULL)) return false;
    asked_law law = {.name = &usual};
    if (!name_words_law(&usual, facts, &law.parts)) return true;
    uint8_t number = law.parts.number;
    return add_fits(fits, name_words_hash(&usual, number, (uint8_t)(number + 1), CORPUS_NUMBER_SEED),
                    law_agrees, &law);
}

/** Who is called so with a number apart, under a title, or by a nickname. */
static bool add_loosely(lookup_fits *fits, const char *words) {
    char parted[NAME_MOST_BYTES + 1];
    if (with_number_apart(words, parted) > 0) {
        words = parted;
        if (!add_named(fits, words)) return false;
        if (fits->items.count > 0) return true;
    }
    name_words name;
    name_words_read(&name, &fits->owner->engine.models->names, words, before_brackets(words));
    if (name.count == 0) return true;
    if (!add_titled(fits, &name)) return false;
    if (fits->items.count == 0 && !add_entitled(fits, &name)) return false;
    return fits->items.count > 0 || add_nicknamed(fits, &name);
}

static bool collect(lookup_fits *fits, const char *words) {
    const name_lexicons *facts = &fits->owner->engine.models->names;
    const char *taught = engine_gazetteer_name(&fits->owner->engine.taught, facts, words, strlen(words));
    if (taught) words = taught;
    if (!add_named(fits, words)) return false;
    if (fits->items.count > 0) return true;
    char joined[NAME_MOST_BYTES + 1];
    size_t size = without_hyphens(words, joined);
    joined[size] = '\0';
    if (size > 0 && (!add_named(fits, joined) || (fits->items.count == 0 && !add_loosely(fits, joined))))
        return false;
    return fits->items.count > 0 || add_loosely(fits, words);
}

bool corpus_name_index_find(const corpus *owner, const char *words, corpus_entity_list *found) {
    const base_allocator *allocator = &owner->engine.allocator;
    lookup_fits fits = {.owner = owner};
    bool done = collect(&fits, words);
    lookup_fit *items = fits.items.items;
    base_sort(items, fits.items.count, sizeof *items, by_entity, &fits);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < fits.items.count; i++)
        if (kept == 0 || items[kept - 1].entity != items[i].entity) items[kept++] = items[i];
    base_sort(items, kept, sizeof *items, by_score, &fits);
    for (uint32_t i = 0; done && i < kept; i++) done = base_vec_push(allocator, found, items[i].entity);
    base_vec_release(allocator, &fits.items);
    return done;
}
