/* Word lists as sections of a model file: checked once, then read in place. */
#include "model/lexicon.h"

#include <stdio.h>
#include <string.h>

static bool fail(const model_lexicon *lexicon, const char *what, base_error *error) {
    base_fail(error, BASE_FORMAT, 0,
              "%s: the list %s is damaged (%s): take the model that came with this library", lexicon->file,
              lexicon->name, what);
    return false;
}

/** True where every number is below `limit`. */
static bool all_below(const uint32_t *numbers, size_t count, uint32_t limit) {
    uint32_t bad = 0;
    for (size_t i = 0; i < count; i++) bad |= numbers[i] >= limit;
    return bad == 0;
}

/** Every cell lies in the text, every number of a class is one, and the slots have rows and a free one. */
static bool is_sound(const model_lexicon *lexicon, uint32_t text_bytes) {
    if (text_bytes == 0 || lexicon->text[text_bytes - 1] != 0) return false;
    for (uint32_t c = 0; c < lexicon->columns; c++) {
        const model_column *column = &lexicon->column[c];
        if (column->cells) {
            if (!all_below(column->cells, lexicon->count, text_bytes)) return false;
            continue;
        }
        if (!all_below(column->words, column->count, text_bytes)) return false;
        uint32_t bad = 0;
        for (uint32_t row = 0; row < lexicon->count; row++) bad |= column->numbers[row] >= column->count;
        if (bad) return false;
    }
    uint32_t used = 0, most = 0;
    for (uint32_t i = 0; i <= lexicon->mask; i++) {
        uint32_t row = lexicon->slots[i] & 0xFFFFFF;
        used += row != 0;
        most = row > most ? row : most;
    }
    return used <= lexicon->mask && most <= lexicon->count;
}

static bool read_section(model_lexicon *lexicon, model_section section, base_error *error) {
    model_reader reader;
    model_reader_start(&reader, section);
    uint32_t layout = model_reader_u32(&reader);
    if (layout != MODEL_LEXICON_LAYOUT) {
        base_fail(
            error, BASE_UNSUPPORTED, 0,
            "%s: the list %s has layout %u; this library reads layout %u: pack the model anew with this "
            "library's quoth-train pack",
            lexicon->file, lexicon->name, layout, MODEL_LEXICON_LAYOUT);
        return false;
    }
    lexicon->count = model_reader_u32(&reader);
    lexicon->columns = model_reader_u32(&reader);
    uint32_t slots = model_reader_u32(&reader), words = model_reader_u32(&reader);
    uint32_t text_bytes = model_reader_u32(&reader), classes = 0;
    bool good = !reader.failed && lexicon->count < 0xFFFFFF && lexicon->columns > 0 &&
                lexicon->columns <= MODEL_LEXICON_COLUMNS && slots > 0 && (slots & (slots - 1)) == 0;
    if (!good) return fail(lexicon, "its head", error);
    lexicon->mask = slots - 1;
    for (uint32_t c = 0; c < lexicon->columns; c++) {
        uint32_t count = model_reader_u32(&reader);
        good = good && count <= MODEL_LEXICON_CLASSES && (c > 0 || count == 0);
        lexicon->column[c].count = count;
        classes += count;
    }
    if (!good || reader.failed || classes != words) return fail(lexicon, "its columns", error);
    for (uint32_t c = 0; c < lexicon->columns; c++)
        lexicon->column[c].words = model_reader_array(&reader, lexicon->column[c].count, 4, 4);
    for (uint32_t c = 0; c < lexicon->columns; c++)
        if (lexicon->column[c].count == 0)
            lexicon->column[c].cells = model_reader_array(&reader, lexicon->count, 4, 4);
    lexicon->slots = model_reader_array(&reader, slots, 4, 4);
    for (uint32_t c = 0; c < lexicon->columns; c++)
        if (lexicon->column[c].count > 0)
            lexicon->column[c].numbers = model_reader_array(&reader, lexicon->count, 1, 1);
    lexicon->text = model_reader_array(&reader, text_bytes, 1, 1);
    if (reader.failed || reader.at != section.size) return fail(lexicon, "its size", error);
    if (!is_sound(lexicon, text_bytes)) return fail(lexicon, "its rows", error);
    for (uint32_t row = 0; row < lexicon->count; row++) {
        model_cell key = model_lexicon_cell(lexicon, row, 0);
        uint32_t bit = key.count > 0 ? model_lexicon_bit(key.bytes, key.count) : 0;
        lexicon->filter[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return true;
}

_Static_assert(MODEL_LEXICON_FILTER * 64 == 1 << 12, "bits of the filter");

bool model_lexicon_open(model_lexicon *lexicon, const model_file *file, const char *name, base_error *error) {
    *lexicon = (model_lexicon){.file = model_file_name(file), .name = name};
    char id[MODEL_ID_BYTES + 1];
    snprintf(id, sizeof id, MODEL_LEXICON_PREFIX "%s", name);
    model_section section;
    if (!model_file_has(file, id)) {
        base_fail(
            error, BASE_NOT_FOUND, 0,
            "%s: the model file has no list %s: take the model that came with this library, or pack the "
            "list with quoth-train pack --language",
            lexicon->file, name);
        return false;
    }
    return model_file_section(file, id, &section, error) && read_section(lexicon, section, error);
}

static bool fail_class(const model_lexicon *lexicon, uint32_t column, const char *word, const char *what,
                       base_error *error) {
    base_fail(
        error, BASE_UNSUPPORTED, 0,
        "%s: the list %s %s \"%s\" in column %u: model and library do not fit; take the model that came "
        "with this library, or mend the list and pack it anew",
        lexicon->file, lexicon->name, what, word, column + 1);
    return false;
}

bool model_lexicon_bind(model_lexicon *lexicon, uint32_t column, const char *const *names, uint32_t count,
                        model_binding binding, base_error *error) {
    const model_column *classes = &lexicon->column[column];
    if (column >= lexicon->columns || classes->count == 0)
        return fail_class(lexicon, column, "classes", "has no", error);
    uint64_t found[4] = {0}; /* a bit an id */
    for (uint32_t i = 0; i < classes->count; i++) {
        const char *word = lexicon->text + classes->words[i];
        uint32_t id = 0;
        while (id < count && !(names[id] && strcmp(names[id], word) == 0)) id++;
        bool known = id < count;
        if (!known && binding != MODEL_OPEN)
            return fail_class(lexicon, column, word, "has the unknown", error);
        lexicon->ids[column][i] = (uint8_t)(known ? id : MODEL_NO_CLASS);
        if (!known) continue;
        found[id / 64] |= UINT64_C(1) << id % 64;
    }
    for (uint32_t id = 0; binding != MODEL_SOME && id < count; id++)
        if (names[id] && !(found[id / 64] >> id % 64 & 1))
            return fail_class(lexicon, column, names[id], "lacks", error);
    return true;
}

uint32_t model_lexicon_row_passed(const model_lexicon *lexicon, const char *key, size_t count) {
    uint64_t hash = base_hash_bytes(key, count, MODEL_LEXICON_SEED);
    uint32_t tag = (uint32_t)(hash >> 56);
    for (uint32_t at = (uint32_t)hash & lexicon->mask; lexicon->slots[at] != 0;
         at = (at + 1) & lexicon->mask) {
        uint32_t slot = lexicon->slots[at];
        if (slot >> 24 != tag || (slot & 0xFFFFFF) == 0) continue;
        uint32_t row = (slot & 0xFFFFFF) - 1;
        const char *found = lexicon->text + lexicon->column[0].cells[row];
        if (strlen(found) == count && memcmp(found, key, count) == 0) return row;
    }
    return MODEL_NO_ROW;
}

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

uint32_t model_lexicon_row_of_passed(const model_lexicon *lexicon, const char *bytes, size_t count) {
    char word[MODEL_LEXICON_WORD];
    if (count > MODEL_LEXICON_WORD) return MODEL_NO_ROW;
    for (size_t i = 0; i < count; i++) word[i] = lower(bytes[i]);
    return model_lexicon_row_passed(lexicon, word, count);
}

uint32_t model_lexicon_next(const model_lexicon *lexicon, uint32_t row) {
    const uint32_t *keys = lexicon->column[0].cells;
    return row + 1 < lexicon->count && keys[row] == keys[row + 1] ? row + 1 : MODEL_NO_ROW;
}

model_cell model_lexicon_cell(const model_lexicon *lexicon, uint32_t row, uint32_t column) {
    if (column >= lexicon->columns) return (model_cell){"", 0};
    const model_column *from = &lexicon->column[column];
    const char *bytes = lexicon->text + (from->cells ? from->cells[row] : from->words[from->numbers[row]]);
    return (model_cell){bytes, (uint32_t)strlen(bytes)};
}

uint64_t model_lexicon_classes(const model_lexicon *lexicon, uint32_t row, uint32_t column) {
    uint64_t classes = 0;
    for (; row != MODEL_NO_ROW; row = model_lexicon_next(lexicon, row))
        classes |= UINT64_C(1) << (model_lexicon_id(lexicon, row, column) & 63);
    return classes;
}

bool model_cell_is(model_cell cell, const char *string) {
    return strlen(string) == cell.count && memcmp(cell.bytes, string, cell.count) == 0;
}

int32_t model_cell_number(model_cell cell) {
    int32_t number = 0;
    uint32_t minus = cell.count > 0 && cell.bytes[0] == '-';
    for (uint32_t i = minus; i < cell.count && cell.bytes[i] >= '0' && cell.bytes[i] <= '9' && i < minus + 8;
         i++)
        number = number * 10 + (cell.bytes[i] - '0');
    return minus ? -number : number;
}
