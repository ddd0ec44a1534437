#include <stdio.h>
#include <string.h>

#include "train/cut.h"
#include "train/lemma.h"
#include "train/measure.h"
#include "train/network.h"
#include "train/pack.h"
#include "train/refer.h"
#include "train/residue.h"
#include "train/sentences.h"
#include "train/speech.h"
#include "train/words.h"

/** A part of the model that this program trains or a step that it does. */
typedef struct part {
    const char *name;
    int (*run)(train_options *options);
    const char *summary;
} part;

static const part parts[] = {
    {"cut", train_cut_main, "plain text into words, for a network to label"},
    {"network", train_network_main, "tags, trees and names on one encoder"},
    {"lemma", train_lemma_main, "lemmas from forms and tags"},
    {"pack", train_pack_main, "one model file from sections"},
    {"refer", train_refer_main, "what speaks for a pronoun's antecedent, from chains of coreference"},
    {"residue", train_residue_main, "what the signs of a paragraph weigh for its being no article"},
    {"sentences", train_sentences_main, "where tokens and sentences end"},
    {"speech", train_speech_main, "cues, sources and contents from attributions"},
    {"trial", train_trial_main, "how well a finished model does on gold words"},
    {"verify", train_verify_main, "the checksums of a model file"},
    {"words", train_words_main, "the table of words from vectors and lists of names"},
};

static void print_help(FILE *out) {
    fputs("Usage: quoth-train PART --option value …\n\nParts:\n", out);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        fprintf(out, "  %-10s %s\n", parts[i].name, parts[i].summary);
    }
}

int main(int argc, char **argv) {
    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        print_help(argc < 2 ? stderr : stdout);
        return argc < 2 ? 2 : 0;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (strcmp(argv[1], parts[i].name) != 0) continue;
        train_options options = {.count = argc - 2, .items = argv + 2};
        return parts[i].run(&options);
    }
    train_die("no part is called \"%s\" (try --help)", argv[1]);
}
