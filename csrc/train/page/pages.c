#include "train/page/pages.h"

#include <math.h>
#include <string.h>

#include "page/markup.h"
#include "page/overlap.h"
#include "page/paragraph_features.h"
#include "read/json.h"
#include "read/read.h"
#include "train/language.h"
#include "train/linear/forest.h"
#include "train/page/gold.h"

/** The second round learns from what the first says of a part of the pages, taught by the others. */
#define PARTS 6

/** Each page teaches a second time, as if it were in another language, with so much of its weight. */
#define OTHER_LANGUAGE 0.3f

/** A page with its paragraphs, seen. */
typedef struct page {
    read_content content;
    base_arena arena;
    page_paragraph *paragraphs;
    page_markup markup;
    uint8_t *labels;
    uint32_t *words;
    int32_t *scores;
    uint32_t count, gold_words, part;
    bool dev;
} page;

typedef BASE_VEC(page *) pages;

static void see_page(page *of, const page_model *model, const base_buf *html, const base_buf *text,
                     const char *path, uint32_t number) {
    base_error error = {0};
    base_arena_start(&of->arena, base_allocator_standard());
    read_content_start(&of->content, base_allocator_standard());
    read_article article = {.bytes = html->bytes, .count = html->count, .input = READ_HTML, .decoded = true};
    if (!read_content_fill(&of->content, &article, (read_limits){0}, &error))
        train_die("%s:%u: %s", path, number, error.message);
    of->count = of->content.blocks.count;
    of->paragraphs = train_new(of->count, sizeof *of->paragraphs);
    of->scores = train_new(of->count, sizeof *of->scores);
    of->labels = train_new(of->count, 1);
    of->words = train_new(of->count, sizeof *of->words);
    for (uint32_t i = 0; i < of->count; i++) {
        const read_block *block = &of->content.blocks.items[i];
        page_paragraph_see(model, of->content.text, block->begin, block->end, &of->paragraphs[i]);
    }
    page_paragraphs_mark_repeats(of->content.text, of->paragraphs, of->count);
    if (!page_markup_see(&of->markup, model, &of->content, of->paragraphs, of->count, &of->arena))
        train_die("out of memory");
    of->gold_words = train_page_label(&of->content, text->bytes, text->count, of->labels, of->words);
}

static void release_pages(pages *all) {
    for (uint32_t p = 0; p < all->count; p++) {
        page *of = all->items[p];
        base_arena_release(&of->arena);
        read_content_release(&of->content);
        train_free(of->paragraphs);
        train_free(of->labels);
        train_free(of->words);
        train_free(of->scores);
        train_free(of);
    }
    base_vec_release(base_allocator_standard(), all);
}

static void read_pages(pages *all, const page_model *model, const char *path, bool dev) {
    size_t size;
    char *bytes = train_read_file(path, &size);
    uint32_t number = 0;
    for (char *at = bytes; *at; number++) {
        size_t length = strcspn(at, "\n");
        base_buf values[2];
        for (int i = 0; i < 2; i++) base_buf_start(&values[i], base_allocator_standard());
        read_json json;
        read_json_start(&json, at, length, base_allocator_standard());
        read_json_event event = read_json_next(&json);
        while ((event = read_json_next(&json)) == READ_JSON_KEY) {
            int which = strcmp(json.string.bytes, "html") == 0   ? 0
                        : strcmp(json.string.bytes, "text") == 0 ? 1
                                                                 : 2;
            event = read_json_next(&json);
            if (which < 2 && event == READ_JSON_STRING)
                base_buf_add(&values[which], json.string.bytes, json.string.count);
            else
                read_json_skip(&json, event);
        }
        if (event != READ_JSON_OBJECT_END || !values[0].bytes || !values[1].bytes)
            train_die("%s:%u: not a page with its article", path, number + 1);
        read_json_release(&json);
        page *fresh = train_new(1, sizeof *fresh);
        fresh->dev = dev;
        fresh->part = number % PARTS;
        see_page(fresh, model, &values[0], &values[1], path, number + 1);
        train_push(all, fresh);
        base_buf_release(&values[0]);
        base_buf_release(&values[1]);
        at += length + (at[length] == '\n');
    }
    train_free(bytes);
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

typedef struct table {
    train_forest_rows rows;
    uint8_t *cells;
    float *weights;
    uint8_t *labels;
    uint32_t *groups;
} table;

/** Whether a feature asks for words of a language. */
static bool is_of_language(uint32_t feature) {
    return (feature >= PAGE_FEATURE_FUNCTION_NONE && feature <= PAGE_FEATURE_FUNCTION_MANY) ||
           (feature >= PAGE_FEATURE_CUE_SHARE && feature < PAGE_FEATURE_AROUND) ||
           feature == PAGE_TREE_NUMBERS + PAGE_NUMBER_HEADING_CUES;
}

/** What a paragraph would show if it were of another language. */
static uint8_t in_other_language(const page_sight *sight, uint32_t feature) {
    if (!is_of_language(feature)) return sight->features[feature];
    return feature == PAGE_FEATURE_FUNCTION_NONE;
}

/** Makes a table with two rows a paragraph: as it is, and as if it were in another language. */
static void start_table(table *to, const pages *all) {
    uint32_t count = 0, at = 0;
    for (uint32_t p = 0; p < all->count; p++) count += 2 * all->items[p]->count;
    to->cells = train_new((size_t)count * PAGE_TREE_FEATURES, 1);
    to->weights = train_new(count, sizeof *to->weights);
    to->labels = train_new(count, 1);
    to->groups = train_new(count, sizeof *to->groups);
    to->rows = (train_forest_rows){.count = count,
                                   .width = PAGE_TREE_FEATURES,
                                   .columns = train_new(PAGE_TREE_FEATURES, sizeof *to->rows.columns),
                                   .weights = to->weights,
                                   .labels = to->labels,
                                   .groups = to->groups};
    for (uint32_t f = 0; f < PAGE_TREE_FEATURES; f++) to->rows.columns[f] = to->cells + (size_t)f * count;
    for (uint32_t p = 0; p < all->count; p++) {
        const page *of = all->items[p];
        for (uint32_t k = 0; k < 2 * of->count; k++, at++) {
            to->labels[at] = of->labels[k % of->count];
            to->groups[at] = p;
        }
    }
}

/** Fills in what the paragraphs show in this round. */
static void fill_cells(table *to, const pages *all) {
    for (uint32_t p = 0, at = 0; p < all->count; p++) {
        const page *of = all->items[p];
        for (uint32_t k = 0; k < 2 * of->count; k++, at++) {
            const page_sight *sight = &of->markup.sights[k % of->count];
            for (uint32_t f = 0; f < PAGE_TREE_FEATURES; f++)
                to->cells[(size_t)f * to->rows.count + at] =
                    k >= of->count ? in_other_language(sight, f) : sight->features[f];
        }
    }
}

/** Weighs the paragraphs of the pages that teach: all but a part of them. */
static void weigh_rows(table *to, const pages *all, uint32_t without) {
    for (uint32_t p = 0, at = 0; p < all->count; p++) {
        const page *of = all->items[p];
        bool used = !of->dev && of->part != without;
        for (uint32_t k = 0; k < 2 * of->count; k++, at++) {
            float words = (float)of->words[k % of->count];
            float weight = 25 * (4 + (words < 250 ? words : 250)) / ((float)of->gold_words + 150);
            to->weights[at] = used ? (weight < 8 ? weight : 8) * (k >= of->count ? OTHER_LANGUAGE : 1) : 0;
        }
    }
}

static void release_table(table *from) {
    train_free(from->cells);
    train_free(from->weights);
    train_free(from->labels);
    train_free(from->groups);
    train_free((void *)(uintptr_t)from->rows.columns);
}

static void score(page *of, const model_forest *forest) {
    for (uint32_t i = 0; i < of->count; i++)
        of->scores[i] = model_forest_score(forest, of->markup.sights[i].features);
}

/** Prints how much of the pages' articles is found: by words, the mean of the pages' own figures. */
static void measure(const pages *all, const char *what, bool dev) {
    for (int32_t from = -1000; from <= 1000; from += 500) {
        double sums[3] = {0}, count = 0;
        for (uint32_t p = 0; p < all->count; p++) {
            const page *of = all->items[p];
            if (of->dev != dev) continue;
            double hits = 0, found = 0;
            for (uint32_t i = 0; i < of->count; i++) {
                if (of->scores[i] <= from) continue;
                found += of->words[i];
                hits += of->labels[i] ? of->words[i] : 0;
            }
            double precision = found > 0 ? hits / found : 0;
            double recall = of->gold_words ? hits / of->gold_words : 1;
            recall = recall > 1 ? 1 : recall;
            sums[0] += precision;
            sums[1] += recall;
            sums[2] += precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
            count++;
        }
        if (count > 0)
            fprintf(stderr, "%s from %5d: P %.1f R %.1f F %.2f\n", what, from, 100 * sums[0] / count,
                    100 * sums[1] / count, 100 * sums[2] / count);
    }
}

/** Learns a round's trees; each page is scored by trees that did not learn from it. */
static void learn_round(table *learned, const pages *all, const train_forest_shape *shape, int round,
                        model_forest *trees) {
    fill_cells(learned, all);
    for (uint32_t part = 0; part <= PARTS; part++) {
        weigh_rows(learned, all, part);
        model_forest forest = train_forest_learn(&learned->rows, shape, 7 + 70 * (uint64_t)round + part);
        for (uint32_t p = 0; p < all->count; p++) {
            page *of = all->items[p];
            if (of->dev ? part == PARTS : of->part == part) score(of, &forest);
        }
        if (part == PARTS)
            *trees = forest;
        else
            train_free((void *)(uintptr_t)forest.trees);
    }
}

/** Learns both rounds and writes their section. */
int train_pages_main(train_options *options) {
    const char *out = train_option(options, "out", NULL);
    train_forest_shape shape = {.trees = train_option_count(options, "trees", 200, 1, 5000),
                                .rate = train_option_number(options, "rate", 0.07),
                                .columns = train_option_number(options, "columns", 0.15),
                                .rows = train_option_number(options, "rows", 0.7),
                                .lambda = train_option_number(options, "lambda", 2),
                                .least = train_option_number(options, "least", 1)};
    page_model model;
    base_error error;
    model_file *language = train_language_open(train_option(options, "language", NULL));
    if (!page_model_open(&model, language, &error)) train_die("%s", error.message);
    pages all = {.items = NULL};
    for (const char *path; (path = train_option_next(options, "pages"));)
        read_pages(&all, &model, path, false);
    for (const char *path; (path = train_option_next(options, "dev"));) read_pages(&all, &model, path, true);
    train_options_done(options);

    table learned;
    start_table(&learned, &all);
    for (int round = 0; round < PAGE_ROUNDS; round++) {
        for (uint32_t p = 0; round > 0 && p < all.count; p++)
            if (!page_markup_see_first(&all.items[p]->markup, all.items[p]->scores, &all.items[p]->arena))
                train_die("out of memory");
        learn_round(&learned, &all, &shape, round, &model.rounds[round]);
        fprintf(stderr, "round %d\n", round + 1);
        measure(&all, "pages left out", false);
        measure(&all, "dev", true);
    }
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    train_put_u32(&section, PAGE_VERSION);
    for (int i = 0; i < PAGE_ROUNDS; i++) train_forest_put(&section, &model.rounds[i], PAGE_TREE_FEATURES);
    train_write_file(out, section.bytes, section.count);
    base_buf_release(&section);
    for (int i = 0; i < PAGE_ROUNDS; i++) train_free((void *)(uintptr_t)model.rounds[i].trees);
    release_table(&learned);
    release_pages(&all);
    model_file_close(language);
    return 0;
}
