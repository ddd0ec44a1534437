#include <stdio.h>
#include <string.h>

#include "train/data/tokenise.h"
#include "train/lang/lemma.h"
#include "train/lang/sentences.h"
#include "train/network/measure.h"
#include "train/network/network.h"
#include "train/pack/pack.h"
#include "train/page/pages.h"
#include "train/page/residue.h"
#include "train/refer/refer.h"
#include "train/speech/speech.h"
#include "train/words/words.h"

/** A part of the model that this program trains or a step that it does. */
typedef struct part {
    const char *name;
    int (*run)(train_options *options);
    const char *needs, *knows; /**< names of options; "*" in `knows` is words of its own */
    const char *summary, *usage;
} part;

static const part parts[] = {
    {"cut", train_cut_main, "model out", "text articles",
     "text into words, for a network to learn from or to label",
     "--model FILE [--text FILE[:least[:every]] …] [--articles FILE.jsonl …] --out FILE.conllu\n\n"
     "  --model     a model file with the section \"sentence\" and word lists\n"
     "  --text      a paragraph a line; of lines with at least `least` words (4) every `every`-th (1)\n"
     "  --articles  whole articles with their names: {\"text\": …, \"ents\": [{\"b\": …, \"e\": …, \"type\": "
     "…}, …]},\n"
     "              positions in bytes; names become \"Name=B-person\" in MISC\n"},
    {"network", train_network_main, "train words out",
     "names silver silver-weight repeat-trees repeat-names dev names-dev patience input conv "
     "hidden layers arc relation tag name norm-rows part-rows epochs batch rate seed stop threads "
     "word-dropout name-dropout "
     "input-dropout layer-dropout from section labels shift label label-names label-out partner",
     "tags, trees and names on one encoder", train_network_usage},
    {"lemma", train_lemma_main, "train out", "inflections exceptions dev", "lemmas from forms and tags",
     "--train FILE.conllu … [--inflections FILE.tsv] [--exceptions FILE.tsv] [--dev FILE.conllu …] --out "
     "SECTION\n"},
    {"pack", train_pack_main, "out", "*", "one model file from sections and word lists",
     "--out FILE [--from FILE] [--language FOLDER] [ID=SECTION …]\n\n"
     "  --from      a model file whose sections are taken where nothing else is given\n"
     "  --language  a language's word lists: a folder of tab-separated files and manifest.txt, or a model "
     "file\n"},
    {"page", train_pages_main, "language pages out", "dev trees rate columns rows lambda least",
     "which paragraphs of a web page are its article",
     "--language FOLDER --pages FILE.jsonl … [--dev FILE.jsonl …] --out SECTION\n\n"
     "  --pages     a line of JSON each: the page's html, and its article as text\n"},
    {"refer", train_refer_main, "model chains out", "",
     "what pronouns and phrases take up, from chains of coreference",
     "--model FILE --chains FILE.jsonl … --out SECTION\n\n"
     "  --model   a model file with the sections that it is learned on top of\n"
     "  --chains  a line of JSON each: text, tokens and mentions, or text, a pronoun and two names\n"},
    {"residue", train_residue_main, "language pages articles out", "",
     "what the signs of a paragraph weigh for its being no article",
     "--language FOLDER --pages FILE.jsonl --articles FILE.jsonl … --out FILE.tsv\n"},
    {"sentences", train_sentences_main, "language train out", "dev epochs rate decay shift",
     "where tokens and sentences end",
     "--language FOLDER --train FILE.conllu … [--dev FILE.conllu …] [--epochs N] --out SECTION\n\n"
     "  --language  word lists: a folder, or a model file that has some\n"},
    {"speech", train_speech_main, "model articles out", "", "cues, sources and contents from attributions",
     "--model FILE --articles FILE.jsonl … --out SECTION\n\n"
     "  --model     a model file with every other section\n"
     "  --articles  a line of JSON each: doc, text, quotes of source, cue, content, each [[begin, end], …] "
     "in bytes\n"},
    {"trial", train_trial_main, "model", "dev names-dev kernels",
     "how well a finished model does on gold words",
     "--model FILE [--dev FILE.conllu …] [--names-dev FILE.bio …] [--kernels "
     "best|amx|vnni512|vnni|avxvnni|avx2|portable]\n"},
    {"verify", train_verify_main, "", "*", "the checksums of a model file, and what it says of itself",
     "FILE\n"},
    {"words", train_words_main, "vocabulary vectors out", "dimensions words keep width list",
     "the table of words from vectors and lists of names",
     "--vocabulary FILE --vectors FILE [--dimensions 100] [--words 100000] [--keep N] [--width 3]\n"
     "             [--list FILE:COLUMN[,FILE:COLUMN…]] … --out SECTION\n\n"
     "  --vocabulary  a word a line, the most frequent first\n"
     "  --vectors     as many rows of signed bytes, `dimensions` each\n"
     "  --keep        dimensions that are left after projection: all, but for what is left over by "
     "--width\n"
     "  --width       dimensions that share a byte, 1 to 4; at 3 a vector loses 4% of its square, at 1 "
     "next "
     "to nothing\n"
     "  --list        words of a column (from 0) of a tab-separated file; up to 12 lists\n"},
};
enum { PART_COUNT = sizeof parts / sizeof *parts };

static void print_help(FILE *out) {
    fputs("Usage: quoth-train PART --option value …\n       quoth-train PART --help\n\nParts:\n", out);
    for (size_t i = 0; i < PART_COUNT; i++) fprintf(out, "  %-10s %s\n", parts[i].name, parts[i].summary);
    fputs("\nA walk from treebanks to a model: the manual's page \"model\".\n", out);
}

/** True where a name is among others that blanks part. */
static bool is_among(const char *name, const char *names) {
    size_t length = strlen(name);
    for (const char *at = names; (at = strstr(at, name)) != NULL; at += length)
        if ((at == names || at[-1] == ' ') && (at[length] == ' ' || at[length] == 0)) return true;
    return false;
}

/** Ends the program, before hours of work, where an option is unknown, without value or missing. */
static void check_options(const part *asked, const train_options *options) {
    if (is_among("*", asked->knows)) return;
    for (int i = 0; i < options->count; i += 2) {
        const char *name = options->items[i];
        bool known = strncmp(name, "--", 2) == 0 && name[2] != 0 &&
                     (is_among(name + 2, asked->needs) || is_among(name + 2, asked->knows));
        if (!known)
            train_die("%s cannot use \"%s\" (try quoth-train %s --help)", asked->name, name, asked->name);
        if (i + 1 == options->count) train_die("%s wants a value", name);
    }
    char name[32];
    for (const char *at = asked->needs; *at; at += *at == ' ') {
        size_t length = strcspn(at, " ");
        memcpy(name, at, length);
        name[length] = 0;
        at += length;
        bool given = false;
        for (int i = 0; i < options->count; i += 2) given = given || strcmp(options->items[i] + 2, name) == 0;
        if (!given) train_die("--%s is missing (try quoth-train %s --help)", name, asked->name);
    }
}

static bool is_help(const char *argument) {
    return strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0 || strcmp(argument, "help") == 0;
}

int main(int argc, char **argv) {
    if (argc < 2 || is_help(argv[1])) {
        print_help(argc < 2 ? stderr : stdout);
        return argc < 2 ? 2 : 0;
    }
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (strcmp(argv[1], parts[i].name) != 0) continue;
        for (int k = 2; k < argc; k++) {
            if (strcmp(argv[k], "--help") != 0 && !(argc == 3 && is_help(argv[k]))) continue;
            printf("Usage: quoth-train %s %s", parts[i].name, parts[i].usage);
            return 0;
        }
        train_options options = {.count = argc - 2, .items = argv + 2};
        check_options(&parts[i], &options);
        return parts[i].run(&options);
    }
    train_die("no part is called \"%s\" (try --help)", argv[1]);
}
