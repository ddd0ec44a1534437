/* Weighs candidates: see refer/scorer.h. */

#include "refer/scorer.h"

bool refer_scorer_bind(refer_scorer *scorer, refer_noun_kinds *nouns, model_section section,
                       base_error *error) {
    model_reader reader;
    model_reader_start(&reader, section);
    uint32_t version = model_reader_u32(&reader), columns = model_reader_u32(&reader);
    uint32_t listed = model_reader_u32(&reader), hashed = model_reader_u32(&reader);
    if (reader.failed || version != REFER_SCORER_VERSION || columns != REFER_COLUMNS ||
        listed != REFER_LISTED || hashed != REFER_HASHED) {
        base_fail(error, BASE_FORMAT, 0,
                  "section refer is of version %u with %u features, not of version %u with %u", version,
                  listed, REFER_SCORER_VERSION, (unsigned)REFER_LISTED);
        return false;
    }
    const size_t cell = sizeof *scorer->linear, align = 64;
    scorer->linear = model_reader_array(&reader, (size_t)REFER_COLUMNS * REFER_LISTED, cell, align);
    scorer->hashed = model_reader_array(&reader, REFER_HASHED, cell, align);
    nouns->weights =
        model_reader_array(&reader, (size_t)(REFER_NOUN_KINDS - 1) * REFER_NOUN_INPUTS, cell, align);
    if (!reader.failed) return true;
    base_fail(error, BASE_FORMAT, section.size, "section refer ends within its weights");
    return false;
}

int32_t refer_score(const refer_scorer *scorer, refer_column column, const refer_features *features) {
    const int16_t *linear = scorer->linear + (size_t)column * REFER_LISTED;
    int32_t score = 0;
    for (uint32_t f = 0; f < features->count; f++) {
        uint32_t feature = features->items[f];
        score += feature < REFER_LISTED ? linear[feature] : scorer->hashed[feature - REFER_LISTED];
    }
    return score;
}
