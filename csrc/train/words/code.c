#include "train/words/code.h"

#include <math.h>
#include <string.h>

#include "train/support.h"

enum { TILE = 64, ROUNDS = 20, CODES = MODEL_WORDS_CODES, WIDTH = MODEL_WORDS_WIDTH };

/** One group while its code words are sought: its columns, one behind the other, padded to whole tiles. */
typedef struct group {
    float *columns[WIDTH];
    float centres[CODES][WIDTH];
    uint8_t *codes;
    uint32_t rows, width;
} group;

/** Gives each column to the group whose variances have the least product so far, largest variance first;
 * order[groups × width] lists the columns group by group. */
static void share_columns(const float *vectors, uint32_t rows, uint32_t dimensions, uint32_t width,
                          uint32_t *order) {
    uint32_t groups = dimensions / width;
    double *variance = train_new(dimensions, sizeof *variance), *product = train_new(groups, sizeof *product);
    uint32_t *used = train_new(groups, sizeof *used);
    for (uint32_t j = 0; j < dimensions; j++) {
        double sum = 0, squares = 0;
        for (uint32_t r = 0; r < rows; r++) {
            double value = (double)vectors[(size_t)r * dimensions + j];
            sum += value;
            squares += value * value;
        }
        variance[j] = squares / rows - sum / rows * (sum / rows);
    }
    for (uint32_t step = 0; step < dimensions; step++) {
        uint32_t widest = 0, least = groups;
        for (uint32_t j = 1; j < dimensions; j++) {
            if (variance[j] > variance[widest]) widest = j;
        }
        for (uint32_t g = 0; g < groups; g++) {
            if (used[g] < width && (least == groups || product[g] < product[least])) least = g;
        }
        product[least] += log(fmax(variance[widest], 1e-9));
        order[least * width + used[least]++] = widest;
        variance[widest] = -1;
    }
    train_free(variance);
    train_free(product);
    train_free(used);
}

/** Finds the nearest code word of each row; the sum of squared distances. */
static double assign(group *g) {
    double error = 0;
    for (uint32_t first = 0; first < g->rows; first += TILE) {
        float nearest[TILE];
        uint32_t code[TILE] = {0};
        for (uint32_t i = 0; i < TILE; i++) nearest[i] = INFINITY;
        for (uint32_t c = 0; c < CODES; c++) {
            float distance[TILE] = {0};
            for (uint32_t j = 0; j < g->width; j++) {
                const float *column = g->columns[j] + first, centre = g->centres[c][j];
                for (uint32_t i = 0; i < TILE; i++)
                    distance[i] += (column[i] - centre) * (column[i] - centre);
            }
            for (uint32_t i = 0; i < TILE; i++) {
                code[i] = distance[i] < nearest[i] ? c : code[i];
                nearest[i] = distance[i] < nearest[i] ? distance[i] : nearest[i];
            }
        }
        for (uint32_t i = 0; i < TILE && first + i < g->rows; i++) {
            g->codes[first + i] = (uint8_t)code[i];
            error += (double)nearest[i];
        }
    }
    return error;
}

/** Moves each code word to the mean of its rows; one without rows stays. */
static void centre(group *g) {
    static double sums[CODES][WIDTH];
    uint32_t counts[CODES] = {0};
    memset(sums, 0, sizeof sums);
    for (uint32_t r = 0; r < g->rows; r++) {
        counts[g->codes[r]]++;
        for (uint32_t j = 0; j < g->width; j++) sums[g->codes[r]][j] += (double)g->columns[j][r];
    }
    for (uint32_t c = 0; c < CODES; c++) {
        for (uint32_t j = 0; j < g->width && counts[c] > 0; j++)
            g->centres[c][j] = (float)(sums[c][j] / counts[c]);
    }
}

static void take_columns(group *g, const float *vectors, uint32_t dimensions, const uint32_t *order) {
    for (uint32_t j = 0; j < g->width; j++) {
        for (uint32_t r = 0; r < g->rows; r++) g->columns[j][r] = vectors[(size_t)r * dimensions + order[j]];
    }
}

/** Code words of one group; they start at rows spread over the vocabulary, frequent and rare. */
static void seek(group *g) {
    for (uint32_t c = 0; c < CODES; c++) {
        for (uint32_t j = 0; j < g->width; j++) g->centres[c][j] = g->columns[j][(size_t)c * g->rows / CODES];
    }
    for (uint32_t round = 0; round < ROUNDS; round++) {
        assign(g);
        centre(g);
    }
}

/** Rounds code words to steps: `all` in place, and as bytes. */
static void round_code_words(train_coded *coded, float *all, uint32_t width) {
    float largest = 1e-6f;
    size_t count = (size_t)coded->groups * CODES * WIDTH;
    for (size_t i = 0; i < count; i++) largest = fmaxf(largest, fabsf(all[i]));
    coded->scale = largest / (MODEL_WORDS_ZERO - 1);
    for (size_t i = 0; i < count; i++) {
        long rounded = i % WIDTH < width ? lrintf(all[i] / coded->scale) : 0;
        coded->code_words[i] = (uint8_t)(rounded + MODEL_WORDS_ZERO);
        all[i] = (float)rounded * coded->scale;
    }
}

train_coded train_code_vectors(const float *vectors, uint32_t rows, uint32_t dimensions, uint32_t width) {
    uint32_t groups = dimensions / width, padded = (rows + TILE - 1) / TILE * TILE;
    train_coded coded = {.groups = groups,
                         .code_words = train_new((size_t)groups * CODES, WIDTH),
                         .codes = train_new(rows, groups)};
    uint32_t *order = train_new(dimensions, sizeof *order);
    float *all = train_new((size_t)groups * CODES * WIDTH, sizeof *all);
    group *g = train_new(1, sizeof *g);
    *g = (group){.rows = rows, .width = width, .codes = train_new(rows, 1)};
    for (uint32_t j = 0; j < width; j++) g->columns[j] = train_new(padded, sizeof(float));
    share_columns(vectors, rows, dimensions, width, order);
    for (uint32_t i = 0; i < groups; i++) {
        take_columns(g, vectors, dimensions, order + (size_t)i * width);
        seek(g);
        memcpy(all + (size_t)i * CODES * WIDTH, g->centres, sizeof g->centres);
    }
    round_code_words(&coded, all, width);
    /* Once more with what is left of the code words, so that each row gets the nearest of these. */
    for (uint32_t i = 0; i < groups; i++) {
        memcpy(g->centres, all + (size_t)i * CODES * WIDTH, sizeof g->centres);
        take_columns(g, vectors, dimensions, order + (size_t)i * width);
        coded.error += assign(g) / rows;
        for (uint32_t r = 0; r < rows; r++) coded.codes[(size_t)r * groups + i] = g->codes[r];
    }
    for (uint32_t j = 0; j < width; j++) train_free(g->columns[j]);
    train_free(g->codes);
    train_free(g);
    train_free(all);
    train_free(order);
    return coded;
}

void train_coded_release(train_coded *coded) {
    train_free(coded->code_words);
    train_free(coded->codes);
    *coded = (train_coded){0};
}
