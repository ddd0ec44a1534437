#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "refer/mention_index.h"
#include "refer/refer.h"
#include "test/check.h"
#include "test/doc_spelled.h"
#include "test/model_made.h"

/*
 * Documents with their analysis spelled out, a word a line, as in test/doc_spelled.h, with its name. An empty
 * line ends a sentence, a line "¶" a paragraph. Words are joined by blanks.
 */
static bool open_parts(doc *document, bool *paragraph, bool *sentence) {
    const base_allocator *allocator = document->allocator;
    if (*paragraph && !base_vec_push(allocator, &document->paragraphs,
                                     (doc_paragraph){.sentences = {document->sentences.count, 0}}))
        return false;
    if (*sentence) {
        doc_sentence fresh = {.tokens = {document->tokens.count, 0},
                              .paragraph = document->paragraphs.count - 1,
                              .root = DOC_NONE};
        if (!base_vec_push(allocator, &document->sentences, fresh)) return false;
        document->paragraphs.items[fresh.paragraph].sentences.count++;
    }
    *paragraph = *sentence = false;
    return true;
}

/* Spans of the paragraphs, once the text stands. */
static void close_parts(doc *document) {
    for (uint32_t p = 0; p < document->paragraphs.count; p++) {
        doc_range sentences = document->paragraphs.items[p].sentences;
        const doc_sentence *first = &document->sentences.items[sentences.first];
        const doc_sentence *last = &document->sentences.items[sentences.first + sentences.count - 1];
        document->paragraphs.items[p].span.begin = doc_tokens_span(document, first->tokens).begin;
        document->paragraphs.items[p].span.end = doc_tokens_span(document, last->tokens).end;
    }
}

static bool spell(doc *document, const base_allocator *allocator, const char *lines, const char *date) {
    base_buf text;
    bool done = true, paragraph = true, sentence = true;
    char line[256];
    doc_start(document, allocator);
    base_buf_start(&text, allocator);
    while (done && *lines) {
        size_t count = strcspn(lines, "\n");
        snprintf(line, sizeof line, "%.*s", (int)count, lines);
        lines += count + (lines[count] == '\n');
        if (*line == 0) {
            sentence = true;
        } else if (strcmp(line, "¶") == 0) {
            paragraph = sentence = true;
        } else {
            done = open_parts(document, &paragraph, &sentence) && spelled_word(document, line, &text);
            if (done) document->sentences.items[document->sentences.count - 1].tokens.count++;
        }
    }
    done = done && !text.failed && doc_set_text(document, text.count ? text.bytes : "", (uint32_t)text.count);
    if (done) close_parts(document);
    if (done && date) document->meta.date = doc_intern(document, date, strlen(date));
    base_buf_release(&text);
    return done;
}

static const char story[] = "Finance finance PROPN NNP 2 compound -\n"
                            "Minister minister PROPN NNP 3 nmod:desc -\n"
                            "Ana Ana PROPN NNP 5 nsubj B-person\n"
                            "Ruiz Ruiz PROPN NNP 3 flat I-person\n"
                            "praised praise VERB VBD 0 root -\n"
                            "Resolution resolution PROPN NNP 5 obj -\n"
                            "84 84 NUM CD 6 nummod -\n"
                            "on on ADP IN 9 case -\n"
                            "Thursday Thursday PROPN NNP 5 obl -\n"
                            ". . PUNCT . 5 punct -\n"
                            "\n"
                            "She she PRON PRP 2 nsubj -\n"
                            "said say VERB VBD 0 root -\n"
                            "that that SCONJ IN 6 mark -\n"
                            "the the DET DT 5 det -\n"
                            "resolution resolution NOUN NN 6 nsubj -\n"
                            "worked work VERB VBD 2 ccomp -\n"
                            ". . PUNCT . 2 punct -\n"
                            "¶\n"
                            "I I PRON PRP 2 nsubj -\n"
                            "hope hope VERB VBP 0 root -\n"
                            "for for ADP IN 6 case -\n"
                            "a a DET DT 6 det -\n"
                            "peaceful peaceful ADJ JJ 6 amod -\n"
                            "resolution resolution NOUN NN 2 obl -\n"
                            ". . PUNCT . 2 punct -\n";

static name_lexicons names;
static refer_model *model;

/* The mention that has these words; `form` is DOC_MENTION_FORM_COUNT where there is none. */
static doc_mention mention_over(const doc *document, const char *words) {
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        doc_span span = doc_tokens_span(document, doc_mention_at(document, m).tokens);
        if (strlen(words) == span.end - span.begin &&
            memcmp(document->text + span.begin, words, strlen(words)) == 0)
            return doc_mention_at(document, m);
    }
    return (doc_mention){.form = DOC_MENTION_FORM_COUNT};
}

/** Resolves over a view of the document. */
static bool resolve(refer_scratch *scratch, doc *document) {
    doc_view view;
    doc_view_start(&view, document->allocator, &names.function_words);
    bool done = doc_view_make(&view, document) && refer_resolve(model, scratch, &view);
    doc_view_release(&view);
    return done;
}

static void test_story(void) {
    doc document;
    refer_scratch scratch;
    refer_scratch_start(&scratch, base_allocator_standard());
    check(spell(&document, base_allocator_standard(), story, "2019-04-04") && resolve(&scratch, &document));
    doc_mention ana = mention_over(&document, "Ana Ruiz"), she = mention_over(&document, "She");
    doc_mention law = mention_over(&document, "Resolution 84"),
                again = mention_over(&document, "the resolution");
    doc_mention self = mention_over(&document, "I");
    check_number(mention_over(&document, "a peaceful resolution").form, DOC_MENTION_FORM_COUNT);
    if (check_number(ana.form, DOC_NAME) && check_number(she.form, DOC_PRONOUN)) {
        check_number(she.entity, ana.entity);
        check_number(again.entity, law.entity);
        check_number(law.kind, DOC_LAW);
        check_number(law.form, DOC_NAME);
        check_number(again.form, DOC_NOMINAL);
        check(self.entity != DOC_NONE && !document.entities.items[self.entity].named);
        check_number(self.form, DOC_PRONOUN);
        const doc_entity *entity = &document.entities.items[ana.entity];
        check_string(doc_string(&document, entity->name), "Ana Ruiz");
        check_number(entity->gender, DOC_FEMALE);
        check(entity->named && !entity->plural);
        check_number(entity->title_count, 1);
        check_string(doc_string(&document, document.lists.items[doc_entity_titles(entity).first]),
                     "Finance Minister");
        check_number(entity->mentions.count, 2);
        check_string(doc_string(&document, document.entities.items[law.entity].name), "Resolution 84");
    }
    check_number(document.times.count, 1);
    check_string(doc_string(&document, document.times.items[0].value), "2019-04-04");
    doc_release(&document);
    refer_scratch_release(&scratch);
}

static void test_order(void) {
    doc document;
    refer_scratch scratch;
    refer_scratch_start(&scratch, base_allocator_standard());
    check(spell(&document, base_allocator_standard(), story, NULL) && resolve(&scratch, &document));
    for (uint32_t m = 1; m < document.mentions.count; m++) {
        doc_mention a = doc_mention_at(&document, m - 1), b = doc_mention_at(&document, m);
        bool ordered = a.tokens.first < b.tokens.first ||
                       (a.tokens.first == b.tokens.first && a.tokens.count >= b.tokens.count);
        check(ordered);
    }
    /* Without the article's date a weekday's value leaves the week open. */
    check_string(doc_string(&document, document.times.items[0].value), "XXXX-WXX-4");
    doc_release(&document);
    refer_scratch_release(&scratch);
}

static void test_find(void) {
    doc document;
    refer_scratch scratch;
    refer_mention_index find;
    base_arena arena;
    base_arena_start(&arena, base_allocator_standard());
    refer_scratch_start(&scratch, base_allocator_standard());
    check(spell(&document, base_allocator_standard(), story, NULL) && resolve(&scratch, &document));
    check(refer_mention_index_start(&find, &document, &arena));
    /* "Finance Minister Ana Ruiz" is who Ana Ruiz is. */
    uint32_t whole = refer_mention_index_mention(&find, (doc_range){0, 4}),
             name = refer_mention_index_covering(&find, 3);
    check(whole != DOC_NONE);
    check_number(whole, name);
    check_number(refer_mention_index_entity(&find, (doc_range){0, 4}), document.mentions.items[name].entity);
    check_number(refer_mention_index_headed(&find, 4), DOC_NONE);
    check_number(doc_tokens_top(&document, (doc_range){13, 2}), 14);
    check_number(refer_mention_index_mention(&find, (doc_range){0, 0}), DOC_NONE);
    check_number(refer_mention_index_headed(&find, 1000), DOC_NONE);
    doc_release(&document);
    refer_scratch_release(&scratch);
    base_arena_release(&arena);
}

static void test_empty(void) {
    doc document;
    refer_scratch scratch;
    refer_scratch_start(&scratch, base_allocator_standard());
    check(spell(&document, base_allocator_standard(), "", NULL) && resolve(&scratch, &document));
    check_number(document.mentions.count, 0);
    check_number(document.entities.count, 0);
    doc_release(&document);
    refer_scratch_release(&scratch);
}

/* Heads that make no tree, as no parser writes them: nothing hangs or reads beyond the sentence. */
static void test_no_tree(void) {
    static const char circle[] = "Ana Ana PROPN NNP 2 appos B-person\n"
                                 "mayor mayor NOUN NN 1 appos -\n"
                                 "who who PRON WP 4 nsubj -\n"
                                 "said say VERB VBD 3 acl:relcl -\n"
                                 "Ruiz Ruiz PROPN NNP 90 nsubj I-person\n"
                                 "himself he PRON PRP 6 obj -\n";
    doc document;
    refer_scratch scratch;
    refer_scratch_start(&scratch, base_allocator_standard());
    check(spell(&document, base_allocator_standard(), circle, NULL) && resolve(&scratch, &document));
    doc_release(&document);
    refer_scratch_release(&scratch);
}

static bool resolve_in(const base_allocator *allocator, void *context) {
    (void)context;
    doc document;
    refer_scratch scratch;
    refer_scratch_start(&scratch, allocator);
    bool done = spell(&document, allocator, story, "2019-04-04") && resolve(&scratch, &document);
    doc_release(&document);
    refer_scratch_release(&scratch);
    return done;
}

static bool open_in(const base_allocator *allocator, void *context) {
    base_error error;
    refer_model *fresh = refer_model_open(context, &names, allocator, &error);
    bool done = fresh != NULL;
    refer_model_close(fresh);
    return done;
}

/* Every feature has a name of its own, so that the lexicon can weigh it. */

int main(void) {
    base_error error;
    model_file *file = made_shipped();
    bool named = file && name_lexicons_open(&names, file, base_allocator_standard(), &error);
    model = named ? refer_model_open(file, &names, base_allocator_standard(), &error) : NULL;
    check(model != NULL);
    if (!model) return check_done("refer_test");
    test_story();
    test_order();
    test_find();
    test_empty();
    test_no_tree();
    check_out_of_memory(resolve_in, NULL);
    check_out_of_memory(open_in, file);
    refer_model_close(model);
    model_file_close(file);
    return check_done("refer_test");
}
