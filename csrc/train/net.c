#include "train/net.h"

#include <math.h>
#include <string.h>

#include "model/tree.h"
#include "train/gemm.h"
#include "train/net_parts.h"

enum { BATCH_WORDS = 6000 };

/** Activations of one batch, a row a word. Where a gradient is needed a second array has the letter d. */
typedef struct activations {
    uint32_t words, sentences;
    uint32_t *first, *count; /**< of each sentence */
    model_input *inputs;
    uint8_t *dropped; /**< a word whose form and vector are left out */
    float *vectors, *input, *input_d, *window, *window_d, *conv, *conv_d;
    float *gates[TRAIN_MOST_LAYERS], *gates_d, *state[TRAIN_MOST_LAYERS], *out[TRAIN_MOST_LAYERS],
        *out_d[TRAIN_MOST_LAYERS];
    float *heads, *heads_d, *tags, *tags_d, *tag_hidden, *tag_hidden_d, *names, *names_d, *name_hidden,
        *name_hidden_d;
    float *relation_hidden, *relation_hidden_d, *relations, *relations_d;
    float *arcs, *scratch;
    float *masks[TRAIN_MOST_LAYERS + 2];
} activations;

struct train_net {
    train_shape shape;
    const model_words *words;
    train_parameter parameters[TRAIN_PARAMETERS];
    activations now;
    train_text text;
    float *turned; /**< a parameter's transpose */
    uint64_t steps;
};

static uint32_t heads_width(const train_shape *shape) {
    return 2 * shape->arc + 2 * shape->relation + shape->tag + shape->name;
}

static uint32_t tags_width(const train_shape *shape) {
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
        new_parameter(net, TRAIN_TABLES + k, s->tables.rows[k], s->input, 0.1f, &seed);
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
    new_parameter(net, TRAIN_HEADS, top, heads_width(s), sqrtf(1.5f / (float)top), &seed);
    new_parameter(net, TRAIN_HEADS_BIAS, 1, heads_width(s), 0, &seed);
    new_parameter(net, TRAIN_ROOT, 1, s->arc + s->relation, 0.1f, &seed);
    new_parameter(net, TRAIN_RELATION, s->relation, s->outputs[TRAIN_DEPREL],
                  sqrtf(1.0f / (float)s->relation), &seed);
    new_parameter(net, TRAIN_RELATION_BIAS, 1, s->outputs[TRAIN_DEPREL], 0, &seed);
    new_parameter(net, TRAIN_TAGS, s->tag, tags_width(s), sqrtf(1.0f / (float)s->tag), &seed);
    new_parameter(net, TRAIN_TAGS_BIAS, 1, tags_width(s), 0, &seed);
    new_parameter(net, TRAIN_NAMES, s->name, s->outputs[TRAIN_NAME], sqrtf(1.0f / (float)s->name), &seed);
    new_parameter(net, TRAIN_NAMES_BIAS, 1, s->outputs[TRAIN_NAME], 0, &seed);
}

static float *rows_of(uint32_t columns) {
    return train_new((size_t)BATCH_WORDS * columns, sizeof(float));
}

static void new_activations(train_net *net) {
    const train_shape *s = &net->shape;
    activations *a = &net->now;
    a->first = train_new(BATCH_WORDS, sizeof(uint32_t));
    a->count = train_new(BATCH_WORDS, sizeof(uint32_t));
    a->inputs = train_new(BATCH_WORDS, sizeof(model_input));
    a->dropped = train_new(BATCH_WORDS, 1);
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
    a->heads = rows_of(heads_width(s));
    a->heads_d = rows_of(heads_width(s));
    a->tags = rows_of(tags_width(s));
    a->tags_d = rows_of(tags_width(s));
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

train_net *train_net_new(const train_shape *shape, const model_words *words, uint64_t seed) {
    train_net *net = train_new(1, sizeof *net);
    net->shape = *shape;
    net->words = words;
    base_buf_start(&net->text.bytes, base_allocator_standard());
    new_parameters(net, seed);
    new_activations(net);
    size_t largest = 0;
    for (uint32_t i = TRAIN_VECTOR; i < TRAIN_PARAMETERS; i++) {
        size_t cells = (size_t)net->parameters[i].rows * net->parameters[i].columns;
        if (cells > largest) largest = cells;
    }
    net->turned = train_new(largest, sizeof(float));
    return net;
}

static void free_activations(train_net *net) {
    activations *a = &net->now;
    void *rows[] = {a->first,         a->count,           a->inputs,
                    a->dropped,       a->vectors,         a->input,
                    a->input_d,       a->window,          a->window_d,
                    a->conv,          a->conv_d,          a->gates_d,
                    a->heads,         a->heads_d,         a->tags,
                    a->tags_d,        a->tag_hidden,      a->tag_hidden_d,
                    a->names,         a->names_d,         a->name_hidden,
                    a->name_hidden_d, a->relation_hidden, a->relation_hidden_d,
                    a->relations,     a->relations_d,     a->arcs,
                    a->scratch};
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
        train_free(p->value);
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

/* ---- layers ----------------------------------------------------------------------------------------------
 */

/** out = in · parameter + bias. */
static void linear(const train_net *net, uint32_t index, const float *in, uint32_t rows, float *out) {
    const train_parameter *p = &net->parameters[index];
    const float *bias = net->parameters[index + 1].value;
    for (uint32_t t = 0; t < rows; t++) memcpy(out + (size_t)t * p->columns, bias, p->columns * sizeof *bias);
    train_gemm(rows, p->columns, p->rows, in, p->rows, 1, p->value, p->columns, out, p->columns, true);
}

/** Gradients of a linear layer; `in_d` (may be NULL) receives the gradient of its input, added to where
 * `add`. */
static void linear_back(train_net *net, uint32_t index, const float *in, uint32_t rows, const float *out_d,
                        float *in_d, bool add) {
    train_parameter *p = &net->parameters[index];
    float *bias_d = net->parameters[index + 1].gradient;
    for (uint32_t t = 0; t < rows; t++) {
        const float *row = out_d + (size_t)t * p->columns;
        for (uint32_t j = 0; j < p->columns; j++) bias_d[j] += row[j];
    }
    train_gemm(p->rows, p->columns, rows, in, 1, p->rows, out_d, p->columns, p->gradient, p->columns, true);
    if (!in_d) return;
    train_transpose(p->rows, p->columns, p->value, net->turned);
    train_gemm(rows, p->rows, p->columns, out_d, p->columns, 1, net->turned, p->rows, in_d, p->rows, add);
}

/** Multiplies by a mask of 0 and 1/(1-p), drawn anew; all ones where p is 0. */
static void drop(float *values, float *mask, size_t count, float p, uint64_t *random) {
    if (p <= 0) {
        for (size_t i = 0; i < count; i++) mask[i] = 1;
        return;
    }
    uint64_t limit = (uint64_t)(p * 65536.0f), word = 0;
    float kept = 1 / (1 - p);
    for (size_t i = 0; i < count; i++) {
        if (i % 4 == 0) word = train_random(random);
        mask[i] = ((word >> (16 * (i % 4))) & 0xFFFF) < limit ? 0 : kept;
    }
    for (size_t i = 0; i < count; i++) values[i] *= mask[i];
}

static void multiply(float *values, const float *mask, size_t count) {
    for (size_t i = 0; i < count; i++) values[i] *= mask[i];
}

/* ---- input -----------------------------------------------------------------------------------------------
 */

static void load_batch(train_net *net, const train_example *const *batch, uint32_t count, float word_dropout,
                       uint64_t *random) {
    activations *a = &net->now;
    a->words = a->sentences = 0;
    for (uint32_t s = 0; s < count; s++) {
        if (a->words + batch[s]->count > BATCH_WORDS) train_die("a batch of more than %d words", BATCH_WORDS);
        train_text_write(&net->text, batch[s], random);
        model_sentence sentence = train_text_sentence(&net->text);
        model_features(net->words, &net->shape.tables, &sentence, a->inputs + a->words);
        a->first[s] = a->words;
        a->count[s] = sentence.count;
        a->words += sentence.count;
        a->sentences++;
    }
    for (uint32_t t = 0; t < a->words; t++) {
        a->dropped[t] = 0;
        if (!random) continue;
        float chance = train_random_unit(random);
        if (chance < word_dropout) a->dropped[t] = 1;
        if (chance < word_dropout * 0.3f) a->dropped[t] = 3;
    }
}

static bool uses(const activations *a, uint32_t t, uint32_t feature) {
    bool form = feature == MODEL_FEATURE_NORM;
    bool list = feature == MODEL_FEATURE_LISTS;
    return !(form && (a->dropped[t] & 1)) && !(list && (a->dropped[t] & 2));
}

static void input_forward(train_net *net) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t width = s->input;
    float gain = net->words->scale * TRAIN_VECTOR_GAIN;
    for (uint32_t t = 0; t < a->words; t++) {
        float *vector = a->vectors + (size_t)t * s->vector, *x = a->input + (size_t)t * width;
        memset(vector, 0, s->vector * sizeof *vector);
        if (a->inputs[t].vector != MODEL_WORDS_NO_VECTOR && !(a->dropped[t] & 2)) {
            const int8_t *stored = net->words->vectors + (size_t)a->inputs[t].vector * s->vector;
            for (uint32_t i = 0; i < s->vector; i++) vector[i] = (float)stored[i] * gain;
        }
        memcpy(x, net->parameters[TRAIN_INPUT_BIAS].value, width * sizeof *x);
        for (uint32_t k = 0; k < MODEL_FEATURE_COUNT; k++) {
            if (!uses(a, t, k)) continue;
            const float *row = net->parameters[k].value + (size_t)a->inputs[t].rows[k] * width;
            for (uint32_t i = 0; i < width; i++) x[i] += row[i];
        }
    }
    train_gemm(a->words, width, s->vector, a->vectors, s->vector, 1, net->parameters[TRAIN_VECTOR].value,
               width, a->input, width, true);
    for (size_t i = 0; i < (size_t)a->words * width; i++) a->input[i] = train_tanh(a->input[i]);
}

static void input_back(train_net *net) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t width = s->input;
    for (size_t i = 0; i < (size_t)a->words * width; i++) a->input_d[i] *= a->masks[0][i];
    train_parameter *vector = &net->parameters[TRAIN_VECTOR];
    float *bias_d = net->parameters[TRAIN_INPUT_BIAS].gradient;
    for (uint32_t t = 0; t < a->words; t++) {
        const float *d = a->input_d + (size_t)t * width;
        for (uint32_t i = 0; i < width; i++) bias_d[i] += d[i];
        for (uint32_t k = 0; k < MODEL_FEATURE_COUNT; k++) {
            if (!uses(a, t, k)) continue;
            train_parameter *p = &net->parameters[k];
            uint32_t row = a->inputs[t].rows[k];
            float *out = p->gradient + (size_t)row * width;
            for (uint32_t i = 0; i < width; i++) out[i] += d[i];
            if (p->is_touched[row]) continue;
            p->is_touched[row] = 1;
            p->touched[p->touched_count++] = row;
        }
    }
    train_gemm(s->vector, width, a->words, a->vectors, 1, s->vector, a->input_d, width, vector->gradient,
               width, true);
}

/** Row t of the window: the words before, at and after t; zeros beyond the sentence. */
static void conv_forward(train_net *net) {
    activations *a = &net->now;
    uint32_t width = net->shape.input;
    for (uint32_t n = 0; n < a->sentences; n++) {
        for (uint32_t i = 0; i < a->count[n]; i++) {
            float *row = a->window + (size_t)(a->first[n] + i) * 3 * width;
            const float *at = a->input + (size_t)(a->first[n] + i) * width;
            memcpy(row + width, at, width * sizeof *row);
            if (i > 0) memcpy(row, at - width, width * sizeof *row);
            if (i == 0) memset(row, 0, width * sizeof *row);
            if (i + 1 < a->count[n]) memcpy(row + 2 * width, at + width, width * sizeof *row);
            if (i + 1 == a->count[n]) memset(row + 2 * width, 0, width * sizeof *row);
        }
    }
    linear(net, TRAIN_CONV, a->window, a->words, a->conv);
    train_clip_forward(a->conv, (size_t)a->words * net->shape.conv);
}

static void conv_back(train_net *net) {
    activations *a = &net->now;
    uint32_t width = net->shape.input;
    linear_back(net, TRAIN_CONV, a->window, a->words, a->conv_d, a->window_d, false);
    memset(a->input_d, 0, (size_t)a->words * width * sizeof(float));
    for (uint32_t n = 0; n < a->sentences; n++) {
        for (uint32_t i = 0; i < a->count[n]; i++) {
            const float *row = a->window_d + (size_t)(a->first[n] + i) * 3 * width;
            float *at = a->input_d + (size_t)(a->first[n] + i) * width;
            for (uint32_t j = 0; j < width; j++) at[j] += row[width + j];
            for (uint32_t j = 0; i > 0 && j < width; j++) at[j - (ptrdiff_t)width] += row[j];
            for (uint32_t j = 0; i + 1 < a->count[n] && j < width; j++) at[width + j] += row[2 * width + j];
        }
    }
    for (size_t i = 0; i < (size_t)a->words * width; i++) {
        /* The mask may have scaled the activation; what was dropped gets no gradient anyway. */
        float y = a->masks[0][i] > 0 ? a->input[i] / a->masks[0][i] : 0;
        a->input_d[i] *= train_tanh_slope(y);
    }
}

/* ---- encoder ---------------------------------------------------------------------------------------------
 */

static void encode(train_net *net, const train_dropout *dropout, uint64_t *random) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    input_forward(net);
    drop(a->input, a->masks[0], (size_t)a->words * s->input, random ? dropout->input : 0, random);
    conv_forward(net);
    drop(a->conv, a->masks[1], (size_t)a->words * s->conv, random ? dropout->layer : 0, random);
    const float *in = a->conv;
    for (uint32_t l = 0; l < s->layers; l++) {
        linear(net, TRAIN_LAYERS + 2 * l, in, a->words, a->gates[l]);
        for (uint32_t n = 0; n < a->sentences; n++) {
            size_t first = a->first[n];
            train_recur_forward(a->gates[l] + first * 6 * s->hidden, a->state[l] + first * 2 * s->hidden,
                                a->out[l] + first * 2 * s->hidden, a->count[n], s->hidden);
        }
        drop(a->out[l], a->masks[l + 2], (size_t)a->words * 2 * s->hidden, random ? dropout->layer : 0,
             random);
        in = a->out[l];
    }
    linear(net, TRAIN_HEADS, in, a->words, a->heads);
}

static void encode_back(train_net *net) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t top = s->layers - 1;
    linear_back(net, TRAIN_HEADS, a->out[top], a->words, a->heads_d, a->out_d[top], false);
    for (uint32_t l = s->layers; l-- > 0;) {
        multiply(a->out_d[l], a->masks[l + 2], (size_t)a->words * 2 * s->hidden);
        for (uint32_t n = 0; n < a->sentences; n++) {
            size_t first = a->first[n];
            train_recur_back(a->gates[l] + first * 6 * s->hidden, a->state[l] + first * 2 * s->hidden,
                             a->out_d[l] + first * 2 * s->hidden, a->gates_d + first * 6 * s->hidden,
                             a->count[n], s->hidden);
        }
        linear_back(net, TRAIN_LAYERS + 2 * l, l > 0 ? a->out[l - 1] : a->conv, a->words, a->gates_d,
                    l > 0 ? a->out_d[l - 1] : a->conv_d, false);
    }
    multiply(a->conv_d, a->masks[1], (size_t)a->words * s->conv);
    train_clip_back(a->conv, a->masks[1], a->conv_d, (size_t)a->words * s->conv);
    conv_back(net);
    input_back(net);
}

/* ---- heads -----------------------------------------------------------------------------------------------
 */

/** Copies `width` columns from `from` of the heads, clipped below at zero and above. */
static void take_hidden(const train_net *net, uint32_t from, uint32_t width, float *out) {
    const activations *a = &net->now;
    uint32_t step = heads_width(&net->shape);
    for (uint32_t t = 0; t < a->words; t++) {
        memcpy(out + (size_t)t * width, a->heads + (size_t)t * step + from, width * sizeof *out);
    }
    train_clip_forward(out, (size_t)a->words * width);
}

static void give_hidden(train_net *net, uint32_t from, uint32_t width, const float *hidden, float *hidden_d) {
    activations *a = &net->now;
    uint32_t step = heads_width(&net->shape);
    train_clip_back(hidden, NULL, hidden_d, (size_t)a->words * width);
    for (uint32_t t = 0; t < a->words; t++) {
        memcpy(a->heads_d + (size_t)t * step + from, hidden_d + (size_t)t * width, width * sizeof *hidden_d);
    }
}

static void tags_forward(train_net *net) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    take_hidden(net, 2 * s->arc + 2 * s->relation, s->tag, a->tag_hidden);
    take_hidden(net, 2 * s->arc + 2 * s->relation + s->tag, s->name, a->name_hidden);
    linear(net, TRAIN_TAGS, a->tag_hidden, a->words, a->tags);
    linear(net, TRAIN_NAMES, a->name_hidden, a->words, a->names);
}

/** Words' labels of a batch, flattened as the activations are. */
static const train_example_word *word_at(const train_example *example, uint32_t i) {
    return &example->words[i];
}

static void tags_learn(train_net *net, const train_example *const *batch, float scale, train_losses *losses) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t width = tags_width(s), names = s->outputs[TRAIN_NAME];
    double *sums[3] = {&losses->upos, &losses->xpos, &losses->feats};
    for (uint32_t n = 0; n < a->sentences; n++) {
        for (uint32_t i = 0; i < a->count[n]; i++) {
            size_t t = a->first[n] + i;
            const train_example_word *word = word_at(batch[n], i);
            uint32_t at = 0;
            for (uint32_t task = TRAIN_UPOS; task <= TRAIN_FEATS; task++) {
                uint32_t outputs = s->outputs[task];
                *sums[task] += train_softmax(a->tags + t * width + at, outputs, word->labels[task],
                                             scale * batch[n]->weight, a->tags_d + t * width + at);
                at += outputs;
            }
            losses->name += train_softmax(a->names + t * names, names, word->labels[TRAIN_NAME],
                                          scale * batch[n]->weight, a->names_d + t * names);
            losses->name_words += word->labels[TRAIN_NAME] != TRAIN_NO_LABEL;
        }
    }
    linear_back(net, TRAIN_TAGS, a->tag_hidden, a->words, a->tags_d, a->tag_hidden_d, false);
    linear_back(net, TRAIN_NAMES, a->name_hidden, a->words, a->names_d, a->name_hidden_d, false);
    give_hidden(net, 2 * s->arc + 2 * s->relation, s->tag, a->tag_hidden, a->tag_hidden_d);
    give_hidden(net, 2 * s->arc + 2 * s->relation + s->tag, s->name, a->name_hidden, a->name_hidden_d);
}

/** Scores of all arcs of one sentence into a->arcs[word][word or root]. */
static void arcs_forward(train_net *net, uint32_t n) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t count = a->count[n], step = heads_width(s), arc = s->arc;
    const float *heads = a->heads + (size_t)a->first[n] * step, *root = net->parameters[TRAIN_ROOT].value;
    float *turned = a->scratch;
    for (uint32_t j = 0; j < count; j++) {
        for (uint32_t k = 0; k < arc; k++)
            turned[(size_t)k * (count + 1) + j] = heads[(size_t)j * step + arc + k];
    }
    for (uint32_t k = 0; k < arc; k++) turned[(size_t)k * (count + 1) + count] = root[k];
    train_gemm(count, count + 1, arc, heads, step, 1, turned, count + 1, a->arcs, count + 1, false);
}

static void arcs_learn(train_net *net, const train_example *example, uint32_t n, float scale,
                       train_losses *losses) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t count = a->count[n], step = heads_width(s), arc = s->arc, width = count + 1;
    arcs_forward(net, n);
    const float *heads = a->heads + (size_t)a->first[n] * step;
    float *heads_d = a->heads_d + (size_t)a->first[n] * step;
    const float *root = net->parameters[TRAIN_ROOT].value;
    float *root_d = net->parameters[TRAIN_ROOT].gradient;
    for (uint32_t i = 0; i < count; i++) {
        float *row = a->arcs + (size_t)i * width;
        uint32_t head = word_at(example, i)->head;
        row[i] = -1e9f;
        if (head == example->count) head = count;
        losses->arc += train_softmax(row, width, (uint16_t)head, scale * example->weight, row);
        row[i] = 0;
    }
    /* dependents: d · [heads; root], heads: d^T · dependents */
    train_gemm(count, arc, count, a->arcs, width, 1, heads + arc, step, heads_d, step, true);
    train_gemm(count, arc, count, a->arcs, 1, width, heads, step, heads_d + arc, step, true);
    for (uint32_t i = 0; i < count; i++) {
        float d = a->arcs[(size_t)i * width + count];
        const float *dependent = heads + (size_t)i * step;
        float *dependent_d = heads_d + (size_t)i * step;
        for (uint32_t k = 0; k < arc; k++) {
            dependent_d[k] += d * root[k];
            root_d[k] += d * dependent[k];
        }
    }
}

/** Hidden layer of the relation between word t (of sentence n) and its head (in the sentence; count: root).
 */
static void relation_forward(train_net *net, uint32_t n, uint32_t i, uint32_t head) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t step = heads_width(s), from = 2 * s->arc;
    const float *dependent = a->heads + (size_t)(a->first[n] + i) * step + from;
    const float *governor = head == a->count[n]
                                ? net->parameters[TRAIN_ROOT].value + s->arc
                                : a->heads + (size_t)(a->first[n] + head) * step + from + s->relation;
    float *out = a->relation_hidden + (size_t)(a->first[n] + i) * s->relation;
    for (uint32_t k = 0; k < s->relation; k++) out[k] = dependent[k] + governor[k];
}

static uint32_t gold_head(const train_example *example, uint32_t count, uint32_t i) {
    uint32_t head = word_at(example, i)->head;
    return head >= example->count ? count : head;
}

static void relations_learn(train_net *net, const train_example *const *batch, float scale,
                            train_losses *losses) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t step = heads_width(s), from = 2 * s->arc, outputs = s->outputs[TRAIN_DEPREL];
    for (uint32_t n = 0; n < a->sentences; n++) {
        for (uint32_t i = 0; i < a->count[n]; i++)
            relation_forward(net, n, i, gold_head(batch[n], a->count[n], i));
    }
    train_clip_forward(a->relation_hidden, (size_t)a->words * s->relation);
    linear(net, TRAIN_RELATION, a->relation_hidden, a->words, a->relations);
    for (uint32_t n = 0; n < a->sentences; n++) {
        for (uint32_t i = 0; i < a->count[n]; i++) {
            size_t at = (size_t)(a->first[n] + i) * outputs;
            uint16_t label = batch[n]->tree ? word_at(batch[n], i)->labels[TRAIN_DEPREL] : TRAIN_NO_LABEL;
            losses->relation += train_softmax(a->relations + at, outputs, label, scale * batch[n]->weight,
                                              a->relations_d + at);
        }
    }
    linear_back(net, TRAIN_RELATION, a->relation_hidden, a->words, a->relations_d, a->relation_hidden_d,
                false);
    train_clip_back(a->relation_hidden, NULL, a->relation_hidden_d, (size_t)a->words * s->relation);
    float *root_d = net->parameters[TRAIN_ROOT].gradient + s->arc;
    for (uint32_t n = 0; n < a->sentences; n++) {
        for (uint32_t i = 0; i < a->count[n]; i++) {
            uint32_t head = gold_head(batch[n], a->count[n], i);
            const float *d = a->relation_hidden_d + (size_t)(a->first[n] + i) * s->relation;
            float *own = a->heads_d + (size_t)(a->first[n] + i) * step + from;
            float *other = head == a->count[n]
                               ? root_d
                               : a->heads_d + (size_t)(a->first[n] + head) * step + from + s->relation;
            for (uint32_t k = 0; k < s->relation; k++) {
                own[k] += d[k];
                other[k] += d[k];
            }
        }
    }
}

void train_net_learn(train_net *net, const train_example *const *batch, uint32_t count,
                     const train_dropout *dropout, uint64_t *random, train_losses *losses) {
    activations *a = &net->now;
    load_batch(net, batch, count, dropout->word, random);
    encode(net, dropout, random);
    memset(a->heads_d, 0, (size_t)a->words * heads_width(&net->shape) * sizeof(float));
    float scale = 1.0f / (float)a->words;
    tags_forward(net);
    tags_learn(net, batch, scale, losses);
    for (uint32_t n = 0; n < a->sentences; n++) {
        if (!batch[n]->tree) continue;
        losses->tree_words += a->count[n];
        arcs_learn(net, batch[n], n, scale, losses);
    }
    relations_learn(net, batch, scale, losses);
    encode_back(net);
}

/* ---- learning --------------------------------------------------------------------------------------------
 */

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

/* ---- answers ---------------------------------------------------------------------------------------------
 */

static uint16_t best_of(const float *scores, uint32_t count) {
    uint32_t best = 0;
    for (uint32_t k = 1; k < count; k++) {
        if (scores[k] > scores[best]) best = k;
    }
    return (uint16_t)best;
}

static void answer_tree(train_net *net, uint32_t count, train_answer *answer) {
    activations *a = &net->now;
    arcs_forward(net, 0);
    size_t cells = (size_t)count * (count + 1);
    int32_t *scores = train_new(cells, sizeof *scores);
    uint32_t *heads = train_new(count, sizeof *heads);
    void *scratch = train_new(model_tree_scratch(count), 1);
    for (size_t i = 0; i < cells; i++) scores[i] = (int32_t)(a->arcs[i] * 1024);
    model_tree_decode(scores, count, heads, scratch);
    for (uint32_t i = 0; i < count; i++) {
        answer->heads[i] = (uint16_t)(heads[i] == MODEL_TREE_ROOT ? count : heads[i]);
        relation_forward(net, 0, i, answer->heads[i]);
    }
    train_free(scores);
    train_free(heads);
    train_free(scratch);
    train_clip_forward(a->relation_hidden, (size_t)count * net->shape.relation);
    linear(net, TRAIN_RELATION, a->relation_hidden, count, a->relations);
}

void train_net_answer(train_net *net, const train_example *example, train_answer *answer) {
    activations *a = &net->now;
    const train_shape *s = &net->shape;
    const train_dropout none = {0};
    load_batch(net, &example, 1, 0, NULL);
    encode(net, &none, NULL);
    tags_forward(net);
    answer_tree(net, a->words, answer);
    uint32_t width = tags_width(s), names = s->outputs[TRAIN_NAME], relations = s->outputs[TRAIN_DEPREL];
    for (uint32_t i = 0; i < a->words; i++) {
        const float *tags = a->tags + (size_t)i * width;
        answer->labels[TRAIN_UPOS][i] = best_of(tags, s->outputs[TRAIN_UPOS]);
        tags += s->outputs[TRAIN_UPOS];
        answer->labels[TRAIN_XPOS][i] = best_of(tags, s->outputs[TRAIN_XPOS]);
        tags += s->outputs[TRAIN_XPOS];
        answer->labels[TRAIN_FEATS][i] = best_of(tags, s->outputs[TRAIN_FEATS]);
        answer->labels[TRAIN_DEPREL][i] = best_of(a->relations + (size_t)i * relations, relations);
    }
    train_names_decode(a->names, a->words, names, answer->labels[TRAIN_NAME]);
}
