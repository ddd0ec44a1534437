#include "train/network/net.h"

#include <math.h>
#include <string.h>

#include "train/network/net_work.h"

uint32_t train_heads_width(const train_shape *shape) {
    return 2 * shape->arc + 2 * shape->relation + shape->tag + 2 * shape->name;
}

uint32_t train_tags_width(const train_shape *shape) {
    return shape->outputs[TRAIN_UPOS] + shape->outputs[TRAIN_XPOS] + shape->outputs[TRAIN_FEATS];
}

/** Width of what layer `layer` reads. */
static uint32_t layer_input(const train_shape *shape, uint32_t layer) {
    return layer == 0 ? shape->conv : 2 * shape->hidden;
}

static void new_parameter(train_net *net, uint32_t index, uint32_t rows, uint32_t columns, float spread,
                          uint64_t *seed) {
    train_parameter *p = &net->parameters[index];
    size_t cells = (size_t)rows * columns;
    *p = (train_parameter){.rows = rows, .columns = columns, .table = index < MODEL_FEATURE_COUNT};
    p->value = train_new(cells, sizeof(float));
    p->gradient = train_new(cells, sizeof(float));
    p->mean = train_new(cells, sizeof(float));
    p->square = train_new(cells, sizeof(float));
    if (p->table) {
        p->touched = train_new(rows, sizeof *p->touched);
        p->is_touched = train_new(rows, 1);
    }
    for (size_t i = 0; spread > 0 && i < cells; i++) p->value[i] = spread * train_random_normal(seed);
}

static void new_parameters(train_net *net, uint64_t seed) {
    const train_shape *s = &net->shape;
    uint32_t top = 2 * s->hidden;
    for (uint32_t k = 0; k < MODEL_FEATURE_COUNT; k++) {
        new_parameter(net, TRAIN_TABLES + k, s->tables.rows[k], s->input,
                      k == MODEL_FEATURE_GRAMS ? 0.04f : 0.1f, &seed);
    }
    new_parameter(net, TRAIN_VECTOR, s->vector, s->input, 0.3f, &seed);
    new_parameter(net, TRAIN_INPUT_BIAS, 1, s->input, 0, &seed);
    new_parameter(net, TRAIN_CONV, 3 * s->input, s->conv, sqrtf(2.0f / (float)(3 * s->input)), &seed);
    new_parameter(net, TRAIN_CONV_BIAS, 1, s->conv, 0, &seed);
    for (uint32_t l = 0; l < s->layers; l++) {
        uint32_t in = layer_input(s, l);
        new_parameter(net, TRAIN_LAYERS + 2 * l, in, 6 * s->hidden, sqrtf(1.5f / (float)in), &seed);
        new_parameter(net, TRAIN_LAYERS + 2 * l + 1, 1, 6 * s->hidden, 0, &seed);
    }
    new_parameter(net, TRAIN_HEADS, top, train_heads_width(s), sqrtf(1.5f / (float)top), &seed);
    new_parameter(net, TRAIN_HEADS_BIAS, 1, train_heads_width(s), 0, &seed);
    new_parameter(net, TRAIN_ROOT, 1, s->arc + s->relation, 0.1f, &seed);
    new_parameter(net, TRAIN_RELATION, s->relation, s->outputs[TRAIN_DEPREL],
                  sqrtf(1.0f / (float)s->relation), &seed);
    new_parameter(net, TRAIN_RELATION_BIAS, 1, s->outputs[TRAIN_DEPREL], 0, &seed);
    new_parameter(net, TRAIN_TAGS, s->tag, train_tags_width(s), sqrtf(1.0f / (float)s->tag), &seed);
    new_parameter(net, TRAIN_TAGS_BIAS, 1, train_tags_width(s), 0, &seed);
    new_parameter(net, TRAIN_NAMES, s->name, s->outputs[TRAIN_NAME], sqrtf(1.0f / (float)s->name), &seed);
    new_parameter(net, TRAIN_NAMES_BIAS, 1, s->outputs[TRAIN_NAME], 0, &seed);
}

static float *rows_of(uint32_t columns) {
    return train_new((size_t)TRAIN_BATCH_WORDS * columns, sizeof(float));
}

static void new_activations(train_net *net) {
    const train_shape *s = &net->shape;
    train_activations *a = &net->now;
    a->first = train_new(TRAIN_BATCH_WORDS, sizeof(uint32_t));
    a->count = train_new(TRAIN_BATCH_WORDS, sizeof(uint32_t));
    a->inputs = train_new(TRAIN_BATCH_WORDS, sizeof(model_input));
    a->dropped = train_new(TRAIN_BATCH_WORDS, 1);
    a->starts = train_new(TRAIN_BATCH_WORDS, 1);
    a->form_next = train_new(TRAIN_BATCH_WORDS, sizeof(uint32_t));
    a->vectors = rows_of(s->vector);
    a->input = rows_of(s->input);
    a->input_d = rows_of(s->input);
    a->window = rows_of(3 * s->input);
    a->window_d = rows_of(3 * s->input);
    a->conv = rows_of(s->conv);
    a->conv_d = rows_of(s->conv);
    a->gates_d = rows_of(6 * s->hidden);
    for (uint32_t l = 0; l < s->layers; l++) {
        a->gates[l] = rows_of(6 * s->hidden);
        a->state[l] = rows_of(2 * s->hidden);
        a->out[l] = rows_of(2 * s->hidden);
        a->out_d[l] = rows_of(2 * s->hidden);
    }
    a->heads = rows_of(train_heads_width(s));
    a->heads_d = rows_of(train_heads_width(s));
    a->tags = rows_of(train_tags_width(s));
    a->tags_d = rows_of(train_tags_width(s));
    a->tag_hidden = rows_of(s->tag);
    a->tag_hidden_d = rows_of(s->tag);
    a->names = rows_of(s->outputs[TRAIN_NAME]);
    a->names_d = rows_of(s->outputs[TRAIN_NAME]);
    a->name_hidden = rows_of(s->name);
    a->name_hidden_d = rows_of(s->name);
    a->relation_hidden = rows_of(s->relation);
    a->relation_hidden_d = rows_of(s->relation);
    a->relations = rows_of(s->outputs[TRAIN_DEPREL]);
    a->relations_d = rows_of(s->outputs[TRAIN_DEPREL]);
    a->arcs = train_new((size_t)TRAIN_SENTENCE_WORDS * (TRAIN_SENTENCE_WORDS + 1), sizeof(float));
    a->scratch = train_new((size_t)TRAIN_SENTENCE_WORDS * (TRAIN_SENTENCE_WORDS + 1 + s->arc), sizeof(float));
    for (uint32_t m = 0; m < s->layers + 2; m++) a->masks[m] = rows_of(2 * s->hidden + s->conv + s->input);
}

train_net *train_net_start(const train_shape *shape, const model_words *words) {
    train_net *net = train_new(1, sizeof *net);
    net->shape = *shape;
    net->words = words;
    base_buf_start(&net->text.bytes, base_allocator_standard());
    return net;
}

void train_net_prepare(train_net *net) {
    new_activations(net);
    size_t largest = 0;
    for (uint32_t i = TRAIN_VECTOR; i < TRAIN_PARAMETERS; i++) {
        size_t cells = (size_t)net->parameters[i].rows * net->parameters[i].columns;
        if (cells > largest) largest = cells;
    }
    net->turned = train_new(largest, sizeof(float));
}

train_net *train_net_new(const train_shape *shape, const model_words *words, uint64_t seed) {
    train_net *net = train_net_start(shape, words);
    new_parameters(net, seed);
    train_net_prepare(net);
    return net;
}

static void free_activations(train_net *net) {
    train_activations *a = &net->now;
    void *rows[] = {a->first,         a->count,           a->inputs,
                    a->dropped,       a->vectors,         a->input,
                    a->input_d,       a->window,          a->window_d,
                    a->conv,          a->conv_d,          a->gates_d,
                    a->heads,         a->heads_d,         a->tags,
                    a->tags_d,        a->tag_hidden,      a->tag_hidden_d,
                    a->names,         a->names_d,         a->name_hidden,
                    a->name_hidden_d, a->relation_hidden, a->relation_hidden_d,
                    a->relations,     a->relations_d,     a->arcs,
                    a->scratch,       a->starts,          a->form_next};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) train_free(rows[i]);
    for (uint32_t l = 0; l < TRAIN_MOST_LAYERS; l++) {
        train_free(a->gates[l]);
        train_free(a->state[l]);
        train_free(a->out[l]);
        train_free(a->out_d[l]);
    }
    for (uint32_t m = 0; m < TRAIN_MOST_LAYERS + 2; m++) train_free(a->masks[m]);
}

void train_net_free(train_net *net) {
    if (!net) return;
    for (uint32_t i = 0; i < TRAIN_PARAMETERS; i++) {
        train_parameter *p = &net->parameters[i];
        if (!net->twin) train_free(p->value);
        train_free(p->gradient);
        train_free(p->mean);
        train_free(p->square);
        train_free(p->touched);
        train_free(p->is_touched);
    }
    free_activations(net);
    base_buf_release(&net->text.bytes);
    train_free(net->turned);
    train_free(net);
}

const train_shape *train_net_shape(const train_net *net) {
    return &net->shape;
}

train_parameter *train_net_parameters(train_net *net) {
    return net->parameters;
}

void train_net_learn(train_net *net, const train_example *const *batch, uint32_t count,
                     const train_dropout *dropout, uint64_t *random, train_losses *losses) {
    train_activations *a = &net->now;
    train_load_batch(net, batch, count, dropout, random);
    train_encode(net, dropout, random);
    memset(a->heads_d, 0, (size_t)a->words * train_heads_width(&net->shape) * sizeof(float));
    float scale = 1.0f / (float)a->words;
    train_tags_forward(net);
    train_tags_learn(net, batch, scale, losses);
    for (uint32_t n = 0; n < a->sentences; n++) {
        if (!batch[n]->tree) continue;
        losses->tree_words += a->count[n];
        train_arcs_learn(net, batch[n], n, scale, losses);
    }
    train_relations_learn(net, batch, scale, losses);
    train_encode_back(net);
}

/* ---- learning ------------------------------------------------------------------------------------------ */

static void adam(float *value, float *gradient, float *mean, float *square, size_t count, float rate,
                 float factor) {
    for (size_t i = 0; i < count; i++) {
        float g = gradient[i] * factor;
        mean[i] = 0.9f * mean[i] + 0.1f * g;
        square[i] = 0.98f * square[i] + 0.02f * g * g;
        value[i] -= rate * mean[i] / (sqrtf(square[i]) + 1e-8f);
        gradient[i] = 0;
    }
}

static double squares(const float *values, size_t count) {
    float sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i] * values[i];
    return (double)sum;
}

void train_net_step(train_net *net, float rate, float clip) {
    double norm = 0;
    for (uint32_t i = TRAIN_VECTOR; i < TRAIN_PARAMETERS; i++) {
        const train_parameter *p = &net->parameters[i];
        if (p->value) norm += squares(p->gradient, (size_t)p->rows * p->columns);
    }
    norm = sqrt(norm);
    float factor = norm > (double)clip ? clip / (float)norm : 1;
    net->steps++;
    float correction = sqrtf(1 - powf(0.98f, (float)net->steps)) / (1 - powf(0.9f, (float)net->steps));
    for (uint32_t i = 0; i < TRAIN_PARAMETERS; i++) {
        train_parameter *p = &net->parameters[i];
        if (!p->value) continue;
        if (!p->table) {
            adam(p->value, p->gradient, p->mean, p->square, (size_t)p->rows * p->columns, rate * correction,
                 factor);
            continue;
        }
        for (uint32_t k = 0; k < p->touched_count; k++) {
            size_t at = (size_t)p->touched[k] * p->columns;
            adam(p->value + at, p->gradient + at, p->mean + at, p->square + at, p->columns, rate * correction,
                 factor);
            p->is_touched[p->touched[k]] = 0;
        }
        p->touched_count = 0;
    }
}
