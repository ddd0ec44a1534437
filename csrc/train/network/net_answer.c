#include <string.h>

#include "model/tree.h"
#include "train/network/net_parts.h"
#include "train/network/net_work.h"

static uint16_t best_of(const float *scores, uint32_t count) {
    uint32_t best = 0;
    for (uint32_t k = 1; k < count; k++) {
        if (scores[k] > scores[best]) best = k;
    }
    return (uint16_t)best;
}

static void add_all(float *sums, const float *scores, size_t count) {
    for (size_t i = 0; i < count; i++) sums[i] += scores[i];
}

/** Sums of all networks' scores gather in the first one's arrays. */
static void sum_tags(train_net *const *nets, uint32_t net_count) {
    train_activations *first = &nets[0]->now;
    const train_shape *s = &nets[0]->shape;
    for (uint32_t k = 0; k < net_count; k++) {
        train_tags_forward(nets[k]);
        if (k == 0) continue;
        add_all(first->tags, nets[k]->now.tags, (size_t)first->words * train_tags_width(s));
        add_all(first->names, nets[k]->now.names, (size_t)first->words * s->outputs[TRAIN_NAME]);
    }
}

/** The best tree of sentence n; leaves its relations' hidden layers in place. */
static void answer_tree(train_net *const *nets, uint32_t net_count, uint32_t n, train_answer *answer) {
    const train_activations *a = &nets[0]->now;
    uint32_t count = a->count[n];
    size_t cells = (size_t)count * (count + 1);
    int32_t *scores = train_new(cells, sizeof *scores);
    uint32_t *heads = train_new(count, sizeof *heads);
    void *scratch = train_new(model_tree_scratch(count), 1);
    for (uint32_t k = 0; k < net_count; k++) {
        train_arcs_forward(nets[k], n);
        for (size_t i = 0; i < cells; i++) scores[i] += (int32_t)(nets[k]->now.arcs[i] * 1024);
    }
    model_tree_decode(scores, count, heads, scratch);
    for (uint32_t i = 0; i < count; i++) {
        answer->heads[i] = (uint16_t)(heads[i] == MODEL_TREE_ROOT ? count : heads[i]);
        for (uint32_t k = 0; k < net_count; k++) train_relation_forward(nets[k], n, i, answer->heads[i]);
    }
    train_free(scores);
    train_free(heads);
    train_free(scratch);
}

static void sum_relations(train_net *const *nets, uint32_t net_count) {
    for (uint32_t k = 0; k < net_count; k++) {
        train_activations *a = &nets[k]->now;
        const train_shape *s = &nets[k]->shape;
        train_clip_forward(a->relation_hidden, (size_t)a->words * s->relation);
        train_linear(nets[k], TRAIN_RELATION, a->relation_hidden, a->words, a->relations);
        if (k > 0) add_all(nets[0]->now.relations, a->relations, (size_t)a->words * s->outputs[TRAIN_DEPREL]);
    }
}

/** The best labels of sentence n. */
static void answer_labels(const train_net *net, uint32_t n, train_answer *answer) {
    const train_activations *a = &net->now;
    const train_shape *s = &net->shape;
    uint32_t width = train_tags_width(s), names = s->outputs[TRAIN_NAME],
             relations = s->outputs[TRAIN_DEPREL];
    for (uint32_t i = 0; i < a->count[n]; i++) {
        size_t t = a->first[n] + i;
        const float *tags = a->tags + t * width;
        answer->labels[TRAIN_UPOS][i] = best_of(tags, s->outputs[TRAIN_UPOS]);
        tags += s->outputs[TRAIN_UPOS];
        answer->labels[TRAIN_XPOS][i] = best_of(tags, s->outputs[TRAIN_XPOS]);
        tags += s->outputs[TRAIN_XPOS];
        answer->labels[TRAIN_FEATS][i] = best_of(tags, s->outputs[TRAIN_FEATS]);
        answer->labels[TRAIN_DEPREL][i] = best_of(a->relations + t * relations, relations);
    }
    train_names_decode(a->names + (size_t)a->first[n] * names, a->count[n], names,
                       answer->labels[TRAIN_NAME]);
}

void train_net_answer(train_net *const *nets, uint32_t net_count, const train_example *const *batch,
                      uint32_t count, train_answer *answers) {
    const train_dropout none = {0};
    for (uint32_t k = 0; k < net_count; k++) {
        train_load_batch(nets[k], batch, count, &none, NULL);
        train_encode(nets[k], &none, NULL);
    }
    sum_tags(nets, net_count);
    for (uint32_t n = 0; n < count; n++) answer_tree(nets, net_count, n, &answers[n]);
    sum_relations(nets, net_count);
    for (uint32_t n = 0; n < count; n++) answer_labels(nets[0], n, &answers[n]);
}
