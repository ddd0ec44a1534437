/*
 * What a surname says of who bears it: "J. Example" and "Example" beside "Jane Example". All is decided from
 * who the bearers are when it begins, and joined afterwards, so that the order of the documents decides
 * nothing.
 */

#include <string.h>

#include "base/search.h"
#include "base/sort.h"
#include "corpus/identity_people.h"
#include "text/fold.h"

/** Who is named in full so many times, and so many times as often as all namesakes together, needs no given
 * name. Of the bare surnames that nobody bears in full, those of unknown gender are of the one that is so
 * frequent. */
#define DOMINANT 5u

/** A distinct person with a full name: by how many names it is told, and of what gender these are. */
typedef struct namesake {
    uint32_t root;
    uint32_t full_names, male, female;
} namesake;

/** A title of a namesake. */
typedef struct namesake_title {
    uint64_t hash; /**< of the folded title */
    const char *bytes;
    uint32_t namesake;
} namesake_title;

/** The people of one surname, in the order of their entities. */
typedef struct corpus_surname {
    corpus_people *people;
    corpus_sets *sets;
    const corpus_person *items;
    uint32_t count;
    BASE_VEC(namesake) namesakes; /**< by root */
    BASE_VEC(namesake_title) titles;
    BASE_VEC(uint32_t) fits; /**< the namesake that each item is one with, or DOC_NONE */
} corpus_surname;

static bool rule_on(const corpus_surname *surname, doc_rule rule) {
    return corpus_rule_on(surname->people->linking, rule);
}

static const doc *document_of(const corpus_surname *surname, const corpus_person *person) {
    return &surname->people->linking->documents[person->document]->content;
}

static const doc_entity *entity_of(const corpus_surname *surname, const corpus_person *person) {
    return &document_of(surname, person)->entities.items[person->index];
}

/* ---- Initials ------------------------------------------------------------------------------------------ */

/** What an initial may stand for, beside the root of one person. */
static const uint32_t NO_FULL_NAME = UINT32_MAX, SEVERAL_FULL_NAMES = UINT32_MAX - 1;

/** "J. Example" joins the one Example whose given name begins so. */
static void join_initials(corpus_surname *surname) {
    uint32_t meant[UINT8_MAX + 1];
    bool initials = false;
    for (uint32_t i = 0; i < surname->count; i++) initials = initials || surname->items[i].initial;
    if (!initials || !rule_on(surname, DOC_RULE_initial_given_name)) return;
    memset(meant, 0xFF, sizeof meant);
    for (uint32_t i = 0; i < surname->count; i++) {
        const corpus_person *full = &surname->items[i];
        if (full->given == 0 || full->initial) continue;
        uint32_t *person = &meant[(unsigned char)full->letter];
        uint32_t root = corpus_sets_root(surname->sets, full->entity);
        *person = *person == NO_FULL_NAME || *person == root ? root : SEVERAL_FULL_NAMES;
    }
    for (uint32_t i = 0; i < surname->count; i++) {
        const corpus_person *initial = &surname->items[i];
        uint32_t person = initial->initial ? meant[(unsigned char)initial->letter] : NO_FULL_NAME;
        if (person < SEVERAL_FULL_NAMES) corpus_sets_join(surname->sets, person, initial->entity);
    }
}

/* ---- Who bears the surname ----------------------------------------------------------------------------- */

static int by_root(const void *a, const void *b, void *context) {
    const namesake *left = a, *right = b;
    (void)context;
    return left->root < right->root ? -1 : left->root > right->root;
}

/** The place of a person among the namesakes, or DOC_NONE. */
static uint32_t namesake_of(const corpus_surname *surname, uint32_t root) {
    uint32_t low;
    base_lower_bound(low, 0, surname->namesakes.count, surname->namesakes.items[low].root < root);
    return low < surname->namesakes.count && surname->namesakes.items[low].root == root ? low : DOC_NONE;
}

static bool find_namesakes(corpus_surname *surname) {
    const base_allocator *allocator = surname->people->linking->allocator;
    for (uint32_t i = 0; i < surname->count; i++) {
        const corpus_person *full = &surname->items[i];
        if (full->given == 0) continue;
        uint8_t gender = entity_of(surname, full)->gender;
        namesake one = {corpus_sets_root(surname->sets, full->entity), 1, gender == DOC_MALE,
                        gender == DOC_FEMALE};
        if (!base_vec_push(allocator, &surname->namesakes, one)) return false;
    }
    namesake *items = surname->namesakes.items;
    base_sort(items, surname->namesakes.count, sizeof *items, by_root, NULL);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < surname->namesakes.count; i++) {
        if (kept == 0 || items[kept - 1].root != items[i].root) {
            items[kept++] = items[i];
            continue;
        }
        items[kept - 1].full_names++;
        items[kept - 1].male += items[i].male;
        items[kept - 1].female += items[i].female;
    }
    surname->namesakes.count = kept;
    return true;
}

/** The one namesake that nearly everybody means by the surname, or DOC_NONE. */
static uint32_t dominant_namesake(const corpus_surname *surname) {
    uint32_t best = 0, all = 0;
    for (uint32_t i = 0; i < surname->namesakes.count; i++) {
        all += surname->namesakes.items[i].full_names;
        if (surname->namesakes.items[i].full_names > surname->namesakes.items[best].full_names) best = i;
    }
    if (surname->namesakes.count == 0 || !rule_on(surname, DOC_RULE_dominant_namesake)) return DOC_NONE;
    uint32_t names = surname->namesakes.items[best].full_names;
    return names >= DOMINANT && names / DOMINANT >= all - names ? best : DOC_NONE;
}

/* ---- Titles -------------------------------------------------------------------------------------------- */

static uint64_t title_hash(const corpus_surname *surname, const char *title) {
    char folded[256];
    size_t size = text_fold_token(title, strlen(title), folded, sizeof folded);
    return base_hash_keyed(&surname->people->linking->allocator->secret, folded, size, 0);
}

static int by_title(const void *a, const void *b, void *context) {
    const namesake_title *left = a, *right = b;
    (void)context;
    if (left->hash != right->hash) return left->hash < right->hash ? -1 : 1;
    return left->namesake < right->namesake ? -1 : left->namesake > right->namesake;
}

/** The titles of all namesakes, where there are several to tell apart. */
static bool find_titles(corpus_surname *surname) {
    const base_allocator *allocator = surname->people->linking->allocator;
    for (uint32_t i = 0; i < surname->count && surname->namesakes.count > 1; i++) {
        const corpus_person *full = &surname->items[i];
        if (full->given == 0) continue;
        const doc *content = document_of(surname, full);
        doc_range titles = doc_entity_titles(entity_of(surname, full));
        uint32_t bearer = namesake_of(surname, corpus_sets_root(surname->sets, full->entity));
        for (uint32_t t = 0; t < titles.count; t++) {
            const char *bytes = doc_string(content, content->lists.items[titles.first + t]);
            if (!base_vec_push(allocator, &surname->titles,
                               (namesake_title){title_hash(surname, bytes), bytes, bearer}))
                return false;
        }
    }
    base_sort(surname->titles.items, surname->titles.count, sizeof *surname->titles.items, by_title, NULL);
    return true;
}

/** The one namesake that bears this title: adds it to *fit, which is DOC_NONE for none, or makes *several
 * true. */
static void add_titled(const corpus_surname *surname, const char *title, uint32_t *fit, bool *several) {
    uint64_t hash = title_hash(surname, title);
    uint32_t low;
    base_lower_bound(low, 0, surname->titles.count, surname->titles.items[low].hash < hash);
    for (; low < surname->titles.count && surname->titles.items[low].hash == hash && !*several; low++) {
        const namesake_title *borne = &surname->titles.items[low];
        if (!text_fold_equal(title, strlen(title), borne->bytes, strlen(borne->bytes))) continue;
        *several = *fit != DOC_NONE && *fit != borne->namesake;
        *fit = borne->namesake;
    }
}

/** The one namesake that bears a title of the bare surname's, or DOC_NONE. */
static uint32_t titled_namesake(const corpus_surname *surname, const corpus_person *bare) {
    const doc *content = document_of(surname, bare);
    doc_range titles = doc_entity_titles(entity_of(surname, bare));
    uint32_t fit = DOC_NONE;
    bool several = false;
    for (uint32_t i = 0; i < titles.count; i++)
        add_titled(surname, doc_string(content, content->lists.items[titles.first + i]), &fit, &several);
    return several ? DOC_NONE : fit;
}

/* ---- Bare surnames ------------------------------------------------------------------------------------- */

static bool may_be(const corpus_surname *surname, const corpus_person *bare, const namesake *bearer) {
    uint8_t gender = entity_of(surname, bare)->gender;
    if (!rule_on(surname, DOC_RULE_namesake_gender)) return true;
    if (gender == DOC_MALE) return bearer->female <= bearer->male;
    return gender != DOC_FEMALE || bearer->male <= bearer->female;
}

/** The namesake that a bare surname means, or DOC_NONE. */
static uint32_t meant_by(const corpus_surname *surname, const corpus_person *bare, uint32_t dominant) {
    if (namesake_of(surname, corpus_sets_root(surname->sets, bare->entity)) != DOC_NONE) return DOC_NONE;
    uint32_t fit = rule_on(surname, DOC_RULE_bare_surname) ? 0 : DOC_NONE;
    if (surname->namesakes.count > 1) {
        fit = rule_on(surname, DOC_RULE_titled_namesake) ? titled_namesake(surname, bare) : DOC_NONE;
        if (fit == DOC_NONE) fit = dominant;
    }
    return fit != DOC_NONE && may_be(surname, bare, &surname->namesakes.items[fit]) ? fit : DOC_NONE;
}

/** Forgets the fits of bare surnames whose own document keeps them apart from that namesake: it names both.
 * Names of a document stand together. */
static void drop_kept_apart(corpus_surname *surname, uint32_t *documents) {
    for (uint32_t first = 0, end; first < surname->count; first = end) {
        end = first;
        while (end < surname->count && surname->items[end].document == surname->items[first].document) end++;
        for (uint32_t i = first; i < end; i++)
            if (surname->items[i].given != 0) documents[surname->fits.items[i]] = first + 1;
        for (uint32_t i = first; i < end; i++)
            if (surname->items[i].given == 0 && surname->fits.items[i] != DOC_NONE &&
                documents[surname->fits.items[i]] == first + 1)
                surname->fits.items[i] = DOC_NONE;
    }
}

/** A bare surname joins the person that it means. */
static bool join_namesakes(corpus_surname *surname) {
    const base_allocator *allocator = surname->people->linking->allocator;
    uint32_t dominant = dominant_namesake(surname), bearers = surname->namesakes.count;
    for (uint32_t i = 0; i < surname->count; i++) {
        const corpus_person *item = &surname->items[i];
        uint32_t fit = item->given ? namesake_of(surname, corpus_sets_root(surname->sets, item->entity))
                                   : meant_by(surname, item, dominant);
        if (!base_vec_push(allocator, &surname->fits, fit)) return false;
    }
    uint32_t *documents = base_new_zeroed(allocator, bearers, sizeof *documents);
    if (!documents) return false;
    if (rule_on(surname, DOC_RULE_told_apart)) drop_kept_apart(surname, documents);
    base_free(allocator, documents, bearers, sizeof *documents);
    for (uint32_t i = 0; i < surname->count; i++)
        if (surname->items[i].given == 0 && surname->fits.items[i] != DOC_NONE)
            corpus_sets_join(surname->sets, surname->namesakes.items[surname->fits.items[i]].root,
                             surname->items[i].entity);
    return true;
}

/** The gender that bare surnames of unknown gender have, where men and women are meant: the one that is far
 * more frequent, else unknown. */
static uint8_t frequent_gender(uint32_t male, uint32_t female) {
    if (male / DOMINANT >= female) return DOC_MALE;
    return female / DOMINANT >= male ? DOC_FEMALE : DOC_GENDER_UNKNOWN;
}

/** Where nobody bears the surname in full, its bare uses join each other, men and women apart. */
static void join_each_other(corpus_surname *surname) {
    uint32_t male = 0, female = 0;
    uint32_t first[3] = {DOC_NONE, DOC_NONE, DOC_NONE}; /* an item of each gender */
    for (uint32_t i = 0; i < surname->count; i++) {
        uint8_t gender = entity_of(surname, &surname->items[i])->gender;
        male += gender == DOC_MALE;
        female += gender == DOC_FEMALE;
    }
    bool mixed = male > 0 && female > 0 && rule_on(surname, DOC_RULE_genders_apart);
    uint8_t unknown = mixed ? frequent_gender(male, female) : DOC_GENDER_UNKNOWN;
    for (uint32_t i = 0; i < surname->count; i++) {
        uint8_t gender = entity_of(surname, &surname->items[i])->gender;
        if (gender != DOC_MALE && gender != DOC_FEMALE) gender = unknown;
        if (mixed && gender == DOC_GENDER_UNKNOWN) continue;
        uint32_t *one = &first[!mixed ? 0 : gender == DOC_MALE ? 1 : 2];
        if (*one == DOC_NONE) *one = i;
        corpus_sets_join(surname->sets, surname->items[*one].entity, surname->items[i].entity);
    }
}

bool corpus_surname_join(corpus_people *people, corpus_sets *sets, const corpus_person *items,
                         uint32_t count) {
    const base_allocator *allocator = people->linking->allocator;
    uint32_t persons = 0;
    if (count < 2) return true;
    while (persons < count && !items[persons].thing) persons++;
    corpus_surname surname = {.people = people, .sets = sets, .items = items, .count = persons};
    join_initials(&surname);
    bool done = find_namesakes(&surname) && find_titles(&surname);
    if (done && surname.namesakes.count > 0) {
        done = join_namesakes(&surname);
    } else if (done) {
        if (rule_on(&surname, DOC_RULE_surnames_alone)) join_each_other(&surname);
        bool firm = persons < count && rule_on(&surname, DOC_RULE_surname_of_firm);
        for (uint32_t i = 0; firm && i < persons; i++)
            corpus_sets_join(sets, items[persons].entity, items[i].entity);
    }
    base_vec_release(allocator, &surname.namesakes);
    base_vec_release(allocator, &surname.titles);
    base_vec_release(allocator, &surname.fits);
    return done;
}
