#include "train/network/network.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/thread.h"
#include "train/network/export.h"
#include "train/network/label.h"
#include "train/network/measure.h"

const char train_network_usage[] =
    "--train FILE.conllu … --words SECTION --out FILE [option value] …\n\n"
    "To learn from:\n"
    "  --train         treebanks; their labels are the network's. \"Name=B-person\" in MISC is a name\n"
    "  --names         names in BIO (token, tab, label; an empty line behind a sentence), or FILE.conllu\n"
    "  --silver        treebanks labelled by a machine; --silver-weight (1) of their losses\n"
    "  --repeat-trees, --repeat-names   how often --train and --names are shown an epoch (1)\n"
    "To measure on, and to keep the best parameters by:\n"
    "  --dev, --names-dev               stops after --patience measurements (0: never) without a better "
    "score\n"
    "Widths (multiples of 8):\n"
    "  --input 128 --conv 128 --hidden 96 --layers 3 --arc 64 --relation 64 --tag 64 --name 48\n"
    "  --norm-rows 16384 --part-rows 4096   rows of the tables of forms and of their parts\n"
    "Learning:\n"
    "  --epochs 15 --batch 1200 --rate 0.002 --seed 1\n"
    "  --threads 1     parts of a batch learned from at once: another number gives another network\n"
    "  --stop N        ends after N epochs although the rate falls over --epochs\n"
    "  --name-dropout  of words with a capital (as --word-dropout): more of it, and names that were never "
    "seen\n"
    "                  are found by what is around them\n"
    "  --word-dropout 0.2 --input-dropout 0.2 --layer-dropout 0.25\n"
    "  --from FILE     parameters to go on from (--epochs 0: to measure, export or label with)\n"
    "Results:\n"
    "  --out FILE      the best parameters; --section FILE and --labels FILE: the model's sections\n"
    "  --shift KIND:X  adds X to the scores of a kind of names: more of them are found where it is positive\n"
    "  --label FILE.conllu or --label-names FILE.bio, with --label-out FILE: adds the labels that these "
    "lack\n"
    "  --partner FILE  a network of the same shape, learned from another --seed, whose scores are added "
    "then\n";

#define TRAIN_MOST_THREADS 16

/** All that one training holds. */
typedef struct training {
    train_treebank trees, silver_trees, tree_dev[8];
    train_treebank name_trees, name_dev_trees;
    train_tagged_set names, name_dev;
    train_labels labels[TRAIN_TASK_COUNT];
    train_examples learn, tree_test[8], name_test;
    uint32_t tree_tests;
    char *words_bytes;
    model_words words;
    train_net *net, *twins[TRAIN_MOST_THREADS];
    uint32_t threads;
    train_dropout dropout;
    uint32_t batch_words, epochs, stop, patience, repeat_trees, repeat_names;
    float rate;
    uint64_t random;
} training;

static void read_data(training *t, train_options *options) {
    const char *path;
    while ((path = train_option_next(options, "train"))) train_treebank_add(&t->trees, path);
    while ((path = train_option_next(options, "names"))) train_names_add(path, &t->name_trees, &t->names);
    while ((path = train_option_next(options, "silver"))) train_treebank_add(&t->silver_trees, path);
    while ((path = train_option_next(options, "dev")) && t->tree_tests < 8) {
        train_treebank_add(&t->tree_dev[t->tree_tests++], path);
    }
    while ((path = train_option_next(options, "names-dev")))
        train_names_add(path, &t->name_dev_trees, &t->name_dev);
    if (t->trees.sentences.count == 0) train_die("--train is missing (try --help)");
    train_labels_collect(t->labels, &t->trees);
    float silver = (float)train_option_number(options, "silver-weight", 1);
    for (uint32_t i = 0; i < t->repeat_trees; i++)
        train_examples_add_trees(&t->learn, &t->trees, t->labels, 1);
    for (uint32_t i = 0; i < t->repeat_names; i++) {
        train_examples_add_names(&t->learn, &t->names, 1);
        train_examples_add_trees(&t->learn, &t->name_trees, t->labels, 1);
    }
    train_examples_add_trees(&t->learn, &t->silver_trees, t->labels, silver);
    for (uint32_t i = 0; i < t->tree_tests; i++) {
        train_examples_add_trees(&t->tree_test[i], &t->tree_dev[i], t->labels, 1);
    }
    train_examples_add_names(&t->name_test, &t->name_dev, 1);
    train_examples_add_trees(&t->name_test, &t->name_dev_trees, t->labels, 1);
    fprintf(stderr, "network: %u sentences, %u words to learn from\n", t->learn.items.count, t->learn.words);
}

static void read_words(training *t, const char *path) {
    size_t size = 0;
    t->words_bytes = train_read_file(path, &size);
    base_error error;
    model_section section = {.bytes = (const uint8_t *)t->words_bytes, .size = size};
    if (!model_words_bind(&t->words, section, &error)) train_die("%s: %s", path, error.message);
}

/** A layer's width: a multiple of 8. */
static uint32_t read_width(train_options *options, const char *name, uint32_t otherwise) {
    uint32_t width = train_option_count(options, name, otherwise, 8, 1024);
    if (width % 8 != 0) train_die("--%s wants a multiple of 8, not %u", name, width);
    return width;
}

/** How many rows a table has: a power of two, so that a hash is cut to it. */
static uint32_t read_rows(train_options *options, const char *name, uint32_t otherwise) {
    uint32_t rows = train_option_count(options, name, otherwise, 64, 1u << 24);
    if (rows & (rows - 1)) train_die("--%s wants a power of two, not %u", name, rows);
    return rows;
}

static void read_shape(train_shape *shape, train_options *options, const training *t) {
    shape->input = read_width(options, "input", 128);
    shape->conv = read_width(options, "conv", 128);
    shape->hidden = read_width(options, "hidden", 96);
    shape->layers = train_option_count(options, "layers", 3, 1, TRAIN_MOST_LAYERS);
    shape->arc = read_width(options, "arc", 64);
    shape->relation = read_width(options, "relation", 64);
    shape->tag = read_width(options, "tag", 64);
    shape->name = read_width(options, "name", 48);
    shape->vector = t->words.dimensions;
    for (uint32_t task = 0; task < TRAIN_TASK_COUNT; task++)
        shape->outputs[task] = t->labels[task].items.count;
    uint32_t *rows = shape->tables.rows;
    rows[MODEL_FEATURE_NORM] = read_rows(options, "norm-rows", 16384);
    rows[MODEL_FEATURE_PREFIX] = read_rows(options, "part-rows", 4096);
    rows[MODEL_FEATURE_SUFFIX2] = 1024;
    rows[MODEL_FEATURE_SUFFIX3] = rows[MODEL_FEATURE_PREFIX];
    rows[MODEL_FEATURE_SUFFIX4] = rows[MODEL_FEATURE_PREFIX];
    rows[MODEL_FEATURE_SHAPE] = 1024;
    rows[MODEL_FEATURE_LISTS] = 1024;
    rows[MODEL_FEATURE_CONTEXT] = MODEL_CONTEXT_ROWS;
    rows[MODEL_FEATURE_GRAMS] = rows[MODEL_FEATURE_PREFIX];
}

/* ---- measuring ----------------------------------------------------------------------------------------- */

static void answer(void *context, const train_example *const *batch, uint32_t count, train_answer *out) {
    train_net_answer(&((training *)context)->net, 1, batch, count, out);
}

static double measure(training *t) {
    double sum = 0;
    for (uint32_t i = 0; i < t->tree_tests; i++) sum += train_measure_trees(&t->tree_test[i], answer, t);
    if (t->name_test.items.count > 0)
        sum += 0.5 * train_measure_names(&t->name_test, &t->labels[TRAIN_NAME], answer, t);
    return sum;
}

/* ---- learning ------------------------------------------------------------------------------------------ */

/** Rises over the first steps, then falls along half a cosine to a fiftieth. */
static float rate_at(const training *t, uint64_t step, uint64_t steps) {
    const uint64_t rise = steps < 3000 ? steps / 10 + 1 : 300;
    if (step < rise) return t->rate * (float)(step + 1) / (float)rise;
    double way = (double)(step - rise) / (double)(steps > rise ? steps - rise : 1);
    return t->rate * (float)(0.02 + 0.98 * 0.5 * (1 + cos(3.14159265358979 * (way < 1 ? way : 1))));
}

/** Most words of a document that are learned from at once: places of one name hear each other among them, but
 * a batch of one article alone teaches that article. By experiment: 250 is better than 800. */
#define WORDS_TOGETHER 250

/** How many sentences from `first` on, which `order` holds, are learned from at once. */
static uint32_t group_at(const training *t, uint32_t first) {
    return train_examples_document(&t->learn, first, WORDS_TOGETHER, 100);
}

/** A batch, parted for the threads: part k is the sentences ends[k - 1] … ends[k]. */
typedef struct parted_batch {
    training *t;
    const train_example *items[4096];
    uint32_t count, ends[TRAIN_MOST_THREADS];
    uint64_t randoms[TRAIN_MOST_THREADS];
    train_losses losses[TRAIN_MOST_THREADS];
} parted_batch;

/** Takes groups from order[*at] on until the batch is full; parts them by words. */
static void fill_batch(parted_batch *batch, const uint32_t *order, uint32_t groups, uint32_t *at) {
    training *t = batch->t;
    uint32_t words = 0, part = 0;
    batch->count = 0;
    while (*at < groups && words < t->batch_words && batch->count < 3000) {
        uint32_t first = order[*at], size = group_at(t, first), more = 0;
        for (uint32_t k = 0; k < size; k++) more += t->learn.items.items[first + k].count;
        if (words > 0 && words + more > t->batch_words + 100) break;
        while (part + 1 < t->threads && words >= (part + 1) * t->batch_words / t->threads)
            batch->ends[part++] = batch->count;
        for (uint32_t k = 0; k < size; k++) batch->items[batch->count++] = &t->learn.items.items[first + k];
        words += more;
        ++*at;
    }
    while (part < t->threads) batch->ends[part++] = batch->count;
}

static bool learn_part(void *context, uint32_t part, uint32_t worker) {
    parted_batch *batch = context;
    training *t = batch->t;
    uint32_t first = part > 0 ? batch->ends[part - 1] : 0;
    (void)worker;
    train_net_learn(part > 0 ? t->twins[part - 1] : t->net, batch->items + first, batch->ends[part] - first,
                    &t->dropout, t->threads > 1 ? &batch->randoms[part] : &t->random, &batch->losses[part]);
    return true;
}

static void add_losses(train_losses *sum, const train_losses *losses) {
    sum->arc += losses->arc;
    sum->relation += losses->relation;
    sum->upos += losses->upos;
    sum->xpos += losses->xpos;
    sum->feats += losses->feats;
    sum->name += losses->name;
    sum->tree_words += losses->tree_words;
    sum->name_words += losses->name_words;
}

static void run_epoch(training *t, uint32_t *order, uint32_t groups, uint64_t *step, uint64_t steps) {
    static parted_batch batch;
    train_losses losses = {0};
    double start = train_seconds();
    train_shuffle(order, groups, &t->random);
    batch.t = t;
    for (uint32_t at = 0; at < groups;) {
        fill_batch(&batch, order, groups, &at);
        memset(batch.losses, 0, sizeof batch.losses);
        for (uint32_t k = 0; t->threads > 1 && k < t->threads; k++)
            batch.randoms[k] = train_random(&t->random);
        base_parallel(base_allocator_standard(), t->threads, t->threads, learn_part, &batch);
        if (t->threads > 1) train_net_join(t->net, t->twins, t->threads - 1);
        train_net_step(t->net, rate_at(t, (*step)++, steps), 5);
        for (uint32_t k = 0; k < t->threads; k++) add_losses(&losses, &batch.losses[k]);
    }
    double trees = losses.tree_words ? losses.tree_words : 1,
           names = losses.name_words ? losses.name_words : 1;
    fprintf(stderr, "  loss arc %.3f relation %.3f upos %.3f xpos %.3f feats %.3f name %.3f; %.0f s\n",
            losses.arc / trees, losses.relation / trees, losses.upos / trees, losses.xpos / trees,
            losses.feats / trees, losses.name / names, train_seconds() - start);
}

/** The parameters as they are, to go on from or to export. */
static void save(training *t, const char *path) {
    base_buf bytes;
    base_buf_start(&bytes, base_allocator_standard());
    train_put_array(&bytes, train_net_shape(t->net), 1, sizeof(train_shape), 1);
    const train_parameter *parameters = train_net_parameters(t->net);
    for (uint32_t i = 0; i < TRAIN_PARAMETERS; i++) {
        const train_parameter *p = &parameters[i];
        if (p->value) train_put_array(&bytes, p->value, (size_t)p->rows * p->columns, sizeof(float), 1);
    }
    train_write_file(path, bytes.bytes, bytes.count);
    base_buf_release(&bytes);
}

/** Takes parameters that `save` wrote for the same shape. */
static void load(train_net *net, const char *path) {
    size_t size = 0, at = sizeof(train_shape);
    char *bytes = train_read_file(path, &size);
    if (size < at || memcmp(bytes, train_net_shape(net), at) != 0)
        train_die("%s: a network of another shape", path);
    train_parameter *parameters = train_net_parameters(net);
    for (uint32_t i = 0; i < TRAIN_PARAMETERS; i++) {
        size_t count = sizeof(float) * parameters[i].rows * parameters[i].columns;
        if (count > size - at) train_die("%s: cut short", path);
        if (count > 0) memcpy(parameters[i].value, bytes + at, count);
        at += count;
    }
    train_free(bytes);
}

/** Learns and keeps the best parameters in a file; those that it starts from, if not random, are among them.
 */
static void learn(training *t, bool random, const char *out) {
    uint32_t count = t->learn.items.count;
    uint32_t *order = train_new(count, sizeof *order);
    uint32_t groups = 0;
    for (uint32_t i = 0; i < count; i += group_at(t, i)) order[groups++] = i;
    uint64_t step = 0, steps = (uint64_t)t->epochs * (t->learn.words / t->batch_words + 1);
    double best = random ? -1 : measure(t);
    uint32_t worse = 0;
    if (!random) save(t, out);
    for (uint32_t epoch = 1; epoch <= t->epochs; epoch++) {
        fprintf(stderr, "epoch %u of %u\n", epoch, t->epochs);
        run_epoch(t, order, groups, &step, steps);
        bool last = epoch == t->stop || epoch == t->epochs;
        if (epoch % 3 != 0 && !last && epoch + 4 < t->epochs) continue;
        double score = measure(t);
        bool better = score > best;
        worse = better ? 0 : worse + 1;
        if (better) save(t, out);
        if (better) best = score;
        if (last || (t->patience > 0 && worse >= t->patience)) break;
    }
    train_free(order);
}

/** Adds a number to the scores of a kind's labels: "org:-0.5". Likelihood is not the best balance of right
 * and found. */
static void shift_kind(training *t, const char *description) {
    float *bias = train_net_parameters(t->net)[TRAIN_NAMES_BIAS].value;
    size_t count = strcspn(description, ":");
    uint32_t shifted = 0;
    for (uint32_t k = 1; description[count] && k < t->labels[TRAIN_NAME].items.count; k++) {
        const char *kind = t->labels[TRAIN_NAME].items.items[k] + 2;
        if (strlen(kind) != count || memcmp(kind, description, count) != 0) continue;
        bias[k] += strtof(description + count + 1, NULL);
        shifted++;
    }
    if (shifted == 0) train_die("--shift wants KIND:NUMBER, not \"%s\"", description);
}

static void read_learning(training *t, train_options *options) {
    t->random = (uint64_t)train_option_number(options, "seed", 1);
    t->epochs = train_option_count(options, "epochs", 15, 0, 10000);
    t->stop = train_option_count(options, "stop", 0, 0, 10000);
    t->patience = train_option_count(options, "patience", 0, 0, 10000);
    t->threads = train_option_count(options, "threads", 1, 1, TRAIN_MOST_THREADS);
    t->batch_words = train_option_count(options, "batch", 1200, 1, TRAIN_BATCH_WORDS / 2);
    t->rate = (float)train_option_number(options, "rate", 0.002);
    float word = (float)train_option_number(options, "word-dropout", 0.2);
    t->dropout = (train_dropout){.word = word,
                                 .name = (float)train_option_number(options, "name-dropout", (double)word),
                                 .input = (float)train_option_number(options, "input-dropout", 0.2),
                                 .layer = (float)train_option_number(options, "layer-dropout", 0.25)};
}

/** Files and changes that the results of one run go into; "" where there is none. */
typedef struct results {
    const char *out, *from, *section, *labels, *label_trees, *label_names, *label_out;
    const char *shifts[16], *partners[4];
    uint32_t shift_count, partner_count;
} results;

static void read_results(results *r, train_options *options) {
    r->out = train_option(options, "out", NULL);
    r->from = train_option(options, "from", "");
    r->section = train_option(options, "section", "");
    r->labels = train_option(options, "labels", "");
    r->label_trees = train_option(options, "label", "");
    r->label_names = train_option(options, "label-names", "");
    r->label_out = train_option(options, "label-out", "");
    const char *shift, *partner;
    while (r->partner_count < 4 && (partner = train_option_next(options, "partner")))
        r->partners[r->partner_count++] = partner;
    while (r->shift_count < 16 && (shift = train_option_next(options, "shift")))
        r->shifts[r->shift_count++] = shift;
}

/** Writes a file of trees or of names with the labels that it lacks filled in, by the network and its
 * partners. */
static void label(training *t, const results *r) {
    train_treebank treebank = {0};
    train_tagged_set tagged = {0};
    train_examples examples = {0};
    train_net *nets[1 + sizeof r->partners / sizeof *r->partners] = {t->net};
    for (uint32_t i = 0; i < r->partner_count; i++) {
        nets[1 + i] = train_net_new(train_net_shape(t->net), &t->words, 1);
        load(nets[1 + i], r->partners[i]);
    }
    if (*r->label_trees) train_treebank_add(&treebank, r->label_trees);
    if (*r->label_names) train_names_add(r->label_names, &treebank, &tagged);
    train_examples_add_trees(&examples, &treebank, t->labels, 1);
    train_examples_add_names(&examples, &tagged, 1);
    train_silver_write(nets, 1 + r->partner_count, &examples, t->labels, r->label_out);
    for (uint32_t i = 0; i < r->partner_count; i++) train_net_free(nets[1 + i]);
    train_examples_release(&examples);
    train_treebank_release(&treebank);
    train_tagged_release(&tagged);
}

static void write_results(training *t, const results *r) {
    for (uint32_t i = 0; i < r->shift_count; i++) shift_kind(t, r->shifts[i]);
    if (*r->label_out) label(t, r);
    if (*r->section) {
        train_combinations combinations = {0};
        train_combinations_collect(&combinations, &t->learn);
        train_network_export(t->net, &t->words, &combinations, train_label(&t->labels[TRAIN_DEPREL], "root"),
                             r->section);
        base_vec_release(base_allocator_standard(), &combinations);
    }
    if (*r->labels) train_labels_export(t->labels, r->labels);
}

int train_network_main(train_options *options) {
    static training t;
    results r = {0};
    train_shape shape = {0};
    t.repeat_trees = (uint32_t)train_option_number(options, "repeat-trees", 1);
    t.repeat_names = (uint32_t)train_option_number(options, "repeat-names", 1);
    read_data(&t, options);
    read_words(&t, train_option(options, "words", NULL));
    read_shape(&shape, options, &t);
    read_learning(&t, options);
    read_results(&r, options);
    train_options_done(options);
    t.net = train_net_new(&shape, &t.words, t.random);
    for (uint32_t k = 0; k + 1 < t.threads; k++) t.twins[k] = train_net_twin(t.net);
    if (*r.from) load(t.net, r.from);
    if (t.epochs > 0) {
        learn(&t, !*r.from, r.out);
        load(t.net, r.out);
    } else {
        measure(&t);
    }
    write_results(&t, &r);
    for (uint32_t k = 0; k + 1 < t.threads; k++) train_net_free(t.twins[k]);
    train_net_free(t.net);
    return 0;
}
