#include "write/why.h"

#include <string.h>

#include "write/pieces.h"

/* How a quote came about, in words. */

static void add_words(base_buf *buf, const doc *document, doc_range spans) {
    base_buf_add_string(buf, " “");
    if (spans.count) write_pieces(buf, document->text, document->spans.items + spans.first, spans.count);
    base_buf_add_string(buf, "”");
}

/* What a reader calls a word of a class that cues have; another is a word. */
static const char *class_word(uint8_t upos) {
    switch (upos) {
    case DOC_VERB:
    case DOC_AUX:
        return "a verb";
    case DOC_NOUN:
    case DOC_PROPN:
        return "a noun";
    case DOC_ADP:
    case DOC_SCONJ:
        return "a preposition or conjunction";
    case DOC_ADJ:
        return "an adjective";
    case DOC_ADV:
        return "an adverb";
    case DOC_PUNCT:
        return "a mark";
    default:
        return "a word";
    }
}

/* A rule that decided twice about a quote is one of its rules. */
static void add_rules(base_buf *buf, const doc *document, uint32_t quote) {
    doc_rules rules = {{0}};
    uint32_t mark = doc_quote_find_mark(document, quote, 0);
    for (; mark != DOC_NONE; mark = doc_quote_find_mark(document, quote, mark + 1))
        doc_rules_add(&rules, (doc_rule)document->marks.items[mark].rule);
    const char *before = "; by rule ";
    for (doc_rule rule = 0; rule < DOC_RULE_COUNT; rule++) {
        if (!doc_rules_has(&rules, rule)) continue;
        base_buf_add_string(buf, before);
        base_buf_add_string(buf, doc_rule_name(rule));
        before = ", ";
    }
}

void write_why(base_buf *buf, const doc *document, uint32_t index, const char *model) {
    doc_quote quote = doc_quote_at(document, index);
    if (quote.cue_head == DOC_NONE) {
        base_buf_add_string(buf, "quotation without a cue, goes on with the speaker before it");
    } else {
        base_buf_add_string(buf, class_word(document->tokens.upos[quote.cue_head]));
        base_buf_add_string(buf, " as cue:");
        add_words(buf, document, quote.cue);
    }
    base_buf_add_string(buf, quote.source.count ? "; source" : "; no source in the sentence");
    if (quote.source.count) add_words(buf, document, quote.source);
    if (quote.chain.count) base_buf_add_string(buf, "; inside another report");
    base_buf_add_string(buf, "; form ");
    base_buf_add_string(buf, doc_form_name(quote.form));
    add_rules(buf, document, index);
    if (!model) return;
    const char *name = strrchr(model, '/');
    base_buf_add_string(buf, "; model ");
    base_buf_add_string(buf, name ? name + 1 : model);
}
