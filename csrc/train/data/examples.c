#include "train/data/examples.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/search.h"

/** Kinds of names, in the library's words, and what corpora call them. */
typedef struct kind_names {
    const char *kind, *others[5];
} kind_names;

static const kind_names kinds[] = {
    {"person", {"PER", "politician"}},
    {"org", {"ORG", "Organization", "organisation", "politicalparty"}},
    {"place", {"LOC", "GPE", "Location", "country"}},
    {"facility", {"FAC"}},
    {"group", {"NORP"}},
    {"event", {"election"}},
    {"product", {0}},
    {"date", {0}},
    {"money", {0}},
    {"other", {"MISC"}},
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static int by_string(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_labels(train_labels *labels) {
    const char **items = labels->items.items;
    qsort(items, labels->items.count, sizeof *items, by_string);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < labels->items.count; i++) {
        if (kept == 0 || strcmp(items[kept - 1], items[i]) != 0) items[kept++] = items[i];
    }
    labels->items.count = kept;
}

void train_labels_collect(train_labels labels[TRAIN_TASK_COUNT], const train_treebank *treebank) {
    for (uint32_t s = 0; s < treebank->sentences.count; s++) {
        const train_sentence *sentence = &treebank->sentences.items[s];
        for (uint32_t i = 0; i < sentence->count; i++) {
            const train_word *word = &sentence->words[i];
            train_push(&labels[TRAIN_UPOS].items, word->upos);
            train_push(&labels[TRAIN_XPOS].items, word->xpos);
            train_push(&labels[TRAIN_FEATS].items, word->feats);
            train_push(&labels[TRAIN_DEPREL].items, word->deprel);
        }
    }
    for (uint32_t task = 0; task < TRAIN_NAME; task++) sort_labels(&labels[task]);
    static const char *const names[1 + 2 * KIND_COUNT] = {
        "O",          "I-person",   "B-person", "I-org",   "B-org",   "I-place", "B-place",
        "I-facility", "B-facility", "I-group",  "B-group", "I-event", "B-event", "I-product",
        "B-product",  "I-date",     "B-date",   "I-money", "B-money", "I-other", "B-other"};
    for (uint32_t i = 0; i < sizeof names / sizeof *names; i++)
        train_push(&labels[TRAIN_NAME].items, names[i]);
}

uint16_t train_label(const train_labels *labels, const char *string) {
    const char **items = labels->items.items;
    uint32_t count = labels->items.count, at;
    base_lower_bound(at, 0, count, strcmp(items[at], string) < 0);
    return at < count && strcmp(items[at], string) == 0 ? (uint16_t)at : TRAIN_NO_LABEL;
}

static train_example_word *new_words(train_examples *examples, uint32_t count) {
    train_example_word *words = train_new(count, sizeof *words);
    train_push(&examples->blocks, words);
    examples->words += count;
    return words;
}

/** The label behind "Name=" in a word's MISC column, which `quoth-train network --label` writes;
 * TRAIN_NO_LABEL where there is none. */
static uint16_t name_in(const char *misc, const train_labels *names) {
    const char *at = strstr(misc, "Name=");
    if (!at) return TRAIN_NO_LABEL;
    size_t count = strcspn(at + 5, "|");
    for (uint32_t k = 0; k < names->items.count; k++) {
        const char *name = names->items.items[k];
        if (strlen(name) == count && memcmp(name, at + 5, count) == 0) return (uint16_t)k;
    }
    return TRAIN_NO_LABEL;
}

void train_examples_add_trees(train_examples *examples, const train_treebank *treebank,
                              const train_labels *labels, float weight) {
    for (uint32_t s = 0; s < treebank->sentences.count; s++) {
        const train_sentence *sentence = &treebank->sentences.items[s];
        if (sentence->count > TRAIN_SENTENCE_WORDS) continue;
        train_example_word *words = new_words(examples, sentence->count);
        bool names = false, tree = false;
        for (uint32_t i = 0; i < sentence->count; i++) {
            const train_word *word = &sentence->words[i];
            train_example_word *out = &words[i];
            out->form = word->form;
            out->space_after = word->space_after;
            out->head = (uint16_t)(word->head == 0 ? sentence->count : word->head - 1);
            out->labels[TRAIN_UPOS] = train_label(&labels[TRAIN_UPOS], word->upos);
            out->labels[TRAIN_XPOS] = train_label(&labels[TRAIN_XPOS], word->xpos);
            out->labels[TRAIN_FEATS] = train_label(&labels[TRAIN_FEATS], word->feats);
            out->labels[TRAIN_DEPREL] = train_label(&labels[TRAIN_DEPREL], word->deprel);
            out->labels[TRAIN_NAME] = name_in(word->misc, &labels[TRAIN_NAME]);
            names |= out->labels[TRAIN_NAME] != TRAIN_NO_LABEL;
            tree |= out->labels[TRAIN_UPOS] != TRAIN_NO_LABEL;
        }
        /* Without tags, "_" means not known, not that a word has no features. */
        for (uint32_t i = 0; !tree && i < sentence->count; i++)
            for (uint32_t task = 0; task < TRAIN_NAME; task++) words[i].labels[task] = TRAIN_NO_LABEL;
        train_push(&examples->items, (train_example){.words = words,
                                                     .count = sentence->count,
                                                     .weight = weight,
                                                     .tree = tree,
                                                     .names = names,
                                                     .starts = s == 0 || sentence->new_document});
    }
}

/** Index of the kind that a corpus's name of it means; the last, "other", where none fits. */
static uint32_t kind_of(const char *name) {
    for (uint32_t k = 0; k < KIND_COUNT; k++) {
        if (strcasecmp(name, kinds[k].kind) == 0) return k;
        for (uint32_t i = 0; i < 5 && kinds[k].others[i]; i++) {
            if (strcasecmp(name, kinds[k].others[i]) == 0) return k;
        }
    }
    return KIND_COUNT - 1;
}

const char *train_kind_name(const char *name) {
    return kinds[kind_of(name)].kind;
}

static bool ends_sentence(const train_tagged *tagged, uint32_t i) {
    const char *token = tagged->tokens[i];
    if (strcmp(token, ".") != 0 && strcmp(token, "?") != 0 && strcmp(token, "!") != 0) return false;
    if (i + 1 == tagged->count) return true;
    const char *next = tagged->tokens[i + 1];
    return strcmp(next, "\"") != 0 && strcmp(next, "”") != 0 && strcmp(next, ")") != 0 &&
           !islower((uint8_t)next[0]);
}

/** Whether corpora that part every mark would have printed no space between two tokens. */
static bool is_joined(const char *token, const char *next) {
    if (next[0] && strchr(".,;:!?)]%'", next[0])) return true;
    return strcmp(token, "(") == 0 || strcmp(token, "$") == 0 || strcmp(token, "-") == 0 ||
           strcmp(next, "-") == 0 || strcmp(next, "n't") == 0;
}

void train_examples_add_names(train_examples *examples, const train_tagged_set *set, float weight) {
    for (uint32_t s = 0; s < set->sentences.count; s++) {
        const train_tagged *tagged = &set->sentences.items[s];
        train_example_word *words = new_words(examples, tagged->count);
        uint32_t first = 0;
        for (uint32_t i = 0; i < tagged->count; i++) {
            train_example_word *out = &words[i];
            memset(out->labels, 0xFF, sizeof out->labels);
            out->form = tagged->tokens[i];
            out->head = TRAIN_NO_LABEL;
            out->space_after = i + 1 == tagged->count || !is_joined(tagged->tokens[i], tagged->tokens[i + 1]);
            const char *label = tagged->labels[i];
            bool inside = label[0] != 'O' && label[1] == '-';
            uint16_t base = inside ? (uint16_t)(1 + 2 * kind_of(label + 2)) : 0;
            out->labels[TRAIN_NAME] = (uint16_t)(inside ? base + (label[0] == 'B') : 0);
            uint32_t count = i + 1 - first;
            if (i + 1 < tagged->count && !ends_sentence(tagged, i) && count < TRAIN_SENTENCE_WORDS) continue;
            train_push(&examples->items,
                       (train_example){.words = words + first,
                                       .count = count,
                                       .weight = weight,
                                       .names = true,
                                       .starts = first == 0 && (s == 0 || tagged->new_document)});
            first = i + 1;
        }
    }
}

/** A tree of which no names are known: its document teaches nothing. */
static bool is_lone(const train_example *example) {
    return example->tree && !example->names;
}

uint32_t train_examples_document(const train_examples *examples, uint32_t first, uint32_t words,
                                 uint32_t most) {
    const train_example *items = examples->items.items;
    uint32_t count = 1, sum = items[first].count;
    while (!is_lone(&items[first]) && first + count < examples->items.count && count < most) {
        const train_example *next = &items[first + count];
        if (next->starts || is_lone(next) || sum + next->count > words) break;
        sum += next->count;
        count++;
    }
    return count;
}

void train_examples_release(train_examples *examples) {
    for (uint32_t i = 0; i < examples->blocks.count; i++) train_free(examples->blocks.items[i]);
    base_vec_release(base_allocator_standard(), &examples->blocks);
    base_vec_release(base_allocator_standard(), &examples->items);
}

/** How one writing of a sentence differs from its source. */
typedef struct variation {
    bool curly, long_dashes, capitals, title_case;
    bool open; /**< a double quotation mark was opened */
} variation;

static void write_form(base_buf *out, const char *form, bool first, bool spaced, variation *how) {
    if (how->curly && strcmp(form, "\"") == 0) {
        how->open = !how->open;
        base_buf_add_string(out, how->open ? "“" : "”");
    } else if (how->curly && strcmp(form, "``") == 0) {
        base_buf_add_string(out, "“");
    } else if (how->curly && strcmp(form, "''") == 0) {
        base_buf_add_string(out, "”");
    } else if (how->long_dashes && strcmp(form, "--") == 0) {
        base_buf_add_string(out, "—");
    } else if (how->long_dashes && spaced && strcmp(form, "-") == 0) {
        base_buf_add_string(out, "–");
    } else {
        bool raise = how->capitals || (how->title_case && (first || strlen(form) > 3));
        for (const char *at = form; *at; at++) {
            bool letter = how->capitals || at == form;
            if (how->curly && *at == '\'') {
                base_buf_add_string(out, "’");
            } else {
                base_buf_add_byte(out, (char)(raise && letter ? toupper((uint8_t)*at) : *at));
            }
        }
    }
}

/** True where the last word is a period that nothing hangs on. */
static bool has_final_period(const train_example *example) {
    if (example->count < 4 || strcmp(example->words[example->count - 1].form, ".") != 0) return false;
    for (uint32_t i = 0; i < example->count; i++) {
        if (example->words[i].head == example->count - 1) return false;
    }
    return true;
}

void train_text_write(train_text *text, const train_example *example, uint64_t *random) {
    variation how = {0};
    text->count = example->count;
    if (random) {
        how.curly = train_random_unit(random) < 0.4f;
        how.long_dashes = train_random_unit(random) < 0.3f;
        float capitals = train_random_unit(random);
        how.capitals = capitals < 0.02f;
        how.title_case = capitals >= 0.02f && capitals < 0.05f;
        if (train_random_unit(random) < 0.06f && has_final_period(example)) text->count--;
    }
    base_buf_reset(&text->bytes);
    for (uint32_t i = 0; i < text->count; i++) {
        const train_example_word *word = &example->words[i];
        text->begin[i] = (uint32_t)text->bytes.count;
        write_form(&text->bytes, word->form, i == 0, word->space_after != 0, &how);
        size_t length = text->bytes.count - text->begin[i];
        text->length[i] = (uint16_t)(length < 1000 ? length : 1000);
        text->space_after[i] = word->space_after;
    }
    if (text->bytes.failed) train_die("out of memory");
}

model_sentence train_text_sentence(const train_text *text) {
    return (model_sentence){.text = text->bytes.bytes,
                            .begin = text->begin,
                            .length = text->length,
                            .space_after = text->space_after,
                            .count = text->count};
}
