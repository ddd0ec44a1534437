#include "train/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/features.h"
#include "train/support.h"

/** Vectors as they come: int8, row by row, one a word of the vocabulary. */
typedef struct source_vectors {
    int8_t *items;
    uint32_t rows, dimensions;
} source_vectors;

/** A word of the table while it is built; sorted by key. */
typedef struct table_word {
    uint32_t key, vector, lists;
} table_word;

typedef BASE_VEC(table_word) table_words;

static int by_key(const void *a, const void *b) {
    const table_word *one = a, *other = b;
    if (one->key != other->key) return one->key < other->key ? -1 : 1;
    return one->vector < other->vector ? -1 : one->vector > other->vector;
}

static void add_word(table_words *words, const char *bytes, size_t count, uint32_t vector, uint32_t lists) {
    char norm[MODEL_NORM_BYTES];
    uint32_t length = model_norm(bytes, (uint32_t)(count < 256 ? count : 256), norm);
    if (length == 0) return;
    train_push(words, (table_word){.key = model_words_key(norm, length), .vector = vector, .lists = lists});
}

/** Adds the words of a column of a tab-separated file, each alone. */
static void add_column(table_words *words, const char *path, uint32_t column, uint32_t lists) {
    char *file = train_read_file(path, NULL);
    for (char *line = strtok(file, "\n"); line; line = strtok(NULL, "\n")) {
        char *cell = line;
        for (uint32_t i = 0; i < column && cell; i++)
            cell = strchr(cell, '\t') ? strchr(cell, '\t') + 1 : NULL;
        if (!cell) continue;
        size_t rest = strcspn(cell, "\t\r");
        for (size_t at = 0; at < rest;) {
            size_t count = strcspn(cell + at, " |,()/_\t\r");
            if (at + count > rest) count = rest - at;
            add_word(words, cell + at, count, MODEL_WORDS_NO_VECTOR, lists);
            at += count + 1;
        }
    }
    train_free(file);
}

/** Adds a list given as "file:column,file:column"; columns count from 0. */
static void add_list(table_words *words, const char *description, uint32_t lists) {
    char *copy = train_new(strlen(description) + 1, 1), *at = copy;
    memcpy(copy, description, strlen(description));
    while (at && *at) {
        char *comma = strchr(at, ',');
        if (comma) *comma = 0;
        char *colon = strrchr(at, ':');
        if (!colon) train_die("--list wants FILE:COLUMN, not \"%s\"", at);
        *colon = 0;
        add_column(words, at, (uint32_t)strtoul(colon + 1, NULL, 10), lists);
        at = comma ? comma + 1 : NULL;
    }
    train_free(copy);
}

/** Joins entries of one key: the most frequent word's vector, all lists. */
static void join_words(table_words *words) {
    qsort(words->items, words->count, sizeof *words->items, by_key);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < words->count; i++) {
        table_word word = words->items[i];
        if (kept > 0 && words->items[kept - 1].key == word.key) {
            words->items[kept - 1].lists |= word.lists;
        } else {
            words->items[kept++] = word;
        }
    }
    words->count = kept;
}

/** covariance[d × d] of the rows. */
static void find_covariance(const source_vectors *source, double *covariance) {
    uint32_t d = source->dimensions;
    double *mean = train_new(d, sizeof *mean);
    for (uint32_t r = 0; r < source->rows; r++) {
        for (uint32_t i = 0; i < d; i++) mean[i] += source->items[(size_t)r * d + i];
    }
    for (uint32_t i = 0; i < d; i++) mean[i] /= source->rows;
    for (uint32_t r = 0; r < source->rows; r++) {
        const int8_t *row = source->items + (size_t)r * d;
        for (uint32_t i = 0; i < d; i++) {
            for (uint32_t j = 0; j <= i; j++)
                covariance[i * d + j] += (row[i] - mean[i]) * (row[j] - mean[j]);
        }
    }
    for (uint32_t i = 0; i < d; i++) {
        for (uint32_t j = 0; j < i; j++) covariance[j * d + i] = covariance[i * d + j];
    }
    train_free(mean);
}

/** One Jacobi rotation that makes a[p][q] zero; the columns of `axes` turn along. */
static void rotate(double *a, double *axes, uint32_t d, uint32_t p, uint32_t q) {
    double theta = (a[q * d + q] - a[p * d + p]) / (2 * a[p * d + q]);
    double t = (theta >= 0 ? 1 : -1) / (fabs(theta) + sqrt(theta * theta + 1));
    double c = 1 / sqrt(t * t + 1), s = t * c;
    for (uint32_t k = 0; k < d; k++) {
        double x = a[k * d + p], y = a[k * d + q];
        a[k * d + p] = c * x - s * y;
        a[k * d + q] = s * x + c * y;
    }
    for (uint32_t k = 0; k < d; k++) {
        double x = a[p * d + k], y = a[q * d + k];
        a[p * d + k] = c * x - s * y;
        a[q * d + k] = s * x + c * y;
        double u = axes[k * d + p], v = axes[k * d + q];
        axes[k * d + p] = c * u - s * v;
        axes[k * d + q] = s * u + c * v;
    }
}

/** axes[d × kept]: the directions of largest variance (Jacobi's method on the covariance). */
static double *principal_axes(const source_vectors *source, uint32_t kept) {
    uint32_t d = source->dimensions;
    double *a = train_new((size_t)d * d, sizeof *a), *axes = train_new((size_t)d * d, sizeof *axes);
    double *chosen = train_new((size_t)d * kept, sizeof *chosen);
    find_covariance(source, a);
    for (uint32_t i = 0; i < d; i++) axes[i * d + i] = 1;
    for (uint32_t sweep = 0; sweep < 12; sweep++) {
        for (uint32_t p = 0; p < d; p++) {
            for (uint32_t q = p + 1; q < d; q++) {
                if (fabs(a[p * d + q]) > 1e-6) rotate(a, axes, d, p, q);
            }
        }
    }
    for (uint32_t j = 0; j < kept; j++) {
        uint32_t best = 0;
        for (uint32_t i = 1; i < d; i++) {
            if (a[i * d + i] > a[best * d + best]) best = i;
        }
        for (uint32_t i = 0; i < d; i++) chosen[i * kept + j] = axes[i * d + best];
        a[best * d + best] = -1;
    }
    train_free(a);
    train_free(axes);
    return chosen;
}

/** Projects the vectors on `kept` axes and writes them as int8; *scale is what one step is worth. */
static int8_t *project(const source_vectors *source, uint32_t kept, float *scale) {
    uint32_t d = source->dimensions;
    double *axes = principal_axes(source, kept), largest = 0;
    float *all = train_new((size_t)source->rows * kept, sizeof *all);
    for (uint32_t r = 0; r < source->rows; r++) {
        const int8_t *row = source->items + (size_t)r * d;
        for (uint32_t j = 0; j < kept; j++) {
            double sum = 0;
            for (uint32_t i = 0; i < d; i++) sum += row[i] * axes[i * kept + j];
            all[(size_t)r * kept + j] = (float)sum;
            largest = fmax(largest, fabs(sum));
        }
    }
    /* Seven bits, as the network's layers read. A few far outliers are clipped: the many small components
     * matter more. */
    double step = fmin(largest, 180) / 63;
    int8_t *items = train_new((size_t)source->rows * kept, 1);
    for (size_t i = 0; i < (size_t)source->rows * kept; i++) {
        double value = fmax(-63, fmin(63, all[i] / step));
        items[i] = (int8_t)lrint(value);
    }
    *scale = (float)(step / 254);
    train_free(axes);
    train_free(all);
    return items;
}

static source_vectors read_vectors(train_options *options, table_words *words) {
    size_t bytes = 0;
    char *file = train_read_file(train_option(options, "vocabulary", NULL), NULL);
    source_vectors source = {.items =
                                 (int8_t *)train_read_file(train_option(options, "vectors", NULL), &bytes),
                             .dimensions = (uint32_t)train_option_number(options, "dimensions", 100)};
    uint32_t limit = (uint32_t)train_option_number(options, "words", 100000);
    for (char *line = file; *line && source.rows < limit;) {
        size_t count = strcspn(line, "\n");
        add_word(words, line, count, source.rows++, 0);
        line += count + (line[count] == '\n');
    }
    if ((size_t)source.rows * source.dimensions > bytes) train_die("fewer vectors than words");
    train_free(file);
    return source;
}

static void write_section(const char *path, const table_words *words, const int8_t *vectors, uint32_t rows,
                          uint32_t kept, float scale) {
    enum { DIRECTORY_BITS = 13 };
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    train_put_u32(&section, words->count);
    train_put_u32(&section, rows);
    train_put_u32(&section, kept);
    train_put_u32(&section, DIRECTORY_BITS);
    train_put_f32(&section, scale);
    for (uint32_t i = 0; i < 3; i++) train_put_u32(&section, 0);
    uint32_t at = 0;
    for (uint32_t bucket = 0; bucket <= 1u << DIRECTORY_BITS; bucket++) {
        while (at < words->count && words->items[at].key >> (32 - DIRECTORY_BITS) < bucket) at++;
        train_put_u32(&section, at);
    }
    for (uint32_t i = 0; i < words->count; i++) train_put_u32(&section, words->items[i].key);
    for (uint32_t i = 0; i < words->count; i++) {
        train_put_u32(&section, words->items[i].vector | words->items[i].lists << (32 - MODEL_WORDS_BITS));
    }
    train_put_array(&section, vectors, rows, kept, MODEL_FILE_ALIGNMENT);
    train_write_file(path, section.bytes, section.count);
    fprintf(stderr, "words: %u words, %u vectors of %u dimensions, %zu bytes\n", words->count, rows, kept,
            section.count);
    base_buf_release(&section);
}

int train_words_main(train_options *options) {
    table_words words = {0};
    const char *out = train_option(options, "out", NULL);
    uint32_t kept = (uint32_t)train_option_number(options, "keep", 64), lists = 0;
    source_vectors source = read_vectors(options, &words);
    for (const char *list; (list = train_option_next(options, "list")) != NULL; lists++) {
        if (lists == MODEL_WORDS_BITS) train_die("at most %u lists", MODEL_WORDS_BITS);
        add_list(&words, list, 1u << lists);
    }
    train_options_done(options);
    if (kept > source.dimensions) kept = source.dimensions;
    join_words(&words);
    float scale = 0;
    int8_t *vectors = project(&source, kept, &scale);
    write_section(out, &words, vectors, source.rows, kept, scale);
    train_free(vectors);
    train_free(source.items);
    base_vec_release(base_allocator_standard(), &words);
    return 0;
}
