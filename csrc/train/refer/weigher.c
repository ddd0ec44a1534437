/* Learns to weigh candidates: a logistic choice among them and "nothing" (Durrett and Klein 2013, "Easy Victories and
 * Uphill Battles in Coreference Resolution", section 4). */

#include "train/refer/weigher.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { epochs = 20 };
static const double rate = 0.05, decay = 2e-3;
/* Taken from "nothing": an answer is worth more than a miss (GUM dev: 0: 64.6, 0.5: 64.8, 1: 65.1). */
static const double boldness = 1;
/* "he" and "she" always mean somebody. */
static const double never = 100;

typedef struct weights {
    float linear[REFER_COLUMNS][REFER_LISTED], hashed[REFER_HASHED];
} weights;

typedef struct weigher {
    const train_lessons *lessons;
    weights now, squares;
} weigher;

void train_lessons_add(train_lessons *lessons, const refer_question *question, uint32_t right) {
    train_lesson lesson = {.column = (uint8_t)question->column,
                           .count = (uint8_t)question->count,
                           .right = right,
                           .first = lessons->features.count};
    train_push(&lessons->features, question->features);
    for (uint32_t c = 0; c < question->count; c++)
        train_push(&lessons->features, question->candidates[c].features);
    train_push(&lessons->items, lesson);
}

void train_lessons_release(train_lessons *lessons) {
    base_vec_release(base_allocator_standard(), &lessons->items);
    base_vec_release(base_allocator_standard(), &lessons->features);
}

static float *weight_of(weights *all, uint8_t column, uint32_t feature) {
    return feature < REFER_LISTED ? &all->linear[column][feature] : &all->hashed[feature - REFER_LISTED];
}

/* One step of AdaGrad (Duchi et al. 2011) with decay. */
static void step(weigher *self, uint8_t column, uint32_t feature, double gradient) {
    float *weight = weight_of(&self->now, column, feature),
          *square = weight_of(&self->squares, column, feature);
    gradient += decay * *weight;
    *square += (float)(gradient * gradient);
    *weight -= (float)(rate * gradient / (sqrt(*square) + 1e-6));
}

static double weigh(weigher *self, uint8_t column, const refer_features *features) {
    double score = 0;
    for (uint32_t f = 0; f < features->count; f++)
        score += *weight_of(&self->now, column, features->items[f]);
    return score;
}

/* Moves towards the right answers of a question; true where the best one was right. The last answer is "nothing". */
static bool learn(weigher *self, const train_lesson *lesson) {
    const refer_features *features = self->lessons->features.items + lesson->first;
    bool he = lesson->column == REFER_ASKS_HE || lesson->column == REFER_ASKS_HIS;
    double best = -HUGE_VAL, total = 0, right = 0, chances[REFER_CANDIDATES + 1];
    uint32_t found = 0, count = lesson->count;
    for (uint32_t c = 0; c <= count; c++) {
        chances[c] =
            c == count && he ? -never : weigh(self, lesson->column, &features[c < count ? c + 1 : 0]);
        if (chances[c] > best) best = chances[c], found = c;
    }
    for (uint32_t c = 0; c <= count; c++) {
        chances[c] = exp(chances[c] - best);
        total += chances[c];
        if (c == count ? lesson->right == 0 : lesson->right >> c & 1) right += chances[c];
    }
    for (uint32_t c = 0; c <= count; c++) {
        bool is = c == count ? lesson->right == 0 : lesson->right >> c & 1;
        double gradient = chances[c] / total - (is ? chances[c] / right : 0);
        const refer_features *own = &features[c < count ? c + 1 : 0];
        if ((c == count && he) || fabs(gradient) < 1e-4) continue;
        for (uint32_t f = 0; f < own->count; f++) step(self, lesson->column, own->items[f], gradient);
    }
    return found == count ? lesson->right == 0 : lesson->right >> found & 1;
}

static void put(base_buf *section, const float *values, size_t count) {
    int16_t *rounded = train_new(count, sizeof *rounded);
    for (size_t i = 0; i < count; i++)
        rounded[i] = (int16_t)lrint(fmax(-32000, fmin(32000, (double)values[i] * REFER_ONE)));
    train_put_array(section, rounded, count, sizeof *rounded, 64);
    train_free(rounded);
}

static void report(const uint32_t *hits, const uint32_t *all, int epoch) {
    fprintf(stderr, "epoch %d:", epoch + 1);
    for (uint32_t c = 0; c < REFER_COLUMNS; c++)
        fprintf(stderr, " %.1f%% of %u", 100.0 * hits[c] / (all[c] ? all[c] : 1), all[c]);
    fputc('\n', stderr);
}

static void learn_all(weigher *self) {
    const train_lessons *lessons = self->lessons;
    uint32_t *order = train_new(lessons->items.count ? lessons->items.count : 1, sizeof *order);
    uint64_t random = 1;
    for (uint32_t i = 0; i < lessons->items.count; i++) order[i] = i;
    for (int epoch = 0; epoch < epochs; epoch++) {
        uint32_t hits[REFER_COLUMNS] = {0}, all[REFER_COLUMNS] = {0};
        train_shuffle(order, lessons->items.count, &random);
        for (uint32_t i = 0; i < lessons->items.count; i++) {
            const train_lesson *lesson = &lessons->items.items[order[i]];
            all[lesson->column]++;
            hits[lesson->column] += learn(self, lesson);
        }
        if (epoch + 1 == epochs) report(hits, all, epoch);
    }
    train_free(order);
}

void train_weigh(const train_lessons *lessons, base_buf *section) {
    weigher *self = train_new(1, sizeof *self);
    self->lessons = lessons;
    learn_all(self);
    for (uint32_t c = 0; c < REFER_COLUMNS; c++) {
        bool he = c == REFER_ASKS_HE || c == REFER_ASKS_HIS;
        self->now.linear[c][REFER_F_nothing] -= (float)(he ? never : boldness);
    }
    train_put_u32(section, REFER_SCORER_VERSION);
    train_put_u32(section, REFER_COLUMNS);
    train_put_u32(section, REFER_LISTED);
    train_put_u32(section, REFER_HASHED);
    put(section, &self->now.linear[0][0], (size_t)REFER_COLUMNS * REFER_LISTED);
    put(section, self->now.hashed, REFER_HASHED);
    if (section->failed) train_die("out of memory");
    train_free(self);
}
