#ifndef QUOTH_TRAIN_REFER_WEIGHER_H
#define QUOTH_TRAIN_REFER_WEIGHER_H

#include "refer/question.h"
#include "train/support.h"

/** A question with its answer: bit c of `right` says that candidate c is meant; none: nothing is. */
typedef struct train_lesson {
    uint8_t column, count;
    uint32_t right;
    uint32_t first; /**< of its features: the question's own, then each candidate's */
} train_lesson;

typedef struct train_lessons {
    BASE_VEC(train_lesson) items;
    BASE_VEC(refer_features) features;
} train_lessons;

/** Notes a question. */
void train_lessons_add(train_lessons *lessons, const refer_question *question, uint32_t right);

/** Learns the weights and appends the section "refer" (see refer/scorer.h). */
void train_weigh(const train_lessons *lessons, base_buf *section);

/** Releases all. */
void train_lessons_release(train_lessons *lessons);

#endif
