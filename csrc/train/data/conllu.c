#include "train/data/conllu.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { CONLLU_COLUMNS = 10 };

/** Cuts the line at *at into its tab-separated columns in place and moves *at behind it; how many there are.
 */
static uint32_t cut_line(char **at, char **columns, uint32_t limit) {
    char *line = *at, *end = strchr(line, '\n');
    if (end) {
        *end = 0;
        *at = end + 1;
        if (end > line && end[-1] == '\r') end[-1] = 0;
    } else {
        *at = line + strlen(line);
    }
    uint32_t count = 0;
    while (line && count < limit) {
        columns[count++] = line;
        line = strchr(line, '\t');
        if (line) *line++ = 0;
    }
    return count;
}

static uint32_t count_lines(const char *at) {
    uint32_t lines = 1;
    for (; *at; at++) lines += *at == '\n';
    return lines;
}

/** State while one CoNLL-U file is read. */
typedef struct reading {
    const char *path;
    uint32_t line;
    train_word *words; /**< of the whole file */
    uint32_t used;
    train_sentence sentence;
    uint32_t multi_from, multi_to; /**< words of the multi-word token at hand */
    bool multi_space;
} reading;

static void read_comment(reading *state, const char *comment) {
    if (strncmp(comment, "# text = ", 9) == 0) state->sentence.text = comment + 9;
    if (strncmp(comment, "# newdoc", 8) == 0)
        state->sentence.new_document = state->sentence.new_paragraph = true;
    if (strncmp(comment, "# newpar", 8) == 0) state->sentence.new_paragraph = true;
}

static bool has_space_after(const char *misc) {
    return strstr(misc, "SpaceAfter=No") == NULL;
}

/** A number of decimal digits at *at, which moves behind it; ends the program where there is none. */
static uint32_t read_number(const reading *state, const char **at, const char *what) {
    char *end = NULL;
    unsigned long number = **at >= '0' && **at <= '9' ? strtoul(*at, &end, 10) : ULONG_MAX;
    if (number > UINT16_MAX) train_die("%s:%u: %s \"%s\" is no number", state->path, state->line, what, *at);
    *at = end;
    return (uint32_t)number;
}

/** "2-3": a multi-word token. */
static void read_range(reading *state, uint32_t from, const char *behind, const char *misc) {
    state->multi_from = from;
    state->multi_to = read_number(state, &behind, "a range's end");
    state->multi_space = has_space_after(misc);
    if (*behind || from != state->sentence.count + 1 || state->multi_to <= from)
        train_die("%s:%u: range out of order", state->path, state->line);
}

static uint32_t read_head(const reading *state, const char *head, uint32_t id) {
    uint32_t number = read_number(state, &head, "head");
    if (*head) train_die("%s:%u: head is no number", state->path, state->line);
    if (number == id) train_die("%s:%u: a word is its own head", state->path, state->line);
    return number;
}

static void read_word(reading *state, char **columns) {
    const char *behind = columns[0];
    uint32_t id = read_number(state, &behind, "word id");
    if (*behind == '.') return;
    if (*behind == '-') {
        read_range(state, id, behind + 1, columns[9]);
        return;
    }
    if (*behind || id != state->sentence.count + 1)
        train_die("%s:%u: word id out of order", state->path, state->line);
    train_word *word = &state->words[state->used++];
    *word = (train_word){.form = columns[1],
                         .lemma = columns[2],
                         .upos = columns[3],
                         .xpos = columns[4],
                         .feats = columns[5],
                         .head = read_head(state, columns[6], id),
                         .deprel = columns[7],
                         .misc = columns[9],
                         .space_after = has_space_after(columns[9])};
    if (id >= state->multi_from && id <= state->multi_to) {
        word->multi = id == state->multi_from ? 1 : 2;
        word->space_after = id == state->multi_to && state->multi_space;
    }
    state->sentence.count++;
}

/** Ends the program where a head is beyond the sentence or a word hangs on itself by way of others. The
 * sentence's words end before the line at hand. */
static void check_heads(const reading *state, const train_sentence *sentence) {
    uint32_t *seen =
        train_new(sentence->count, sizeof *seen); /* the word from which each was reached first */
    for (uint32_t i = 0; i < sentence->count; i++) {
        uint32_t at = i + 1;
        while (at != 0 && at <= sentence->count && seen[at - 1] == 0) {
            seen[at - 1] = i + 1;
            at = sentence->words[at - 1].head;
        }
        if (at > sentence->count)
            train_die("%s: head %u in the sentence before line %u, which has %u words", state->path, at,
                      state->line, sentence->count);
        if (at != 0 && seen[at - 1] == i + 1)
            train_die("%s: heads go round in the sentence before line %u", state->path, state->line);
    }
    train_free(seen);
}

static void end_sentence(reading *state, train_treebank *treebank) {
    train_sentence *sentence = &state->sentence;
    if (sentence->count > 0) {
        sentence->words = state->words + state->used - sentence->count;
        if (state->multi_to > sentence->count)
            train_die("%s: a range beyond the sentence before line %u", state->path, state->line);
        check_heads(state, sentence);
        train_push(&treebank->sentences, *sentence);
    }
    *sentence = (train_sentence){0};
    state->multi_from = state->multi_to = 0;
}

void train_treebank_add(train_treebank *treebank, const char *path) {
    char *file = train_read_file(path, NULL), *at = file;
    uint32_t before = treebank->sentences.count;
    train_push(&treebank->files, file);
    reading state = {.path = path, .words = train_new(count_lines(file), sizeof(train_word))};
    train_push(&treebank->blocks, state.words);
    while (*at) {
        state.line++;
        char *columns[CONLLU_COLUMNS];
        uint32_t count = cut_line(&at, columns, CONLLU_COLUMNS);
        if (columns[0][0] == 0) {
            end_sentence(&state, treebank);
        } else if (columns[0][0] == '#') {
            read_comment(&state, columns[0]);
        } else if (count == CONLLU_COLUMNS) {
            read_word(&state, columns);
        } else {
            train_die("%s:%u: %u columns instead of %d", path, state.line, count, CONLLU_COLUMNS);
        }
    }
    state.line++;
    end_sentence(&state, treebank);
    if (treebank->sentences.count == before) train_die("%s: no sentence in it", path);
}

void train_treebank_release(train_treebank *treebank) {
    const base_allocator *standard = base_allocator_standard();
    for (uint32_t i = 0; i < treebank->files.count; i++) train_free(treebank->files.items[i]);
    for (uint32_t i = 0; i < treebank->blocks.count; i++) train_free(treebank->blocks.items[i]);
    base_vec_release(standard, &treebank->files);
    base_vec_release(standard, &treebank->blocks);
    base_vec_release(standard, &treebank->sentences);
}

static bool is_name_label(const char *label) {
    return strcmp(label, "O") == 0 ||
           ((label[0] == 'B' || label[0] == 'I') && label[1] == '-' && label[2] != 0);
}

void train_tagged_add(train_tagged_set *set, const char *path) {
    char *file = train_read_file(path, NULL), *at = file;
    train_push(&set->files, file);
    uint32_t lines = count_lines(file);
    const char **tokens = train_new(lines, sizeof *tokens), **labels = train_new(lines, sizeof *labels);
    train_push(&set->blocks, tokens);
    train_push(&set->blocks, labels);
    train_tagged sentence = {.tokens = tokens, .labels = labels};
    uint32_t line = 0, used = 0;
    while (*at) {
        line++;
        char *columns[2];
        uint32_t count = cut_line(&at, columns, 2);
        bool document = strncmp(columns[0], "# doc", 5) == 0;
        bool parts = columns[0][0] == 0 || document;
        if (parts && sentence.count > 0) train_push(&set->sentences, sentence);
        if (parts)
            sentence =
                (train_tagged){.tokens = tokens + used, .labels = labels + used, .new_document = document};
        if (parts) continue;
        if (count < 2) train_die("%s:%u: no label", path, line);
        char *tab = strchr(columns[1], '\t');
        if (tab) *tab = 0;
        if (!is_name_label(columns[1]))
            train_die("%s:%u: \"%s\" is no label (O, B-kind or I-kind)", path, line, columns[1]);
        tokens[used] = columns[0];
        labels[used++] = columns[1];
        sentence.count++;
    }
    if (sentence.count > 0) train_push(&set->sentences, sentence);
}

void train_tagged_release(train_tagged_set *set) {
    const base_allocator *standard = base_allocator_standard();
    for (uint32_t i = 0; i < set->files.count; i++) train_free(set->files.items[i]);
    for (uint32_t i = 0; i < set->blocks.count; i++) train_free((void *)set->blocks.items[i]);
    base_vec_release(standard, &set->files);
    base_vec_release(standard, &set->blocks);
    base_vec_release(standard, &set->sentences);
}

void train_names_add(const char *path, train_treebank *trees, train_tagged_set *tagged) {
    const char *dot = strrchr(path, '.');
    if (dot && strcmp(dot, ".conllu") == 0) {
        train_treebank_add(trees, path);
    } else {
        train_tagged_add(tagged, path);
    }
}
