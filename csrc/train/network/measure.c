#include "train/network/measure.h"

#include <stdio.h>

static double percent(uint32_t part, uint32_t whole) {
    return whole ? 100.0 * part / whole : 0;
}

double train_measure_trees(const train_examples *set, train_analyse *analyse, void *context) {
    static train_answer answer;
    uint32_t words = 0, upos = 0, xpos = 0, feats = 0, uas = 0, las = 0;
    for (uint32_t s = 0; s < set->items.count; s++) {
        const train_example *example = &set->items.items[s];
        analyse(context, &example, 1, &answer);
        for (uint32_t i = 0; i < example->count; i++) {
            const train_example_word *word = &example->words[i];
            bool head = answer.heads[i] == word->head;
            words++;
            upos += answer.labels[TRAIN_UPOS][i] == word->labels[TRAIN_UPOS];
            xpos += answer.labels[TRAIN_XPOS][i] == word->labels[TRAIN_XPOS];
            feats += answer.labels[TRAIN_FEATS][i] == word->labels[TRAIN_FEATS];
            uas += head;
            las += head && answer.labels[TRAIN_DEPREL][i] == word->labels[TRAIN_DEPREL];
        }
    }
    fprintf(stderr, "  upos %.2f xpos %.2f feats %.2f uas %.2f las %.2f\n", percent(upos, words),
            percent(xpos, words), percent(feats, words), percent(uas, words), percent(las, words));
    return percent(las, words);
}

static uint32_t name_end(const uint16_t *labels, uint32_t count, uint32_t first) {
    uint32_t end = first + 1;
    while (end < count && labels[end] == labels[first] - 1) end++;
    return end;
}

/** Names found, in the gold standard, and right, of one kind. */
typedef struct tally {
    uint32_t found, gold, right;
} tally;

static double f_of(tally t) {
    return t.found + t.gold ? 200.0 * t.right / (t.found + t.gold) : 0;
}

static void tally_names(tally *tallies, const uint16_t *wanted, const uint16_t *own, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        bool in_gold = wanted[i] > 0 && wanted[i] % 2 == 0, in_own = own[i] > 0 && own[i] % 2 == 0;
        if (in_gold) tallies[wanted[i] / 2].gold++;
        if (in_own) tallies[own[i] / 2].found++;
        bool right = in_gold && own[i] == wanted[i] && name_end(wanted, count, i) == name_end(own, count, i);
        if (right) tallies[own[i] / 2].right++;
    }
}

/** Most sentences that are analysed together. */
enum { MOST = 500 };

double train_measure_names(const train_examples *set, const train_labels *labels, train_analyse *analyse,
                           void *context) {
    static train_answer answers[MOST];
    const train_example *batch[MOST];
    tally tallies[64] = {0}, all = {0};
    for (uint32_t s = 0, count; s < set->items.count; s += count) {
        count = train_examples_document(set, s, 4000, MOST);
        for (uint32_t k = 0; k < count; k++) batch[k] = &set->items.items[s + k];
        analyse(context, batch, count, answers);
        for (uint32_t k = 0; k < count; k++) {
            uint16_t wanted[TRAIN_SENTENCE_WORDS + 1];
            for (uint32_t i = 0; i < batch[k]->count; i++) wanted[i] = batch[k]->words[i].labels[TRAIN_NAME];
            tally_names(tallies, wanted, answers[k].labels[TRAIN_NAME], batch[k]->count);
        }
    }
    fputs("  names F:", stderr);
    for (uint32_t k = 1; k < 64; k++) {
        if (tallies[k].found + tallies[k].gold == 0) continue;
        all.found += tallies[k].found;
        all.gold += tallies[k].gold;
        all.right += tallies[k].right;
        fprintf(stderr, " %s %.1f", labels->items.items[2 * k] + 2, f_of(tallies[k]));
    }
    fprintf(stderr, "; all P %.2f R %.2f F %.2f\n", percent(all.right, all.found),
            percent(all.right, all.gold), f_of(all));
    return f_of(all);
}
