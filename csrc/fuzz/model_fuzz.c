#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/linear.h"
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
    model_features(words, &network->tables, &sentence, inputs);
    void *scratch = aligned_alloc(64, model_network_scratch(network, WORDS));
    if (!scratch) return;
    model_network_run(network, words, &model_kernels_portable, inputs, WORDS, scratch, answers, scores);
    for (uint32_t i = 0; i < WORDS; i++) {
        uint32_t at = i, steps = 0;
        while (answers[at].head != MODEL_ANSWER_ROOT) {
            if (answers[at].head >= WORDS || steps++ > WORDS) abort();
            at = answers[at].head;
        }
    }
    free(scratch);
}

static void try_words(model_section section) {
    model_words words;
    if (!model_words_bind(&words, section, NULL)) return;
    model_word word = model_words_find(&words, "harbour", 7);
    if (word.vector != MODEL_WORDS_NO_VECTOR && word.vector >= words.rows) abort();
}

static void try_linear(model_section section) {
    model_linear linear;
    int32_t scores[MODEL_LINEAR_MAX_CLASSES];
    const uint64_t features[] = {0, 1, UINT64_MAX, 12345678901};
    if (!model_linear_bind(&linear, section, "fuzzed", NULL)) return;
    model_linear_score(&linear, features, 4, scores);
    if (model_linear_best(&linear, scores) >= linear.classes) abort();
}

static void try_network(model_section section) {
    uint8_t vectors[64 + 64] __attribute__((aligned(64))) = {0};
    uint32_t width = section.size >= 36 ? section.bytes[32] : 0;
    const uint32_t header[] = {0, 1, width, 1};
    const float scale = 1;
    memcpy(vectors, header, sizeof header);
    memcpy(vectors + 16, &scale, sizeof scale);
    model_words words;
    model_network network;
    if (width > 64 || !model_words_bind(&words, (model_section){vectors, 64 + width}, NULL)) return;
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
        memcpy(&offset, entry + 8, 8);
        memcpy(&length, entry + 16, 8);
        if (offset > size || length > size - offset) continue;
        uint64_t sum = base_checksum(bytes + offset, (size_t)length);
        memcpy(entry + 24, &sum, 8);
    }
    uint64_t sum = base_checksum(bytes + MODEL_FILE_HEADER_BYTES, count * MODEL_FILE_ENTRY_BYTES);
    memcpy(bytes + 24, &sum, 8);
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
        try_linear(section);
        try_network(section);
    }
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
        try_linear(section);
        break;
    default:
        try_network(section);
        break;
    }
    free(bytes);
    return 0;
}
