#include "train/words/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/features.h"
#include "train/support.h"
#include "train/words/code.h"

/** Steps of a source vector that make a length of 1. */
#define SOURCE_STEPS 254.0f

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

/** The vectors on their `kept` axes; the mean squares of a vector, and of what other axes held of it. */
static float *project(const source_vectors *source, uint32_t kept, double *whole, double *lost) {
    uint32_t d = source->dimensions;
    double *axes = principal_axes(source, kept), squares = 0, left = 0;
    float *all = train_new((size_t)source->rows * kept, sizeof *all);
    for (uint32_t r = 0; r < source->rows; r++) {
        const int8_t *row = source->items + (size_t)r * d;
        for (uint32_t i = 0; i < d; i++) squares += row[i] * row[i];
        for (uint32_t j = 0; j < kept; j++) {
            double sum = 0;
            for (uint32_t i = 0; i < d; i++) sum += row[i] * axes[i * kept + j];
            all[(size_t)r * kept + j] = (float)sum;
            left += sum * sum;
        }
    }
    *whole = squares / source->rows;
    *lost = fmax(squares - left, 0) / source->rows;
    train_free(axes);
    return all;
}

/** Puts the vectors of the words that have one, in the words' order, in front. */
static void put_in_order(const table_words *words, float **vectors, uint32_t kept) {
    float *sorted = train_new((size_t)words->count * kept, sizeof *sorted), *at = sorted;
    for (uint32_t i = 0; i < words->count; i++) {
        if (words->items[i].vector == MODEL_WORDS_NO_VECTOR) continue;
        memcpy(at, *vectors + (size_t)words->items[i].vector * kept, kept * sizeof *at);
        at += kept;
    }
    train_free(*vectors);
    *vectors = sorted;
}

static source_vectors read_vectors(train_options *options, table_words *words) {
    size_t bytes = 0;
    char *file = train_read_file(train_option(options, "vocabulary", NULL), NULL);
    source_vectors source = {
        .items = (int8_t *)train_read_file(train_option(options, "vectors", NULL), &bytes),
        .dimensions = train_option_count(options, "dimensions", 100, 1, MODEL_WORDS_DIMENSIONS)};
    uint32_t limit = train_option_count(options, "words", 100000, 1, 1u << 20);
    for (char *line = file; *line && source.rows < limit;) {
        size_t count = strcspn(line, "\n");
        add_word(words, line, count, source.rows++, 0);
        line += count + (line[count] == '\n');
    }
    size_t wanted = (size_t)source.rows * source.dimensions;
    if (wanted == 0 || wanted > bytes || bytes % source.dimensions != 0)
        train_die("%u words of %u dimensions do not go with %zu bytes of vectors", source.rows,
                  source.dimensions, bytes);
    train_free(file);
    return source;
}

static uint32_t count_words(const table_words *words, bool with_vector) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < words->count; i++)
        count += (words->items[i].vector != MODEL_WORDS_NO_VECTOR) == with_vector;
    return count;
}

static void put_table(base_buf *section, const table_words *words, bool with_vector) {
    base_buf entries;
    base_buf_start(&entries, base_allocator_standard());
    uint32_t bucket = 0, count = 0;
    for (uint32_t i = 0; i < words->count; i++) {
        table_word word = words->items[i];
        if ((word.vector != MODEL_WORDS_NO_VECTOR) != with_vector) continue;
        for (; bucket <= word.key >> (32 - MODEL_WORDS_BITS); bucket++) train_put_u32(section, count);
        train_put_u32(&entries, word.key << MODEL_WORDS_BITS | word.lists);
        count++;
    }
    for (; bucket <= MODEL_WORDS_BUCKETS; bucket++) train_put_u32(section, count);
    train_put_array(section, entries.bytes, entries.count, 1, 4);
    base_buf_release(&entries);
}

static void write_section(const char *path, const table_words *words, const train_coded *coded,
                          uint32_t width) {
    uint32_t known = count_words(words, true);
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    train_put_u32(&section, MODEL_WORDS_LAYOUT);
    train_put_u32(&section, known);
    train_put_u32(&section, words->count - known);
    train_put_u32(&section, coded->groups * width);
    train_put_u32(&section, width);
    train_put_f32(&section, coded->scale / SOURCE_STEPS);
    for (uint32_t i = 0; i < 2; i++) train_put_u32(&section, 0);
    put_table(&section, words, true);
    put_table(&section, words, false);
    train_put_array(&section, coded->code_words, (size_t)coded->groups * MODEL_WORDS_CODES, MODEL_WORDS_WIDTH,
                    MODEL_FILE_ALIGNMENT);
    train_put_array(&section, coded->codes, known, coded->groups, 1);
    train_write_file(path, section.bytes, section.count);
    fprintf(stderr, "words: %u words, %u of them with vectors of %u dimensions in %u bytes; %zu bytes\n",
            words->count, known, coded->groups * width, coded->groups, section.count);
    base_buf_release(&section);
}

int train_words_main(train_options *options) {
    table_words words = {0};
    const char *out = train_option(options, "out", NULL);
    uint32_t width = train_option_count(options, "width", 3, 1, MODEL_WORDS_WIDTH), lists = 0;
    source_vectors source = read_vectors(options, &words);
    uint32_t most = source.dimensions / width * width,
             kept = train_option_count(options, "keep", most, width, most);
    if (kept % width != 0) train_die("--keep wants a multiple of --width, %u", width);
    for (const char *list; (list = train_option_next(options, "list")) != NULL; lists++) {
        if (lists == MODEL_WORDS_BITS) train_die("at most %u lists", MODEL_WORDS_BITS);
        add_list(&words, list, 1u << lists);
    }
    train_options_done(options);
    join_words(&words);
    double whole = 0, lost = 0;
    float *vectors = project(&source, kept, &whole, &lost);
    put_in_order(&words, &vectors, kept);
    train_coded coded = train_code_vectors(vectors, count_words(&words, true), kept, width);
    fprintf(stderr, "words: of the vectors' squares, axes left out held %.4f, rounding lost %.4f\n",
            lost / whole, coded.error / whole);
    write_section(out, &words, &coded, width);
    train_coded_release(&coded);
    train_free(vectors);
    train_free(source.items);
    base_vec_release(base_allocator_standard(), &words);
    return 0;
}
