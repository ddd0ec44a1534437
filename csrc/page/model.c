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

/** Notes a cue's words in the filters. */
static void note_cue(page_model *model, const char *words, size_t count) {
    const char *blank = memchr(words, ' ', count);
    uint32_t bit = page_cue_bit(words, blank ? (size_t)(blank - words) : count);
    (blank ? model->cue_starts : model->cue_words)[bit / 64] |= (uint64_t)1 << (bit % 64);
}

/** Gives each category of cues its feature, so that a paragraph's words need no comparison of names. */
static bool open_cues(page_model *model, const model_file *file, base_error *error) {
    const char *categories[PAGE_FEATURE_COUNT] = {0};
    size_t prefix = strlen(cue_prefix);
    for (int i = 0; i < PAGE_FEATURE_COUNT; i++) {
        const char *name = page_feature_name((page_feature)i);
        if (strncmp(name, cue_prefix, prefix) == 0) categories[i] = name + prefix;
    }
    if (!model_lexicon_open(&model->cues, file, "page_cues", error) ||
        !model_lexicon_bind(&model->cues, 1, categories, PAGE_FEATURE_COUNT, MODEL_ALL, error))
        return false;
    for (uint32_t row = 0; row < model->cues.count; row++) {
        model_cell words = model_lexicon_cell(&model->cues, row, 0);
        note_cue(model, words.bytes, words.count);
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
    return open_cues(model, file, error) &&
           model_lexicon_open(&model->outlets, file, "page_outlets", error) &&
           model_classes_open_words(&model->words, file, error) && load_weights(model, file, error) &&
           open_marks(model, file, error) && open_rounds(model, file, error);
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

uint32_t page_cue_end(const page_model *model, const char *text, uint32_t begin, uint32_t end,
                      page_feature category) {
    char folded[128];
    size_t used = 0;
    uint32_t found = begin, at = begin;
    for (int words = 0; words < PAGE_LONGEST_CUE && at < end; words++) {
        uint32_t start = at;
        while (at < end && (unsigned char)text[at] > ' ') at++;
        const char *word = text + start;
        size_t count = at - start;
        page_strip(&word, &count);
        if (count == 0 || used + 1 + count * 2 > sizeof folded) break;
        if (used) folded[used++] = ' ';
        used += text_fold_token(word, count, folded + used, sizeof folded - used);
        uint32_t row = model_lexicon_row(&model->cues, folded, used);
        for (; row != MODEL_NO_ROW; row = model_lexicon_next(&model->cues, row))
            if (model_lexicon_id(&model->cues, row, 1) == category) found = (uint32_t)(word + count - text);
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
