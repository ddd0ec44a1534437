#ifndef QUOTH_TIME_LEXICONS_H
#define QUOTH_TIME_LEXICONS_H

#include "doc/doc.h"
#include "model/classes.h"

/** Words of time expressions: the second column of time_words. */
/* clang-format off */
#define TIME_CLASSES(X)                                                                                   \
    X(BESIDE, "beside") X(CLOCK, "clock") X(DAY, "day") X(DIRECTION, "direction") X(EACH, "each")        \
    X(EDGE, "edge") X(FROM, "from") X(HALF, "half") X(HALF_OF, "half-of") X(MONTH, "month")              \
    X(NUMBER, "number") X(ORDINAL, "ordinal") X(PART, "part") X(REFERENCE, "reference")                  \
    X(SEASON, "season") X(SET, "set") X(SHIFT, "shift") X(STAGE, "stage") X(TONIGHT, "tonight")          \
    X(UNIT, "unit") X(UNITS, "units") X(VAGUE, "vague") X(WEEKDAY, "weekday")                            \
    X(WEEKDAY_SHORT, "weekday-short") X(WEEKEND, "weekend") X(ZONE, "zone")
/* clang-format on */
typedef enum time_class {
#define TIME_CLASS_ENUM(id, text) TIME_##id,
    TIME_CLASSES(TIME_CLASS_ENUM)
#undef TIME_CLASS_ENUM
        TIME_CLASS_COUNT
} time_class;

/** What this room reads of a model file: read-only and shared between threads once open. */
typedef struct time_lexicons {
    model_classes times; /**< time_words: words of time expressions with their values */
} time_lexicons;

/** Opens the lists, which borrow from the file; false with *error where it lacks one or one does not fit. */
bool time_lexicons_open(time_lexicons *lexicons, const model_file *file, base_error *error);

/** The row of a token in time_words, or MODEL_NO_ROW. About 10 instructions for most words. */
uint32_t time_row(const time_lexicons *lexicons, const doc *document, uint32_t token);

/** The class of such a row; MODEL_NO_CLASS without one. */
static inline uint8_t time_row_class(const time_lexicons *lexicons, uint32_t row) {
    return model_lexicon_id(&lexicons->times.list, row, 1);
}

#endif
