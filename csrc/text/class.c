#include "text/class.h"

#include <utf8proc.h>

#define NONE TEXT_INVISIBLE
#define BLANK TEXT_SPACE
#define LINE (TEXT_SPACE | TEXT_LINE_END)
#define PUNCT TEXT_PUNCTUATION
#define STOP (TEXT_PUNCTUATION | TEXT_TERMINAL)
#define SYMBOL TEXT_SYMBOL
#define OPEN (TEXT_PUNCTUATION | TEXT_OPEN_BRACKET)
#define CLOSE (TEXT_PUNCTUATION | TEXT_CLOSE_BRACKET)
#define HYPHEN (TEXT_PUNCTUATION | TEXT_DASH | TEXT_HYPHEN)
#define DASH (TEXT_PUNCTUATION | TEXT_DASH)
#define DIGIT TEXT_DIGIT
#define UPPER (TEXT_LETTER | TEXT_UPPER | TEXT_LATIN)
#define LOWER (TEXT_LETTER | TEXT_LOWER | TEXT_LATIN)
#define DOUBLE (TEXT_PUNCTUATION | TEXT_DOUBLE_QUOTE)
#define SINGLE (TEXT_PUNCTUATION | TEXT_SINGLE_QUOTE)
#define EIGHT(x) x, x, x, x, x, x, x, x

/* clang-format off */
const uint32_t text_ascii_classes[128] = {
    /* 00 */ EIGHT(NONE), NONE, BLANK, LINE, LINE, LINE, LINE, NONE, NONE,
    /* 10 */ EIGHT(NONE), EIGHT(NONE),
    /* 20 */ BLANK, STOP, DOUBLE, PUNCT, SYMBOL | TEXT_CURRENCY, PUNCT, PUNCT, SINGLE | TEXT_APOSTROPHE,
             OPEN, CLOSE, PUNCT, SYMBOL, PUNCT, HYPHEN, STOP, PUNCT,
    /* 30 */ EIGHT(DIGIT), DIGIT, DIGIT, PUNCT, PUNCT, SYMBOL, SYMBOL, SYMBOL, STOP,
    /* 40 */ PUNCT, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, EIGHT(UPPER),
    /* 50 */ EIGHT(UPPER), UPPER, UPPER, UPPER, OPEN, PUNCT, CLOSE, SYMBOL, PUNCT,
    /* 60 */ SYMBOL | TEXT_SINGLE_QUOTE, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, EIGHT(LOWER),
    /* 70 */ EIGHT(LOWER), LOWER, LOWER, LOWER, OPEN, SYMBOL, CLOSE, SYMBOL, NONE,
};
/* clang-format on */

/** The classes that the general category decides. */
static uint32_t category_class(uint32_t code) {
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return TEXT_LETTER | TEXT_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return TEXT_LETTER | TEXT_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return TEXT_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return TEXT_MARK;
    case UTF8PROC_CATEGORY_ND:
        return TEXT_DIGIT;
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return TEXT_NUMBER;
    case UTF8PROC_CATEGORY_PS:
        return OPEN;
    case UTF8PROC_CATEGORY_PE:
        return CLOSE;
    case UTF8PROC_CATEGORY_PD:
        return DASH;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return PUNCT;
    case UTF8PROC_CATEGORY_SC:
        return SYMBOL | TEXT_CURRENCY;
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
        return SYMBOL;
    case UTF8PROC_CATEGORY_ZS:
        return BLANK;
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return LINE;
    case UTF8PROC_CATEGORY_CF:
        /* The Arabic number sign and its like are written around digits: of all format characters these are
         * seen. */
        return utf8proc_get_property((utf8proc_int32_t)code)->boundclass == UTF8PROC_BOUNDCLASS_PREPEND
                   ? SYMBOL
                   : NONE;
    case UTF8PROC_CATEGORY_CC:
        return NONE;
    default:
        return 0;
    }
}

/** Blocks that hold Latin letters (Unicode 15.0, Scripts.txt), without the gaps that hold no letter. */
static bool is_latin(uint32_t code) {
    static const struct {
        uint32_t first, last;
    } blocks[] = {{0x41, 0x5A},     {0x61, 0x7A},     {0xAA, 0xAA},     {0xBA, 0xBA},     {0xC0, 0x2B8},
                  {0x1D00, 0x1DBF}, {0x1E00, 0x1EFF}, {0x2071, 0x209C}, {0x212A, 0x212B}, {0x2C60, 0x2C7F},
                  {0xA722, 0xA7FF}, {0xAB30, 0xAB64}, {0xFB00, 0xFB06}, {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks && code >= blocks[i].first; i++)
        if (code <= blocks[i].last) return true;
    return false;
}

/** Marks of quotation, joining and ending, which categories do not tell apart; 0 for other characters. */
static uint32_t mark_class(uint32_t code) {
    switch (code) {
    case 0xAB:   /* « */
    case 0x201C: /* “ */
    case 0x201E: /* „ */
    case 0x201F: /* ‟ */
    case 0x300C: /* 「 */
    case 0x300E: /* 『 */
    case 0x301D: /* 〝 */
        return DOUBLE | TEXT_QUOTE_OPENS;
    case 0xBB:   /* » */
    case 0x201D: /* ” */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case 0x301E: /* 〞 */
        return DOUBLE | TEXT_QUOTE_CLOSES;
    case 0xFF02: /* fullwidth " */
        return DOUBLE;
    case 0x2018: /* ‘ */
    case 0x201A: /* ‚ */
    case 0x201B: /* ‛ */
    case 0x2039: /* ‹ */
        return SINGLE | TEXT_QUOTE_OPENS;
    case 0x2019: /* ’ */
        return SINGLE | TEXT_QUOTE_CLOSES | TEXT_APOSTROPHE;
    case 0x203A: /* › */
        return SINGLE | TEXT_QUOTE_CLOSES;
    case 0xFF07: /* fullwidth ' */
        return SINGLE | TEXT_APOSTROPHE;
    case 0xB4: /* ´ */
        return SYMBOL | TEXT_SINGLE_QUOTE | TEXT_APOSTROPHE;
    case 0x2BC: /* modifier letter apostrophe */
        return TEXT_LETTER | TEXT_APOSTROPHE;
    case 0x2010: /* hyphen */
    case 0x2011: /* no-break hyphen */
        return HYPHEN;
    case 0x2212: /* minus */
        return SYMBOL | TEXT_DASH;
    case 0x2026: /* … */
    case 0x203C: /* ‼ */
    case 0x203D: /* ‽ */
    case 0x2047: /* ⁇ */
    case 0x2048: /* ⁈ */
    case 0x2049: /* ⁉ */
    case 0x3002: /* 。 */
    case 0x61F:  /* Arabic question mark */
    case 0x6D4:  /* Arabic full stop */
    case 0x964:  /* danda */
    case 0xFF01: /* fullwidth ! */
    case 0xFF0E: /* fullwidth . */
    case 0xFF1F: /* fullwidth ? */
        return STOP;
    case 0x85: /* next line */
        return LINE;
    case 0x2028:
    case 0x2029:
        return LINE;
    default:
        return 0;
    }
}

uint32_t text_class_of(uint32_t code) {
    if (code < 128) return text_ascii_classes[code];
    uint32_t class = mark_class(code);
    if (class) return class;
    class = category_class(code);
    if (class & TEXT_LETTER) class |= is_latin(code) ? TEXT_LATIN : TEXT_OTHER_SCRIPT;
    return class;
}
