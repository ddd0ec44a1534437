#include "corpus/taught.h"

#include <string.h>

void corpus_taught_start(corpus_taught *taught, const base_allocator *allocator) {
    *taught = (corpus_taught){.allocator = allocator};
    base_intern_start(&taught->strings, allocator);
}

static uint64_t words_hash(const corpus_name_facts *facts, const char *bytes, size_t count) {
    corpus_name name;
    corpus_name_read(&name, facts, bytes, count);
    return corpus_name_hash(&name, 0, name.count, 0);
}

bool corpus_taught_add(corpus_taught *taught, const corpus_name_facts *facts, const char *name,
                       const char *alias) {
    uint32_t id = base_intern_id(&taught->strings, name, strlen(name));
    return id != BASE_NO_STRING &&
           base_map_set(&taught->usual, taught->allocator, words_hash(facts, alias, strlen(alias)), id);
}

const char *corpus_taught_name(const corpus_taught *taught, const corpus_name_facts *facts, const char *bytes,
                               size_t count) {
    if (!taught || taught->usual.count == 0) return NULL;
    uint32_t id = base_map_value(&taught->usual, words_hash(facts, bytes, count), BASE_NO_STRING);
    return id == BASE_NO_STRING ? NULL : base_intern_string(&taught->strings, id);
}

void corpus_taught_release(corpus_taught *taught) {
    base_intern_release(&taught->strings);
    base_map_release(&taught->usual, taught->allocator);
}
