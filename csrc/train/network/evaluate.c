#include <stdio.h>
#include <string.h>

#include "lang/ner.h"
#include "train/network/measure.h"

/** A finished model and what one sentence needs. */
typedef struct trial {
    model_words words;
    model_network network;
    const model_kernels *kernels;
    train_text text;
    model_input inputs[TRAIN_SENTENCE_WORDS];
    model_answer answers[TRAIN_SENTENCE_WORDS];
    lang_ner names;
    void *scratch;
    train_labels labels[TRAIN_TASK_COUNT];
    uint32_t analysed;
} trial;

/** Tags and trees of one sentence; what its names are chosen from goes to lang_ner. */
static void answer_sentence(trial *t, const train_example *example, uint32_t first, train_answer *out) {
    train_text_write(&t->text, example, NULL);
    model_sentence sentence = train_text_sentence(&t->text);
    model_features(&t->words, &t->network.tables, &sentence, t->inputs);
    float *names = lang_ner_add(&t->names, (doc_range){first, sentence.count}, t->inputs);
    model_network_run(&t->network, &t->words, t->kernels, t->inputs, sentence.count, t->scratch, t->answers,
                      names);
    for (uint32_t i = 0; i < sentence.count; i++) {
        const model_answer *found = &t->answers[i];
        out->heads[i] = found->head == MODEL_ANSWER_ROOT ? (uint16_t)example->count : found->head;
        out->labels[TRAIN_UPOS][i] = found->upos;
        out->labels[TRAIN_XPOS][i] = found->xpos;
        out->labels[TRAIN_FEATS][i] = found->feats;
        out->labels[TRAIN_DEPREL][i] = found->relation;
    }
}

static void answer(void *context, const train_example *const *batch, uint32_t count, train_answer *out) {
    trial *t = context;
    uint32_t first = 0;
    for (uint32_t k = 0; k < count; k++) {
        answer_sentence(t, batch[k], first, &out[k]);
        first += batch[k]->count;
    }
    const uint8_t *names = lang_ner_choose(&t->names, t->scratch);
    for (uint32_t k = 0; k < count; k++) {
        for (uint32_t i = 0; i < batch[k]->count; i++) out[k].labels[TRAIN_NAME][i] = *names++;
    }
    t->analysed += first;
}

static const model_kernels *kernels_called(const char *name) {
    const model_kernels *all[MODEL_MOST_KERNELS];
    uint32_t count = model_kernels_list(all);
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(all[i]->name, name) == 0) return all[i];
    }
    if (strcmp(name, "best") != 0) train_die("this machine has no kernels called \"%s\"", name);
    return model_kernels_best();
}

static void read_labels(trial *t, const model_file *file) {
    base_error error;
    model_section section;
    if (!model_file_section(file, "labels", &section, &error)) train_die("%s", error.message);
    model_reader reader;
    model_reader_start(&reader, section);
    for (uint32_t task = 0; task < TRAIN_TASK_COUNT; task++) {
        uint32_t count = model_reader_u32(&reader);
        for (uint32_t i = 0; i < count && !reader.failed; i++) {
            const char *label = model_reader_string(&reader);
            if (label) train_push(&t->labels[task].items, label);
        }
    }
    if (reader.failed) train_die("the section of labels is ill-formed");
}

static void open_model(trial *t, const model_file *file) {
    base_error error;
    model_section words, network;
    bool good = model_file_section(file, "words", &words, &error) &&
                model_words_bind(&t->words, words, &error) &&
                model_file_section(file, "network", &network, &error) &&
                model_network_bind(&t->network, network, &t->words, &error);
    if (!good) train_die("%s", error.message);
    read_labels(t, file);
    t->scratch = train_new(model_network_scratch(&t->network, TRAIN_SENTENCE_WORDS), 1);
}

int train_trial_main(train_options *options) {
    static trial t;
    base_error error;
    model_file *file =
        model_file_open(base_allocator_standard(), train_option(options, "model", NULL), &error);
    if (!file) train_die("%s", error.message);
    base_buf_start(&t.text.bytes, base_allocator_standard());
    open_model(&t, file);
    t.kernels = kernels_called(train_option(options, "kernels", "best"));
    if (!lang_ner_start(&t.names, &t.network, t.kernels, base_allocator_standard()))
        train_die("out of memory");
    double start = train_seconds();
    const char *path;
    while ((path = train_option_next(options, "dev"))) {
        train_treebank trees = {0};
        train_examples set = {0};
        train_treebank_add(&trees, path);
        train_examples_add_trees(&set, &trees, t.labels, 1);
        t.analysed = 0;
        start = train_seconds();
        train_measure_trees(&set, answer, &t);
        train_examples_release(&set);
        train_treebank_release(&trees);
    }
    while ((path = train_option_next(options, "names-dev"))) {
        train_tagged_set names = {0};
        train_treebank trees = {0};
        train_examples set = {0};
        train_names_add(path, &trees, &names);
        train_examples_add_names(&set, &names, 1);
        train_examples_add_trees(&set, &trees, t.labels, 1);
        t.analysed = 0;
        start = train_seconds();
        train_measure_names(&set, &t.labels[TRAIN_NAME], answer, &t);
        train_examples_release(&set);
        train_tagged_release(&names);
        train_treebank_release(&trees);
    }
    train_options_done(options);
    double seconds = train_seconds() - start;
    fprintf(stderr, "  %s: %u words, %.0f words/s\n", t.kernels->name, t.analysed, t.analysed / seconds);
    lang_ner_release(&t.names);
    model_file_close(file);
    return 0;
}
