#include <stdio.h>
#include <string.h>

#include "test/check.h"
#include "text/class.h"
#include "text/fold.h"
#include "text/paragraph.h"

static void test_decoding(void) {
    char bytes[4];
    bool same = true;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        if (code == 0xD800) code = 0xE000;
        size_t length = text_encode(code, bytes);
        uint32_t found;
        same = same && text_decode(bytes, length, &found) == length && found == code &&
               text_valid_prefix(bytes, length) == length && text_characters(bytes, length) == 1;
    }
    check(same);
    check_number(text_encode(0xDC00, bytes), 3);
    check(memcmp(bytes, "\xEF\xBF\xBD", 3) == 0);
    check_number(text_encode(0x110000, bytes), 3);
}

static void check_ill_formed(const char *bytes, size_t count, const char *lengths) {
    char found[16] = "";
    size_t at = 0, steps = 0;
    while (at < count && steps < 15) {
        uint32_t code;
        size_t length = text_decode(bytes + at, count - at, &code);
        found[steps++] = (char)((code == TEXT_REPLACEMENT ? '0' : 'a' - 1) + (char)length);
        at += length;
    }
    check_string(found, lengths);
}

static void test_ill_formed(void) {
    /* Digits are the lengths of ill-formed parts, letters those of characters. */
    check_ill_formed("\x80g", 2, "1a");
    check_ill_formed("\xC0\xAF\xE0\x80\xBF", 5, "11111");
    check_ill_formed("\xED\xA0\x80", 3, "111");
    check_ill_formed("\xF4\x91\x92\x93\xFF", 5, "11111");
    check_ill_formed("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF", 8, "2132");
    check_ill_formed("\xE2\x82", 2, "2");
    check_ill_formed("\xE2\x82\xAC\xC3", 4, "c1");

    const char *text = "A long enough line of plain letters, then \xC3\xA9 and then \xFF and more.";
    check_number(text_valid_prefix(text, strlen(text)),
                 strlen("A long enough line of plain letters, then e' and then "));
    check_number(text_valid_prefix("", 0), 0);
    check_number(text_ascii_prefix("0123456789\0abc", 14), 10);
    check_number(text_ascii_prefix("01234567\x01\x02z\xC3\xA9", 13), 11);
    check_number(text_cut("ab\xC3\xA9z", 5, 3), 2);
    check_number(text_cut("ab\xC3\xA9z", 5, 4), 4);
    check_number(text_cut("ab", 2, 9), 2);
    check_number(text_characters("na\xC3\xAFve caf\xC3\xA9s \xE2\x80\x94 ok", 19), 15);
    check_number(text_before("a\xE2\x80\x94", 4), 1);
}

static void test_classes(void) {
    static const struct {
        uint32_t code, has, lacks;
    } cases[] = {{'Q', TEXT_LETTER | TEXT_UPPER | TEXT_LATIN, TEXT_LOWER},
                 {'q', TEXT_LETTER | TEXT_LOWER, TEXT_UPPER},
                 {'7', TEXT_DIGIT, TEXT_LETTER | TEXT_NUMBER},
                 {'$', TEXT_SYMBOL | TEXT_CURRENCY, TEXT_PUNCTUATION},
                 {'-', TEXT_DASH | TEXT_HYPHEN | TEXT_PUNCTUATION, TEXT_SYMBOL},
                 {'\'', TEXT_SINGLE_QUOTE | TEXT_APOSTROPHE, TEXT_QUOTE_OPENS | TEXT_QUOTE_CLOSES},
                 {'"', TEXT_DOUBLE_QUOTE, TEXT_APOSTROPHE},
                 {'`', TEXT_SINGLE_QUOTE, TEXT_APOSTROPHE},
                 {'(', TEXT_OPEN_BRACKET, TEXT_CLOSE_BRACKET},
                 {'}', TEXT_CLOSE_BRACKET, TEXT_OPEN_BRACKET},
                 {'?', TEXT_TERMINAL | TEXT_PUNCTUATION, 0},
                 {'\n', TEXT_SPACE | TEXT_LINE_END, TEXT_INVISIBLE},
                 {'\t', TEXT_SPACE, TEXT_LINE_END},
                 {0, TEXT_INVISIBLE, TEXT_SPACE},
                 {0x7F, TEXT_INVISIBLE, TEXT_SPACE},
                 {0xA0, TEXT_SPACE, TEXT_INVISIBLE},
                 {0x2009, TEXT_SPACE, 0},
                 {0x3000, TEXT_SPACE, 0},
                 {0x85, TEXT_LINE_END, 0},
                 {0x2029, TEXT_LINE_END, 0},
                 {0xAD, TEXT_INVISIBLE, TEXT_HYPHEN},
                 {0x200B, TEXT_INVISIBLE, 0},
                 {0x600, TEXT_SYMBOL, TEXT_INVISIBLE}, /* a number sign, which is seen */
                 {0xFEFF, TEXT_INVISIBLE, 0},
                 {0xE9, TEXT_LOWER | TEXT_LATIN, TEXT_OTHER_SCRIPT},
                 {0x1C5, TEXT_UPPER, TEXT_LOWER},
                 {0xD7, TEXT_SYMBOL, TEXT_LETTER | TEXT_LATIN},
                 {0x5D0, TEXT_LETTER | TEXT_OTHER_SCRIPT, TEXT_LATIN | TEXT_UPPER},
                 {0x416, TEXT_UPPER | TEXT_OTHER_SCRIPT, TEXT_LATIN},
                 {0x661, TEXT_DIGIT, TEXT_LETTER},
                 {0xBD, TEXT_NUMBER, TEXT_DIGIT},
                 {0x301, TEXT_MARK, TEXT_LETTER},
                 {0x201C, TEXT_DOUBLE_QUOTE | TEXT_QUOTE_OPENS, TEXT_QUOTE_CLOSES},
                 {0x2019, TEXT_SINGLE_QUOTE | TEXT_QUOTE_CLOSES | TEXT_APOSTROPHE, TEXT_DOUBLE_QUOTE},
                 {0xAB, TEXT_DOUBLE_QUOTE | TEXT_QUOTE_OPENS, 0},
                 {0x2014, TEXT_DASH, TEXT_HYPHEN},
                 {0x2011, TEXT_DASH | TEXT_HYPHEN, 0},
                 {0x2026, TEXT_TERMINAL, 0},
                 {0x20AC, TEXT_CURRENCY, 0},
                 {0x2122, TEXT_SYMBOL, TEXT_LETTER},
                 {0x378, 0, TEXT_WORD | TEXT_PUNCTUATION | TEXT_SYMBOL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t class = text_class(cases[i].code);
        if (!check((class & cases[i].has) == cases[i].has && (class & cases[i].lacks) == 0))
            fprintf(stderr, "  U+%04X has class %x\n", (unsigned)cases[i].code, (unsigned)class);
        check(text_class_of(cases[i].code) == class);
    }
    size_t length;
    check(text_class_at("\xE2\x80\x94", 3, &length) & TEXT_DASH && length == 3);
    check(text_class_before("a\xE2\x80\x94", 4) & TEXT_DASH);
    check(text_class_before("a", 0) & TEXT_LINE_END);
    check(text_class_after("a", 1, 1) & TEXT_LINE_END);
}

static void check_fold(const char *text, const char *expected) {
    base_buf folded;
    base_buf_start(&folded, base_allocator_standard());
    text_fold(text, strlen(text), &folded);
    check_string(folded.bytes ? folded.bytes : "", expected);
    char token[200];
    size_t count = text_fold_token(text, strlen(text), token, sizeof token);
    token[count] = '\0';
    check_string(token, expected);
    check(text_fold_equal(text, strlen(text), expected, strlen(expected)));
    base_buf_release(&folded);
}

static void test_folding(void) {
    check_fold("", "");
    check_fold("Plain TEXT, 1701", "plain text, 1701");
    check_fold("  two \t\n blanks\xC2\xA0here ", "two blanks here");
    check_fold("Zo\xC3\xAB \xC3\x89tienne-M\xC3\xBCller", "zoe etienne-muller");
    check_fold("Z\x6F\xCC\x88", "zo");
    check_fold("\xC5\x81\xC3\xB3"
               "d\xC5\xBA Stra\xC3\x9F"
               "e \xC3\x98rsted \xC3\x86gir",
               "lodz strasse orsted aegir");
    check_fold("cease\xE2\x80\x91"
               "fire \xE2\x80\x93 \xE2\x80\x94 \xE2\x88\x92",
               "cease-fire - - -");
    check_fold("\xE2\x80\x9CHarbour\xE2\x80\x99s\xE2\x80\x9D \xC2\xABso\xC2\xBB `x\xC2\xB4",
               "\"harbour's\" \"so\" 'x'");
    check_fold("so\xC2\xAD"
               "ft\xE2\x80\x8Bly",
               "softly");
    check_fold("\xEF\xBC\xA1\xEF\xBC\x92 \xEF\xAC\x81sh", "a2 fish");
    check_fold("\xCE\xA3\xCE\xBF\xCF\x86\xCF\x8C\xCF\x82", "\xCF\x83\xCE\xBF\xCF\x86\xCE\xBF\xCF\x83");
    check_fold("\xFF!", "\xEF\xBF\xBD!");
    check(!text_fold_equal("port", 4, "ports", 5));
    check(text_fold_equal("a  b", 4, " A B", 4));
    char short_form[5];
    check_number(text_fold_token("ab\xC5\x81\xE4\xB8\xAD", 7, short_form, 4), 3);
    check_number(text_fold_token("abcdef", 6, short_form, 4), 4);
}

/** Folding any character twice is folding it once. */
static void test_folding_is_stable(void) {
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        if (code == 0xD800) code = 0xE000;
        char bytes[6] = "a", once[200], twice[200];
        size_t length = 1 + text_encode(code, bytes + 1);
        bytes[length++] = 'b';
        size_t once_count = text_fold_token(bytes, length, once, sizeof once);
        size_t twice_count = text_fold_token(once, once_count, twice, sizeof twice);
        if (once_count == twice_count && memcmp(once, twice, once_count) == 0) continue;
        check(once_count == twice_count && memcmp(once, twice, once_count) == 0);
        fprintf(stderr, "  U+%04X\n", (unsigned)code);
    }
}

static void check_lower(const char *text, const char *expected) {
    char token[100];
    size_t count = text_lower_token(text, strlen(text), token, sizeof token);
    token[count] = '\0';
    check_string(token, expected);
}

static void test_lowering(void) {
    check_lower("Port of \xC3\x89lan-VITAL, 7", "port of \xC3\xA9lan-vital, 7");
    check_lower("\xD0\x96", "\xD0\xB6");
    char token[4];
    check_number(text_lower_token("AB\xC3\x89", 4, token, 3), 2);
}

static bool fold_work(const base_allocator *allocator, void *context) {
    base_buf buf;
    base_buf_start(&buf, allocator);
    text_fold(context, strlen(context), &buf);
    bool done = !buf.failed;
    base_buf_release(&buf);
    return done;
}

/** Shows paragraphs with "|" between them and line ends inside as "/". */
static void check_paragraphs(const char *text, const char *expected) {
    const base_allocator *allocator = base_allocator_standard();
    text_spans spans = {0};
    base_buf shown;
    base_buf_start(&shown, allocator);
    check(text_split_paragraphs(text, (uint32_t)strlen(text), allocator, &spans));
    for (uint32_t i = 0; i < spans.count; i++) {
        if (i) base_buf_add_byte(&shown, '|');
        for (uint32_t at = spans.items[i].begin; at < spans.items[i].end; at++)
            base_buf_add_byte(&shown, text[at] == '\n' ? '/' : text[at]);
    }
    check_string(shown.bytes ? shown.bytes : "", expected);
    base_buf_release(&shown);
    base_vec_release(allocator, &spans);
}

static void test_paragraphs(void) {
    check_paragraphs("", "");
    check_paragraphs(" \n\t\n \xC2\xA0 ", "");
    check_paragraphs("One line", "One line");
    check_paragraphs("\n\n One. \n\nTwo.\n", "One.|Two.");
    check_paragraphs("One.\r\n\r\nTwo.\rThree.", "One.|Two.|Three.");
    check_paragraphs("One.\xE2\x80\xA9Two.\xC2\x85Three.\xE2\x80\xA8"
                     "Four.",
                     "One.|Two.|Three.\xE2\x80\xA8"
                     "Four.");
    check_paragraphs("A headline without an end\nThe mayor of Ostrel spoke on Monday.\nThe council listened.",
                     "A headline without an end|The mayor of Ostrel spoke on Monday.|The council listened.");
    check_paragraphs(
        "The mayor of Ostrel said on Monday that the harbour would be\n"
        "closed for repairs until the spring, and that the fishing fleet\n"
        "Would have to move to Port Vann.\n"
        "\n"
        "The council had asked for a shorter closure of the harbour, but\n"
        "engineers refused.",
        "The mayor of Ostrel said on Monday that the harbour would be/closed for repairs until the "
        "spring, and that the fishing fleet/Would have to move to Port Vann.|The council had asked for "
        "a shorter closure of the harbour, but/engineers refused.");
    /* A short line inside wrapped text stands alone; so do the items of a list. */
    check_paragraphs(
        "Harbour closed\n"
        "The mayor of Ostrel said on Monday that the harbour would be\n"
        "closed for repairs until the spring, and that the fishing fleet\n"
        "would have to move to these places:\n"
        "- Port Vann, which is the larger one and has a railway that the\n"
        "  fleet needs\n"
        "- Little Sarn",
        "Harbour closed|The mayor of Ostrel said on Monday that the harbour would be/closed for repairs "
        "until the spring, and that the fishing fleet/would have to move to these places:|- Port Vann, "
        "which is the larger one and has a railway that the/  fleet needs|- Little Sarn");
    check_paragraphs("menu\nhome\nsport\ncontact", "menu|home|sport|contact");
    /* A newspaper's narrow column; a number behind a break; a word that a break cuts. */
    check_paragraphs("The harbour master, Ana Sund, said\non Friday that the old crane had\nto go. Nobody "
                     "knew when,\nshe added.",
                     "The harbour master, Ana Sund, said/on Friday that the old crane had/to go. Nobody knew "
                     "when,/she added.");
    check_paragraphs("The ferries carried fifty carts and\n12 horses in a day, wrote Olaf\nBerg.",
                     "The ferries carried fifty carts and/12 horses in a day, wrote Olaf/Berg.");
    check_paragraphs("The master said the har-\nbour fund was gone and that no pier would be built before "
                     "the\nend of the war.",
                     "The master said the har-/bour fund was gone and that no pier would be built before "
                     "the/end of the war.");
}

/** What is seen of a word: itself where nothing is hidden in it, or where it is too long. */
static void test_visible(void) {
    static const char plain[] = "pier",
                      hyphen[] = "har\xC2\xAD"
                                 "bour",
                      zero[] = "\xE2\x80\x8B";
    char room[16];
    size_t count = sizeof plain - 1;
    check(text_visible(plain, &count, room, sizeof room) == plain && count == 4);
    count = sizeof hyphen - 1;
    const char *seen = text_visible(hyphen, &count, room, sizeof room);
    check(count == 7 && memcmp(seen, "harbour", 7) == 0);
    count = sizeof hyphen - 1;
    check(text_visible(hyphen, &count, room, 4) == hyphen && count == sizeof hyphen - 1);
    count = sizeof zero - 1;
    text_visible(zero, &count, room, sizeof room);
    check_number(count, 0);
}

static bool paragraph_work(const base_allocator *allocator, void *context) {
    text_spans spans = {0};
    bool done = text_split_paragraphs(context, (uint32_t)strlen(context), allocator, &spans);
    base_vec_release(allocator, &spans);
    return done;
}

int main(void) {
    test_decoding();
    test_ill_formed();
    test_classes();
    test_folding();
    test_folding_is_stable();
    test_lowering();
    check_out_of_memory(
        fold_work,
        "The Quay at \xC3\x89toile \xE2\x80\x94 and another \xC3\x89toile besides, again and again");
    test_paragraphs();
    test_visible();
    check_out_of_memory(paragraph_work, "a.\n\nb.\n\nc.\n\nd.\n\ne.\n\nf.\n\ng.\n\nh.\n\ni.\n\nj.\n\nk.");
    return check_done("text");
}
