/* Persons' names read into parts: what a document says of who bears them. */

#include "corpus/identity_people.h"
#include "base/search.h"

#include "base/sort.h"
#include "name/acronym.h"

/** The last byte of a word's first letter; *alone is true where the word is that letter. */
static char first_letter(const name_words *name, uint8_t word, bool *alone) {
    size_t size = name_first_letter(name->bytes + name->begin[word], name->length[word]);
    *alone = size == name->length[word];
    return name->bytes[name->begin[word] + (size ? size - 1 : 0)];
}

bool corpus_person_read(const corpus_linking *linking, const char *string, corpus_person *person) {
    const name_lexicons *facts = linking->facts;
    name_words name;
    *person = (corpus_person){.surname = 0};
    name_words_read(&name, facts, string, strlen(string));
    if (name.count == 0) return false;
    name_person_parts parts =
        name_words_person(&name, facts, corpus_rule_on(linking, DOC_RULE_surname_particle));
    person->surname = name_words_hash(&name, parts.surname, parts.end, CORPUS_WORDS_SEED);
    if (parts.given > 0) {
        bool nickname = corpus_rule_on(linking, DOC_RULE_nickname);
        person->given =
            (nickname ? name_words_given_hash(&name, facts) : name_words_hash(&name, 0, 1, 0)) | 1;
        person->letter = first_letter(&name, 0, &person->initial);
    }
    if (parts.middle > parts.given) {
        bool alone;
        person->middle = name_words_hash(&name, parts.given, parts.middle, 1) | 1;
        person->middle_letter = first_letter(&name, parts.given, &alone);
        person->middle_initial = alone && parts.middle == parts.given + 1;
    }
    if (parts.end < name.count) person->suffix = name_words_hash(&name, parts.end, name.count, 1) | 1;
    return true;
}

uint64_t corpus_person_hash(const corpus_linking *linking, const corpus_person *person) {
    uint64_t parts[] = {person->surname, person->given, person->middle, person->suffix};
    return base_hash_keyed(&linking->allocator->secret, parts, sizeof parts, CORPUS_PERSONS);
}

/** True where a full name may be another form of a person's own: a headline read as a name must not make two
 * persons one. */
static bool is_variant(const corpus_person *alias, const corpus_person *own) {
    if (alias->given == 0 || alias->surname != own->surname || alias->suffix != own->suffix) return false;
    if (own->given != 0 && alias->given != own->given && alias->letter != own->letter) return false;
    return alias->middle == own->middle || alias->middle == 0 || own->middle == 0;
}

static bool add(corpus_told_people *people, const corpus_linking *linking, const corpus_person *person,
                uint32_t index, bool alias) {
    uint64_t node = person->given ? corpus_person_hash(linking, person) : 0;
    return base_vec_push(linking->allocator, &people->items,
                         (corpus_told){*person, node, index, people->items.count, alias});
}

static bool add_entity(corpus_told_people *people, const corpus_linking *linking, const doc *content,
                       uint32_t index) {
    const doc_entity *entity = &content->entities.items[index];
    corpus_person own, alias;
    if (!corpus_person_read(linking, doc_string(content, entity->name), &own)) return true;
    doc_range aliases = doc_entity_aliases(entity);
    bool done = add(people, linking, &own, index, false);
    if (!corpus_rule_on(linking, DOC_RULE_alias_of_person)) aliases.count = 0;
    for (uint32_t a = 0; done && a < aliases.count; a++) {
        const char *string = doc_string(content, content->lists.items[aliases.first + a]);
        if (corpus_person_read(linking, string, &alias) && is_variant(&alias, &own))
            done = add(people, linking, &alias, index, true);
    }
    return done;
}

static int by_surname(const void *a, const void *b, void *context) {
    const corpus_told *left = a, *right = b;
    (void)context;
    if (left->parts.surname != right->parts.surname)
        return left->parts.surname < right->parts.surname ? -1 : 1;
    if (left->index != right->index) return left->index < right->index ? -1 : 1;
    if (left->alias != right->alias) return left->alias ? 1 : -1;
    return left->node < right->node ? -1 : left->node > right->node;
}

static int by_order(const void *a, const void *b, void *context) {
    const corpus_told_people *people = context;
    uint32_t left = people->items.items[*(const uint32_t *)a].order;
    uint32_t right = people->items.items[*(const uint32_t *)b].order;
    return left < right ? -1 : left > right;
}

bool corpus_people_read(corpus_told_people *people, const corpus_linking *linking,
                        const corpus_identity *identity, const engine_document *document) {
    const doc *content = &document->content;
    bool done = true;
    people->items.count = 0;
    for (uint32_t i = 0; done && !linking->apart && i < content->entities.count; i++) {
        const doc_entity *entity = &content->entities.items[i];
        if (entity->named && entity->kind == DOC_PERSON &&
            !corpus_identity_is_split(identity, document->first_entity + i))
            done = add_entity(people, linking, content, i);
    }
    corpus_told *items = people->items.items;
    base_sort(items, people->items.count, sizeof *items, by_surname, NULL);
    /* A name that an entity has twice counts once. */
    uint32_t kept = 0;
    for (uint32_t i = 0; i < people->items.count; i++)
        if (kept == 0 || items[kept - 1].index != items[i].index || items[kept - 1].node != items[i].node ||
            items[kept - 1].parts.surname != items[i].parts.surname)
            items[kept++] = items[i];
    people->items.count = kept;
    people->in_order.count = 0;
    for (uint32_t i = 0; done && i < kept; i++)
        done = base_vec_push(linking->allocator, &people->in_order, i);
    base_sort(people->in_order.items, people->in_order.count, sizeof *people->in_order.items, by_order,
              people);
    return done;
}

uint32_t corpus_people_of_surname(const corpus_told_people *people, uint64_t surname, uint32_t *first) {
    uint32_t low;
    base_lower_bound(low, 0, people->items.count, people->items.items[low].parts.surname < surname);
    *first = low;
    uint32_t high;
    base_lower_bound(high, low, people->items.count, people->items.items[high].parts.surname == surname);
    return high - low;
}

uint32_t corpus_people_of_entity(const corpus_told_people *people, uint64_t surname, uint32_t index,
                                 uint32_t *first) {
    uint32_t low, count = corpus_people_of_surname(people, surname, first), end = *first + count;
    base_lower_bound(low, *first, end, people->items.items[low].index < index);
    *first = low;
    while (low < end && people->items.items[low].index == index) low++;
    return low - *first;
}
