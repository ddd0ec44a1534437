#ifndef QUOTH_CORPUS_TAUGHT_H
#define QUOTH_CORPUS_TAUGHT_H

#include "corpus/name.h"
#include "corpus/pattern.h"
#include "lang/taught.h"

/** A name that the user teaches: it and its aliases are names of this kind, and one entity. */
typedef struct corpus_name_row {
    const char *name;
    uint8_t kind; /**< doc_kind */
    bool pattern; /**< `name` is a token pattern: whatever it matches is a name of this kind */
    const char *const *aliases;
    size_t alias_count;
    uint32_t line; /**< in the file that it comes from, or its number in a list, from 1 */
} corpus_name_row;

/** What names are taught from: a list, or a file. */
typedef struct corpus_lessons {
    const corpus_name_row *rows;
    size_t count;
    const char *path; /**< NULL: the rows come from a list */
} corpus_lessons;

/** A pattern that the user taught. */
typedef struct corpus_taught_pattern {
    corpus_pattern *pattern;
    uint8_t kind;
} corpus_taught_pattern;

/** Names that a user taught, and the name that each of their aliases stands for. Read-only once taught. */
typedef struct corpus_taught {
    const base_allocator *allocator;
    lang_taught *names; /**< NULL where there are none */
    BASE_VEC(corpus_taught_pattern) patterns;
    base_intern strings;
    base_map usual; /**< hash of a name's words → string id of the usual name */
} corpus_taught;

/** Makes an empty list; allocates nothing. */
void corpus_taught_start(corpus_taught *taught, const base_allocator *allocator);

/** Adds names to an empty list. False with *error, which names the file and line of a broken pattern, or when
 * memory ran out. Linear in the names' tokens. */
bool corpus_taught_add(corpus_taught *taught, const corpus_name_facts *facts, const lang_model *model,
                       const corpus_lessons *lessons, base_error *error);

/** The taught name behind a name, or NULL. Borrowed, NUL-terminated. */
const char *corpus_taught_name(const corpus_taught *taught, const corpus_name_facts *facts, const char *bytes,
                               size_t count);

void corpus_taught_release(corpus_taught *taught);

/** One thread's working memory for finding taught names; zeroed is empty. */
typedef struct corpus_teacher {
    const corpus_taught *taught;
    corpus_matcher **matchers; /**< one a pattern */
    corpus_ranges matches;
} corpus_teacher;

/** False when memory ran out; to be released then, too. It ends before its names. */
bool corpus_teacher_start(corpus_teacher *teacher, const corpus_taught *taught);
void corpus_teacher_release(corpus_teacher *teacher);

/** Marks the taught names of an analysed document, then, where no name was found, what patterns match, the
 * first one first. False when memory ran out. */
bool corpus_teacher_mark(corpus_teacher *teacher, doc *document);

#endif
