#include "train/linear/forest.h"

#include <math.h>
#include <string.h>

enum { BINS = 256 };

/** Sums over rows. */
typedef struct cell {
    double gradient, weight;
} cell;

typedef struct learner {
    const train_forest_rows *rows;
    const train_forest_shape *shape;
    double *margins, *gradients, *curvatures;
    uint32_t *nodes;  /**< of each row, where it stands on its way down */
    uint8_t *drawn;   /**< rows of this tree */
    cell *histograms; /**< [node of the level][bin] of one feature */
    uint64_t state;
} learner;

/** The best question at a node so far. */
typedef struct question {
    double gain;
    uint32_t feature, threshold;
} question;

static double gain_of(cell sum, double lambda) {
    return sum.gradient * sum.gradient / (sum.weight + lambda);
}

/** Looks for a better threshold in one node's histogram. */
static void improve(const learner *work, const cell *bins, uint32_t feature, question *best) {
    cell all = {0, 0}, left = {0, 0};
    double lambda = work->shape->lambda, least = work->shape->least;
    for (int b = 0; b < BINS; b++) {
        all.gradient += bins[b].gradient;
        all.weight += bins[b].weight;
    }
    double whole = gain_of(all, lambda);
    for (uint32_t b = 0; b + 1 < BINS; b++) {
        if (bins[b].weight == 0) continue;
        left.gradient += bins[b].gradient;
        left.weight += bins[b].weight;
        cell right = {all.gradient - left.gradient, all.weight - left.weight};
        if (left.weight < least || right.weight < least) continue;
        double gain = gain_of(left, lambda) + gain_of(right, lambda) - whole;
        if (gain > best->gain * (1 + 1e-9) + 1e-9) *best = (question){gain, feature, b};
    }
}

/** Learns the questions of one level, and sends the rows on. */
static void learn_level(learner *work, model_forest_tree *tree, uint32_t depth, const uint8_t *allowed) {
    const train_forest_rows *rows = work->rows;
    uint32_t width = 1u << depth, first = width - 1;
    question best[MODEL_FOREST_LEAVES];
    for (uint32_t n = 0; n < width; n++) best[n] = (question){0, 0, 255};
    for (uint32_t f = 0; f < rows->width; f++) {
        if (!allowed[f]) continue;
        memset(work->histograms, 0, sizeof *work->histograms * width * BINS);
        const uint8_t *column = rows->columns[f];
        for (uint32_t i = 0; i < rows->count; i++) {
            if (!work->drawn[i]) continue;
            cell *bin = &work->histograms[(work->nodes[i] - first) * BINS + column[i]];
            bin->gradient += work->gradients[i];
            bin->weight += work->curvatures[i];
        }
        for (uint32_t n = 0; n < width; n++) improve(work, work->histograms + n * BINS, f, &best[n]);
    }
    for (uint32_t n = 0; n < width; n++) {
        tree->features[first + n] = (uint8_t)best[n].feature;
        tree->thresholds[first + n] = (uint8_t)best[n].threshold;
    }
    for (uint32_t i = 0; i < rows->count; i++) {
        const question *asked = &best[work->nodes[i] - first];
        work->nodes[i] = 2 * work->nodes[i] + 1 + (rows->columns[asked->feature][i] > asked->threshold);
    }
}

static void learn_leaves(learner *work, model_forest_tree *tree) {
    const train_forest_rows *rows = work->rows;
    cell sums[MODEL_FOREST_LEAVES] = {{0, 0}};
    for (uint32_t i = 0; i < rows->count; i++) {
        if (!work->drawn[i]) continue;
        cell *sum = &sums[work->nodes[i] - MODEL_FOREST_NODES];
        sum->gradient += work->gradients[i];
        sum->weight += work->curvatures[i];
    }
    for (uint32_t n = 0; n < MODEL_FOREST_LEAVES; n++) {
        double step = work->shape->rate * sums[n].gradient / (sums[n].weight + work->shape->lambda);
        step = step < -3 ? -3 : step > 3 ? 3 : step;
        tree->leaves[n] = (int16_t)lrint(step * 1000);
    }
    for (uint32_t i = 0; i < rows->count; i++)
        work->margins[i] += tree->leaves[work->nodes[i] - MODEL_FOREST_NODES] / 1000.0;
}

/** Draws groups of rows and features for a tree. */
static void draw(learner *work, uint8_t *allowed) {
    const train_forest_rows *rows = work->rows;
    uint64_t salt = train_random(&work->state);
    for (uint32_t i = 0; i < rows->count; i++) {
        uint64_t state = salt + rows->groups[i];
        work->drawn[i] = rows->weights[i] > 0 && train_random_unit(&state) < work->shape->rows;
    }
    for (uint32_t f = 0; f < rows->width; f++)
        allowed[f] = train_random_unit(&work->state) < work->shape->columns;
}

static void learn_tree(learner *work, model_forest_tree *tree) {
    const train_forest_rows *rows = work->rows;
    uint8_t allowed[BINS] = {0};
    draw(work, allowed);
    for (uint32_t i = 0; i < rows->count; i++) {
        double chance = 1 / (1 + exp(-work->margins[i]));
        work->gradients[i] = rows->weights[i] * (rows->labels[i] - chance);
        work->curvatures[i] = rows->weights[i] * chance * (1 - chance);
        work->nodes[i] = 0;
    }
    for (uint32_t depth = 0; depth < MODEL_FOREST_DEPTH; depth++) learn_level(work, tree, depth, allowed);
    learn_leaves(work, tree);
}

model_forest train_forest_learn(const train_forest_rows *rows, const train_forest_shape *shape,
                                uint64_t seed) {
    if (rows->width > BINS) train_die("more than %d features", BINS);
    learner work = {.rows = rows, .shape = shape, .state = seed};
    work.margins = train_new(rows->count, sizeof *work.margins);
    work.gradients = train_new(rows->count, sizeof *work.gradients);
    work.curvatures = train_new(rows->count, sizeof *work.curvatures);
    work.nodes = train_new(rows->count, sizeof *work.nodes);
    work.drawn = train_new(rows->count, 1);
    work.histograms = train_new((size_t)MODEL_FOREST_LEAVES * BINS, sizeof *work.histograms);
    double positive = 0, all = 0;
    for (uint32_t i = 0; i < rows->count; i++) {
        all += rows->weights[i];
        positive += rows->labels[i] ? rows->weights[i] : 0;
    }
    int32_t bias = (int32_t)lrint(1000 * log((positive + 1) / (all - positive + 1)));
    for (uint32_t i = 0; i < rows->count; i++) work.margins[i] = bias / 1000.0;
    model_forest_tree *trees = train_new(shape->trees, sizeof *trees);
    for (uint32_t t = 0; t < shape->trees; t++) learn_tree(&work, &trees[t]);
    train_free(work.margins);
    train_free(work.gradients);
    train_free(work.curvatures);
    train_free(work.nodes);
    train_free(work.drawn);
    train_free(work.histograms);
    return (model_forest){.trees = trees, .count = shape->trees, .bias = bias};
}

void train_forest_put(base_buf *section, const model_forest *forest, uint32_t width) {
    train_put_u32(section, (uint32_t)forest->bias);
    train_put_u32(section, forest->count);
    train_put_u32(section, width);
    train_put_array(section, forest->trees, forest->count, sizeof *forest->trees, MODEL_FILE_ALIGNMENT);
}
