#include "model/words.h"

#include <string.h>

#include "base/search.h"

enum { GROUP_BYTES = MODEL_WORDS_CODES * MODEL_WORDS_WIDTH };

/** Reads directory and entries of `table->count` words; false where they do not fit or do not agree. */
static bool read_table(model_reader *reader, model_words_table *table) {
    table->directory = model_reader_array(reader, MODEL_WORDS_BUCKETS + 1, sizeof *table->directory, 4);
    table->entries = model_reader_array(reader, table->count, sizeof *table->entries, 4);
    if (reader->failed) return false;
    const uint32_t *directory = table->directory;
    bool good = directory[0] == 0 && directory[MODEL_WORDS_BUCKETS] == table->count;
    for (uint32_t i = 0; i < MODEL_WORDS_BUCKETS; i++) good = directory[i] <= directory[i + 1] && good;
    return good;
}

/** True where every component of every code word is one that the network's layers can read. */
static bool are_components(const uint8_t *code_words, size_t count) {
    uint8_t all = 0;
    for (size_t i = 0; i < count; i++) all |= code_words[i];
    return all < 0x80;
}

bool model_words_bind(model_words *words, model_section section, base_error *error) {
    model_reader reader;
    model_reader_start(&reader, section);
    bool known = model_reader_u32(&reader) == MODEL_WORDS_LAYOUT;
    words->known.count = model_reader_u32(&reader);
    words->listed.count = model_reader_u32(&reader);
    words->dimensions = model_reader_u32(&reader);
    words->width = model_reader_u32(&reader);
    words->scale = model_reader_f32(&reader);
    bool good = known && words->dimensions >= 1 && words->dimensions <= MODEL_WORDS_DIMENSIONS &&
                words->width >= 1 && words->width <= MODEL_WORDS_WIDTH &&
                words->dimensions % words->width == 0;
    for (uint32_t i = 0; i < 2; i++) good = model_reader_u32(&reader) == 0 && good;
    words->groups = good ? words->dimensions / words->width : 0;
    good = good && read_table(&reader, &words->known) && read_table(&reader, &words->listed);
    words->code_words = model_reader_array(&reader, words->groups, GROUP_BYTES, MODEL_FILE_ALIGNMENT);
    words->codes = model_reader_array(&reader, words->known.count, words->groups, 1);
    good = good && !reader.failed && reader.at == section.size &&
           are_components(words->code_words, (size_t)words->groups * GROUP_BYTES);
    if (good) return true;
    *words = (model_words){0};
    if (known || reader.failed) {
        base_fail(error, BASE_FORMAT, reader.at, "the table of words is not one that fits in its %llu bytes",
                  (unsigned long long)section.size);
    } else {
        base_fail(error, BASE_FORMAT, 0,
                  "the model is of another version of quoth: its table of words has another layout");
    }
    return false;
}

uint64_t model_words_hash(const char *norm, size_t count) {
    return base_hash_bytes(norm, count, 0x776F7264);
}

uint32_t model_words_key(const char *norm, size_t count) {
    return (uint32_t)(model_words_hash(norm, count) >> 32);
}

/** Place of the entry with this key, or MODEL_WORDS_NO_VECTOR. */
static uint32_t find_entry(const model_words_table *table, uint32_t key) {
    uint32_t bucket = key >> (32 - MODEL_WORDS_BITS), wanted = key << MODEL_WORDS_BITS;
    uint32_t end = table->directory[bucket + 1], low;
    base_lower_bound(low, table->directory[bucket], end, table->entries[low] < wanted);
    bool found = low < end && (table->entries[low] ^ wanted) >> MODEL_WORDS_BITS == 0;
    return found ? low : MODEL_WORDS_NO_VECTOR;
}

model_word model_words_find(const model_words *words, const char *norm, size_t count) {
    uint32_t key = model_words_key(norm, count), lists = MODEL_WORDS_BUCKETS - 1;
    uint32_t at = find_entry(&words->known, key);
    if (at != MODEL_WORDS_NO_VECTOR)
        return (model_word){.vector = at, .lists = words->known.entries[at] & lists};
    at = find_entry(&words->listed, key);
    return (model_word){.vector = MODEL_WORDS_NO_VECTOR,
                        .lists = at == MODEL_WORDS_NO_VECTOR ? 0 : words->listed.entries[at] & lists};
}

void model_words_vector(const model_words *words, uint32_t row, uint8_t *out) {
    const uint32_t groups = words->groups, width = words->width;
    const uint8_t *codes = words->codes + (size_t)row * groups, *group = words->code_words;
    for (uint32_t i = 0; i < groups; i++, group += GROUP_BYTES, out += width)
        memcpy(out, group + (size_t)codes[i] * MODEL_WORDS_WIDTH, MODEL_WORDS_WIDTH);
}
