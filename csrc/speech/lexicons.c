#include "speech/lexicons.h"

#include <string.h>

#define LISTS 5

static const char *const names[LISTS] = {"reporting_verbs", "speech_nouns", "speech_frames", "speech_sources",
                                         "speech_words"};

static model_lexicon *list(speech_lexicons *lexicons, uint32_t index) {
    model_lexicon *all[LISTS] = {&lexicons->verbs, &lexicons->nouns, &lexicons->frames, &lexicons->sources,
                                 &lexicons->words};
    return all[index];
}

bool speech_lexicons_open(speech_lexicons *lexicons, const base_allocator *allocator, base_error *error) {
    *lexicons = (speech_lexicons){0};
    while (lexicons->opened < LISTS) {
        if (!model_lexicon_open(list(lexicons, lexicons->opened), names[lexicons->opened], allocator,
                                error)) {
            speech_lexicons_close(lexicons);
            return false;
        }
        lexicons->opened++;
    }
    return true;
}

void speech_lexicons_close(speech_lexicons *lexicons) {
    while (lexicons->opened > 0) model_lexicon_close(list(lexicons, --lexicons->opened));
}

#define CELL_BYTES 32

static const char *cell_string(model_cell cell, char *bytes) {
    uint32_t count = cell.count < CELL_BYTES ? cell.count : CELL_BYTES - 1;
    memcpy(bytes, cell.bytes, count);
    bytes[count] = '\0';
    return bytes;
}

/* Reads class, force and commitment from three columns that stand together. */
static speech_sense read_sense(const model_lexicon *lexicon, uint32_t row, uint32_t column) {
    speech_sense sense = {DOC_NO_MANNER, DOC_STATEMENT, DOC_NEUTRAL, false};
    if (row == MODEL_NO_ROW) return sense;
    char bytes[CELL_BYTES];
    sense.known = true;
    sense.manner = doc_manner_find(cell_string(model_lexicon_cell(lexicon, row, column), bytes));
    uint8_t force = doc_force_find(cell_string(model_lexicon_cell(lexicon, row, column + 1), bytes));
    if (force < DOC_FORCE_COUNT) sense.force = force;
    uint8_t commitment =
        doc_commitment_find(cell_string(model_lexicon_cell(lexicon, row, column + 2), bytes));
    if (commitment < DOC_COMMITMENT_COUNT) sense.commitment = commitment;
    return sense;
}

speech_sense speech_verb_sense(const speech_lexicons *lexicons, const char *lemma) {
    return read_sense(&lexicons->verbs, model_lexicon_row(&lexicons->verbs, lemma, strlen(lemma)), 1);
}

speech_sense speech_noun_sense(const speech_lexicons *lexicons, const char *lemma) {
    return read_sense(&lexicons->nouns, model_lexicon_row(&lexicons->nouns, lemma, strlen(lemma)), 1);
}

/* The row of a key whose second column is `second`. */
static uint32_t find_row(const model_lexicon *lexicon, const char *key, const char *second) {
    uint32_t row = model_lexicon_row(lexicon, key, strlen(key));
    while (row != MODEL_NO_ROW && !model_cell_is(model_lexicon_cell(lexicon, row, 1), second))
        row = model_lexicon_next(lexicon, row);
    return row;
}

speech_sense speech_frame_sense(const speech_lexicons *lexicons, const char *lemma, const char *frame,
                                speech_sense otherwise) {
    uint32_t row = find_row(&lexicons->frames, lemma, frame);
    return row == MODEL_NO_ROW ? otherwise : read_sense(&lexicons->frames, row, 2);
}

bool speech_word_is(const speech_lexicons *lexicons, const char *word, const char *class_name) {
    return find_row(&lexicons->words, word, class_name) != MODEL_NO_ROW;
}

uint8_t speech_source_kind(const speech_lexicons *lexicons, const char *lemma) {
    uint32_t row = model_lexicon_row(&lexicons->sources, lemma, strlen(lemma));
    if (row == MODEL_NO_ROW) return DOC_SPEAKER_KIND_COUNT;
    model_cell cell = model_lexicon_cell(&lexicons->sources, row, 1);
    uint8_t kind = 0;
    while (kind < DOC_SPEAKER_KIND_COUNT && !model_cell_is(cell, doc_speaker_kind_name(kind))) kind++;
    return kind;
}
