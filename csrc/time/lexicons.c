/* The list of words of time expressions, and where a token stands in it. */

#include "time/lexicons.h"

#include "doc/token_text.h"
#include "text/fold.h"

/** Most bytes of a word that is not plain ASCII and may yet fold to one of the list. */
enum { FOLDED_BYTES = 31 };

bool time_lexicons_open(time_lexicons *lexicons, const model_file *file, base_error *error) {
    static const char *const classes[] = {
#define TIME_CLASS_TEXT(id, text) [TIME_##id] = text,
        TIME_CLASSES(TIME_CLASS_TEXT)
#undef TIME_CLASS_TEXT
    };
    return model_classes_open(&lexicons->times, file, "time_words", classes, TIME_CLASS_COUNT, error);
}

uint32_t time_row(const time_lexicons *lexicons, const doc *document, uint32_t token) {
    char word[FOLDED_BYTES];
    const char *bytes = doc_token_bytes(document, token);
    size_t count = doc_length(&document->tokens, token);
    bool foreign = false;
    for (size_t i = 0; i < count; i++) foreign = foreign || (unsigned char)bytes[i] >= 0x80;
    if (count > sizeof word || (!foreign && !model_lexicon_may(&lexicons->times.list, bytes, count)))
        return MODEL_NO_ROW;
    return model_lexicon_row(&lexicons->times.list, word, text_fold_token(bytes, count, word, sizeof word));
}
