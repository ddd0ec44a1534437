#include "train/linear/linear.h"

#include <math.h>
#include <string.h>

#include "model/linear.h"

/** A table whose weights are rounded. */
typedef struct rounded {
    uint32_t rows, columns, kept;
    int8_t *weights; /**< [kept][columns] */
    uint32_t *bits;  /**< a bit a row: is it kept? */
    uint32_t *before;
} rounded;

static float scale_of(const float *weights, size_t cells) {
    float largest = 1e-3f;
    for (size_t i = 0; i < cells; i++) largest = fmaxf(largest, fabsf(weights[i]));
    return largest / INT8_MAX;
}

static void round_rows(rounded *table, const float *weights, float scale) {
    for (size_t i = 0; i < (size_t)table->rows * table->columns; i++)
        table->weights[i] = (int8_t)lrintf(weights[i] / scale);
}

static bool is_zero(const int8_t *row, uint32_t columns) {
    for (uint32_t k = 0; k < columns; k++)
        if (row[k] != 0) return false;
    return true;
}

/* Marks the rows that are not zero and counts them. */
static void mark(rounded *table) {
    for (uint32_t row = 0; row < table->rows; row++) {
        uint32_t block = row / MODEL_LINEAR_BLOCK;
        if (row % MODEL_LINEAR_BLOCK == 0) table->before[block] = table->kept;
        if (is_zero(table->weights + (size_t)row * table->columns, table->columns)) continue;
        table->bits[block] |= UINT32_C(1) << row % MODEL_LINEAR_BLOCK;
        table->kept++;
    }
}

/* Moves the marked rows together where they are few; true where they are. A row behind a map takes twice as
 * long to find, which half a table is not worth. */
static bool pack(rounded *table) {
    if (table->rows < MODEL_LINEAR_BLOCK || table->kept > table->rows / 8) {
        table->kept = table->rows;
        return false;
    }
    int8_t *to = table->weights;
    for (uint32_t row = 0; row < table->rows; row++) {
        if (!(table->bits[row / MODEL_LINEAR_BLOCK] >> row % MODEL_LINEAR_BLOCK & 1)) continue;
        memmove(to, table->weights + (size_t)row * table->columns, table->columns);
        to += table->columns;
    }
    return true;
}

void train_linear_put(base_buf *section, uint32_t rows, uint32_t classes, const float *weights,
                      const float *bias) {
    uint32_t columns = classes - 1, blocks = rows / MODEL_LINEAR_BLOCK;
    float scale = scale_of(weights, (size_t)rows * columns);
    rounded table = {.rows = rows,
                     .columns = columns,
                     .weights = train_new((size_t)rows * columns, 1),
                     .bits = train_new(blocks + 1, sizeof *table.bits),
                     .before = train_new(blocks + 1, sizeof *table.before)};
    round_rows(&table, weights, scale);
    mark(&table);
    bool packed = pack(&table);
    base_buf out;
    base_buf_start(&out, base_allocator_standard());
    train_put_u32(&out, rows);
    train_put_u32(&out, classes);
    train_put_f32(&out, scale);
    train_put_u32(&out, table.kept);
    for (uint32_t k = 0; k < columns; k++) train_put_u32(&out, (uint32_t)(int32_t)lrintf(bias[k] / scale));
    if (packed) {
        train_put_array(&out, table.bits, blocks, sizeof *table.bits, MODEL_FILE_ALIGNMENT);
        train_put_array(&out, table.before, blocks, sizeof *table.before, MODEL_FILE_ALIGNMENT);
    }
    train_put_array(&out, table.weights, (size_t)table.kept * columns, 1, MODEL_FILE_ALIGNMENT);
    train_put_array(section, out.bytes, out.count, 1, 1);
    base_buf_release(&out);
    train_free(table.weights);
    train_free(table.bits);
    train_free(table.before);
}
