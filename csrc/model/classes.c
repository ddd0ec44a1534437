/* What single words are to the rules: one look a word, then bits. */
#include "model/classes.h"

static const char *const words[MODEL_WORD_COUNT] = {
#define MODEL_WORD_TEXT(id, text) text,
    MODEL_WORDS(MODEL_WORD_TEXT)
#undef MODEL_WORD_TEXT
};

_Static_assert(MODEL_WORD_COUNT <= 64, "classes are bits of one number");

bool model_classes_open(model_classes *classes, const model_file *file, const char *name,
                        const char *const *names, uint32_t count, base_error *error) {
    *classes = (model_classes){0};
    return model_lexicon_open(&classes->list, file, name, error) &&
           model_lexicon_bind(&classes->list, 1, names, count, MODEL_ALL, error);
}

bool model_classes_open_words(model_classes *classes, const model_file *file, base_error *error) {
    return model_classes_open(classes, file, "function_words", words, MODEL_WORD_COUNT, error);
}

uint64_t model_classes_find(const model_classes *classes, const char *bytes, size_t count) {
    return model_lexicon_classes(&classes->list, model_lexicon_row(&classes->list, bytes, count), 1);
}

uint64_t model_classes_of(const model_classes *classes, const char *bytes, size_t count) {
    return model_lexicon_classes(&classes->list, model_lexicon_row_of(&classes->list, bytes, count), 1);
}
