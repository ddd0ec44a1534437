#include "test/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/network.h"
#include "model/tree.h"

enum {
    INPUT = 24,
    CONV = 16,
    HIDDEN = 8,
    ARC = 16,
    RELATION = 8,
    TAG = 8,
    NAME = 16,
    VECTOR = 15,
    WIDTH = 3,
    WORDS = 40,
    MOST_WORDS = 200
};

/** A small network with random weights and the words that go with it. */
typedef struct fixture {
    uint64_t random;
    base_buf words_section, network_section;
    uint8_t *words_bytes, *network_bytes;
    model_words words;
    model_network network;
} fixture;

static uint32_t draw(fixture *f, uint32_t limit) {
    f->random = base_hash_mix(f->random, 1);
    return (uint32_t)(f->random >> 33) % limit;
}

static void put(base_buf *section, const void *bytes, size_t count, size_t align) {
    while (section->count % align != 0) base_buf_add_byte(section, 0);
    base_buf_add(section, bytes, count);
}

static void put_u32(base_buf *section, uint32_t value) {
    put(section, &value, sizeof value, 1);
}

/** Random signed bytes of -most … most. */
static void put_bytes(fixture *f, base_buf *section, size_t count, uint32_t most) {
    put(section, "", 0, 64);
    for (size_t i = 0; i < count; i++)
        base_buf_add_byte(section, (char)((int)draw(f, 2 * most + 1) - (int)most));
}

static void put_floats(fixture *f, base_buf *section, size_t count, float scale) {
    put(section, "", 0, 64);
    for (size_t i = 0; i < count; i++) {
        float value = scale * ((float)draw(f, 2001) / 1000 - 1);
        put(section, &value, sizeof value, 1);
    }
}

static void put_dense(fixture *f, base_buf *section, uint32_t in, uint32_t out) {
    in = (in + MODEL_INPUT_GROUP - 1) / MODEL_INPUT_GROUP * MODEL_INPUT_GROUP;
    out = (out + MODEL_OUTPUT_GROUP - 1) / MODEL_OUTPUT_GROUP * MODEL_OUTPUT_GROUP;
    put_floats(f, section, out, 0.002f);
    put_floats(f, section, out, 1);
    put(section, "", 0, 64);
    for (uint32_t i = 0; i < out; i++) put_u32(section, draw(f, 1000));
    put_bytes(f, section, (size_t)in * out, MODEL_MOST_WEIGHT);
}

/** A directory of `count` entries that are all in the last bucket. */
static void put_directory(base_buf *section, uint32_t count) {
    for (uint32_t i = 0; i < MODEL_WORDS_BUCKETS; i++) put_u32(section, 0);
    put_u32(section, count);
}

/** Vectors of which nobody looks up the words. */
static void put_words(fixture *f) {
    base_buf *section = &f->words_section;
    const float scale = 0.01f;
    const uint32_t header[] = {MODEL_WORDS_LAYOUT, WORDS, 0, VECTOR, WIDTH};
    put(section, header, sizeof header, 1);
    put(section, &scale, sizeof scale, 1);
    for (int i = 0; i < 2; i++) put_u32(section, 0);
    put_directory(section, WORDS);
    for (uint32_t i = 0; i < WORDS; i++) put_u32(section, i << MODEL_WORDS_BITS);
    put_directory(section, 0);
    put(section, "", 0, 64);
    for (uint32_t i = 0; i < VECTOR / WIDTH * MODEL_WORDS_CODES * MODEL_WORDS_WIDTH; i++)
        base_buf_add_byte(section, (char)draw(f, 128));
    for (uint32_t i = 0; i < WORDS * (VECTOR / WIDTH); i++) base_buf_add_byte(section, (char)draw(f, 256));
}

static void put_network(fixture *f) {
    base_buf *section = &f->network_section;
    const uint32_t shape[] = {INPUT, CONV, HIDDEN, 2, ARC, RELATION, TAG, NAME, VECTOR};
    const uint32_t outputs[] = {5, 7, 9, 6, 5};
    const uint32_t tables[] = {64, 32, 32, 32, 32, 16, 1u << MODEL_WORDS_BITS, MODEL_CONTEXT_ROWS, 32};
    const uint8_t upos[] = {0, 3, 4}, xpos[] = {1, 2, 6};
    const uint16_t first[] = {0, 2, 3, 5}, feats[] = {0, 8, 3, 1, 2};
    put_u32(section, MODEL_NETWORK_LAYOUT);
    put(section, shape, sizeof shape, 1);
    put(section, outputs, sizeof outputs, 1);
    put(section, tables, sizeof tables, 1);
    put_u32(section, 4);
    put_u32(section, 3);
    put_u32(section, 5);
    for (uint32_t k = 0; k < MODEL_FEATURE_COUNT; k++) {
        const float scale = 0.01f;
        put(section, &scale, sizeof scale, 1);
        put_bytes(f, section, (size_t)tables[k] * INPUT, 127);
    }
    put_dense(f, section, VECTOR, INPUT);
    put_dense(f, section, 3 * INPUT, CONV);
    put_dense(f, section, CONV, 6 * HIDDEN);
    put_dense(f, section, 2 * HIDDEN, 6 * HIDDEN);
    put_dense(f, section, 2 * HIDDEN, 2 * ARC + 2 * RELATION + TAG + 2 * NAME);
    put_dense(f, section, RELATION, outputs[3]);
    put_dense(f, section, TAG, outputs[0] + outputs[1] + outputs[2]);
    put_dense(f, section, NAME, outputs[4]);
    put_floats(f, section, ARC + RELATION, 1);
    put(section, upos, sizeof upos, 64);
    put(section, xpos, sizeof xpos, 64);
    put(section, first, sizeof first, 64);
    put(section, feats, sizeof feats, 64);
}

static uint8_t *aligned_copy(const base_buf *section) {
    uint8_t *bytes = aligned_alloc(64, (section->count + 63) / 64 * 64);
    memcpy(bytes, section->bytes, section->count);
    return bytes;
}

static bool bind_network(fixture *f, size_t size) {
    base_error error;
    return model_network_bind(&f->network, (model_section){f->network_bytes, size}, &f->words, &error);
}

static void make(fixture *f, uint64_t seed) {
    base_error error;
    *f = (fixture){.random = seed};
    base_buf_start(&f->words_section, base_allocator_standard());
    base_buf_start(&f->network_section, base_allocator_standard());
    put_words(f);
    put_network(f);
    f->words_bytes = aligned_copy(&f->words_section);
    f->network_bytes = aligned_copy(&f->network_section);
    check(model_words_bind(&f->words, (model_section){f->words_bytes, f->words_section.count}, &error));
    check(bind_network(f, f->network_section.count));
}

/** A section of another layout is called by its number. */
static void test_layout(fixture *f) {
    base_error error = {0};
    model_network network;
    f->network_bytes[0] = 7;
    check(!model_network_bind(&network, (model_section){f->network_bytes, f->network_section.count},
                              &f->words, &error));
    check_number(error.code, BASE_UNSUPPORTED);
    check_string(error.message, "the section network has layout 7; this library reads layout 1: take the "
                                "model that came with it, or train the section anew");
    f->network_bytes[0] = MODEL_NETWORK_LAYOUT;
}

static void release(fixture *f) {
    base_buf_release(&f->words_section);
    base_buf_release(&f->network_section);
    free(f->words_bytes);
    free(f->network_bytes);
}

/** What one set of kernels says of a sentence. */
typedef struct outcome {
    model_answer answers[MOST_WORDS];
    float names[MOST_WORDS * 2 * NAME], scores[MOST_WORDS * 5];
} outcome;

static void run(const fixture *f, const model_kernels *kernels, const model_input *inputs, uint32_t count,
                outcome *out) {
    memset(out, 0, sizeof *out);
    void *scratch = aligned_alloc(64, model_network_scratch(&f->network, count));
    model_network_run(&f->network, &f->words, kernels, inputs, count, scratch, out->answers, out->names);
    model_network_names(&f->network, kernels, out->names, count, scratch, out->scores);
    free(scratch);
}

static void check_tree(const model_answer *answers, uint32_t count) {
    uint32_t roots = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i, steps = 0;
        roots += answers[i].head == MODEL_ANSWER_ROOT;
        while (answers[at].head != MODEL_ANSWER_ROOT && steps++ <= count) at = answers[at].head;
        check(steps <= count);
        check((answers[i].head == MODEL_ANSWER_ROOT) == (answers[i].relation == 4));
    }
    check_number(roots, 1);
}

/** Every set of kernels that this machine has gives the answers of plain C, to the last bit of the scores. */
static void test_kernels_agree(void) {
    const model_kernels *sets[MODEL_MOST_KERNELS];
    uint32_t set_count = model_kernels_list(sets);
    check(set_count >= 1 && sets[0] == model_kernels_best() &&
          sets[set_count - 1] == &model_kernels_portable);
    static outcome plain, fast;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        fixture f;
        make(&f, seed);
        static const uint32_t counts[] = {1, 2, 3, 4, 5, 8, 23, 77, MOST_WORDS};
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
            model_input inputs[MOST_WORDS];
            for (uint32_t i = 0; i < counts[c]; i++) {
                for (uint32_t k = 0; k < MODEL_FEATURE_SINGLE; k++) {
                    inputs[i].rows[k] = draw(&f, f.network.tables.rows[k]);
                }
                inputs[i].gram_count = draw(&f, MODEL_GRAMS_MOST + 1);
                for (uint32_t g = 0; g < inputs[i].gram_count; g++)
                    inputs[i].grams[g] = (uint16_t)draw(&f, 32);
                inputs[i].vector = draw(&f, 4) == 0 ? MODEL_WORDS_NO_VECTOR : draw(&f, WORDS);
            }
            run(&f, &model_kernels_portable, inputs, counts[c], &plain);
            check_tree(plain.answers, counts[c]);
            for (uint32_t s = 0; s < set_count; s++) {
                run(&f, sets[s], inputs, counts[c], &fast);
                check(memcmp(&plain, &fast, sizeof plain) == 0);
            }
        }
        release(&f);
    }
}

static void test_truncation(void) {
    fixture f;
    make(&f, 9);
    for (size_t size = 0; size < f.network_section.count; size += 7) check(!bind_network(&f, size));
    release(&f);
}

/** All trees of up to four words, against the decoder. */
static int64_t best_tree(const int32_t *scores, uint32_t count, uint32_t *heads, uint32_t word) {
    int64_t best = INT64_MIN;
    if (word < count) {
        for (heads[word] = 0; heads[word] <= count; heads[word]++) {
            if (heads[word] == word) continue;
            uint32_t kept = heads[word];
            int64_t found = best_tree(scores, count, heads, word + 1);
            heads[word] = kept;
            if (found > best) best = found;
        }
        return best;
    }
    uint32_t roots = 0;
    int64_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i, steps = 0;
        while (at != count && steps++ < count) at = heads[at];
        if (at != count) return INT64_MIN;
        roots += heads[i] == count;
        sum += scores[i * (count + 1) + heads[i]];
    }
    return roots == 1 ? sum : INT64_MIN;
}

static void test_trees(void) {
    fixture f = {.random = 5};
    for (int round = 0; round < 2000; round++) {
        uint32_t count = 1 + draw(&f, 4), heads[4], tried[4];
        int32_t scores[4 * 5], copy[4 * 5];
        uint32_t scratch[256];
        check(model_tree_scratch(4) <= sizeof scratch);
        for (uint32_t i = 0; i < count * (count + 1); i++) scores[i] = (int32_t)draw(&f, 2000) - 1000;
        memcpy(copy, scores, sizeof scores);
        model_tree_decode(copy, count, heads, scratch);
        int64_t sum = 0;
        for (uint32_t i = 0; i < count; i++) {
            sum += scores[i * (count + 1) + (heads[i] == MODEL_TREE_ROOT ? count : heads[i])];
        }
        check(sum == best_tree(scores, count, tried, 0));
    }
}

static void test_names(void) {
    /* none, inside and first of one kind, of another: "inside" alone cannot stand, however well it scores. */
    const float scores[] = {0, 9, 1, 0, 0, 0, 5, 0, 6, 0, 0, 0, 0, 5, 4};
    uint8_t from[15], best[3];
    model_names_decode(scores, 5, 3, from, best);
    check_number(best[0], 4);
    check_number(best[1], 3);
    check_number(best[2], 3);
}

static void test_norms(void) {
    static const char *const cases[][2] = {{"Harbour", "harbour"},
                                           {"ÉCLAIR", "éclair"},
                                           {"Łódź", "łódź"},
                                           {"“", "\""},
                                           {"’s", "'s"},
                                           {"—", "--"},
                                           {"Ωμέγα", "ωμέγα"},
                                           {"ЖУРНАЛ", "журнал"},
                                           {"…", "..."}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char norm[MODEL_NORM_BYTES + 1];
        norm[model_norm(cases[i][0], (uint32_t)strlen(cases[i][0]), norm)] = 0;
        check_string(norm, cases[i][1]);
    }
    char longest[1000], norm[MODEL_NORM_BYTES];
    memset(longest, 'X', sizeof longest);
    check(model_norm(longest, sizeof longest, norm) <= MODEL_NORM_BYTES);
}

int main(void) {
    fixture f;
    make(&f, 3);
    test_layout(&f);
    release(&f);
    test_kernels_agree();
    test_truncation();
    test_trees();
    test_names();
    test_norms();
    return check_done("model network");
}
