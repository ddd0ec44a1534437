#include "read/kinds.h"

#include <string.h>

#include "text/class.h"
#include "text/fold.h"

/** Log odds, in thousandths, from which a paragraph is residue; a whole sentence needs more. */
#define RESIDUE_FROM 500
#define SENTENCE_RESIDUE_FROM 1500
/** A line without a cue needs this, where text of the article stands above and below: a list's items are
 * none. */
#define INNER_RESIDUE_FROM 3500
/** What a paragraph must show by itself to be taken for residue, or for text, whatever stands around it. */
#define SURE_LINE_FROM 2500
#define SURE_BODY_BELOW -2500

/** The paragraphs under judgment. */
typedef struct bench {
    const reader *self;
    doc *document;
    const read_block *blocks;
    read_look *looks;
    uint32_t count;
} bench;

/** Words of residue: any in a line of a few words, a phrase of them in a longer one. */
static bool has_cue(const read_look *look) {
    if (look->words > 4) return read_look_has(look, READ_SIGN_CUE_PHRASE);
    for (int sign = READ_SIGN_CUE_SHARE; sign <= READ_SIGN_CUE_MENU; sign++)
        if (read_look_has(look, (read_sign)sign)) return true;
    return false;
}

static bool is_sentence(const read_look *look) {
    return look->words >= 6 && read_look_has(look, READ_SIGN_END_STOP);
}

/** True for a line without a stop that may name what follows. */
static bool is_line(const read_look *look) {
    return look->words > 0 && look->words <= 25 && !read_look_has(look, READ_SIGN_START_SIGN) &&
           !read_look_has(look, READ_SIGN_HAS_MARKUP) &&
           (read_look_has(look, READ_SIGN_END_WORD) || read_look_has(look, READ_SIGN_END_SIGN));
}

/** A line that says when the article came out, or is nothing but a date. */
static bool is_date_line(const read_look *look) {
    if (is_sentence(look)) return false;
    bool dated = read_look_has(look, READ_SIGN_HAS_YEAR) || read_look_has(look, READ_SIGN_HAS_CLOCK);
    if (dated && look->words <= 14 && read_look_has(look, READ_SIGN_CUE_PUBLISHED)) return true;
    return dated && look->words <= 4 && read_look_has(look, READ_SIGN_CUE_MONTH);
}

/** Tags left over in plain text, unless they stand in what is a sentence all the same. */
static bool is_markup(const read_look *look) {
    return read_look_has(look, READ_SIGN_HAS_MARKUP) && look->words < 80 &&
           !(is_sentence(look) && look->own < SURE_BODY_BELOW);
}

/** What no surroundings make residue: a sentence that looks like an article's, a long one, or the middle of
 * one. */
static bool is_sure_text(const read_look *look) {
    if (has_cue(look)) return false;
    bool fragment = look->words >= 5 && read_look_has(look, READ_SIGN_START_LOWER) && look->own < 0;
    return (is_sentence(look) && look->own < SURE_BODY_BELOW) || (look->words > 30 && look->own < 0) ||
           fragment;
}

static bool is_residue(const read_look *look) {
    if (is_sure_text(look)) return false;
    if (read_look_has(look, READ_SIGN_HAS_RIGHTS) && read_look_has(look, READ_SIGN_CUE_LEGAL) &&
        look->words < 60)
        return true;
    if (is_date_line(look)) return true;
    /* "Advertisement" is what it is, whatever stands around it. */
    if (has_cue(look) && look->own > SURE_LINE_FROM && !is_sentence(look)) return true;
    int32_t from = is_sentence(look) ? SENTENCE_RESIDUE_FROM : RESIDUE_FROM;
    bool inner =
        !read_look_has(look, READ_SIGN_NO_BODY_ABOVE) && !read_look_has(look, READ_SIGN_NO_BODY_BELOW);
    if (inner && !has_cue(look) && !read_look_has(look, READ_SIGN_HAS_BAR)) from = INNER_RESIDUE_FROM;
    return look->score > from;
}

/** More of another script than of Latin; a little of it suffices for a line behind such a paragraph, as a
 * tweet's author. */
static bool is_foreign(const read_look *look, bool after_foreign) {
    if (look->other_letters < 3) return false;
    return look->other_letters * 2 > look->letters ||
           (after_foreign && look->other_letters * 5 > look->letters && !is_sentence(look));
}

/** "Name/Agency": who took the picture. */
static bool is_credit(const bench *b, const read_look *look) {
    return look->words <= 8 && read_look_has(look, READ_SIGN_CUE_AGENCY) &&
           memchr(b->document->text + look->begin, '/', look->end - look->begin) != NULL;
}

/** "By …" and names: capitalised, but for the words that bylines use. */
static bool is_byline(const bench *b, const read_look *look) {
    if (look->words < 2 || look->words > 40 || read_look_has(look, READ_SIGN_SENTENCES)) return false;
    const char *text = b->document->text;
    uint32_t names = read_cue_end(b->self, text, look->begin, look->end, READ_SIGN_CUE_BYLINE);
    size_t length;
    while (names < look->end && (text[names] == ' ' || text[names] == ':')) names++;
    if (names > look->begin && names < look->end &&
        text_class_at(text + names, look->end - names, &length) & TEXT_UPPER)
        return read_look_has(look, READ_SIGN_TITLE_MOST) || read_look_has(look, READ_SIGN_CUE_AUTHOR);
    /* A name and what its bearer is at the paper. */
    return look->words <= 10 && read_look_has(look, READ_SIGN_CUE_AUTHOR) && is_line(look) &&
           read_look_has(look, READ_SIGN_TITLE_MOST) && !is_credit(b, look);
}

/** A credit in a short line, a credit in brackets behind a sentence, or a line that repeats its neighbour. */
static bool is_caption(const bench *b, const read_look *look) {
    if (look->words > 80) return false;
    const char *text = b->document->text;
    /* A headline may speak of images, too. */
    bool credited = read_cue_end(b->self, text, look->begin, look->end, READ_SIGN_CUE_CREDIT) > look->begin ||
                    read_look_has(look, READ_SIGN_CUE_AGENCY) || !read_look_has(look, READ_SIGN_TITLE_MOST);
    if (read_look_has(look, READ_SIGN_CUE_CREDIT) && credited && !read_look_has(look, READ_SIGN_END_STOP) &&
        look->words <= 25)
        return true;
    if (text[look->end - 1] == ')') {
        uint32_t open = look->end - 1;
        while (open > look->begin && text[open] != '(') open--;
        if (text[open] == '(' &&
            read_cue_end(b->self, text, open + 1, look->end, READ_SIGN_CUE_CREDIT) > open + 1)
            return true;
    }
    if (is_credit(b, look)) return true;
    return read_look_has(look, READ_SIGN_REPEATS) && !read_look_has(look, READ_SIGN_END_STOP) &&
           look->words <= 40;
}

/** What the page's markup says for sure; DOC_PARAGRAPH_KIND_COUNT where it does not. */
static uint8_t marked_kind(const bench *b, uint32_t i) {
    if (!b->blocks) return DOC_PARAGRAPH_KIND_COUNT;
    switch (b->blocks[i].hint) {
    case READ_HINT_RESIDUE:
        return DOC_RESIDUE;
    case READ_HINT_CAPTION:
        return DOC_CAPTION;
    case READ_HINT_BYLINE:
        return b->looks[i].words <= 40 ? DOC_BYLINE : DOC_PARAGRAPH_KIND_COUNT;
    case READ_HINT_HEADING:
        if (i + 1 < b->count && is_sentence(&b->looks[i + 1])) return DOC_HEADING;
        return is_residue(&b->looks[i]) && has_cue(&b->looks[i]) ? DOC_RESIDUE : DOC_HEADING;
    default:
        return DOC_PARAGRAPH_KIND_COUNT;
    }
}

/** Marks of Markdown: "# Words". */
static bool is_marked_heading(const bench *b, const read_look *look) {
    const char *text = b->document->text;
    uint32_t at = look->begin;
    while (at < look->end && text[at] == '#') at++;
    return at > look->begin && at - look->begin <= 6 && at < look->end && text[at] == ' ';
}

/** The kind of a paragraph by itself; headings and titles come later, when the others are known. */
static uint8_t judge(const bench *b, uint32_t i) {
    const read_look *look = &b->looks[i];
    uint8_t marked = marked_kind(b, i);
    if (is_foreign(look, i > 0 && b->document->paragraphs.items[i - 1].kind == DOC_FOREIGN))
        return DOC_FOREIGN;
    if (marked != DOC_PARAGRAPH_KIND_COUNT) return marked;
    if (is_marked_heading(b, look)) return DOC_HEADING;
    if (is_byline(b, look)) return DOC_BYLINE;
    if (is_markup(look)) return DOC_RESIDUE;
    if (is_caption(b, look)) return DOC_CAPTION;
    return is_residue(look) ? DOC_RESIDUE : DOC_BODY;
}

/** Where nothing is text, lines without a cue are: somebody asks about one line, or a list. */
static void keep_something(bench *b) {
    doc_paragraph *paragraphs = b->document->paragraphs.items;
    for (uint32_t i = 0; i < b->count; i++)
        if (paragraphs[i].kind == DOC_BODY) return;
    for (uint32_t i = 0; i < b->count; i++)
        if (paragraphs[i].kind == DOC_RESIDUE && !b->blocks && !has_cue(&b->looks[i]) &&
            !is_markup(&b->looks[i]))
            paragraphs[i].kind = DOC_BODY;
}

static bool is_body_text(const bench *b, uint32_t i) {
    return b->document->paragraphs.items[i].kind == DOC_BODY && !is_line(&b->looks[i]);
}

/** True for a line that may stand over text: one that quotes a sentence belongs to the text. */
static bool may_head(const read_look *look) {
    if (look->words > 16 || is_date_line(look)) return false;
    return !(read_look_has(look, READ_SIGN_START_QUOTE) && read_look_has(look, READ_SIGN_HAS_COMMA) &&
             look->words > 8);
}

/** A line without a cue that stands right before text of the article, and behind it or at the beginning. */
static void find_headings(bench *b) {
    doc_paragraph *paragraphs = b->document->paragraphs.items;
    bool text_above = false;
    for (uint32_t i = 0; i + 1 < b->count; i++) {
        const read_look *look = &b->looks[i];
        bool open = (paragraphs[i].kind == DOC_BODY || paragraphs[i].kind == DOC_RESIDUE) && !has_cue(look);
        bool above = i > 0 && is_body_text(b, i - 1);
        text_above = text_above || above;
        if (!open || !is_line(look) || !may_head(look)) continue;
        if (b->blocks && paragraphs[i].kind == DOC_RESIDUE) continue;
        if ((above || !text_above) && is_body_text(b, i + 1) &&
            read_look_has(look, READ_SIGN_START_LOWER) == 0)
            paragraphs[i].kind = DOC_HEADING;
    }
}

static bool equals_title(const bench *b, const read_look *look) {
    if (b->document->meta.title == DOC_NONE) return false;
    const char *title = doc_string(b->document, b->document->meta.title);
    return text_fold_equal(b->document->text + look->begin, look->end - look->begin, title, strlen(title));
}

/** The first heading of some length before the article's text; or the line that is the title known from
 * elsewhere. */
static void find_title(bench *b) {
    doc_paragraph *paragraphs = b->document->paragraphs.items;
    uint32_t first = b->count, best = b->count;
    for (uint32_t i = 0; i < b->count && first == b->count; i++) {
        const read_look *look = &b->looks[i];
        if (equals_title(b, look)) {
            paragraphs[i].kind = DOC_TITLE;
            return;
        }
        if (is_body_text(b, i)) first = i;
        bool candidate = paragraphs[i].kind == DOC_HEADING ||
                         (paragraphs[i].kind == DOC_BODY && is_line(look)) ||
                         (paragraphs[i].kind == DOC_RESIDUE && !b->blocks && !has_cue(look) && is_line(look));
        if (!candidate || best < b->count || look->words < 4 || is_date_line(look)) continue;
        best = i;
    }
    if (best < first) paragraphs[best].kind = DOC_TITLE;
}

read_look *read_kinds(const reader *self, const read_block *blocks, doc *document, base_arena *arena) {
    bench b = {.self = self, .document = document, .blocks = blocks, .count = document->paragraphs.count};
    b.looks = base_arena_new(arena, b.count, sizeof *b.looks);
    if (!b.looks) return NULL;
    for (uint32_t i = 0; i < b.count; i++) {
        doc_span span = document->paragraphs.items[i].span;
        read_look_at(self, document->text, span.begin, span.end, &b.looks[i]);
    }
    read_look_for_repeats(document->text, b.looks, b.count);
    read_look_score_own(self, b.looks, b.count);
    read_look_around(b.looks, b.count);
    read_look_score(self, b.looks, b.count);
    for (uint32_t i = 0; i < b.count; i++) document->paragraphs.items[i].kind = judge(&b, i);
    keep_something(&b);
    find_headings(&b);
    find_title(&b);
    return b.looks;
}
