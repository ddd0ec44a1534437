/*
 * What a document says of its entities' names: for each the node that it belongs to, and postings under the words by
 * which it, or others, may be called. The same is said when a document comes and taken back when it goes.
 */

#include "base/sort.h"
#include "corpus/identity_people.h"
#include "name/acronym.h"
#include "text/fold.h"

/** Something to be said of a node, under some words. */
typedef struct fact {
    uint64_t block;
    uint64_t person; /**< hash of the other node, where the role has one */
    uint32_t other;
    uint8_t role;
} fact;

/** An entity and what is said of it. */
typedef struct reading {
    corpus_update *update;
    const engine_document *document;
    corpus_told_people people;
    BASE_VEC(fact) facts;
    /* Of the entity at hand: */
    uint32_t entity;
    uint64_t block, node; /**< where its node stands, and what makes it this node; 0 for none */
    corpus_name_class class;
    const corpus_told *own;      /**< its name in parts, or NULL */
    const corpus_person *person; /**< for its node, or NULL */
    uint8_t gender;
    bool taught;
} reading;

static const corpus_linking *linking_of(const reading *self) {
    return self->update->linking;
}

static bool rule_on(const reading *self, doc_rule rule) {
    return corpus_rule_on(linking_of(self), rule);
}

static bool say(reading *self, uint64_t block, corpus_role role, uint32_t other) {
    fact one = {.block = block, .other = other, .role = (uint8_t)role};
    return base_vec_push(linking_of(self)->allocator, &self->facts, one);
}

static bool say_words(reading *self, const name_words *name, unsigned first, unsigned end, corpus_role role,
                      uint32_t other) {
    if (first >= end) return true;
    return say(self, name_words_hash(name, (uint8_t)first, (uint8_t)end, CORPUS_WORDS_SEED), role, other);
}

static const char *taught_name(const reading *self, const char *string) {
    const corpus_linking *linking = linking_of(self);
    return engine_gazetteer_name(linking->taught, linking->facts, string, strlen(string));
}

/** A name as it is spelled, and as it usually is. */
typedef struct spelling {
    const char *string;
    const char *taught; /**< the name that the user gave to what is called so, or NULL */
    name_words plain, usual;
    uint8_t begun; /**< so many words of the usual spelling are a known name that it begins with */
    uint8_t end;   /**< of the usual spelling without its legal form */
} spelling;

/** Reads a name; what begins with no known name is usually spelled as it is. */
static void spell_usually(const reading *self, const char *string, spelling *name) {
    const name_lexicons *facts = linking_of(self)->facts;
    size_t size = strlen(string);
    name->string = string;
    name->taught = taught_name(self, string);
    name->begun = name_words_read_usual(&name->usual, facts, string, size);
    name->end = name_words_undesignated(&name->usual, facts);
    if (name->begun > 0) {
        name_words_read(&name->plain, facts, string, size);
    } else {
        name->plain = name->usual;
    }
}

/** Reads a name; a person's is compared as it is spelled. */
static void spell(const reading *self, const char *string, spelling *name) {
    if (self->class != CORPUS_PERSONS) {
        spell_usually(self, string, name);
        return;
    }
    name_words_read(&name->plain, linking_of(self)->facts, string, strlen(string));
}

/* ---- By what words it is found -------------------------------------------------------------------------- */

static bool find_person(reading *self, const name_words *name) {
    const name_lexicons *facts = linking_of(self)->facts;
    name_person_parts person = name_words_person(name, facts, true);
    bool done = true;
    /* By the surname too, with its particles or without. */
    for (unsigned first = person.middle; done && person.given && first <= person.surname; first++)
        done = say_words(self, name, first, person.end, CORPUS_PART, 0);
    return done && (!person.given || say_words(self, name, 0, person.end, CORPUS_NAME, 0));
}

static bool find_law(reading *self, const name_words *name) {
    const name_lexicons *facts = linking_of(self)->facts;
    name_law_parts law;
    if (!say_words(self, name, 0, name_words_short_law(name, facts), CORPUS_PART, 0)) return false;
    if (!name_words_law(name, facts, &law)) return true;
    uint64_t number = name_words_hash(name, law.number, (uint8_t)(law.number + 1), CORPUS_NUMBER_SEED);
    return say(self, number, CORPUS_NUMBER, 0);
}

/** All words under which a name may be asked for. */
static bool find_by(reading *self, const spelling *name) {
    const name_words *plain = &name->plain, *usual = &name->usual;
    if (!say_words(self, plain, 0, plain->count, CORPUS_NAME, 0)) return false;
    if (self->class == CORPUS_PERSONS) return find_person(self, plain);
    if (name->begun > 0 && !say_words(self, usual, 0, usual->count, CORPUS_NAME, 0)) return false;
    if (name->end < usual->count && !say_words(self, usual, 0, name->end, CORPUS_NAME, 0)) return false;
    if (name->begun > 0 && name->end >= name->begun + 2 &&
        !say_words(self, usual, name->begun, name->end, CORPUS_PART, 0))
        return false;
    return self->class != CORPUS_LAWS || find_law(self, usual);
}

/* ---- What may make it one with others -------------------------------------------------------------------- */

/** Other short names: initials ("IRS"), a firm without its trade ("Norvik"), a chamber without whose ("House"). */
static bool join_by_short(reading *self, const char *string, const name_words *name, uint8_t begun,
                          uint8_t end) {
    const name_lexicons *facts = linking_of(self)->facts;
    char letters[NAME_ACRONYM_LETTERS];
    for (unsigned all = 0; all < 2 && rule_on(self, DOC_RULE_initials_of_name); all++) {
        size_t count = name_spelled_initials(string, strlen(string), all, letters);
        uint64_t hash = base_hash_keyed(name->secret, letters, count, CORPUS_WORDS_SEED);
        if (count > 0 && !say(self, hash, CORPUS_SHORT, DOC_RULE_initials_of_name)) return false;
    }
    uint8_t first = name_words_without_trade(name, end, facts);
    /* "American Airlines" is not called "American". */
    if (first < end && first > begun && rule_on(self, DOC_RULE_short_firm) &&
        !say_words(self, name, 0, first, CORPUS_SHORT, DOC_RULE_short_firm))
        return false;
    bool chamber =
        end > 2 && name_words_is(name, 0, facts, NAME_STATE_BODY) && name_words_links(name, 1, facts);
    return !chamber || !rule_on(self, DOC_RULE_chamber) ||
           say_words(self, name, 0, 1, CORPUS_SHORT, DOC_RULE_chamber);
}

/** "U.S. Senate", and not a state's: its own words begin with those of a country. */
static bool begins_with_country(const name_lexicons *facts, const char *string) {
    for (size_t end = strlen(string); end > 0; end--)
        if (string[end] == ' ' && name_alias_find(facts, string, end).country) return true;
    return false;
}

/** What the lists and the form of a name say of it: CORPUS_OWN_… */
static uint32_t own_marks(const reading *self, const char *string, const name_words *name, uint8_t begun,
                          bool alias) {
    bool places = self->class == CORPUS_PLACES;
    uint32_t own = name_looks_like_initials(string, strlen(string)) ? CORPUS_OWN_CAPITALS : 0;
    if (!places) return own;
    if (name_alias_find(linking_of(self)->facts, string, strlen(string)).form != NAME_NO_ALIAS)
        own |= CORPUS_OWN_KNOWN;
    if (begun == 0 && name->count > 1 && !alias && rule_on(self, DOC_RULE_mistaken_place))
        own |= CORPUS_OWN_MISTAKEN;
    if (begun > 0 && name->count > begun && !(own & CORPUS_OWN_KNOWN)) own |= CORPUS_OWN_BEHIND_PLACE;
    return own;
}

/** Shorter names that may be somebody's: "Security Council" stands for the one "UN Security Council" there is, "Corrin
 * Protocol" for the one on vaccines. */
static bool join_by_less(reading *self, const char *string, const name_words *name, uint8_t begun,
                         uint8_t end) {
    const name_lexicons *facts = linking_of(self)->facts;
    bool body = begun > 0 && end == begun + 1 && name_words_is(name, begun, facts, NAME_STATE_BODY) &&
                begins_with_country(facts, string);
    if (begun > 0 && (end >= begun + 2 || body) && self->class != CORPUS_PLACES &&
        rule_on(self, DOC_RULE_short_body) &&
        !say_words(self, name, begun, end, CORPUS_SHORT, DOC_RULE_short_body))
        return false;
    if (self->class != CORPUS_LAWS || !rule_on(self, DOC_RULE_short_law)) return true;
    return say_words(self, name, 0, name_words_short_law(name, facts), CORPUS_SHORT, DOC_RULE_short_law);
}

/** A name or alias of a thing, place or law, or a taught one of a person. */
static bool join_by(reading *self, const spelling *spelled, bool alias) {
    const corpus_linking *linking = linking_of(self);
    const char *taught = spelled->taught, *string = taught ? taught : spelled->string;
    bool things = self->class == CORPUS_THINGS;
    if (alias && !taught && !rule_on(self, DOC_RULE_lone_alias)) return true;
    name_words read;
    const name_words *name = rule_on(self, DOC_RULE_usual_beginning) ? &spelled->usual : &spelled->plain;
    uint8_t begun = name == &spelled->usual ? spelled->begun : 0;
    if (taught) begun = corpus_read_usual(&read, linking, string), name = &read;
    bool single = alias && !taught && name->count < 2 && !name_is_acronym(string, strlen(string)) &&
                  rule_on(self, DOC_RULE_one_word_alias);
    if (single && (!things || !rule_on(self, DOC_RULE_usual_alias))) return true;
    uint8_t end = name->count;
    if (things && rule_on(self, DOC_RULE_legal_form)) end = name_words_undesignated(name, linking->facts);
    bool named = !alias || taught;
    uint32_t other = named ? own_marks(self, spelled->string, name, begun, alias) : single;
    if (!say_words(self, name, 0, end, named ? CORPUS_OWN : CORPUS_ALIAS, other)) return false;
    if (!alias) {
        self->block = name_words_hash(name, 0, end, CORPUS_WORDS_SEED);
        self->node = base_hash_mix(self->block, self->class);
    }
    return join_by_less(self, string, name, begun, end) &&
           (!things || taught || join_by_short(self, string, name, begun, end));
}

/** An organisation or place of one word may be what a bare surname was taken for. */
static bool say_one_word(reading *self, const spelling *name, uint8_t kind) {
    bool place = kind == DOC_PLACE;
    if ((kind != DOC_ORG && !place) || name->plain.count != 1) return true;
    return say_words(self, &name->plain, 0, 1, CORPUS_FIRM, place);
}

static uint32_t title_hash(const reading *self, const char *title) {
    char folded[256];
    size_t size = text_fold_token(title, strlen(title), folded, sizeof folded);
    return (uint32_t)base_hash_keyed(&linking_of(self)->allocator->secret, folded, size, 0);
}

static bool say_titles(reading *self, const doc_entity *entity) {
    const doc *content = &self->document->content;
    doc_range titles = doc_entity_titles(entity);
    bool done = true;
    for (uint32_t i = 0; done && i < titles.count; i++)
        done = say(self, self->own->parts.surname, CORPUS_TITLE,
                   title_hash(self, doc_string(content, content->lists.items[titles.first + i])));
    return done;
}

/** So many persons of one surname beside another are told of, among the first so many names of the surname; no article
 * of the world has more. */
enum { MOST_BESIDE = 16, MOST_LOOKED_AT = 256 };

static bool say_other(reading *self, const corpus_told *told, corpus_role role) {
    fact one = {.block = self->own->parts.surname, .person = told->node, .role = (uint8_t)role};
    return base_vec_push(linking_of(self)->allocator, &self->facts, one);
}

/** The other names of its surname that it has. */
static bool say_variants(reading *self, uint32_t index) {
    uint32_t first;
    uint32_t count = corpus_people_of_entity(&self->people, self->own->parts.surname, index, &first);
    bool done = true;
    for (uint32_t i = first; done && i < first + count; i++) {
        const corpus_told *told = &self->people.items.items[i];
        if (told->node != 0 && told->node != self->own->node) done = say_other(self, told, CORPUS_VARIANT);
    }
    return done;
}

/** The persons of its surname that the document names beside it. */
static bool say_namesakes(reading *self, uint32_t index) {
    uint32_t first, beside = 0;
    uint32_t count = corpus_people_of_surname(&self->people, self->own->parts.surname, &first);
    bool done = true;
    if (count > MOST_LOOKED_AT) count = MOST_LOOKED_AT;
    for (uint32_t i = first; done && i < first + count && beside < MOST_BESIDE; i++) {
        const corpus_told *told = &self->people.items.items[i];
        self->update->identity->work++;
        if (told->node == 0 || told->index == index) continue;
        /* Of two full names only those say something that may be a father's and a son's. */
        bool full = self->own->node != 0, suffix = told->parts.suffix != self->own->parts.suffix;
        if (full && (told->parts.given != self->own->parts.given || !suffix)) continue;
        beside++;
        done = say_other(self, told, CORPUS_BESIDE);
    }
    return done;
}

/** A surname alone is one with other uses of it that tell as much: gender, titles, whom its document names beside. */
static uint64_t bare_hash(const reading *self) {
    const base_secret *secret = &linking_of(self)->allocator->secret;
    uint64_t sum = 0, parts[4] = {self->own->parts.surname, self->own->parts.suffix, self->gender, 0};
    for (uint32_t i = 0; i < self->facts.count; i++) {
        uint64_t said[3] = {self->facts.items[i].person, self->facts.items[i].other,
                            self->facts.items[i].role};
        if (said[2] == CORPUS_TITLE || said[2] == CORPUS_VARIANT || said[2] == CORPUS_BESIDE)
            sum += base_hash_keyed(secret, said, sizeof said, 0);
    }
    parts[3] = sum;
    return base_hash_keyed(secret, parts, sizeof parts, CORPUS_PERSONS);
}

/** A full name that others take for an organisation's or a place's is that one's: its kind was mistaken once. */
static bool say_full(reading *self, const char *string) {
    name_words name;
    name_words_read(&name, linking_of(self)->facts, string, strlen(string));
    bool initials = name.count == 1 && name_is_acronym(string, strlen(string));
    if (initials && rule_on(self, DOC_RULE_mistaken_initials))
        return say_words(self, &name, 0, 1, CORPUS_FULL, CORPUS_OWN_CAPITALS);
    return name.count < 2 || !rule_on(self, DOC_RULE_mistaken_person) ||
           say_words(self, &name, 0, name.count, CORPUS_FULL, 0);
}

/** The own name of a person of the document, or NULL. */
static const corpus_told *own_name(const reading *self, const char *string, uint32_t index) {
    corpus_person parts;
    uint32_t first;
    if (!corpus_person_read(linking_of(self), string, &parts)) return NULL;
    uint32_t count = corpus_people_of_entity(&self->people, parts.surname, index, &first);
    return count > 0 && !self->people.items.items[first].alias ? &self->people.items.items[first] : NULL;
}

static int by_fact(const void *a, const void *b, void *context) {
    const fact *left = a, *right = b;
    (void)context;
    if (left->block != right->block) return left->block < right->block ? -1 : 1;
    if (left->role != right->role) return left->role < right->role ? -1 : 1;
    if (left->other != right->other) return left->other < right->other ? -1 : 1;
    return left->person < right->person ? -1 : left->person > right->person;
}

/** Each fact once; and who may be one with others under some words need not be said to be found by them. */
static void drop_repeated(reading *self) {
    fact *items = self->facts.items;
    uint32_t kept = 0;
    base_sort(items, self->facts.count, sizeof *items, by_fact, NULL);
    for (uint32_t i = 0; i < self->facts.count; i++) {
        const fact *last = kept ? &items[kept - 1] : NULL;
        bool same = last && last->block == items[i].block;
        if (same && by_fact(last, &items[i], NULL) == 0) continue;
        if (same && (items[i].role == CORPUS_NAME || items[i].role == CORPUS_PART) &&
            last->role < CORPUS_PART && (items[i].role == CORPUS_PART || last->role != CORPUS_SHORT))
            continue;
        items[kept++] = items[i];
    }
    self->facts.count = kept;
}

static bool read_person(reading *self, const doc_entity *entity, uint32_t index) {
    const doc *content = &self->document->content;
    const char *string = doc_string(content, entity->name);
    self->own = own_name(self, string, index);
    if (!self->own) return true;
    self->gender = entity->gender;
    if (!say_titles(self, entity) || !say_variants(self, index) || !say_namesakes(self, index)) return false;
    if (self->taught) {
        /* The user has said who this is: its name in parts is another of that one's. */
        fact one = {.block = self->own->parts.surname, .person = self->own->node, .role = CORPUS_VARIANT};
        spelling name;
        spell_usually(self, string, &name);
        return (!self->own->node || base_vec_push(linking_of(self)->allocator, &self->facts, one)) &&
               join_by(self, &name, false);
    }
    self->block = self->own->parts.surname;
    self->node = self->own->node ? self->own->node : bare_hash(self);
    self->person = &self->own->parts;
    return (self->own->node || say(self, self->block, CORPUS_SURNAME, 0)) && say_full(self, string);
}

/** "the Norlandic government", "the world": what is described so is the same everywhere, though it has no name. */
static bool is_unique(const reading *self, const doc_entity *entity) {
    const name_lexicons *facts = linking_of(self)->facts;
    const char *string = doc_string(&self->document->content, entity->name);
    if (!rule_on(self, DOC_RULE_unique_nominal) || entity->plural) return false;
    if (self->class != CORPUS_THINGS && self->class != CORPUS_PLACES) return false;
    const char *blank = strrchr(string, ' '), *last = blank ? blank + 1 : string;
    if (!name_word_is(facts, last, strlen(last), NAME_STATE_BODY) &&
        !name_word_is(facts, last, strlen(last), NAME_UNIQUE))
        return false;
    name_words name;
    uint8_t begun = name_words_read_usual(&name, facts, string, strlen(string));
    if (begun > 0) return name.count == begun + 1 && name_words_is(&name, begun, facts, NAME_STATE_BODY);
    return name.count == 1 && name_words_is(&name, 0, facts, NAME_UNIQUE);
}

/** Reads entity `index`: its node and all that is to be said. */
static bool read_entity(reading *self, uint32_t index) {
    const doc *content = &self->document->content;
    const doc_entity *entity = &content->entities.items[index];
    self->facts.count = 0;
    self->entity = self->document->first_entity + index;
    self->block = self->node = 0;
    self->own = NULL;
    self->person = NULL;
    self->gender = DOC_GENDER_UNKNOWN;
    self->class = corpus_class_of_kind(entity->kind);
    self->taught = entity->named && taught_name(self, doc_string(content, entity->name));
    if (!entity->named && !is_unique(self, entity)) return true;
    const char *string = doc_string(content, entity->name);
    bool alone = self->class == CORPUS_NO_CLASS || linking_of(self)->apart ||
                 corpus_identity_is_split(self->update->identity, self->entity);
    bool person = self->class == CORPUS_PERSONS;
    spelling name;
    spell(self, string, &name);
    bool done = find_by(self, &name);
    if (done && !alone && !person)
        done = join_by(self, &name, false) && say_one_word(self, &name, entity->kind);
    doc_range aliases = doc_entity_aliases(entity);
    for (uint32_t i = 0; done && i < aliases.count; i++) {
        spell(self, doc_string(content, content->lists.items[aliases.first + i]), &name);
        done = find_by(self, &name) && (alone || person || join_by(self, &name, true));
    }
    if (done && !alone && person) done = read_person(self, entity, index);
    if (self->node == 0) {
        self->class = CORPUS_NO_CLASS;
        self->node = base_hash_mix(self->entity, CORPUS_NO_CLASS) | 1;
    }
    if (done) drop_repeated(self);
    return done;
}

/* ---- Saying it, and taking it back ----------------------------------------------------------------------- */

/** One name more, or less, of a person. */
static void count_name(corpus_identity *identity, uint32_t node, uint8_t gender, bool more) {
    corpus_person *person = &identity->people.items[identity->nodes.items[node].person];
    uint32_t change = more ? 1u : UINT32_MAX;
    person->names += change;
    if (gender == DOC_MALE) person->male += change;
    if (gender == DOC_FEMALE) person->female += change;
}

/** A node for a person without any names so far; DOC_NONE when memory ran out. */
static uint32_t new_person(corpus_update *update, uint64_t hash, const corpus_person *parts) {
    corpus_person blank = *parts;
    blank.names = blank.male = blank.female = 0;
    return corpus_table_new_node(update, hash, CORPUS_PERSONS, &blank);
}

/** Says, or takes back, the full names of persons: they have nodes before anything is said of them. */
static bool tell_people(reading *self, bool more) {
    corpus_update *update = self->update;
    bool done = true;
    for (uint32_t i = 0; done && i < self->people.in_order.count; i++) {
        const corpus_told *told = &self->people.items.items[self->people.in_order.items[i]];
        if (told->node == 0) continue;
        uint64_t block = told->parts.surname;
        uint32_t node = corpus_table_node(update->identity, told->node);
        if (node == DOC_NONE && more) node = new_person(update, told->node, &told->parts);
        if (node == DOC_NONE) return !more;
        count_name(update->identity, node, self->document->content.entities.items[told->index].gender, more);
        done = (more ? corpus_table_post : corpus_table_withdraw)(update, block, node, CORPUS_SURNAME, 0);
    }
    return done;
}

/** Says a fact, or takes it back. */
static bool tell(reading *self, uint32_t node, const fact *one, bool more) {
    corpus_update *update = self->update;
    uint32_t other = one->other;
    if (corpus_role_has_node(one->role)) {
        other = corpus_table_node(update->identity, one->person);
        if (other == DOC_NONE) return true;
    }
    return (more ? corpus_table_post : corpus_table_withdraw)(update, one->block, node,
                                                              (corpus_role)one->role, other);
}

static bool tell_all(reading *self, uint32_t node, bool more) {
    bool done = true;
    for (uint32_t i = 0; done && i < self->facts.count; i++)
        done = tell(self, node, &self->facts.items[i], more);
    return done;
}

static uint32_t own_node(reading *self) {
    corpus_update *update = self->update;
    uint32_t node =
        self->class == CORPUS_NO_CLASS ? DOC_NONE : corpus_table_node(update->identity, self->node);
    if (node != DOC_NONE) return node;
    return self->person ? new_person(update, self->node, self->person)
                        : corpus_table_new_node(update, self->node, self->class, NULL);
}

static bool add_entity(reading *self, uint32_t index) {
    corpus_update *update = self->update;
    corpus_identity *identity = update->identity;
    if (!read_entity(self, index)) return false;
    identity->node_of.items[self->entity] = DOC_NONE;
    if (self->facts.count == 0) return true;
    uint32_t node = own_node(self);
    if (node == DOC_NONE || !tell_all(self, node, true)) return false;
    corpus_node *taken = &identity->nodes.items[node];
    if (self->person && !self->own->node) count_name(identity, node, self->gender, true);
    if (self->taught) taken->taught = true;
    if (taken->first == DOC_NONE) taken->first = self->entity;
    taken->members++;
    identity->node_of.items[self->entity] = node;
    bool as_before = taken->group != DOC_NONE || (taken->members < 2 && taken->edges == DOC_NONE);
    return (as_before || corpus_table_touch(update, node)) &&
           base_vec_push(update->linking->allocator, &update->fresh, (corpus_fresh){node, self->entity});
}

static bool remove_entity(reading *self, uint32_t index) {
    corpus_identity *identity = self->update->identity;
    if (!read_entity(self, index)) return false;
    uint32_t node = identity->node_of.items[self->entity];
    if (node == DOC_NONE) return true;
    corpus_node *left = &identity->nodes.items[node];
    if (left->group != DOC_NONE) identity->groups.items[left->group].stale = true;
    if (left->first == self->entity) left->first = DOC_NONE;
    left->members--;
    if (self->person && !self->own->node) count_name(identity, node, self->gender, false);
    identity->node_of.items[self->entity] = DOC_NONE;
    return corpus_table_touch(self->update, node) && tell_all(self, node, false);
}

static void release(reading *self) {
    base_vec_release(linking_of(self)->allocator, &self->facts);
    base_vec_release(linking_of(self)->allocator, &self->people.items);
    base_vec_release(linking_of(self)->allocator, &self->people.in_order);
}

static bool read_people(reading *self) {
    return corpus_people_read(&self->people, linking_of(self), self->update->identity, self->document);
}

static bool each_entity(reading *self, bool (*visit)(reading *, uint32_t)) {
    bool done = true;
    for (uint32_t i = 0; done && i < self->document->content.entities.count; i++) done = visit(self, i);
    return done;
}

bool corpus_facts_add(corpus_update *update, const engine_document *document) {
    reading self = {.update = update, .document = document};
    bool done = read_people(&self) && tell_people(&self, true) && each_entity(&self, add_entity);
    release(&self);
    return done;
}

bool corpus_facts_remove(corpus_update *update, const engine_document *document) {
    reading self = {.update = update, .document = document};
    bool done = read_people(&self) && each_entity(&self, remove_entity) && tell_people(&self, false);
    release(&self);
    return done;
}
