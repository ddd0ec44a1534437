#include "speech/write_quotes.h"

#include "base/sort.h"
#include "speech/frame_sense.h"
#include "speech/modality.h"
#include "text/class.h"

static uint32_t class_of(const speech_board *board, uint32_t token) {
    const doc *document = board->document;
    size_t length;
    return text_class_at(document->text + doc_begin(&document->tokens, token),
                         doc_length(&document->tokens, token), &length);
}

/* Where only punctuation stands between the content's last word and its quotation's end: the stop and the
 * marks inside belong to the words, a comma does not; the closing mark does where its opening one is among
 * the words. */
static uint32_t closing(const speech_board *board, uint32_t first, uint32_t last, uint32_t end) {
    uint32_t pair = board->pair[last];
    if (pair == TEXT_NO_PAIR) return end;
    const text_pair *marks = &board->view->pairs.pairs.items[pair];
    const doc *document = board->document;
    uint32_t at = last + 1;
    for (; at < board->count && board->pair[at] == pair; at++) {
        if (document->tokens.upos[at] != DOC_PUNCT) return end;
        uint32_t class = class_of(board, at);
        if (class & (TEXT_TERMINAL | TEXT_QUOTE | TEXT_CLOSE_BRACKET)) end = doc_token_span(document, at).end;
    }
    bool opened = marks->begin > marks->outer_begin;
    return marks->closed && opened && doc_begin(&document->tokens, first) <= marks->outer_begin
               ? marks->outer_end
               : end;
}

/* The opening mark belongs to the content where the words go on behind the closing one; inner marks always
 * do. */
static uint32_t opening(const speech_board *board, uint32_t first, uint32_t last, uint32_t begin) {
    uint32_t pair = board->pair[first];
    if (pair == TEXT_NO_PAIR) return begin;
    const text_pair *marks = &board->view->pairs.pairs.items[pair];
    const doc *document = board->document;
    for (uint32_t at = first; at > 0 && board->pair[at - 1] == pair; at--) {
        if (document->tokens.upos[at - 1] != DOC_PUNCT) return begin;
        if (class_of(board, at - 1) & (TEXT_QUOTE | TEXT_OPEN_BRACKET))
            begin = doc_begin(&document->tokens, at - 1);
    }
    return marks->closed && doc_begin(&document->tokens, last) >= marks->outer_end ? marks->outer_begin
                                                                                   : begin;
}

static bool add_pieces(const speech_context *context, doc_range pieces, bool content, doc_range *range) {
    doc *document = context->board->document;
    *range = (doc_range){document->spans.count, 0};
    for (uint32_t i = 0; i < pieces.count; i++) {
        doc_range piece = context->candidates->pieces.items[pieces.first + i];
        doc_span span = doc_tokens_span(document, piece);
        uint32_t last = piece.first + piece.count - 1;
        if (content) {
            span.end = closing(context->board, piece.first, last, span.end);
            span.begin = opening(context->board, piece.first, last, span.begin);
        }
        if (!doc_add_span(document, range, span)) return false;
    }
    return true;
}

/* The pair of marks that a token surely stands in, or TEXT_NO_PAIR. */
static uint32_t sure_pair(const speech_board *board, uint32_t token) {
    uint32_t pair = board->pair[token];
    if (pair == TEXT_NO_PAIR) return pair;
    const text_pair *marks = &board->view->pairs.pairs.items[pair];
    return marks->closed || marks->next != TEXT_NO_PAIR ? pair : TEXT_NO_PAIR;
}

/* The parts of one span of the content that stand inside quotation marks; a comma before the closing one is
 * no part of the words. */
static bool add_quoted(const speech_board *board, doc_span content, doc_range *range) {
    doc *document = board->document;
    doc_span part = {0, 0};
    uint32_t open = TEXT_NO_PAIR;
    for (uint32_t token = doc_token_at(document, content.begin); token <= board->count; token++) {
        bool inside = token < board->count && doc_begin(&document->tokens, token) < content.end;
        uint32_t pair = inside ? sure_pair(board, token) : TEXT_NO_PAIR;
        if (pair != open && part.begin < part.end && range->count < UINT16_MAX &&
            !doc_add_span(document, range, part))
            return false;
        if (!inside) break;
        doc_span span = doc_token_span(document, token);
        if (pair != open) part = (doc_span){span.begin, span.begin};
        open = pair;
        bool word = document->tokens.upos[token] != DOC_PUNCT ||
                    class_of(board, token) & (TEXT_TERMINAL | TEXT_QUOTE | TEXT_CLOSE_BRACKET);
        if (pair != TEXT_NO_PAIR && word) part.end = span.end;
    }
    return true;
}

static bool fill_quoted(const speech_context *context, doc_quote *quote) {
    doc *document = context->board->document;
    quote->quoted = (doc_range){document->spans.count, 0};
    for (uint32_t i = 0; i < quote->content.count; i++)
        if (!add_quoted(context->board, document->spans.items[quote->content.first + i], &quote->quoted))
            return false;
    return true;
}

/* Letters of the content inside matched marks, against all its letters. */
static uint8_t form_of(const speech_context *context, doc_range pieces) {
    const speech_board *board = context->board;
    uint64_t quoted = 0, all = 0;
    for (uint32_t i = 0; i < pieces.count; i++) {
        doc_range piece = context->candidates->pieces.items[pieces.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++) {
            if (speech_punctuation(board, token)) continue;
            uint32_t letters = doc_length(&board->document->tokens, token);
            all += letters;
            if (sure_pair(board, token) != TEXT_NO_PAIR) quoted += letters;
        }
    }
    return quoted * 10 > all * 9 ? DOC_DIRECT : quoted > 0 ? DOC_MIXED : DOC_INDIRECT;
}

/* A quotation that goes on takes over who speaks to whom and when. */
static bool inherit(const speech_context *context, const speech_candidate *candidate, doc_quote *quote,
                    doc_rules *decided) {
    if (candidate->parent == DOC_NONE) return true;
    const speech_candidate *parent = &context->candidates->items.items[candidate->parent];
    if (!doc_rule_on(context->board->document, DOC_RULE_inherited_setting)) return true;
    if (!speech_circumstances_fill(context, parent, quote, decided)) return false;
    doc_rules_add(decided, DOC_RULE_inherited_setting);
    if (quote->time_value == DOC_NONE) return true;
    quote->time_basis = doc_intern(context->board->document, "inherited", 9);
    return quote->time_basis != DOC_NONE;
}

/* What the rules decided about a quote is told at its cue; where it has none, at its first word. */
static void leave_marks(const speech_context *context, const speech_candidate *candidate,
                        const doc_rules *decided) {
    uint32_t token = candidate->cue;
    if (token == DOC_NONE) token = context->candidates->pieces.items[candidate->content.first].first;
    for (doc_rule rule = 0; rule < DOC_RULE_COUNT; rule++)
        if (doc_rules_has(decided, rule)) doc_add_mark(context->board->document, rule, token);
}

static bool write_quote(const speech_context *context, uint32_t index) {
    const speech_board *board = context->board;
    const speech_candidate *candidate = &context->candidates->items.items[index];
    doc *document = board->document;
    doc_rules decided = context->speakers[index].decided;
    doc_rules_join(&decided, &candidate->decided);
    doc_quote quote = {.speaker = context->speakers[index].entity,
                       .speaker_kind = context->speakers[index].kind,
                       .sentence = candidate->sentence,
                       .cue_head = candidate->cue,
                       .confidence = (uint16_t)candidate->chance,
                       .form = candidate->verbatim ? DOC_DIRECT : form_of(context, candidate->content)};
    if (!speech_source_spans(context, index, &quote.source) ||
        !add_pieces(context, candidate->words, false, &quote.cue) ||
        !add_pieces(context, candidate->content, true, &quote.content) || !fill_quoted(context, &quote))
        return false;
    if (!speech_frame_fill(board, context->candidates, candidate, &quote, &decided) ||
        !speech_circumstances_fill(context, candidate, &quote, &decided) ||
        !inherit(context, candidate, &quote, &decided) || !speech_chain_fill(context, index, &quote))
        return false;
    speech_modality_fill(context, candidate, &quote, &decided);
    leave_marks(context, candidate, &decided);
    return doc_add_quote(document, &quote);
}

/* Contents by their begin, longer ones first, then cues; two that are all the same keep the order of their
 * spans. */
static int compare_quotes(const void *a, const void *b, void *context) {
    const doc *document = context;
    const doc_quote_row *left = a, *right = b;
    uint32_t left_first = doc_quote_content(left).first, right_first = doc_quote_content(right).first;
    doc_span first = document->spans.items[left_first], second = document->spans.items[right_first];
    if (first.begin != second.begin) return first.begin < second.begin ? -1 : 1;
    if (first.end != second.end) return first.end > second.end ? -1 : 1;
    if (left->cue_head != right->cue_head) return left->cue_head < right->cue_head ? -1 : 1;
    return left_first < right_first ? -1 : left_first > right_first;
}

bool speech_write_quotes(const speech_context *context) {
    doc *document = context->board->document;
    for (uint32_t i = 0; i < context->candidates->items.count; i++) {
        const speech_candidate *candidate = &context->candidates->items.items[i];
        if (candidate->dropped || candidate->content.count == 0) continue;
        if (!write_quote(context, i)) return false;
    }
    base_sort(document->quotes.items, document->quotes.count, sizeof *document->quotes.items, compare_quotes,
              document);
    return true;
}
