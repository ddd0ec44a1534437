#include "test/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/file.h"
#include "model/forest.h"
#include "model/linear.h"

enum { SECTIONS = 2, FIRST = 192, SECOND = 256, SIZE = SECOND + 100 };

/** A model of two sections, "one" of 40 bytes and "two" of 100, on a 64-byte boundary. */
static uint8_t *make_model(void) {
    uint8_t *bytes = aligned_alloc(64, 512);
    memset(bytes, 0, 512);
    const uint32_t numbers[] = {MODEL_FILE_VERSION, SECTIONS};
    const uint64_t offsets[] = {FIRST, SECOND}, sizes[] = {40, 100}, all = SIZE;
    for (size_t i = 0; i < 140; i++) bytes[(i < 40 ? FIRST : SECOND - 40) + i] = (uint8_t)(i * 7 + 1);
    memcpy(bytes, MODEL_FILE_MAGIC, 8);
    memcpy(bytes + 8, numbers, sizeof numbers);
    memcpy(bytes + 16, &all, 8);
    for (size_t i = 0; i < SECTIONS; i++) {
        uint8_t *entry = bytes + 64 + MODEL_FILE_ENTRY_BYTES * i;
        uint64_t sum = base_checksum(bytes + offsets[i], sizes[i]);
        memcpy(entry, i == 0 ? "one" : "two", 3);
        memcpy(entry + MODEL_ID_BYTES, &offsets[i], 8);
        memcpy(entry + MODEL_ID_BYTES + 8, &sizes[i], 8);
        memcpy(entry + MODEL_ID_BYTES + 16, &sum, 8);
    }
    uint64_t table = base_checksum(bytes + 64, MODEL_FILE_ENTRY_BYTES * SECTIONS);
    memcpy(bytes + 24, &table, 8);
    return bytes;
}

static model_file *open_bytes(const uint8_t *bytes, size_t size, base_error *error) {
    return model_file_from_memory(base_allocator_standard(), bytes, size, "harbour.quoth", error);
}

static void test_sections(void) {
    uint8_t *bytes = make_model();
    base_error error;
    model_section section;
    model_file *file = open_bytes(bytes, SIZE, &error);
    check(file != NULL);
    check(model_file_has(file, "two") && !model_file_has(file, "tw") && !model_file_has(file, "three"));
    check(model_file_section(file, "two", &section, &error));
    check_number(section.size, 100);
    check(section.bytes == bytes + SECOND);
    check(model_file_verify(file, &error));
    check(!model_file_section(file, "three", &section, &error) && error.code == BASE_NOT_FOUND);
    check_string(error.message, "harbour.quoth: the model file has no section three");
    char id[MODEL_ID_BYTES + 1];
    uint64_t offset, size;
    check(model_file_entry(file, 0, id, &offset, &size) && offset == FIRST && size == 40);
    check_string(id, "one");
    check(!model_file_entry(file, 2, id, &offset, &size));
    model_file_close(file);
    free(bytes);
}

/** Every shorter file is refused. */
static void test_truncation(void) {
    uint8_t *bytes = make_model();
    for (size_t size = 0; size < SIZE; size++) {
        base_error error = {0};
        model_file *file = open_bytes(bytes, size, &error);
        check(file == NULL && error.code == BASE_FORMAT && error.message[0] != 0);
    }
    free(bytes);
}

/** Every changed byte that belongs to anything is noticed, at the latest when the sections are verified. */
static void test_alteration(void) {
    uint8_t *bytes = make_model();
    for (size_t at = 0; at < SIZE; at++) {
        bool padding = (at >= 160 && at < FIRST) || (at >= FIRST + 40 && at < SECOND);
        for (int bit = 0; bit < 8; bit++) {
            base_error error = {0};
            bytes[at] ^= (uint8_t)(1 << bit);
            model_file *file = open_bytes(bytes, SIZE, &error);
            bool good = file && model_file_verify(file, &error);
            check(good == padding);
            check(good || error.message[0] != 0);
            model_file_close(file);
            bytes[at] ^= (uint8_t)(1 << bit);
        }
    }
    free(bytes);
}

/** A table whose sum is right and whose entries are not. */
static void test_tables(void) {
    static const char *const outside =
        "harbour.quoth: section two lies outside the file (byte 112 of the table)";
    static const struct {
        size_t at;
        uint64_t value;
        const char *message;
    } cases[] = {{136, FIRST, outside}, /* over the section before */
                 {136, 128, outside},   /* over the table */
                 {136, 264, outside},   /* on no boundary */
                 {136, 1 << 20, outside},
                 {136, UINT64_MAX - 63, outside},
                 {144, 101, outside},
                 {144, UINT64_MAX, outside},
                 {144, UINT64_MAX - 255, outside},
                 {112, 0, "harbour.quoth: section 1 has an ill-formed id (byte 112)"},
                 {112, 0x0A6F77746F777420, "harbour.quoth: section 1 has an ill-formed id (byte 112)"},
                 {8, UINT64_C(65) << 32 | MODEL_FILE_VERSION,
                  "harbour.quoth: a table of 65 sections does not fit in the file"},
                 {8, UINT64_C(0xFFFFFFFF) << 32 | MODEL_FILE_VERSION,
                  "harbour.quoth: a table of 4294967295 sections does not fit in the file"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint8_t *bytes = make_model();
        base_error error = {0};
        memcpy(bytes + cases[i].at, &cases[i].value, 8);
        uint64_t table = base_checksum(bytes + 64, MODEL_FILE_ENTRY_BYTES * SECTIONS);
        memcpy(bytes + 24, &table, 8);
        check(open_bytes(bytes, SIZE, &error) == NULL);
        check_string(error.message, cases[i].message);
        free(bytes);
    }
}

static void test_opening(void) {
    base_error error;
    check(model_file_open(base_allocator_standard(), "no/such/file.quoth", &error) == NULL);
    check_number(error.code, BASE_NOT_FOUND);
    check(model_file_open(base_allocator_standard(), ".", &error) == NULL);
    check(error.code == BASE_FORMAT || error.code == BASE_IO);
    uint8_t *bytes = make_model();
    check(open_bytes(bytes + 8, SIZE, &error) == NULL && error.code == BASE_MISUSE);
    bytes[8] = 9;
    check(open_bytes(bytes, SIZE, &error) == NULL && error.code == BASE_UNSUPPORTED);
    model_file_close(NULL);
    free(bytes);
}

static char path[240];

/** Chooses a file of our own, in $TMPDIR or here. */
static void choose_path(void) {
    const char *parent = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/quoth-model-%ld.quoth", parent && *parent ? parent : ".", (long)getpid());
}

static void write_path(const uint8_t *bytes, size_t size) {
    FILE *out = fopen(path, "wb");
    check(out && fwrite(bytes, 1, size, out) == size && fclose(out) == 0);
}

static void alter_file(long at, uint8_t byte) {
    FILE *file = fopen(path, "r+b");
    check(file && fseek(file, at, SEEK_SET) == 0 && fputc(byte, file) == byte && fclose(file) == 0);
}

/** What becomes of the file of an open model does not reach the model. */
static void test_file_changed(void) {
    uint8_t *bytes = make_model();
    for (int change = 0; change < 3; change++) {
        write_path(bytes, SIZE);
        base_error error;
        model_section section;
        model_file *file = model_file_open(base_allocator_standard(), path, &error);
        if (!check(file != NULL)) continue;
        check(model_file_section(file, "one", &section, &error));
        check((uintptr_t)section.bytes % MODEL_FILE_ALIGNMENT == 0);
        uint8_t other[SIZE] = {0};
        if (change == 0) check(truncate(path, 0) == 0);
        if (change == 1) write_path(other, sizeof other);
        if (change == 2) check(remove(path) == 0);
        check(memcmp(section.bytes, bytes + FIRST, 40) == 0);
        check(model_file_section(file, "two", &section, &error) && model_file_verify(file, &error));
        check(memcmp(section.bytes, bytes + SECOND, 100) == 0);
        model_file_close(file);
        check(model_file_open(base_allocator_standard(), path, &error) == NULL && error.message[0] != 0);
    }
    check(mkfifo(path, 0600) == 0); /* nobody writes to it: to wait would be for ever */
    base_error error;
    check(model_file_open(base_allocator_standard(), path, &error) == NULL && error.code == BASE_FORMAT);
    check(remove(path) == 0);
    free(bytes);
}

/** A file so large that it gets large pages: all of it is there, on its boundary. */
static void test_large_file(void) {
    const size_t offset = FIRST, size = ((size_t)5 << 20) + 7, all = offset + size;
    uint8_t *bytes = calloc(all, 1), *small = make_model();
    if (!check(bytes != NULL)) return;
    memcpy(bytes, small, offset);
    bytes[12] = 1; /* section */
    for (size_t i = 0; i < size; i++) bytes[offset + i] = (uint8_t)(i * 31 + (i >> 8));
    uint64_t sum = base_checksum(bytes + offset, size);
    memcpy(bytes + 64 + MODEL_ID_BYTES, &offset, 8);
    memcpy(bytes + 64 + MODEL_ID_BYTES + 8, &size, 8);
    memcpy(bytes + 64 + MODEL_ID_BYTES + 16, &sum, 8);
    memset(bytes + 64 + MODEL_FILE_ENTRY_BYTES, 0, MODEL_FILE_ENTRY_BYTES);
    uint64_t table = base_checksum(bytes + 64, MODEL_FILE_ENTRY_BYTES), stated = all;
    memcpy(bytes + 24, &table, 8);
    memcpy(bytes + 16, &stated, 8);
    write_path(bytes, all);
    base_error error;
    model_section section;
    check_allocator counted;
    check_allocator_start(&counted, 2);
    check(model_file_open(&counted.allocator, path, &error) == NULL && error.code == BASE_NO_MEMORY);
    check_number(counted.held, 0);
    check_allocator_start(&counted, 3);
    model_file *file = model_file_open(&counted.allocator, path, &error);
    check(file && model_file_section(file, "one", &section, &error) && section.size == size);
    check(file && memcmp(section.bytes, bytes + offset, size) == 0);
    model_file_close(file);
    check_number(counted.held, 0);
    /* Summed piece by piece: an altered byte is noticed wherever it stands. */
    for (size_t at = 0; at < size; at += at + 70001 < size ? 70001 : at + 1 < size ? size - 1 - at : 1) {
        alter_file((long)(offset + at), (uint8_t)(bytes[offset + at] ^ 16));
        file = model_file_open(base_allocator_standard(), path, &error);
        check(file && !model_file_section(file, "one", &section, &error) && error.code == BASE_FORMAT);
        check(file && !model_file_verify(file, &error));
        model_file_close(file);
        alter_file((long)(offset + at), bytes[offset + at]);
    }
    check(remove(path) == 0);
    free(bytes);
    free(small);
}

/** What holds of bytes in memory holds of a file: every shorter or longer one is refused, every alteration
 * noticed, and named as in memory. */
static void test_damaged_file(void) {
    uint8_t *bytes = make_model();
    for (size_t size = 1; size <= SIZE + 1; size++) {
        base_error error = {0};
        write_path(bytes, size);
        model_file *file = model_file_open(base_allocator_standard(), path, &error);
        check((file != NULL) == (size == SIZE));
        check(size == SIZE || (error.code == BASE_FORMAT && strstr(error.message, path) == error.message));
        model_file_close(file);
    }
    write_path(bytes, SIZE);
    for (size_t at = 0; at < SIZE; at++) {
        base_error error = {0}, other = {0};
        bytes[at] ^= 64;
        alter_file((long)at, bytes[at]);
        model_file *file = model_file_open(base_allocator_standard(), path, &error);
        model_file *memory = model_file_from_memory(base_allocator_standard(), bytes, SIZE, path, &other);
        check((file != NULL) == (memory != NULL));
        check((file && model_file_verify(file, &error)) == (memory && model_file_verify(memory, &other)));
        check(error.code == other.code);
        check_string(error.message, other.message);
        model_file_close(file);
        model_file_close(memory);
        bytes[at] ^= 64;
        alter_file((long)at, bytes[at]);
    }
    check(remove(path) == 0);
    free(bytes);
}

static bool open_and_close(const base_allocator *allocator, void *context) {
    base_error error;
    model_file *file = model_file_from_memory(allocator, context, SIZE, "memory", &error);
    model_file_close(file);
    return file != NULL;
}

static void test_reader(void) {
    uint8_t bytes[64] __attribute__((aligned(64))) = {1, 0, 0, 0, 0, 0, 128, 63};
    model_reader reader;
    model_reader_start(&reader, (model_section){bytes, sizeof bytes});
    check_number(model_reader_u32(&reader), 1);
    check(model_reader_f32(&reader) == 1.0f);
    check(model_reader_array(&reader, 4, 4, 16) == bytes + 16);
    check(model_reader_array(&reader, SIZE_MAX, 4, 4) == NULL && reader.failed);
    check_number(model_reader_u32(&reader), 0);
    model_reader_start(&reader, (model_section){(const uint8_t *)"one\0two", 7});
    check_string(model_reader_string(&reader), "one");
    check_string(model_reader_string(&reader), NULL);
}

/** A forest whose sums could not be told in 32 bits is refused. */
static void test_forest(void) {
    static const struct {
        uint32_t bias;
        bool fits;
    } cases[] = {{0, true}, {(uint32_t)-5000, true}, {INT32_MAX, false}, {UINT32_C(1) << 31, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t words[64] __attribute__((aligned(64))) = {cases[i].bias, 1, 3};
        model_reader reader;
        model_forest forest;
        base_error error = {0};
        model_reader_start(&reader, (model_section){(const uint8_t *)words, sizeof words});
        check_number(model_forest_bind(&forest, &reader, 3, "trees", &error), cases[i].fits);
        check_number(error.code, cases[i].fits ? BASE_OK : BASE_FORMAT);
        if (cases[i].fits)
            check_number(model_forest_score(&forest, (const uint8_t *)"\1\2\3"), (int32_t)cases[i].bias);
    }
}

/** True where the bytes are refused as a linear model of `classes` classes. */
static bool refused(const uint8_t *bytes, size_t size, uint32_t classes) {
    model_linear linear;
    base_error error = {0};
    return !model_linear_bind(&linear, (model_section){bytes, size}, classes, "cues", &error) &&
           error.code == BASE_FORMAT && error.message[0] != 0;
}

/** Every shorter section is refused, and a longer one. */
static void check_sizes(const uint8_t *bytes, size_t size, uint32_t classes) {
    for (size_t other = 0; other < size; other++) check(refused(bytes, other, classes));
    check(refused(bytes, size + 1, classes));
}

static void put_number(uint8_t *bytes, size_t at, uint32_t number) {
    memcpy(bytes + at, &number, 4);
}

/** A linear model of three classes and four rows, all of them kept. */
static void test_linear(void) {
    uint8_t bytes[128] __attribute__((aligned(64))) = {0};
    const uint32_t numbers[] = {4, 3};
    const float scale = 0.5f;
    const int32_t bias[] = {-1, 1};
    const int8_t weights[] = {0, 0, -4, -7, 0, 2, 100, -128};
    memcpy(bytes, numbers, 8);
    memcpy(bytes + 8, &scale, 4);
    put_number(bytes, 12, 4);
    memcpy(bytes + 16, bias, 8);
    memcpy(bytes + 64, weights, sizeof weights);
    base_error error;
    model_linear linear;
    check(model_linear_bind(&linear, (model_section){bytes, 72}, 3, "cues", &error));
    const uint64_t features[] = {1, 6, 5, 7};
    int32_t scores[3];
    model_linear_score(&linear, features, 3, scores);
    check(scores[0] == 0 && scores[1] == -9 && scores[2] == -11);
    check_number(model_linear_best(&linear, scores), 0);
    float first = model_linear_probability(&linear, scores, 0),
          second = model_linear_probability(&linear, scores, 1),
          third = model_linear_probability(&linear, scores, 2);
    check(first > 0.985f && first < 0.986f && first + second + third > 0.9999f &&
          first + second + third < 1.0001f);
    model_linear_score(&linear, features + 3, 1, scores);
    check(scores[1] == 99 && scores[2] == -127 && model_linear_best(&linear, scores) == 1);
    check_sizes(bytes, 72, 3);
    check(refused(bytes, 72, 2) && refused(bytes, 72, 4));
    put_number(bytes, 0, 3);
    check(refused(bytes, 72, 3));
    /* A map of four rows would be less than a word. */
    put_number(bytes, 0, 4);
    put_number(bytes, 12, 3);
    check(refused(bytes, 72, 3));
    /* A bias from which sums could run over. */
    put_number(bytes, 12, 4);
    put_number(bytes, 16, UINT32_C(1) << 31);
    check(refused(bytes, 72, 3));
}

/** Two classes and 128 rows, of which the first, the sixty-fourth, and the last two are kept. */
static void test_linear_map(void) {
    enum { SIZE_MAPPED = 3 * 64 + 4 };
    uint8_t bytes[6 * 64] __attribute__((aligned(64))) = {0};
    const uint32_t numbers[] = {128, 2, 0, 4}, before[] = {0, 1, 2, 2};
    const float scale = 1;
    const uint32_t bits[] = {1, UINT32_C(1) << 31, 0, UINT32_C(3) << 30};
    const int8_t weights[] = {1, 10, 100, -50};
    memcpy(bytes, numbers, sizeof numbers);
    memcpy(bytes + 8, &scale, 4);
    put_number(bytes, 16, 5);
    memcpy(bytes + 64, bits, sizeof bits);
    memcpy(bytes + 128, before, sizeof before);
    memcpy(bytes + 192, weights, sizeof weights);
    base_error error;
    model_linear linear;
    int32_t scores[2];
    check(model_linear_bind(&linear, (model_section){bytes, SIZE_MAPPED}, 2, "cues", &error));
    for (uint64_t row = 0; row < 256; row++) {
        static const uint8_t kept[] = {0, 63, 126, 127};
        int32_t expected = 5;
        for (size_t i = 0; i < sizeof kept; i++)
            if (kept[i] == row % 128) expected += weights[i];
        model_linear_score(&linear, &row, 1, scores);
        check(scores[0] == 0);
        check_number(scores[1], expected);
        check_number(model_linear_sum(&linear, &row, 1), expected - 5);
    }
    const uint64_t twice[] = {63, 63, 64, 126};
    check_number(model_linear_sum(&linear, twice, 4), 120);
    check_sizes(bytes, SIZE_MAPPED, 2);
    /* No altered map may lead behind the last row. */
    for (size_t at = 64; at < 144; at++) {
        if (at >= 80 && at < 128) continue;
        for (int bit = 0; bit < 8; bit++) {
            bytes[at] ^= (uint8_t)(1 << bit);
            check(refused(bytes, SIZE_MAPPED, 2));
            bytes[at] ^= (uint8_t)(1 << bit);
        }
    }
    for (uint32_t kept = 0; kept <= 129; kept++) {
        put_number(bytes, 12, kept);
        check((kept == 4) == !refused(bytes, SIZE_MAPPED, 2));
        check(kept == 4 || refused(bytes, 192 + kept, 2));
    }
    check_number(model_linear_ones(0), 0);
    check_number(model_linear_ones(UINT32_MAX), 32);
    check_number(model_linear_ones(UINT32_C(0x80018001)), 4);
}

int main(void) {
    test_sections();
    test_truncation();
    test_alteration();
    test_tables();
    test_opening();
    choose_path();
    test_file_changed();
    test_large_file();
    test_damaged_file();
    test_reader();
    test_forest();
    test_linear();
    test_linear_map();
    uint8_t *bytes = make_model();
    check_out_of_memory(open_and_close, bytes);
    free(bytes);
    return check_done("model");
}
