#include <string.h>

#include "train/network/net_work.h"

train_net *train_net_twin(train_net *net) {
    train_net *twin = train_net_start(&net->shape, net->words);
    twin->twin = true;
    for (uint32_t i = 0; i < TRAIN_PARAMETERS; i++) {
        const train_parameter *from = &net->parameters[i];
        if (!from->value) continue;
        train_parameter *to = &twin->parameters[i];
        *to = (train_parameter){
            .value = from->value, .rows = from->rows, .columns = from->columns, .table = from->table};
        to->gradient = train_new((size_t)from->rows * from->columns, sizeof *to->gradient);
        if (!from->table) continue;
        to->touched = train_new(from->rows, sizeof *to->touched);
        to->is_touched = train_new(from->rows, 1);
    }
    train_net_prepare(twin);
    return twin;
}

/** to += share · from, which becomes zero. */
static void move(float *to, float *from, size_t count, float share) {
    for (size_t i = 0; i < count; i++) to[i] += share * from[i];
    memset(from, 0, count * sizeof *from);
}

static void scale(float *values, size_t count, float share) {
    for (size_t i = 0; i < count; i++) values[i] *= share;
}

/** Multiplies a parameter's gradient. */
static void scale_parameter(train_parameter *p, float share) {
    if (!p->table) scale(p->gradient, (size_t)p->rows * p->columns, share);
    for (uint32_t k = 0; p->table && k < p->touched_count; k++)
        scale(p->gradient + (size_t)p->touched[k] * p->columns, p->columns, share);
}

static void move_parameter(train_parameter *to, train_parameter *from, float share) {
    if (!to->table) {
        move(to->gradient, from->gradient, (size_t)to->rows * to->columns, share);
        return;
    }
    for (uint32_t k = 0; k < from->touched_count; k++) {
        uint32_t row = from->touched[k];
        size_t at = (size_t)row * to->columns;
        move(to->gradient + at, from->gradient + at, to->columns, share);
        from->is_touched[row] = 0;
        if (to->is_touched[row]) continue;
        to->is_touched[row] = 1;
        to->touched[to->touched_count++] = row;
    }
    from->touched_count = 0;
}

void train_net_join(train_net *net, train_net *const *twins, uint32_t count) {
    uint32_t words = net->now.words;
    for (uint32_t k = 0; k < count; k++) words += twins[k]->now.words;
    for (uint32_t i = 0; i < TRAIN_PARAMETERS; i++) {
        train_parameter *p = &net->parameters[i];
        if (!p->value) continue;
        scale_parameter(p, (float)net->now.words / (float)words);
        for (uint32_t k = 0; k < count; k++)
            move_parameter(p, &twins[k]->parameters[i], (float)twins[k]->now.words / (float)words);
    }
}
