/* What a paragraph is: learned log odds say how much it looks like residue, and rules say the rest. */

#include "page/paragraph_kind.h"

#include <string.h>

#include "page/elements.h"
#include "page/markup.h"
#include "page/tuning.h"
#include "text/class.h"
#include "text/fold.h"

/** The paragraphs of one document. */
typedef struct page_kinds {
    const page_model *model;
    const read_content *content;
    doc *document;
    page_paragraph *paragraphs;
    uint32_t count;
    bool other_script;       /**< the article is in another script than Latin */
    const uint8_t *comments; /**< of them, how many elements up one is called a comment's */
    const int32_t *odds; /**< of a page's paragraphs, log odds in thousandths of being text; NULL: no page */
} page_kinds;

static bool rule_on(const page_kinds *kinds, doc_rule rule) {
    return doc_rule_on(kinds->document, rule);
}

/** Notes which rule decided about a paragraph. */
static void mark(const page_kinds *kinds, doc_rule rule, uint32_t i) {
    doc_add_paragraph_mark(kinds->document, rule, i);
}

/* ---- what a paragraph looks like ----------------------------------------------------------------------- */

static bool has(const page_paragraph *paragraph, page_feature feature) {
    return page_paragraph_has(paragraph, feature);
}

/** Words of residue: any in a line of a few words, a phrase of them in a longer one. */
static bool has_cue(const page_paragraph *paragraph) {
    if (paragraph->words > PAGE_CUE_LINE_MOST) return has(paragraph, PAGE_FEATURE_CUE_PHRASE);
    for (int cue = PAGE_FEATURE_CUE_SHARE; cue <= PAGE_FEATURE_CUE_MENU; cue++)
        if (has(paragraph, (page_feature)cue)) return true;
    return false;
}

static bool is_sentence(const page_paragraph *paragraph) {
    return paragraph->words >= PAGE_SENTENCE_LEAST && has(paragraph, PAGE_FEATURE_END_STOP);
}

/** True for a line without a stop that may name what follows. */
static bool is_line(const page_paragraph *paragraph) {
    return paragraph->words > 0 && paragraph->words <= PAGE_LINE_MOST &&
           !has(paragraph, PAGE_FEATURE_START_SIGN) && !has(paragraph, PAGE_FEATURE_HAS_MARKUP) &&
           (has(paragraph, PAGE_FEATURE_END_WORD) || has(paragraph, PAGE_FEATURE_END_SIGN));
}

/** A line that says when the article came out, or is nothing but a date. */
static bool is_dated(const page_paragraph *paragraph) {
    if (is_sentence(paragraph)) return false;
    bool dated = has(paragraph, PAGE_FEATURE_HAS_YEAR) || has(paragraph, PAGE_FEATURE_HAS_CLOCK);
    bool published = paragraph->words <= PAGE_PUBLISHED_MOST && has(paragraph, PAGE_FEATURE_CUE_PUBLISHED);
    bool alone = paragraph->words <= PAGE_DATE_MOST && has(paragraph, PAGE_FEATURE_CUE_MONTH);
    return dated && (published || alone);
}

/** Tags left over in plain text, unless they stand in what is a sentence all the same. */
static bool has_leftovers(const page_paragraph *paragraph) {
    return has(paragraph, PAGE_FEATURE_HAS_MARKUP) && paragraph->words <= PAGE_LEFTOVER_MOST &&
           !(is_sentence(paragraph) && paragraph->own < PAGE_SURE_TEXT_BELOW);
}

/** "Name/Agency". */
static bool names_agency(const page_kinds *kinds, const page_paragraph *paragraph) {
    return paragraph->words <= PAGE_AGENCY_CREDIT_MOST && has(paragraph, PAGE_FEATURE_CUE_AGENCY) &&
           memchr(kinds->document->text + paragraph->begin, '/', paragraph->end - paragraph->begin) != NULL;
}

/* ---- residue ------------------------------------------------------------------------------------------- */

/** What is residue whatever stands around it: the rule that says so, or DOC_RULE_COUNT. */
static doc_rule sure_residue(const page_kinds *kinds, const page_paragraph *paragraph) {
    bool rights = has(paragraph, PAGE_FEATURE_HAS_RIGHTS) && has(paragraph, PAGE_FEATURE_CUE_LEGAL) &&
                  paragraph->words <= PAGE_RIGHTS_MOST;
    bool furniture = has_cue(paragraph) && paragraph->own > PAGE_SURE_LINE_FROM && !is_sentence(paragraph);
    if (rights && rule_on(kinds, DOC_RULE_rights_line)) return DOC_RULE_rights_line;
    if (is_dated(paragraph) && rule_on(kinds, DOC_RULE_date_line)) return DOC_RULE_date_line;
    if (furniture && rule_on(kinds, DOC_RULE_furniture_line)) return DOC_RULE_furniture_line;
    return DOC_RULE_COUNT;
}

/** The log odds from which a paragraph is residue, and the rule that asks for more than others. */
static int32_t residue_from(const page_kinds *kinds, const page_paragraph *paragraph, doc_rule *rule) {
    bool inner = !has(paragraph, PAGE_FEATURE_NO_BODY_ABOVE) && !has(paragraph, PAGE_FEATURE_NO_BODY_BELOW);
    if (inner && !has_cue(paragraph) && !has(paragraph, PAGE_FEATURE_HAS_BAR) &&
        rule_on(kinds, *rule = DOC_RULE_inner_margin))
        return PAGE_INNER_RESIDUE_FROM;
    if (is_sentence(paragraph) && rule_on(kinds, *rule = DOC_RULE_sentence_margin))
        return PAGE_SENTENCE_RESIDUE_FROM;
    *rule = DOC_RULE_COUNT;
    return PAGE_RESIDUE_FROM;
}

/** The middle of a sentence, which a line end cut off. */
static bool is_small_fragment(const page_kinds *kinds, const page_paragraph *paragraph) {
    return !has_cue(paragraph) && paragraph->own < 0 && paragraph->words >= PAGE_FRAGMENT_LEAST &&
           has(paragraph, PAGE_FEATURE_START_LOWER) && rule_on(kinds, DOC_RULE_small_fragment);
}

static bool is_residue(const page_kinds *kinds, uint32_t i) {
    const page_paragraph *paragraph = &kinds->paragraphs[i];
    doc_rule margin, sure = sure_residue(kinds, paragraph);
    int32_t from = residue_from(kinds, paragraph, &margin);
    bool residue = sure != DOC_RULE_COUNT || paragraph->score > from;
    doc_rule decided = sure;
    if (residue && is_small_fragment(kinds, paragraph)) {
        decided = DOC_RULE_small_fragment;
        residue = false;
    } else if (!residue && paragraph->score > PAGE_RESIDUE_FROM) {
        decided = margin;
    }
    if (decided != DOC_RULE_COUNT) mark(kinds, decided, i);
    return residue;
}

/* ---- the kind of a paragraph by itself ----------------------------------------------------------------- */

/** A rule that gives a paragraph a kind. */
typedef struct kind_rule {
    doc_rule rule;
    doc_paragraph_kind kind;
    bool (*holds)(const page_kinds *kinds, uint32_t i);
} kind_rule;

/** The rule that makes a paragraph foreign, or DOC_RULE_COUNT. */
static doc_rule foreign_rule(const page_kinds *kinds, uint32_t i) {
    const page_paragraph *paragraph = &kinds->paragraphs[i];
    if (kinds->other_script || paragraph->other_letters < PAGE_FOREIGN_LETTERS) return DOC_RULE_COUNT;
    bool follows = i > 0 && kinds->document->paragraphs.items[i - 1].kind == DOC_FOREIGN &&
                   paragraph->other_letters * PAGE_FOREIGN_FOLLOWS > paragraph->letters &&
                   !is_sentence(paragraph);
    if (paragraph->other_letters * 2 > paragraph->letters && rule_on(kinds, DOC_RULE_foreign_script))
        return DOC_RULE_foreign_script;
    return follows && rule_on(kinds, DOC_RULE_foreign_follows) ? DOC_RULE_foreign_follows : DOC_RULE_COUNT;
}

static bool may_be_byline(const page_paragraph *paragraph) {
    return paragraph->words >= 2 && paragraph->words <= PAGE_BYLINE_MOST &&
           !has(paragraph, PAGE_FEATURE_SENTENCES);
}

/** "By …" and something capitalised: *names says whether it is nothing but names, or the words that bylines
 * use. */
static bool has_by(const page_kinds *kinds, const page_paragraph *paragraph, bool *names) {
    const char *text = kinds->document->text;
    uint32_t at = page_cue_end(kinds->model, text, paragraph->begin, paragraph->end, PAGE_FEATURE_CUE_BYLINE);
    size_t length;
    while (at < paragraph->end && (text[at] == ' ' || text[at] == ':')) at++;
    *names = has(paragraph, PAGE_FEATURE_TITLE_MOST) || has(paragraph, PAGE_FEATURE_CUE_AUTHOR);
    return at > paragraph->begin && at < paragraph->end &&
           text_class_at(text + at, paragraph->end - at, &length) & TEXT_UPPER;
}

static bool is_byline_of_names(const page_kinds *kinds, uint32_t i) {
    bool names;
    return may_be_byline(&kinds->paragraphs[i]) && has_by(kinds, &kinds->paragraphs[i], &names) && names;
}

static bool is_byline_with_post(const page_kinds *kinds, uint32_t i) {
    const page_paragraph *paragraph = &kinds->paragraphs[i];
    bool names;
    return may_be_byline(paragraph) && !has_by(kinds, paragraph, &names) &&
           paragraph->words <= PAGE_AUTHOR_MOST && has(paragraph, PAGE_FEATURE_CUE_AUTHOR) &&
           is_line(paragraph) && has(paragraph, PAGE_FEATURE_TITLE_MOST) && !names_agency(kinds, paragraph);
}

static bool is_leftover(const page_kinds *kinds, uint32_t i) {
    return has_leftovers(&kinds->paragraphs[i]);
}

/** A headline may speak of images, too: it begins with the credit, or names an agency, or is none. */
static bool is_credit_line(const page_kinds *kinds, uint32_t i) {
    const page_paragraph *paragraph = &kinds->paragraphs[i];
    if (!has(paragraph, PAGE_FEATURE_CUE_CREDIT) || has(paragraph, PAGE_FEATURE_END_STOP) ||
        paragraph->words > PAGE_CREDIT_MOST)
        return false;
    return page_cue_end(kinds->model, kinds->document->text, paragraph->begin, paragraph->end,
                        PAGE_FEATURE_CUE_CREDIT) > paragraph->begin ||
           has(paragraph, PAGE_FEATURE_CUE_AGENCY) || !has(paragraph, PAGE_FEATURE_TITLE_MOST);
}

static bool has_credit_in_brackets(const page_kinds *kinds, uint32_t i) {
    const page_paragraph *paragraph = &kinds->paragraphs[i];
    const char *text = kinds->document->text;
    if (paragraph->words > PAGE_CAPTION_MOST || text[paragraph->end - 1] != ')') return false;
    uint32_t open = paragraph->end - 1;
    while (open > paragraph->begin && text[open] != '(') open--;
    return text[open] == '(' &&
           page_cue_end(kinds->model, text, open + 1, paragraph->end, PAGE_FEATURE_CUE_CREDIT) > open + 1;
}

static bool is_agency_credit(const page_kinds *kinds, uint32_t i) {
    return names_agency(kinds, &kinds->paragraphs[i]);
}

static bool is_repeated_line(const page_kinds *kinds, uint32_t i) {
    const page_paragraph *paragraph = &kinds->paragraphs[i];
    return has(paragraph, PAGE_FEATURE_REPEATS) && !has(paragraph, PAGE_FEATURE_END_STOP) &&
           paragraph->words <= PAGE_REPEATING_MOST;
}

/** In the order in which they are asked, of paragraphs that the markup says nothing of. */
static const kind_rule text_rules[] = {
    {DOC_RULE_byline_names, DOC_BYLINE, is_byline_of_names},
    {DOC_RULE_byline_post, DOC_BYLINE, is_byline_with_post},
    {DOC_RULE_leftover_markup, DOC_RESIDUE, is_leftover},
    {DOC_RULE_credit_line, DOC_CAPTION, is_credit_line},
    {DOC_RULE_credit_in_brackets, DOC_CAPTION, has_credit_in_brackets},
    {DOC_RULE_agency_credit, DOC_CAPTION, is_agency_credit},
    {DOC_RULE_repeated_line, DOC_CAPTION, is_repeated_line},
};

/** The kind that the first rule which holds gives; DOC_PARAGRAPH_KIND_COUNT for none. */
static doc_paragraph_kind ask_rules(const page_kinds *kinds, uint32_t i) {
    for (size_t k = 0; k < sizeof text_rules / sizeof *text_rules; k++) {
        if (!rule_on(kinds, text_rules[k].rule) || !text_rules[k].holds(kinds, i)) continue;
        mark(kinds, text_rules[k].rule, i);
        return text_rules[k].kind;
    }
    return DOC_PARAGRAPH_KIND_COUNT;
}

/** What the page's markup says for sure; DOC_PARAGRAPH_KIND_COUNT where it does not. */
static doc_paragraph_kind hinted_kind(const page_kinds *kinds, uint32_t i) {
    const page_paragraph *paragraph = &kinds->paragraphs[i];
    switch (kinds->content->blocks.items[i].hint) {
    case READ_HINT_RESIDUE:
        return DOC_RESIDUE;
    case READ_HINT_CAPTION:
        return DOC_CAPTION;
    case READ_HINT_BYLINE:
        return paragraph->words <= PAGE_BYLINE_MOST ? DOC_BYLINE : DOC_PARAGRAPH_KIND_COUNT;
    case READ_HINT_HEADING:
        if (i + 1 < kinds->count && is_sentence(&kinds->paragraphs[i + 1])) return DOC_HEADING;
        if (!has_cue(paragraph) || !rule_on(kinds, DOC_RULE_furniture_heading) || !is_residue(kinds, i))
            return DOC_HEADING;
        mark(kinds, DOC_RULE_furniture_heading, i);
        return DOC_RESIDUE;
    default:
        return DOC_PARAGRAPH_KIND_COUNT;
    }
}

/** Marks of Markdown: "# Words". */
static bool is_markdown_heading(const page_kinds *kinds, const page_paragraph *paragraph) {
    const char *text = kinds->document->text;
    uint32_t at = paragraph->begin;
    while (at < paragraph->end && text[at] == '#') at++;
    return at > paragraph->begin && at - paragraph->begin <= 6 && at < paragraph->end && text[at] == ' ';
}

/** Gives a paragraph another kind. */
static void change(page_kinds *kinds, uint32_t i, doc_paragraph_kind kind, doc_rule rule) {
    kinds->document->paragraphs.items[i].kind = (uint8_t)kind;
    mark(kinds, rule, i);
}

static uint8_t kind_at(const page_kinds *kinds, uint32_t i) {
    return kinds->document->paragraphs.items[i].kind;
}

/* ---- pages --------------------------------------------------------------------------------------------- */

/** The log odds from which a paragraph of a page is text. */
static bool is_page_text(const page_kinds *kinds, uint32_t i) {
    bool comment = kinds->comments[i] <= PAGE_COMMENT_UPS && rule_on(kinds, DOC_RULE_comment_margin);
    if (comment && kinds->odds[i] > PAGE_TEXT_FROM && kinds->odds[i] <= PAGE_COMMENT_FROM)
        mark(kinds, DOC_RULE_comment_margin, i);
    return kinds->odds[i] > (comment ? PAGE_COMMENT_FROM : PAGE_TEXT_FROM);
}

/** The kind of a page's paragraph: what the trees say, and what text and residue are by markup and rules. */
static doc_paragraph_kind page_kind_of(const page_kinds *kinds, uint32_t i) {
    const read_block *block = &kinds->content->blocks.items[i];
    bool text = is_page_text(kinds, i);
    doc_rule foreign = text ? foreign_rule(kinds, i) : DOC_RULE_COUNT;
    if (foreign != DOC_RULE_COUNT) {
        mark(kinds, foreign, i);
        return DOC_FOREIGN;
    }
    if (text && block->hint == READ_HINT_HEADING) return DOC_HEADING;
    doc_paragraph_kind kind = ask_rules(kinds, i);
    if (kind == DOC_CAPTION || kind == DOC_BYLINE) return kind;
    if (text) return DOC_BODY;
    kind = hinted_kind(kinds, i);
    return kind == DOC_CAPTION || kind == DOC_BYLINE ? kind : DOC_RESIDUE;
}

/** A page has captions that are none of the article's: of other articles, before and behind it and in links. */
static void keep_own_captions(page_kinds *kinds) {
    uint32_t first = kinds->count, last = 0;
    for (uint32_t i = 0; i < kinds->count; i++) {
        if (kind_at(kinds, i) != DOC_BODY) continue;
        if (first == kinds->count) first = i;
        last = i;
    }
    for (uint32_t i = 0; i < kinds->count; i++) {
        const read_block *block = &kinds->content->blocks.items[i];
        bool linked = block->link_bytes * 2 > block->end - block->begin;
        bool beside = i + PAGE_CAPTION_ABOVE < first || i > last;
        if (kind_at(kinds, i) == DOC_CAPTION && (linked || beside) &&
            rule_on(kinds, DOC_RULE_strange_caption))
            change(kinds, i, DOC_RESIDUE, DOC_RULE_strange_caption);
    }
}

/** The trees learned from whole pages: of a few words, or a piece of one, they know nothing. */
static bool has_trees(const page_kinds *kinds) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < kinds->count; i++) words += page_words(&kinds->paragraphs[i]);
    return kinds->content->marked && !kinds->content->fragment && kinds->model->rounds[0].count > 0 &&
           words >= PAGE_TREES_LEAST;
}

/** Judges the paragraphs of a page in two rounds; false when memory ran out. */
static bool judge_page(page_kinds *kinds, base_arena *arena) {
    page_markup markup;
    int32_t *odds = base_arena_new(arena, kinds->count, sizeof *odds);
    uint8_t *comments = base_arena_new(arena, kinds->count, 1);
    if (!odds || !comments ||
        !page_markup_see(&markup, kinds->model, kinds->content, kinds->paragraphs, kinds->count, arena))
        return false;
    for (int round = 0; round < PAGE_ROUNDS; round++) {
        if (round > 0 && !page_markup_see_first(&markup, odds, arena)) return false;
        for (uint32_t i = 0; i < kinds->count; i++)
            odds[i] = model_forest_score(&kinds->model->rounds[round], markup.sights[i].features);
    }
    for (uint32_t i = 0; i < kinds->count; i++)
        comments[i] = markup.sights[i].features[PAGE_TREE_MARKS + PAGE_MARK_COMMENT];
    kinds->odds = odds;
    kinds->comments = comments;
    return true;
}

/** The kind of a paragraph by itself; headings and titles come later, when the others are known. */
static doc_paragraph_kind kind_of(const page_kinds *kinds, uint32_t i) {
    const page_paragraph *paragraph = &kinds->paragraphs[i];
    if (kinds->odds) return page_kind_of(kinds, i);
    doc_rule foreign = foreign_rule(kinds, i);
    if (foreign != DOC_RULE_COUNT) {
        mark(kinds, foreign, i);
        return DOC_FOREIGN;
    }
    doc_paragraph_kind kind = hinted_kind(kinds, i);
    if (kind != DOC_PARAGRAPH_KIND_COUNT) return kind;
    if (is_markdown_heading(kinds, paragraph)) return DOC_HEADING;
    kind = ask_rules(kinds, i);
    if (kind != DOC_PARAGRAPH_KIND_COUNT) return kind;
    return is_residue(kinds, i) ? DOC_RESIDUE : DOC_BODY;
}

/* ---- the kind of a paragraph among the others ---------------------------------------------------------- */

/** Where nothing is text, lines without a cue are: somebody asks about one line, or a list. */
static void keep_something(page_kinds *kinds) {
    if (kinds->content->marked || !rule_on(kinds, DOC_RULE_something_kept)) return;
    for (uint32_t i = 0; i < kinds->count; i++)
        if (kind_at(kinds, i) == DOC_BODY) return;
    for (uint32_t i = 0; i < kinds->count; i++)
        if (kind_at(kinds, i) == DOC_RESIDUE && !has_cue(&kinds->paragraphs[i]) &&
            !has_leftovers(&kinds->paragraphs[i]))
            change(kinds, i, DOC_BODY, DOC_RULE_something_kept);
}

static bool is_body_text(const page_kinds *kinds, uint32_t i) {
    return kind_at(kinds, i) == DOC_BODY && !is_line(&kinds->paragraphs[i]);
}

/** True for a line that may stand over text: one that quotes a sentence belongs to the text. */
static bool may_head(const page_paragraph *paragraph) {
    if (!is_line(paragraph) || has_cue(paragraph) || is_dated(paragraph) ||
        has(paragraph, PAGE_FEATURE_START_LOWER) || paragraph->words > PAGE_HEADING_MOST)
        return false;
    return !(has(paragraph, PAGE_FEATURE_START_QUOTE) && has(paragraph, PAGE_FEATURE_HAS_COMMA) &&
             paragraph->words > PAGE_QUOTED_HEADING_MOST);
}

static bool may_become_heading(const page_kinds *kinds, uint32_t i) {
    uint8_t kind = kind_at(kinds, i);
    return kind == DOC_BODY || (kind == DOC_RESIDUE && !kinds->content->marked);
}

/** A line without a cue that stands right before text of the article, and behind it or at the beginning. */
static void find_headings(page_kinds *kinds) {
    bool text_above = false;
    for (uint32_t i = 0; i + 1 < kinds->count && rule_on(kinds, DOC_RULE_heading_line); i++) {
        bool above = i > 0 && is_body_text(kinds, i - 1);
        text_above = text_above || above;
        if (may_become_heading(kinds, i) && may_head(&kinds->paragraphs[i]) && (above || !text_above) &&
            is_body_text(kinds, i + 1))
            change(kinds, i, DOC_HEADING, DOC_RULE_heading_line);
    }
}

static bool equals_title(const page_kinds *kinds, const page_paragraph *paragraph) {
    const base_buf *title = &kinds->content->meta.values[READ_TITLE];
    return title->count > 0 &&
           text_fold_equal(kinds->document->text + paragraph->begin, paragraph->end - paragraph->begin,
                           title->bytes, title->count) &&
           rule_on(kinds, DOC_RULE_known_title);
}

static bool may_be_title(const page_kinds *kinds, uint32_t i) {
    const page_paragraph *paragraph = &kinds->paragraphs[i];
    uint8_t kind = kind_at(kinds, i);
    if (kinds->odds) return kinds->content->blocks.items[i].level > 0 && paragraph->words >= 2;
    bool heads =
        kind == DOC_HEADING ||
        (is_line(paragraph) &&
         (kind == DOC_BODY || (kind == DOC_RESIDUE && !has_cue(paragraph) && !kinds->content->marked)));
    return heads && paragraph->words >= PAGE_TITLE_LEAST && !is_dated(paragraph);
}

/** The line that is the title known from elsewhere; or the first heading of some length before the article's
 * text. */
static void find_title(page_kinds *kinds) {
    uint32_t best = kinds->count;
    for (uint32_t i = 0; i < kinds->count; i++) {
        if (equals_title(kinds, &kinds->paragraphs[i])) {
            change(kinds, i, DOC_TITLE, DOC_RULE_known_title);
            return;
        }
        if (is_body_text(kinds, i)) break;
        if (best == kinds->count && may_be_title(kinds, i)) best = i;
    }
    if (best < kinds->count && rule_on(kinds, DOC_RULE_first_heading))
        change(kinds, best, DOC_TITLE, DOC_RULE_first_heading);
}

/** What an article is written in is not foreign to it. */
static bool is_other_script(const page_kinds *kinds) {
    uint64_t letters = 0, others = 0;
    for (uint32_t i = 0; i < kinds->count; i++) {
        letters += kinds->paragraphs[i].letters;
        others += kinds->paragraphs[i].other_letters;
    }
    return others * 2 > letters;
}

page_paragraph *page_paragraph_kinds(const page_model *model, const read_content *content, doc *document,
                                     base_arena *arena) {
    page_kinds kinds = {
        .model = model, .content = content, .document = document, .count = document->paragraphs.count};
    kinds.paragraphs = base_arena_new(arena, kinds.count, sizeof *kinds.paragraphs);
    if (!kinds.paragraphs) return NULL;
    for (uint32_t i = 0; i < kinds.count; i++) {
        doc_span span = document->paragraphs.items[i].span;
        page_paragraph_see(model, document->text, span.begin, span.end, &kinds.paragraphs[i]);
    }
    kinds.other_script = rule_on(&kinds, DOC_RULE_own_script) && is_other_script(&kinds);
    page_paragraphs_mark_repeats(document->text, kinds.paragraphs, kinds.count);
    if (has_trees(&kinds) && rule_on(&kinds, DOC_RULE_page_trees) && !judge_page(&kinds, arena)) return NULL;
    page_paragraphs_score_own(model, kinds.paragraphs, kinds.count);
    page_paragraphs_mark_neighbours(kinds.paragraphs, kinds.count);
    page_paragraphs_score(model, kinds.paragraphs, kinds.count);
    for (uint32_t i = 0; i < kinds.count; i++)
        document->paragraphs.items[i].kind = (uint8_t)kind_of(&kinds, i);
    keep_something(&kinds);
    if (kinds.odds)
        keep_own_captions(&kinds);
    else
        find_headings(&kinds);
    find_title(&kinds);
    return kinds.paragraphs;
}
