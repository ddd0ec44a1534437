#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/linear.h"
#include "model/manifest.h"
#include "model/network.h"

/*
 * Input: one byte that says what follows: a whole model file (0), the same with its checksums set right (1),
 * or one section (2: words, 3: linear, 4: network with words of the stated width). Whatever binds must also
 * run.
 */
static const char text[] = "Mara Ellery told the Harbour Board on 4 May: “No.”";
static const uint32_t begins[] = {0, 5, 12, 17, 21, 29, 35, 38, 40, 43, 45, 48, 50, 51};
static const uint16_t lengths[] = {4, 6, 4, 3, 7, 5, 2, 1, 3, 1, 3, 2, 1, 3};
enum { WORDS = sizeof begins / sizeof *begins };

static void run_network(const model_words *words, const model_network *network) {
    const uint8_t spaces[WORDS] = {1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 1};
    const model_sentence sentence = {text, begins, lengths, spaces, WORDS, false};
    model_input inputs[WORDS];
    model_answer answers[WORDS];
    float scores[WORDS * MODEL_NETWORK_LABELS];
    float *names = malloc(WORDS * 2 * network->name * sizeof *names);
    model_features(words, &network->tables, &sentence, inputs);
    void *scratch = aligned_alloc(64, model_network_scratch(network, WORDS));
    if (!scratch || !names) abort();
    model_network_run(network, words, &model_kernels_portable, inputs, WORDS, scratch, answers, names);
    model_network_names(network, &model_kernels_portable, names, WORDS, scratch, scores);
    for (uint32_t i = 0; i < WORDS; i++) {
        uint32_t at = i, steps = 0;
        while (answers[at].head != MODEL_ANSWER_ROOT) {
            if (answers[at].head >= WORDS || steps++ > WORDS) abort();
            at = answers[at].head;
        }
    }
    free(scratch);
    free(names);
}

static void try_words(model_section section) {
    model_words words;
    if (!model_words_bind(&words, section, NULL)) return;
    model_word word = model_words_find(&words, "harbour", 7);
    if (word.vector != MODEL_WORDS_NO_VECTOR && word.vector >= words.known.count) abort();
    uint8_t components[MODEL_WORDS_DIMENSIONS + MODEL_WORDS_WIDTH];
    for (uint32_t row = 0; row < words.known.count; row++) {
        model_words_vector(&words, row, components);
        for (uint32_t i = 0; i < words.dimensions; i++) {
            if (components[i] > 127) abort();
        }
    }
}

static void try_linear(model_section section, uint32_t classes) {
    model_linear linear;
    int32_t scores[MODEL_LINEAR_MAX_CLASSES];
    const uint64_t features[] = {0, 1, UINT64_MAX, 12345678901};
    if (!model_linear_bind(&linear, section, classes, "fuzzed", NULL)) return;
    model_linear_score(&linear, features, 4, scores);
    if (model_linear_best(&linear, scores) >= linear.classes) abort();
}

static void try_network(model_section section) {
    /* Words without a word: no network depends on which there are. */
    enum { TABLES = 2 * (MODEL_WORDS_BUCKETS + 1) * sizeof(uint32_t), MOST_VECTOR = 64 };
    static uint8_t bytes[64 + TABLES + 64 + (size_t)MOST_VECTOR * MODEL_WORDS_CODES * MODEL_WORDS_WIDTH]
        __attribute__((aligned(64)));
    uint32_t vector = section.size >= 40 ? section.bytes[36] : 0;
    const uint32_t header[] = {MODEL_WORDS_LAYOUT, 0, 0, vector, 1};
    const float scale = 1;
    memcpy(bytes, header, sizeof header);
    memcpy(bytes + sizeof header, &scale, sizeof scale);
    size_t size = (32 + TABLES + 63) / 64 * 64 + (size_t)vector * MODEL_WORDS_CODES * MODEL_WORDS_WIDTH;
    model_words words;
    model_network network;
    if (vector > MOST_VECTOR || !model_words_bind(&words, (model_section){bytes, size}, NULL)) return;
    if (model_network_bind(&network, section, &words, NULL)) run_network(&words, &network);
}

/** Makes the stated size, the sections' checksums and the table's agree with the bytes, as far as they lie
 * inside. */
static void set_right(uint8_t *bytes, size_t size) {
    uint32_t count;
    uint64_t all = size;
    if (size < MODEL_FILE_HEADER_BYTES) return;
    memcpy(bytes, MODEL_FILE_MAGIC, 8);
    memcpy(bytes + 16, &all, 8);
    memcpy(&count, bytes + 12, 4);
    if (count > MODEL_FILE_MAX_SECTIONS || count * MODEL_FILE_ENTRY_BYTES > size - MODEL_FILE_HEADER_BYTES)
        return;
    for (uint32_t i = 0; i < count; i++) {
        uint8_t *entry = bytes + MODEL_FILE_HEADER_BYTES + i * MODEL_FILE_ENTRY_BYTES;
        uint64_t offset, length;
        memcpy(&offset, entry + MODEL_ID_BYTES, 8);
        memcpy(&length, entry + MODEL_ID_BYTES + 8, 8);
        if (offset > size || length > size - offset) continue;
        uint64_t sum = base_checksum(bytes + offset, (size_t)length);
        memcpy(entry + MODEL_ID_BYTES + 16, &sum, 8);
    }
    uint64_t sum = base_checksum(bytes + MODEL_FILE_HEADER_BYTES, count * MODEL_FILE_ENTRY_BYTES);
    memcpy(bytes + 24, &sum, 8);
}

/** Whatever opens can be asked anything. */
static void try_lists(const model_file *file) {
    char id[MODEL_ID_BYTES + 1];
    uint64_t offset, length;
    base_error error;
    model_manifest_check(file, &error);
    for (uint32_t i = 0; model_file_entry(file, i, id, &offset, &length); i++) {
        static const char *const names[] = {"a", "b", "c"};
        model_lexicon list;
        size_t prefix = sizeof MODEL_LEXICON_PREFIX - 1;
        if (strncmp(id, MODEL_LEXICON_PREFIX, prefix) != 0) continue;
        if (!model_lexicon_open(&list, file, id + prefix, &error)) continue;
        model_lexicon_bind(&list, 1, names, 3, MODEL_SOME, &error);
        for (uint32_t row = 0; row < list.count; row++) {
            model_cell key = model_lexicon_cell(&list, row, 0);
            for (uint32_t c = 0; c < list.columns; c++)
                if (strlen(model_lexicon_cell(&list, row, c).bytes) > length) abort();
            for (uint32_t at = model_lexicon_row(&list, key.bytes, key.count); at != MODEL_NO_ROW;)
                at = model_lexicon_next(&list, at);
            if (row == 100) break;
        }
    }
}

static void try_file(const uint8_t *bytes, size_t size) {
    base_error error;
    model_file *file = model_file_from_memory(base_allocator_standard(), bytes, size, "fuzzed", &error);
    if (!file) {
        if (error.code == BASE_OK || error.message[0] == 0) abort();
        return;
    }
    model_section section;
    char id[MODEL_ID_BYTES + 1];
    uint64_t offset, length;
    for (uint32_t i = 0; model_file_entry(file, i, id, &offset, &length); i++) {
        if (!model_file_section(file, id, &section, &error)) continue;
        try_words(section);
        try_linear(section, 2);
        try_network(section);
    }
    try_lists(file);
    model_file_verify(file, &error);
    model_file_close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1) return 0;
    size_t count = size - 1;
    uint8_t *bytes = aligned_alloc(64, (count + 64) / 64 * 64);
    if (!bytes) return 0;
    memcpy(bytes, data + 1, count);
    model_section section = {bytes, count};
    switch (data[0] % 5) {
    case 0:
        try_file(bytes, count);
        break;
    case 1:
        set_right(bytes, count);
        try_file(bytes, count);
        break;
    case 2:
        try_words(section);
        break;
    case 3:
        try_linear(section, section.size > 4 ? section.bytes[4] : 2);
        break;
    default:
        try_network(section);
        break;
    }
    free(bytes);
    return 0;
}
