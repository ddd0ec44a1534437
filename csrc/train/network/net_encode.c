#include "train/network/net_work.h"

#include <string.h>

#include "train/network/gemm.h"
#include "train/network/net_parts.h"

/* ---- layers -------------------------------------------------------------------------------------------- */

/** out = in · parameter + bias. */
void train_linear(const train_net *net, uint32_t index, const float *in, uint32_t rows, float *out) {
    const train_parameter *p = &net->parameters[index];
    const float *bias = net->parameters[index + 1].value;
    for (uint32_t t = 0; t < rows; t++) memcpy(out + (size_t)t * p->columns, bias, p->columns * sizeof *bias);
    train_gemm_halves(rows, p->columns, p->rows, in, p->rows, 1, p->value, p->columns, out, p->columns, true);
}

/** Gradients of a linear layer; `in_d` (may be NULL) receives the gradient of its input, added to where
 * `add`. */
void train_linear_back(train_net *net, uint32_t index, const float *in, uint32_t rows, const float *out_d,
                       float *in_d, bool add) {
    train_parameter *p = &net->parameters[index];
    float *bias_d = net->parameters[index + 1].gradient;
    for (uint32_t t = 0; t < rows; t++) {
        const float *row = out_d + (size_t)t * p->columns;
        for (uint32_t j = 0; j < p->columns; j++) bias_d[j] += row[j];
    }
    train_gemm_halves(p->rows, p->columns, rows, in, 1, p->rows, out_d, p->columns, p->gradient, p->columns,
                      true);
    if (!in_d) return;
    train_transpose(p->rows, p->columns, p->value, net->turned);
    train_gemm_halves(rows, p->rows, p->columns, out_d, p->columns, 1, net->turned, p->rows, in_d, p->rows,
                      add);
}

/** Multiplies by a mask of 0 and 1/(1-p), drawn anew; all ones where p is 0. */
static void drop(float *values, float *mask, size_t count, float p, uint64_t *random) {
    if (p <= 0) {
        for (size_t i = 0; i < count; i++) mask[i] = 1;
        return;
    }
    const uint8_t limit = (uint8_t)(p * 256.0f);
    const float kept = 256.0f / (256.0f - (float)limit);
    for (size_t first = 0; first < count; first += 64) {
        uint64_t words[8];
        uint8_t bytes[64];
        size_t some = count - first < 64 ? count - first : 64;
        for (uint32_t i = 0; i < 8; i++) words[i] = train_random(random);
        memcpy(bytes, words, sizeof bytes);
        for (size_t i = 0; i < some; i++) mask[first + i] = bytes[i] < limit ? 0 : kept;
    }
    for (size_t i = 0; i < count; i++) values[i] *= mask[i];
}

static void multiply(float *values, const float *mask, size_t count) {
    for (size_t i = 0; i < count; i++) values[i] *= mask[i];
}

/* ---- input --------------------------------------------------------------------------------------------- */

void train_load_batch(train_net *net, const train_example *const *batch, uint32_t count,
                      const train_dropout *dropout, uint64_t *random) {
    train_activations *a = &net->now;
    a->words = a->sentences = 0;
    for (uint32_t s = 0; s < count; s++) {
        if (a->words + batch[s]->count > TRAIN_BATCH_WORDS)
            train_die("a batch of more than %u words", TRAIN_BATCH_WORDS);
        train_text_write(&net->text, batch[s], random);
        model_sentence sentence = train_text_sentence(&net->text);
        model_features(net->words, &net->shape.tables, &sentence, a->inputs + a->words);
        a->first[s] = a->words;
        a->count[s] = sentence.count;
        /* Sentences of one article lie side by side; what a batch puts behind them is another one's. */
        bool follows = s > 0 && batch[s] == batch[s - 1] + 1;
        a->starts[s] = !follows || batch[s]->starts || (batch[s]->tree && !batch[s]->names);
        a->words += sentence.count;
        a->sentences++;
    }
    for (uint32_t t = 0; t < a->words; t++) {
        a->dropped[t] = 0;
        if (!random) continue;
        float chance = train_random_unit(random), limit = a->inputs[t].key ? dropout->name : dropout->word;
        if (chance < limit) a->dropped[t] = 1;
        if (chance < limit * 0.3f) a->dropped[t] = 3;
    }
}

static bool uses(const train_activations *a, uint32_t t, uint32_t feature) {
    bool form = feature == MODEL_FEATURE_NORM;
    bool list = feature == MODEL_FEATURE_LISTS;
    return !(form && (a->dropped[t] & 1)) && !(list && (a->dropped[t] & 2));
}

static void input_forward(train_net *net) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t width = s->input;
    float gain = net->words->scale * TRAIN_VECTOR_GAIN;
    for (uint32_t t = 0; t < a->words; t++) {
        float *vector = a->vectors + (size_t)t * s->vector, *x = a->input + (size_t)t * width;
        memset(vector, 0, s->vector * sizeof *vector);
        if (a->inputs[t].vector != MODEL_WORDS_NO_VECTOR && !(a->dropped[t] & 2)) {
            uint8_t stored[MODEL_WORDS_DIMENSIONS + MODEL_WORDS_WIDTH];
            model_words_vector(net->words, a->inputs[t].vector, stored);
            for (uint32_t i = 0; i < s->vector; i++) vector[i] = (float)(stored[i] - MODEL_WORDS_ZERO) * gain;
        }
        memcpy(x, net->parameters[TRAIN_INPUT_BIAS].value, width * sizeof *x);
        const float *grams = net->parameters[MODEL_FEATURE_GRAMS].value;
        for (uint32_t g = 0; g < a->inputs[t].gram_count; g++) {
            const float *row = grams + (size_t)a->inputs[t].grams[g] * width;
            for (uint32_t i = 0; i < width; i++) x[i] += row[i];
        }
        for (uint32_t k = 0; k < MODEL_FEATURE_SINGLE; k++) {
            if (!uses(a, t, k)) continue;
            const float *row = net->parameters[k].value + (size_t)a->inputs[t].rows[k] * width;
            for (uint32_t i = 0; i < width; i++) x[i] += row[i];
        }
    }
    train_gemm_halves(a->words, width, s->vector, a->vectors, s->vector, 1,
                      net->parameters[TRAIN_VECTOR].value, width, a->input, width, true);
    for (size_t i = 0; i < (size_t)a->words * width; i++) a->input[i] = train_tanh(a->input[i]);
}

/** Adds a gradient to a table's row. */
static void touch_row(train_parameter *p, uint32_t row, const float *d, uint32_t width) {
    float *out = p->gradient + (size_t)row * width;
    for (uint32_t i = 0; i < width; i++) out[i] += d[i];
    if (p->is_touched[row]) return;
    p->is_touched[row] = 1;
    p->touched[p->touched_count++] = row;
}

static void input_back(train_net *net) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t width = s->input;
    for (size_t i = 0; i < (size_t)a->words * width; i++) a->input_d[i] *= a->masks[0][i];
    train_parameter *vector = &net->parameters[TRAIN_VECTOR];
    float *bias_d = net->parameters[TRAIN_INPUT_BIAS].gradient;
    for (uint32_t t = 0; t < a->words; t++) {
        const float *d = a->input_d + (size_t)t * width;
        for (uint32_t i = 0; i < width; i++) bias_d[i] += d[i];
        for (uint32_t k = 0; k < MODEL_FEATURE_SINGLE; k++) {
            if (uses(a, t, k)) touch_row(&net->parameters[k], a->inputs[t].rows[k], d, width);
        }
        for (uint32_t g = 0; g < a->inputs[t].gram_count; g++)
            touch_row(&net->parameters[MODEL_FEATURE_GRAMS], a->inputs[t].grams[g], d, width);
    }
    train_gemm_halves(s->vector, width, a->words, a->vectors, 1, s->vector, a->input_d, width,
                      vector->gradient, width, true);
}

/** Row t of the window: the words before, at and after t; zeros beyond the sentence. */
static void conv_forward(train_net *net) {
    train_activations *a = &net->now;
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
    train_linear(net, TRAIN_CONV, a->window, a->words, a->conv);
    train_clip_forward(a->conv, (size_t)a->words * net->shape.conv);
}

static void conv_back(train_net *net) {
    train_activations *a = &net->now;
    uint32_t width = net->shape.input;
    train_linear_back(net, TRAIN_CONV, a->window, a->words, a->conv_d, a->window_d, false);
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

/* ---- encoder ------------------------------------------------------------------------------------------- */

void train_encode(train_net *net, const train_dropout *dropout, uint64_t *random) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    input_forward(net);
    drop(a->input, a->masks[0], (size_t)a->words * s->input, random ? dropout->input : 0, random);
    conv_forward(net);
    drop(a->conv, a->masks[1], (size_t)a->words * s->conv, random ? dropout->layer : 0, random);
    const float *in = a->conv;
    for (uint32_t l = 0; l < s->layers; l++) {
        train_linear(net, TRAIN_LAYERS + 2 * l, in, a->words, a->gates[l]);
        for (uint32_t n = 0; n < a->sentences; n++) {
            size_t first = a->first[n];
            train_recur_forward(a->gates[l] + first * 6 * s->hidden, a->state[l] + first * 2 * s->hidden,
                                a->out[l] + first * 2 * s->hidden, a->count[n], s->hidden);
        }
        drop(a->out[l], a->masks[l + 2], (size_t)a->words * 2 * s->hidden, random ? dropout->layer : 0,
             random);
        in = a->out[l];
    }
    train_linear(net, TRAIN_HEADS, in, a->words, a->heads);
}

void train_encode_back(train_net *net) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t top = s->layers - 1;
    train_linear_back(net, TRAIN_HEADS, a->out[top], a->words, a->heads_d, a->out_d[top], false);
    for (uint32_t l = s->layers; l-- > 0;) {
        multiply(a->out_d[l], a->masks[l + 2], (size_t)a->words * 2 * s->hidden);
        for (uint32_t n = 0; n < a->sentences; n++) {
            size_t first = a->first[n];
            train_recur_back(a->gates[l] + first * 6 * s->hidden, a->state[l] + first * 2 * s->hidden,
                             a->out_d[l] + first * 2 * s->hidden, a->gates_d + first * 6 * s->hidden,
                             a->count[n], s->hidden);
        }
        train_linear_back(net, TRAIN_LAYERS + 2 * l, l > 0 ? a->out[l - 1] : a->conv, a->words, a->gates_d,
                          l > 0 ? a->out_d[l - 1] : a->conv_d, false);
    }
    multiply(a->conv_d, a->masks[1], (size_t)a->words * s->conv);
    train_clip_back(a->conv, a->masks[1], a->conv_d, (size_t)a->words * s->conv);
    conv_back(net);
    input_back(net);
}
