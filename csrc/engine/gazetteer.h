#ifndef QUOTH_ENGINE_GAZETTEER_H
#define QUOTH_ENGINE_GAZETTEER_H

#include "base/map.h"
#include "lang/taught.h"
#include "name/words.h"
#include "pattern/pattern.h"

/** A name that the user teaches: it and its aliases are names of this kind, and one entity. */
typedef struct engine_gazetteer_row {
    const char *name;
    uint8_t kind; /**< doc_kind */
    bool pattern; /**< `name` is a token pattern: whatever it matches is a name of this kind */
    const char *const *aliases;
    size_t alias_count;
    uint32_t line; /**< in the file that it comes from, or its number in a list, from 1 */
} engine_gazetteer_row;

/** What names are taught from: a list, or a file. */
typedef struct engine_gazetteer_source {
    const engine_gazetteer_row *rows;
    size_t count;
    const char *path; /**< NULL: the rows come from a list */
} engine_gazetteer_source;

/** A pattern that the user taught. */
typedef struct engine_gazetteer_pattern {
    pattern_program *pattern;
    uint8_t kind;
} engine_gazetteer_pattern;

/** Names that a user taught, and the name that each of their aliases stands for. Read-only once taught. */
typedef struct engine_gazetteer {
    const base_allocator *allocator;
    lang_taught *names; /**< NULL where there are none */
    BASE_VEC(engine_gazetteer_pattern) patterns;
    base_intern strings;
    base_map usual; /**< hash of a name's words → string id of the usual name */
} engine_gazetteer;

/** Makes an empty list; allocates nothing. */
void engine_gazetteer_start(engine_gazetteer *taught, const base_allocator *allocator);

/** Adds names to an empty list. False with *error, which names the file and line of a broken pattern, or when
 * memory ran out. Linear in the names' tokens. */
bool engine_gazetteer_add(engine_gazetteer *taught, const name_lexicons *facts, const lang_model *model,
                          const engine_gazetteer_source *source, base_error *error);

/** The taught name behind a name, or NULL. Borrowed, NUL-terminated. */
const char *engine_gazetteer_name(const engine_gazetteer *taught, const name_lexicons *facts,
                                  const char *bytes, size_t count);

void engine_gazetteer_release(engine_gazetteer *taught);

/** One thread's working memory for finding taught names; zeroed is empty. */
typedef struct engine_gazetteer_marker {
    const engine_gazetteer *taught;
    pattern_matcher **matchers; /**< one a pattern */
    pattern_ranges matches;
} engine_gazetteer_marker;

/** False when memory ran out; to be released then, too. It ends before its names. */
bool engine_gazetteer_marker_start(engine_gazetteer_marker *marker, const engine_gazetteer *taught);
void engine_gazetteer_marker_release(engine_gazetteer_marker *marker);

/** Marks the taught names of an analysed document, then, where no name was found, what patterns match, the
 * first one first. False when memory ran out. */
bool engine_gazetteer_marker_mark(engine_gazetteer_marker *marker, doc *document);

#endif
