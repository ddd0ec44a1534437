/* Word lists from tab-separated files to the sections that the library reads in place. */
#include "train/language.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "model/manifest.h"

/* ---- one list ------------------------------------------------------------------------------------------ */

/** A list while it is compiled: equal strings get one place in the text. */
typedef struct list {
    const char *path;
    uint32_t rows, columns;
    BASE_VEC(uint32_t) cells; /**< row by row, MODEL_LEXICON_COLUMNS each */
    BASE_VEC(uint32_t) lines; /**< of each row, for messages */
    base_buf text;
    base_map places; /**< hash of a string → its place in the text */
} list;

static uint32_t place_of(list *self, const char *bytes, size_t count) {
    uint64_t hash = base_hash_bytes(bytes, count, 1);
    uint32_t place = base_map_value(&self->places, hash, UINT32_MAX);
    if (place != UINT32_MAX) {
        if (strncmp(self->text.bytes + place, bytes, count) != 0 || self->text.bytes[place + count] != 0)
            train_die("%s: two strings have one hash: \"%.*s\"", self->path, (int)count, bytes);
        return place;
    }
    place = (uint32_t)self->text.count;
    base_buf_add(&self->text, bytes, count);
    base_buf_add_byte(&self->text, '\0');
    if (!base_map_set(&self->places, base_allocator_standard(), hash, place)) train_die("out of memory");
    return place;
}

static void read_row(list *self, const char *at, const char *end, uint32_t line) {
    uint32_t column = 0;
    for (;; column++) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        if (column == MODEL_LEXICON_COLUMNS)
            train_die("%s:%u: more than %u columns", self->path, line, MODEL_LEXICON_COLUMNS);
        if (column == 0 && (tab ? tab : end) == at) train_die("%s:%u: a row without a key", self->path, line);
        train_push(&self->cells, place_of(self, at, (size_t)((tab ? tab : end) - at)));
        if (!tab) break;
        at = tab + 1;
    }
    if (column + 1 > self->columns) self->columns = column + 1;
    for (column++; column < MODEL_LEXICON_COLUMNS; column++) train_push(&self->cells, place_of(self, "", 0));
    train_push(&self->lines, line);
    self->rows++;
}

/** A line that says where the rows below it come from. */
static const char source_mark[] = "# Source: ";

static bool is_source(const char *at, const char *stop) {
    size_t count = sizeof source_mark - 1;
    return (size_t)(stop - at) > count && memcmp(at, source_mark, count) == 0;
}

/** The end of a row's cells: what stands behind a tab and "# " is where the row alone comes from. */
static const char *row_end(const char *at, const char *stop) {
    for (; at + 2 < stop; at++)
        if (at[0] == '\t' && at[1] == '#' && at[2] == ' ') return at;
    return stop;
}

static void read_rows(list *self, const char *text, size_t size) {
    const char *end = text + size;
    uint32_t line = 1;
    bool sourced = false;
    for (const char *at = text; at < end; line++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        sourced = sourced || is_source(at, stop);
        if (stop > at && *at != '#') {
            if (!sourced)
                train_die("%s:%u: no line \"%s…\" above this row says where it comes from", self->path, line,
                          source_mark);
            read_row(self, at, row_end(at, stop), line);
        }
        at = stop + 1;
    }
}

/** The different strings of a column in the order of their rows; how many, MODEL_LEXICON_CLASSES + 1 for more
 * than a column of classes has. */
static uint32_t different(const list *self, uint32_t column, uint32_t found[MODEL_LEXICON_CLASSES],
                          uint8_t *numbers) {
    uint32_t count = 0;
    for (uint32_t row = 0; row < self->rows; row++) {
        uint32_t cell = self->cells.items[row * MODEL_LEXICON_COLUMNS + column], i = 0;
        while (i < count && found[i] != cell) i++;
        if (i == count && count == MODEL_LEXICON_CLASSES) return MODEL_LEXICON_CLASSES + 1;
        if (i == count) found[count++] = cell;
        numbers[row] = (uint8_t)i;
    }
    return count;
}

/** Ends the program where a row says what one before it of the same key says. */
static void check_double(const list *self, uint32_t row) {
    const uint32_t *cells = self->cells.items, *this = cells + row * MODEL_LEXICON_COLUMNS;
    for (uint32_t other = row; other-- > 0 && cells[other * MODEL_LEXICON_COLUMNS] == *this;)
        if (memcmp(cells + other * MODEL_LEXICON_COLUMNS, this, MODEL_LEXICON_COLUMNS * sizeof *this) == 0)
            train_die("%s:%u: this row stands there twice", self->path, self->lines.items[row]);
}

/** A slot for each key's first row; the rows of one key must stand together. */
static void fill_slots(const list *self, uint32_t *slots, uint32_t mask) {
    for (uint32_t row = 0; row < self->rows; row++) {
        uint32_t key = self->cells.items[row * MODEL_LEXICON_COLUMNS];
        check_double(self, row);
        if (row > 0 && self->cells.items[(row - 1) * MODEL_LEXICON_COLUMNS] == key) continue;
        const char *bytes = self->text.bytes + key;
        uint64_t hash = base_hash_bytes(bytes, strlen(bytes), MODEL_LEXICON_SEED);
        uint32_t at = (uint32_t)hash & mask;
        for (; slots[at] != 0; at = (at + 1) & mask)
            if (self->cells.items[((slots[at] & 0xFFFFFF) - 1) * MODEL_LEXICON_COLUMNS] == key)
                train_die("%s:%u: rows of \"%s\" stand in two places", self->path, self->lines.items[row],
                          bytes);
        slots[at] = (row + 1) | (uint32_t)(hash >> 56) << 24;
    }
}

void train_list_compile(const char *path, const char *text, size_t size, base_buf *section) {
    list self = {.path = path};
    base_buf_start(&self.text, base_allocator_standard());
    read_rows(&self, text, size);
    if (self.rows == 0) train_die("%s: no rows", path);
    uint32_t slots = 4, words = 0, counts[MODEL_LEXICON_COLUMNS] = {0};
    uint32_t found[MODEL_LEXICON_COLUMNS][MODEL_LEXICON_CLASSES];
    uint8_t *numbers = train_new((size_t)self.rows * MODEL_LEXICON_COLUMNS, 1);
    while (slots < 2 * self.rows) slots *= 2;
    uint32_t *table = train_new(slots, sizeof *table);
    fill_slots(&self, table, slots - 1);
    for (uint32_t c = 1; c < self.columns; c++) {
        uint32_t count = different(&self, c, found[c], numbers + (size_t)c * self.rows);
        counts[c] = count <= MODEL_LEXICON_CLASSES ? count : 0;
        words += counts[c];
    }
    const uint32_t head[] = {MODEL_LEXICON_LAYOUT,     self.rows, self.columns, slots, words,
                             (uint32_t)self.text.count};
    train_put_array(section, head, sizeof head / sizeof *head, 4, 4);
    train_put_array(section, counts, self.columns, 4, 4);
    for (uint32_t c = 0; c < self.columns; c++) train_put_array(section, found[c], counts[c], 4, 4);
    for (uint32_t c = 0; c < self.columns; c++)
        for (uint32_t row = 0; counts[c] == 0 && row < self.rows; row++)
            train_put_u32(section, self.cells.items[row * MODEL_LEXICON_COLUMNS + c]);
    train_put_array(section, table, slots, 4, 4);
    for (uint32_t c = 0; c < self.columns; c++)
        if (counts[c] > 0) train_put_array(section, numbers + (size_t)c * self.rows, self.rows, 1, 1);
    train_put_array(section, self.text.bytes, self.text.count, 1, 1);
    train_free(numbers);
    train_free(table);
    base_buf_release(&self.text);
    base_map_release(&self.places, base_allocator_standard());
    base_vec_release(base_allocator_standard(), &self.cells);
    base_vec_release(base_allocator_standard(), &self.lines);
}

/* ---- a folder ------------------------------------------------------------------------------------------ */

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/** Appends what a list's lines say of where its rows come from. */
static void add_sources(base_buf *manifest, const char *text, size_t size) {
    bool first = true;
    for (const char *at = text, *end = text + size; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        if (is_source(at, stop)) {
            if (!first) base_buf_add_string(manifest, "; and ");
            at += sizeof source_mark - 1;
            base_buf_add(manifest, at, (size_t)(stop - at));
            first = false;
        }
        at = stop + 1;
    }
}

/** Fingerprint of the rows: comments may change, and so may where they come from. */
static uint64_t rows_hash(const char *text, size_t size) {
    uint64_t hash = 0;
    for (const char *at = text, *end = text + size; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        if (stop > at && *at != '#') hash = base_hash_bytes(at, (size_t)(row_end(at, stop) - at), hash);
        at = stop + 1;
    }
    return hash;
}

static uint32_t rows_of(const base_buf *section) {
    uint32_t rows;
    memcpy(&rows, section->bytes + 4, sizeof rows);
    return rows;
}

static void read_list(train_sections *sections, const char *folder, const char *file, base_buf *manifest) {
    char path[4096], name[256], line[512];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    snprintf(name, sizeof name, "%.*s", (int)(strlen(file) - 4), file);
    size_t size;
    char *text = train_read_file(path, &size);
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    train_list_compile(path, text, size, &section);
    snprintf(line, sizeof line, "list\t%s\t%u\t%016llx\t", name, rows_of(&section),
             (unsigned long long)rows_hash(text, size));
    base_buf_add_string(manifest, line);
    add_sources(manifest, text, size);
    base_buf_add_byte(manifest, '\n');
    char *bytes = train_new(section.count, 1);
    memcpy(bytes, section.bytes, section.count);
    snprintf(path, sizeof path, MODEL_LEXICON_PREFIX "%s", name);
    train_sections_put(sections, path, bytes, section.count);
    base_buf_release(&section);
    train_free(text);
}

void train_language_fingerprint(const char *manifest, size_t size, char digits[17]) {
    uint64_t hash = 0;
    const char *end = manifest + size;
    for (const char *at = manifest; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end, *tab = at;
        if (stop - at > 5 && memcmp(at, "list\t", 5) == 0) {
            for (int i = 0; tab && i < 4; i++) { /* all but the source */
                tab = memchr(tab, '\t', (size_t)(stop - tab));
                if (tab) tab++;
            }
            hash = base_hash_bytes(at, (size_t)((tab ? tab : stop) - at), hash);
        }
        at = stop + 1;
    }
    snprintf(digits, 17, "%016llx", (unsigned long long)hash);
}

void train_language_read(train_sections *sections, const char *folder) {
    DIR *directory = opendir(folder);
    if (!directory) train_die("%s: no folder of a language's lists", folder);
    BASE_VEC(char *) files = {0};
    for (struct dirent *entry; (entry = readdir(directory));) {
        size_t length = strlen(entry->d_name);
        if (length < 5 || *entry->d_name == '.' || strcmp(entry->d_name + length - 4, ".tsv") != 0) continue;
        char *copy = train_new(length + 1, 1);
        memcpy(copy, entry->d_name, length + 1);
        train_push(&files, copy);
    }
    closedir(directory);
    if (files.count == 0) train_die("%s: no list (<name>.tsv) is there", folder);
    qsort(files.items, files.count, sizeof *files.items, by_name);
    char path[4096], fingerprint[17], line[64];
    size_t size;
    base_buf lists, manifest;
    base_buf_start(&lists, base_allocator_standard());
    base_buf_start(&manifest, base_allocator_standard());
    for (size_t i = 0; i < files.count; i++) {
        read_list(sections, folder, files.items[i], &lists);
        train_free(files.items[i]);
    }
    snprintf(path, sizeof path, "%s/manifest.txt", folder);
    char *text = train_read_file(path, &size);
    base_buf_add(&manifest, text, size);
    train_language_fingerprint(lists.bytes, lists.count, fingerprint);
    snprintf(line, sizeof line, "features\t%d\nlearned\t%s\n", MODEL_FEATURES, fingerprint);
    base_buf_add_string(&manifest, line);
    base_buf_add(&manifest, lists.bytes, lists.count);
    char *bytes = train_new(manifest.count, 1);
    memcpy(bytes, manifest.bytes, manifest.count);
    train_sections_put(sections, MODEL_MANIFEST, bytes, manifest.count);
    train_free(text);
    base_vec_release(base_allocator_standard(), &files);
    base_buf_release(&lists);
    base_buf_release(&manifest);
}

void train_language_add(train_sections *sections, const char *path) {
    size_t length = strlen(path);
    if (length < 6 || strcmp(path + length - 6, ".quoth") != 0) {
        train_language_read(sections, path);
        return;
    }
    base_error error;
    model_file *file = model_file_open(base_allocator_standard(), path, &error);
    if (!file) train_die("%s", error.message);
    train_sections_take(sections, file, MODEL_LEXICON_PREFIX);
    train_sections_take(sections, file, MODEL_MANIFEST);
    model_file_close(file);
}

model_file *train_bytes_open(const base_buf *file, const char *name, void **copy) {
    size_t size = (file->count + MODEL_FILE_ALIGNMENT - 1) / MODEL_FILE_ALIGNMENT * MODEL_FILE_ALIGNMENT;
    *copy = aligned_alloc(MODEL_FILE_ALIGNMENT, size);
    if (!*copy) train_die("out of memory");
    memcpy(*copy, file->bytes, file->count);
    base_error error;
    model_file *opened = model_file_from_memory(base_allocator_standard(), *copy, file->count, name, &error);
    if (!opened) train_die("%s", error.message);
    return opened;
}

model_file *train_language_open(const char *path) {
    train_sections *sections = train_new(1, sizeof *sections);
    base_buf file;
    base_buf_start(&file, base_allocator_standard());
    train_language_add(sections, path);
    train_sections_write(sections, &file);
    train_sections_release(sections);
    train_free(sections);
    static void *bytes; /* one language a run */
    train_free(bytes);
    bytes = NULL;
    model_file *opened = train_bytes_open(&file, path, &bytes);
    base_buf_release(&file);
    return opened;
}
