#include <stdio.h>
#include <string.h>

#include "doc/doc.h"
#include "doc/view.h"
#include "test/check.h"

static const char text[] = "The harbour master didn't sail. He slept.";

/* Two sentences over `text`; the second token of each heads the rest. */
static bool fill(doc *document) {
    static const doc_span words[] = {{0, 3},   {4, 11},  {12, 18}, {19, 22}, {22, 25},
                                     {26, 30}, {30, 31}, {32, 34}, {35, 40}, {40, 41}};
    bool done = doc_set_text(document, text, sizeof text - 1);
    for (uint32_t i = 0; done && i < 10; i++) {
        done = doc_add_token(document, words[i].begin, (uint16_t)(words[i].end - words[i].begin),
                             i == 3 ? DOC_MULTI_FIRST : DOC_SPACE_AFTER);
        if (!done) break;
        document->tokens.upos[i] = DOC_NOUN;
        doc_set_head(&document->tokens, i, i == 1 || i == 8 ? DOC_HEAD_ROOT : 1);
        done = doc_set_lemma(document, i, doc_intern(document, "sleep", i % 5));
    }
    if (done) doc_set_head(&document->tokens, 2, 5), doc_set_head(&document->tokens, 3, 2);
    const base_allocator *allocator = document->allocator;
    doc_range content = {0, 0};
    return done && doc_warn(document, 7, "odd byte") &&
           base_vec_push(allocator, &document->paragraphs, (doc_paragraph){{0, 41}, {0, 2}, DOC_BODY}) &&
           base_vec_push(allocator, &document->sentences, (doc_sentence){{0, 7}, 0, 1}) &&
           base_vec_push(allocator, &document->sentences, (doc_sentence){{7, 3}, 0, 8}) &&
           doc_add_span(document, &content, (doc_span){0, 3}) &&
           doc_add_span(document, &content, (doc_span){4, 11}) &&
           doc_add_quote(document, &(doc_quote){.content = content, .verb = DOC_NONE}) &&
           doc_add_mention(document, &(doc_mention){{1, 2}, 2, DOC_NONE, DOC_OTHER, DOC_TERM});
}

static void check_filled(const doc *document) {
    check_string(document->text, text);
    check_number(document->tokens.count, 10);
    check_number(document->tokens.upos[9], DOC_NOUN);
    check_number(document->tokens.name[9], 0);
    check_number(document->tokens.flags[3], DOC_MULTI_FIRST);
    check_string(doc_string(document, doc_lemma(&document->tokens, 4)), "slee");
    check_string(doc_string(document, doc_lemma(&document->tokens, 5)), "");
    check_string(doc_string(document, DOC_NONE), "");
    check_string(doc_string(document, document->warnings.items[0].message), "odd byte");
    check_number(doc_quote_at(document, 0).content.count, 2);
    doc_mention mention = doc_mention_at(document, 0);
    check(mention.tokens.first == 1 && mention.tokens.count == 2 && mention.head == 2);
    check(mention.entity == DOC_NONE && mention.kind == DOC_OTHER && mention.form == DOC_TERM);
    check_number(document->spans.items[1].end, 11);
    check_number(document->meta.title, DOC_NONE);
}

static void check_views(const doc *document) {
    check_number(doc_token_span(document, 4).end, 25);
    check_number(doc_tokens_span(document, (doc_range){1, 3}).begin, 4);
    check_number(doc_tokens_span(document, (doc_range){1, 3}).end, 22);
    check_number(doc_tokens_span(document, (doc_range){1, 0}).end, 0);
    check_number(doc_token_sentence(document, 6), 0);
    check_number(doc_token_sentence(document, 7), 1);
    check_number(doc_token_at(document, 0), 0);
    check_number(doc_token_at(document, 3), 1);
    check_number(doc_token_at(document, 24), 4);
    check_number(doc_token_at(document, 41), 10);
    check_number(doc_token_head(document, 9), 8);
    check_number(doc_token_head(document, 8), DOC_NONE);
}

static bool document_work(const base_allocator *allocator, void *context) {
    (void)context;
    doc document;
    doc_start(&document, allocator);
    bool done = fill(&document) && doc_seal(&document);
    doc_release(&document);
    return done;
}

static void test_document(void) {
    check_out_of_memory(document_work, NULL);
    doc document;
    doc_start(&document, base_allocator_standard());
    check(doc_set_text(&document, "short", 5)); /* a second text replaces the first */
    check(fill(&document));
    check_filled(&document);
    check_views(&document);
    size_t growing = doc_memory(&document);
    check(doc_seal(&document));
    check(doc_seal(&document));
    check_filled(&document);
    check_views(&document);
    check(doc_memory(&document) < growing);
    check_number(doc_intern(&document, "late", 4), DOC_NONE);
    check(!doc_add_token(&document, 0, 1, 0) && !doc_reserve_tokens(&document, 1));
    check(!doc_set_text(&document, "late", 4));
    doc_release(&document);
    check_number(document.tokens.count, 0);
}

/** Sentence by sentence a view tells of a sealed document what a whole one tells. */
static void test_view_of_sentences(void) {
    doc document;
    doc_view whole, part;
    doc_start(&document, base_allocator_standard());
    doc_view_start(&whole, base_allocator_standard(), NULL);
    doc_view_start(&part, base_allocator_standard(), NULL);
    check(fill(&document) && doc_seal(&document));
    check(doc_view_make(&whole, &document) && doc_view_begin(&part, &document));
    check(document.sentences.count > 1);
    for (uint32_t sentence = document.sentences.count; sentence-- > 0;) {
        doc_range tokens = document.sentences.items[sentence].tokens;
        check_number(part.marks[tokens.first + tokens.count - 1], 0);
        doc_view_add(&part, sentence);
        doc_view_add(&part, sentence);
        for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++) {
            check(part.sentence[i] == whole.sentence[i] && part.head[i] == whole.head[i]);
            check(part.child[i] == whole.child[i] && part.sibling[i] == whole.sibling[i]);
            check(part.first[i] == whole.first[i] && part.last[i] == whole.last[i]);
            check_number(part.marks[i] & (DOC_MARK_LAST | DOC_MARK_SKIPPED),
                         whole.marks[i] & (DOC_MARK_LAST | DOC_MARK_SKIPPED));
        }
    }
    check(!part.lemma && !part.form && !part.words && !part.pair);
    check(doc_view_make(&part, &document) && part.lemma[0] == whole.lemma[0]);
    doc_view_release(&part);
    doc_view_release(&whole);
    doc_release(&document);
}

static void test_seal_failure(void) {
    check_allocator state;
    check_allocator_start(&state, 100);
    doc document;
    doc_start(&document, &state.allocator);
    check(fill(&document));
    state.allowed = 0;
    check(!doc_seal(&document));
    check_filled(&document);
    check_views(&document);
    check(!doc_set_text(&document, "other", 5));
    check_string(document.text, text);
    doc_release(&document);
    check_number(state.held, 0);
}

static void test_empty(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    check_string(document.text, "");
    check(doc_set_text(&document, "", 0));
    check(doc_seal(&document));
    check_string(document.text, "");
    check_number(doc_token_at(&document, 0), 0);
    doc_release(&document);
}

/** Marks of paragraphs come before there are tokens, and lie on the first token of each once all is sealed. */
static void test_paragraph_marks(void) {
    static const doc_rule rule = DOC_RULE_heading_line;
    for (int tokens = 0; tokens < 2; tokens++) {
        doc document;
        doc_start(&document, base_allocator_standard());
        check(doc_set_text(&document, "One two.\n\nThree.", 16));
        check(base_vec_push(document.allocator, &document.paragraphs, (doc_paragraph){.span = {0, 8}}));
        check(base_vec_push(document.allocator, &document.paragraphs, (doc_paragraph){.span = {10, 16}}));
        doc_add_paragraph_mark(&document, rule, 1);
        doc_add_paragraph_mark(&document, rule, 0);
        if (tokens) {
            check(doc_add_token(&document, 0, 3, DOC_SPACE_AFTER) && doc_add_token(&document, 4, 3, 0) &&
                  doc_add_token(&document, 7, 1, 0) && doc_add_token(&document, 10, 5, 0));
            doc_add_mark(&document, rule, 2);
        }
        check(doc_seal(&document));
        check_number(document.marks.count, tokens ? 3 : 0);
        for (uint32_t i = 0; i < document.marks.count; i++) {
            static const uint32_t expected[] = {0, 2, 3}; /* in text order */
            check_number(document.marks.items[i].token, expected[i]);
        }
        doc_release(&document);
    }
}

static void test_growth(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    for (uint32_t i = 0; i < 5000; i++) check(doc_add_token(&document, i * 2, 1, DOC_SPACE_AFTER));
    check_number(doc_begin(&document.tokens, 4999), 9998);
    check_number(doc_length(&document.tokens, 4999), 1);
    check_number(doc_feats(&document.tokens, 4999), 0);
    check(!doc_reserve_tokens(&document, UINT32_MAX));
    doc_release(&document);
}

/* Values that need more than the byte or two of their column, next to such that do not. */
static void test_tall_values(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    static const uint16_t values[] = {0, 1, 254, 255, 256, 399};
    for (uint32_t i = 0; i < 6; i++) {
        check(doc_add_token(&document, i * 1000, (uint16_t)(DOC_TOKEN_BYTES - values[i]), DOC_SPACE_AFTER));
        check_number(doc_head(&document.tokens, i), DOC_HEAD_ROOT);
        doc_set_head(&document.tokens, i, values[5]);
        doc_set_head(&document.tokens, i, values[i]);
        doc_set_feats(&document.tokens, i, DOC_FEATS - 1);
        doc_set_feats(&document.tokens, i, (uint16_t)(2 * values[i]));
    }
    check(doc_seal(&document));
    for (uint32_t i = 0; i < 6; i++) {
        check_number(doc_length(&document.tokens, i), DOC_TOKEN_BYTES - values[i]);
        check_number(doc_head(&document.tokens, i), values[i]);
        check_number(doc_feats(&document.tokens, i), 2 * values[i]);
        check(document.tokens.flags[i] & DOC_SPACE_AFTER);
        check(!(document.tokens.flags[i] & (DOC_MULTI_FIRST | DOC_MULTI_NEXT)));
    }
    doc_release(&document);
}

static bool grow_wide(const base_allocator *allocator, void *context) {
    doc *document = context;
    doc_start(document, allocator);
    bool done = true;
    for (uint32_t i = 0; done && i < 300; i++) {
        done = doc_add_token(document, i * 300, 7, DOC_SPACE_AFTER) && doc_set_lemma(document, i, i * 500);
        if (done) document->tokens.upos[i] = (uint8_t)i;
    }
    return done && doc_seal(document);
}

static bool release_wide(const base_allocator *allocator, void *context) {
    bool done = grow_wide(allocator, context);
    doc_release(context);
    return done;
}

/* Beyond 64 KiB of text, or of strings, columns grow wider; what they hold stays. */
static void test_wide(void) {
    doc document;
    check_out_of_memory(release_wide, &document);
    check(grow_wide(base_allocator_standard(), &document));
    check(document.tokens.wide);
    for (uint32_t i = 0; i < 300; i++) {
        check_number(doc_begin(&document.tokens, i), i * 300);
        check_number(doc_lemma(&document.tokens, i), i * 500);
        check_number(doc_length(&document.tokens, i), 7);
        check_number(document.tokens.upos[i], (uint8_t)i);
    }
    check(!doc_set_lemma(&document, 0, 1));
    doc_release(&document);
    doc_start(&document, base_allocator_standard());
    check(doc_add_token(&document, UINT16_MAX, 1, 0) && doc_set_lemma(&document, 0, UINT16_MAX));
    check(!document.tokens.wide);
    check(!doc_set_lemma(&document, 0, DOC_NONE));
    check(doc_set_lemma(&document, 0, UINT16_MAX + 1u));
    check(document.tokens.wide);
    check_number(doc_lemma(&document.tokens, 0), UINT16_MAX + 1u);
    check_number(doc_begin(&document.tokens, 0), UINT16_MAX);
    doc_release(&document);
}

static void test_labels(void) {
    check_string(doc_upos_name(DOC_X), "X");
    check_string(doc_upos_name(DOC_PROPN), "PROPN");
    check(doc_upos_name(DOC_UPOS_COUNT) == NULL);
    check_number(doc_upos_find("VERB"), DOC_VERB);
    check_number(doc_upos_find("verb"), DOC_UPOS_COUNT);
    check_string(doc_xpos_name(doc_xpos_find("-LRB-")), "-LRB-");
    check(doc_xpos_name(doc_xpos_find("none")) == NULL);
    check_string(doc_deprel_name(DOC_REL_NSUBJ_PASS), "nsubj:pass");
    check_number(doc_deprel_find("obl:unmarked"), DOC_REL_OBL_UNMARKED);
    check_string(doc_kind_name(DOC_LAW), "law");
    check_number(doc_kind_find("money"), DOC_MONEY);
    for (uint8_t i = 0; i < DOC_DEPREL_COUNT; i++) {
        const char *whole = doc_deprel_name(i),
                   *universal = doc_deprel_name((uint8_t)doc_deprel_universal(i));
        check(strncmp(whole, universal, strlen(universal)) == 0 && !strchr(universal, ':'));
    }
    check(doc_manner_name(DOC_NO_MANNER) == NULL);
    check_string(doc_paragraph_kind_name(DOC_FOREIGN), "foreign");
    check_string(doc_mention_form_name(DOC_TERM), "term");
    check_string(doc_form_name(DOC_NARRATION), "narration");
    check_string(doc_speaker_kind_name(DOC_IMPLICIT), "implicit");
    check_string(doc_commitment_name(DOC_DISTANCING), "distancing");
    check_string(doc_modality_name(DOC_CONDITIONAL), "conditional");
    check(doc_iteration_name(DOC_ONCE) == NULL);
    check_string(doc_iteration_name(DOC_AGAIN), "again");
    check_string(doc_time_type_name(DOC_TIME_SET), "SET");
}

/* A mention may be as long as a sentence, and its head may stand at its end. */
static void test_mentions(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    const uint32_t last = DOC_SENTENCE_TOKENS - 1;
    doc_mention whole = {{70000, DOC_SENTENCE_TOKENS}, 70000 + last, 9, DOC_PLACE, DOC_PRONOUN};
    check(doc_add_mention(&document, &whole));
    doc_mention kept = doc_mention_at(&document, 0);
    check(kept.tokens.first == 70000 && kept.tokens.count == DOC_SENTENCE_TOKENS);
    check_number(kept.head, 70000 + last);
    check(kept.entity == 9 && kept.kind == DOC_PLACE && kept.form == DOC_PRONOUN);
    doc_release(&document);
}

/* What a quote has, it keeps; what it has not takes no room. */
static void test_quotes(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    doc_quote bare = {.time_value = DOC_NONE, .time_basis = DOC_NONE, .addressee = {.entity = DOC_NONE}};
    bare.venue.entity = DOC_NONE;
    doc_quote full = bare;
    check(doc_add_span(&document, &bare.content, (doc_span){5, 9}) && doc_add_quote(&document, &bare));
    check_number(document.circumstances.count, 0);
    for (uint32_t i = 0; i < 2; i++) check(doc_add_span(&document, &full.source, (doc_span){10 + i, 12}));
    check(doc_add_span(&document, &full.cue, (doc_span){14, 15}));
    for (uint32_t i = 0; i < 3; i++) check(doc_add_span(&document, &full.content, (doc_span){20 + i, 30}));
    check(doc_add_span(&document, &full.quoted, (doc_span){21, 25}));
    full.chain = (doc_range){7, 2};
    full.addressee = (doc_party){{31, 33}, 4};
    full.time_value = 11, full.time_basis = 12, full.verb = 13;
    full.speaker = 15, full.sentence = 16, full.cue_head = 17;
    full.manner = DOC_MANNER_ask, full.force = DOC_QUESTION, full.commitment = DOC_REJECTED;
    full.form = DOC_MIXED, full.speaker_kind = DOC_ROLE, full.modality = DOC_FUTURE;
    full.iteration = DOC_AGAIN, full.negated = true, full.confidence = 1000;
    check(doc_add_quote(&document, &full));
    doc_quote timed = bare;
    timed.time_value = 18;
    check(doc_add_quote(&document, &timed));
    check_number(document.circumstances.count, 2);
    check_number(document.parties.count, 1);
    doc_quote third = doc_quote_at(&document, 2);
    check(third.time_value == 18 && third.time_basis == DOC_NONE && third.chain.count == 0);
    check(third.addressee.entity == DOC_NONE && third.venue.entity == DOC_NONE);
    doc_quote verbatim = bare;
    verbatim.content.count = verbatim.quoted.count = 0;
    for (uint32_t i = 0; i < 2; i++)
        check(doc_add_span(&document, &verbatim.content, (doc_span){40 + 4 * i, 42 + 4 * i}));
    for (uint32_t i = 0; i < 2; i++)
        check(doc_add_span(&document, &verbatim.quoted, (doc_span){40 + 4 * i, 42 + 4 * i}));
    uint32_t spans = document.spans.count;
    check(doc_add_quote(&document, &verbatim));
    check_number(document.spans.count, spans - 2);
    doc_quote fourth = doc_quote_at(&document, 3);
    check(fourth.content.first == verbatim.content.first && fourth.content.count == 2);
    check(fourth.quoted.first == fourth.content.first && fourth.quoted.count == 2);
    doc_quote first = doc_quote_at(&document, 0), second = doc_quote_at(&document, 1);
    check_number(first.content.first, 0);
    check(first.content.count == 1 && first.source.count == 0 && first.cue.count == 0);
    check(first.chain.count == 0 && first.addressee.span.end == 0 && first.addressee.entity == DOC_NONE);
    check(first.venue.entity == DOC_NONE && first.time_value == DOC_NONE && !first.negated);
    check_number(second.source.first, full.source.first);
    check(second.source.count == 2 && second.cue.count == 1 && second.cue.first == full.cue.first);
    check(second.content.first == full.content.first && second.content.count == 3);
    check(second.quoted.first == full.quoted.first && second.quoted.count == 1 && first.quoted.count == 0);
    check(second.chain.first == 7 && second.chain.count == 2 && second.addressee.span.begin == 31);
    check(second.addressee.entity == 4 && second.venue.entity == DOC_NONE && second.venue.span.end == 0);
    check(second.time_value == 11 && second.time_basis == 12 && second.verb == 13);
    check(second.speaker == 15 && second.sentence == 16 && second.cue_head == 17 && second.negated);
    check(second.manner == DOC_MANNER_ask && second.force == DOC_QUESTION && second.form == DOC_MIXED);
    check(second.commitment == DOC_REJECTED && second.speaker_kind == DOC_ROLE);
    check(second.modality == DOC_FUTURE && second.iteration == DOC_AGAIN && second.confidence == 1000);
    doc_release(&document);
}

/* An open mention gets an entity later: its list is made again, and the pool does not grow by the old one. */
static void test_lists(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    check(base_vec_push(document.allocator, &document.lists, 77u));
    for (uint32_t e = 0; e < 2; e++)
        check(base_vec_push(document.allocator, &document.entities, (doc_entity){0}));
    const uint32_t entities[] = {1, DOC_NONE, 0, 1};
    for (uint32_t m = 0; m < 4; m++) check(doc_add_mention(&document, &(doc_mention){.entity = entities[m]}));
    check(doc_list_mentions(&document));
    check_number(document.lists.count, 4);
    document.mentions.items[1].entity = 1;
    check(doc_list_mentions(&document));
    check_number(document.lists.count, 5);
    check_number(document.lists.items[0], 77);
    doc_range mentions = document.entities.items[1].mentions;
    check_number(mentions.count, 3);
    for (uint32_t i = 0; i < 3; i++) check_number(document.lists.items[mentions.first + i], i == 2 ? 3 : i);
    check_number(document.entities.items[0].mentions.count, 1);
    /* Who has no mention any more goes, and what points to the others follows them. */
    document.mentions.items[2].entity = 1;
    doc_quote quote = {.speaker = 1, .addressee = {.entity = 0}, .venue = {.entity = DOC_NONE}};
    check(doc_add_quote(&document, &quote) && doc_drop_unmentioned(&document));
    check_number(document.entities.count, 1);
    check_number(document.entities.items[0].mentions.count, 4);
    check_number(document.mentions.items[3].entity, 0);
    check_number(document.lists.count, 5);
    check_number(doc_quote_at(&document, 0).speaker, 0);
    check_number(doc_quote_at(&document, 0).addressee.entity, DOC_NONE);
    doc_release(&document);
}

int main(void) {
    test_mentions();
    test_quotes();
    test_lists();
    test_document();
    test_view_of_sentences();
    test_seal_failure();
    test_empty();
    test_paragraph_marks();
    test_growth();
    test_tall_values();
    test_wide();
    test_labels();
    return check_done("doc");
}
