/* Names of the features by which antecedents are weighed. */

#include "refer/features.h"

#include <stdio.h>

static const char *const singles[] = {
#define REFER_FEATURE_TEXT(name, text) text,
    REFER_FEATURE_NAMES(REFER_FEATURE_TEXT)
#undef REFER_FEATURE_TEXT
};

size_t refer_feature_name(uint32_t feature, char name[REFER_FEATURE_BYTES]) {
    const char *first = singles[0], *second = NULL, *mark = "";
    if (feature < REFER_FEATURE_SINGLES) {
        first = singles[feature];
    } else if (feature < REFER_F_distance_form) {
        feature -= REFER_F_distance_role;
        first = singles[feature / REFER_ROLES];
        second = singles[REFER_F_subject + feature % REFER_ROLES];
    } else if (feature < REFER_F_role_role) {
        feature -= REFER_F_distance_form;
        first = singles[feature / REFER_FORMS];
        second = singles[REFER_F_name + feature % REFER_FORMS];
    } else {
        feature -= REFER_F_role_role;
        mark = "as ";
        first = singles[REFER_F_subject + feature / REFER_ROLES];
        second = singles[REFER_F_subject + feature % REFER_ROLES];
    }
    int count = second ? snprintf(name, REFER_FEATURE_BYTES, "%s%s %s", mark, first, second)
                       : snprintf(name, REFER_FEATURE_BYTES, "%s", first);
    return (size_t)count;
}

static int16_t number_of(model_cell cell) {
    int32_t value = 0;
    bool negative = cell.count > 0 && cell.bytes[0] == '-';
    for (uint32_t i = negative; i < cell.count && value < 3000; i++)
        if (cell.bytes[i] >= '0' && cell.bytes[i] <= '9') value = value * 10 + (cell.bytes[i] - '0');
    return (int16_t)(negative ? -value : value);
}

void refer_weights_read(const model_lexicon *lexicon, refer_weights weights) {
    char name[REFER_FEATURE_BYTES];
    for (uint32_t f = 0; f < REFER_FEATURE_COUNT; f++) {
        uint32_t row = model_lexicon_row(lexicon, name, refer_feature_name(f, name));
        for (uint32_t w = 0; w < REFER_WEIGHINGS; w++)
            weights[w][f] = row == MODEL_NO_ROW ? 0 : number_of(model_lexicon_cell(lexicon, row, w + 1));
    }
}
