#include <string.h>

#include "base/sort.h"
#include "corpus/identity.h"
#include "text/fold.h"

/** Distinct persons of one surname that are compared with its bare uses; beyond, all stays apart. */
#define MAX_NAMESAKES 64u
/** Entities of one surname whose titles are compared. */
#define MAX_TITLED 256u
/** Who is named in full so many times, and so many times as often as all namesakes together, needs no given
 * name. */
#define DOMINANT 5u

/** A person's name, in parts. */
typedef struct link_person {
    uint64_t surname, given, suffix, middle; /**< hashes; 0 where there is none */
    uint32_t document, index, entity;
    bool initial; /**< the given name is one letter */
    bool thing;   /**< an organisation that bears this one word as its name */
    char letter;  /**< the given name's first byte */
} link_person;

typedef struct link_people {
    const corpus_linking *linking;
    BASE_VEC(link_person) people;
} link_people;

static int compare_numbers(uint64_t a, uint64_t b) {
    return a < b ? -1 : a > b;
}

/** Equal names together, those with a suffix or a middle name behind those without. */
static int by_name(const void *a, const void *b, void *context) {
    const link_person *left = a, *right = b;
    (void)context;
    int order = compare_numbers(left->surname, right->surname);
    if (order == 0) order = compare_numbers(left->given, right->given);
    if (order == 0) order = compare_numbers(left->suffix, right->suffix);
    if (order == 0) order = compare_numbers(left->middle, right->middle);
    return order ? order : compare_numbers(left->entity, right->entity);
}

static int by_surname(const void *a, const void *b, void *context) {
    const link_person *left = a, *right = b;
    (void)context;
    int order = compare_numbers(left->surname, right->surname);
    if (order == 0) order = left->thing - right->thing;
    return order ? order : compare_numbers(left->entity, right->entity);
}

static const doc_entity *entity_of(const link_people *people, const link_person *person) {
    return &people->linking->documents[person->document]->content.entities.items[person->index];
}

/** Reads a name; false for one without words. */
static bool read_person(const corpus_name_facts *facts, const char *string, link_person *person) {
    corpus_name name;
    corpus_name_read(&name, facts, string, strlen(string));
    if (name.count == 0) return false;
    corpus_person_name parts = corpus_name_person(&name, facts);
    person->surname = corpus_name_hash(&name, parts.surname, parts.end, 1);
    if (parts.given > 0) {
        person->given = corpus_name_given_hash(&name, facts) | 1;
        person->initial = name.length[0] == 1;
        person->letter = name.bytes[name.begin[0]];
    }
    if (parts.middle > parts.given)
        person->middle = corpus_name_hash(&name, parts.given, parts.middle, 1) | 1;
    if (parts.end < name.count) person->suffix = corpus_name_hash(&name, parts.end, name.count, 1) | 1;
    return true;
}

/** True where a full name may be another form of a person's own: a headline read as a name must not make two
 * persons one. */
static bool is_variant(const link_person *alias, const link_person *own) {
    if (alias->given == 0 || alias->surname != own->surname || alias->suffix != own->suffix) return false;
    if (own->given != 0 && alias->given != own->given && alias->letter != own->letter) return false;
    return alias->middle == own->middle || alias->middle == 0 || own->middle == 0;
}

static bool add_person(link_people *people, uint32_t document, uint32_t index) {
    const corpus_linking *linking = people->linking;
    const doc *content = &linking->documents[document]->content;
    const doc_entity *entity = &content->entities.items[index];
    link_person blank = {.document = document, .index = index};
    blank.entity = linking->documents[document]->first_entity + index;
    link_person own = blank;
    if (!read_person(linking->facts, doc_string(content, entity->name), &own)) return true;
    bool done = base_vec_push(linking->allocator, &people->people, own);
    doc_range aliases = doc_entity_aliases(entity);
    for (uint32_t a = 0; done && a < aliases.count; a++) {
        link_person alias = blank;
        const char *string = doc_string(content, content->lists.items[aliases.first + a]);
        if (read_person(linking->facts, string, &alias) && is_variant(&alias, &own))
            done = base_vec_push(linking->allocator, &people->people, alias);
    }
    return done;
}

/** An organisation of one word may be what a bare surname was taken for. */
static bool add_thing(link_people *people, uint32_t document, uint32_t index) {
    const corpus_linking *linking = people->linking;
    const doc *content = &linking->documents[document]->content;
    const char *string = doc_string(content, content->entities.items[index].name);
    corpus_name name;
    corpus_name_read(&name, linking->facts, string, strlen(string));
    if (name.count != 1) return true;
    link_person thing = {.surname = corpus_name_hash(&name, 0, 1, 1),
                         .document = document,
                         .index = index,
                         .entity = linking->documents[document]->first_entity + index,
                         .thing = true};
    return base_vec_push(linking->allocator, &people->people, thing);
}

static bool add_people(link_people *people, uint32_t document) {
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
static void join_full_names(corpus_sets *sets, const link_person *run, uint32_t count) {
    uint32_t plain = 0; /* names without a middle name */
    while (plain < count && run[plain].middle == 0) plain++;
    bool one = true;
    for (uint32_t i = plain + 1; i < count; i++) one = one && run[i].middle == run[plain].middle;
    for (uint32_t i = 1; i < count; i++)
        if (one || run[i].middle == run[i - 1].middle)
            corpus_sets_join(sets, run[i - 1].entity, run[i].entity);
}

/** True where some document knows both: a father and a son. */
static bool share_document(const link_person *a, uint32_t a_count, const link_person *b, uint32_t b_count) {
    for (uint32_t i = 0; i < a_count && i < MAX_TITLED; i++)
        for (uint32_t j = 0; j < b_count && j < MAX_TITLED; j++)
            if (a[i].document == b[j].document && a[i].entity != b[j].entity) return true;
    return false;
}

/** Names that differ in nothing but suffixes and middle names; those without a suffix come first. */
static void join_given_name(corpus_sets *sets, const link_person *run, uint32_t count) {
    uint32_t suffixes = 0, plain = 0;
    for (uint32_t first = 0, end; first < count; first = end, suffixes++) {
        end = first + 1;
        while (end < count && run[end].suffix == run[first].suffix) end++;
        join_full_names(sets, run + first, end - first);
        if (run[first].suffix == 0) plain = end;
    }
    if (suffixes == 2 && plain > 0 && !share_document(run, plain, run + plain, count - plain))
        corpus_sets_join(sets, run[0].entity, run[plain].entity);
}

static void join_all_full_names(corpus_sets *sets, const link_person *people, uint32_t count) {
    for (uint32_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && people[end].surname == people[first].surname &&
               people[end].given == people[first].given)
            end++;
        if (people[first].given != 0) join_given_name(sets, people + first, end - first);
    }
}

/** People of one surname, in the order of their entities. */
typedef struct link_surname {
    const link_people *people;
    corpus_sets *sets;
    const link_person *items;
    uint32_t count;
    uint32_t namesakes[MAX_NAMESAKES];         /**< roots of distinct persons with a full name */
    const link_person *bearers[MAX_NAMESAKES]; /**< some name of each */
    uint32_t full_names[MAX_NAMESAKES]; /**< how often each is named in full, by an entity of a document */
    uint32_t namesake_count;
    bool many;
} link_surname;

static bool same_gender(const link_surname *surname, const link_person *a, const link_person *b) {
    uint8_t left = entity_of(surname->people, a)->gender, right = entity_of(surname->people, b)->gender;
    return left == right || left == DOC_GENDER_UNKNOWN || right == DOC_GENDER_UNKNOWN;
}

static void add_namesake(link_surname *surname, const link_person *bearer) {
    uint32_t root = corpus_sets_root(surname->sets, bearer->entity), i = 0;
    while (i < surname->namesake_count && surname->namesakes[i] != root) i++;
    if (i == MAX_NAMESAKES) {
        surname->many = true;
        return;
    }
    if (i == surname->namesake_count) {
        surname->namesakes[i] = root;
        surname->bearers[i] = bearer;
        surname->full_names[i] = 0;
        surname->namesake_count++;
    }
    surname->full_names[i]++;
}

static void find_namesakes(link_surname *surname) {
    surname->namesake_count = 0;
    surname->many = false;
    for (uint32_t i = 0; i < surname->count; i++)
        if (surname->items[i].given != 0) add_namesake(surname, &surname->items[i]);
}

/** "J. Example" joins the one Example whose given name begins so. */
static void join_initials(link_surname *surname) {
    for (uint32_t i = 0; i < surname->count; i++) {
        const link_person *short_name = &surname->items[i];
        if (!short_name->initial) continue;
        uint32_t fit = DOC_NONE;
        bool several = false;
        for (uint32_t j = 0; j < surname->count && j < MAX_TITLED; j++) {
            const link_person *other = &surname->items[j];
            if (other->given == 0 || other->initial || other->letter != short_name->letter) continue;
            uint32_t root = corpus_sets_root(surname->sets, other->entity);
            several = several || (fit != DOC_NONE && fit != root);
            fit = root;
        }
        if (fit != DOC_NONE && !several) corpus_sets_join(surname->sets, fit, short_name->entity);
    }
}

/** The document itself keeps this bare surname apart from a person of that set. */
static bool kept_apart(const link_surname *surname, uint32_t bare, uint32_t root) {
    const link_person *items = surname->items;
    uint32_t first = bare, end = bare + 1;
    while (first > 0 && bare - first < MAX_TITLED && items[first - 1].document == items[bare].document)
        first--;
    while (end < surname->count && end - bare < MAX_TITLED && items[end].document == items[bare].document)
        end++;
    for (uint32_t i = first; i < end; i++)
        if (items[i].given != 0 && corpus_sets_root(surname->sets, items[i].entity) == root) return true;
    return false;
}

static bool share_title(const link_surname *surname, const link_person *a, const link_person *b) {
    const doc *left = &surname->people->linking->documents[a->document]->content;
    const doc *right = &surname->people->linking->documents[b->document]->content;
    doc_range ours = doc_entity_titles(&left->entities.items[a->index]);
    doc_range theirs = doc_entity_titles(&right->entities.items[b->index]);
    for (uint32_t i = 0; i < ours.count; i++) {
        const char *title = doc_string(left, left->lists.items[ours.first + i]);
        for (uint32_t j = 0; j < theirs.count; j++) {
            const char *other = doc_string(right, right->lists.items[theirs.first + j]);
            if (text_fold_equal(title, strlen(title), other, strlen(other))) return true;
        }
    }
    return false;
}

/** The one namesake that bears a title of the bare surname's, or DOC_NONE. */
static uint32_t titled_namesake(const link_surname *surname, const link_person *bare) {
    uint32_t fit = DOC_NONE;
    for (uint32_t i = 0; i < surname->count && i < MAX_TITLED; i++) {
        const link_person *other = &surname->items[i];
        if (other->given == 0 || !share_title(surname, bare, other)) continue;
        uint32_t root = corpus_sets_root(surname->sets, other->entity);
        if (fit != DOC_NONE && fit != root) return DOC_NONE;
        fit = root;
    }
    return fit;
}

/** The one namesake that nearly everybody means by the surname, or DOC_NONE. */
static uint32_t dominant_namesake(const link_surname *surname) {
    uint32_t best = 0, others = 0;
    for (uint32_t i = 0; i < surname->namesake_count; i++) {
        others += surname->full_names[i];
        if (surname->full_names[i] > surname->full_names[best]) best = i;
    }
    if (surname->namesake_count == 0 || surname->many) return DOC_NONE;
    others -= surname->full_names[best];
    bool dominant = surname->full_names[best] >= DOMINANT && surname->full_names[best] / DOMINANT >= others;
    return dominant ? surname->namesakes[best] : DOC_NONE;
}

/** A name of a namesake, to compare genders with; NULL for one that is not listed. */
static const link_person *bearer_of(const link_surname *surname, uint32_t root) {
    for (uint32_t i = 0; i < surname->namesake_count; i++)
        if (surname->namesakes[i] == root) return surname->bearers[i];
    return NULL;
}

/** A bare surname joins the one person of that surname; where there is none, bare surnames join each other.
 */
static void join_bare_surnames(link_surname *surname) {
    const link_person *first_bare = NULL;
    uint32_t dominant = dominant_namesake(surname);
    const link_person *only =
        surname->namesake_count == 1 && !surname->many ? bearer_of(surname, surname->namesakes[0]) : NULL;
    for (uint32_t i = 0; i < surname->count; i++) {
        const link_person *bare = &surname->items[i];
        if (bare->given != 0) continue;
        uint32_t fit = DOC_NONE;
        const link_person *other = only;
        if (only) {
            fit = surname->namesakes[0];
        } else if (surname->namesake_count > 1) {
            fit = titled_namesake(surname, bare);
            if (fit == DOC_NONE) fit = dominant;
            other = fit == DOC_NONE ? NULL : bearer_of(surname, fit);
        } else if (first_bare) {
            fit = first_bare->entity;
            other = first_bare;
        } else {
            first_bare = bare;
        }
        if (other && same_gender(surname, bare, other) &&
            !kept_apart(surname, i, corpus_sets_root(surname->sets, fit)))
            corpus_sets_join(surname->sets, fit, bare->entity);
    }
}

/** All that is said of the people of one surname. Organisations of that name come last: a surname that nobody
 * bears with a given name is theirs. */
static void join_surname(link_people *people, corpus_sets *sets, const link_person *items, uint32_t count) {
    uint32_t persons = 0;
    while (persons < count && !items[persons].thing) persons++;
    link_surname surname = {.people = people, .sets = sets, .items = items, .count = persons};
    join_initials(&surname);
    find_namesakes(&surname);
    join_bare_surnames(&surname);
    if (surname.namesake_count > 0 || persons == count) return;
    for (uint32_t i = 0; i < persons; i++) corpus_sets_join(sets, items[persons].entity, items[i].entity);
}

bool corpus_link_people(const corpus_linking *linking, corpus_sets *sets) {
    link_people people = {.linking = linking};
    bool done = true;
    for (uint32_t d = 0; done && d < linking->document_count; d++) done = add_people(&people, d);
    if (done) {
        link_person *items = people.people.items;
        uint32_t count = people.people.count;
        base_sort(items, count, sizeof *items, by_name, NULL);
        join_all_full_names(sets, items, count);
        base_sort(items, count, sizeof *items, by_surname, NULL);
        for (uint32_t first = 0, end; first < count; first = end) {
            end = first + 1;
            while (end < count && items[end].surname == items[first].surname) end++;
            join_surname(&people, sets, items + first, end - first);
        }
    }
    base_vec_release(linking->allocator, &people.people);
    return done;
}
