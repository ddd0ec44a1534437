#include "lang/token_shape.h"

#include <string.h>

#include "lang/tuning.h"

#define ZERO_WIDTH_JOINER UINT32_C(0x200D)

static unsigned char lower(unsigned char byte) {
    return byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte | 0x20) : byte;
}

uint64_t lang_word_hash(const char *bytes, size_t count) {
    uint64_t word = LANG_WORD_SEED;
    for (size_t i = 0; i < count; i++) word = lang_word_add(word, lower((unsigned char)bytes[i]));
    return word;
}

/** Sets what depends on the bytes alone. */
static void frame(lang_token_shape *glance, const char *bytes, size_t count) {
    glance->length = (uint8_t)(count < 255 ? count : 255);
    glance->first = (uint8_t)bytes[0];
    glance->last = (uint8_t)bytes[count - 1];
    glance->ends = 0;
    for (size_t i = count > 4 ? count - 4 : 0; i < count; i++) {
        glance->ends = glance->ends << 8 | lower((unsigned char)bytes[i]);
    }
}

static size_t letters_at(const char *bytes, size_t count, lang_token_shape *glance) {
    size_t at = lang_token_shape_ascii(bytes, count, glance);
    if (at > 0) return at;
    uint64_t word = LANG_WORD_SEED;
    size_t letters = 0, uppers = 0, lowers = 0, end = 0;
    bool first_upper = false;
    while (at < count) {
        size_t length;
        uint32_t class = text_class_at(bytes + at, count - at, &length);
        if (class & TEXT_INVISIBLE) { /* part of the word where the word goes on behind it */
            at += length;
            continue;
        }
        if (!(class & (TEXT_LETTER | TEXT_MARK))) break;
        if (class & TEXT_UPPER) first_upper = first_upper || at == 0, uppers++;
        lowers += (class & TEXT_LOWER) != 0;
        letters += (class & TEXT_LETTER) != 0;
        for (size_t i = 0; i < length; i++) word = lang_word_add(word, lower((unsigned char)bytes[at + i]));
        end = at += length;
    }
    glance->word = word;
    glance->shape = lang_letters_shape(letters, uppers, lowers, first_upper);
    frame(glance, bytes, end);
    if (glance->shape ==
        LANG_INITIAL) { /* the scorers know each Latin one by itself; others are as the commonest */
        frame(glance, "J", 1);
        glance->word = lang_word_hash("j", 1);
    }
    return end;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/** True where a decimal point, or a comma before exactly three digits, goes on with the number before `at`.
 */
static bool separates_digits(const char *bytes, size_t at, size_t count) {
    if (at + 1 >= count || !is_digit(bytes[at - 1]) || !is_digit(bytes[at + 1])) return false;
    if (bytes[at] == '.') return true;
    return bytes[at] == ',' && at + 3 < count && is_digit(bytes[at + 2]) && is_digit(bytes[at + 3]) &&
           (at + 4 == count || !is_digit(bytes[at + 4]));
}

/** Numbers of up to two digits have a hash of their own, longer ones share one for each length (points and
 * commas count). */
static size_t digits_at(const char *bytes, size_t count, lang_token_shape *glance) {
    uint64_t word = LANG_WORD_SEED;
    size_t at = 0, digits = 0, end = 0;
    while (at < count) {
        size_t length;
        uint32_t class = text_class_at(bytes + at, count - at, &length);
        if (class & TEXT_INVISIBLE) {
            at += length;
            continue;
        }
        bool separator = at > 0 && separates_digits(bytes, at, count);
        if (!separator && !(class & (TEXT_DIGIT | TEXT_NUMBER | TEXT_MARK))) break;
        if (digits++ < 2) word = lang_word_add(word, (unsigned char)bytes[at]);
        end = at += length;
    }
    if (digits > 2) {
        word = lang_word_add(LANG_WORD_SEED, '0');
        word = lang_word_add(word, (unsigned char)(digits < 12 ? digits : 12));
    }
    glance->word = word;
    glance->shape = LANG_NUMBER;
    return end;
}

static uint8_t mark_shape(uint32_t class, unsigned char byte, size_t run) {
    if (class & TEXT_QUOTE) {
        if (class & TEXT_APOSTROPHE) return LANG_APOSTROPHE;
        if (class & TEXT_QUOTE_OPENS) return LANG_QUOTE_OPEN;
        if (class & TEXT_QUOTE_CLOSES) return LANG_QUOTE_CLOSE;
        return class & TEXT_DOUBLE_QUOTE ? LANG_QUOTE_NEUTRAL : LANG_APOSTROPHE;
    }
    if (class & TEXT_DASH) return class & TEXT_HYPHEN && run == 1 ? LANG_HYPHEN : LANG_DASH;
    if (class & TEXT_OPEN_BRACKET) return LANG_BRACKET_OPEN;
    if (class & TEXT_CLOSE_BRACKET) return LANG_BRACKET_CLOSE;
    if (class & TEXT_TERMINAL) {
        if (byte == '.') return run == 1 ? LANG_PERIOD : LANG_ELLIPSIS;
        return LANG_MARK;
    }
    if (class & TEXT_CURRENCY) return LANG_CURRENCY;
    if (byte == ',') return LANG_COMMA;
    if (byte == ';') return LANG_SEMICOLON;
    if (byte == ':') return LANG_COLON;
    return LANG_SYMBOL;
}

/** The hash of a mark: quotation marks of every form share one, so do dashes; runs keep up to four marks. */
static uint64_t mark_word(uint32_t class, const char *bytes, size_t length, size_t run) {
    uint64_t word = LANG_WORD_SEED;
    if (class & TEXT_SINGLE_QUOTE) {
        word = lang_word_add(word, '\'');
    } else if (class & TEXT_DOUBLE_QUOTE) {
        word = lang_word_add(word, '"');
    } else if (length > 1 && class & TEXT_DASH) {
        word = lang_word_add(word, class & TEXT_HYPHEN ? '-' : 0xE2);
    } else {
        for (size_t i = 0; i < length; i++) word = lang_word_add(word, (unsigned char)bytes[i]);
    }
    return lang_word_add(word, (unsigned char)(run < LANG_LONG_RUN ? run : LANG_LONG_RUN));
}

/** True for the invisible letters that spell a flag behind a black one (Unicode, Tags). */
static bool is_tag(uint32_t code) {
    return code >= 0xE0020 && code <= 0xE007F;
}

/** Bytes of what modifies the symbol before `at`: marks, selectors, and what a joiner joins to it. */
static size_t modifiers_at(const char *bytes, size_t at, size_t count) {
    while (at < count) {
        size_t length, behind;
        uint32_t code, class = text_class_at(bytes + at, count - at, &length);
        text_decode(bytes + at, count - at, &code);
        bool joins = code == ZERO_WIDTH_JOINER && at + length < count &&
                     (text_class_at(bytes + at + length, count - at - length, &behind) & TEXT_SYMBOL);
        if (!joins && !(class & TEXT_MARK) && !is_tag(code)) break;
        at += length + (joins ? behind : 0);
    }
    return at;
}

static bool runs(uint32_t class, unsigned char byte) {
    if (class & (TEXT_BRACKET | TEXT_QUOTE | TEXT_CURRENCY)) return byte == '`' || byte == '$';
    return byte < 128 && byte != ',' && byte != '%' && byte != '&' && byte != '@';
}

size_t lang_token_shape_at(const char *bytes, size_t count, lang_token_shape *glance) {
    size_t length, run = 1;
    uint32_t class = text_class_at(bytes, count, &length);
    size_t end = length;
    if (class & TEXT_LETTER) return letters_at(bytes, count, glance);
    if (class & (TEXT_DIGIT | TEXT_NUMBER)) {
        end = digits_at(bytes, count, glance);
    } else if (class & (TEXT_PUNCTUATION | TEXT_SYMBOL)) {
        unsigned char byte = (unsigned char)bytes[0];
        if (runs(class, byte)) {
            while (end < count && bytes[end] == bytes[0]) end++;
            run = end;
        } else {
            end = modifiers_at(bytes, end, count);
        }
        glance->word = mark_word(class, bytes, length, run);
        glance->shape = mark_shape(class, byte, run);
        if (length == 3 && memcmp(bytes, "\xE2\x80\xA6", 3) == 0) { /* … is three periods */
            glance->shape = LANG_ELLIPSIS;
            glance->word = lang_word_add(lang_word_add(LANG_WORD_SEED, '.'), 3);
        }
    } else {
        end = modifiers_at(bytes, end, count);
        glance->word = lang_word_hash(bytes, length);
        glance->shape = LANG_OTHER;
    }
    frame(glance, bytes, end);
    return end;
}

/** The shape of a token of several pieces, from what characters it has. */
static uint8_t token_shape(const char *bytes, size_t count) {
    size_t letters = 0, digits = 0, periods = 0, terminals = 0, uppers = 0, lowers = 0, characters = 0,
           others = 0;
    bool first_upper = false;
    for (size_t at = 0; at < count; characters++) {
        size_t length;
        uint32_t class = text_class_at(bytes + at, count - at, &length);
        letters += (class & TEXT_LETTER) != 0;
        lowers += (class & TEXT_LOWER) != 0;
        if (class & TEXT_UPPER) uppers++, first_upper = first_upper || at == 0;
        digits += (class & (TEXT_DIGIT | TEXT_NUMBER)) != 0;
        periods += bytes[at] == '.';
        terminals += (class & TEXT_TERMINAL) != 0;
        others += !(class & (TEXT_WORD | TEXT_TERMINAL));
        at += length;
    }
    if (terminals == characters) return periods == characters ? LANG_ELLIPSIS : LANG_MARK;
    if (digits) return LANG_MIXED_NUMBER;
    if (letters && bytes[count - 1] == '.' && others == 0) return LANG_ABBREVIATION;
    if (letters && first_upper && lowers) return LANG_CAPITALISED; /* O'Hara, Pro-European */
    if (letters) return lang_letters_shape(letters, uppers, lowers, first_upper);
    return LANG_SYMBOL;
}

void lang_token_shape_of(const char *bytes, size_t count, lang_token_shape *glance) {
    glance->word = lang_word_hash(bytes, count);
    glance->shape = token_shape(bytes, count);
    frame(glance, bytes, count);
}
