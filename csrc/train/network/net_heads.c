#include "train/network/net_work.h"

#include <string.h>

#include "train/network/gemm.h"
#include "train/network/net_parts.h"

/* ---- heads --------------------------------------------------------------------------------------------- */

/** Copies `width` columns from `from` of the heads, clipped below at zero and above. */
static void take_hidden(const train_net *net, uint32_t from, uint32_t width, float *out) {
    const train_activations *a = &net->now;
    uint32_t step = train_heads_width(&net->shape);
    for (uint32_t t = 0; t < a->words; t++) {
        memcpy(out + (size_t)t * width, a->heads + (size_t)t * step + from, width * sizeof *out);
    }
    train_clip_forward(out, (size_t)a->words * width);
}

static void give_hidden(train_net *net, uint32_t from, uint32_t width, const float *hidden, float *hidden_d) {
    train_activations *a = &net->now;
    uint32_t step = train_heads_width(&net->shape);
    train_clip_back(hidden, NULL, hidden_d, (size_t)a->words * width);
    for (uint32_t t = 0; t < a->words; t++) {
        memcpy(a->heads_d + (size_t)t * step + from, hidden_d + (size_t)t * width, width * sizeof *hidden_d);
    }
}

/** No form, or no further word of it. */
#define NONE UINT32_MAX

/** Chains the words of one form within each document: form_next leads round in a ring. */
static void chain_forms(train_net *net) {
    enum { SLOTS = 16384 };
    static _Thread_local uint32_t slots[SLOTS];
    train_activations *a = &net->now;
    for (uint32_t n = 0; n < a->sentences; n++) {
        if (n == 0 || a->starts[n]) memset(slots, 0xFF, sizeof slots);
        for (uint32_t t = a->first[n]; t < a->first[n] + a->count[n]; t++) {
            uint64_t key = a->inputs[t].key;
            a->form_next[t] = t;
            if (key == 0) continue;
            uint32_t slot = (uint32_t)((key >> 1) % SLOTS);
            while (slots[slot] != NONE && a->inputs[slots[slot]].key != key) slot = (slot + 1) % SLOTS;
            if (slots[slot] == NONE) {
                slots[slot] = t;
            } else {
                a->form_next[t] = a->form_next[slots[slot]];
                a->form_next[slots[slot]] = t;
            }
        }
    }
}

/** For each word: adds the mean of `from` over the other words of its form to `to`. */
static void add_others(const train_activations *a, const float *from, float *to, uint32_t width,
                       size_t from_step, size_t to_step) {
    for (uint32_t t = 0; t < a->words; t++) {
        uint32_t others = 0;
        for (uint32_t o = a->form_next[t]; o != t; o = a->form_next[o]) others++;
        if (others == 0) continue;
        float share = 1.0f / (float)others;
        float *out = to + t * to_step;
        for (uint32_t o = a->form_next[t]; o != t; o = a->form_next[o]) {
            const float *in = from + o * from_step;
            for (uint32_t i = 0; i < width; i++) out[i] += share * in[i];
        }
    }
}

void train_tags_forward(train_net *net) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    take_hidden(net, 2 * s->arc + 2 * s->relation, s->tag, a->tag_hidden);
    uint32_t step = train_heads_width(s), name = 2 * s->arc + 2 * s->relation + s->tag;
    chain_forms(net);
    add_others(a, a->heads + name + s->name, a->heads + name, s->name, step, step);
    take_hidden(net, name, s->name, a->name_hidden);
    train_linear(net, TRAIN_TAGS, a->tag_hidden, a->words, a->tags);
    train_linear(net, TRAIN_NAMES, a->name_hidden, a->words, a->names);
}

/** Words' labels of a batch, flattened as the activations are. */
static const train_example_word *word_at(const train_example *example, uint32_t i) {
    return &example->words[i];
}

void train_tags_learn(train_net *net, const train_example *const *batch, float scale, train_losses *losses) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t width = train_tags_width(s), names = s->outputs[TRAIN_NAME];
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
    train_linear_back(net, TRAIN_TAGS, a->tag_hidden, a->words, a->tags_d, a->tag_hidden_d, false);
    train_linear_back(net, TRAIN_NAMES, a->name_hidden, a->words, a->names_d, a->name_hidden_d, false);
    give_hidden(net, 2 * s->arc + 2 * s->relation, s->tag, a->tag_hidden, a->tag_hidden_d);
    uint32_t step = train_heads_width(s), name = 2 * s->arc + 2 * s->relation + s->tag;
    give_hidden(net, name, s->name, a->name_hidden, a->name_hidden_d);
    /* As many words hear of a word as it hears of, so the same sum leads back. */
    add_others(a, a->heads_d + name, a->heads_d + name + s->name, s->name, step, step);
}

/** Scores of all arcs of one sentence into a->arcs[word][word or root]. */
void train_arcs_forward(train_net *net, uint32_t n) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t count = a->count[n], step = train_heads_width(s), arc = s->arc;
    const float *heads = a->heads + (size_t)a->first[n] * step, *root = net->parameters[TRAIN_ROOT].value;
    float *turned = a->scratch;
    for (uint32_t j = 0; j < count; j++) {
        for (uint32_t k = 0; k < arc; k++)
            turned[(size_t)k * (count + 1) + j] = heads[(size_t)j * step + arc + k];
    }
    for (uint32_t k = 0; k < arc; k++) turned[(size_t)k * (count + 1) + count] = root[k];
    train_gemm_halves(count, count + 1, arc, heads, step, 1, turned, count + 1, a->arcs, count + 1, false);
}

void train_arcs_learn(train_net *net, const train_example *example, uint32_t n, float scale,
                      train_losses *losses) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t count = a->count[n], step = train_heads_width(s), arc = s->arc, width = count + 1;
    train_arcs_forward(net, n);
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
    train_gemm_halves(count, arc, count, a->arcs, width, 1, heads + arc, step, heads_d, step, true);
    train_gemm_halves(count, arc, count, a->arcs, 1, width, heads, step, heads_d + arc, step, true);
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
void train_relation_forward(train_net *net, uint32_t n, uint32_t i, uint32_t head) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t step = train_heads_width(s), from = 2 * s->arc;
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

void train_relations_learn(train_net *net, const train_example *const *batch, float scale,
                           train_losses *losses) {
    train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t step = train_heads_width(s), from = 2 * s->arc, outputs = s->outputs[TRAIN_DEPREL];
    for (uint32_t n = 0; n < a->sentences; n++) {
        for (uint32_t i = 0; i < a->count[n]; i++)
            train_relation_forward(net, n, i, gold_head(batch[n], a->count[n], i));
    }
    train_clip_forward(a->relation_hidden, (size_t)a->words * s->relation);
    train_linear(net, TRAIN_RELATION, a->relation_hidden, a->words, a->relations);
    for (uint32_t n = 0; n < a->sentences; n++) {
        for (uint32_t i = 0; i < a->count[n]; i++) {
            size_t at = (size_t)(a->first[n] + i) * outputs;
            uint16_t label = batch[n]->tree ? word_at(batch[n], i)->labels[TRAIN_DEPREL] : TRAIN_NO_LABEL;
            losses->relation += train_softmax(a->relations + at, outputs, label, scale * batch[n]->weight,
                                              a->relations_d + at);
        }
    }
    train_linear_back(net, TRAIN_RELATION, a->relation_hidden, a->words, a->relations_d, a->relation_hidden_d,
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
