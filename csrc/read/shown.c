#include "read/shown.h"

#include <string.h>

#include "text/class.h"
#include "text/fold.h"

/** A dateline's dash stands within so many bytes of the beginning. */
#define DATELINE_BYTES 90

/** Bytes [begin, end) of the text. */
typedef struct piece {
    uint32_t begin, end;
} piece;

static piece trimmed(const char *text, piece part) {
    size_t length;
    while (part.begin < part.end) {
        uint32_t class = text_class_at(text + part.begin, part.end - part.begin, &length);
        if (!(class & (TEXT_SPACE | TEXT_PUNCTUATION)) || class & TEXT_OPEN_BRACKET) break;
        part.begin += (uint32_t)length;
    }
    while (part.end > part.begin) {
        uint32_t class = text_class_before(text, part.end);
        if (!(class & (TEXT_SPACE | TEXT_DASH)) && text[part.end - 1] != ',' && text[part.end - 1] != '|')
            break;
        part.end = (uint32_t)text_before(text, part.end);
    }
    return part;
}

/** The outlet that a piece of text names; an empty cell for none. */
static model_cell find_outlet(const reader *self, const char *text, piece part) {
    char folded[64];
    model_cell none = {NULL, 0};
    if (part.end - part.begin > 48) return none;
    size_t size = text_fold_token(text + part.begin, part.end - part.begin, folded, sizeof folded);
    uint32_t row = model_lexicon_row(&self->outlets, folded, size);
    return row == MODEL_NO_ROW ? none : model_lexicon_cell(&self->outlets, row, 1);
}

/** True for a short word in capitals, as agencies abbreviate themselves. */
static bool is_acronym(const char *text, piece part) {
    if (part.end - part.begin < 2 || part.end - part.begin > 6) return false;
    for (uint32_t i = part.begin; i < part.end; i++)
        if (text[i] < 'A' || text[i] > 'Z') return false;
    return true;
}

/* ---- datelines ----------------------------------------------------------------------------------------- */

/** Where the mark that ends a dateline begins, and *behind it; 0 for none. A hyphen counts between blanks
 * only. */
static uint32_t find_dash(const char *text, piece part, uint32_t *behind) {
    for (uint32_t at = part.begin; at < part.end;) {
        uint32_t code;
        size_t length = text_decode(text + at, part.end - at, &code);
        uint32_t class = text_class(code);
        bool dash = class & TEXT_DASH && !(class & TEXT_HYPHEN);
        bool hyphen = code == '-' && at > part.begin && at + 1 < part.end && text[at - 1] == ' ' &&
                      (text[at + 1] == ' ' || text[at + 1] == '-');
        bool colon = code == ':' && at + 1 < part.end && text[at + 1] == ' ';
        if (dash || hyphen || colon) {
            *behind = at + (uint32_t)length;
            return at;
        }
        at += (uint32_t)length;
    }
    return 0;
}

/** The "(Agency)" at the end of a dateline's head; the head is cut before it. */
static piece take_agency(const char *text, piece *head) {
    piece none = {head->end, head->end};
    if (head->end == head->begin || text[head->end - 1] != ')') return none;
    const char *open = memchr(text + head->begin, '(', head->end - head->begin);
    if (!open) return none;
    piece agency = {(uint32_t)(open - text) + 1, head->end - 1};
    head->end = (uint32_t)(open - text);
    *head = trimmed(text, *head);
    return agency;
}

/** True where a dateline's place can be what it says: words in capitals or, with an agency behind them,
 * capitalised ones. */
static bool is_place(const char *text, piece head, bool agency) {
    uint32_t words = 0, at = head.begin;
    while (at < head.end) {
        uint32_t start = at;
        while (at < head.end && text[at] != ' ') at++;
        piece word = trimmed(text, (piece){start, at});
        while (at < head.end && text[at] == ' ') at++;
        size_t length;
        if (word.begin == word.end) continue;
        uint32_t first = text_class_at(text + word.begin, word.end - word.begin, &length);
        if (!(first & (TEXT_UPPER | TEXT_DIGIT))) return false;
        bool capitals = word.end - word.begin >= 2;
        for (uint32_t i = word.begin; i < word.end && capitals; i++)
            capitals = !(text[i] >= 'a' && text[i] <= 'z');
        if (words == 0 && !agency && (!capitals || word.end - word.begin < 3)) return false;
        words++;
    }
    return words > 0 && words <= 8;
}

/** Cuts a head before its date, "OSTREL, May 3" or "OSTREL, 3 May 2024"; a date with its year is the
 * article's. */
static piece take_date_of_head(const reader *self, const char *text, piece head, read_meta *meta) {
    for (uint32_t at = head.begin; at < head.end; at++) {
        if (text[at] != ',' || at == head.begin) continue;
        piece rest = trimmed(text, (piece){at + 1, head.end});
        uint32_t month = rest.begin;
        while (month < rest.end && ((text[month] >= '0' && text[month] <= '9') || text[month] == ' '))
            month++;
        if (read_cue_end(self, text, month, rest.end, READ_SIGN_CUE_MONTH) <= month) continue;
        char iso[40];
        if (read_date(self, text + rest.begin, rest.end - rest.begin, iso))
            read_meta_offer(meta, READ_DATE, READ_RANK_TEXT, iso, strlen(iso));
        head.end = at;
        break;
    }
    return head;
}

static void take_dateline(const reader *self, const char *text, const read_look *look, read_meta *meta) {
    piece head = {look->begin, look->begin + (uint32_t)text_cut(text + look->begin, look->end - look->begin,
                                                                DATELINE_BYTES)};
    uint32_t behind = 0, dash = find_dash(text, head, &behind);
    if (dash == 0) return;
    bool colon = text[dash] == ':';
    head.end = dash;
    head = trimmed(text, head);
    piece agency = take_agency(text, &head);
    model_cell outlet = find_outlet(self, text, agency);
    bool given = agency.begin < agency.end;
    bool named = outlet.count > 0 || is_acronym(text, agency);
    bool place = head.begin < head.end && is_place(text, head, named);
    /* Behind a place in capitals any capitalised name is an agency. */
    named = named || (given && place && is_place(text, agency, true));
    if (given && !named) return;
    if (head.begin < head.end && (!place || (colon && !named && text[head.end - 1] >= 'a'))) return;
    if (!place && !named) return;
    if (named)
        read_meta_offer(meta, READ_SOURCE, READ_RANK_TEXT, text + agency.begin, agency.end - agency.begin);
    head = take_date_of_head(self, text, head, meta);
    read_meta_offer(meta, READ_DATELINE, READ_RANK_TEXT, text + head.begin, head.end - head.begin);
}

/* ---- bylines and dates --------------------------------------------------------------------------------- */

/** "By A, B and C, CNN": the names, and the outlet behind the last comma; "(Reporting by A; Editing by B)":
 * the first. */
static void take_byline(const reader *self, const char *text, const read_look *look, read_meta *meta) {
    piece names = {read_cue_end(self, text, look->begin, look->end, READ_SIGN_CUE_BYLINE), look->end};
    for (uint32_t at = names.begin; at < names.end; at++)
        if (text[at] == ';' || text[at] == ')') names.end = at;
    names = trimmed(text, names);
    for (uint32_t at = names.end; at > names.begin; at--) {
        if (text[at - 1] != ',' && text[at - 1] != '|') continue;
        piece last = trimmed(text, (piece){at, names.end});
        model_cell outlet = find_outlet(self, text, last);
        if (outlet.count == 0) break;
        read_meta_offer(meta, READ_SOURCE, READ_RANK_TEXT, text + last.begin, last.end - last.begin);
        names = trimmed(text, (piece){names.begin, at - 1});
        break;
    }
    if (find_outlet(self, text, names).count)
        read_meta_offer(meta, READ_SOURCE, READ_RANK_TEXT, text + names.begin, names.end - names.begin);
    read_meta_offer(meta, READ_BYLINE, READ_RANK_TEXT, text + names.begin, names.end - names.begin);
}

/** The date of a line that says when the article came out, or of a short line above the article. */
static void take_date(const reader *self, const char *text, const read_look *look, bool above,
                      read_meta *meta) {
    bool says = read_look_has(look, READ_SIGN_CUE_PUBLISHED);
    if (!(says && look->words <= 40) && !(above && look->words <= 14)) return;
    char iso[40];
    if (read_date(self, text + look->begin, look->end - look->begin, iso))
        read_meta_offer(meta, READ_DATE, says ? READ_RANK_TEXT : READ_RANK_GUESS, iso, strlen(iso));
}

/** The title, without Markdown's marks. */
static void take_title(const char *text, const read_look *look, read_meta *meta) {
    uint32_t begin = look->begin;
    while (begin < look->end && text[begin] == '#') begin++;
    read_meta_offer(meta, READ_TITLE, READ_RANK_TEXT, text + begin, look->end - begin);
}

void read_shown(const reader *self, const doc *document, const read_look *looks, read_meta *meta) {
    const char *text = document->text;
    bool above = true;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        const read_look *look = &looks[i];
        switch (document->paragraphs.items[i].kind) {
        case DOC_TITLE:
            take_title(text, look, meta);
            break;
        case DOC_BYLINE:
            take_byline(self, text, look, meta);
            take_date(self, text, look, above, meta);
            break;
        case DOC_RESIDUE:
        case DOC_HEADING:
            take_date(self, text, look, above, meta);
            break;
        case DOC_BODY:
            if (above && look->words >= 8) {
                take_dateline(self, text, look, meta);
                above = false;
            } else if (above) {
                take_date(self, text, look, above, meta);
            }
            break;
        default:
            break;
        }
    }
}
