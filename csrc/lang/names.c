#include "lang/names.h"

#include <string.h>

#include "base/hash.h"
#include "model/math.h"

enum { ROOM = LANG_NAMES_WINDOW + DOC_SENTENCE_TOKENS, SLOTS = 8192 };
/** What unanimous other places add to a score, in the limit of many; by experiment. */
#define MOST_TRUST 4.0f

bool lang_names_start(lang_names *names, uint32_t labels, const base_allocator *allocator) {
    *names = (lang_names){.allocator = allocator, .labels = labels};
    names->scores = base_new(allocator, (size_t)ROOM * labels, sizeof *names->scores);
    names->from = base_new(allocator, (size_t)DOC_SENTENCE_TOKENS * labels, 1);
    names->best = base_new(allocator, DOC_SENTENCE_TOKENS, 1);
    names->form_of = base_new(allocator, ROOM, sizeof *names->form_of);
    names->forms = base_new(allocator, ROOM, sizeof *names->forms);
    names->slots = base_new(allocator, SLOTS, sizeof *names->slots);
    names->sentences = base_new(allocator, ROOM, sizeof *names->sentences);
    return names->scores && names->from && names->best && names->form_of && names->forms && names->slots &&
           names->sentences;
}

void lang_names_release(lang_names *names) {
    if (!names->allocator) return;
    base_free(names->allocator, names->scores, (size_t)ROOM * names->labels, sizeof *names->scores);
    base_free(names->allocator, names->from, (size_t)DOC_SENTENCE_TOKENS * names->labels, 1);
    base_free(names->allocator, names->best, DOC_SENTENCE_TOKENS, 1);
    base_free(names->allocator, names->form_of, ROOM, sizeof *names->form_of);
    base_free(names->allocator, names->forms, ROOM, sizeof *names->forms);
    base_free(names->allocator, names->slots, SLOTS, sizeof *names->slots);
    base_free(names->allocator, names->sentences, ROOM, sizeof *names->sentences);
    *names = (lang_names){0};
}

/** True where a form can be a name's: it begins with a capital or is not ASCII. */
static bool is_capitalised(const char *bytes) {
    return (bytes[0] >= 'A' && bytes[0] <= 'Z') || (uint8_t)bytes[0] >= 0xC3;
}

/** The form's entry of the window, made where it is new. */
static uint32_t form_index(lang_names *names, uint64_t key) {
    uint32_t slot = (uint32_t)key & (SLOTS - 1);
    while (names->slots[slot] != DOC_NONE) {
        uint32_t index = names->slots[slot];
        if (names->forms[index].key == key) return index;
        slot = (slot + 1) & (SLOTS - 1);
    }
    uint32_t index = names->form_count++;
    names->slots[slot] = index;
    memset(&names->forms[index], 0, sizeof names->forms[index]);
    names->forms[index].key = key;
    return index;
}

/** Probabilities of no name and of each kind by one token's scores. */
static void find_shares(const float *scores, uint32_t labels, float *shares) {
    uint32_t kinds = labels / 2;
    float top = scores[0], sum = 0;
    for (uint32_t k = 1; k < labels; k++) top = scores[k] > top ? scores[k] : top;
    shares[0] = model_exp(scores[0] - top);
    for (uint32_t k = 0; k < kinds; k++) {
        shares[k + 1] = model_exp(scores[2 * k + 1] - top) + model_exp(scores[2 * k + 2] - top);
    }
    for (uint32_t k = 0; k <= kinds; k++) sum += shares[k];
    for (uint32_t k = 0; k <= kinds; k++) shares[k] /= sum;
}

static void collect(lang_names *names, const doc *document, doc_range sentence, uint32_t at) {
    for (uint32_t i = 0; i < sentence.count; i++) {
        uint32_t token = sentence.first + i;
        const char *bytes = document->text + doc_begin(&document->tokens, token);
        uint32_t count = doc_length(&document->tokens, token);
        names->form_of[at + i] = DOC_NONE;
        if (count < 2 || !is_capitalised(bytes)) continue;
        uint32_t index = form_index(names, base_hash_bytes(bytes, count, 0));
        float shares[MODEL_NETWORK_LABELS / 2 + 1];
        find_shares(names->scores + (size_t)(at + i) * names->labels, names->labels, shares);
        lang_names_form *form = &names->forms[index];
        for (uint32_t k = 0; k <= names->labels / 2; k++) form->shares[k] += shares[k];
        form->count++;
        names->form_of[at + i] = index;
    }
}

/**
 * Adds to a token's scores what its form's other places say of its kind; "no name" gains as much as the
 * likeliest kind, so that whether it is a name stays its own sentence's matter.
 */
static void adjust(const lang_names *names, uint32_t at) {
    const lang_names_form *form = &names->forms[names->form_of[at]];
    float *scores = names->scores + (size_t)at * names->labels;
    float own[MODEL_NETWORK_LABELS / 2 + 1], most = 0;
    if (form->count < 2) return;
    find_shares(scores, names->labels, own);
    float others = (float)(form->count - 1), trust = MOST_TRUST * others / (others + 1);
    for (uint32_t k = 1; k <= names->labels / 2; k++) {
        float gain = trust * (form->shares[k] - own[k]) / others;
        scores[2 * k - 1] += gain;
        scores[2 * k] += gain;
        if (gain > most) most = gain;
    }
    scores[0] += most;
}

/** True where a token is one mark that ends no name: a hyphen, comma, slash, bracket. */
static bool is_loose_mark(const doc *document, uint32_t token) {
    uint8_t byte = (uint8_t)document->text[doc_begin(&document->tokens, token)];
    bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
    return doc_length(&document->tokens, token) == 1 && byte < 0x80 && !letter &&
           !(byte >= '0' && byte <= '9') && byte != '.' && byte != '\'' && byte != '%' && byte != '$';
}

/** Takes loose marks off the ends of a sentence's names. */
static void trim(doc *document, doc_range sentence) {
    uint8_t *name = document->tokens.name + sentence.first;
    bool ends = true;
    for (uint32_t i = sentence.count; i-- > 0;) {
        bool inside = name[i] % 2 == 1;
        if (ends && inside && is_loose_mark(document, sentence.first + i)) {
            name[i] = 0;
        } else {
            /* What stands before a word outside a name, or before a name's first word, ends its own name. */
            ends = !inside;
        }
    }
}

void lang_names_decide(lang_names *names, doc *document, const uint8_t *name) {
    memset(names->slots, 0xFF, SLOTS * sizeof *names->slots);
    names->form_count = 0;
    uint32_t at = 0;
    for (uint32_t s = 0; s < names->sentence_count; s++) {
        collect(names, document, names->sentences[s], at);
        at += names->sentences[s].count;
    }
    for (uint32_t i = 0; i < names->count; i++) {
        if (names->form_of[i] != DOC_NONE) adjust(names, i);
    }
    at = 0;
    for (uint32_t s = 0; s < names->sentence_count; s++) {
        doc_range sentence = names->sentences[s];
        model_names_decode(names->scores + (size_t)at * names->labels, names->labels, sentence.count,
                           names->from, names->best);
        for (uint32_t i = 0; i < sentence.count; i++) {
            document->tokens.name[sentence.first + i] = name[names->best[i]];
        }
        trim(document, sentence);
        at += sentence.count;
    }
    names->count = names->sentence_count = 0;
}

float *lang_names_add(lang_names *names, doc *document, doc_range sentence, const uint8_t *name) {
    if (names->count + sentence.count > ROOM) lang_names_decide(names, document, name);
    float *scores = names->scores + (size_t)names->count * names->labels;
    names->sentences[names->sentence_count++] = sentence;
    names->count += sentence.count;
    return scores;
}
