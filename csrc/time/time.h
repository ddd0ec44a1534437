#ifndef QUOTH_TIME_TIME_H
#define QUOTH_TIME_TIME_H

#include "base/arena.h"
#include "doc/view.h"
#include "time/lexicons.h"

/**
 * Finds time expressions (TIMEX3: TimeML 1.2.1) in a tagged and parsed document and appends them to its `times`, in
 * text order. Values are resolved against `meta.date` and the tense of the clause; DOC_NONE where that is not known or
 * the words are vague. A token whose entry in `taken` is not DOC_NONE belongs to something else (a law, a name that
 * the user taught) and to no time; NULL where all are free. `scratch` holds a number a token. False when memory ran
 * out. Linear.
 */
bool time_find(const time_lexicons *lexicons, const doc_view *view, const uint32_t *taken,
               base_arena *scratch);

#endif
