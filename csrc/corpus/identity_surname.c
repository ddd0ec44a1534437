/*
 * What a block says of a surname's bearers: full names that are one person, initials, and whom the bare surname means.
 * All is decided from who the bearers are, and not from the order in which they came.
 */

#include "base/search.h"
#include "base/sort.h"
#include "corpus/identity_table.h"

/** Who is named in full so many times, and so many times as often as all namesakes together, needs no given
 * name. Of the bare surnames that nobody bears in full, those of unknown gender are of the one that is so
 * frequent. */
#define DOMINANT 5u

/** A node of the surname. */
typedef struct bearer {
    corpus_person person;
    uint32_t node;
    uint32_t parent;              /**< bearers that are one share the last of these */
    uint32_t names, male, female; /**< of the first of those that are one: what full names tell of them */
    uint32_t titled;              /**< of a bare surname: who bears its titles, or DOC_NONE */
    bool several_titled;          /**< not one alone does */
    bool has_title;
    bool full; /**< some full name is the person's */
} bearer;

/** A title of a bearer. */
typedef struct bearer_title {
    uint32_t title, bearer;
} bearer_title;

/** What documents say of two bearers. */
typedef struct bearer_pair {
    uint32_t bearer, other;
} bearer_pair;

typedef struct surname {
    corpus_update *update;
    BASE_VEC(bearer) bearers;      /**< by node, then, of persons with full names, by name */
    BASE_VEC(uint32_t) by_name;    /**< bearers with full names, by these */
    BASE_VEC(bearer_title) titles; /**< by title */
    BASE_VEC(bearer_pair) beside;  /**< documents name both; by the first */
    uint32_t namesakes, firm,
        place; /**< distinct persons with full names; a firm's and a place's node or DOC_NONE */
    bool failed;
} surname;

static bool rule_on(const surname *self, doc_rule rule) {
    return corpus_rule_on(self->update->linking, rule);
}

static uint32_t root_of(surname *self, uint32_t place) {
    bearer *items = self->bearers.items;
    while (items[place].parent != place) place = items[place].parent = items[items[place].parent].parent;
    return place;
}

static void join(surname *self, uint32_t a, uint32_t b, uint32_t rule) {
    uint32_t roots[2] = {root_of(self, a), root_of(self, b)};
    if (roots[0] == roots[1]) return;
    self->bearers.items[roots[0] < roots[1] ? roots[1] : roots[0]].parent =
        roots[0] < roots[1] ? roots[0] : roots[1];
    if (!corpus_want(self->update, self->bearers.items[a].node, self->bearers.items[b].node, rule))
        self->failed = true;
}

/* ---- Who bears the surname ----------------------------------------------------------------------------- */

static int by_node(const void *a, const void *b, void *context) {
    const bearer *left = a, *right = b;
    (void)context;
    return left->node < right->node ? -1 : left->node > right->node;
}

/** The place of a node among the bearers, or DOC_NONE. */
static uint32_t place_of(const surname *self, uint32_t node) {
    uint32_t low;
    base_lower_bound(low, 0, self->bearers.count, self->bearers.items[low].node < node);
    return low < self->bearers.count && self->bearers.items[low].node == node ? low : DOC_NONE;
}

static int compare_numbers(uint64_t a, uint64_t b) {
    return a < b ? -1 : a > b;
}

/** Equal names together, those with a suffix or a middle name behind those without. */
static int by_name(const void *a, const void *b, void *context) {
    const surname *self = context;
    const corpus_person *left = &self->bearers.items[*(const uint32_t *)a].person;
    const corpus_person *right = &self->bearers.items[*(const uint32_t *)b].person;
    int order = compare_numbers(left->given, right->given);
    if (order == 0) order = compare_numbers(left->suffix, right->suffix);
    return order ? order : compare_numbers(left->middle, right->middle);
}

static bool find_bearers(surname *self, uint32_t block) {
    corpus_identity *identity = self->update->identity;
    const base_allocator *allocator = self->update->linking->allocator;
    bool done = true;
    for (uint32_t i = identity->blocks.items[block].postings; done && i != DOC_NONE;
         i = identity->postings.items[i].next) {
        const corpus_posting *posting = &identity->postings.items[i];
        identity->work++;
        uint32_t *thing = posting->other ? &self->place : &self->firm;
        if (posting->role == CORPUS_FIRM && (*thing == DOC_NONE || posting->node < *thing))
            *thing = posting->node;
        if (posting->role != CORPUS_SURNAME) continue;
        bearer one = {.node = posting->node, .titled = DOC_NONE};
        one.person = identity->people.items[identity->nodes.items[posting->node].person];
        one.full = one.person.given != 0;
        done = base_vec_push(allocator, &self->bearers, one);
    }
    base_sort(self->bearers.items, self->bearers.count, sizeof *self->bearers.items, by_node, NULL);
    for (uint32_t i = 0; done && i < self->bearers.count; i++) {
        self->bearers.items[i].parent = i;
        if (self->bearers.items[i].full) done = base_vec_push(allocator, &self->by_name, i);
    }
    base_sort(self->by_name.items, self->by_name.count, sizeof *self->by_name.items, by_name, self);
    return done;
}

static int by_title(const void *a, const void *b, void *context) {
    const bearer_title *left = a, *right = b;
    (void)context;
    if (left->title != right->title) return left->title < right->title ? -1 : 1;
    return left->bearer < right->bearer ? -1 : left->bearer > right->bearer;
}

static int by_pair(const void *a, const void *b, void *context) {
    const bearer_pair *left = a, *right = b;
    (void)context;
    if (left->bearer != right->bearer) return left->bearer < right->bearer ? -1 : 1;
    return left->other < right->other ? -1 : left->other > right->other;
}

/** The first pair of a bearer. */
static uint32_t first_beside(const surname *self, uint32_t place) {
    uint32_t low;
    base_lower_bound(low, 0, self->beside.count, self->beside.items[low].bearer < place);
    return low;
}

/** What is said of the bearers besides their names; variants are joined at once. */
static bool find_sayings(surname *self, uint32_t block) {
    corpus_identity *identity = self->update->identity;
    const base_allocator *allocator = self->update->linking->allocator;
    bool done = true;
    for (uint32_t i = identity->blocks.items[block].postings; done && i != DOC_NONE;
         i = identity->postings.items[i].next) {
        corpus_posting said = identity->postings.items[i];
        if (said.role != CORPUS_TITLE && !corpus_role_has_node(said.role)) continue;
        uint32_t place = place_of(self, said.node);
        uint32_t other = corpus_role_has_node(said.role) ? place_of(self, said.other) : DOC_NONE;
        if (said.role == CORPUS_TITLE && place != DOC_NONE) self->bearers.items[place].has_title = true;
        if (said.role == CORPUS_TITLE && place != DOC_NONE)
            done = base_vec_push(allocator, &self->titles, (bearer_title){said.other, place});
        if (said.role == CORPUS_BESIDE && place != DOC_NONE && other != DOC_NONE)
            done = base_vec_push(allocator, &self->beside, (bearer_pair){place, other});
        if (said.role != CORPUS_VARIANT || other == DOC_NONE) continue;
        if (place != DOC_NONE) {
            join(self, place, other, DOC_RULE_alias_of_person);
        } else {
            done = corpus_want(self->update, said.node, said.other, CORPUS_TAUGHT);
        }
    }
    base_sort(self->titles.items, self->titles.count, sizeof *self->titles.items, by_title, NULL);
    base_sort(self->beside.items, self->beside.count, sizeof *self->beside.items, by_pair, NULL);
    return done;
}

/* ---- Full names ---------------------------------------------------------------------------------------- */

static const corpus_person *named(const surname *self, uint32_t place) {
    return &self->bearers.items[self->by_name.items[place]].person;
}

/** True where names [first, end), which differ in nothing but middle names, may all be one person's: an initial may
 * stand for one that begins so. */
static bool middles_agree(const surname *self, uint32_t first, uint32_t end) {
    const corpus_person *fuller = NULL;
    for (uint32_t i = first; i < end; i++) {
        const corpus_person *one = named(self, i);
        if (one->middle == 0) continue;
        if (fuller && one->middle != fuller->middle) {
            bool initial = one->middle_initial || fuller->middle_initial;
            if (!initial || one->middle_letter != fuller->middle_letter ||
                !rule_on(self, DOC_RULE_middle_initial))
                return false;
        }
        if (!fuller || fuller->middle_initial) fuller = one;
    }
    return true;
}

/** Full names with one given name and one suffix: one person, unless they bear different middle names. */
static bool join_full_names(surname *self, uint32_t first, uint32_t end) {
    bool one = !rule_on(self, DOC_RULE_middle_name) || middles_agree(self, first, end);
    for (uint32_t i = first + 1; one && i < end; i++)
        join(self, self->by_name.items[first], self->by_name.items[i], DOC_RULE_middle_name);
    return one;
}

/** True where some document knows a bearer of names [first, middle) beside one of [middle, end), as it would a father
 * and a son. */
static bool share_document(const surname *self, uint32_t first, uint32_t middle, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        uint32_t place = self->by_name.items[at];
        for (uint32_t i = first_beside(self, place);
             i < self->beside.count && self->beside.items[i].bearer == place; i++) {
            const corpus_person *other = &self->bearers.items[self->beside.items[i].other].person;
            if (other->given == named(self, at)->given && (other->suffix == 0) != (at < middle)) return true;
        }
    }
    return false;
}

/** Names that differ in nothing but suffixes and middle names; those without a suffix come first. */
static void join_given_name(surname *self, uint32_t first, uint32_t end) {
    uint32_t suffixes = 0, plain = first;
    bool one = true;
    for (uint32_t at = first, next; at < end; at = next, suffixes++) {
        next = at + 1;
        while (next < end && named(self, next)->suffix == named(self, at)->suffix) next++;
        one = join_full_names(self, at, next) && one;
        if (named(self, at)->suffix == 0) plain = next;
    }
    if (suffixes == 2 && plain > first && one && rule_on(self, DOC_RULE_name_suffix) &&
        !share_document(self, first, plain, end))
        join(self, self->by_name.items[first], self->by_name.items[plain], DOC_RULE_name_suffix);
}

static void join_all_full_names(surname *self) {
    for (uint32_t first = 0, end; first < self->by_name.count; first = end) {
        end = first + 1;
        while (end < self->by_name.count && named(self, end)->given == named(self, first)->given) end++;
        join_given_name(self, first, end);
    }
}

/** "J. Example" joins the one Example whose given name begins so. */
static void join_initials(surname *self) {
    uint32_t meant[UINT8_MAX + 1];
    static const uint32_t several = DOC_NONE - 1;
    memset(meant, 0xFF, sizeof meant);
    if (!rule_on(self, DOC_RULE_initial_given_name)) return;
    for (uint32_t i = 0; i < self->by_name.count; i++) {
        if (named(self, i)->initial) continue;
        uint32_t *person = &meant[(unsigned char)named(self, i)->letter];
        uint32_t root = root_of(self, self->by_name.items[i]);
        *person = *person == DOC_NONE || *person == root ? root : several;
    }
    for (uint32_t i = 0; i < self->by_name.count; i++) {
        if (!named(self, i)->initial) continue;
        uint32_t person = meant[(unsigned char)named(self, i)->letter];
        if (person < several) join(self, person, self->by_name.items[i], DOC_RULE_initial_given_name);
    }
}

/** Sums what full names tell of each person. */
static void sum_namesakes(surname *self) {
    for (uint32_t i = 0; i < self->bearers.count; i++) {
        const bearer *one = &self->bearers.items[i];
        if (one->person.given == 0) continue;
        bearer *root = &self->bearers.items[root_of(self, i)];
        if (root->names == 0) self->namesakes++;
        root->full = true;
        root->names += one->person.names;
        root->male += one->person.male;
        root->female += one->person.female;
    }
}

/* ---- Bare surnames ------------------------------------------------------------------------------------- */

/** The one person that nearly everybody means by the surname, or DOC_NONE. */
static uint32_t dominant_namesake(const surname *self) {
    uint32_t best = DOC_NONE, most = 0, all = 0;
    for (uint32_t i = 0; i < self->bearers.count; i++) {
        uint32_t names = self->bearers.items[i].names;
        all += names;
        if (names > most) best = i, most = names;
    }
    if (best == DOC_NONE || !rule_on(self, DOC_RULE_dominant_namesake)) return DOC_NONE;
    return most >= DOMINANT && most / DOMINANT >= all - most ? best : DOC_NONE;
}

/** A bare surname with a title may be the person who bears it. */
static void add_titled(bearer *bare, uint32_t person, bool several) {
    bare->several_titled =
        bare->several_titled || several || (bare->titled != DOC_NONE && bare->titled != person);
    bare->titled = person;
}

/** Finds for each bare surname the one person that bears a title of it. */
static void find_titled(surname *self) {
    const bearer_title *items = self->titles.items;
    for (uint32_t first = 0, end; first < self->titles.count; first = end) {
        uint32_t person = DOC_NONE;
        bool several = false;
        for (end = first; end < self->titles.count && items[end].title == items[first].title; end++) {
            if (self->bearers.items[items[end].bearer].person.given == 0) continue;
            uint32_t root = root_of(self, items[end].bearer);
            several = several || (person != DOC_NONE && person != root);
            person = root;
        }
        for (uint32_t i = first; person != DOC_NONE && i < end; i++)
            if (self->bearers.items[items[i].bearer].person.given == 0)
                add_titled(&self->bearers.items[items[i].bearer], person, several);
    }
}

/** True where nothing that is known of a bare surname's bearer speaks against its being a person. */
static bool may_be(surname *self, uint32_t bare, uint32_t person) {
    const bearer *one = &self->bearers.items[bare], *full = &self->bearers.items[person];
    bool gender = rule_on(self, DOC_RULE_namesake_gender);
    if (gender && one->person.male > 0 && full->female > full->male) return false;
    if (gender && one->person.female > 0 && full->male > full->female) return false;
    if (!rule_on(self, DOC_RULE_told_apart)) return true;
    for (uint32_t i = first_beside(self, bare);
         i < self->beside.count && self->beside.items[i].bearer == bare; i++)
        if (root_of(self, self->beside.items[i].other) == person) return false;
    return true;
}

/** Says whether entities of a bare surname that are named alike are one. */
static void set_loose(surname *self, uint32_t place, bool loose) {
    uint32_t at = self->bearers.items[place].node;
    corpus_node *node = &self->update->identity->nodes.items[at];
    if (node->loose == loose) return;
    node->loose = loose;
    if (!corpus_table_touch(self->update, at)) self->failed = true;
}

/** A bare surname joins the person that it means. */
static void join_namesakes(surname *self) {
    uint32_t dominant = dominant_namesake(self), only = DOC_NONE;
    find_titled(self);
    for (uint32_t i = 0; i < self->bearers.count; i++)
        if (self->bearers.items[i].names > 0) only = i;
    for (uint32_t i = 0; i < self->bearers.count; i++) {
        if (self->bearers.items[i].person.given != 0) continue;
        bool told = self->bearers.items[root_of(self, i)].full;
        uint32_t fit = rule_on(self, DOC_RULE_bare_surname) ? only : DOC_NONE;
        uint32_t rule = DOC_RULE_bare_surname;
        if (self->namesakes > 1) {
            const bearer *one = &self->bearers.items[i];
            bool titled = rule_on(self, DOC_RULE_titled_namesake) && !one->several_titled;
            fit = titled ? one->titled : DOC_NONE;
            rule = DOC_RULE_titled_namesake;
            if (fit == DOC_NONE) fit = dominant, rule = DOC_RULE_dominant_namesake;
        }
        bool fits = !told && fit != DOC_NONE && may_be(self, i, fit);
        set_loose(self, i, !told && !fits);
        if (fits &&
            !corpus_want(self->update, self->bearers.items[fit].node, self->bearers.items[i].node, rule))
            self->failed = true;
    }
}

/** The gender that bare surnames of unknown gender have, where men and women are meant: the one that is far
 * more frequent, else unknown. */
static uint8_t frequent_gender(uint32_t male, uint32_t female) {
    if (male / DOMINANT >= female) return DOC_MALE;
    return female / DOMINANT >= male ? DOC_FEMALE : DOC_GENDER_UNKNOWN;
}

/** Where nobody bears the surname in full, its bare uses join each other, men and women apart. */
static void join_each_other(surname *self) {
    uint32_t male = 0, female = 0;
    uint32_t first[3] = {DOC_NONE, DOC_NONE, DOC_NONE}; /* a bearer of each gender */
    for (uint32_t i = 0; i < self->bearers.count; i++) {
        male += self->bearers.items[i].person.male;
        female += self->bearers.items[i].person.female;
    }
    bool mixed = male > 0 && female > 0 && rule_on(self, DOC_RULE_genders_apart);
    bool alone = rule_on(self, DOC_RULE_surnames_alone);
    uint8_t unknown = mixed ? frequent_gender(male, female) : DOC_GENDER_UNKNOWN;
    for (uint32_t i = 0; i < self->bearers.count; i++) {
        const corpus_person *person = &self->bearers.items[i].person;
        uint8_t gender = person->male > 0 ? DOC_MALE : person->female > 0 ? DOC_FEMALE : unknown;
        bool open = !alone || (mixed && gender == DOC_GENDER_UNKNOWN);
        set_loose(self, i, open);
        if (open) continue;
        uint32_t *one = &first[!mixed ? 0 : gender == DOC_MALE ? 1 : 2];
        if (*one == DOC_NONE) *one = i;
        join(self, *one, i, DOC_RULE_surnames_alone);
    }
}

/** Where nobody bears it in full, and a firm has it as its name, it is the firm's. */
static void join_firm(surname *self) {
    if (self->firm == DOC_NONE || !rule_on(self, DOC_RULE_surname_of_firm)) return;
    for (uint32_t i = 0; i < self->bearers.count; i++) {
        set_loose(self, i, false);
        if (!corpus_want(self->update, self->firm, self->bearers.items[i].node, DOC_RULE_surname_of_firm))
            self->failed = true;
    }
}

/** And where a place has it, it is the place's, unless something tells of a man or woman. */
static void join_place(surname *self) {
    if (self->firm != DOC_NONE || self->place == DOC_NONE || !rule_on(self, DOC_RULE_surname_of_place))
        return;
    for (uint32_t i = 0; i < self->bearers.count; i++) {
        const bearer *one = &self->bearers.items[i];
        if (one->person.male > 0 || one->person.female > 0 || one->has_title) continue;
        set_loose(self, i, false);
        if (!corpus_want(self->update, self->place, one->node, DOC_RULE_surname_of_place))
            self->failed = true;
    }
}

static void decide(surname *self) {
    join_all_full_names(self);
    join_initials(self);
    sum_namesakes(self);
    if (self->namesakes > 0) {
        join_namesakes(self);
    } else {
        join_each_other(self);
        join_firm(self);
        join_place(self);
    }
}

bool corpus_ask_surname(corpus_update *update, uint32_t block) {
    const base_allocator *allocator = update->linking->allocator;
    surname self = {.update = update, .firm = DOC_NONE, .place = DOC_NONE};
    bool done = find_bearers(&self, block);
    if (done && self.bearers.count > 0) {
        done = find_sayings(&self, block);
        if (done) decide(&self);
    }
    base_vec_release(allocator, &self.bearers);
    base_vec_release(allocator, &self.by_name);
    base_vec_release(allocator, &self.titles);
    base_vec_release(allocator, &self.beside);
    return done && !self.failed;
}
