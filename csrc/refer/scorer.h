#ifndef QUOTH_REFER_SCORER_H
#define QUOTH_REFER_SCORER_H

#include "model/file.h"
#include "refer/features.h"
#include "refer/noun_kind.h"

#define REFER_SCORER_VERSION 1u
/** One, in weights. */
#define REFER_ONE 256

/**
 * Weighs what may be meant: a sum of weights, a column a kind of question, and of words in their places, hashed. In whole
 * numbers, so that answers are the same everywhere.
 *
 * Section "refer": u32 version, u32 columns, u32 listed features, u32 hashed ones; i16 linear[columns][listed],
 * hashed[hashed], nouns[kinds - 1][inputs of a noun]; each array padded to 64 bytes.
 */
typedef struct refer_scorer {
    const int16_t *linear, *hashed;
} refer_scorer;

/** Binds both to a section; false with BASE_FORMAT where it is ill-formed. */
bool refer_scorer_bind(refer_scorer *scorer, refer_noun_kinds *nouns, model_section section,
                       base_error *error);

/** The sum of the features' weights. */
int32_t refer_score(const refer_scorer *scorer, refer_column column, const refer_features *features);

#endif
