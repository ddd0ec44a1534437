/*
 * Persons across documents: names read into parts, full names joined. What follows for surnames alone is
 * decided in identity_surname.c. No decision may follow from the order of the documents.
 */

#include <string.h>

#include "base/sort.h"
#include "corpus/identity_people.h"
#include "name/acronym.h"

static int compare_numbers(uint64_t a, uint64_t b) {
    return a < b ? -1 : a > b;
}

/** Equal names together, those with a suffix or a middle name behind those without. */
static int by_name(const void *a, const void *b, void *context) {
    const corpus_person *left = a, *right = b;
    (void)context;
    int order = compare_numbers(left->surname, right->surname);
    if (order == 0) order = compare_numbers(left->given, right->given);
    if (order == 0) order = compare_numbers(left->suffix, right->suffix);
    if (order == 0) order = compare_numbers(left->middle, right->middle);
    return order ? order : compare_numbers(left->entity, right->entity);
}

static int by_surname(const void *a, const void *b, void *context) {
    const corpus_person *left = a, *right = b;
    (void)context;
    int order = compare_numbers(left->surname, right->surname);
    if (order == 0) order = left->thing - right->thing;
    return order ? order : compare_numbers(left->entity, right->entity);
}

/** Reads a name; false for one without words. */
static bool read_person(const corpus_linking *linking, const char *string, corpus_person *person) {
    const name_lexicons *facts = linking->facts;
    name_words name;
    name_words_read(&name, facts, string, strlen(string));
    if (name.count == 0) return false;
    name_person_parts parts =
        name_words_person(&name, facts, corpus_rule_on(linking, DOC_RULE_surname_particle));
    person->surname = name_words_hash(&name, parts.surname, parts.end, 1);
    if (parts.given > 0) {
        bool nickname = corpus_rule_on(linking, DOC_RULE_nickname);
        person->given =
            (nickname ? name_words_given_hash(&name, facts) : name_words_hash(&name, 0, 1, 0)) | 1;
        size_t letter = name_first_letter(name.bytes + name.begin[0], name.length[0]);
        person->initial = letter == name.length[0];
        person->letter = name.bytes[name.begin[0] + (letter ? letter - 1 : 0)];
    }
    if (parts.middle > parts.given) person->middle = name_words_hash(&name, parts.given, parts.middle, 1) | 1;
    if (parts.end < name.count) person->suffix = name_words_hash(&name, parts.end, name.count, 1) | 1;
    return true;
}

/** True where a full name may be another form of a person's own: a headline read as a name must not make two
 * persons one. */
static bool is_variant(const corpus_person *alias, const corpus_person *own) {
    if (alias->given == 0 || alias->surname != own->surname || alias->suffix != own->suffix) return false;
    if (own->given != 0 && alias->given != own->given && alias->letter != own->letter) return false;
    return alias->middle == own->middle || alias->middle == 0 || own->middle == 0;
}

static bool add_person(corpus_people *people, uint32_t document, uint32_t index) {
    const corpus_linking *linking = people->linking;
    const doc *content = &linking->documents[document]->content;
    const doc_entity *entity = &content->entities.items[index];
    corpus_person blank = {.document = document, .index = index};
    blank.entity = linking->documents[document]->first_entity + index;
    corpus_person own = blank;
    if (!read_person(linking, doc_string(content, entity->name), &own)) return true;
    bool done = base_vec_push(linking->allocator, &people->people, own);
    doc_range aliases = doc_entity_aliases(entity);
    if (!corpus_rule_on(linking, DOC_RULE_alias_of_person)) aliases.count = 0;
    for (uint32_t a = 0; done && a < aliases.count; a++) {
        corpus_person alias = blank;
        const char *string = doc_string(content, content->lists.items[aliases.first + a]);
        if (read_person(linking, string, &alias) && is_variant(&alias, &own))
            done = base_vec_push(linking->allocator, &people->people, alias);
    }
    return done;
}

/** An organisation of one word may be what a bare surname was taken for. */
static bool add_thing(corpus_people *people, uint32_t document, uint32_t index) {
    const corpus_linking *linking = people->linking;
    const doc *content = &linking->documents[document]->content;
    const char *string = doc_string(content, content->entities.items[index].name);
    name_words name;
    name_words_read(&name, linking->facts, string, strlen(string));
    if (name.count != 1) return true;
    corpus_person thing = {.surname = name_words_hash(&name, 0, 1, 1),
                           .document = document,
                           .index = index,
                           .entity = linking->documents[document]->first_entity + index,
                           .thing = true};
    return base_vec_push(linking->allocator, &people->people, thing);
}

static bool add_people(corpus_people *people, uint32_t document) {
    const doc *content = &people->linking->documents[document]->content;
    bool done = true;
    for (uint32_t i = 0; done && i < content->entities.count; i++) {
        const doc_entity *entity = &content->entities.items[i];
        if (!entity->named) continue;
        if (entity->kind == DOC_PERSON) done = add_person(people, document, i);
        if (entity->kind == DOC_ORG) done = add_thing(people, document, i);
    }
    return done;
}

/** Full names with one given name and one suffix: one person, unless they bear different middle names. */
static void join_full_names(const corpus_people *people, corpus_sets *sets, const corpus_person *run,
                            uint32_t count) {
    uint32_t plain = 0; /* names without a middle name */
    while (plain < count && run[plain].middle == 0) plain++;
    bool one = true, middles = corpus_rule_on(people->linking, DOC_RULE_middle_name);
    for (uint32_t i = plain + 1; middles && i < count; i++) one = one && run[i].middle == run[plain].middle;
    for (uint32_t i = 1; i < count; i++)
        if (one || run[i].middle == run[i - 1].middle)
            corpus_sets_join(sets, run[i - 1].entity, run[i].entity);
}

/** Nobody, and several: what a document's mark may say besides an entity. */
static const uint32_t NOBODY = 0, SEVERAL = UINT32_MAX;

/** True where some document knows both, as it would a father and a son. */
static bool share_document(corpus_people *people, const corpus_person *a, uint32_t a_count,
                           const corpus_person *b, uint32_t b_count) {
    uint32_t *mark = people->marks;
    bool shared = false;
    for (uint32_t i = 0; i < a_count; i++) {
        uint32_t *known = &mark[a[i].document], entity = a[i].entity + 1;
        *known = *known == NOBODY || *known == entity ? entity : SEVERAL;
    }
    for (uint32_t i = 0; i < b_count; i++) {
        uint32_t known = mark[b[i].document];
        shared = shared || (known != NOBODY && known != b[i].entity + 1);
    }
    for (uint32_t i = 0; i < a_count; i++) mark[a[i].document] = NOBODY;
    return shared;
}

/** Names that differ in nothing but suffixes and middle names; those without a suffix come first. */
static void join_given_name(corpus_people *people, corpus_sets *sets, const corpus_person *run,
                            uint32_t count) {
    uint32_t suffixes = 0, plain = 0;
    for (uint32_t first = 0, end; first < count; first = end, suffixes++) {
        end = first + 1;
        while (end < count && run[end].suffix == run[first].suffix) end++;
        join_full_names(people, sets, run + first, end - first);
        if (run[first].suffix == 0) plain = end;
    }
    if (suffixes == 2 && plain > 0 && corpus_rule_on(people->linking, DOC_RULE_name_suffix) &&
        !share_document(people, run, plain, run + plain, count - plain))
        corpus_sets_join(sets, run[0].entity, run[plain].entity);
}

static void join_all_full_names(corpus_people *people, corpus_sets *sets) {
    const corpus_person *items = people->people.items;
    uint32_t count = people->people.count;
    for (uint32_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && items[end].surname == items[first].surname &&
               items[end].given == items[first].given)
            end++;
        if (items[first].given != 0) join_given_name(people, sets, items + first, end - first);
    }
}

static bool join_all_surnames(corpus_people *people, corpus_sets *sets) {
    const corpus_person *items = people->people.items;
    uint32_t count = people->people.count;
    bool done = true;
    for (uint32_t first = 0, end; done && first < count; first = end) {
        end = first + 1;
        while (end < count && items[end].surname == items[first].surname) end++;
        done = corpus_surname_join(people, sets, items + first, end - first);
    }
    return done;
}

static bool read_people(corpus_people *people) {
    const corpus_linking *linking = people->linking;
    people->marks = base_new_zeroed(linking->allocator, linking->document_count, sizeof *people->marks);
    bool done = people->marks != NULL;
    for (uint32_t d = 0; done && d < linking->document_count; d++) done = add_people(people, d);
    return done;
}

bool corpus_link_people(const corpus_linking *linking, corpus_sets *sets) {
    corpus_people people = {.linking = linking};
    bool done = linking->document_count == 0 || read_people(&people);
    if (done) {
        corpus_person *items = people.people.items;
        base_sort(items, people.people.count, sizeof *items, by_name, NULL);
        join_all_full_names(&people, sets);
        base_sort(items, people.people.count, sizeof *items, by_surname, NULL);
        done = join_all_surnames(&people, sets);
    }
    base_free(linking->allocator, people.marks, linking->document_count, sizeof *people.marks);
    base_vec_release(linking->allocator, &people.people);
    return done;
}
