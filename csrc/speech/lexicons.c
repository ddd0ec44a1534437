#include "speech/lexicons.h"

#include <string.h>

#include "doc/token_text.h"
#include "text/fold.h"

/** Of nouns.tsv: what a noun is as a source; of outlets.tsv: what a word in a name says. */
enum { SOURCE_COLUMN = 5, WORD_COLUMN = 3 };

/** Most bytes of a word of outlets.tsv. */
enum { LONGEST_OUTLET_WORD = 24 };

#define COUNT(names) (sizeof(names) / sizeof *(names))

static const char *const classes[SPEECH_CLASS_COUNT] = {
#define SPEECH_CLASS_TEXT(id, text) text,
    SPEECH_CLASSES(SPEECH_CLASS_TEXT)
#undef SPEECH_CLASS_TEXT
};
static const char *const frames[SPEECH_FRAME_COUNT] = {
#define SPEECH_FRAME_TEXT(id, text) text,
    SPEECH_FRAMES(SPEECH_FRAME_TEXT)
#undef SPEECH_FRAME_TEXT
};
_Static_assert(SPEECH_CLASS_COUNT <= 64, "classes are bits of one number");

/* Binds class, force and commitment of three columns that stand together. */
static bool bind_sense(model_lexicon *lexicon, uint32_t column, base_error *error) {
    const char *manners[DOC_MANNER_COUNT + 1], *forces[DOC_FORCE_COUNT + 1];
    const char *commitments[DOC_COMMITMENT_COUNT];
    for (uint8_t i = 0; i < DOC_MANNER_COUNT; i++) manners[i] = doc_manner_name(i);
    for (uint8_t i = 0; i < DOC_FORCE_COUNT; i++) forces[i] = doc_force_name(i);
    for (uint8_t i = 0; i < DOC_COMMITMENT_COUNT; i++) commitments[i] = doc_commitment_name(i);
    manners[DOC_NO_MANNER] = "light"; /* its noun decides, of the force as well */
    forces[DOC_FORCE_COUNT] = "";
    return model_lexicon_bind(lexicon, column, manners, COUNT(manners), MODEL_SOME, error) &&
           model_lexicon_bind(lexicon, column + 1, forces, COUNT(forces), MODEL_SOME, error) &&
           model_lexicon_bind(lexicon, column + 2, commitments, COUNT(commitments), MODEL_SOME, error);
}

/* Uses and directions of speech_stance.tsv. */
enum { USE_ACT, USE_VALUE };
enum { DIRECTION_FOR, DIRECTION_AGAINST };

/* Marks of outlets.tsv. */
enum { IN_A_NAME };

static bool open_stances(model_lexicon *lexicon, const model_file *file, base_error *error) {
    static const char *const uses[] = {[USE_ACT] = "act", [USE_VALUE] = "value"};
    static const char *const directions[] = {[DIRECTION_FOR] = "+", [DIRECTION_AGAINST] = "-"};
    return model_lexicon_open(lexicon, file, "speech_stance", error) &&
           model_lexicon_bind(lexicon, 1, uses, COUNT(uses), MODEL_ALL, error) &&
           model_lexicon_bind(lexicon, 2, directions, COUNT(directions), MODEL_ALL, error);
}

static bool open_outlets(model_lexicon *lexicon, const model_file *file, base_error *error) {
    static const char *const marks[] = {[IN_A_NAME] = "word", [IN_A_NAME + 1] = ""};
    return model_lexicon_open(lexicon, file, "outlets", error) &&
           model_lexicon_bind(lexicon, WORD_COLUMN, marks, COUNT(marks), MODEL_ALL, error);
}

bool speech_lexicons_open(speech_lexicons *lexicons, const model_file *file, base_error *error) {
    *lexicons = (speech_lexicons){0};
    const char *kinds[DOC_SPEAKER_KIND_COUNT + 1];
    for (uint8_t i = 0; i < DOC_SPEAKER_KIND_COUNT; i++) kinds[i] = doc_speaker_kind_name(i);
    kinds[DOC_SPEAKER_KIND_COUNT] = ""; /* no source unless it has a name */
    return model_lexicon_open(&lexicons->verbs, file, "reporting_verbs", error) &&
           bind_sense(&lexicons->verbs, 1, error) &&
           model_lexicon_open(&lexicons->nouns, file, "speech_nouns", error) &&
           bind_sense(&lexicons->nouns, 1, error) &&
           model_lexicon_open(&lexicons->frames, file, "speech_frames", error) &&
           model_lexicon_bind(&lexicons->frames, 1, frames, COUNT(frames), MODEL_OPEN, error) &&
           bind_sense(&lexicons->frames, 2, error) &&
           model_lexicon_open(&lexicons->common, file, "nouns", error) &&
           model_lexicon_bind(&lexicons->common, SOURCE_COLUMN, kinds, COUNT(kinds), MODEL_SOME, error) &&
           open_outlets(&lexicons->outlets, file, error) && open_stances(&lexicons->stances, file, error) &&
           model_classes_open(&lexicons->words, file, "speech_words", classes, COUNT(classes), error);
}

/* Reads class, force and commitment from three columns that stand together. */
static speech_sense read_sense(const model_lexicon *lexicon, uint32_t row, uint32_t column) {
    if (row == MODEL_NO_ROW) return (speech_sense){DOC_NO_MANNER, DOC_STATEMENT, DOC_NEUTRAL, false};
    uint8_t force = model_lexicon_id(lexicon, row, column + 1);
    return (speech_sense){.manner = model_lexicon_id(lexicon, row, column),
                          .force = force < DOC_FORCE_COUNT ? force : (uint8_t)DOC_STATEMENT,
                          .commitment = model_lexicon_id(lexicon, row, column + 2),
                          .known = true};
}

speech_sense speech_verb_sense(const speech_lexicons *lexicons, const char *lemma) {
    return read_sense(&lexicons->verbs, model_lexicon_row(&lexicons->verbs, lemma, strlen(lemma)), 1);
}

speech_sense speech_noun_sense(const speech_lexicons *lexicons, const char *lemma) {
    return read_sense(&lexicons->nouns, model_lexicon_row(&lexicons->nouns, lemma, strlen(lemma)), 1);
}

speech_sense speech_word_frame(const speech_lexicons *lexicons, const char *lemma, const char *word) {
    const model_lexicon *list = &lexicons->frames;
    uint32_t row = model_lexicon_row(list, lemma, strlen(lemma));
    while (row != MODEL_NO_ROW && strcmp(model_lexicon_cell(list, row, 1).bytes, word) != 0)
        row = model_lexicon_next(list, row);
    return read_sense(list, row, 2);
}

speech_sense speech_frame_sense(const speech_lexicons *lexicons, const char *lemma, speech_frame frame) {
    const model_lexicon *list = &lexicons->frames;
    uint32_t row = model_lexicon_row(list, lemma, strlen(lemma));
    while (row != MODEL_NO_ROW && model_lexicon_id(list, row, 1) != frame)
        row = model_lexicon_next(list, row);
    return read_sense(list, row, 2);
}

uint64_t speech_word_classes(const speech_lexicons *lexicons, const char *word) {
    return model_classes_find(&lexicons->words, word, strlen(word));
}

speech_tendency speech_token_tendency(const speech_lexicons *lexicons, const doc *document, uint32_t token) {
    const char *lemma = doc_string(document, doc_lemma(&document->tokens, token));
    uint32_t row = model_lexicon_row(&lexicons->stances, lemma, strlen(lemma));
    if (row == MODEL_NO_ROW) return (speech_tendency){0, false};
    bool plus = model_lexicon_id(&lexicons->stances, row, 2) == DIRECTION_FOR;
    bool value = model_lexicon_id(&lexicons->stances, row, 1) == USE_VALUE;
    return (speech_tendency){plus ? 1 : -1, value};
}

static bool is_outlet_word(const model_lexicon *outlets, const char *word, size_t count) {
    return model_lexicon_id(outlets, model_lexicon_row(outlets, word, count), WORD_COLUMN) == IN_A_NAME;
}

bool speech_outlet_word(const speech_lexicons *lexicons, const doc *document, uint32_t token) {
    char word[LONGEST_OUTLET_WORD];
    const char *bytes = doc_token_bytes(document, token);
    const char *lemma = doc_string(document, doc_lemma(&document->tokens, token));
    if (is_outlet_word(&lexicons->outlets, lemma, strlen(lemma))) return true;
    size_t count = doc_length(&document->tokens, token);
    return count <= sizeof word &&
           is_outlet_word(&lexicons->outlets, word, text_fold_token(bytes, count, word, sizeof word));
}

uint8_t speech_source_kind(const speech_lexicons *lexicons, const char *lemma) {
    uint32_t row = model_lexicon_row(&lexicons->common, lemma, strlen(lemma));
    return row == MODEL_NO_ROW ? (uint8_t)DOC_SPEAKER_KIND_COUNT
                               : model_lexicon_id(&lexicons->common, row, SOURCE_COLUMN);
}
