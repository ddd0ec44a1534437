#include "train/refer/refer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lang/lang.h"
#include "refer/pronoun_candidates.h"
#include "refer/refer.h"
#include "text/paragraph.h"
#include "train/refer/chains.h"

enum { epochs = 30 };
/* What "nothing" weighs for pronouns that always mean somebody. */
static const double never = 25;
/* Taken from "nothing" for the others: an answer is worth more than a miss (chosen on development texts). */
static const double boldness = 1;
static const double rate = 0.1, decay = 5e-3;

/* A pronoun's candidates; bit c of `right` says that candidate c is what it means. None: it means nothing. */
typedef struct choice {
    uint8_t column, count;
    uint64_t right;
    uint32_t first; /* candidate */
} choice;

typedef struct lesson {
    name_lexicons names;
    BASE_VEC(choice) choices;
    BASE_VEC(refer_candidate) candidates;
    const train_chains *chains;
    double weights[REFER_WEIGHINGS][REFER_FEATURE_COUNT], squares[REFER_WEIGHINGS][REFER_FEATURE_COUNT];
} lesson;

static uint32_t chain_of(const lesson *taught, const refer_board *board, const refer_item *item) {
    return train_chains_at(taught->chains, doc_begin(&board->document->tokens, item->head));
}

/* A candidate is right where it, or a mention joined to it already, belongs to the pronoun's chain. */
static bool is_right(const lesson *taught, const refer_board *board, uint32_t item, uint32_t chain) {
    if (chain_of(taught, board, &board->items[item]) == chain) return true;
    if (taught->chains->whole) return false;
    for (uint32_t i = board->clusters[board->items[item].cluster].first; i != DOC_NONE;
         i = board->items[i].next)
        if (chain_of(taught, board, &board->items[i]) == chain) return true;
    return false;
}

/* Notes the candidates, and chooses as the marks say, so that later pronouns see true chains. */
static uint32_t teach(void *context, const refer_board *board, const refer_item *pronoun, uint8_t column,
                      const refer_candidate *candidates, uint32_t count) {
    lesson *taught = context;
    const train_chains *chains = taught->chains;
    bool own = chains->whole || doc_begin(&board->document->tokens, pronoun->head) == chains->pronoun.begin;
    if (!own || (!chains->whole && !chains->answered)) return count;
    uint32_t chain = chain_of(taught, board, pronoun), chosen = count;
    choice made = {.column = column, .count = (uint8_t)count, .first = taught->candidates.count};
    for (uint32_t c = 0; c < count; c++) {
        train_push(&taught->candidates, candidates[c]);
        if (chain == DOC_NONE || !is_right(taught, board, candidates[c].item, chain)) continue;
        made.right |= (uint64_t)1 << c;
        if (chosen == count) chosen = c;
    }
    /* "he" and "she" always mean somebody, named or not; where nobody is right there is nothing to learn. */
    bool may_be_nothing = chains->whole && column != REFER_WEIGH_HE && column != REFER_WEIGH_HIS;
    if (may_be_nothing || made.right) train_push(&taught->choices, made);
    return chosen;
}

static void analyse(lesson *taught, const lang_model *lang, lang_scratch *scratch, const refer_model *refer,
                    refer_scratch *working, const train_chains *chains) {
    const base_allocator *allocator = base_allocator_standard();
    base_error error;
    text_spans paragraphs = {0};
    doc document;
    doc_start(&document, allocator);
    bool done = doc_set_text(&document, chains->text, (uint32_t)chains->size) &&
                text_split_paragraphs(chains->text, (uint32_t)chains->size, allocator, &paragraphs);
    for (uint32_t i = 0; done && i < paragraphs.count; i++) {
        doc_paragraph paragraph = {.span = {paragraphs.items[i].begin, paragraphs.items[i].end}};
        train_push(&document.paragraphs, paragraph);
    }
    doc_view view;
    doc_view_start(&view, allocator, &taught->names.function_words);
    struct refer_judge judge = {.choose = teach, .context = taught};
    taught->chains = chains;
    if (!done || !lang_analyse(lang, scratch, &document, &error) || !doc_view_make(&view, &document) ||
        !refer_resolve_judged(refer, working, &view, &judge))
        train_die("out of memory");
    doc_view_release(&view);
    base_vec_release(allocator, &paragraphs);
    doc_release(&document);
}

static double score_of(const lesson *taught, uint8_t column, const refer_candidate *candidate) {
    double sum = 0;
    for (uint32_t f = 0; f < candidate->count; f++) sum += taught->weights[column][candidate->features[f]];
    return sum;
}

/* One step of AdaGrad (Duchi et al. 2011) with decay. */
static void step(lesson *taught, uint8_t column, uint16_t feature, double gradient) {
    double *weight = &taught->weights[column][feature], *square = &taught->squares[column][feature];
    gradient += decay * *weight;
    *square += gradient * gradient;
    *weight -= rate * gradient / (sqrt(*square) + 1e-8);
}

/* Moves towards the right candidates of a choice (or "nothing"); returns whether the best one was right. */
static bool learn(lesson *taught, const choice *made) {
    double scores[REFER_CANDIDATES + 1], total = 0, right = 0, best = -HUGE_VAL;
    const refer_candidate *candidates = taught->candidates.items + made->first;
    uint32_t found = made->count;
    bool person = made->column == REFER_WEIGH_HE || made->column == REFER_WEIGH_HIS;
    for (uint32_t c = 0; c <= made->count; c++) {
        double score = c < made->count ? score_of(taught, made->column, &candidates[c])
                       : person        ? -never
                                       : taught->weights[made->column][REFER_F_nothing];
        if (score > best) best = score, found = c;
        scores[c] = score;
    }
    for (uint32_t c = 0; c <= made->count; c++) {
        scores[c] = exp(scores[c] - best);
        total += scores[c];
        bool is = c == made->count ? made->right == 0 : made->right >> c & 1;
        if (is) right += scores[c];
    }
    for (uint32_t c = 0; c <= made->count; c++) {
        bool is = c == made->count ? made->right == 0 : made->right >> c & 1;
        double gradient = scores[c] / total - (is ? scores[c] / right : 0);
        if (c == made->count) {
            if (!person) step(taught, made->column, REFER_F_nothing, gradient);
            continue;
        }
        for (uint32_t f = 0; f < candidates[c].count; f++)
            step(taught, made->column, candidates[c].features[f], gradient);
    }
    return found == made->count ? made->right == 0 : made->right >> found & 1;
}

static void learn_all(lesson *taught) {
    uint32_t *order = train_new(taught->choices.count, sizeof *order);
    uint64_t random = 1;
    for (uint32_t i = 0; i < taught->choices.count; i++) order[i] = i;
    for (int epoch = 0; epoch < epochs; epoch++) {
        uint32_t hits = 0;
        train_shuffle(order, taught->choices.count, &random);
        for (uint32_t i = 0; i < taught->choices.count; i++)
            hits += learn(taught, &taught->choices.items[order[i]]);
        fprintf(stderr, "epoch %d: %.1f%% of %u pronouns\n", epoch + 1,
                100.0 * hits / (taught->choices.count ? taught->choices.count : 1), taught->choices.count);
    }
    train_free(order);
}

static void write_weights(const lesson *taught, const char *path) {
    base_buf file;
    base_buf_start(&file, base_allocator_standard());
    base_buf_add_string(
        &file,
        "# What speaks for a candidate antecedent of a pronoun, in hundredths (see csrc/refer/features.h).\n"
        "# Source: learned: `quoth-train refer`, from GUM (CC-BY-4.0) and GAP (Apache-2.0); licence MIT.\n"
        "# Columns: feature, weight for he and she, his and her, it, its, they, their\n");
    for (uint32_t f = 0; f < REFER_FEATURE_COUNT; f++) {
        char name[REFER_FEATURE_BYTES];
        bool any = false;
        for (uint32_t w = 0; w < REFER_WEIGHINGS; w++) any = any || lround(taught->weights[w][f] * 100) != 0;
        if (!any) continue;
        base_buf_add(&file, name, refer_feature_name(f, name));
        for (uint32_t w = 0; w < REFER_WEIGHINGS; w++) {
            base_buf_add_byte(&file, '\t');
            base_buf_add_number(&file, lround(taught->weights[w][f] * 100));
        }
        base_buf_add_byte(&file, '\n');
    }
    if (file.failed) train_die("out of memory");
    train_write_file(path, file.bytes, file.count);
    base_buf_release(&file);
}

int train_refer_main(train_options *options) {
    const base_allocator *allocator = base_allocator_standard();
    const char *model = train_option(options, "model", NULL), *out = train_option(options, "out", NULL),
               *path;
    train_chain_set set = {0};
    while ((path = train_option_next(options, "chains"))) train_chains_read(&set, path);
    train_options_done(options);
    base_error error;
    model_file *file = model_file_open(allocator, model, &error);
    lang_model *lang = file ? lang_model_open(file, allocator, &error) : NULL;
    lesson *taught = train_new(1, sizeof *taught);
    bool named = lang && name_lexicons_open(&taught->names, file, allocator, &error);
    refer_model *refer = named ? refer_model_open(file, &taught->names, allocator, &error) : NULL;
    if (!refer) train_die("%s", error.message);
    lang_scratch *scratch = lang_scratch_new(lang, allocator);
    refer_scratch working;
    refer_scratch_start(&working, allocator);
    if (!scratch) train_die("out of memory");
    for (uint32_t i = 0; i < set.count; i++) analyse(taught, lang, scratch, refer, &working, &set.items[i]);
    learn_all(taught);
    for (int w = 0; w < REFER_WEIGHINGS; w++) taught->weights[w][REFER_F_nothing] -= boldness;
    taught->weights[REFER_WEIGH_HE][REFER_F_nothing] = taught->weights[REFER_WEIGH_HIS][REFER_F_nothing] =
        -never;
    write_weights(taught, out);
    base_vec_release(allocator, &taught->choices);
    base_vec_release(allocator, &taught->candidates);
    train_chains_release(&set);
    refer_scratch_release(&working);
    lang_scratch_release(scratch);
    refer_model_close(refer);
    train_free(taught);
    lang_model_close(lang);
    model_file_close(file);
    return 0;
}
