#include <stdio.h>

#include "test/query_built.h"

/*
 * Query logic over documents whose tags, trees and quotes are set by hand: what is found, through whom, where
 * it stands, for or against, and the narrator's part.
 */

static engine_models models;

/** An empty corpus. */
static bool open_corpus(corpus *self, const base_allocator *allocator) {
    engine_options options = {.threads = 1};
    return corpus_open(self, &models, &options, allocator, NULL);
}

/**
 * "Venn called for the full application of Resolution 84 ." and further sentences of the harbour story; the
 * mentions of the resolution and of Venn are in text order.
 */
static bool add_harbour(corpus *self, const base_allocator *allocator) {
    built b;
    built_start(&b, allocator, "harbour");
    uint32_t s1 =
        built_sentence(&b, DOC_BODY,
                       "Venn|Venn|PROPN|2|nsubj|person called|call|VERB|0|root for|for|ADP|6|case "
                       "the|the|DET|6|det full|full|ADJ|6|amod application|application|NOUN|2|obl "
                       "of|of|ADP|8|case Resolution|Resolution|PROPN|6|nmod|law 84|84|NUM|8|nummod|+ "
                       "_.|_.|PUNCT|2|punct")
            .first;
    uint32_t s2 = built_sentence(
                      &b, DOC_BODY,
                      "Resolution|Resolution|PROPN|4|nsubj:pass|law 84|84|NUM|1|nummod|+ "
                      "was|be|AUX|4|aux:pass adopted|adopt|VERB|0|root and|and|CCONJ|8|cc it|it|PRON|8|nsubj "
                      "may|may|AUX|8|aux lapse|lapse|VERB|4|conj _.|_.|PUNCT|4|punct")
                      .first;
    uint32_t s3 =
        built_sentence(&b, DOC_BODY,
                       "We|we|PRON|2|nsubj reject|reject|VERB|0|root the|the|DET|4|det "
                       "resolution|resolution|NOUN|2|obj _,|,|PUNCT|7|punct Lund|Lund|PROPN|7|nsubj|person "
                       "said|say|VERB|2|parataxis after|after|ADP|9|case talks|talk|NOUN|7|obl "
                       "on|on|ADP|11|case Resolution|Resolution|PROPN|9|nmod|law 84|84|NUM|11|nummod|+")
            .first;
    uint32_t s4 =
        built_sentence(&b, DOC_RESIDUE,
                       "More|more|ADJ|2|amod on|on|ADP|3|case Resolution|Resolution|PROPN|0|root|law "
                       "84|84|NUM|3|nummod|+")
            .first;
    uint32_t s5 =
        built_sentence(&b, DOC_HEADING, "Resolution|Resolution|PROPN|0|root|law 84|84|NUM|1|nummod|+").first;
    /* Mentions stand in text order in the document, so entities are filled one by one and interleaved by
     * hand. */
    built_entity(&b, "Venn", "person", NULL);
    built_mention(&b, s1, 1, s1, DOC_NAME);
    built_entity(&b, "Harbour Council Resolution 84", "law", "Resolution 84|HCR 84");
    built_mention(&b, s1 + 7, 2, s1 + 7, DOC_NAME);
    built_mention(&b, s2, 2, s2, DOC_NAME);
    built_mention(&b, s2 + 5, 1, s2 + 5, DOC_PRONOUN);
    built_mention(&b, s3 + 2, 2, s3 + 3, DOC_NOMINAL);
    built_mention(&b, s3 + 10, 2, s3 + 10, DOC_NAME);
    built_mention(&b, s4 + 2, 2, s4 + 2, DOC_NAME);
    built_mention(&b, s5, 2, s5, DOC_NAME);
    built_entity(&b, "Oskar Lund", "person", "Lund");
    built_title(&b, "mayor");
    if (!b.failed) built_doc(&b)->meta.outlet = built_string(&b, "Orsa Wire");
    built_quote(&b, (doc_range){s1, 1}, (doc_range){s1 + 1, 2}, (doc_range){s1 + 3, 6}, 0, DOC_MANNER_demand,
                "call for");
    built_quote(&b, (doc_range){s3 + 5, 1}, (doc_range){s3 + 6, 1}, (doc_range){s3, 4}, 2, DOC_MANNER_say,
                "say");
    return built_finish(&b, self);
}

static const char *words(const engine_document *document, doc_span span) {
    static char copy[200];
    size_t size = span.end - span.begin < sizeof copy ? span.end - span.begin : sizeof copy - 1;
    memcpy(copy, engine_document_bytes(document, span), size);
    copy[size] = '\0';
    return copy;
}

/** "form speaker verb place stance" of a record. */
static const char *report(const query_results *results, uint32_t index) {
    static char line[300];
    const query_record *record = &results->records.items[index];
    query_attribution how = query_record_attribution(record);
    const char *name = query_speaker_at(&how, 0).name, *verb = query_string(how.document, how.quote.verb);
    const char *stance = query_stance_name(record->stance);
    snprintf(line, sizeof line, "%s %s %s %s %s", doc_form_name(how.quote.form), name ? name : "nil",
             verb ? verb : "nil", query_place_name(record->place), stance ? stance : "nil");
    return line;
}

static bool who(corpus *self, const char *x, query_results *results) {
    return query_who(self, (query_target){x, NULL, DOC_NONE}, (query_conditions){NULL, 0}, results, NULL);
}

static void test_who(void) {
    corpus self;
    query_results results;
    check(open_corpus(&self, base_allocator_standard()) && add_harbour(&self, base_allocator_standard()));
    check(who(&self, "resolution 84", &results));
    if (check_number(results.records.count, 5)) {
        check_string(report(&results, 0), "indirect Venn call for content +");
        check_string(report(&results, 1), "narration Orsa Wire adopt content nil");
        check_string(report(&results, 2), "narration Orsa Wire lapse content nil");
        check_string(report(&results, 3), "indirect Oskar Lund say content -");
        check_string(report(&results, 4), "narration Orsa Wire nil content nil");
        doc_range held = results.records.items[3].mentions;
        if (check_number(held.count, 2)) {
            check_number(results.places.items[held.first].place, SPEECH_PLACE_CONTENT);
            check_number(results.places.items[held.first + 1].place, SPEECH_PLACE_BACKGROUND);
        }
        check_string(results.taken.name, "Harbour Council Resolution 84");
        check_string(query_reading_name(results.taken.reading), "entity");
        check_number(results.taken.mentions, 6);
        check_number(results.taken.documents, 1);
        check_number(results.taken.speakers, 2);
        const query_record *adopted = &results.records.items[1], *lapse = &results.records.items[2];
        check_string(words(adopted->document, adopted->cue), "adopted");
        check_string(words(adopted->document, adopted->content), "Resolution 84 was adopted");
        check_string(words(lapse->document, lapse->content), "it may lapse");
        doc_quote how = query_record_attribution(lapse).quote;
        check_number(how.modality, DOC_POSSIBLE);
        check_number(how.commitment, DOC_FACTIVE);
        check_number(how.speaker_kind, DOC_OUTLET);
        check(!doc_manner_name(how.manner));
        check_number(query_record_attribution(&results.records.items[4]).cue.count, 0);
    }
    query_results_release(&results);
    check(query_mentions(&self, (query_target){"84", NULL, DOC_NONE}, (query_conditions){NULL, 0}, &results,
                         NULL));
    check_number(results.records.count, 7); /* residue is a mention, if no report */
    query_results_release(&results);
    check(who(&self, "Venn", &results));
    check_number(results.records.count, 1);
    check_string(report(&results, 0), "indirect Venn call for source nil");
    query_results_release(&results);
    corpus_close(&self);
}

/** One record a mention, where that is asked for, and what else is refused. */
static void test_each_mention(void) {
    corpus self;
    query_results results;
    base_error error;
    query_condition mention = {"each", "mention"}, day = {"each", "day"};
    query_target x = {"resolution 84", NULL, DOC_NONE};
    check(open_corpus(&self, base_allocator_standard()) && add_harbour(&self, base_allocator_standard()));
    check(query_who(&self, x, (query_conditions){&mention, 1}, &results, NULL));
    if (check_number(results.records.count, 6))
        check_string(report(&results, 4), "indirect Oskar Lund say background nil");
    query_results_release(&results);
    check(!query_who(&self, x, (query_conditions){&day, 1}, &results, &error));
    check_string(error.message, "each 'day' is not known; known: report, mention");
    corpus_close(&self);
}

/** What is near a misspelt name, a swapped letter, and a part of a name; nothing where nothing is. */
static void test_near(void) {
    static const struct {
        const char *words;
        int64_t entity;
    } cases[] = {{"Oskar Lunt", 2}, {"Oksar", 2}, {"harbor resolution", 1},
                 {"Vemn", 0},       {"Zzyx", -1}, {"", -1}};
    corpus self;
    query_results results;
    check(open_corpus(&self, base_allocator_standard()) && add_harbour(&self, base_allocator_standard()));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(query_near(&self, cases[i].words, &results, NULL));
        int64_t found = results.records.count ? (int64_t)results.records.items[0].index : -1;
        if (!check_number(found, cases[i].entity)) fprintf(stderr, "  for %s\n", cases[i].words);
        query_results_release(&results);
    }
    corpus_close(&self);
}

/** "Ferries stopped , Lund told Venn at Brennick , Varn reported": everybody has a place in the report. */
static void test_places(void) {
    corpus self;
    query_results results;
    built b;
    check(open_corpus(&self, base_allocator_standard()));
    built_start(&b, base_allocator_standard(), "one");
    built_sentence(
        &b, DOC_BODY,
        "Ferries|ferry|NOUN|2|nsubj stopped|stop|VERB|0|root _,|,|PUNCT|5|punct Lund|Lund|PROPN|5|nsubj "
        "told|tell|VERB|2|parataxis Venn|Venn|PROPN|5|iobj at|at|ADP|8|case Brennick|Brennick|PROPN|5|obl "
        "in|in|ADP|10|case Tarsland|Tarsland|PROPN|5|obl _,|,|PUNCT|13|punct Varn|Varn|PROPN|13|nsubj "
        "reported|report|VERB|2|parataxis");
    static const struct {
        const char *name, *kind;
        uint32_t token;
        const char *expected;
    } cases[] = {{"Lund", "person", 3, "indirect Lund tell source nil"},
                 {"Venn", "person", 5, "indirect Lund tell cue_argument nil"},
                 {"Brennick", "place", 7, "indirect Lund tell cue_argument nil"},
                 {"Tarsland", "place", 9, "indirect Lund tell background nil"},
                 {"Varn", "org", 11, "indirect Lund tell source nil"}};
    for (size_t i = 0; i < 5; i++) {
        built_entity(&b, cases[i].name, cases[i].kind, NULL);
        built_mention(&b, cases[i].token, 1, cases[i].token, DOC_NAME);
    }
    doc *document = built_doc(&b);
    doc_quote *quote =
        built_quote(&b, (doc_range){3, 1}, (doc_range){4, 1}, (doc_range){0, 2}, 0, DOC_MANNER_say, "tell");
    check(built_text(&b));
    quote->venue = (doc_party){doc_token_span(document, 7), 2};
    doc_link link = {.name = doc_intern(document, "Varn", 4), .entity = 4, .verb = DOC_NONE};
    check(doc_add_span(document, &link.text, doc_token_span(document, 11)));
    check(base_vec_push(document->allocator, &document->links, link));
    quote->chain = (doc_range){0, 1};
    check(built_finish(&b, &self));
    for (size_t i = 0; i < 5; i++) {
        check(who(&self, cases[i].name, &results));
        if (check_number(results.records.count, 1)) check_string(report(&results, 0), cases[i].expected);
        query_results_release(&results);
    }
    const engine_document *told = self.documents.items[0];
    check_string(query_quote_link(told, 0, 0).name, "Varn");
    check(!query_quote_link(told, 0, 1).name);
    corpus_close(&self);
}

/** A document with one person, or other named thing, that bears these names. */
static bool add_named(corpus *self, const char *id, const char *name, const char *kind, const char *aliases,
                      const char *title) {
    built b;
    built_start(&b, &self->engine.allocator, id);
    built_sentence(&b, DOC_BODY, "Somebody|somebody|PRON|2|nsubj left|leave|VERB|0|root");
    built_entity(&b, name, kind, aliases);
    if (title) built_title(&b, title);
    built_mention(&b, 0, 1, 0, DOC_NAME);
    return built_finish(&b, self);
}

/** Rows of {name, kind, aliases or NULL, title or NULL}, a document each; then which rows are one entity, as
 * letters. */
static const char *linked(const char *const rows[][4], size_t count) {
    static char letters[40];
    corpus self;
    check(open_corpus(&self, base_allocator_standard()));
    for (size_t i = 0; i < count; i++) {
        char id[24];
        snprintf(id, sizeof id, "d%zu", i);
        check(add_named(&self, id, rows[i][0], rows[i][1], rows[i][2], rows[i][3]));
    }
    check(corpus_settle(&self, NULL));
    for (uint32_t i = 0; i < count; i++)
        letters[i] = (char)('a' + corpus_entity_survivor((corpus_entity){&self, NULL, i}).id);
    letters[count] = '\0';
    corpus_close(&self);
    return letters;
}

#define LINKED(...)                                                                                          \
    linked((const char *const[][4]){__VA_ARGS__},                                                            \
           sizeof((const char *const[][4]){__VA_ARGS__}) / sizeof(const char *[4]))

static void test_people(void) {
    check_string(LINKED({"Dalia Venn", "person"}, {"Venn", "person"}, {"DALIA VENN", "person"}), "aaa");
    check_string(LINKED({"Venn", "person"}, {"Dalia Venn", "person"}), "aa");
    check_string(LINKED({"Dalia Venn", "person"}, {"Oskar Venn", "person"}, {"Venn", "person"}), "abc");
    check_string(LINKED({"Dalia Venn", "person", NULL, "mayor"}, {"Oskar Venn", "person", NULL, "envoy"},
                        {"Venn", "person", NULL, "Envoy"}),
                 "abb");
    check_string(LINKED({"Venn", "person"}, {"Venn", "person"}), "aa");
    check_string(LINKED({"Dalia Venn", "person"}, {"Oskar Venn", "person"}, {"Venn", "person"},
                        {"Dalia Venn", "person"}, {"Dalia Venn", "person"}, {"Dalia Venn", "person"},
                        {"Dalia Venn", "person"}),
                 "abaaaaa");
    check_string(LINKED({"Dalia R. Venn", "person"}, {"Dalia Venn", "person"}), "aa");
    check_string(LINKED({"Dalia R. Venn", "person"}, {"Dalia Q. Venn", "person"}, {"Dalia Venn", "person"}),
                 "abc");
    check_string(LINKED({"D. Venn", "person"}, {"Dalia Venn", "person"}), "aa");
    check_string(LINKED({"D. Venn", "person"}, {"Dalia Venn", "person"}, {"Dora Venn", "person"}), "abc");
    check_string(LINKED({"Irja van der Maunz", "person"}, {"Maunz", "person"}, {"van der Maunz", "person"}),
                 "aaa");
    check_string(LINKED({"Joe Tarn", "person"}, {"Joseph Tarn", "person"}), "aa");
    check_string(LINKED({"Aksel Thorne Jr.", "person"}, {"Thorne", "person"}), "aa");
    check_string(LINKED({"Aksel Thorne Jr.", "person"}, {"Aksel Thorne", "person"}), "aa");
    check_string(
        LINKED({"Aksel Thorne Jr.", "person"}, {"Aksel Thorne Sr.", "person"}, {"Aksel Thorne", "person"}),
        "abc");
    check_string(LINKED({"Tara Lund Praises Aksel Thorne", "person", "Tara Lund|Aksel Thorne"},
                        {"Tara Lund", "person"}),
                 "ab");
    check_string(LINKED({"Lund", "person"}, {"Lund", "place"}), "aa");
    check_string(LINKED({"Lund", "person", NULL, "mayor"}, {"Lund", "place"}), "ab");
    check_string(LINKED({"Lund", "person"}, {"Lund", "place"}, {"Ida Lund", "person"}), "aba");
    check_string(LINKED({"Dalia Ruth Venn", "person"}, {"Dalia R. Venn", "person"}, {"Dalia Venn", "person"}),
                 "aaa");
    check_string(LINKED({"Dalia Ruth Venn", "person"}, {"Dalia Q. Venn", "person"}), "ab");
    check_string(
        LINKED({"Quarrel Shipping", "person"}, {"Quarrel Shipping", "person"}, {"Quarrel Shipping", "org"}),
        "aaa");
    check_string(LINKED({"Quarrel", "person"}, {"Quarrel", "org"}), "aa");
    check_string(LINKED({"Quarrel", "person"}, {"Quarrel", "org"}, {"Jon Quarrel", "person"}), "aba");
}

/** Names that somebody made so that their hashes without a secret are those of others. */
static void test_crafted_names(void) {
    check_string(LINKED({"Dalia Ostravek", "person"}, {"Dalia Kynmhbjhlvsmegsf", "person"},
                        {"Ostravek", "person"}, {"Kynmhbjhlvsmegsf", "person"}),
                 "abab");
    check_string(LINKED({"Ostravek", "org"}, {"Brjrorgmgvdztmdo", "org"}, {"Ubmancwdeaqdwysx", "org"},
                        {"Ostravek", "org"}, {"Brjrorgmgvdztmdo", "org"}),
                 "abcab");
}

/** The kind of a name is no part of its bytes: seeds of 2 and 3 made "dc" and "ec" one. */
static void test_neighbouring_kinds(void) {
    check_string(LINKED({"DC", "place"}, {"EC", "org"}, {"DC", "place"}, {"EC", "org"}), "abab");
    check_string(LINKED({"Lake", "place"}, {"Make", "org"}), "ab");
}

static void test_things(void) {
    check_string(LINKED({"Skerry Quay Rangers", "org", "SQR"}, {"SQR", "org"}, {"S.Q.R.", "group"}), "aaa");
    check_string(
        LINKED({"Skerry Quay Rangers", "org", "SQR"}, {"Salt Quarry Republic", "org", "SQR"}, {"SQR", "org"}),
        "abc");
    check_string(LINKED({"Quarrel Shipping Co. Ltd.", "org"}, {"Quarrel Shipping", "org"}), "aa");
    check_string(LINKED({"U.S.", "place"}, {"United States", "place"}, {"US", "place"}), "aaa");
    check_string(LINKED({"US Harbour Department", "org"}, {"Harbour Department", "org"},
                        {"United States Harbour Department", "org"}),
                 "aaa");
    check_string(LINKED({"US Harbour Department", "org"}, {"Harbour Department", "org"},
                        {"British Harbour Department", "org"}),
                 "abc");
    check_string(LINKED({"the Tern Front", "group"}, {"Tern Front", "org"}, {"Tern Front", "place"}), "aaa");
    check_string(LINKED({"Quarrel Group PLC", "org"}, {"Quarrel", "org"}, {"Quarrel Group", "org"}), "aaa");
    check_string(LINKED({"Quarrel Airlines", "org"}, {"Quarrel", "org"}, {"Quarrel Marine Airlines", "org"}),
                 "aac");
    check_string(LINKED({"Quarrel Airlines", "org"}, {"Quarrel", "org"}, {"Quarrel Motors", "org"}), "abc");
    check_string(LINKED({"Skerry Quay Rangers", "org"}, {"SQR", "org"}, {"Sqr", "org"}), "aaa");
    check_string(LINKED({"Skerry Quay Rangers", "org"}, {"Sqr", "org"}), "ab");
    check_string(LINKED({"Skerry Quay Rangers", "org"}, {"SQR", "org"}, {"Southern Quarry Railway", "org"}),
                 "abc");
}

static void test_laws(void) {
    check_string(LINKED({"Harbour Council Resolution 84", "law"}, {"Resolution 84", "law"},
                        {"resolution 84", "law"}, {"84", "law"}),
                 "aaaa");
    check_string(LINKED({"Resolution 84", "law"}, {"Resolution 85", "law"}), "ab");
    check_string(LINKED({"Resolution 84", "law"}, {"Protocol 84", "law"}, {"84", "law"}), "abc");
    check_string(LINKED({"UN Security Council Resolution 84", "law"},
                        {"United Nations Security Council 84", "law"},
                        {"Security Council resolution 84", "law"}, {"UN Resolution 84", "law"}),
                 "aaaa");
    check_string(LINKED({"Harbour Council Resolution 84", "law"}, {"Senate Resolution 84", "law"},
                        {"Resolution 84", "law"}),
                 "abc");
    check_string(LINKED({"Clean Harbour Act of 1990", "law"}, {"Open Quay Act of 1990", "law"}), "ab");
    check_string(LINKED({"Corrin Protocol", "law"}, {"the Corrin Protocol", "law"}), "aa");
    check_string(LINKED({"Corrin Protocol on Clean Quays", "law"}, {"Corrin Protocol", "law"}), "aa");
    check_string(LINKED({"Corrin Protocol on Clean Quays", "law"}, {"Corrin Protocol", "law"},
                        {"Corrin Protocol on Ferries", "law"}),
                 "abc");
}

static void test_groups(void) {
    corpus self;
    check(open_corpus(&self, base_allocator_standard()));
    check(add_named(&self, "a", "Venn", "person", NULL, "mayor") &&
          add_named(&self, "b", "Dalia Venn", "person", NULL, "Mayor"));
    check(corpus_settle(&self, NULL));
    check(add_named(&self, "c", "Dalia Venn", "person", "Dalia", "envoy") && corpus_settle(&self, NULL));
    for (uint32_t id = 0; id < 3; id++) {
        corpus_entity venn = {&self, NULL, id};
        check_number(corpus_entity_survivor(venn).id, 0);
        check_string(corpus_entity_name(venn), "Dalia Venn");
        check_number(corpus_entity_alias_count(venn), 2);
        check_string(corpus_entity_alias(venn, 0), "Venn");
        check_string(corpus_entity_alias(venn, 1), "Dalia");
        check(!corpus_entity_alias(venn, 2));
        check_number(corpus_entity_title_count(venn), 2);
        check_number(corpus_entity_mention_count(venn), 3);
        check_number(corpus_entity_document_count(venn), 3);
        for (uint32_t i = 0; i < 3; i++) {
            check(corpus_entity_mention(venn, i).document == self.documents.items[i]);
            check(corpus_entity_document(venn, i) == self.documents.items[i]);
        }
        check(!corpus_entity_mention(venn, 3).document);
    }
    corpus_close(&self);
}

/** Names that lead to the harbour story's entities, and names that do not. */
static void test_lookup(void) {
    static const struct {
        const char *words;
        int64_t entity;
    } cases[] = {{"Venn", 0},
                 {"Resolution 84", 1},
                 {"Harbour Council Resolution 84", 1},
                 {"84", 1},
                 {"HCR 84", 1},
                 {"hcr-84", 1},
                 {"Council Resolution 84", 1},
                 {"Senate Resolution 84", -1},
                 {"Protocol 84", -1},
                 {"LUND", 2},
                 {"Mayor Lund", 2},
                 {"mayor Oskar Lund", 2},
                 {"Admiral Lund", -1},
                 {"Oskar", -1},
                 {"Resolution", -1},
                 {"", -1}};
    corpus self;
    query_results results;
    check(open_corpus(&self, base_allocator_standard()) && add_harbour(&self, base_allocator_standard()));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(query_named(&self, cases[i].words, &results, NULL));
        int64_t found = results.records.count ? (int64_t)results.records.items[0].index : -1;
        if (!check_number(found, cases[i].entity)) fprintf(stderr, "  for %s\n", cases[i].words);
        query_results_release(&results);
    }
    corpus_close(&self);
}

static bool link_work(const base_allocator *allocator, void *context) {
    (void)context;
    corpus self;
    query_results results = {0};
    base_error error = {0};
    if (!open_corpus(&self, allocator)) return false;
    bool done = add_harbour(&self, allocator) && add_named(&self, "b", "Venn", "person", NULL, "mayor") &&
                add_named(&self, "c", "Resolution 84", "law", "RES", NULL);
    query_condition about = {"about", "Venn"};
    if (done) {
        done = query_who(&self, (query_target){"Resolution 84", NULL, DOC_NONE},
                         (query_conditions){&about, 1}, &results, &error);
        if (!done) check_number(error.code, BASE_NO_MEMORY);
    }
    if (done) query_results_release(&results);
    corpus_close(&self);
    return done;
}

/* Quotes by speaker, in text order: some speak by turns, one not at all, and one quote has no speaker. */
static void test_spoken(void) {
    static const uint32_t speakers[] = {2, 0, DOC_NONE, 2, 0, 2};
    corpus self;
    built b;
    check(open_corpus(&self, base_allocator_standard()));
    built_start(&b, base_allocator_standard(), "turns");
    uint32_t word = built_sentence(&b, DOC_BODY, "Rain|rain|NOUN|0|root").first;
    static const char *const names[] = {"Venn", "Oskar Lund", "Ida Roos"};
    for (size_t i = 0; i < 3; i++) built_entity(&b, names[i], "person", NULL);
    for (size_t i = 0; i < 6; i++)
        built_quote(&b, (doc_range){0, 0}, (doc_range){0, 0}, (doc_range){word, 1}, speakers[i],
                    DOC_MANNER_say, "say");
    check(built_finish(&b, &self));
    const engine_document *document = self.documents.items[0];
    engine_indices venn = engine_document_quotes(document, 0), roos = engine_document_quotes(document, 2);
    check(venn.count == 2 && venn.items[0] == 1 && venn.items[1] == 4);
    check(roos.count == 3 && roos.items[0] == 0 && roos.items[1] == 3 && roos.items[2] == 5);
    check_number(engine_document_quotes(document, 1).count, 0);
    check_number(engine_document_quotes(document, 3).count, 0);
    check_number(engine_document_quotes(document, DOC_NONE).count, 0);
    corpus_close(&self);
}

int main(void) {
    if (!built_models(&models, base_allocator_standard())) return 2;
    test_who();
    test_each_mention();
    test_near();
    test_places();
    test_people();
    test_crafted_names();
    test_neighbouring_kinds();
    test_things();
    test_laws();
    test_groups();
    test_spoken();
    test_lookup();
    check_out_of_memory(link_work, NULL);
    engine_models_close(&models);
    return check_done("query_test");
}
