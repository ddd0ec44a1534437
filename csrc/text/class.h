#ifndef QUOTH_TEXT_CLASS_H
#define QUOTH_TEXT_CLASS_H

#include "text/utf8.h"

/** What a character is: any of these bits at once. */
enum {
    TEXT_LETTER = 1 << 0,
    TEXT_UPPER = 1 << 1,       /**< upper case, with title case (ǅ) */
    TEXT_LOWER = 1 << 2,       /**< a letter may be neither */
    TEXT_DIGIT = 1 << 3,       /**< decimal digit of any script */
    TEXT_NUMBER = 1 << 4,      /**< other number: ½ ² Ⅳ */
    TEXT_MARK = 1 << 5,        /**< combining mark */
    TEXT_SPACE = 1 << 6,       /**< white space of every width, no-break ones and line ends with it */
    TEXT_LINE_END = 1 << 7,    /**< LF, CR, VT, FF, NEL, U+2028, U+2029 */
    TEXT_PUNCTUATION = 1 << 8, /**< every punctuation; quotation marks, dashes, brackets with it */
    TEXT_SYMBOL = 1 << 9,      /**< + < = > | ~ $ ^ ` © ™ … of the categories S* */
    TEXT_CURRENCY = 1 << 10,
    TEXT_TERMINAL = 1 << 11,     /**< may end a sentence: . ! ? … ‽ 。 */
    TEXT_DOUBLE_QUOTE = 1 << 12, /**< " “ ” „ ‟ « » and their like */
    TEXT_SINGLE_QUOTE = 1 << 13, /**< ' ‘ ’ ‚ ‛ ‹ › ` ´ */
    TEXT_QUOTE_OPENS = 1 << 14, /**< only an opening mark by its form: “ ‘ „ ‚ « ‹ (usage may differ) */
    TEXT_QUOTE_CLOSES = 1 << 15, /**< only a closing mark, or an apostrophe, by its form: ” ’ » › */
    TEXT_APOSTROPHE = 1 << 16,   /**< may stand inside a word: ' ’ ʼ */
    TEXT_DASH = 1 << 17,         /**< every dash and hyphen */
    TEXT_HYPHEN = 1 << 18,       /**< joins words: - ‐ ‑ */
    TEXT_OPEN_BRACKET = 1 << 19,
    TEXT_CLOSE_BRACKET = 1 << 20,
    TEXT_LATIN = 1 << 21,        /**< letter of the Latin script */
    TEXT_OTHER_SCRIPT = 1 << 22, /**< letter of another script */
    TEXT_INVISIBLE =
        1 << 23, /**< control and format characters: zero width, soft hyphen, direction marks, NUL */

    TEXT_WORD = TEXT_LETTER | TEXT_DIGIT | TEXT_NUMBER | TEXT_MARK,
    TEXT_QUOTE = TEXT_DOUBLE_QUOTE | TEXT_SINGLE_QUOTE,
    TEXT_BRACKET = TEXT_OPEN_BRACKET | TEXT_CLOSE_BRACKET
};

/** Classes of the ASCII characters, by code. */
extern const uint32_t text_ascii_classes[128];

/** The class of any character; use text_class where most are ASCII. Unassigned codes have none: 0. */
uint32_t text_class_of(uint32_t code);

/** The class of one character. */
static inline uint32_t text_class(uint32_t code) {
    return code < 128 ? text_ascii_classes[code] : text_class_of(code);
}

/** Decodes one character (count > 0) and returns its class; sets *length to its bytes. One load for ASCII. */
static inline uint32_t text_class_at(const char *bytes, size_t count, size_t *length) {
    unsigned char lead = (unsigned char)bytes[0];
    if (lead < 128) {
        *length = 1;
        return text_ascii_classes[lead];
    }
    uint32_t code;
    *length = text_decode(bytes, count, &code);
    return text_class_of(code);
}

/** The class of the character that ends at `position` in well-formed text; TEXT_SPACE | TEXT_LINE_END at its
 * start. */
static inline uint32_t text_class_before(const char *bytes, size_t position) {
    if (position == 0) return TEXT_SPACE | TEXT_LINE_END;
    size_t start = text_before(bytes, position), length;
    return text_class_at(bytes + start, position - start, &length);
}

/** The class of the character at `position`; TEXT_SPACE | TEXT_LINE_END at the end. */
static inline uint32_t text_class_after(const char *bytes, size_t position, size_t count) {
    size_t length;
    return position < count ? text_class_at(bytes + position, count - position, &length)
                            : TEXT_SPACE | TEXT_LINE_END;
}

#endif
