#include "test/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/linear.h"
#include "train/data/bio.h"
#include "train/linear/linear.h"
#include "train/network/gemm.h"
#include "train/network/net_work.h"
#include "train/words/code.h"

static const char treebank_text[] =
    "# newdoc id = harbour\n"
    "# text = Ana didn't sail.\n"
    "1\tAna\tAna\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tName=B-person\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\tTense=Past\t4\taux\t_\tName=O\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\tName=O\n"
    "3.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\tsail\tsail\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tName=O|SpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tName=O\n"
    "\n"
    "1\tShips\tship\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tsail\tsail\tVERB\tVBP\tTense=Pres\t0\troot\t_\t_\n";

static const char names_text[] =
    "# doc harbour\nMara\tB-Person\tB-PER\nEllery\tI-Person\tI-PER\nspoke\tO\tO\n.\tO\tO\nIn\tO\tO\n"
    "Orsa\tB-GPE\tB-LOC\n\nDone\tO\tO\n";

enum { PATH_BYTES = 1024 };

/** Writes a text to a new file, in $TMPDIR or else here; the caller removes it. */
static void write_text(char *path, const char *text) {
    const char *folder = getenv("TMPDIR");
    snprintf(path, PATH_BYTES, "%s/quoth-train-test-XXXXXX", folder ? folder : ".");
    int descriptor = mkstemp(path);
    check(descriptor >= 0);
    check(write(descriptor, text, strlen(text)) == (ssize_t)strlen(text));
    close(descriptor);
}

static void read_treebank(train_treebank *treebank) {
    char path[PATH_BYTES];
    write_text(path, treebank_text);
    train_treebank_add(treebank, path);
    remove(path);
}

static void test_conllu(void) {
    train_treebank treebank = {0};
    read_treebank(&treebank);
    check_number(treebank.sentences.count, 2);
    const train_sentence *first = &treebank.sentences.items[0];
    check_number(first->count, 5);
    check(first->new_document && !treebank.sentences.items[1].new_document);
    check_string(first->text, "Ana didn't sail.");
    check_string(first->words[2].lemma, "not");
    check(first->words[1].multi == 1 && first->words[2].multi == 2 && first->words[3].multi == 0);
    check(!first->words[1].space_after && first->words[2].space_after && !first->words[3].space_after);
    check_number(treebank.sentences.items[1].words[0].head, 2);
    train_treebank_release(&treebank);
}

static void test_names(void) {
    char path[PATH_BYTES];
    write_text(path, names_text);
    train_tagged_set set = {0};
    train_tagged_add(&set, path);
    remove(path);
    check_number(set.sentences.count, 2);
    train_examples examples = {0};
    train_examples_add_names(&examples, &set, 1);
    check_number(examples.items.count, 3);
    const train_example *first = &examples.items.items[0], *second = &examples.items.items[1];
    check(first->count == 4 && second->count == 2 && first->names && !first->tree);
    check_number(first->words[0].labels[TRAIN_NAME], 2);
    check_number(first->words[1].labels[TRAIN_NAME], 1);
    check_number(second->words[1].labels[TRAIN_NAME], 6);
    train_examples_release(&examples);
    train_tagged_release(&set);
}

static const char article[] = "{\"doc\": \"a\", \"ents\": [{\"type\": \"GPE\", \"b\": 17, \"e\": 23}, "
                              "{\"b\": 0, \"e\": 10, \"type\": \"Person\"}], "
                              "\"text\": \"Ilse Marón left Tarvik.\"}\n";

/** Articles with names: in the order of the text, in the library's kinds. */
static void test_named(void) {
    char path[PATH_BYTES];
    write_text(path, article);
    train_named_set set = {0};
    train_named_read(&set, path);
    remove(path);
    check_number(set.count, 1);
    check_number(set.items[0].size, 24);
    const train_named_spans *names = &set.items[0].names;
    check_number(names->count, 2);
    check(names->items[0].span.begin == 0 && strcmp(names->items[0].kind, "person") == 0);
    check(names->items[1].span.begin == 17 && strcmp(names->items[1].kind, "place") == 0);
    train_named_release(&set);
}

/** Products of every awkward size, against sums in double precision. */
static void test_gemm(void) {
    static const size_t sizes[][3] = {{1, 1, 1}, {8, 48, 16}, {9, 49, 17}, {3, 100, 600}, {33, 7, 513}};
    uint64_t random = 1;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        size_t m = sizes[s][0], n = sizes[s][1], k = sizes[s][2];
        float *a = train_new(m * k, sizeof *a), *turned = train_new(m * k, sizeof *a);
        float *b = train_new(k * n, sizeof *b), *c = train_new(m * n, sizeof *c),
              *d = train_new(m * n, sizeof *d), *e = train_new(m * n, sizeof *e);
        for (size_t i = 0; i < m * k; i++) a[i] = train_random_normal(&random);
        for (size_t i = 0; i < k * n; i++) b[i] = train_random_normal(&random);
        train_transpose(m, k, a, turned);
        train_gemm(m, n, k, a, k, 1, b, n, c, n, false);
        train_gemm(m, n, k, turned, 1, m, b, n, d, n, true);
        train_gemm_halves(m, n, k, a, k, 1, b, n, e, n, false);
        train_gemm_halves(m, n, k, turned, 1, m, b, n, e, n, true);
        for (size_t i = 0; i < m * n; i++) {
            double sum = 0, size = 0;
            for (size_t p = 0; p < k; p++) {
                double product = (double)a[i / n * k + p] * (double)b[p * n + i % n];
                sum += product;
                size += fabs(product);
            }
            check(fabs(sum - (double)c[i]) < 1e-3 && c[i] == d[i]);
            check(fabs(2 * sum - (double)e[i]) <= size / 64);
        }
        train_free(a);
        train_free(turned);
        train_free(b);
        train_free(c);
        train_free(d);
        train_free(e);
    }
}

/** Vectors that differ in few ways are coded without loss but for the rounding, whatever the width. */
static void test_codes(void) {
    enum { ROWS = 700, DIMENSIONS = 12 };
    static float vectors[ROWS][DIMENSIONS];
    for (uint32_t r = 0; r < ROWS; r++) {
        for (uint32_t j = 0; j < DIMENSIONS; j++)
            vectors[r][j] = (float)(12 - j) * (float)((r + r / 256) >> (j % 4) & 1);
    }
    for (uint32_t width = 1; width <= 4; width++) {
        train_coded coded = train_code_vectors(&vectors[0][0], ROWS, DIMENSIONS, width);
        check_number(coded.groups, DIMENSIONS / width);
        check(coded.error < DIMENSIONS * (double)(coded.scale * coded.scale));
        /* The squares of a row are kept, though its components are in another order. */
        for (uint32_t r = 0; r < ROWS; r++) {
            double squares = 0;
            for (uint32_t j = 0; j < DIMENSIONS; j++) squares += (double)(vectors[r][j] * vectors[r][j]);
            for (uint32_t g = 0; g < coded.groups; g++) {
                const uint8_t *word =
                    coded.code_words +
                    ((size_t)g * MODEL_WORDS_CODES + coded.codes[r * coded.groups + g]) * MODEL_WORDS_WIDTH;
                for (uint32_t j = 0; j < width; j++) {
                    double component = (word[j] - MODEL_WORDS_ZERO) * (double)coded.scale;
                    squares -= component * component;
                }
            }
            check(fabs(squares) < 10);
        }
        train_coded_release(&coded);
    }
}

/** A table of words without words. */
static void no_words(model_words *words) {
    static const uint32_t directory[MODEL_WORDS_BUCKETS + 1] = {0};
    const model_words_table none = {.directory = directory};
    *words =
        (model_words){.known = none, .listed = none, .dimensions = 8, .width = 4, .groups = 2, .scale = 1};
}

static train_shape small_shape(const train_labels *labels) {
    train_shape shape = {.input = 16,
                         .conv = 16,
                         .hidden = 16,
                         .layers = 2,
                         .arc = 16,
                         .relation = 16,
                         .tag = 16,
                         .name = 16,
                         .vector = 8};
    for (uint32_t task = 0; task < TRAIN_TASK_COUNT; task++) shape.outputs[task] = labels[task].items.count;
    for (uint32_t k = 0; k < MODEL_FEATURE_COUNT; k++) shape.tables.rows[k] = 64;
    return shape;
}

/** Two sentences can be learned by heart: gradients of every part lead down. */
static void test_learning(void) {
    train_treebank treebank = {0};
    train_labels labels[TRAIN_TASK_COUNT] = {0};
    train_examples examples = {0};
    model_words words;
    static train_answer answer;
    read_treebank(&treebank);
    train_labels_collect(labels, &treebank);
    train_examples_add_trees(&examples, &treebank, labels, 1);
    no_words(&words);
    train_shape shape = small_shape(labels);
    train_net *net = train_net_new(&shape, &words, 1);
    const train_example *batch[] = {&examples.items.items[0], &examples.items.items[1]};
    const train_dropout none = {0};
    for (int step = 0; step < 150; step++) {
        train_losses losses = {0};
        train_net_learn(net, batch, 2, &none, NULL, &losses);
        train_net_step(net, 0.01f, 5);
    }
    for (uint32_t s = 0; s < 2; s++) {
        train_net_answer(&net, 1, &batch[s], 1, &answer);
        for (uint32_t i = 0; i < batch[s]->count; i++) {
            const train_example_word *word = &batch[s]->words[i];
            check_number(answer.heads[i], word->head);
            for (uint32_t task = 0; task < TRAIN_NAME; task++)
                check_number(answer.labels[task][i], word->labels[task]);
            if (s == 0) check_number(answer.labels[TRAIN_NAME][i], word->labels[TRAIN_NAME]);
        }
    }
    train_net_free(net);
    train_examples_release(&examples);
    train_treebank_release(&treebank);
    for (uint32_t task = 0; task < TRAIN_TASK_COUNT; task++) {
        base_vec_release(base_allocator_standard(), &labels[task].items);
    }
}

/** The gradients of a batch that is parted between a network and its twin are those of the whole batch. */
static void test_twin(void) {
    train_treebank treebank = {0};
    train_labels labels[TRAIN_TASK_COUNT] = {0};
    train_examples examples = {0};
    model_words words;
    read_treebank(&treebank);
    train_labels_collect(labels, &treebank);
    train_examples_add_trees(&examples, &treebank, labels, 1);
    no_words(&words);
    train_shape shape = small_shape(labels);
    train_net *whole = train_net_new(&shape, &words, 1), *net = train_net_new(&shape, &words, 1);
    train_net *twin = train_net_twin(net);
    const train_example *batch[] = {&examples.items.items[0], &examples.items.items[1]};
    const train_dropout none = {0};
    train_losses losses = {0};
    train_net_learn(whole, batch, 2, &none, NULL, &losses);
    train_net_learn(net, batch, 1, &none, NULL, &losses);
    train_net_learn(twin, batch + 1, 1, &none, NULL, &losses);
    train_net_join(net, &twin, 1);
    for (uint32_t i = 0; i < TRAIN_PARAMETERS; i++) {
        const train_parameter *one = &train_net_parameters(whole)[i], *other = &train_net_parameters(net)[i];
        float most = 1e-4f;
        for (size_t k = 0; k < (size_t)one->rows * one->columns; k++)
            most = fmaxf(most, fabsf(one->gradient[k]));
        for (size_t k = 0; k < (size_t)one->rows * one->columns; k++)
            check(fabsf(one->gradient[k] - other->gradient[k]) < most / 20);
        check_number(one->touched_count, other->touched_count);
    }
    train_net_free(twin);
    train_net_free(net);
    train_net_free(whole);
    train_examples_release(&examples);
    train_treebank_release(&treebank);
    for (uint32_t task = 0; task < TRAIN_TASK_COUNT; task++) {
        base_vec_release(base_allocator_standard(), &labels[task].items);
    }
}

enum { ROWS = 256, COLUMNS = 3 };

/** Writes a table, reads it again and compares every row; returns the section's size. */
static size_t put_and_read(const float *weights, const float *bias, float step) {
    base_buf section;
    base_error error;
    model_linear linear;
    int32_t scores[COLUMNS + 1];
    base_buf_start(&section, base_allocator_standard());
    train_linear_put(&section, ROWS, COLUMNS + 1, weights, bias);
    model_section bytes = {(const uint8_t *)section.bytes, section.count};
    check(model_linear_bind(&linear, bytes, COLUMNS + 1, "test", &error));
    check(fabsf(linear.scale - step) < 1e-6f);
    for (uint64_t row = 0; row < ROWS; row++) {
        model_linear_score(&linear, &row, 1, scores);
        check_number(scores[0], 0);
        for (uint32_t k = 0; k < COLUMNS; k++) {
            float wanted = weights[row * COLUMNS + k] + bias[k];
            check(fabsf((float)scores[k + 1] * linear.scale - wanted) <= step * 1.001f);
        }
    }
    size_t size = section.count;
    base_buf_release(&section);
    return size;
}

/** What is written is what is read, up to the rounding of a weight and of a bias; where most rows are zero
 * they take no place. */
static void test_linear(void) {
    static const float bias[COLUMNS] = {0.5f, -0.25f, 3.0f};
    static float weights[ROWS * COLUMNS];
    uint64_t random = 7;
    for (size_t i = 0; i < ROWS * COLUMNS; i++) weights[i] = train_random_unit(&random) - 0.5f;
    weights[100] = -1.27f;
    check_number(put_and_read(weights, bias, 0.01f), 64 + ROWS * COLUMNS);
    size_t kept = 0;
    for (size_t row = 0; row < ROWS; row++) {
        bool zero = row * COLUMNS != 99 && train_random(&random) % 12 != 0;
        kept += !zero;
        /* Less than half a step is nothing. */
        for (size_t k = 0; k < COLUMNS && zero; k++) weights[row * COLUMNS + k] = 0.004f;
    }
    check_number(put_and_read(weights, bias, 0.01f), 3 * 64 + kept * COLUMNS);
    memset(weights, 0, sizeof weights);
    check_number(put_and_read(weights, bias, 0.001f / 127), 3 * 64);
}

/** How far apart the scores of names of a batch's last two words are from those that they get alone. */
static float last_differs(train_net *net, const train_example *const *batch, uint32_t count) {
    const train_dropout none = {0};
    const uint32_t labels = net->shape.outputs[TRAIN_NAME];
    float alone[2 * 64], most = 0;
    train_load_batch(net, batch + count - 1, 1, &none, NULL);
    train_encode(net, &none, NULL);
    train_tags_forward(net);
    memcpy(alone, net->now.names, 2 * labels * sizeof *alone);
    train_load_batch(net, batch, count, &none, NULL);
    train_encode(net, &none, NULL);
    train_tags_forward(net);
    const float *together = net->now.names + (size_t)(net->now.words - 2) * labels;
    for (uint32_t i = 0; i < 2 * labels; i++) most = fmaxf(most, fabsf(alone[i] - together[i]));
    return most;
}

/** A name hears its other places in its article, but not those of what a batch happens to put before it. */
static void test_hearing(void) {
    train_treebank treebank = {0};
    train_labels labels[TRAIN_TASK_COUNT] = {0};
    model_words words;
    read_treebank(&treebank);
    train_labels_collect(labels, &treebank);
    no_words(&words);
    train_shape shape = small_shape(labels);
    train_net *net = train_net_new(&shape, &words, 1);
    static const train_example_word forms[3][2] = {{{.form = "Velk", .space_after = 1}, {.form = "spoke"}},
                                                   {{.form = "Orsa", .space_after = 1}, {.form = "left"}},
                                                   {{.form = "Velk", .space_after = 1}, {.form = "rose"}}};
    train_example sentences[3];
    for (uint32_t i = 0; i < 3; i++)
        sentences[i] = (train_example){.words = forms[i], .count = 2, .names = true, .starts = i == 0};
    const train_example *whole[] = {&sentences[0], &sentences[1], &sentences[2]};
    const train_example *others[] = {&sentences[0], &sentences[2]};
    check(last_differs(net, whole, 3) > 1e-4f);
    check(last_differs(net, others, 2) < 1e-6f);
    sentences[2].starts = true;
    check(last_differs(net, whole, 3) < 1e-6f);
    train_net_free(net);
    train_treebank_release(&treebank);
    for (uint32_t task = 0; task < TRAIN_TASK_COUNT; task++) {
        base_vec_release(base_allocator_standard(), &labels[task].items);
    }
}

int main(void) {
    test_conllu();
    test_names();
    test_named();
    test_gemm();
    test_codes();
    test_learning();
    test_twin();
    test_hearing();
    test_linear();
    return check_done("train");
}
