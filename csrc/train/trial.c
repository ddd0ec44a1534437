#include <stdio.h>
#include <string.h>

#include "model/network.h"
#include "train/measure.h"

/** A finished model and what one sentence needs. */
typedef struct trial {
    model_words words;
    model_network network;
    const model_kernels *kernels;
    train_text text;
    model_input inputs[TRAIN_SENTENCE_WORDS];
    model_answer answers[TRAIN_SENTENCE_WORDS];
    float scores[TRAIN_SENTENCE_WORDS * MODEL_NETWORK_LABELS];
    uint8_t from[TRAIN_SENTENCE_WORDS * MODEL_NETWORK_LABELS], names[TRAIN_SENTENCE_WORDS];
    void *scratch;
    train_labels labels[TRAIN_TASK_COUNT];
    uint32_t analysed;
} trial;

static void answer(void *context, const train_example *example, train_answer *out) {
    trial *t = context;
    train_text_write(&t->text, example, NULL);
    model_sentence sentence = train_text_sentence(&t->text);
    model_features(&t->words, &t->network.tables, &sentence, t->inputs);
    model_network_run(&t->network, &t->words, t->kernels, t->inputs, sentence.count, t->scratch, t->answers,
                      t->scores);
    model_names_decode(t->scores, t->network.outputs[MODEL_OUTPUT_NAME], sentence.count, t->from, t->names);
    t->analysed += sentence.count;
    for (uint32_t i = 0; i < sentence.count; i++) {
        const model_answer *found = &t->answers[i];
        out->heads[i] = found->head == MODEL_ANSWER_ROOT ? (uint16_t)example->count : found->head;
        out->labels[TRAIN_UPOS][i] = found->upos;
        out->labels[TRAIN_XPOS][i] = found->xpos;
        out->labels[TRAIN_FEATS][i] = found->feats;
        out->labels[TRAIN_DEPREL][i] = found->relation;
        out->labels[TRAIN_NAME][i] = t->names[i];
    }
}

static const model_kernels *kernels_called(const char *name) {
    const model_kernels *all[] = {&model_kernels_portable, model_kernels_avx2(), model_kernels_vnni()};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i] && strcmp(all[i]->name, name) == 0) return all[i];
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
    double start = train_seconds();
    const char *path;
    while ((path = train_option_next(options, "dev"))) {
        train_treebank trees = {0};
        train_examples set = {0};
        train_treebank_add(&trees, path);
        train_examples_add_trees(&set, &trees, t.labels, 1);
        start = train_seconds();
        train_measure_trees(&set, answer, &t);
        train_examples_release(&set);
        train_treebank_release(&trees);
    }
    while ((path = train_option_next(options, "names-dev"))) {
        train_tagged_set names = {0};
        train_examples set = {0};
        train_tagged_add(&names, path);
        train_examples_add_names(&set, &names, 1);
        t.analysed = 0;
        start = train_seconds();
        train_measure_names(&set, answer, &t);
        train_examples_release(&set);
        train_tagged_release(&names);
    }
    train_options_done(options);
    double seconds = train_seconds() - start;
    fprintf(stderr, "  %s: %u words, %.0f words/s\n", t.kernels->name, t.analysed, t.analysed / seconds);
    model_file_close(file);
    return 0;
}
