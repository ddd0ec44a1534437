#include "train/page/residue.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "page/paragraph_features.h"
#include "read/json.h"
#include "text/paragraph.h"
#include "train/language.h"

#define EPOCHS 40
#define LEARNING_RATE 0.05f
#define DECAY 1e-6f
/** A lost sentence of an article costs as much as so many lines of residue kept. */
#define BODY_WEIGHT 3.0f

/** A paragraph to learn from. */
typedef struct example {
    page_paragraph seen;
    bool residue;
} example;

/** Paragraphs of one page or article: examples [first, first + count). */
typedef struct page {
    uint32_t first, count;
    bool held_back, article;
} page;

typedef struct examples {
    BASE_VEC(example) items;
    BASE_VEC(page) pages;
} examples;

/** Lines of a page with their labels, while it is read. */
typedef struct draft {
    base_buf text;
    text_spans spans;
    BASE_VEC(uint8_t) residue;
} draft;

static void draft_reset(draft *lines) {
    base_buf_reset(&lines->text);
    lines->spans.count = lines->residue.count = 0;
}

static void draft_add(draft *lines, const base_buf *line, bool residue) {
    text_span span = {(uint32_t)lines->text.count, (uint32_t)(lines->text.count + line->count)};
    base_buf_add(&lines->text, line->bytes, line->count);
    base_buf_add(&lines->text, "\n", 1);
    train_push(&lines->spans, span);
    train_push(&lines->residue, residue);
}

/** True for a page whose article has English words; the cues are English, so other pages teach nothing. */
static bool is_english(const examples *all, const page *of) {
    uint32_t body = 0, english = 0;
    for (uint32_t i = of->first; i < of->first + of->count; i++) {
        const example *item = &all->items.items[i];
        if (item->residue || item->seen.words < 8) continue;
        body++;
        english += !page_paragraph_has(&item->seen, PAGE_FEATURE_FUNCTION_NONE) &&
                   !page_paragraph_has(&item->seen, PAGE_FEATURE_FUNCTION_FEW);
    }
    return english * 2 > body;
}

/** Turns a draft into a page; keeps one residue line in `thin` (1: all), so that pages reduced before also
 * teach. */
static void add_page(examples *all, const page_model *model, const draft *lines, uint32_t thin,
                     bool held_back, bool article, uint64_t *state) {
    page added = {.first = all->items.count, .held_back = held_back, .article = article};
    for (uint32_t i = 0; i < lines->spans.count; i++) {
        bool residue = lines->residue.items[i];
        if (residue && thin > 1 && train_random(state) % thin != 0) continue;
        example fresh = {.residue = residue};
        page_paragraph_see(model, lines->text.bytes, lines->spans.items[i].begin, lines->spans.items[i].end,
                           &fresh.seen);
        train_push(&all->items, fresh);
    }
    added.count = all->items.count - added.first;
    if (is_english(all, &added))
        train_push(&all->pages, added);
    else
        all->items.count = added.first;
}

/** Reads the lines of one page; false where the JSON is not of this shape. */
static bool read_page_lines(read_json *json, draft *lines) {
    read_json_event event = read_json_next(json);
    while ((event = read_json_next(json)) == READ_JSON_KEY) {
        bool wanted = strcmp(json->string.bytes, "lines") == 0;
        event = read_json_next(json);
        if (!wanted) {
            read_json_skip(json, event);
            continue;
        }
        while ((event = read_json_next(json)) == READ_JSON_ARRAY) {
            if (read_json_next(json) != READ_JSON_STRING) return false;
            base_buf line = json->string;
            base_buf_start(&json->string, base_allocator_standard());
            bool body = read_json_next(json) == READ_JSON_NUMBER && json->string.bytes[0] == '1';
            draft_add(lines, &line, !body);
            base_buf_release(&line);
            if (read_json_next(json) != READ_JSON_ARRAY_END) return false;
        }
    }
    return event == READ_JSON_OBJECT_END;
}

/** Reads the paragraphs of one article: all body; false where the JSON is no object. */
static bool read_article_lines(read_json *json, draft *lines) {
    read_json_event event = read_json_next(json);
    while ((event = read_json_next(json)) == READ_JSON_KEY) {
        bool wanted = strcmp(json->string.bytes, "text") == 0;
        event = read_json_next(json);
        if (!wanted || event != READ_JSON_STRING) {
            read_json_skip(json, event);
            continue;
        }
        base_buf_add(&lines->text, json->string.bytes, json->string.count);
        if (!text_split_paragraphs(lines->text.bytes, (uint32_t)lines->text.count, base_allocator_standard(),
                                   &lines->spans))
            train_die("out of memory");
        for (uint32_t i = 0; i < lines->spans.count; i++) train_push(&lines->residue, false);
    }
    return event == READ_JSON_OBJECT_END;
}

static void read_examples(examples *all, const page_model *model, const char *path, bool articles) {
    size_t size;
    char *bytes = train_read_file(path, &size);
    draft lines = {.spans = {0}};
    base_buf_start(&lines.text, base_allocator_standard());
    uint64_t state = 17;
    uint32_t number = 0;
    for (char *at = bytes; *at; number++) {
        size_t length = strcspn(at, "\n");
        read_json json;
        read_json_start(&json, at, length, base_allocator_standard());
        draft_reset(&lines);
        bool good = articles ? read_article_lines(&json, &lines) : read_page_lines(&json, &lines);
        if (!good) train_die("%s:%u: not %s", path, number + 1, articles ? "an article" : "a page of lines");
        read_json_release(&json);
        bool held_back = number % 5 == 4;
        add_page(all, model, &lines, 1, held_back, articles, &state);
        if (!articles && !held_back) add_page(all, model, &lines, 12, false, false, &state);
        at += length + (at[length] == '\n');
    }
    base_buf_release(&lines.text);
    base_vec_release(base_allocator_standard(), &lines.spans);
    base_vec_release(base_allocator_standard(), &lines.residue);
    train_free(bytes);
}

/* ---- learning ------------------------------------------------------------------------------------------ */

static float margin(const page_paragraph *paragraph, const float *weights, int features) {
    float total = 0;
    for (int i = 0; i < features; i++)
        if (page_paragraph_has(paragraph, (page_feature)i)) total += weights[i];
    return total;
}

/** Logistic regression by stochastic gradient over the first `features` features; writes thousandths. */
static void learn(const examples *all, int features, int32_t *learned) {
    float weights[PAGE_FEATURE_COUNT] = {0};
    uint32_t count = 0, *order = train_new(all->items.count, sizeof *order);
    for (uint32_t p = 0; p < all->pages.count; p++)
        for (uint32_t i = 0; i < all->pages.items[p].count && !all->pages.items[p].held_back; i++)
            order[count++] = all->pages.items[p].first + i;
    uint64_t state = 5;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        float rate = LEARNING_RATE / (1.0f + 0.3f * (float)epoch);
        train_shuffle(order, count, &state);
        for (uint32_t k = 0; k < count; k++) {
            const example *item = &all->items.items[order[k]];
            float target = item->residue ? 1.0f : 0.0f;
            float step = target - 1.0f / (1.0f + expf(-margin(&item->seen, weights, features)));
            if (!item->residue) step *= BODY_WEIGHT;
            for (int i = 0; i < features; i++)
                if (page_paragraph_has(&item->seen, (page_feature)i))
                    weights[i] += rate * (step - DECAY * weights[i]);
        }
    }
    for (int i = 0; i < features; i++) learned[i] = (int32_t)lrintf(weights[i] * 1000.0f);
    train_free(order);
}

static double percent(uint32_t part, uint32_t whole) {
    return whole ? 100.0 * part / whole : 0;
}

/** Prints how well lines of held-back pages and paragraphs of held-back articles are told apart. */
static void measure(const examples *all, int32_t threshold) {
    uint32_t hits = 0, extra = 0, missed = 0, kept = 0, lost = 0;
    for (uint32_t p = 0; p < all->pages.count; p++) {
        const page *from = &all->pages.items[p];
        for (uint32_t i = from->first; from->held_back && i < from->first + from->count; i++) {
            const example *item = &all->items.items[i];
            bool body = item->seen.score <= threshold;
            if (from->article) {
                kept += body;
                lost += !body;
                continue;
            }
            hits += body && !item->residue;
            extra += body && item->residue;
            missed += !body && !item->residue;
        }
    }
    fprintf(stderr,
            "threshold %d: pages, body lines P %.1f R %.1f F %.1f; articles, paragraphs kept %.2f%% of %u\n",
            threshold, percent(hits, hits + extra), percent(hits, hits + missed),
            percent(2 * hits, 2 * hits + extra + missed), percent(kept, kept + lost), kept + lost);
}

static void write_weights(const page_model *model, const char *path) {
    base_buf out;
    base_buf_start(&out, base_allocator_standard());
    base_buf_add_string(
        &out, "# What each feature of a paragraph weighs for its being residue, in thousandths of log odds: "
              "by itself, "
              "and among its neighbours.\n"
              "# Source: learned: `quoth-train residue`, from lines of web pages (boiler_lines) and news "
              "articles (PolNeAR); licence of the numbers MIT.\n"
              "# Columns: feature, own, all\n");
    for (int i = 0; i < PAGE_FEATURE_COUNT; i++) {
        base_buf_add_string(&out, page_feature_name((page_feature)i));
        base_buf_add_byte(&out, '\t');
        base_buf_add_number(&out, model->own_weights[i]);
        base_buf_add_byte(&out, '\t');
        base_buf_add_number(&out, model->all_weights[i]);
        base_buf_add_byte(&out, '\n');
    }
    train_write_file(path, out.bytes, out.count);
    base_buf_release(&out);
}

int train_residue_main(train_options *options) {
    const char *pages = train_option(options, "pages", NULL), *out = train_option(options, "out", NULL);
    page_model model;
    base_error error;
    model_file *language = train_language_open(train_option(options, "language", NULL));
    if (!page_model_open(&model, language, &error)) train_die("%s", error.message);
    examples all = {.items = {0}};
    read_examples(&all, &model, pages, false);
    for (const char *path; (path = train_option_next(options, "articles"));)
        read_examples(&all, &model, path, true);
    train_options_done(options);

    learn(&all, PAGE_FEATURE_AROUND, model.own_weights);
    page_paragraph *paragraphs = train_new(all.items.count, sizeof *paragraphs);
    for (uint32_t p = 0; p < all.pages.count; p++) {
        const page *of = &all.pages.items[p];
        for (uint32_t i = 0; i < of->count; i++) paragraphs[i] = all.items.items[of->first + i].seen;
        page_paragraphs_score_own(&model, paragraphs, of->count);
        page_paragraphs_mark_neighbours(paragraphs, of->count);
        for (uint32_t i = 0; i < of->count; i++) all.items.items[of->first + i].seen = paragraphs[i];
    }
    learn(&all, PAGE_FEATURE_COUNT, model.all_weights);
    for (uint32_t i = 0; i < all.items.count; i++) page_paragraphs_score(&model, &all.items.items[i].seen, 1);
    for (int32_t threshold = 0; threshold <= 2000; threshold += 500) measure(&all, threshold);
    write_weights(&model, out);
    train_free(paragraphs);
    base_vec_release(base_allocator_standard(), &all.items);
    base_vec_release(base_allocator_standard(), &all.pages);
    model_file_close(language);
    return 0;
}
