#include "text/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "text/class.h"

/** The longest compatibility decomposition in Unicode has 18 characters (U+FDFA); utf8proc wants room for it.
 */
#define EXPANSION 32

/** Letters whose stroke or form is part of the character, so that decomposition leaves them. */
static const char *base_letters(uint32_t code) {
    switch (code) {
    case 0xDF:
    case 0x1E9E:
        return "ss";
    case 0xE6:
    case 0xC6:
        return "ae";
    case 0x153:
    case 0x152:
        return "oe";
    case 0xF8:
    case 0xD8:
        return "o";
    case 0x142:
    case 0x141:
        return "l";
    case 0xF0:
    case 0xD0:
    case 0x111:
    case 0x110:
        return "d";
    case 0xFE:
    case 0xDE:
        return "th";
    case 0x127:
    case 0x126:
        return "h";
    case 0x131:
        return "i";
    case 0x2BB: /* turned comma and apostrophe letters of transliterations */
    case 0x2BC:
    case 0x2BE:
    case 0x2BF:
        return "'";
    default:
        return NULL;
    }
}

/** Marks that are accents on Latin, Greek, Cyrillic, Hebrew or Arabic letters; elsewhere marks are vowels. */
static bool is_accent(uint32_t code) {
    return (code >= 0x300 && code <= 0x36F) || (code >= 0x591 && code <= 0x5C7) ||
           (code >= 0x64B && code <= 0x65F) || code == 0x670 || code == 0x640 ||
           (code >= 0x1AB0 && code <= 0x1AFF) || (code >= 0x1DC0 && code <= 0x1DFF);
}

/** Writes a character that decomposition left whole; returns the bytes written. */
static size_t fold_piece(uint32_t code, char *out) {
    if (is_accent(code)) return 0;
    const char *letters = base_letters(code);
    if (letters) {
        size_t count = strlen(letters);
        memcpy(out, letters, count);
        return count;
    }
    uint32_t class = text_class(code);
    if (class & TEXT_INVISIBLE) return 0;
    if (class & TEXT_SPACE) return *out = ' ', 1;
    if (class & TEXT_DASH) return *out = '-', 1;
    if (code == 0x2039 || code == 0x203A || class & TEXT_DOUBLE_QUOTE) return *out = '"', 1;
    if (class & TEXT_SINGLE_QUOTE) return *out = '\'', 1;
    return text_encode(code < 128 && class & TEXT_UPPER ? code + 32 : code, out);
}

/** Folds one character beyond ASCII into at most 4 * EXPANSION bytes; returns how many. */
static size_t fold_character(uint32_t code, char *out) {
    uint32_t class = text_class(code);
    /* These have compatibility forms that begin with a blank or an ASCII mark that is not meant. */
    if (class & (TEXT_SPACE | TEXT_QUOTE | TEXT_DASH | TEXT_INVISIBLE)) return fold_piece(code, out);
    if (base_letters(code)) return fold_piece(code, out);
    utf8proc_int32_t pieces[EXPANSION];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)code, pieces, EXPANSION,
                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &boundary);
    if (count <= 0 || count > EXPANSION) return fold_piece(code, out);
    size_t written = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) written += fold_piece((uint32_t)pieces[i], out + written);
    return written;
}

/** ASCII folded: letters lowered, "`" a single mark, white space a blank, 0 for what disappears. */
static char fold_ascii(unsigned char byte) {
    uint32_t class = text_ascii_classes[byte];
    if (class & TEXT_UPPER) return (char)(byte + 32);
    if (class & TEXT_SPACE) return ' ';
    if (class & TEXT_INVISIBLE) return 0;
    return byte == '`' ? '\'' : (char)byte;
}

/** Folds the next character at *at, moving it on; returns the bytes written to `out`. */
static size_t fold_next(const char *bytes, size_t count, size_t *at, char out[4 * EXPANSION]) {
    unsigned char byte = (unsigned char)bytes[*at];
    if (byte < 128) {
        (*at)++;
        *out = fold_ascii(byte);
        return *out != 0;
    }
    uint32_t code;
    *at += text_decode(bytes + *at, count - *at, &code);
    return fold_character(code, out);
}

/** A fold under way: blanks wait until something follows them. */
typedef struct fold_state {
    const char *bytes;
    size_t count, at;
    bool begun, blank;
    char out[4 * EXPANSION + 1];
} fold_state;

/** The next folded piece in state->out, with the blank due before it; 0 at the end. */
static size_t fold_step(fold_state *state) {
    while (state->at < state->count) {
        char *out = state->out + 1;
        size_t size = fold_next(state->bytes, state->count, &state->at, out);
        /* Compatibility forms may begin with a blank (the spacing accents), so blanks are sought in the
         * piece. */
        while (size > 0 && *out == ' ') {
            state->blank = state->begun;
            out++;
            size--;
        }
        if (size == 0) continue;
        if (state->blank) {
            *--out = ' ';
            size++;
        }
        state->blank = false;
        state->begun = true;
        if (out != state->out) memmove(state->out, out, size);
        return size;
    }
    return 0;
}

/** What a visible ASCII character folds to, 0 for every other byte: most of every text. */
static inline char fold_visible(unsigned char byte) {
    if (byte - 33u >= 94u) return 0;
    if (byte - (unsigned)'A' < 26u) return (char)(byte + 32);
    return byte == '`' ? '\'' : (char)byte;
}

/** How many bytes from the start are visible ASCII, each folded to one byte of `folded`. */
static size_t fold_prefix(const char *bytes, size_t count, char *folded) {
    size_t at = 0;
    for (char c; at < count && (c = fold_visible((unsigned char)bytes[at])); at++) folded[at] = c;
    return at;
}

void text_fold(const char *bytes, size_t count, base_buf *folded) {
    fold_state state = {.bytes = bytes, .count = count};
    while (state.at < count) {
        if (!fold_visible((unsigned char)bytes[state.at])) {
            size_t size = fold_step(&state);
            base_buf_add(folded, state.out, size);
            continue;
        }
        if (!base_buf_reserve(folded, count - state.at + 1)) return;
        char *out = folded->bytes + folded->count;
        if (state.blank) *out++ = ' ';
        size_t visible = fold_prefix(bytes + state.at, count - state.at, out);
        out[visible] = '\0';
        folded->count = (size_t)(out + visible - folded->bytes);
        state.at += visible;
        state.begun = true;
        state.blank = false;
    }
}

size_t text_fold_token(const char *bytes, size_t count, char *folded, size_t capacity) {
    size_t at = fold_prefix(bytes, count < capacity ? count : capacity, folded), written = at;
    if (at == count || written == capacity) return written;
    fold_state state = {.bytes = bytes, .count = count, .at = at, .begun = written > 0};
    for (size_t size; (size = fold_step(&state)) > 0;) {
        size_t kept = text_cut(state.out, size, capacity - written);
        memcpy(folded + written, state.out, kept);
        written += kept;
        if (kept < size) break;
    }
    return written;
}

bool text_fold_equal(const char *a, size_t a_count, const char *b, size_t b_count) {
    size_t same = 0, least = a_count < b_count ? a_count : b_count;
    for (char c; same < least && (c = fold_visible((unsigned char)a[same])); same++)
        if (c != fold_visible((unsigned char)b[same])) break;
    bool differ =
        same < least && fold_visible((unsigned char)a[same]) && fold_visible((unsigned char)b[same]);
    if (differ || (same == a_count && same == b_count)) return !differ;
    fold_state left = {.bytes = a, .count = a_count, .at = same, .begun = same > 0},
               right = {.bytes = b, .count = b_count, .at = same, .begun = same > 0};
    size_t left_size = 0, right_size = 0, left_at = 0, right_at = 0;
    for (;;) {
        if (left_at == left_size) left_at = 0, left_size = fold_step(&left);
        if (right_at == right_size) right_at = 0, right_size = fold_step(&right);
        if (left_size == 0 || right_size == 0) return left_size == right_size;
        if (left.out[left_at++] != right.out[right_at++]) return false;
    }
}

/** Lower case of the next character at *at, moving it on; returns the bytes written. */
static size_t lower_next(const char *bytes, size_t count, size_t *at, char out[4]) {
    unsigned char byte = (unsigned char)bytes[*at];
    if (byte < 128) {
        (*at)++;
        *out = (char)(text_ascii_classes[byte] & TEXT_UPPER ? byte + 32 : byte);
        return 1;
    }
    uint32_t code;
    *at += text_decode(bytes + *at, count - *at, &code);
    return text_encode((uint32_t)utf8proc_tolower((utf8proc_int32_t)code), out);
}

size_t text_lower_token(const char *bytes, size_t count, char *lower, size_t capacity) {
    size_t written = 0, least = count < capacity ? count : capacity;
    for (; written < least && (unsigned char)bytes[written] < 128; written++) {
        unsigned char byte = (unsigned char)bytes[written];
        lower[written] = (char)(byte - (unsigned)'A' < 26u ? byte + 32 : byte);
    }
    char out[4];
    for (size_t at = written; at < count;) {
        size_t size = lower_next(bytes, count, &at, out);
        if (size > capacity - written) break;
        memcpy(lower + written, out, size);
        written += size;
    }
    return written;
}

const char *text_visible(const char *word, size_t *count, char *visible, size_t capacity) {
    if (*count > capacity || text_ascii_prefix(word, *count) == *count) return word;
    size_t written = 0, length;
    for (size_t at = 0; at < *count; at += length) {
        if (text_class_at(word + at, *count - at, &length) & TEXT_INVISIBLE) continue;
        memcpy(visible + written, word + at, length);
        written += length;
    }
    *count = written;
    return visible;
}
