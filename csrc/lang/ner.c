#include "lang/ner.h"

#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "text/class.h"

enum { ROOM = LANG_NAMES_WINDOW, SLOTS = 16384 };

bool lang_ner_start(lang_ner *names, const model_network *network, const model_kernels *kernels,
                    const base_allocator *allocator) {
    size_t labels = network->outputs[MODEL_OUTPUT_NAME], width = network->name;
    *names = (lang_ner){.allocator = allocator, .network = network, .kernels = kernels};
    names->parts = base_new(allocator, ROOM * 2 * width, sizeof *names->parts);
    names->sums = base_new(allocator, ROOM * width, sizeof *names->sums);
    names->forms = base_new(allocator, ROOM, sizeof *names->forms);
    names->form_of = base_new(allocator, ROOM, sizeof *names->form_of);
    names->slots = base_new(allocator, SLOTS, sizeof *names->slots);
    names->scores = base_new(allocator, DOC_SENTENCE_TOKENS * labels, sizeof *names->scores);
    names->from = base_new(allocator, DOC_SENTENCE_TOKENS * labels, 1);
    names->best = base_new(allocator, ROOM, 1);
    names->sentences = base_new(allocator, ROOM, sizeof *names->sentences);
    return names->parts && names->sums && names->forms && names->form_of && names->slots && names->scores &&
           names->from && names->best && names->sentences;
}

void lang_ner_release(lang_ner *names) {
    if (!names->allocator) return;
    size_t labels = names->network->outputs[MODEL_OUTPUT_NAME], width = names->network->name;
    base_free(names->allocator, names->parts, ROOM * 2 * width, sizeof *names->parts);
    base_free(names->allocator, names->sums, ROOM * width, sizeof *names->sums);
    base_free(names->allocator, names->forms, ROOM, sizeof *names->forms);
    base_free(names->allocator, names->form_of, ROOM, sizeof *names->form_of);
    base_free(names->allocator, names->slots, SLOTS, sizeof *names->slots);
    base_free(names->allocator, names->scores, DOC_SENTENCE_TOKENS * labels, sizeof *names->scores);
    base_free(names->allocator, names->from, DOC_SENTENCE_TOKENS * labels, 1);
    base_free(names->allocator, names->best, ROOM, 1);
    base_free(names->allocator, names->sentences, ROOM, sizeof *names->sentences);
    *names = (lang_ner){0};
}

bool lang_ner_full(const lang_ner *names, uint32_t count) {
    return names->count + count > ROOM;
}

/** The form's entry of the window, made where it is new. */
static uint32_t form_index(lang_ner *names, uint64_t key) {
    /* Keys are known to whoever writes an article, the secret is not. */
    uint64_t keyed = base_hash_keyed(&names->allocator->secret, &key, sizeof key, 0);
    uint32_t slot = (uint32_t)(keyed % SLOTS);
    for (; names->slots[slot] != DOC_NONE; slot = (slot + 1) % SLOTS) {
        if (names->forms[names->slots[slot]].key == key) return names->slots[slot];
    }
    uint32_t index = names->form_count++;
    names->slots[slot] = index;
    names->forms[index] = (lang_ner_form){.key = key};
    memset(names->sums + (size_t)index * names->network->name, 0, names->network->name * sizeof(float));
    return index;
}

float *lang_ner_add(lang_ner *names, doc_range sentence, const model_input *inputs) {
    if (names->count == 0) {
        memset(names->slots, 0xFF, SLOTS * sizeof *names->slots);
        names->form_count = 0;
    }
    float *parts = names->parts + (size_t)names->count * 2 * names->network->name;
    names->sentences[names->sentence_count++] = sentence;
    for (uint32_t i = 0; i < sentence.count; i++) {
        names->form_of[names->count++] = inputs[i].key ? form_index(names, inputs[i].key) : DOC_NONE;
    }
    return parts;
}

/** Sums what the places of each form say. */
static void sum_forms(lang_ner *names) {
    uint32_t width = names->network->name;
    for (uint32_t t = 0; t < names->count; t++) {
        if (names->form_of[t] == DOC_NONE) continue;
        const float *said = names->parts + (size_t)t * 2 * width + width;
        float *sum = names->sums + (size_t)names->form_of[t] * width;
        for (uint32_t i = 0; i < width; i++) sum[i] += said[i];
        names->forms[names->form_of[t]].count++;
    }
}

/** Adds to each place's own part the mean of what the other places of its form say. */
static void hear_others(lang_ner *names) {
    uint32_t width = names->network->name;
    for (uint32_t t = 0; t < names->count; t++) {
        uint32_t form = names->form_of[t];
        if (form == DOC_NONE || names->forms[form].count < 2) continue;
        float *own = names->parts + (size_t)t * 2 * width, *said = own + width;
        const float *sum = names->sums + (size_t)form * width;
        float share = 1.0f / (float)(names->forms[form].count - 1);
        for (uint32_t i = 0; i < width; i++) own[i] += (sum[i] - said[i]) * share;
    }
}

/** True for an address of the web or of mail. */
static bool is_address(const char *bytes, size_t count) {
    if (memchr(bytes, '@', count)) return true;
    return count > 3 && memchr(bytes, '/', count) && memchr(bytes, '.', count);
}

/** True where a token ends no name: a hyphen, comma, slash, bracket, an emoji or other sign, an address. */
static bool is_loose_mark(const doc *document, uint32_t token) {
    const char *bytes = document->text + doc_begin(&document->tokens, token);
    size_t length, count = doc_length(&document->tokens, token);
    uint8_t byte = (uint8_t)bytes[0];
    if (byte >= 0x80) return text_class_at(bytes, count, &length) & TEXT_SYMBOL;
    if (is_address(bytes, count)) return true;
    bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
    return count == 1 && !letter && !(byte >= '0' && byte <= '9') && byte != '.' && byte != '\'' &&
           byte != '%' && byte != '$';
}

/** Takes loose marks off the ends of a sentence's names. */
static void trim(doc *document, doc_range sentence) {
    uint8_t *name = document->tokens.name + sentence.first;
    bool ends = true;
    for (uint32_t i = sentence.count; i-- > 0;) {
        bool inside = name[i] % 2 == 1;
        if (ends && inside && is_loose_mark(document, sentence.first + i)) {
            name[i] = 0;
            doc_add_mark(document, DOC_RULE_loose_mark, sentence.first + i);
        } else {
            /* What stands before a word outside a name, or before a name's first word, ends its own name. */
            ends = !inside;
        }
    }
}

const uint8_t *lang_ner_choose(lang_ner *names, void *scratch) {
    uint32_t labels = names->network->outputs[MODEL_OUTPUT_NAME], width = names->network->name, at = 0;
    sum_forms(names);
    hear_others(names);
    for (uint32_t s = 0; s < names->sentence_count; s++) {
        uint32_t count = names->sentences[s].count;
        model_network_names(names->network, names->kernels, names->parts + (size_t)at * 2 * width, count,
                            scratch, names->scores);
        model_names_decode(names->scores, labels, count, names->from, names->best + at);
        at += count;
    }
    names->count = names->sentence_count = 0;
    return names->best;
}

void lang_ner_decide(lang_ner *names, doc *document, const uint8_t *name, void *scratch) {
    uint32_t sentences = names->sentence_count;
    const uint8_t *best = lang_ner_choose(names, scratch);
    for (uint32_t s = 0; s < sentences; s++) {
        doc_range sentence = names->sentences[s];
        for (uint32_t i = 0; i < sentence.count; i++)
            document->tokens.name[sentence.first + i] = name[*best++];
        if (doc_rule_on(document, DOC_RULE_loose_mark)) trim(document, sentence);
    }
}
