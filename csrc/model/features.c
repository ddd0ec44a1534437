#include "model/features.h"

#include <string.h>

#include "text/fold.h"

/** Bits of MODEL_FEATURE_CONTEXT. */
enum {
    CONTEXT_FIRST = 1,
    CONTEXT_SPACE_BEFORE = 2,
    CONTEXT_SPACE_AFTER = 4,
    CONTEXT_QUOTED = 8,
    CONTEXT_ALL_CAPITALS = 16,
    CONTEXT_TITLE_CASE = 32
};

/** Whether a sentence's capitals say anything: none of its letters is small, or nearly all of its words are
 * capitalised. */
typedef struct capitals {
    bool all_capitals, title_case;
} capitals;

static bool is_upper(uint8_t byte) {
    return byte >= 'A' && byte <= 'Z';
}

static bool is_lower(uint8_t byte) {
    return byte >= 'a' && byte <= 'z';
}

static bool is_digit(uint8_t byte) {
    return byte >= '0' && byte <= '9';
}

/** The small letter of a capital in the two-byte range of UTF-8 (Latin-1, Latin Extended-A, Greek, Cyrillic),
 * or itself. */
static uint32_t lower_two_bytes(uint32_t character) {
    if (character >= 0xC0 && character <= 0xDE && character != 0xD7) return character + 0x20;
    if (character >= 0x100 && character <= 0x137) return character | 1;
    if (character >= 0x139 && character <= 0x148) return character + (character & 1);
    if (character >= 0x14A && character <= 0x177) return character | 1;
    if (character >= 0x179 && character <= 0x17E) return character + (character & 1);
    if (character >= 0x391 && character <= 0x3A9) return character + 0x20;
    if (character >= 0x410 && character <= 0x42F) return character + 0x20;
    if (character >= 0x400 && character <= 0x40F) return character + 0x50;
    return character;
}

/** Puts the plain spelling of a punctuation mark U+2010 … U+203A (E2 80 xx) in *out; its bytes, 0 where it
 * has none. */
static uint32_t plain_mark(uint8_t last, char *out) {
    const char *plain = NULL;
    if (last >= 0x90 && last <= 0x93) plain = "-";
    if (last == 0x94 || last == 0x95) plain = "--";
    if ((last >= 0x98 && last <= 0x9B) || last == 0xB2) plain = "'";
    if ((last >= 0x9C && last <= 0x9F) || last == 0xB3) plain = "\"";
    if (last == 0xA6) plain = "...";
    if (!plain) return 0;
    uint32_t count = (uint32_t)strlen(plain);
    memcpy(out, plain, count);
    return count;
}

uint32_t model_norm(const char *bytes, uint32_t count, char *norm) {
    const uint8_t *at = (const uint8_t *)bytes;
    uint32_t used = 0;
    for (uint32_t i = 0; i < count && used + 4 <= MODEL_NORM_BYTES;) {
        uint8_t byte = at[i];
        if (byte < 0x80) {
            norm[used++] = (char)(is_upper(byte) ? byte + 32 : byte);
            i++;
        } else if (byte >= 0xC3 && byte <= 0xD0 && i + 1 < count) {
            uint32_t lower = lower_two_bytes(((uint32_t)(byte & 0x1F) << 6) | (at[i + 1] & 0x3Fu));
            norm[used++] = (char)(0xC0 | (lower >> 6));
            norm[used++] = (char)(0x80 | (lower & 0x3F));
            i += 2;
        } else if (byte == 0xE2 && i + 2 < count && at[i + 1] == 0x80) {
            uint32_t plain = plain_mark(at[i + 2], norm + used);
            if (plain == 0) memcpy(norm + used, at + i, plain = 3);
            used += plain;
            i += 3;
        } else {
            norm[used++] = (char)byte;
            i++;
        }
    }
    if (used == 2 && (memcmp(norm, "``", 2) == 0 || memcmp(norm, "''", 2) == 0)) {
        norm[0] = '"';
        used = 1;
    }
    return used;
}

/** Row of up to eight bytes of a form in a table of `rows`. */
static uint32_t part_row(const char *bytes, uint32_t count, model_feature feature, uint32_t rows) {
    uint64_t packed = count;
    memcpy((char *)&packed + 1, bytes, count < 7 ? count : 7);
    return (uint32_t)base_hash_mix(feature, packed) & (rows - 1);
}

static uint32_t norm_row(const char *norm, uint32_t count, uint32_t rows) {
    char digitless[MODEL_NORM_BYTES];
    for (uint32_t i = 0; i < count; i++) digitless[i] = is_digit((uint8_t)norm[i]) ? '0' : norm[i];
    return (uint32_t)base_hash_bytes(digitless, count, MODEL_FEATURE_NORM) & (rows - 1);
}

/** The class of the character at *i, which moves behind it. */
static uint8_t shape_class(const uint8_t *bytes, uint32_t count, uint32_t *i) {
    uint8_t byte = bytes[(*i)++];
    if (is_upper(byte)) return 'X';
    if (is_lower(byte)) return 'x';
    if (is_digit(byte)) return 'd';
    if (byte < 0x80) return byte;
    uint8_t shape = 'u';
    if (byte >= 0xC3 && byte <= 0xD1 && *i < count) {
        uint32_t character = ((uint32_t)(byte & 0x1F) << 6) | (bytes[*i] & 0x3Fu);
        shape = lower_two_bytes(character) == character ? 'x' : 'X';
    }
    while (*i < count && (bytes[*i] & 0xC0) == 0x80) ++*i;
    return shape;
}

static uint32_t shape_row(const char *bytes, uint32_t count, uint32_t rows) {
    uint8_t shape[16];
    uint32_t used = 0, run = 0;
    for (uint32_t i = 0; i < count && used < sizeof shape;) {
        uint8_t class = shape_class((const uint8_t *)bytes, count, &i);
        run = used > 0 && shape[used - 1] == class ? run + 1 : 1;
        if (run <= 3) shape[used++] = class;
    }
    return (uint32_t)base_hash_bytes(shape, used, MODEL_FEATURE_SHAPE) & (rows - 1);
}

/**
 * The letter triples of a word, its ends marked: what a name's spelling says of the language that it is from,
 * and so of its kind (as in Bojanowski et al. 2017). Only for words that may be names.
 */
static uint32_t gram_rows(const char *norm, uint32_t count, uint32_t rows, uint16_t *grams) {
    char marked[MODEL_NORM_BYTES + 2];
    uint32_t used = count < MODEL_GRAMS_MOST ? count : MODEL_GRAMS_MOST;
    marked[0] = '<';
    memcpy(marked + 1, norm, count);
    marked[count + 1] = '>';
    for (uint32_t i = 0; i < used; i++) {
        uint64_t packed = (uint8_t)marked[i] | (uint64_t)(uint8_t)marked[i + 1] << 8 |
                          (uint64_t)(uint8_t)marked[i + 2] << 16;
        grams[i] = (uint16_t)(base_hash_mix(MODEL_FEATURE_GRAMS, packed) & (rows - 1));
    }
    return used;
}

/** True where a word may be a name whose spelling tells: one with a capital, an unknown one, or none of
 * ASCII. */
static bool may_be_name(const char *bytes, uint32_t count, bool known) {
    uint8_t first = (uint8_t)bytes[0];
    bool capital = is_upper(first) || first >= 0xC3;
    return count > 2 && (capital || (is_lower(first) && !known));
}

static capitals sentence_capitals(const model_sentence *sentence) {
    uint32_t small = 0, capital = 0, begins_small = 0, begins_capital = 0;
    for (uint32_t w = 0; w < sentence->count; w++) {
        const uint8_t *bytes = (const uint8_t *)sentence->text + sentence->begin[w];
        uint32_t count = sentence->length[w];
        for (uint32_t i = 0; i < count; i++) {
            small += is_lower(bytes[i]);
            capital += is_upper(bytes[i]);
        }
        if (count >= 4) {
            begins_small += is_lower(bytes[0]);
            begins_capital += is_upper(bytes[0]);
        }
    }
    return (capitals){.all_capitals = small == 0 && capital >= 4,
                      .title_case = small > 0 && begins_capital >= 3 && begins_capital > 4 * begins_small};
}

/** +1 where a word opens a quotation, -1 where it closes one, 2 where it may do either, 0 for other words. */
static int quotation(const char *norm, uint32_t count, const char *bytes, uint32_t byte_count) {
    if (count != 1 || norm[0] != '"') return 0;
    if (byte_count == 3) return (uint8_t)bytes[2] == 0x9D ? -1 : 1;
    if (byte_count == 2) return bytes[0] == '`' ? 1 : -1;
    return 2;
}

void model_features(const model_words *words, const model_feature_sizes *sizes,
                    const model_sentence *sentence, model_input *inputs) {
    capitals whole = sentence_capitals(sentence);
    const uint32_t *rows = sizes->rows;
    bool quoted = false;
    for (uint32_t w = 0; w < sentence->count; w++) {
        const char *bytes = sentence->text + sentence->begin[w];
        uint32_t byte_count = sentence->length[w];
        char visible[MODEL_NORM_BYTES], norm[MODEL_NORM_BYTES];
        size_t seen = byte_count;
        bytes = text_visible(bytes, &seen, visible, sizeof visible);
        byte_count = (uint32_t)seen;
        uint32_t count = model_norm(bytes, byte_count, norm);
        int mark = quotation(norm, count, bytes, byte_count);
        if (mark != 0) quoted = mark == 2 ? !quoted : mark > 0;
        model_word word = model_words_find(words, norm, count);
        model_input *input = &inputs[w];
        uint32_t *row = input->rows;
        input->vector = word.vector;
        row[MODEL_FEATURE_NORM] = norm_row(norm, count, rows[MODEL_FEATURE_NORM]);
        uint32_t prefix = count < 3 ? count : 3;
        row[MODEL_FEATURE_PREFIX] = part_row(norm, prefix, MODEL_FEATURE_PREFIX, rows[MODEL_FEATURE_PREFIX]);
        for (uint32_t k = 0; k < 3; k++) {
            model_feature feature = (model_feature)(MODEL_FEATURE_SUFFIX2 + k);
            uint32_t suffix = count < 2 + k ? count : 2 + k;
            row[feature] = part_row(norm + count - suffix, suffix, feature, rows[feature]);
        }
        row[MODEL_FEATURE_SHAPE] = shape_row(bytes, byte_count, rows[MODEL_FEATURE_SHAPE]);
        row[MODEL_FEATURE_LISTS] = word.lists & (rows[MODEL_FEATURE_LISTS] - 1);
        uint32_t context = (w == 0 && !sentence->first_is_name ? CONTEXT_FIRST : 0u) |
                           (quoted ? CONTEXT_QUOTED : 0u) | (whole.all_capitals ? CONTEXT_ALL_CAPITALS : 0u) |
                           (whole.title_case ? CONTEXT_TITLE_CASE : 0u);
        if (w == 0 || (sentence->space_after[w - 1] & 1)) context |= CONTEXT_SPACE_BEFORE;
        if (sentence->space_after[w] & 1) context |= CONTEXT_SPACE_AFTER;
        row[MODEL_FEATURE_CONTEXT] = context;
        bool capital = byte_count > 1 && (is_upper((uint8_t)bytes[0]) || (uint8_t)bytes[0] >= 0xC3);
        input->key = capital ? model_words_hash(norm, count) | 1 : 0;
        bool spelt = may_be_name(bytes, byte_count, word.vector != MODEL_WORDS_NO_VECTOR);
        input->gram_count = spelt ? gram_rows(norm, count, rows[MODEL_FEATURE_GRAMS], input->grams) : 0;
    }
}
