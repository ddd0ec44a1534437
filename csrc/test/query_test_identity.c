#include <stdio.h>

#include "base/sort.h"
#include "corpus/reason.h"
#include "test/query_built.h"

/*
 * Identity kept up to date: the same whatever the order, the batches and what was there meanwhile, at a cost that
 * follows what is added.
 */

static engine_models models;

static bool open_corpus(corpus *self) {
    engine_options options = {.threads = 1};
    return corpus_open(self, &models, &options, base_allocator_standard(), NULL);
}

static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

/** Names that need each other, a kind and aliases for each. */
static const char *const names[][3] = {
    {"Smithson", "person", NULL},
    {"John Smithson", "person", "Smithson"},
    {"John R. Smithson", "person", "John Smithson|Smithson"},
    {"John Q. Smithson", "person", NULL},
    {"John Smithson Jr.", "person", NULL},
    {"Jane Smithson", "person", NULL},
    {"J. Smithson", "person", NULL},
    {"Joe Tarnow", "person", "Tarnow"},
    {"Joseph Tarnow", "person", NULL},
    {"Tarnow", "person", NULL},
    {"Tarnow", "org", NULL},
    {"Marten Hall", "person", NULL},
    {"Marten Hall", "org", NULL},
    {"Marten Hall", "place", NULL},
    {"Quarrel", "person", NULL},
    {"Quarrel", "org", NULL},
    {"Quarrel Shipping Co. Ltd.", "org", "QS"},
    {"Quarrel Shipping", "org", NULL},
    {"Quiet Streets", "org", "QS"},
    {"QS", "org", NULL},
    {"US Harbour Department", "org", NULL},
    {"Harbour Department", "org", NULL},
    {"Resolution 84", "law", NULL},
    {"Protocol 84", "law", NULL},
    {"Harbour Council Resolution 84", "law", "Resolution 84"},
    {"Senate 84", "law", NULL},
    {"Corrin Protocol on Clean Quays", "law", NULL},
    {"Corrin Protocol", "law", NULL},
    {"United States", "place", "US"},
    {"US", "place", NULL},
    {"Eskwater", "place", NULL},
};
static const char *const titles[] = {"mayor", "envoy", "Mr"};

enum { DOCUMENTS = 48, NAMES = sizeof names / sizeof *names };

/** Document `number`: always the same six entities, with titles and genders. */
static bool add_document(corpus *self, uint32_t number) {
    char id[24];
    uint32_t seed = number * 7919u + 17;
    built b;
    snprintf(id, sizeof id, "doc-%03u", (unsigned)number);
    built_start(&b, base_allocator_standard(), id);
    uint32_t word = built_sentence(&b, DOC_BODY, "Rain|rain|NOUN|0|root").first;
    for (uint32_t i = 0; i < 6; i++) {
        const char *const *name = names[draw(&seed, NAMES)];
        uint32_t entity = built_entity(&b, name[0], name[1], name[2]);
        bool person = strcmp(name[1], "person") == 0;
        if (person && draw(&seed, 3) == 0) built_title(&b, titles[draw(&seed, 3)]);
        if (person && !b.failed)
            built_doc(&b)->entities.items[entity].gender = (uint8_t)draw(&seed, DOC_FEMALE + 1);
        built_mention(&b, word, 1, word, DOC_NAME);
    }
    return built_finish(&b, self);
}

/** Hash of what is known of an entity; of its members only the least by document and place, so that ids do not matter. */
static uint64_t describe(const corpus *self, uint32_t id) {
    base_secret none = {0, 0};
    corpus_entity entity = {self, NULL, id};
    uint64_t hash = base_hash_keyed(&none, corpus_entity_name(entity), strlen(corpus_entity_name(entity)), 0);
    for (uint32_t i = 0; i < corpus_entity_alias_count(entity); i++)
        hash = base_hash_keyed(&none, corpus_entity_alias(entity, i), strlen(corpus_entity_alias(entity, i)),
                               hash);
    for (uint32_t i = 0; i < corpus_entity_title_count(entity); i++)
        hash = base_hash_keyed(&none, corpus_entity_title(entity, i), strlen(corpus_entity_title(entity, i)),
                               hash);
    uint64_t members = 0;
    uint32_t survivor = corpus_entity_survivor(entity).id;
    for (uint32_t d = 0; d < self->documents.count; d++) {
        const engine_document *document = self->documents.items[d];
        const char *name = doc_string(&document->content, document->content.meta.id);
        for (uint32_t i = 0; i < document->content.entities.count; i++)
            if (corpus_entity_survivor((corpus_entity){self, NULL, document->first_entity + i}).id ==
                survivor)
                members += base_hash_keyed(&none, name, strlen(name), i + 1);
    }
    uint64_t counts[] = {members, corpus_entity_kind(entity), corpus_entity_mention_count(entity),
                         corpus_entity_document_count(entity)};
    return base_hash_keyed(&none, counts, sizeof counts, hash);
}

/** Sum over all documents' entities, each with its document and place. */
static uint64_t describe_all(const corpus *self) {
    base_secret none = {0, 0};
    uint64_t sum = 0;
    for (uint32_t d = 0; d < self->documents.count; d++) {
        const engine_document *document = self->documents.items[d];
        const char *name = doc_string(&document->content, document->content.meta.id);
        for (uint32_t i = 0; i < document->content.entities.count; i++) {
            uint64_t told = describe(self, document->first_entity + i);
            sum += base_hash_keyed(&none, name, strlen(name), told + i);
        }
    }
    return sum;
}

/** The documents `first` to `end` at once. */
static uint64_t at_once(uint32_t first, uint32_t end) {
    corpus self;
    check(open_corpus(&self));
    for (uint32_t i = first; i < end; i++) check(add_document(&self, i));
    check(corpus_settle(&self, NULL));
    uint64_t told = describe_all(&self);
    corpus_close(&self);
    return told;
}

static void shuffle(uint32_t *order, uint32_t count, uint32_t seed) {
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = draw(&seed, i), other = order[i - 1];
        order[i - 1] = order[j];
        order[j] = other;
    }
}

/** Adds all in an order, settles now and then, takes out what is beyond `end` at moments of its own. */
static uint64_t in_pieces(uint32_t end, uint32_t seed, uint32_t batch) {
    corpus self;
    uint32_t order[DOCUMENTS];
    char id[24];
    shuffle(order, DOCUMENTS, seed);
    check(open_corpus(&self));
    for (uint32_t i = 0; i < DOCUMENTS; i++) {
        check(add_document(&self, order[i]));
        if (i % batch == 0) check(corpus_settle(&self, NULL));
        /* Some go at once, the others when all are there. */
        if (order[i] < end || i % 2 == 0) continue;
        snprintf(id, sizeof id, "doc-%03u", (unsigned)order[i]);
        check(corpus_remove(&self, id, NULL));
    }
    for (uint32_t i = 0; i < DOCUMENTS; i++) {
        if (order[i] < end || i % 2) continue;
        snprintf(id, sizeof id, "doc-%03u", (unsigned)order[i]);
        check(corpus_remove(&self, id, NULL));
    }
    check(corpus_settle(&self, NULL));
    check_number(self.documents.count, end);
    uint64_t told = describe_all(&self);
    corpus_close(&self);
    return told;
}

static void test_orders(void) {
    uint64_t all = at_once(0, DOCUMENTS), some = at_once(0, 31), few = at_once(0, 7);
    check(all != some && some != few);
    for (uint32_t seed = 1; seed <= 10; seed++) {
        check(in_pieces(DOCUMENTS, seed, seed) == all);
        check(in_pieces(31, seed, seed) == some);
        check(in_pieces(7, seed, 1) == few);
        check_number((int64_t)in_pieces(0, seed, seed), 0);
    }
}

/** An article of common names and one name of its own. */
static bool add_news(corpus *self, uint32_t number) {
    static const char *const common[][2] = {{"United States", "place"},  {"US", "place"},
                                            {"John Smithson", "person"}, {"Smithson", "person"},
                                            {"Quarrel Shipping", "org"}, {"Resolution 84", "law"}};
    char id[24], own[32];
    built b;
    snprintf(id, sizeof id, "news-%u", (unsigned)number);
    snprintf(own, sizeof own, "Ida Roos%u", (unsigned)number);
    built_start(&b, base_allocator_standard(), id);
    uint32_t word = built_sentence(&b, DOC_BODY, "Rain|rain|NOUN|0|root").first;
    for (size_t i = 0; i < 6; i++) {
        built_entity(&b, common[i][0], common[i][1], NULL);
        built_mention(&b, word, 1, word, DOC_NAME);
    }
    built_entity(&b, own, "person", NULL);
    built_mention(&b, word, 1, word, DOC_NAME);
    return built_finish(&b, self);
}

/** What one article more costs where there are so many. */
static uint64_t cost_beside(uint32_t count) {
    corpus self;
    check(open_corpus(&self));
    for (uint32_t i = 0; i < count; i++) check(add_news(&self, i));
    check(corpus_settle(&self, NULL));
    uint64_t before = self.identity.work;
    check(add_news(&self, count) && corpus_settle(&self, NULL));
    check_number(corpus_entity_mention_count((corpus_entity){&self, NULL, 0}), 2 * (count + 1));
    uint64_t work = self.identity.work - before;
    corpus_close(&self);
    return work;
}

static void test_cost(void) {
    uint64_t few = cost_beside(100), many = cost_beside(10000);
    check(few > 0 && many <= few + few / 2);
}

/** What articles cost that each name a bearer of one surname, its bare use and a few others, all taken in at once, and
 * what one article costs that names so many bearers. */
static uint64_t cost_of_namesakes(uint32_t count, bool one_article) {
    corpus self;
    built b;
    check(open_corpus(&self));
    for (uint32_t i = 0; i < count; i++) {
        char id[24], name[32];
        snprintf(id, sizeof id, "sake-%u", (unsigned)i);
        snprintf(name, sizeof name, "Ida%u Smithson", (unsigned)i);
        if (i == 0 || !one_article) built_start(&b, base_allocator_standard(), id);
        uint32_t word = built_sentence(&b, DOC_BODY, "Rain|rain|NOUN|0|root").first;
        built_entity(&b, name, "person", NULL);
        built_mention(&b, word, 1, word, DOC_NAME);
        built_entity(&b, "Smithson", "person", NULL);
        built_mention(&b, word, 1, word, DOC_NAME);
        if (i + 1 == count || !one_article) check(built_finish(&b, &self));
    }
    check(corpus_settle(&self, NULL));
    uint64_t work = self.identity.work;
    corpus_close(&self);
    return work / count;
}

/** One bearer more of a surname costs the same beside few and many: none is sought among the others. */
static void test_namesakes(void) {
    for (unsigned one_article = 0; one_article < 2; one_article++) {
        uint64_t few = cost_of_namesakes(400, one_article), many = cost_of_namesakes(6400, one_article);
        check(few > 0 && many <= few + few / 2);
    }
}

static bool add_named(corpus *self, const char *id, const char *name, const char *kind) {
    built b;
    built_start(&b, base_allocator_standard(), id);
    uint32_t word = built_sentence(&b, DOC_BODY, "Rain|rain|NOUN|0|root").first;
    built_entity(&b, name, kind, NULL);
    built_mention(&b, word, 1, word, DOC_NAME);
    return built_finish(&b, self);
}

/** Articles come and go, and what was said of names that are nobody else's goes with them. */
static void check_places_return(bool no_link) {
    corpus self;
    engine_options options = {.threads = 1, .no_link = no_link};
    check(corpus_open(&self, &models, &options, base_allocator_standard(), NULL));
    check(add_named(&self, "stays", "Dalia Venn", "person"));
    uint32_t nodes = 0, postings = 0;
    for (uint32_t i = 0; i < 40; i++) {
        const char *kind = i % 2 ? "person" : "money";
        check(add_named(&self, "a", "Dalia Venn", kind) && add_named(&self, "b", "Dalia Venn", kind));
        check(corpus_settle(&self, NULL));
        for (uint32_t d = 1; d < 3 && i % 2 && !no_link; d++)
            check(corpus_split(&self, 0, self.documents.items[d], NULL));
        /* The older one of those that share words goes first, or the younger. */
        check(corpus_remove(&self, i % 4 < 2 ? "a" : "b", NULL) &&
              corpus_remove(&self, i % 4 < 2 ? "b" : "a", NULL));
        if (i == 3) nodes = self.identity.nodes.count, postings = self.identity.postings.count;
    }
    check_number(self.identity.nodes.count, nodes);
    check_number(self.identity.postings.count, postings);
    corpus_close(&self);
}

static void test_places_return(void) {
    check_places_return(true);
    check_places_return(false);
}

static uint32_t survivor(const corpus *self, uint32_t id) {
    return corpus_entity_survivor((corpus_entity){self, NULL, id}).id;
}

/** What the user says holds whatever comes and goes; ids of what is gone answer for those that stay. */
static void test_user(void) {
    corpus self;
    check(open_corpus(&self));
    check(add_named(&self, "a", "Dalia Venn", "person") && add_named(&self, "b", "Venn", "person") &&
          add_named(&self, "c", "Norvik", "org"));
    check(corpus_settle(&self, NULL));
    check_number(survivor(&self, 1), 0);
    check(corpus_split(&self, 0, self.documents.items[1], NULL) && corpus_merge(&self, 1, 2, NULL));
    check(add_named(&self, "d", "Venn", "person") && add_named(&self, "e", "Norvik", "org"));
    check(corpus_settle(&self, NULL));
    check_number(survivor(&self, 3), 0);
    check_number(survivor(&self, 2), 1);
    check_number(survivor(&self, 4), 1);
    corpus_reason_list reasons = {0};
    corpus_refusal refusal;
    check(corpus_reasons(&self, 1, 4, &reasons, &refusal));
    check(reasons.count == 1 && reasons.items[0].rule == CORPUS_MERGED && refusal == CORPUS_ARE_ONE);
    reasons.count = 0;
    check(corpus_reasons(&self, 0, 3, &reasons, &refusal));
    check(reasons.count == 1 && reasons.items[0].rule == DOC_RULE_bare_surname);
    reasons.count = 0;
    check(corpus_reasons(&self, 0, 1, &reasons, &refusal) && reasons.count == 0);
    check_number(refusal, CORPUS_SPLIT_BY_USER);
    base_vec_release(&self.engine.allocator, &reasons);
    /* "a" and "b" leave: who was one with theirs answers. */
    check(corpus_remove(&self, "a", NULL) && corpus_remove(&self, "b", NULL));
    check_number(survivor(&self, 0), 3);
    check_number(survivor(&self, 1), 2);
    check_number(survivor(&self, 4), 2);
    base_error error = {0};
    check(!corpus_remove(&self, "a", &error));
    check_number(error.code, BASE_NOT_FOUND);
    check(!corpus_split(&self, 3, self.documents.items[0], &error));
    check(!corpus_merge(&self, 3, 99, &error));
    corpus_close(&self);
}

/** The steps from a way to the last. */
static uint32_t steps_of(const corpus_identity *identity, uint32_t way) {
    uint32_t steps = 0;
    for (; identity->ways.items[way].up != way; way = identity->ways.items[way].up) steps++;
    return steps;
}

/** Whatever goes first, who stays answers for all that went, and is found in a few steps. */
static void test_answers(void) {
    enum { COUNT = 512 };
    for (uint32_t order = 0; order < 3; order++) {
        uint32_t going[COUNT];
        char id[24];
        corpus self;
        check(open_corpus(&self));
        for (uint32_t i = 0; i < COUNT; i++) {
            snprintf(id, sizeof id, "gone-%u", (unsigned)i);
            check(add_named(&self, id, "Norvik", "org"));
        }
        check(corpus_settle(&self, NULL));
        shuffle(going, COUNT, 7);
        for (uint32_t i = 0; order < 2 && i < COUNT; i++) going[i] = order ? COUNT - 1 - i : i;
        for (uint32_t i = 0; i + 1 < COUNT; i++) {
            snprintf(id, sizeof id, "gone-%u", (unsigned)going[i]);
            check(corpus_remove(&self, id, NULL));
        }
        for (uint32_t i = 0; i < COUNT; i++) check_number(survivor(&self, i), going[COUNT - 1]);
        for (uint32_t i = 0; i < self.identity.ways.count; i++) check(steps_of(&self.identity, i) <= 9);
        corpus_close(&self);
    }
}

/** Adding, merging, splitting and removing with each allocation failing in turn. */
static bool user_work(const base_allocator *allocator, void *context) {
    corpus self;
    engine_options options = {.threads = 1};
    (void)context;
    if (!corpus_open(&self, &models, &options, allocator, NULL)) return false;
    bool done = true;
    for (uint32_t i = 0; done && i < 3; i++) {
        char id[8] = {(char)('a' + i), '\0'};
        built b;
        built_start(&b, allocator, id);
        uint32_t word = built_sentence(&b, DOC_BODY, "Rain|rain|NOUN|0|root").first;
        built_entity(&b, i == 0 ? "Dalia Venn" : i == 1 ? "Venn" : "Norvik", i == 2 ? "org" : "person", NULL);
        built_mention(&b, word, 1, word, DOC_NAME);
        done = built_finish(&b, &self);
    }
    done = done && corpus_settle(&self, NULL) && corpus_split(&self, 0, self.documents.items[1], NULL) &&
           corpus_merge(&self, 1, 2, NULL) && corpus_remove(&self, "a", NULL);
    corpus_close(&self);
    return done;
}

int main(void) {
    if (!built_models(&models, base_allocator_standard())) return 2;
    test_orders();
    test_cost();
    test_namesakes();
    test_places_return();
    test_user();
    test_answers();
    check_out_of_memory(user_work, NULL);
    engine_models_close(&models);
    return check_done("query_test_identity");
}
