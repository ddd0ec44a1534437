#include "test/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/words.h"

enum { GROUPS = 3, KNOWN = 3, LISTED = 2, HEADER = 32 };

static const char *const known[KNOWN] = {"harbour", "sail", "truce"};
static const char *const listed[LISTED] = {"ilvanen", "solvane"};

/** A section of five words in memory on a 64-byte boundary, `size` bytes of it used. */
typedef struct table {
    uint8_t *bytes;
    size_t size;
} table;

static void put_u32(base_buf *section, uint32_t value) {
    base_buf_add(section, (const char *)&value, sizeof value);
}

static int by_value(const void *a, const void *b) {
    uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    return one < other ? -1 : one > other;
}

/** Directory and entries; a word is on the list of its place in `words`. */
static void put_table(base_buf *section, const char *const *words, uint32_t count) {
    uint32_t keys[KNOWN], at = 0;
    for (uint32_t i = 0; i < count; i++) keys[i] = model_words_key(words[i], strlen(words[i]));
    qsort(keys, count, sizeof *keys, by_value);
    for (uint32_t bucket = 0; bucket <= MODEL_WORDS_BUCKETS; bucket++) {
        while (at < count && keys[at] >> (32 - MODEL_WORDS_BITS) < bucket) at++;
        put_u32(section, at);
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place = 0;
        while (model_words_key(words[place], strlen(words[place])) != keys[i]) place++;
        put_u32(section, keys[i] << MODEL_WORDS_BITS | 1u << place);
    }
}

/** Component j of code c of group g is (7c + 3g + j) % 128; the word at row r has the codes r, r + 1, r + 2.
 */
static table make_table(uint32_t width) {
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    const uint32_t header[] = {MODEL_WORDS_LAYOUT, KNOWN, LISTED, GROUPS * width, width, 0, 0, 0};
    for (size_t i = 0; i < sizeof header / sizeof *header; i++) put_u32(&section, header[i]);
    put_table(&section, known, KNOWN);
    put_table(&section, listed, LISTED);
    while (section.count % 64 != 0) base_buf_add_byte(&section, 0);
    for (uint32_t i = 0; i < GROUPS * MODEL_WORDS_CODES * MODEL_WORDS_WIDTH; i++)
        base_buf_add_byte(&section, (char)((7 * (i / 4 % 256) + 3 * (i / 1024) + i % 4) % 128));
    for (uint32_t i = 0; i < KNOWN * GROUPS; i++)
        base_buf_add_byte(&section, (char)(i / GROUPS + i % GROUPS));
    table made = {aligned_alloc(64, (section.count + 63) / 64 * 64), section.count};
    memcpy(made.bytes, section.bytes, section.count);
    base_buf_release(&section);
    return made;
}

static bool bind(model_words *words, const table *from, base_error *error) {
    return model_words_bind(words, (model_section){from->bytes, from->size}, error);
}

static void test_find(void) {
    table made = make_table(4);
    model_words words;
    base_error error;
    check(bind(&words, &made, &error));
    bool seen[KNOWN] = {false};
    for (uint32_t i = 0; i < KNOWN; i++) {
        model_word word = model_words_find(&words, known[i], strlen(known[i]));
        check_number(word.lists, 1u << i);
        check(word.vector < KNOWN && !seen[word.vector]);
        seen[word.vector] = true;
    }
    for (uint32_t i = 0; i < LISTED; i++) {
        model_word word = model_words_find(&words, listed[i], strlen(listed[i]));
        check_number(word.lists, 1u << i);
        check(word.vector == MODEL_WORDS_NO_VECTOR);
    }
    model_word none = model_words_find(&words, "sails", 5);
    check(none.vector == MODEL_WORDS_NO_VECTOR && none.lists == 0);
    free(made.bytes);
}

static void test_vector(void) {
    for (uint32_t width = 1; width <= MODEL_WORDS_WIDTH; width++) {
        table made = make_table(width);
        model_words words;
        base_error error;
        uint8_t out[GROUPS * MODEL_WORDS_WIDTH + MODEL_WORDS_WIDTH];
        check(bind(&words, &made, &error));
        for (uint32_t row = 0; row < KNOWN; row++) {
            memset(out, 0xEE, sizeof out);
            model_words_vector(&words, row, out);
            for (uint32_t i = 0; i < GROUPS * width; i++) {
                uint32_t group = i / width;
                check_number(out[i], (7 * (row + group) + 3 * group + i % width) % 128);
            }
            check_number(out[GROUPS * width + MODEL_WORDS_WIDTH - 1], 0xEE);
        }
        free(made.bytes);
    }
}

/** Every shorter section is refused, and one with a byte too many. */
static void test_truncation(void) {
    table made = make_table(3);
    model_words words;
    for (size_t size = 0; size <= made.size + 1; size++) {
        base_error error = {0};
        if (size == made.size) continue;
        check(!model_words_bind(&words, (model_section){made.bytes, size}, &error));
        check_number(error.code, BASE_FORMAT);
    }
    free(made.bytes);
}

/** Sets a number, expects the section to be refused, and sets it back. */
static void refuse(const table *made, size_t place, uint32_t value) {
    model_words words;
    base_error error = {0};
    uint32_t kept;
    memcpy(&kept, made->bytes + place, sizeof kept);
    memcpy(made->bytes + place, &value, sizeof value);
    check(!bind(&words, made, &error));
    check(error.code == BASE_FORMAT && error.message[0] != 0);
    memcpy(made->bytes + place, &kept, sizeof kept);
}

static void test_alteration(void) {
    table made = make_table(2);
    const size_t directory = HEADER + 4 * (MODEL_WORDS_BUCKETS + 1) + 4 * KNOWN;
    static const uint32_t wrong[] = {0, 1, 4, 5, 7, 1u << 16, UINT32_MAX};
    for (size_t field = 1; field <= 4; field++) {
        for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
            uint32_t now;
            memcpy(&now, made.bytes + 4 * field, sizeof now);
            if (wrong[i] != now) refuse(&made, 4 * field, wrong[i]);
        }
    }
    for (size_t field = 6; field < 8; field++) refuse(&made, 4 * field, 1);
    for (size_t i = 0; i < 2; i++) {
        size_t first = i == 0 ? HEADER : directory;
        refuse(&made, first, 1);
        refuse(&made, first + 4 * 2000, UINT32_MAX);
        refuse(&made, first + 4 * MODEL_WORDS_BUCKETS, 1);
    }
    size_t code_words = made.size - KNOWN * GROUPS - GROUPS * MODEL_WORDS_CODES * MODEL_WORDS_WIDTH;
    refuse(&made, code_words, 0x80);
    refuse(&made, code_words + 4 * 700, 0xFF000000);
    free(made.bytes);
}

/** What an older quoth packed is refused in plain words. */
static void test_layout(void) {
    table made = make_table(1);
    const uint32_t count = 80000;
    model_words words;
    base_error error;
    memcpy(made.bytes, &count, sizeof count);
    check(!bind(&words, &made, &error));
    check_string(error.message,
                 "the model is of another version of quoth: its table of words has another layout");
    free(made.bytes);
}

int main(void) {
    test_find();
    test_vector();
    test_truncation();
    test_alteration();
    test_layout();
    return check_done("model words");
}
