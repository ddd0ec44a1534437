#include "train/linear/binary.h"

#include <math.h>
#include <string.h>

#include "train/linear/linear.h"

void train_binary_start(train_binary *binary, uint32_t rows) {
    *binary = (train_binary){.rows = rows};
}

void train_binary_add(train_binary *binary, const uint64_t *features, size_t count, bool label) {
    if (binary->feature_capacity - binary->feature_count < count) {
        binary->feature_capacity = binary->feature_capacity * 2 + 4096;
        binary->features = train_resize(binary->features, binary->feature_capacity, sizeof *binary->features);
    }
    train_push(&binary->begins, binary->feature_count);
    train_push(&binary->labels, label);
    for (size_t i = 0; i < count; i++)
        binary->features[binary->feature_count++] = (uint32_t)features[i] & (binary->rows - 1);
}

static void update(train_binary *binary, uint32_t example, float rate, float decay) {
    size_t begin = binary->begins.items[example];
    size_t end =
        example + 1 < binary->begins.count ? binary->begins.items[example + 1] : binary->feature_count;
    float score = 0;
    for (size_t i = begin; i < end; i++) score += binary->weights[binary->features[i]];
    float error = (float)binary->labels.items[example] - 1.0f / (1.0f + expf(-score));
    for (size_t i = begin; i < end; i++) {
        uint32_t row = binary->features[i];
        float slope = error - decay * binary->weights[row];
        binary->squares[row] += slope * slope;
        binary->weights[row] += rate * slope / sqrtf(binary->squares[row] + 1e-6f);
    }
}

void train_binary_fit(train_binary *binary, uint32_t epochs, float rate, float decay) {
    uint32_t count = binary->labels.count, *order = train_new(count, sizeof *order);
    float *sums = train_new(binary->rows, sizeof *sums);
    binary->weights = train_new(binary->rows, sizeof *binary->weights);
    binary->squares = train_new(binary->rows, sizeof *binary->squares);
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    uint64_t random = 1;
    uint32_t averaged = 0;
    for (uint32_t epoch = 0; epoch < epochs; epoch++) {
        train_shuffle(order, count, &random);
        for (uint32_t i = 0; i < count; i++) update(binary, order[i], rate, decay);
        if (epoch * 2 < epochs) continue; /* the mean of the later passes generalises better than the last */
        averaged++;
        for (uint32_t i = 0; i < binary->rows; i++) sums[i] += binary->weights[i];
    }
    for (uint32_t i = 0; i < binary->rows && averaged; i++) binary->weights[i] = sums[i] / (float)averaged;
    train_free(sums);
    train_free(order);
}

void train_binary_write(const train_binary *binary, float shift, base_buf *section) {
    train_linear_put(section, binary->rows, 2, binary->weights, &shift);
}

void train_binary_release(train_binary *binary) {
    train_free(binary->features);
    train_free(binary->weights);
    train_free(binary->squares);
    base_vec_release(base_allocator_standard(), &binary->begins);
    base_vec_release(base_allocator_standard(), &binary->labels);
}
