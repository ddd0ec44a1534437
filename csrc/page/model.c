/* What the page room takes from the model file: cues, outlets, weights. */

#include "page/model.h"

#include <string.h>

#include "page/tuning.h"
#include "text/class.h"
#include "text/fold.h"

/** What the names of the features of cues begin with. */
static const char cue_prefix[] = "cue:";

uint32_t page_cue_bit(const char *word, size_t count) {
    return (uint32_t)base_hash_bytes(word, count, 0) & 4095;
}

/** Notes a cue's words in the filters, without the period of an abbreviation. */
static void note_cue(page_model *model, const char *words, size_t count) {
    if (words[count - 1] == '.') {
        count--;
        if (count > model->longest_abbreviation && count <= PAGE_TIME_WORD)
            model->longest_abbreviation = count;
    }
    const char *blank = memchr(words, ' ', count);
    uint32_t length = 1;
    for (size_t i = 0; i < count; i++) length += words[i] == ' ';
    if (length > model->longest_cue) model->longest_cue = length;
    uint32_t bit = page_cue_bit(words, blank ? (size_t)(blank - words) : count);
    (blank ? model->cue_starts : model->cue_words)[bit / 64] |= (uint64_t)1 << (bit % 64);
}

/** The lists with cues, and the column of their categories. */
static const struct {
    const char *name;
    uint32_t column;
} cue_lists[] = {{"page_cues", 1}, {"outlets", 2}, {"time_words", 4}};
enum { CUE_LISTS = sizeof cue_lists / sizeof *cue_lists };

static model_lexicon *cue_list(page_model *model, int list) {
    return list == 0 ? &model->cues : list == 1 ? &model->outlets : &model->times;
}

/** Gives each category of cues its feature, so that a paragraph's words need no comparison of names. */
static bool open_cues(page_model *model, const model_file *file, base_error *error) {
    const char *categories[PAGE_FEATURE_COUNT + 1] = {0};
    size_t prefix = strlen(cue_prefix);
    for (int i = 0; i < PAGE_FEATURE_COUNT; i++) {
        const char *name = page_feature_name((page_feature)i);
        if (strncmp(name, cue_prefix, prefix) == 0) categories[i] = name + prefix;
    }
    categories[PAGE_FEATURE_COUNT] = ""; /* a word of another list that is no cue */
    for (int i = 0; i < CUE_LISTS; i++) {
        model_lexicon *list = cue_list(model, i);
        uint32_t column = cue_lists[i].column;
        if (!model_lexicon_open(list, file, cue_lists[i].name, error) ||
            !model_lexicon_bind(list, column, categories, PAGE_FEATURE_COUNT + 1, MODEL_SOME, error))
            return false;
        for (uint32_t row = 0; row < list->count; row++) {
            model_cell words = model_lexicon_cell(list, row, 0);
            if (model_lexicon_id(list, row, column) != PAGE_FEATURE_COUNT)
                note_cue(model, words.bytes, words.count);
        }
    }
    return true;
}

static bool load_weights(page_model *model, const model_file *file, base_error *error) {
    model_lexicon weights;
    if (!model_lexicon_open(&weights, file, "page_weights", error)) return false;
    for (uint32_t row = 0; row < weights.count; row++) {
        model_cell name = model_lexicon_cell(&weights, row, 0);
        page_feature feature = page_feature_find(name.bytes, name.count);
        if (feature == PAGE_FEATURE_COUNT) continue; /* of another version */
        model->own_weights[feature] = model_cell_number(model_lexicon_cell(&weights, row, 1));
        model->all_weights[feature] = model_cell_number(model_lexicon_cell(&weights, row, 2));
    }
    return true;
}

static bool open_marks(page_model *model, const model_file *file, base_error *error) {
    static const char *const names[PAGE_MARK_COUNT] = {
#define PAGE_MARK_NAME(id, text) text,
        PAGE_MARKS(PAGE_MARK_NAME)
#undef PAGE_MARK_NAME
    };
    return model_classes_open(&model->marks, file, "page_marks", names, PAGE_MARK_COUNT, error);
}

/** The trees; a file that holds lists alone, from which they are learned, has none. */
static bool open_rounds(page_model *model, const model_file *file, base_error *error) {
    model_section section;
    if (!model_file_has(file, PAGE_SECTION)) return true;
    if (!model_file_section(file, PAGE_SECTION, &section, error)) return false;
    model_reader reader;
    model_reader_start(&reader, section);
    uint32_t version = model_reader_u32(&reader);
    if (version != PAGE_VERSION) {
        base_fail(error, BASE_FORMAT, 0, "section %s is of version %u, not of version %u", PAGE_SECTION,
                  version, PAGE_VERSION);
        return false;
    }
    for (int i = 0; i < PAGE_ROUNDS; i++)
        if (!model_forest_bind(&model->rounds[i], &reader, PAGE_TREE_FEATURES, PAGE_SECTION, error))
            return false;
    return true;
}

bool page_model_open(page_model *model, const model_file *file, base_error *error) {
    *model = (page_model){0};
    return open_cues(model, file, error) && model_classes_open_words(&model->words, file, error) &&
           load_weights(model, file, error) && open_marks(model, file, error) &&
           open_rounds(model, file, error);
}

bool page_model_whole(const model_file *file, base_error *error) {
    model_section section;
    return model_file_section(file, PAGE_SECTION, &section, error);
}

void page_strip(const char **word, size_t *count) {
    size_t length;
    while (*count && !(text_class_at(*word, *count, &length) & TEXT_WORD)) *word += length, *count -= length;
    while (*count && !(text_class_before(*word, *count) & TEXT_WORD)) *count = text_before(*word, *count);
}

/** The bits of all rows of a key. */
static uint32_t categories_of(const model_lexicon *list, const char *words, size_t count, uint32_t column) {
    uint32_t bits = 0, row = model_lexicon_row(list, words, count);
    for (; row != MODEL_NO_ROW; row = model_lexicon_next(list, row)) {
        page_feature category = (page_feature)model_lexicon_id(list, row, column);
        if (category != PAGE_FEATURE_COUNT) bits |= page_cue(category);
    }
    return bits;
}

uint32_t page_time_row(const page_model *model, const char *word, size_t count) {
    char spelled[PAGE_TIME_WORD + 1];
    uint32_t row = model_lexicon_row(&model->times, word, count);
    if (row != MODEL_NO_ROW || count == 0 || count > model->longest_abbreviation) return row;
    memcpy(spelled, word, count);
    spelled[count] = '.';
    return model_lexicon_row(&model->times, spelled, count + 1);
}

uint32_t page_cues_find(const page_model *model, const char *words, size_t count) {
    uint32_t bits = categories_of(&model->cues, words, count, cue_lists[0].column) |
                    categories_of(&model->outlets, words, count, cue_lists[1].column);
    uint32_t row = page_time_row(model, words, count);
    if (row == MODEL_NO_ROW) return bits;
    page_feature category = (page_feature)model_lexicon_id(&model->times, row, cue_lists[2].column);
    return category == PAGE_FEATURE_COUNT ? bits : bits | page_cue(category);
}

uint32_t page_cue_end(const page_model *model, const char *text, uint32_t begin, uint32_t end,
                      page_feature category) {
    char folded[128];
    size_t used = 0;
    uint32_t found = begin, at = begin;
    for (uint32_t words = 0; words < model->longest_cue && at < end; words++) {
        uint32_t start = at;
        while (at < end && (unsigned char)text[at] > ' ') at++;
        const char *word = text + start;
        size_t count = at - start;
        page_strip(&word, &count);
        if (count == 0 || used + 1 + count * 2 > sizeof folded) break;
        if (used) folded[used++] = ' ';
        used += text_fold_token(word, count, folded + used, sizeof folded - used);
        if (page_cues_find(model, folded, used) & page_cue(category)) found = (uint32_t)(word + count - text);
        while (at < end && (unsigned char)text[at] <= ' ') at++;
    }
    return found;
}

model_cell page_outlet_find(const page_model *model, const char *bytes, size_t count) {
    char folded[64];
    model_cell none = {NULL, 0};
    if (count > PAGE_LONGEST_OUTLET) return none;
    size_t size = text_fold_token(bytes, count, folded, sizeof folded);
    uint32_t row = model_lexicon_row(&model->outlets, folded, size);
    return row == MODEL_NO_ROW ? none : model_lexicon_cell(&model->outlets, row, 1);
}
