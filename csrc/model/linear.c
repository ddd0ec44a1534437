#include "model/linear.h"

#include "model/math.h"

/* With 32,768 features of a weight each, no sum runs over. */
#define MOST_BIAS (INT32_C(1) << 30)

static bool biases_fit(const int32_t *bias, uint32_t classes) {
    for (uint32_t k = 0; k < classes; k++)
        if (bias[k] > MOST_BIAS || bias[k] < -MOST_BIAS) return false;
    return true;
}

/*
 * Section: u32 rows, u32 classes, f32 scale, u32 zero; i32 bias[classes]; padding to 64; i16
 * weights[rows][classes].
 */
bool model_linear_bind(model_linear *linear, model_section section, const char *name, base_error *error) {
    model_reader reader;
    model_reader_start(&reader, section);
    linear->rows = model_reader_u32(&reader);
    linear->classes = model_reader_u32(&reader);
    linear->scale = model_reader_f32(&reader);
    uint32_t zero = model_reader_u32(&reader);
    bool plausible = linear->rows > 0 && (linear->rows & (linear->rows - 1)) == 0 && linear->classes > 0 &&
                     linear->classes <= MODEL_LINEAR_MAX_CLASSES && linear->scale > 0 &&
                     linear->scale < 1e6f && zero == 0;
    linear->bias = model_reader_array(&reader, linear->classes, sizeof *linear->bias, 4);
    size_t cells = 0;
    plausible = plausible && base_multiply(linear->rows, linear->classes, &cells);
    linear->weights = model_reader_array(&reader, cells, sizeof *linear->weights, MODEL_FILE_ALIGNMENT);
    if (plausible && !reader.failed && reader.at == section.size && biases_fit(linear->bias, linear->classes))
        return true;
    *linear = (model_linear){0};
    base_fail(error, BASE_FORMAT, reader.at, "section %s is not a linear model that fits in its %llu bytes",
              name, (unsigned long long)section.size);
    return false;
}

void model_linear_score(const model_linear *linear, const uint64_t *features, size_t count, int32_t *scores) {
    uint32_t classes = linear->classes;
    for (uint32_t k = 0; k < classes; k++) scores[k] = linear->bias[k];
    for (size_t i = 0; i < count; i++) {
        const int16_t *row = linear->weights + (size_t)(features[i] & (linear->rows - 1)) * classes;
        for (uint32_t k = 0; k < classes; k++) scores[k] += row[k];
    }
}

uint32_t model_linear_best(const model_linear *linear, const int32_t *scores) {
    uint32_t best = 0;
    for (uint32_t k = 1; k < linear->classes; k++) {
        if (scores[k] > scores[best]) best = k;
    }
    return best;
}

float model_linear_probability(const model_linear *linear, const int32_t *scores, uint32_t class_index) {
    int32_t largest = scores[model_linear_best(linear, scores)];
    float sum = 0;
    for (uint32_t k = 0; k < linear->classes; k++) {
        sum += model_exp((float)((int64_t)scores[k] - largest) * linear->scale);
    }
    return model_exp((float)((int64_t)scores[class_index] - largest) * linear->scale) / sum;
}
