#include "lang/lemma.h"

#include <string.h>

#include "lang/token_shape.h"
#include "text/fold.h"

#define LEMMA_BYTES (2 * LANG_LEMMA_FORM_BYTES + 256)

bool lang_lemmatiser_bind_section(lang_lemmatiser *lemmatiser, model_section section, const char *name,
                                  base_error *error) {
    model_reader reader;
    model_reader_start(&reader, section);
    uint32_t version = model_reader_u32(&reader);
    lemmatiser->capacity = model_reader_u32(&reader);
    lemmatiser->script_count = model_reader_u32(&reader);
    lemmatiser->letter_count = model_reader_u32(&reader);
    lemmatiser->keys = model_reader_array(&reader, lemmatiser->capacity, sizeof(uint32_t), 64);
    lemmatiser->values = model_reader_array(&reader, lemmatiser->capacity, sizeof(uint16_t), 64);
    lemmatiser->scripts = model_reader_array(&reader, lemmatiser->script_count, sizeof(lang_script), 64);
    lemmatiser->letters = model_reader_array(&reader, lemmatiser->letter_count, 1, 64);
    bool plausible = !reader.failed && version == LANG_LEMMA_VERSION && lemmatiser->capacity > 0 &&
                     (lemmatiser->capacity & (lemmatiser->capacity - 1)) == 0;
    for (uint32_t i = 0; plausible && i < lemmatiser->script_count; i++) {
        lang_script script = lemmatiser->scripts[i];
        uint32_t at = script.append_at_low | (uint32_t)script.append_at_high << 8;
        plausible =
            at + script.append_bytes <= lemmatiser->letter_count && script.letter_case <= LANG_CASE_DIGITS;
    }
    if (plausible) return true;
    *lemmatiser = (lang_lemmatiser){0};
    base_fail(error, BASE_FORMAT, reader.at, "section %s is no table of lemmas of version %u", name,
              LANG_LEMMA_VERSION);
    return false;
}

bool lang_lemmatiser_bind(lang_lemmatiser *lemmatiser, const model_file *file, base_error *error) {
    model_section section;
    return model_file_section(file, "lemma", &section, error) &&
           lang_lemmatiser_bind_section(lemmatiser, section, "lemma", error);
}

static uint8_t form_shape(uint32_t uppers, uint32_t lowers, bool first_upper, bool first) {
    if (uppers == 0) return lowers ? LANG_FORM_LOWER : LANG_FORM_OTHER;
    if (first_upper && uppers == 1 && lowers > 0)
        return first ? LANG_FORM_CAPITALISED_FIRST : LANG_FORM_CAPITALISED;
    if (first_upper && uppers == 1) return first ? LANG_FORM_CAPITALISED_FIRST : LANG_FORM_UPPER;
    return lowers == 0 ? LANG_FORM_UPPER : LANG_FORM_OTHER;
}

/** Straightens ’ and ‘. */
static uint32_t straighten(char *bytes, uint32_t count) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool curly = i + 2 < count && memcmp(bytes + i, "\xE2\x80", 2) == 0 &&
                     ((unsigned char)bytes[i + 2] == 0x98 || (unsigned char)bytes[i + 2] == 0x99);
        bytes[kept++] = curly ? '\'' : bytes[i];
        if (curly) i += 2;
    }
    return kept;
}

bool lang_form_read(lang_form *form, const char *bytes, uint32_t count, bool first) {
    if (count == 0 || count > LANG_LEMMA_FORM_BYTES) return false;
    uint32_t uppers = 0, lowers = 0;
    bool ascii = true;
    form->original = bytes;
    form->original_count = form->count = count;
    for (uint32_t i = 0; i < count; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        bool upper = (unsigned)(byte - 'A') < 26;
        uppers += upper;
        lowers += (unsigned)(byte - 'a') < 26;
        ascii = ascii && byte < 128;
        form->lower[i] = (char)(upper ? byte | 0x20 : byte);
    }
    bool first_upper = (unsigned)((unsigned char)bytes[0] - 'A') < 26;
    if (!ascii) {
        size_t length;
        first_upper = text_class_at(bytes, count, &length) & TEXT_UPPER;
        uppers += first_upper && length > 1;
        form->count = straighten(form->lower,
                                 (uint32_t)text_lower_token(bytes, count, form->lower, sizeof form->lower));
    }
    form->shape = form_shape(uppers, lowers, first_upper, first);
    return form->count > 0;
}

static uint32_t key_of(uint64_t hash) {
    hash ^= hash >> 32;
    hash *= UINT64_C(0x94D049BB133111EB);
    uint32_t key = (uint32_t)(hash >> 32);
    return key ? key : 1;
}

static uint32_t form_key(uint64_t word, uint8_t upos, uint8_t xpos) {
    return key_of(lang_feature(100, word, (uint64_t)upos << 8 | xpos));
}

uint32_t lang_lemma_form_key(const lang_form *form, uint8_t upos, uint8_t xpos) {
    return form_key(lang_word_hash(form->lower, form->count), upos, xpos);
}

uint32_t lang_lemma_suffix_key(uint64_t suffix, uint32_t length, uint8_t upos, uint8_t xpos, uint8_t shape) {
    return key_of(lang_feature(200 + length, suffix, (uint64_t)shape << 16 | (uint64_t)upos << 8 | xpos));
}

static uint32_t cased(const lang_form *form, uint8_t letter_case, char *lemma) {
    uint32_t count = 0;
    if (letter_case == LANG_CASE_LOWER) {
        memcpy(lemma, form->lower, form->count);
        return form->count;
    }
    if (letter_case == LANG_CASE_TITLE) {
        uint32_t code;
        uint32_t first = (uint32_t)text_decode(form->original, form->original_count, &code);
        memcpy(lemma, form->original, first);
        if (lemma[0] >= 'a' && lemma[0] <= 'z') lemma[0] = (char)(lemma[0] - 32);
        if (first == 1 || form->count == form->original_count) {
            memcpy(lemma + first, form->lower + first, form->count - first);
            return form->count;
        }
    }
    for (uint32_t i = 0; i < form->original_count; i++) {
        if (letter_case == LANG_CASE_DIGITS && form->original[i] == ',') continue;
        lemma[count++] = form->original[i];
    }
    return count;
}

uint32_t lang_script_apply(const lang_form *form, lang_script script, const char *letters, char *lemma) {
    uint32_t count = 0;
    if (script.cut != 255) {
        count = cased(form, script.letter_case, lemma);
        count = script.cut < count ? count - script.cut : 0;
        while (count > 0 && count < form->count && ((unsigned char)lemma[count] & 0xC0) == 0x80 && script.cut)
            count--;
    }
    uint32_t at = script.append_at_low | (uint32_t)script.append_at_high << 8;
    memcpy(lemma + count, letters + at, script.append_bytes);
    return count + script.append_bytes;
}

static uint16_t value_of(const lang_lemmatiser *lemmatiser, uint32_t key) {
    uint32_t mask = lemmatiser->capacity - 1;
    for (uint32_t slot = key & mask, steps = 0; steps < 64 && lemmatiser->keys[slot];
         slot = (slot + 1) & mask, steps++) {
        if (lemmatiser->keys[slot] == key) return lemmatiser->values[slot];
    }
    return LANG_NO_SCRIPT;
}

uint16_t lang_lemma_script(const lang_lemmatiser *lemmatiser, const lang_form *form, uint8_t upos,
                           uint8_t xpos) {
    uint64_t word = lang_word_hash(form->lower, form->count);
    uint16_t script = value_of(lemmatiser, form_key(word, upos, xpos));
    if (script == LANG_NO_SCRIPT) script = value_of(lemmatiser, form_key(word, upos, 255));
    if (script != LANG_NO_SCRIPT) return script;
    uint64_t suffixes[LANG_LEMMA_SUFFIX + 1] = {LANG_WORD_SEED};
    uint32_t longest = form->count < LANG_LEMMA_SUFFIX ? form->count : LANG_LEMMA_SUFFIX;
    for (uint32_t i = 0; i < longest; i++)
        suffixes[i + 1] = lang_word_add(suffixes[i], (unsigned char)form->lower[form->count - 1 - i]);
    for (uint32_t i = longest + 1; i-- > 0 && script == LANG_NO_SCRIPT;)
        script = value_of(lemmatiser, lang_lemma_suffix_key(suffixes[i], i, upos, xpos, form->shape));
    return script;
}

static uint32_t lemma_of(const lang_lemmatiser *lemmatiser, doc *document, uint32_t token, bool first) {
    const doc_tokens *tokens = &document->tokens;
    char visible[LANG_LEMMA_FORM_BYTES];
    size_t seen = doc_length(tokens, token);
    const char *bytes =
        text_visible(document->text + doc_begin(tokens, token), &seen, visible, sizeof visible);
    uint32_t count = (uint32_t)seen;
    lang_form form;
    if (!lang_form_read(&form, bytes, count, first)) return doc_intern(document, bytes, count);
    uint16_t script = lang_lemma_script(lemmatiser, &form, tokens->upos[token], tokens->xpos[token]);
    if (script >= lemmatiser->script_count) return doc_intern(document, form.lower, form.count);
    char lemma[LEMMA_BYTES];
    uint32_t lemma_bytes = lang_script_apply(&form, lemmatiser->scripts[script], lemmatiser->letters, lemma);
    if (lemma_bytes == 0) return doc_intern(document, form.lower, form.count);
    return doc_intern(document, lemma, lemma_bytes);
}

bool lang_lemmatise(const lang_lemmatiser *lemmatiser, doc *document) {
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        doc_range range = document->sentences.items[i].tokens;
        for (uint32_t k = 0; k < range.count; k++) {
            uint32_t lemma = lemma_of(lemmatiser, document, range.first + k, k == 0);
            if (!doc_set_lemma(document, range.first + k, lemma)) return false;
        }
    }
    return true;
}
