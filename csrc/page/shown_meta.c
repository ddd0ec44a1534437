/* The metadata that an article shows in its own text: title, byline, dateline, date. */

#include "page/shown_meta.h"

#include <string.h>

#include "page/date.h"
#include "page/tuning.h"
#include "text/class.h"
#include "text/fold.h"

/** The document and where its metadata go. */
typedef struct page_shown {
    const page_model *model;
    doc *document;
    const char *text;
    read_meta *meta;
    uint32_t at; /**< the paragraph */
} page_shown;

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

static bool rule_on(const page_shown *shown, doc_rule rule) {
    return doc_rule_on(shown->document, rule);
}

static void mark(page_shown *shown, doc_rule rule) {
    doc_add_paragraph_mark(shown->document, rule, shown->at);
}

static bool is_outlet(const page_shown *shown, piece part) {
    return page_outlet_find(shown->model, shown->text + part.begin, part.end - part.begin).count > 0;
}

static void offer(page_shown *shown, read_field field, piece part) {
    read_meta_offer(shown->meta, field, READ_RANK_TEXT, shown->text + part.begin, part.end - part.begin);
}

static bool find_date(const page_shown *shown, piece part, char iso[PAGE_DATE_BYTES]) {
    return page_date(shown->model, shown->text + part.begin, part.end - part.begin, iso);
}

/** True for a short word in capitals, as agencies abbreviate themselves. */
static bool is_acronym(const char *text, piece part) {
    uint32_t size = part.end - part.begin;
    if (size < PAGE_ACRONYM_LEAST || size > PAGE_ACRONYM_MOST) return false;
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
        if (words == 0 && !agency && (!capitals || word.end - word.begin < PAGE_CAPITALS_LEAST)) return false;
        words++;
    }
    return words > 0 && words <= PAGE_PLACE_MOST;
}

/** Cuts a head before its date, "OSTREL, May 3" or "OSTREL, 3 May 2024". */
static piece take_date_of_head(page_shown *shown, piece head) {
    const char *text = shown->text;
    if (!rule_on(shown, DOC_RULE_dateline_date)) return head;
    for (uint32_t at = head.begin + 1; at < head.end; at++) {
        if (text[at] != ',') continue;
        piece rest = trimmed(text, (piece){at + 1, head.end});
        uint32_t month = rest.begin;
        while (month < rest.end && ((text[month] >= '0' && text[month] <= '9') || text[month] == ' '))
            month++;
        if (page_cue_end(shown->model, text, month, rest.end, PAGE_FEATURE_CUE_MONTH) <= month) continue;
        char iso[PAGE_DATE_BYTES];
        if (find_date(shown, rest, iso))
            read_meta_offer(shown->meta, READ_DATE, READ_RANK_TEXT, iso, strlen(iso));
        head.end = at;
        mark(shown, DOC_RULE_dateline_date);
        break;
    }
    return head;
}

/** The head of a paragraph up to a dash or colon, where it can be a dateline's. */
static bool cut_head(const char *text, const page_paragraph *paragraph, piece *head, bool *colon) {
    uint32_t behind = 0;
    size_t most = text_cut(text + paragraph->begin, paragraph->end - paragraph->begin, PAGE_DATELINE_BYTES);
    *head = (piece){paragraph->begin, paragraph->begin + (uint32_t)most};
    uint32_t dash = find_dash(text, *head, &behind);
    *colon = text[dash] == ':';
    head->end = dash;
    if (dash) *head = trimmed(text, *head);
    return dash != 0;
}

static void take_dateline(page_shown *shown, const page_paragraph *paragraph) {
    const char *text = shown->text;
    piece head;
    bool colon;
    if (!rule_on(shown, DOC_RULE_page_dateline) || !cut_head(text, paragraph, &head, &colon)) return;
    piece agency = take_agency(text, &head);
    bool given = agency.begin < agency.end;
    bool named = is_outlet(shown, agency) || is_acronym(text, agency);
    bool place = head.begin < head.end && is_place(text, head, named);
    /* Behind a place in capitals any capitalised name is an agency. */
    bool unlisted =
        !named && given && place && is_place(text, agency, true) && rule_on(shown, DOC_RULE_dateline_agency);
    named = named || unlisted;
    if (given && !named) return;
    if (head.begin < head.end && (!place || (colon && !named && text[head.end - 1] >= 'a'))) return;
    if (!place && !named) return;
    mark(shown, DOC_RULE_page_dateline);
    if (unlisted) mark(shown, DOC_RULE_dateline_agency);
    if (named) offer(shown, READ_OUTLET, agency);
    offer(shown, READ_DATELINE, take_date_of_head(shown, head));
}

/* ---- bylines and dates --------------------------------------------------------------------------------- */

/** Takes the outlet off the end of a byline's names: it stands behind the last comma. */
static piece take_outlet(page_shown *shown, piece names) {
    const char *text = shown->text;
    if (!rule_on(shown, DOC_RULE_byline_outlet)) return names;
    for (uint32_t at = names.end; at > names.begin; at--) {
        if (text[at - 1] != ',' && text[at - 1] != '|') continue;
        piece last = trimmed(text, (piece){at, names.end});
        if (!is_outlet(shown, last)) break;
        mark(shown, DOC_RULE_byline_outlet);
        offer(shown, READ_OUTLET, last);
        names = trimmed(text, (piece){names.begin, at - 1});
        break;
    }
    if (is_outlet(shown, names)) offer(shown, READ_OUTLET, names);
    return names;
}

/** "By A, B and C, CNN": the names; "(Reporting by A; Editing by B)": the first. */
static void take_byline(page_shown *shown, const page_paragraph *paragraph) {
    const char *text = shown->text;
    piece names = {
        page_cue_end(shown->model, text, paragraph->begin, paragraph->end, PAGE_FEATURE_CUE_BYLINE),
        paragraph->end};
    for (uint32_t at = names.begin; at < names.end; at++)
        if (text[at] == ';' || text[at] == ')') names.end = at;
    offer(shown, READ_BYLINE, take_outlet(shown, trimmed(text, names)));
}

/** The date of a line that says when the article came out, or of a short line above the article. */
static void take_date(page_shown *shown, const page_paragraph *paragraph, bool above) {
    bool says = page_paragraph_has(paragraph, PAGE_FEATURE_CUE_PUBLISHED);
    bool published = says && paragraph->words <= PAGE_DATED_MOST && rule_on(shown, DOC_RULE_published_date);
    bool shown_above =
        above && paragraph->words <= PAGE_DATED_ABOVE_MOST && rule_on(shown, DOC_RULE_date_above);
    char iso[PAGE_DATE_BYTES];
    if (!(published || shown_above) || !find_date(shown, (piece){paragraph->begin, paragraph->end}, iso))
        return;
    mark(shown, published ? DOC_RULE_published_date : DOC_RULE_date_above);
    read_meta_offer(shown->meta, READ_DATE, says ? READ_RANK_TEXT : READ_RANK_GUESS, iso, strlen(iso));
}

/** The title, without Markdown's marks. */
static void take_title(page_shown *shown, const page_paragraph *paragraph) {
    uint32_t begin = paragraph->begin;
    while (begin < paragraph->end && shown->text[begin] == '#') begin++;
    offer(shown, READ_TITLE, (piece){begin, paragraph->end});
}

void page_shown_meta(const page_model *model, doc *document, const page_paragraph *paragraphs,
                     read_meta *meta) {
    page_shown shown = {.model = model, .document = document, .text = document->text, .meta = meta};
    bool above = true;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        const page_paragraph *paragraph = &paragraphs[i];
        shown.at = i;
        switch (document->paragraphs.items[i].kind) {
        case DOC_TITLE:
            take_title(&shown, paragraph);
            break;
        case DOC_BYLINE:
            take_byline(&shown, paragraph);
            take_date(&shown, paragraph, above);
            break;
        case DOC_RESIDUE:
        case DOC_HEADING:
            take_date(&shown, paragraph, above);
            break;
        case DOC_BODY:
            if (above && paragraph->words >= PAGE_LEDE_LEAST) {
                take_dateline(&shown, paragraph);
                above = false;
            } else if (above) {
                take_date(&shown, paragraph, above);
            }
            break;
        default:
            break;
        }
    }
}
