#include "model/linear.h"

#include "model/math.h"

/* With 2²³ features of a weight of 7 bits and a sign, no sum runs over. */
#define MOST_BIAS (INT32_C(1) << 30)

static bool biases_fit(const int32_t *bias, uint32_t columns) {
    for (uint32_t k = 0; k < columns; k++)
        if (bias[k] > MOST_BIAS || bias[k] < -MOST_BIAS) return false;
    return true;
}

/* The map must count right, or rows would be looked for behind the last one. */
static bool map_fits(const model_linear *linear, uint32_t kept) {
    uint32_t before = 0;
    for (uint32_t i = 0; i < linear->rows / MODEL_LINEAR_BLOCK; i++) {
        if (linear->before[i] != before) return false;
        before += model_linear_ones(linear->bits[i]);
    }
    return before == kept;
}

/* Reads what stands behind the first numbers. */
static bool bind_arrays(model_linear *linear, model_reader *reader, uint32_t kept) {
    uint32_t columns = linear->classes - 1;
    linear->bias = model_reader_array(reader, columns, sizeof *linear->bias, 4);
    if (kept < linear->rows) {
        uint32_t blocks = linear->rows / MODEL_LINEAR_BLOCK;
        linear->bits = model_reader_array(reader, blocks, sizeof *linear->bits, MODEL_FILE_ALIGNMENT);
        linear->before = model_reader_array(reader, blocks, sizeof *linear->before, MODEL_FILE_ALIGNMENT);
    }
    size_t cells = 0;
    if (!base_multiply(kept, columns, &cells)) return false;
    linear->weights = model_reader_array(reader, cells, sizeof *linear->weights, MODEL_FILE_ALIGNMENT);
    return !reader->failed && reader->at == reader->section.size && biases_fit(linear->bias, columns) &&
           (kept == linear->rows || map_fits(linear, kept));
}

/*
 * Section: u32 rows, u32 classes, f32 scale, u32 rows kept; i32 bias[classes-1]; where fewer rows are kept
 * than there are, on 64-byte boundaries u32 bits[rows/32] and u32 before[rows/32]; on a 64-byte boundary i8
 * weights[rows kept][classes-1].
 */
bool model_linear_bind(model_linear *linear, model_section section, uint32_t classes, const char *name,
                       base_error *error) {
    model_reader reader;
    *linear = (model_linear){0};
    model_reader_start(&reader, section);
    linear->rows = model_reader_u32(&reader);
    linear->classes = model_reader_u32(&reader);
    linear->scale = model_reader_f32(&reader);
    uint32_t kept = model_reader_u32(&reader);
    bool plausible = linear->rows > 0 && (linear->rows & (linear->rows - 1)) == 0 && kept <= linear->rows &&
                     (kept == linear->rows || linear->rows >= MODEL_LINEAR_BLOCK) &&
                     linear->classes == classes && classes >= 2 && classes <= MODEL_LINEAR_MAX_CLASSES &&
                     linear->scale >= 1e-6f && linear->scale < 1e6f;
    if (plausible && bind_arrays(linear, &reader, kept)) return true;
    *linear = (model_linear){0};
    base_fail(error, BASE_FORMAT, reader.at,
              "section %s is not a linear model of %u classes that fits in its %llu bytes", name, classes,
              (unsigned long long)section.size);
    return false;
}

/* Adds rows up. The table is a copy and `columns` a constant where it is inlined, so that the loop holds both
 * and the sums in registers. */
static inline void add_rows(model_linear linear, const uint64_t *features, size_t count, int32_t *scores,
                            uint32_t columns) {
    int32_t sums[MODEL_LINEAR_MAX_CLASSES] = {0};
    linear.classes = columns + 1;
    for (size_t i = 0; i < count; i++) {
        const int8_t *row = model_linear_row(&linear, features[i]);
        for (uint32_t k = 0; row && k < columns; k++) sums[k] += row[k];
    }
    for (uint32_t k = 0; k < columns; k++) scores[k + 1] += sums[k];
}

void model_linear_score(const model_linear *linear, const uint64_t *features, size_t count, int32_t *scores) {
    uint32_t columns = linear->classes - 1;
    scores[0] = 0;
    for (uint32_t k = 0; k < columns; k++) scores[k + 1] = linear->bias[k];
    model_linear whole = *linear;
    whole.bits = NULL;
    if (linear->bits) {
        add_rows(*linear, features, count, scores, columns);
    } else if (columns == 1) {
        add_rows(whole, features, count, scores, 1);
    } else if (columns == 3) {
        add_rows(whole, features, count, scores, 3);
    } else {
        add_rows(whole, features, count, scores, columns);
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
