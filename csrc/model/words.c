#include "model/words.h"

bool model_words_bind(model_words *words, model_section section, base_error *error) {
    model_reader reader;
    model_reader_start(&reader, section);
    words->count = model_reader_u32(&reader);
    words->rows = model_reader_u32(&reader);
    words->dimensions = model_reader_u32(&reader);
    words->directory_bits = model_reader_u32(&reader);
    words->scale = model_reader_f32(&reader);
    bool good = words->directory_bits >= 1 && words->directory_bits <= 20 &&
                words->rows < MODEL_WORDS_NO_VECTOR && words->dimensions >= 1 && words->dimensions <= 1024;
    for (uint32_t i = 0; i < 3; i++) good = model_reader_u32(&reader) == 0 && good;
    uint32_t buckets = good ? 1u << words->directory_bits : 0;
    words->directory = model_reader_array(&reader, (size_t)buckets + 1, 4, 4);
    words->keys = model_reader_array(&reader, words->count, 4, 4);
    words->values = model_reader_array(&reader, words->count, 4, 4);
    words->vectors = model_reader_array(&reader, words->rows, words->dimensions, MODEL_FILE_ALIGNMENT);
    good = good && !reader.failed && reader.at == section.size;
    good = good && words->directory[0] == 0 && words->directory[buckets] == words->count;
    for (uint32_t i = 0; good && i < buckets; i++) good = words->directory[i] <= words->directory[i + 1];
    if (good) return true;
    *words = (model_words){0};
    base_fail(error, BASE_FORMAT, reader.at, "the table of words is not one that fits in its %llu bytes",
              (unsigned long long)section.size);
    return false;
}

uint32_t model_words_key(const char *norm, size_t count) {
    return (uint32_t)(base_hash_bytes(norm, count, 0x776F7264) >> 32);
}

model_word model_words_find(const model_words *words, const char *norm, size_t count) {
    uint32_t key = model_words_key(norm, count);
    uint32_t bucket = key >> (32 - words->directory_bits);
    uint32_t low = words->directory[bucket], high = words->directory[bucket + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (words->keys[middle] < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    model_word word = {.vector = MODEL_WORDS_NO_VECTOR};
    if (low < words->directory[bucket + 1] && words->keys[low] == key) {
        uint32_t value = words->values[low];
        uint32_t vector = value & MODEL_WORDS_NO_VECTOR;
        if (vector < words->rows) word.vector = vector;
        word.lists = value >> (32 - MODEL_WORDS_BITS);
    }
    return word;
}
