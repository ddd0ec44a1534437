#include "lang/initial_capitals.h"

#include <string.h>

#include "text/class.h"

/** How a first word is written inside sentences. */
enum { SEEN_CAPITAL = 1, SEEN_SMALL = 2 };

static uint32_t class_of(const doc *document, uint32_t token) {
    size_t length;
    return text_class_at(document->text + doc_begin(&document->tokens, token),
                         doc_length(&document->tokens, token), &length);
}

/* Keyed hash of the form without regard to the case of ASCII letters; never 0. */
static uint64_t key_of(const doc *document, uint32_t token) {
    const char *bytes = document->text + doc_begin(&document->tokens, token);
    char lower[DOC_TOKEN_BYTES];
    size_t count = doc_length(&document->tokens, token);
    if (count > sizeof lower) count = sizeof lower;
    for (size_t i = 0; i < count; i++)
        lower[i] = (char)(bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] | 32 : bytes[i]);
    uint64_t hash = base_hash_keyed(&document->allocator->secret, lower, count, 0);
    return hash ? hash : 1;
}

/* The key's slot, or the free one where it belongs. There always is one: see add. */
static uint32_t slot_of(const lang_initial_capitals *firsts, uint64_t key) {
    uint32_t slot = (uint32_t)(key % LANG_FIRSTS_SLOTS);
    while (firsts->slots[slot].key != 0 && firsts->slots[slot].key != key)
        slot = (slot + 1) % LANG_FIRSTS_SLOTS;
    return slot;
}

static void add(lang_initial_capitals *firsts, uint64_t key) {
    uint32_t slot = slot_of(firsts, key);
    if (firsts->slots[slot].key == key || firsts->count >= LANG_FIRSTS_SLOTS / 4 * 3) return;
    firsts->slots[slot].key = key;
    firsts->count++;
}

/* What one sentence says of first words. */
static void look(lang_initial_capitals *firsts, const doc *document, doc_range tokens) {
    for (uint32_t token = tokens.first + 1; token < tokens.first + tokens.count; token++) {
        uint32_t class = class_of(document, token);
        if (!(class & (TEXT_UPPER | TEXT_LOWER))) continue;
        lang_initial_capital *first = &firsts->slots[slot_of(firsts, key_of(document, token))];
        if (first->key != 0) first->seen |= class & TEXT_LOWER ? SEEN_SMALL : SEEN_CAPITAL;
    }
}

void lang_initial_capitals_start(lang_initial_capitals *firsts) {
    memset(firsts, 0, sizeof *firsts);
}

void lang_initial_capitals_gather(lang_initial_capitals *firsts, const doc *document) {
    if (firsts->count > 0) lang_initial_capitals_start(firsts);
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        doc_range tokens = document->sentences.items[s].tokens;
        bool word = tokens.count > 1 && doc_length(&document->tokens, tokens.first) > 1;
        if (word && class_of(document, tokens.first) & TEXT_UPPER)
            add(firsts, key_of(document, tokens.first));
    }
    for (uint32_t s = 0; s < document->sentences.count; s++)
        look(firsts, document, document->sentences.items[s].tokens);
}

bool lang_initial_capitals_name(const lang_initial_capitals *firsts, const doc *document, uint32_t token) {
    const lang_initial_capital *first = &firsts->slots[slot_of(firsts, key_of(document, token))];
    return first->key != 0 && first->seen == SEEN_CAPITAL;
}
