#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "speech/frame_sense.h"
#include "speech/modality.h"
#include "speech/speech.h"
#include "speech/uncued.h"
#include "speech/write_quotes.h"
#include "test/check.h"
#include "test/model_made.h"
#include "test/speech_spelled.h"

static const char story[] = "The the DET DT 2 det\n"
                            "mayor mayor NOUN NN 3 nsubj\n"
                            "said say VERB VBD 0 root\n"
                            "that that SCONJ IN 7 mark\n"
                            "roads road NOUN NNS 7 nsubj\n"
                            "were be AUX VBD 7 cop\n"
                            "safe safe ADJ JJ 3 ccomp\n"
                            ". . PUNCT . 3 punct\n"
                            "\n"
                            "“ “ PUNCT `` 2 punct\n"
                            "Wait wait VERB VB 0 root\n"
                            "for for ADP IN 4 case\n"
                            "us we PRON PRP 2 obl\n"
                            ". . PUNCT . 2 punct\n"
                            "” ” PUNCT '' 2 punct\n";

/* ---- a model file in memory, whose tables know only their biases ---- */

static void put_u32(base_buf *out, uint32_t value) {
    for (int i = 0; i < 4; i++) base_buf_add_byte(out, (char)(value >> (8 * i)));
}

static void put_u64(base_buf *out, uint64_t value) {
    put_u32(out, (uint32_t)value);
    put_u32(out, (uint32_t)(value >> 32));
}

static void pad(base_buf *out) {
    while (out->count % MODEL_FILE_ALIGNMENT != 0) base_buf_add_byte(out, '\0');
}

static void put_float(base_buf *out, float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_u32(out, bits);
}

/* A linear model of one empty row: the biases let class `best` win always. */
static void put_table(base_buf *out, uint32_t classes, uint32_t best) {
    base_buf table;
    base_buf_start(&table, base_allocator_standard());
    put_u32(&table, 1);
    put_u32(&table, classes);
    put_float(&table, 1.0f);
    put_u32(&table, 1);
    for (uint32_t k = 1; k < classes; k++) put_u32(&table, k == best ? 5 : best == 0 ? (uint32_t)-5 : 0);
    pad(&table);
    for (uint32_t k = 1; k < classes; k++) base_buf_add_byte(&table, '\0');
    base_buf_add(out, table.bytes, table.count);
    base_buf_release(&table);
}

static void put_section(base_buf *section, speech_role role) {
    base_buf tables;
    base_buf_start(&tables, base_allocator_standard());
    put_u32(section, SPEECH_WEIGHTS_VERSION);
    put_u32(section, SPEECH_TABLE_COUNT);
    put_u64(section, 0);
    for (uint32_t i = 0; i < SPEECH_TABLE_COUNT; i++) {
        size_t before = tables.count;
        put_table(&tables, speech_table_classes[i], i == SPEECH_TABLE_ROLE ? (uint32_t)role : 1);
        put_u32(section, (uint32_t)(MODEL_FILE_ALIGNMENT + before));
        put_u32(section, (uint32_t)(tables.count - before));
        pad(&tables);
    }
    pad(section);
    base_buf_add(section, tables.bytes, tables.count);
    base_buf_release(&tables);
}

typedef struct built {
    made_model lists;
    speech_model *model;
    base_error error;
} built;

static built build_from(const char *id, const base_buf *section, const base_allocator *allocator) {
    built made = {0};
    const made_change change = {id, section->bytes, section->count};
    if (made_lists(&made.lists, &change, 1, &made.error))
        made.model = speech_model_open(made.lists.file, allocator, &made.error);
    return made;
}

static built build(speech_role role) {
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    put_section(&section, role);
    built made = build_from("speech", &section, base_allocator_standard());
    base_buf_release(&section);
    return made;
}

static void release(built *made) {
    speech_model_close(made->model);
    made_release(&made->lists);
}

/* ---- tests ---- */

static void test_lexicons(void) {
    speech_lexicons lists;
    model_file *file = made_shipped();
    if (!file || !check(speech_lexicons_open(&lists, file, NULL))) return;
    speech_sense say = speech_verb_sense(&lists, "say"), none = speech_verb_sense(&lists, "sleep");
    check(say.known && say.manner == DOC_MANNER_say && say.commitment == DOC_NEUTRAL);
    check(!none.known);
    check(speech_noun_sense(&lists, "denial").commitment == DOC_REJECTED);
    check(speech_word_frame(&lists, "call", "for").manner == DOC_MANNER_demand);
    check(speech_frame_sense(&lists, "suggest", SPEECH_FRAME_THAT).manner == DOC_MANNER_claim);
    check(speech_frame_sense(&lists, "suggest", SPEECH_FRAME_DOING).force == DOC_DIRECTIVE);
    check(!speech_word_frame(&lists, "sing", "for").known);
    uint64_t decline = speech_word_classes(&lists, "decline");
    check((decline >> SPEECH_NEGATIVE_VERB & 1) == 1 && (decline >> SPEECH_VENUE & 1) == 0);
    check_number(speech_source_kind(&lists, "report"), DOC_DOCUMENT);
    check_number(speech_source_kind(&lists, "pebble"), DOC_SPEAKER_KIND_COUNT);
    model_file_close(file);
}

static void test_scene(void) {
    speech_lexicons lists;
    base_arena arena;
    doc document;
    speech_board board;
    base_arena_start(&arena, base_allocator_standard());
    model_file *file = made_shipped();
    if (!file || !check(speech_lexicons_open(&lists, file, NULL))) return;
    check(spell(&document, base_allocator_standard(), story));
    doc_view view;
    doc_view_start(&view, base_allocator_standard(), NULL);
    check(doc_view_make(&view, &document) && speech_board_start(&board, &view, &lists, &arena));
    check_number(board.head[2], DOC_NONE);
    check_number(board.head[6], 2);
    check_number(board.child[2], 1);
    check_number(board.sibling[1], 6);
    check_number(board.first[6], 3);
    check_number(board.last[6], 6);
    check_number(board.first[2], 0);
    check_number(board.last[2], 7);
    check_number(board.manner[2], DOC_MANNER_say);
    check(board.pair[9] != TEXT_NO_PAIR && board.pair[6] == TEXT_NO_PAIR);
    check(board.marks[8] & DOC_MARK_OPENS);
    check(board.marks[13] & DOC_MARK_CLOSES);
    check_number(speech_dependent(&board, 2, DOC_REL_CCOMP, false), 6);
    check_number(speech_marker(&board, 6), 3);
    check(speech_below(&board, 3, 2) && !speech_below(&board, 2, 3));
    speech_continuation found;
    check(speech_continuation_at(&board, 8, &found));
    check_number(found.first, 9);
    check_number(found.end, 13);
    check(!speech_continuation_at(&board, 0, &found) && !speech_continuation_at(&board, 10, &found));
    doc_view_release(&view);
    doc_release(&document);
    base_arena_release(&arena);
    model_file_close(file);
}

/* Sections of another layout are called by their version. */
static void test_old_section(void) {
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    put_section(&section, SPEECH_CONTENT);
    section.bytes[0] = 1;
    built old = build_from("speech\0", &section, base_allocator_standard());
    check(!old.model && old.error.code == BASE_FORMAT);
    check_string(old.error.message, "section speech is of version 1 with 4 tables, not of version 2 with 4");
    release(&old);
    base_buf_release(&section);
}

/* A table of roles must have as many classes as there are roles. */
static void test_other_classes(void) {
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    put_section(&section, SPEECH_CONTENT);
    uint32_t offset;
    memcpy(&offset, section.bytes + 16 + 8 * (size_t)SPEECH_TABLE_ROLE, sizeof offset);
    section.bytes[offset + 4] = SPEECH_ROLE_COUNT - 1;
    built other = build_from("speech\0", &section, base_allocator_standard());
    check(!other.model && other.error.code == BASE_FORMAT);
    release(&other);
    base_buf_release(&section);
}

static void test_bad_sections(void) {
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    put_section(&section, SPEECH_CONTENT);
    built none = build_from("other\0\0", &section, base_allocator_standard());
    check(!none.model && none.error.code == BASE_NOT_FOUND);
    release(&none);
    for (size_t at = 0; at < 48; at += 4) { /* every number of the head altered */
        section.bytes[at + 1] ^= 0x40;
        built bad = build_from("speech\0", &section, base_allocator_standard());
        check(at == 8 || at == 12 || (!bad.model && bad.error.code == BASE_FORMAT));
        release(&bad);
        section.bytes[at + 1] ^= 0x40;
    }
    for (size_t count = 0; count + 2 * MODEL_FILE_ALIGNMENT < section.count; count += 60) {
        base_buf cut = section;
        cut.count = count;
        built bad = build_from("speech\0", &cut, base_allocator_standard());
        check(!bad.model);
        release(&bad);
    }
    base_buf_release(&section);
}

/** Attributes over a view of the document. */
static bool attribute(const speech_model *model, speech_scratch *scratch, doc *document) {
    doc_view view;
    doc_view_start(&view, document->allocator, NULL);
    bool done = doc_view_make(&view, document) && speech_attribute(model, scratch, &view);
    doc_view_release(&view);
    return done;
}

static void test_attribute(void) {
    built made = build(SPEECH_CONTENT);
    doc document;
    speech_scratch scratch;
    check(made.model != NULL);
    speech_scratch_start(&scratch, base_allocator_standard());
    check(spell(&document, base_allocator_standard(), story));
    check(attribute(made.model, &scratch, &document));
    check(document.quotes.count > 0);
    for (uint32_t i = 0; i < document.quotes.count; i++) {
        doc_quote quote = doc_quote_at(&document, i);
        check(quote.content.count > 0 && quote.confidence <= 1000 &&
              quote.sentence < document.sentences.count);
        for (uint32_t k = 0; k < quote.content.count; k++) {
            doc_span span = document.spans.items[quote.content.first + k];
            check(span.begin < span.end && span.end <= document.text_size);
        }
    }
    doc_release(&document);
    doc_start(&document, base_allocator_standard()); /* nothing in, nothing out */
    check(attribute(made.model, &scratch, &document));
    check_number(document.quotes.count, 0);
    doc_release(&document);
    speech_scratch_release(&scratch);
    release(&made);
}

/* Heads that run in a circle cost their sentence its tree, and nothing else. */
static void test_circle(void) {
    static const char circle[] =
        "Rain rain NOUN NN 2 nsubj\nfell fall VERB VBD 3 ccomp\nsaid say VERB VBD 2 ccomp\n"
        "Oda Oda PROPN NNP 4 nsubj\n";
    built made = build(SPEECH_CONTENT);
    doc document;
    speech_scratch scratch;
    speech_scratch_start(&scratch, base_allocator_standard());
    check(spell(&document, base_allocator_standard(), circle));
    check(attribute(made.model, &scratch, &document));
    doc_release(&document);
    speech_scratch_release(&scratch);
    release(&made);
}

/* Thousands of sentences that open a mark and never close it. */
static void test_open_marks(void) {
    built made = build(SPEECH_CONTENT);
    doc document;
    base_buf lines;
    speech_scratch scratch;
    base_buf_start(&lines, base_allocator_standard());
    for (int i = 0; i < 5000; i++)
        base_buf_add_string(&lines,
                            "“ “ PUNCT `` 3 punct\nOda Oda PROPN NNP 3 nsubj\nsaid say VERB VBD 0 root\n\n");
    speech_scratch_start(&scratch, base_allocator_standard());
    check(spell(&document, base_allocator_standard(), lines.bytes));
    check(attribute(made.model, &scratch, &document));
    doc_release(&document);
    base_buf_release(&lines);
    speech_scratch_release(&scratch);
    release(&made);
}

static bool attribute_within(const base_allocator *allocator, void *context) {
    const built *made = context;
    doc document;
    speech_scratch scratch;
    speech_scratch_start(&scratch, allocator);
    bool done = spell(&document, allocator, story) && attribute(made->model, &scratch, &document);
    doc_release(&document);
    speech_scratch_release(&scratch);
    return done;
}

static bool open_within(const base_allocator *allocator, void *context) {
    const built *made = context;
    speech_model *model = speech_model_open(made->lists.file, allocator, NULL);
    speech_model_close(model);
    return model != NULL;
}

static void test_out_of_memory(void) {
    built made = build(SPEECH_CONTENT);
    check_out_of_memory(attribute_within, &made);
    check_out_of_memory(open_within, &made);
    release(&made);
}

int main(void) {
    test_lexicons();
    test_scene();
    test_old_section();
    test_other_classes();
    test_bad_sections();
    test_attribute();
    test_circle();
    test_open_marks();
    test_out_of_memory();
    return check_done("speech_test");
}
