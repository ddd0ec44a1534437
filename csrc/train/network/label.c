#include "train/network/label.h"

#include <stdio.h>
#include <string.h>

/** True where an example's tree says something: text that was only cut into words hangs flat on its first
 * word. */
static bool has_tree(const train_example *example) {
    for (uint32_t i = 0; example->tree && i < example->count; i++) {
        if (example->words[i].labels[TRAIN_UPOS] != TRAIN_NO_LABEL) continue;
        return false;
    }
    return example->tree;
}

static const char *label_of(const train_labels *labels, train_task task, uint16_t index) {
    return index < labels[task].items.count ? labels[task].items.items[index] : "_";
}

static void write_word(FILE *out, const train_labels *labels, uint32_t i, const train_example_word *word,
                       const uint16_t *tags, uint32_t head) {
    fprintf(out, "%u\t%s\t_\t%s\t%s\t%s\t%u\t%s\t_\tName=%s%s\n", i + 1, word->form,
            label_of(labels, TRAIN_UPOS, tags[TRAIN_UPOS]), label_of(labels, TRAIN_XPOS, tags[TRAIN_XPOS]),
            label_of(labels, TRAIN_FEATS, tags[TRAIN_FEATS]), head,
            label_of(labels, TRAIN_DEPREL, tags[TRAIN_DEPREL]),
            label_of(labels, TRAIN_NAME, tags[TRAIN_NAME]), word->space_after ? "" : "|SpaceAfter=No");
}

void train_silver_write(train_net *const *nets, uint32_t net_count, const train_examples *examples,
                        const train_labels *labels, const char *path) {
    enum { MOST = 200 };
    static train_answer answers[MOST];
    const train_example *batch[MOST];
    train_out labelled = train_out_open(path);
    FILE *out = labelled.file;
    for (uint32_t s = 0, first = 0, known = 0; s < examples->items.count; s++) {
        const train_example *example = &examples->items.items[s];
        bool tree = has_tree(example);
        if (known == 0) {
            known = train_examples_document(examples, s, 2000, MOST);
            for (uint32_t k = 0; k < known; k++) batch[k] = &examples->items.items[s + k];
            train_net_answer(nets, net_count, batch, known, answers);
            first = s;
        }
        known--;
        if (example->starts) fputs("# newdoc\n", out);
        const train_answer *answer = &answers[s - first];
        for (uint32_t i = 0; i < example->count; i++) {
            const train_example_word *word = &example->words[i];
            uint16_t tags[TRAIN_TASK_COUNT];
            for (uint32_t task = 0; task < TRAIN_TASK_COUNT; task++) {
                bool given = task == TRAIN_NAME ? example->names : tree;
                tags[task] = given ? word->labels[task] : answer->labels[task][i];
            }
            uint32_t head = tree ? word->head : answer->heads[i];
            write_word(out, labels, i, word, tags, head == example->count ? 0 : head + 1);
        }
        fputc('\n', out);
    }
    train_out_close(&labelled);
}
