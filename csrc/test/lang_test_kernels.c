#include "test/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/analyse.h"
#include "lang/lang.h"

/* With the model that is shipped, every set of kernels gives the answers and scores of plain C, bit for bit.
 */

/** The widest layer of names that there is room for. */
#define MOST_NAME 256u

/** What one set says of a sentence. */
typedef struct outcome {
    model_answer answers[DOC_SENTENCE_TOKENS];
    float names[DOC_SENTENCE_TOKENS * 2 * MOST_NAME];
    float scores[DOC_SENTENCE_TOKENS * MODEL_NETWORK_LABELS];
} outcome;

typedef struct fixture {
    const base_allocator *allocator;
    model_file *file;
    lang_model *model;
    lang_scratch *scratch;
    lang_tagger tagger;
    void *block;
    uint32_t sentences, words;
} fixture;

static bool fixture_open(fixture *f) {
    base_error error = {0};
    *f = (fixture){.allocator = base_allocator_standard()};
    f->file = model_file_open(f->allocator, "lua/quoth/data/en.quoth", &error);
    f->model = f->file ? lang_model_open(f->file, f->allocator, &error) : NULL;
    f->scratch = f->model ? lang_scratch_new(f->model, f->allocator) : NULL;
    bool good = f->scratch && lang_tagger_open(&f->tagger, f->file, f->allocator, &error);
    if (!good) {
        check_string(error.message, "");
        return false;
    }
    if (!check(f->tagger.network.name <= MOST_NAME)) return false;
    size_t size = model_network_scratch(&f->tagger.network, DOC_SENTENCE_TOKENS);
    f->block = aligned_alloc(64, (size + 63) / 64 * 64);
    return check(f->block != NULL);
}

static void fixture_close(fixture *f) {
    free(f->block);
    lang_tagger_close(&f->tagger);
    lang_scratch_release(f->scratch);
    lang_model_close(f->model);
    model_file_close(f->file);
}

static void run(const fixture *f, const model_kernels *kernels, const model_input *inputs, uint32_t count,
                outcome *out) {
    memset(out, 0, sizeof *out);
    model_network_run(&f->tagger.network, &f->tagger.words, kernels, inputs, count, f->block, out->answers,
                      out->names);
    model_network_names(&f->tagger.network, kernels, out->names, count, f->block, out->scores);
}

/** The inputs of a sentence's words. */
static void read_inputs(const fixture *f, const doc *document, doc_range range, model_input *inputs) {
    uint32_t begin[DOC_SENTENCE_TOKENS];
    uint16_t length[DOC_SENTENCE_TOKENS];
    for (uint32_t i = 0; i < range.count; i++) {
        begin[i] = doc_begin(&document->tokens, range.first + i);
        length[i] = doc_length(&document->tokens, range.first + i);
    }
    model_sentence sentence = {.text = document->text,
                               .begin = begin,
                               .length = length,
                               .space_after = document->tokens.flags + range.first,
                               .count = range.count};
    model_features(&f->tagger.words, &f->tagger.network.tables, &sentence, inputs);
}

/** How many sentences of a text a set of kernels answers otherwise than plain C does. */
static uint32_t differences(fixture *f, const model_kernels *kernels, const char *text, size_t size) {
    static outcome plain, other;
    static model_input inputs[DOC_SENTENCE_TOKENS];
    uint32_t different = 0;
    doc document;
    doc_start(&document, f->allocator);
    doc_paragraph paragraph = {.span = {0, (uint32_t)size}, .kind = DOC_BODY};
    check(doc_set_text(&document, text, (uint32_t)size) &&
          base_vec_push(f->allocator, &document.paragraphs, paragraph) &&
          lang_tokens(f->model, f->scratch, &document));
    for (uint32_t s = 0; s < document.sentences.count; s++) {
        doc_range range = document.sentences.items[s].tokens;
        if (range.count == 0 || range.count > DOC_SENTENCE_TOKENS) continue;
        read_inputs(f, &document, range, inputs);
        run(f, &model_kernels_portable, inputs, range.count, &plain);
        run(f, kernels, inputs, range.count, &other);
        different += memcmp(&plain, &other, sizeof plain) != 0;
        f->sentences++;
        f->words += range.count;
    }
    doc_release(&document);
    return different;
}

static void check_text(fixture *f, const char *text, size_t size) {
    const model_kernels *sets[MODEL_MOST_KERNELS];
    uint32_t count = model_kernels_list(sets);
    for (uint32_t s = 0; s < count; s++) check_number(differences(f, sets[s], text, size), 0);
}

static char *read_text(const char *path, size_t *size) {
    char *text = calloc(1, 1 << 18);
    FILE *file = fopen(path, "rb");
    if (check(text && file)) *size = fread(text, 1, (1 << 18) - 1, file);
    if (file) fclose(file);
    return text;
}

/** Prose, markup, markdown and a table of numbers. */
static void test_real(fixture *f) {
    static const char *const paths[] = {
        "spec/fixtures/articles/orsa_wire.txt",   "spec/fixtures/articles/kelder_post.txt",
        "spec/fixtures/articles/northlight.html", "spec/fixtures/bad/french.txt",
        "spec/fixtures/bad/right_to_left.txt",    "README.md",
        "csrc/language/en/refer_units.tsv"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        size_t size = 0;
        char *text = read_text(paths[i], &size);
        check_text(f, text, size);
        free(text);
    }
    check(f->sentences > 10 && f->words > 1000);
}

/** Sentences of every length, the longest that there are among them. */
static void test_long(fixture *f) {
    static const char *const words[] = {"boats ", "said ", "Irja ", "the ", "12 ", "of "};
    base_buf text;
    base_buf_start(&text, f->allocator);
    for (uint32_t length = 1; length < 1000; length += 1 + length / 3) {
        base_buf_reset(&text);
        for (uint32_t i = 0; i < length; i++) base_buf_add_string(&text, words[(i * 7 + length) % 6]);
        check_text(f, text.bytes, text.count);
    }
    base_buf_release(&text);
}

/** Whatever characters there are, in words of all lengths. */
static void test_odd(fixture *f) {
    static const char *const pieces[] = {"é", "漢字", "ש", "😀", "\xEF\xBF\xBD", "-", "\"", "“", "…", "$",
                                         "0", "X",    " ", "\t"};
    uint64_t random = 7;
    base_buf text;
    base_buf_start(&text, f->allocator);
    for (uint32_t i = 0; i < 6000; i++) {
        random = base_hash_mix(random, i);
        base_buf_add_string(&text, pieces[random % (sizeof pieces / sizeof *pieces)]);
    }
    check_text(f, text.bytes, text.count);
    base_buf_release(&text);
}

static void nudged_dense(const model_dense *layer, const uint8_t *in, size_t in_step, uint32_t rows,
                         float *out) {
    model_kernels_portable.dense(layer, in, in_step, rows, out);
    out[0] += 0x1p-10f;
}

static void nudged_clip(const float *values, size_t count, uint8_t *out) {
    model_kernels_portable.clip(values, count, out);
    out[0] ^= 1;
}

/** One number that is a little off is found out. */
static void test_difference(fixture *f) {
    static const char text[] = "Irja Maunz told reporters that the quay is open. The mayor closed it.";
    model_kernels nudged = model_kernels_portable;
    check_number(differences(f, &nudged, text, strlen(text)), 0);
    nudged.dense = nudged_dense;
    check_number(differences(f, &nudged, text, strlen(text)), 2);
    nudged = model_kernels_portable;
    nudged.clip = nudged_clip;
    check_number(differences(f, &nudged, text, strlen(text)), 2);
}

int main(void) {
    fixture f;
    if (fixture_open(&f)) {
        test_real(&f);
        test_long(&f);
        test_odd(&f);
        test_difference(&f);
    }
    fixture_close(&f);
    return check_done("lang kernels");
}
