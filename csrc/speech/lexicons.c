#include "speech/lexicons.h"

#include <string.h>

#include "doc/token_text.h"

/** Of nouns.tsv: what a noun is as a source; of outlets.tsv: what a word in a name says. */
enum { SOURCE_COLUMN = 5, WORD_COLUMN = 3 };

#define COUNT(names) (sizeof(names) / sizeof *(names))

static const char *const classes[SPEECH_LISTED_COUNT] = {
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

/* Columns of speech_stance.tsv. */
enum { STANCE_DONE = 1, STANCE_HAPPENS, STANCE_WORTH, STANCE_FELT, STANCE_DEED, STANCE_PART };

/* Marks of outlets.tsv. */
enum { IN_A_NAME };

static bool open_stances(model_lexicon *lexicon, const model_file *file, base_error *error) {
    static const char *const directions[] = {"-", "", "+"};
    static const char *const parts[] = {
#define SPEECH_PART_TEXT(id, text) text,
        SPEECH_PARTS(SPEECH_PART_TEXT)
#undef SPEECH_PART_TEXT
            [SPEECH_PART_COUNT] = ""};
    if (!model_lexicon_open(lexicon, file, "speech_stance", error)) return false;
    for (uint32_t column = STANCE_DONE; column <= STANCE_DEED; column++)
        if (!model_lexicon_bind(lexicon, column, directions, COUNT(directions), MODEL_ALL, error))
            return false;
    return model_lexicon_bind(lexicon, STANCE_PART, parts, COUNT(parts), MODEL_ALL, error);
}

static bool open_outlets(model_lexicon *lexicon, const model_file *file, base_error *error) {
    static const char *const marks[] = {[IN_A_NAME] = "word", [IN_A_NAME + 1] = ""};
    return model_lexicon_open(lexicon, file, "outlets", error) &&
           model_lexicon_bind(lexicon, WORD_COLUMN, marks, COUNT(marks), MODEL_ALL, error);
}

/* Columns of refer_pronouns.tsv and what speech asks of them. */
enum { PERSON_COLUMN = 1, NUMBER_COLUMN, TYPE_COLUMN = 4 };
enum { FIRST = 1, SECOND, THIRD };
enum { SINGULAR, PLURAL, ANY_NUMBER };
enum { RELATIVE };

static bool open_pronouns(model_lexicon *lexicon, const model_file *file, base_error *error) {
    static const char *const persons[] = {[FIRST] = "1", [SECOND] = "2", [THIRD] = "3"};
    static const char *const numbers[] = {[SINGULAR] = "sing", [PLURAL] = "plur", [ANY_NUMBER] = "-"};
    static const char *const types[] = {[RELATIVE] = "relative"};
    return model_lexicon_open(lexicon, file, "refer_pronouns", error) &&
           model_lexicon_bind(lexicon, PERSON_COLUMN, persons, COUNT(persons), MODEL_ALL, error) &&
           model_lexicon_bind(lexicon, NUMBER_COLUMN, numbers, COUNT(numbers), MODEL_ALL, error) &&
           model_lexicon_bind(lexicon, TYPE_COLUMN, types, COUNT(types), MODEL_OPEN, error);
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
           open_outlets(&lexicons->outlets, file, error) && open_pronouns(&lexicons->pronouns, file, error) &&
           open_stances(&lexicons->stances, file, error) &&
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

/* The classes of a row of the pronouns. */
static uint64_t pronoun_classes(const model_lexicon *pronouns, uint32_t row) {
    if (row == MODEL_NO_ROW) return 0;
    uint8_t person = model_lexicon_id(pronouns, row, PERSON_COLUMN);
    bool plural = model_lexicon_id(pronouns, row, NUMBER_COLUMN) == PLURAL;
    uint32_t class = person == FIRST    ? (plural ? SPEECH_FIRST_PLURAL : SPEECH_FIRST_PERSON)
                     : person == SECOND ? SPEECH_SECOND_PERSON
                                        : SPEECH_RELATIVE;
    bool other = person == THIRD && model_lexicon_id(pronouns, row, TYPE_COLUMN) != RELATIVE;
    return other ? 0 : UINT64_C(1) << class;
}

uint64_t speech_word_classes(const speech_lexicons *lexicons, const char *word) {
    size_t count = strlen(word);
    return model_classes_find(&lexicons->words, word, count) |
           pronoun_classes(&lexicons->pronouns, model_lexicon_row(&lexicons->pronouns, word, count));
}

uint64_t speech_form_classes(const speech_lexicons *lexicons, const char *bytes, size_t count) {
    return model_classes_of(&lexicons->words, bytes, count) |
           pronoun_classes(&lexicons->pronouns, model_lexicon_row_of(&lexicons->pronouns, bytes, count));
}

speech_tendency speech_word_tendency(const speech_lexicons *lexicons, const char *word, size_t count) {
    const model_lexicon *list = &lexicons->stances;
    uint32_t row = model_lexicon_row(list, word, count);
    if (row == MODEL_NO_ROW) return (speech_tendency){0};
    int direction[STANCE_DEED + 1] = {0};
    for (uint32_t column = STANCE_DONE; column <= STANCE_DEED; column++)
        direction[column] = (int)model_lexicon_id(list, row, column) - 1;
    return (speech_tendency){.done = direction[STANCE_DONE],
                             .happens = direction[STANCE_HAPPENS],
                             .worth = direction[STANCE_WORTH],
                             .felt = direction[STANCE_DEED] ? direction[STANCE_DEED] : direction[STANCE_FELT],
                             .deed = direction[STANCE_DEED] != 0,
                             .parts = model_lexicon_classes(list, row, STANCE_PART)};
}

static bool is_outlet_word(const model_lexicon *outlets, uint32_t row) {
    return model_lexicon_id(outlets, row, WORD_COLUMN) == IN_A_NAME;
}

bool speech_outlet_word(const speech_lexicons *lexicons, const doc *document, uint32_t token) {
    const model_lexicon *outlets = &lexicons->outlets;
    const char *bytes = doc_token_bytes(document, token);
    const char *lemma = doc_string(document, doc_lemma(&document->tokens, token));
    return is_outlet_word(outlets,
                          model_lexicon_row_of(outlets, bytes, doc_length(&document->tokens, token))) ||
           is_outlet_word(outlets, model_lexicon_row(outlets, lemma, strlen(lemma)));
}

uint8_t speech_source_kind(const speech_lexicons *lexicons, const char *lemma) {
    uint32_t row = model_lexicon_row(&lexicons->common, lemma, strlen(lemma));
    return row == MODEL_NO_ROW ? (uint8_t)DOC_SPEAKER_KIND_COUNT
                               : model_lexicon_id(&lexicons->common, row, SOURCE_COLUMN);
}
