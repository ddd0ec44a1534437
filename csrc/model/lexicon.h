#ifndef QUOTH_MODEL_LEXICON_H
#define QUOTH_MODEL_LEXICON_H

#include "model/file.h"

/** No such row. */
#define MODEL_NO_ROW UINT32_MAX
/** What a section of a list begins with; another number is another layout. */
#define MODEL_LEXICON_LAYOUT 1u
/** What the id of a list's section begins with; the list's name follows. */
#define MODEL_LEXICON_PREFIX "list."
#define MODEL_LEXICON_COLUMNS 8u
/** Most different words of a column whose words are classes. */
#define MODEL_LEXICON_CLASSES 64u
/** The class of a row in a column that has none. */
#define MODEL_NO_CLASS 255u
/** Most bytes of a word that is looked up in either case. */
#define MODEL_LEXICON_WORD 24u
/** Words of 64 bits in the filter of keys. */
#define MODEL_LEXICON_FILTER 64u
/** Seed of the hashes of keys. */
#define MODEL_LEXICON_SEED UINT64_C(0x6c657869636f6e)

/** A piece of a lexicon's text, with a NUL behind it. */
typedef struct model_cell {
    const char *bytes;
    uint32_t count;
} model_cell;

/** A column: words by their place in the text, or, of few different words, by their number among those. */
typedef struct model_column {
    const uint32_t *cells;  /**< a row: offset in `text`; NULL for a column of classes */
    const uint8_t *numbers; /**< a row: index into `words` */
    const uint32_t *words;  /**< the different words of a column of classes: offsets in `text` */
    uint32_t count;         /**< of those */
} model_column;

/**
 * A list of facts or words: the section "list.<name>" of a model file, which `quoth-train pack` makes of
 * csrc/language/<language>/<name>.tsv. The first column is the key, and several rows may share one. It is
 * read in place, borrows from the file, and needs no closing; read-only and thread-safe once open.
 *
 * The section, in little-endian numbers of 32 bits: layout, rows, columns, slots (a power of two), words of
 * all columns of classes, bytes of text; for each column the number of its different words, 0 for a column
 * that is none of classes; those words; for each other column the cells of its rows; the slots, each 0 or
 * a row + 1 in 24 bits below 8 bits of its key's hash; then for each column of classes a byte a row; then the
 * text. Equal words of the text stand at one offset.
 */
typedef struct model_lexicon {
    const char *file; /**< name of the model file */
    const char *name;
    const char *text;
    const uint32_t *slots;
    uint32_t mask, count, columns;
    uint64_t filter
        [MODEL_LEXICON_FILTER]; /**< bits of what its keys begin and end with: spares most words a look */
    model_column column[MODEL_LEXICON_COLUMNS];
    uint8_t ids[MODEL_LEXICON_COLUMNS][MODEL_LEXICON_CLASSES]; /**< word of a column → its id, once bound */
} model_lexicon;

/** The filter's bit of a key that is not empty: letters of both cases are equal modulo 32. */
static inline uint32_t model_lexicon_bit(const char *key, size_t count) {
    uint32_t first = (unsigned char)key[0] & 31u, second = (unsigned char)key[count > 1] & 31u,
             last = (unsigned char)key[count - 1] & 31u;
    uint32_t sum = first | second << 5 | last << 10 | (uint32_t)count << 15;
    return (sum * UINT32_C(0x9E3779B1)) >> (32 - 12);
}

/**
 * Opens a list by its name; false with *error where the file has none such or it is damaged. The name is
 * kept. O(rows), about 20 microseconds for 1,000; allocates nothing.
 */
bool model_lexicon_open(model_lexicon *lexicon, const model_file *file, const char *name, base_error *error);

/** What the names of classes and the words of a column must be to each other. */
typedef enum model_binding {
    MODEL_SOME, /**< every word has a name */
    MODEL_ALL,  /**< and every name has a word */
    MODEL_OPEN  /**< every name has a word; words without a name have MODEL_NO_CLASS */
} model_binding;

/**
 * Gives each word of a column of classes its id: the index in `names`, where NULL stands for a number that no
 * word has. False with *error where names and words are not what `binding` wants: the list does not fit this
 * library.
 */
bool model_lexicon_bind(model_lexicon *lexicon, uint32_t column, const char *const *names, uint32_t count,
                        model_binding binding, base_error *error);

/** False where the list certainly has no such key, in whatever case its ASCII letters are. About 15 instructions. */
static inline bool model_lexicon_may(const model_lexicon *lexicon, const char *key, size_t count) {
    if (count == 0) return false;
    uint32_t bit = model_lexicon_bit(key, count);
    return lexicon->filter[bit / 64] >> bit % 64 & 1;
}

/** The same as model_lexicon_row and model_lexicon_row_of for a key that the filter has let pass. */
uint32_t model_lexicon_row_passed(const model_lexicon *lexicon, const char *key, size_t count);
uint32_t model_lexicon_row_of_passed(const model_lexicon *lexicon, const char *bytes, size_t count);

/** The first row whose key equals the bytes exactly, or MODEL_NO_ROW. Rows of one key stand together. */
static inline uint32_t model_lexicon_row(const model_lexicon *lexicon, const char *key, size_t count) {
    return model_lexicon_may(lexicon, key, count) ? model_lexicon_row_passed(lexicon, key, count)
                                                  : MODEL_NO_ROW;
}

/** The same with the ASCII letters of the bytes in either case; MODEL_NO_ROW for more than MODEL_LEXICON_WORD. */
static inline uint32_t model_lexicon_row_of(const model_lexicon *lexicon, const char *bytes, size_t count) {
    return model_lexicon_may(lexicon, bytes, count) ? model_lexicon_row_of_passed(lexicon, bytes, count)
                                                    : MODEL_NO_ROW;
}

/** The next row with the same key as `row`, or MODEL_NO_ROW. */
uint32_t model_lexicon_next(const model_lexicon *lexicon, uint32_t row);

/** The cell of a row, column from 0; empty where the list has no such column. */
model_cell model_lexicon_cell(const model_lexicon *lexicon, uint32_t row, uint32_t column);

/** The id of a row in a bound column; MODEL_NO_CLASS without a row. */
static inline uint8_t model_lexicon_id(const model_lexicon *lexicon, uint32_t row, uint32_t column) {
    return row == MODEL_NO_ROW ? MODEL_NO_CLASS : lexicon->ids[column][lexicon->column[column].numbers[row]];
}

/** The ids of all rows of a key in a bound column of less than 64, as bits, from its first row on. */
uint64_t model_lexicon_classes(const model_lexicon *lexicon, uint32_t row, uint32_t column);

/** True where a cell's bytes are this string: for values, such as those of TIMEX3. */
bool model_cell_is(model_cell cell, const char *string);

/** A cell as a whole number; 0 where it begins with no digit and no sign. */
int32_t model_cell_number(model_cell cell);

#endif
