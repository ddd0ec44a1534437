#ifndef QUOTH_SPEECH_WEIGHTS_H
#define QUOTH_SPEECH_WEIGHTS_H

#include "model/linear.h"

/** What a token is to a cue. */
typedef enum speech_role {
    SPEECH_OUTSIDE,
    SPEECH_SOURCE,
    SPEECH_CONTENT,
    SPEECH_CUE,
    SPEECH_ROLE_COUNT
} speech_role;

/** The linear models of the room. */
typedef enum speech_table {
    SPEECH_TABLE_CUE,      /**< two classes: is the token a cue? */
    SPEECH_TABLE_ROLE,     /**< speech_role of a token for a cue */
    SPEECH_TABLE_CONTINUE, /**< two classes: does the next quotation go on with this content? */
    SPEECH_TABLE_KEEP,     /**< two classes: is the whole attribution one? */
    SPEECH_TABLE_COUNT
} speech_table;

/** Classes of a table. */
extern const uint32_t speech_table_classes[SPEECH_TABLE_COUNT];

#define SPEECH_WEIGHTS_VERSION 2u

/**
 * The section "speech": u32 version, u32 tables, u32 zeros[2], then for each table u32 offset, u32 size;
 * padding to 64; the tables, each on a 64-byte boundary, in the layout of model/linear.h.
 */
typedef struct speech_weights {
    model_linear tables[SPEECH_TABLE_COUNT];
} speech_weights;

/** Binds the section; false with BASE_FORMAT where it is ill-formed. */
bool speech_weights_bind(speech_weights *weights, model_section section, base_error *error);

/** Most features of one decision. */
#define SPEECH_MAX_FEATURES 224u

/** The features of one decision, filled by the feature functions; further ones than fit are dropped. */
typedef struct speech_features {
    uint64_t items[SPEECH_MAX_FEATURES];
    uint32_t count;
} speech_features;

/** Probability that a two-class table gives class 1, in thousandths. */
uint32_t speech_chance(const model_linear *table, const speech_features *features);

#endif
