/* Learns what nouns stand for from how their words are used: a multinomial logistic function (see refer/noun_kind.h). */

#include "train/refer/nouns.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { epochs = 30 };
static const double rate = 0.02, decay = 1e-4;

void train_nouns_add(train_nouns *nouns, const model_words *words, const doc *document,
                     const train_chains *chains) {
    for (uint32_t t = 0; t < document->tokens.count; t++) {
        if (document->tokens.upos[t] != DOC_NOUN) continue;
        const train_mark *mark = train_chains_mark(chains, doc_begin(&document->tokens, t));
        const char *lemma = doc_string(document, doc_lemma(&document->tokens, t));
        train_noun noun;
        if (!mark || !refer_noun_inputs(words, lemma, strlen(lemma), noun.inputs)) continue;
        noun.kind = mark->kind;
        train_push(nouns, noun);
    }
}

static uint32_t learn(const train_noun *noun, double weights[REFER_NOUN_KINDS][REFER_NOUN_INPUTS]) {
    double scores[REFER_NOUN_KINDS] = {0}, total = 1;
    uint32_t best = 0;
    for (uint32_t k = 1; k < REFER_NOUN_KINDS; k++) {
        for (uint32_t i = 0; i < REFER_NOUN_INPUTS; i++) scores[k] += noun->inputs[i] * weights[k][i] / 32;
        if (scores[k] > scores[best]) best = k;
        total += exp(scores[k]);
    }
    for (uint32_t k = 1; k < REFER_NOUN_KINDS; k++) {
        double gradient = exp(scores[k]) / total - (noun->kind == k);
        for (uint32_t i = 0; i < REFER_NOUN_INPUTS; i++)
            weights[k][i] -= rate * (gradient * noun->inputs[i] / 32 + decay * weights[k][i]);
    }
    return best;
}

void train_nouns_learn(const train_nouns *nouns, base_buf *section) {
    static double weights[REFER_NOUN_KINDS][REFER_NOUN_INPUTS];
    static int16_t rounded[REFER_NOUN_KINDS][REFER_NOUN_INPUTS];
    uint32_t *order = train_new(nouns->count ? nouns->count : 1, sizeof *order);
    uint64_t random = 1;
    for (uint32_t i = 0; i < nouns->count; i++) order[i] = i;
    for (int epoch = 0; epoch < epochs; epoch++) {
        uint32_t hits = 0;
        train_shuffle(order, nouns->count, &random);
        for (uint32_t i = 0; i < nouns->count; i++) {
            const train_noun *noun = &nouns->items[order[i]];
            hits += learn(noun, weights) == noun->kind;
        }
        if (epoch + 1 == epochs)
            fprintf(stderr, "nouns: %.1f%% of %u\n", 100.0 * hits / (nouns->count ? nouns->count : 1),
                    nouns->count);
    }
    for (uint32_t k = 1; k < REFER_NOUN_KINDS; k++)
        for (uint32_t i = 0; i < REFER_NOUN_INPUTS; i++)
            rounded[k][i] = (int16_t)lrint(fmax(-32000, fmin(32000, weights[k][i] * 1000)));
    train_put_array(section, rounded[1], (REFER_NOUN_KINDS - 1) * (size_t)REFER_NOUN_INPUTS, sizeof **rounded,
                    64);
    train_free(order);
}
