#include "train/calibrate.h"

#include <stdio.h>
#include <string.h>

#include "train/net_parts.h"

enum { FEWEST_NAMES = 150, MOST_STEPS = 6 };
static const float shift_step = 0.15f;

/** Scores and gold labels of a set, sentence after sentence. */
typedef struct scored {
    uint32_t labels, words;
    float *scores, *shifted;
    uint16_t *gold, *found;
    uint32_t *kind_count;
    const train_examples *examples;
} scored;

static void collect(scored *all, train_net *net, const train_examples *examples) {
    static train_answer answer;
    uint32_t at = 0;
    for (uint32_t s = 0; s < examples->items.count; s++) {
        const train_example *example = &examples->items.items[s];
        train_net_answer(net, example, &answer);
        memcpy(all->scores + (size_t)at * all->labels, train_net_name_scores(net),
               (size_t)example->count * all->labels * sizeof *all->scores);
        for (uint32_t i = 0; i < example->count; i++) {
            uint16_t label = example->words[i].labels[TRAIN_NAME];
            all->gold[at + i] = label;
            all->kind_count[label / 2] += label > 0 && label % 2 == 0;
        }
        at += example->count;
    }
}

static uint32_t name_end(const uint16_t *labels, uint32_t end, uint32_t first) {
    uint32_t at = first + 1;
    while (at < end && labels[at] == labels[first] - 1) at++;
    return at;
}

/** True where a label begins a name of a kind of its own: the last kind, what is left over, is not measured.
 */
static bool is_first(const scored *all, uint16_t label) {
    return label > 0 && label % 2 == 0 && label + 2u < all->labels;
}

/** F of all names with the kinds' scores shifted. */
static double f_with(scored *all, const float *shifts) {
    uint32_t at = 0, found = 0, gold = 0, right = 0;
    for (size_t i = 0; i < (size_t)all->words * all->labels; i++) {
        all->shifted[i] = all->scores[i] + shifts[(i % all->labels + 1) / 2];
    }
    for (uint32_t s = 0; s < all->examples->items.count; s++) {
        uint32_t count = all->examples->items.items[s].count, end = at + count;
        train_names_decode(all->shifted + (size_t)at * all->labels, count, all->labels, all->found + at);
        for (; at < end; at++) {
            bool in_gold = is_first(all, all->gold[at]), in_found = is_first(all, all->found[at]);
            gold += in_gold;
            found += in_found;
            right += in_gold && all->gold[at] == all->found[at] &&
                     name_end(all->gold, end, at) == name_end(all->found, end, at);
        }
    }
    return found + gold ? 200.0 * right / (found + gold) : 0;
}

static void search(scored *all, float *shifts) {
    for (uint32_t kind = 1; kind < all->labels / 2; kind++) {
        if (all->kind_count[kind] < FEWEST_NAMES) continue;
        float best_shift = 0;
        double best = f_with(all, shifts);
        for (int step = -MOST_STEPS; step <= MOST_STEPS; step++) {
            shifts[kind] = shift_step * (float)step;
            double f = f_with(all, shifts);
            if (f <= best) continue;
            best = f;
            best_shift = shifts[kind];
        }
        shifts[kind] = best_shift;
    }
}

double train_calibrate_names(train_net *net, const train_examples *development) {
    float shifts[64] = {0};
    scored all = {.labels = train_net_shape(net)->outputs[TRAIN_NAME], .examples = development};
    for (uint32_t s = 0; s < development->items.count; s++) all.words += development->items.items[s].count;
    all.scores = train_new((size_t)all.words * all.labels, sizeof *all.scores);
    all.shifted = train_new((size_t)all.words * all.labels, sizeof *all.shifted);
    all.gold = train_new(all.words, sizeof *all.gold);
    all.found = train_new(all.words, sizeof *all.found);
    all.kind_count = train_new((size_t)all.labels / 2 + 1, sizeof *all.kind_count);
    collect(&all, net, development);
    search(&all, shifts);
    float *bias = train_net_parameters(net)[TRAIN_NAMES_BIAS].value;
    fputs("  names shifted by", stderr);
    for (uint32_t label = 1; label < all.labels; label++) {
        bias[label] += shifts[(label + 1) / 2];
        if (label % 2 == 0) fprintf(stderr, " %.2f", (double)shifts[label / 2]);
    }
    double f = f_with(&all, shifts);
    fprintf(stderr, "; F %.2f\n", f);
    train_free(all.scores);
    train_free(all.shifted);
    train_free(all.gold);
    train_free(all.found);
    train_free(all.kind_count);
    return f;
}
