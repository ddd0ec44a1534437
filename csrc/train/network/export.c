#include "train/network/export.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/network.h"

/** What the bytes that a layer reads mean: real = (byte - zero) × step. */
typedef struct coding {
    int zero;
    float step;
} coding;

static const coding signed_coding = {.zero = 64, .step = 1.0f / MODEL_SIGNED_STEPS};
static const coding clipped_coding = {.zero = 0, .step = 1.0f / MODEL_CLIP_STEPS};

static uint32_t round_up(uint32_t value, uint32_t group) {
    return (value + group - 1) / group * group;
}

static void put_aligned(base_buf *section, const void *items, size_t count, size_t size) {
    train_put_array(section, items, count, size, MODEL_FILE_ALIGNMENT);
}

static float largest_of(const float *values, size_t count, size_t step) {
    float largest = 1e-6f;
    for (size_t i = 0; i < count; i++) largest = fmaxf(largest, fabsf(values[i * step]));
    return largest;
}

static void put_table(base_buf *section, const train_parameter *table) {
    size_t cells = (size_t)table->rows * table->columns;
    float scale = largest_of(table->value, cells, 1) / 127;
    int8_t *rounded = train_new(cells, 1);
    for (size_t i = 0; i < cells; i++) rounded[i] = (int8_t)lrintf(table->value[i] / scale);
    train_put_f32(section, scale);
    put_aligned(section, rounded, cells, 1);
    train_free(rounded);
}

static int8_t round_weight(float weight, float step) {
    long rounded = lrintf(weight / step);
    return (int8_t)(rounded > MODEL_MOST_WEIGHT    ? MODEL_MOST_WEIGHT
                    : rounded < -MODEL_MOST_WEIGHT ? -MODEL_MOST_WEIGHT
                                                   : rounded);
}

/** The step that rounds a column with the least squared error: a few large weights may be clipped for it. */
static float best_step(const float *weights, uint32_t count, size_t stride) {
    float full = largest_of(weights, count, stride) / MODEL_MOST_WEIGHT, best = full;
    double least = 1e30;
    for (int tenths = 20; tenths <= 40; tenths++) {
        float step = full * (float)tenths / 40;
        double error = 0;
        for (uint32_t i = 0; i < count; i++) {
            float weight = weights[i * stride], rounded = (float)round_weight(weight, step) * step;
            error += (double)((weight - rounded) * (weight - rounded));
        }
        if (error >= least) continue;
        least = error;
        best = step;
    }
    return best;
}

/** A layer as model_dense has it; each output's weights are rounded in steps of their own. */
static void put_dense(base_buf *section, const train_parameter *weights, const train_parameter *bias,
                      coding in) {
    uint32_t rows = round_up(weights->rows, MODEL_INPUT_GROUP),
             columns = round_up(weights->columns, MODEL_OUTPUT_GROUP);
    float *scale = train_new(columns, sizeof *scale), *biases = train_new(columns, sizeof *biases);
    int32_t *offset = train_new(columns, sizeof *offset);
    int8_t *bytes = train_new((size_t)rows * columns, 1);
    for (uint32_t j = 0; j < weights->columns; j++) {
        float step = best_step(weights->value + j, weights->rows, weights->columns);
        int32_t sum = 0;
        for (uint32_t i = 0; i < weights->rows; i++) {
            int8_t rounded = round_weight(weights->value[(size_t)i * weights->columns + j], step);
            bytes[((size_t)(i / MODEL_QUAD) * columns + j) * MODEL_QUAD + i % MODEL_QUAD] = rounded;
            sum += rounded;
        }
        scale[j] = step * in.step;
        offset[j] = -in.zero * sum;
        biases[j] = bias->value[j];
    }
    put_aligned(section, scale, columns, sizeof *scale);
    put_aligned(section, biases, columns, sizeof *biases);
    put_aligned(section, offset, columns, sizeof *offset);
    put_aligned(section, bytes, (size_t)rows * columns, 1);
    train_free(scale);
    train_free(biases);
    train_free(offset);
    train_free(bytes);
}

static int by_tags(const void *a, const void *b) {
    const uint16_t *one = a, *other = b;
    for (int i = 0; i < 3; i++) {
        if (one[i] != other[i]) return one[i] < other[i] ? -1 : 1;
    }
    return 0;
}

void train_combinations_collect(train_combinations *combinations, const train_examples *examples) {
    BASE_VEC(train_combination) all = {0};
    for (uint32_t s = 0; s < examples->items.count; s++) {
        const train_example *example = &examples->items.items[s];
        for (uint32_t i = 0; example->tree && i < example->count; i++) {
            const uint16_t *labels = example->words[i].labels;
            train_push(&all, (train_combination){
                                 .tags = {labels[TRAIN_UPOS], labels[TRAIN_XPOS], labels[TRAIN_FEATS]}});
        }
    }
    qsort(all.items, all.count, sizeof *all.items, by_tags);
    for (uint32_t i = 0; i < all.count; i++) {
        if (i == 0 || by_tags(&all.items[i], &all.items[i - 1]) != 0) train_push(combinations, all.items[i]);
    }
    base_vec_release(base_allocator_standard(), &all);
}

static uint32_t count_pairs(const train_combinations *combinations) {
    uint32_t pairs = 0;
    for (uint32_t i = 0; i < combinations->count; i++) {
        const uint16_t *tags = combinations->items[i].tags,
                       *last = i > 0 ? combinations->items[i - 1].tags : NULL;
        pairs += !last || tags[0] != last[0] || tags[1] != last[1];
    }
    return pairs;
}

static void put_combinations(base_buf *section, const train_combinations *combinations) {
    uint32_t pairs = count_pairs(combinations), at = 0;
    uint8_t *upos = train_new(pairs, 1), *xpos = train_new(pairs, 1);
    uint16_t *first = train_new(pairs + 1, sizeof *first),
             *feats = train_new(combinations->count, sizeof *feats);
    for (uint32_t i = 0; i < combinations->count; i++) {
        const uint16_t *tags = combinations->items[i].tags;
        feats[i] = tags[2];
        if (i > 0 && upos[at - 1] == tags[0] && xpos[at - 1] == tags[1]) continue;
        first[at] = (uint16_t)i;
        upos[at] = (uint8_t)tags[0];
        xpos[at++] = (uint8_t)tags[1];
    }
    first[pairs] = (uint16_t)combinations->count;
    put_aligned(section, upos, pairs, 1);
    put_aligned(section, xpos, pairs, 1);
    put_aligned(section, first, pairs + 1, sizeof *first);
    put_aligned(section, feats, combinations->count, sizeof *feats);
    train_free(upos);
    train_free(xpos);
    train_free(first);
    train_free(feats);
}

static void put_shape(base_buf *section, const train_shape *shape) {
    const uint32_t fields[] = {shape->input,    shape->conv, shape->hidden, shape->layers, shape->arc,
                               shape->relation, shape->tag,  shape->name,   shape->vector};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) train_put_u32(section, fields[i]);
    for (uint32_t task = 0; task < TRAIN_TASK_COUNT; task++) train_put_u32(section, shape->outputs[task]);
    for (uint32_t k = 0; k < MODEL_FEATURE_COUNT; k++) train_put_u32(section, shape->tables.rows[k]);
}

void train_network_export(train_net *net, const model_words *words, const train_combinations *combinations,
                          uint32_t root_relation, const char *path) {
    const train_shape *shape = train_net_shape(net);
    const train_parameter *p = train_net_parameters(net);
    const coding vectors = {.zero = MODEL_WORDS_ZERO, .step = words->scale * TRAIN_VECTOR_GAIN};
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    train_put_u32(&section, MODEL_NETWORK_LAYOUT);
    put_shape(&section, shape);
    train_put_u32(&section, root_relation);
    train_put_u32(&section, count_pairs(combinations));
    train_put_u32(&section, combinations->count);
    for (uint32_t k = 0; k < MODEL_FEATURE_COUNT; k++) put_table(&section, &p[TRAIN_TABLES + k]);
    size_t tables = section.count;
    put_dense(&section, &p[TRAIN_VECTOR], &p[TRAIN_INPUT_BIAS], vectors);
    put_dense(&section, &p[TRAIN_CONV], &p[TRAIN_CONV_BIAS], signed_coding);
    for (uint32_t l = 0; l < shape->layers; l++) {
        const train_parameter *layer = &p[TRAIN_LAYERS + 2 * l];
        put_dense(&section, layer, layer + 1, l == 0 ? clipped_coding : signed_coding);
    }
    put_dense(&section, &p[TRAIN_HEADS], &p[TRAIN_HEADS_BIAS], signed_coding);
    put_dense(&section, &p[TRAIN_RELATION], &p[TRAIN_RELATION_BIAS], clipped_coding);
    put_dense(&section, &p[TRAIN_TAGS], &p[TRAIN_TAGS_BIAS], clipped_coding);
    put_dense(&section, &p[TRAIN_NAMES], &p[TRAIN_NAMES_BIAS], clipped_coding);
    put_aligned(&section, p[TRAIN_ROOT].value, p[TRAIN_ROOT].columns, sizeof(float));
    put_combinations(&section, combinations);
    train_write_file(path, section.bytes, section.count);
    fprintf(stderr, "network: %zu bytes, %zu of them tables\n", section.count, tables);
    base_buf_release(&section);
}

void train_labels_export(const train_labels labels[TRAIN_TASK_COUNT], const char *path) {
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    for (uint32_t task = 0; task < TRAIN_TASK_COUNT; task++) {
        train_put_u32(&section, labels[task].items.count);
        for (uint32_t i = 0; i < labels[task].items.count; i++) {
            const char *label = labels[task].items.items[i];
            train_put_array(&section, label, strlen(label) + 1, 1, 1);
        }
    }
    train_write_file(path, section.bytes, section.count);
    base_buf_release(&section);
}
