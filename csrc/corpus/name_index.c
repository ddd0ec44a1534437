#include "corpus/name_index.h"

#include <string.h>

#include "base/search.h"
#include "base/sort.h"
#include "corpus/entity.h"
#include "text/fold.h"

/** Seeds, so that a number is not found as a word. */
enum { LOOKUP_WORDS, LOOKUP_LAW };

/** Words that a title before a name may have. */
#define MAX_TITLE_WORDS 8

static int by_key(const void *a, const void *b, void *context) {
    const corpus_name_index_key *left = a, *right = b;
    (void)context;
    if (left->hash != right->hash) return left->hash < right->hash ? -1 : 1;
    if (left->entity != right->entity) return left->entity < right->entity ? -1 : 1;
    return left->strength > right->strength ? -1 : left->strength < right->strength;
}

typedef struct lookup_maker {
    corpus_name_index *lookup;
    const corpus *owner;
    uint32_t entity;
    uint8_t kind;
} lookup_maker;

static bool add_hash(lookup_maker *maker, uint64_t hash, uint8_t strength) {
    return base_vec_push(&maker->owner->engine.allocator, &maker->lookup->keys,
                         (corpus_name_index_key){hash, maker->entity, strength});
}

static bool add_words(lookup_maker *maker, const name_words *name, uint8_t first, uint8_t end,
                      uint8_t strength) {
    return first >= end || add_hash(maker, name_words_hash(name, first, end, LOOKUP_WORDS), strength);
}

/** A person is found by the surname too, with its particles or without. */
static bool add_surname(lookup_maker *maker, const name_words *name, const name_lexicons *facts) {
    name_person_parts person = name_words_person(name, facts, true);
    bool done = true;
    for (uint8_t first = person.middle; done && person.given && first <= person.surname; first++)
        done = add_words(maker, name, first, person.end, 1);
    return done && (!person.given || add_words(maker, name, 0, person.end, 2));
}

/** A numbered instrument is found by its number. */
static bool add_number(lookup_maker *maker, const name_words *name, const name_lexicons *facts) {
    name_law_parts law;
    if (!name_words_law(name, facts, &law)) return true;
    return add_hash(maker, name_words_hash(name, law.number, (uint8_t)(law.number + 1), LOOKUP_LAW), 1);
}

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

static bool add_name(lookup_maker *maker, const char *string) {
    const name_lexicons *facts = &maker->owner->engine.models->names;
    name_words name;
    char joined[NAME_MOST_BYTES];
    size_t size = without_hyphens(string, joined);
    if (size > 0) {
        name_words_read(&name, facts, joined, size);
        if (!add_words(maker, &name, 0, name.count, 2)) return false;
    }
    name_words_read(&name, facts, string, strlen(string));
    if (!add_words(maker, &name, 0, name.count, 2)) return false;
    if (maker->kind == DOC_PERSON) return add_surname(maker, &name, facts);
    uint8_t begun = name_words_read_usual(&name, facts, string, strlen(string));
    uint8_t end = name_words_undesignated(&name, facts);
    if (!add_words(maker, &name, 0, name.count, 2) || !add_words(maker, &name, 0, end, 2)) return false;
    if (begun > 0 && end >= begun + 2 && !add_words(maker, &name, begun, end, 1)) return false;
    if (maker->kind != DOC_LAW) return true;
    return add_words(maker, &name, 0, name_words_short_law(&name, facts), 1) &&
           add_number(maker, &name, facts);
}

static bool add_entity(lookup_maker *maker) {
    corpus_entity entity = {maker->owner, NULL, maker->entity};
    maker->kind = corpus_entity_kind(entity);
    const char *name = corpus_entity_name(entity);
    bool done = !name || add_name(maker, name);
    for (uint32_t i = 0; done && i < corpus_entity_alias_count(entity); i++)
        done = add_name(maker, corpus_entity_alias(entity, i));
    return done;
}

bool corpus_name_index_make(corpus_name_index *lookup, const corpus *owner) {
    if (lookup->made) return true;
    lookup_maker maker = {.lookup = lookup, .owner = owner};
    bool done = true;
    for (uint32_t id = 0; done && id < owner->identity.count; id++) {
        if (owner->identity.survivor[id] != id || !corpus_entity_is_named((corpus_entity){owner, NULL, id}))
            continue;
        maker.entity = id;
        done = add_entity(&maker);
    }
    if (!done) {
        corpus_name_index_release(lookup, &owner->engine.allocator);
        return false;
    }
    corpus_name_index_key *keys = lookup->keys.items;
    base_sort(keys, lookup->keys.count, sizeof *keys, by_key, NULL);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < lookup->keys.count; i++)
        if (kept == 0 || keys[kept - 1].hash != keys[i].hash || keys[kept - 1].entity != keys[i].entity)
            keys[kept++] = keys[i];
    lookup->keys.count = kept;
    lookup->made = true;
    return true;
}

void corpus_name_index_release(corpus_name_index *lookup, const base_allocator *allocator) {
    base_vec_release(allocator, &lookup->keys);
    lookup->made = false;
}

size_t corpus_name_index_memory(const corpus_name_index *lookup) {
    return lookup->keys.capacity * sizeof *lookup->keys.items;
}

/** The first key of a hash. */
static uint32_t first_key(const corpus_name_index *lookup, uint64_t hash) {
    uint32_t low;
    base_lower_bound(low, 0, lookup->keys.count, lookup->keys.items[low].hash < hash);
    return low;
}

/** A fit and how good it is. */
typedef struct lookup_fit {
    uint32_t entity;
    uint64_t score;
} lookup_fit;

typedef struct lookup_fits {
    const corpus_name_index *lookup;
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

/** Adds the entities of a hash that `fit` (where it is given) finds fitting. */
static bool add_fits(lookup_fits *fits, uint64_t hash, bool (*fit)(const corpus *, uint32_t, const void *),
                     const void *context) {
    for (uint32_t i = first_key(fits->lookup, hash); i < fits->lookup->keys.count; i++) {
        corpus_name_index_key key = fits->lookup->keys.items[i];
        if (key.hash != hash) break;
        if (fit && !fit(fits->owner, key.entity, context)) continue;
        uint64_t mentions = corpus_entity_mention_count((corpus_entity){fits->owner, NULL, key.entity});
        lookup_fit item = {key.entity, (mentions + 1) * (key.strength > 1 ? 4 : 1)};
        if (!base_vec_push(&fits->owner->engine.allocator, &fits->items, item)) return false;
    }
    return true;
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
        if (!add_fits(fits, name_words_hash(name, first, name->count, LOOKUP_WORDS), bears_title, title))
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
        if (!add_fits(fits, name_words_hash(name, (uint8_t)(word + 1), name->count, LOOKUP_WORDS), may_bear,
                      usual))
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
    return add_fits(fits, name_words_hash(name, (uint8_t)(name->count - 1), name->count, LOOKUP_WORDS),
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

static bool collect(lookup_fits *fits, const char *words) {
    const name_lexicons *facts = &fits->owner->engine.models->names;
    const char *taught = engine_gazetteer_name(&fits->owner->engine.taught, facts, words, strlen(words));
    if (taught) words = taught;
    name_words name, usual;
    /* "Ana Ruiz (R-Tarsa)": what stands in brackets tells of her. */
    const char *bracket = strchr(words, '(');
    size_t size = bracket && bracket > words ? (size_t)(bracket - words) : strlen(words);
    name_words_read(&name, facts, words, size);
    name_words_read_usual(&usual, facts, words, size);
    if (name.count == 0) return true;
    uint64_t hash = name_words_hash(&name, 0, name.count, LOOKUP_WORDS);
    uint64_t usual_hash = name_words_hash(&usual, 0, usual.count, LOOKUP_WORDS);
    if (!add_fits(fits, hash, NULL, NULL)) return false;
    if (usual_hash != hash && !add_fits(fits, usual_hash, NULL, NULL)) return false;
    asked_law law = {.name = &usual};
    if (name_words_law(&usual, facts, &law.parts)) {
        uint8_t number = law.parts.number;
        if (!add_fits(fits, name_words_hash(&usual, number, (uint8_t)(number + 1), LOOKUP_LAW), law_agrees,
                      &law))
            return false;
    }
    if (fits->items.count > 0) return true;
    char parted[NAME_MOST_BYTES + 1];
    size_t joined = without_hyphens(words, parted);
    parted[joined] = '\0';
    if (joined > 0 && !collect(fits, parted)) return false;
    if (fits->items.count > 0) return true;
    if (with_number_apart(words, parted) > 0) return collect(fits, parted);
    if (!add_titled(fits, &name)) return false;
    if (fits->items.count == 0 && !add_entitled(fits, &name)) return false;
    return fits->items.count > 0 || add_nicknamed(fits, &name);
}

bool corpus_name_index_find(const corpus_name_index *lookup, const corpus *owner, const char *words,
                            corpus_entity_list *found) {
    const base_allocator *allocator = &owner->engine.allocator;
    lookup_fits fits = {.lookup = lookup, .owner = owner};
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
