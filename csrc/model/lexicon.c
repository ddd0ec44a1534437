#include "model/lexicon.h"

#include <string.h>

/* The build lists the files: LEXICON(name, path) a line. The assembler copies each into read-only data. */
#define LEXICON(name, path)                                                                                  \
    __asm__(".section .rodata\n"                                                                             \
            ".global quoth_lexicon_" #name "\n.hidden quoth_lexicon_" #name "\n"                             \
            "quoth_lexicon_" #name ":\n.incbin \"" path "\"\n"                                               \
            ".global quoth_lexicon_" #name "_end\n.hidden quoth_lexicon_" #name "_end\n"                     \
            "quoth_lexicon_" #name "_end:\n.byte 0\n.previous\n");                                           \
    extern const char quoth_lexicon_##name[], quoth_lexicon_##name##_end[];
#include "lexicons.inc"
#undef LEXICON

static const struct embedded {
    const char *name, *begin, *end;
} embedded[] = {
#define LEXICON(name, path) {#name, quoth_lexicon_##name, quoth_lexicon_##name##_end},
#include "lexicons.inc"
#undef LEXICON
    {NULL, NULL, NULL}};

static const uint64_t key_seed = 0x6c657869636f6e;

static const char *line_end(const char *at, const char *end) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? newline : end;
}

static uint32_t count_rows(const char *text, const char *end) {
    uint32_t count = 0;
    for (const char *at = text; at < end; at = line_end(at, end) + 1) count += *at != '#' && *at != '\n';
    return count;
}

static uint64_t key_hash(const char *key, size_t count) {
    return base_hash_bytes(key, count, key_seed);
}

/* Records where each row begins and the first row of each key. */
static bool index_rows(model_lexicon *lexicon) {
    const char *end = lexicon->text + lexicon->size;
    uint32_t row = 0;
    for (const char *at = lexicon->text; at < end; at = line_end(at, end) + 1) {
        if (*at == '#' || *at == '\n') continue;
        lexicon->rows[row] = (uint32_t)(at - lexicon->text);
        model_cell key = model_lexicon_cell(lexicon, row, 0);
        if (model_lexicon_row(lexicon, key.bytes, key.count) == MODEL_NO_ROW &&
            !base_map_set(&lexicon->first, lexicon->allocator, key_hash(key.bytes, key.count), row))
            return false;
        row++;
    }
    return true;
}

bool model_lexicon_open(model_lexicon *lexicon, const char *name, const base_allocator *allocator,
                        base_error *error) {
    const struct embedded *file = embedded;
    while (file->name && strcmp(file->name, name) != 0) file++;
    if (!file->name) {
        base_fail(error, BASE_NOT_FOUND, 0, "no lexicon named '%s' is built into the library", name);
        return false;
    }
    *lexicon = (model_lexicon){
        .allocator = allocator, .text = file->begin, .size = (uint32_t)(file->end - file->begin)};
    lexicon->count = count_rows(file->begin, file->end);
    lexicon->rows = base_new(allocator, lexicon->count ? lexicon->count : 1, sizeof *lexicon->rows);
    if (!lexicon->rows || !index_rows(lexicon)) {
        model_lexicon_close(lexicon);
        base_fail_memory(error);
        return false;
    }
    return true;
}

uint32_t model_lexicon_row(const model_lexicon *lexicon, const char *key, size_t count) {
    uint32_t row = base_map_value(&lexicon->first, key_hash(key, count), MODEL_NO_ROW);
    if (row == MODEL_NO_ROW) return row;
    model_cell cell = model_lexicon_cell(lexicon, row, 0);
    return cell.count == count && memcmp(cell.bytes, key, count) == 0 ? row : MODEL_NO_ROW;
}

uint32_t model_lexicon_next(const model_lexicon *lexicon, uint32_t row) {
    if (row + 1 >= lexicon->count) return MODEL_NO_ROW;
    model_cell key = model_lexicon_cell(lexicon, row, 0), next = model_lexicon_cell(lexicon, row + 1, 0);
    bool same = key.count == next.count && memcmp(key.bytes, next.bytes, key.count) == 0;
    return same ? row + 1 : MODEL_NO_ROW;
}

model_cell model_lexicon_cell(const model_lexicon *lexicon, uint32_t row, uint32_t column) {
    const char *at = lexicon->text + lexicon->rows[row];
    const char *end = line_end(at, lexicon->text + lexicon->size);
    for (; column > 0; column--) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        if (!tab) return (model_cell){end, 0};
        at = tab + 1;
    }
    const char *tab = memchr(at, '\t', (size_t)(end - at));
    return (model_cell){at, (uint32_t)((tab ? tab : end) - at)};
}

bool model_cell_is(model_cell cell, const char *string) {
    return strlen(string) == cell.count && memcmp(cell.bytes, string, cell.count) == 0;
}

void model_lexicon_close(model_lexicon *lexicon) {
    base_free(lexicon->allocator, lexicon->rows, lexicon->count ? lexicon->count : 1, sizeof *lexicon->rows);
    base_map_release(&lexicon->first, lexicon->allocator);
    *lexicon = (model_lexicon){0};
}
