#include "test/check.h"

#include <stdlib.h>
#include <string.h>

#include "lang/ner.h"

enum { NAME = 8, LABELS = 5, OUT = 24 };

/** A network of which only the names' layer is there: hidden unit k scores label k. */
typedef struct fixture {
    float scale[OUT], bias[OUT];
    int32_t offset[OUT];
    int8_t weights[NAME * OUT];
    model_network network;
    lang_ner names;
    void *scratch;
} fixture;

static void start(fixture *f) {
    *f = (fixture){.bias = {0.5f}};
    for (uint32_t k = 0; k < LABELS; k++) {
        f->scale[k] = 0.001f;
        f->weights[(k / MODEL_QUAD * OUT + k) * MODEL_QUAD + k % MODEL_QUAD] = 63;
    }
    f->network = (model_network){
        .name = NAME,
        .names = {NAME, OUT, f->scale, f->bias, f->offset, f->weights},
    };
    f->network.outputs[MODEL_OUTPUT_NAME] = LABELS;
    f->scratch = aligned_alloc(64, model_network_scratch(&f->network, 400));
    check(lang_ner_start(&f->names, &f->network, &model_kernels_portable, base_allocator_standard()));
}

static void release(fixture *f) {
    lang_ner_release(&f->names);
    free(f->scratch);
}

/** Adds a sentence of one word: what it says of itself and what its form's other places hear, of one label.
 */
static void add(fixture *f, uint64_t key, uint32_t own, uint32_t heard) {
    const model_input input = {.key = key};
    check(!lang_ner_full(&f->names, 1));
    float *parts = lang_ner_add(&f->names, (doc_range){0, 1}, &input);
    memset(parts, 0, 2 * NAME * sizeof *parts);
    if (own > 0) parts[own] = 2;
    if (heard > 0) parts[NAME + heard] = 4;
}

/** A place that says little of itself takes up what the other places of its form say; another form does not.
 */
static void test_hearing(void) {
    fixture f;
    start(&f);
    add(&f, 5, 0, 0);
    add(&f, 5, 4, 4);
    add(&f, 7, 0, 0);
    add(&f, 0, 0, 2);
    add(&f, 0, 0, 0);
    const uint8_t *labels = lang_ner_choose(&f.names, f.scratch);
    check_number(labels[0], 4);
    check_number(labels[1], 4);
    check_number(labels[2], 0);
    check_number(labels[3], 0);
    check_number(labels[4], 0);
    /* The next window has heard nothing of the last one. */
    add(&f, 5, 0, 0);
    add(&f, 5, 0, 0);
    check_number(lang_ner_choose(&f.names, f.scratch)[0], 0);
    release(&f);
}

/** The mean of the other places counts, not their sum: many that whisper do not drown one that speaks. */
static void test_mean(void) {
    fixture f;
    start(&f);
    add(&f, 5, 2, 2);
    for (int i = 0; i < 30; i++) {
        const model_input input = {.key = 5};
        float *parts = lang_ner_add(&f.names, (doc_range){0, 1}, &input);
        memset(parts, 0, 2 * NAME * sizeof *parts);
        parts[NAME + 4] = 0.2f;
    }
    check_number(lang_ner_choose(&f.names, f.scratch)[0], 2);
    release(&f);
}

/** Forms whose keys agree in half of their bits are two. */
static void test_wide_keys(void) {
    fixture f;
    start(&f);
    add(&f, 5, 0, 0);
    add(&f, 5 + (UINT64_C(1) << 32), 4, 4);
    check_number(lang_ner_choose(&f.names, f.scratch)[0], 0);
    release(&f);
}

/** Keys that all want one place of a table which somebody knows do not crowd ours. */
static void test_crowd(void) {
    enum { SLOTS = 16384 };
    fixture f;
    start(&f);
    for (uint64_t i = 0; i < 2000; i++) add(&f, 2 * SLOTS * i + 1, 0, 0);
    check_number(f.names.form_count, 2000);
    uint32_t longest = 0, row = 0;
    for (uint32_t i = 0; i < SLOTS; i++) {
        row = f.names.slots[i] == DOC_NONE ? 0 : row + 1;
        if (row > longest) longest = row;
    }
    check(longest < 30);
    release(&f);
}

static void test_full(void) {
    fixture f;
    start(&f);
    uint32_t sentences = 0;
    for (; !lang_ner_full(&f.names, 1); sentences++) add(&f, 2 * sentences + 1, 0, 0);
    check_number(sentences, LANG_NAMES_WINDOW);
    lang_ner_choose(&f.names, f.scratch);
    check(!lang_ner_full(&f.names, DOC_SENTENCE_TOKENS));
    release(&f);
}

int main(void) {
    test_hearing();
    test_mean();
    test_wide_keys();
    test_crowd();
    test_full();
    return check_done("lang names");
}
