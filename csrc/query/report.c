#include "query/report.h"

#include <string.h>

#include "base/sort.h"

void query_reporter_start(query_reporter *reporter, const engine_models *models,
                          const base_allocator *allocator) {
    *reporter = (query_reporter){.models = models, .allocator = allocator};
}

static void release_columns(query_reporter *reporter) {
    base_free(reporter->allocator, reporter->quotes, reporter->capacity, sizeof *reporter->quotes);
    base_free(reporter->allocator, reporter->places, reporter->capacity, sizeof *reporter->places);
    base_free(reporter->allocator, reporter->cues, reporter->capacity, sizeof *reporter->cues);
    reporter->quotes = reporter->cues = NULL;
    reporter->places = NULL;
    reporter->capacity = 0;
}

void query_reporter_release(query_reporter *reporter) {
    release_columns(reporter);
    base_vec_release(reporter->allocator, &reporter->spans);
}

static bool make_columns(query_reporter *reporter, uint32_t count) {
    if (count > reporter->capacity) {
        release_columns(reporter);
        reporter->capacity = count;
        reporter->quotes = base_new(reporter->allocator, count, sizeof *reporter->quotes);
        reporter->places = base_new(reporter->allocator, count, sizeof *reporter->places);
        reporter->cues = base_new(reporter->allocator, count, sizeof *reporter->cues);
        if (!reporter->quotes || !reporter->places || !reporter->cues) {
            release_columns(reporter);
            return false;
        }
    }
    if (count == 0) return true;
    memset(reporter->quotes, 0xFF, count * sizeof *reporter->quotes);
    memset(reporter->cues, 0xFF, count * sizeof *reporter->cues);
    return true;
}

static bool add_span(query_reporter *reporter, doc_span span, uint32_t quote, query_place place) {
    struct report_span item = {0, quote, span, (uint8_t)place};
    return span.begin >= span.end || base_vec_push(reporter->allocator, &reporter->spans, item);
}

static bool add_range(query_reporter *reporter, doc_range range, uint32_t quote, query_place place) {
    const doc *content = &reporter->document->content;
    for (uint32_t i = 0; i < range.count; i++)
        if (!add_span(reporter, content->spans.items[range.first + i], quote, place)) return false;
    return true;
}

/** All spans of a quote, those who passed it on with them, with the size of its hull. */
static bool add_quote(query_reporter *reporter, uint32_t index) {
    doc_quote quote = doc_quote_at(&reporter->document->content, index);
    uint32_t first = reporter->spans.count;
    for (uint32_t i = 0; i < quote.chain.count; i++) {
        const doc_link *link = &reporter->document->content.links.items[quote.chain.first + i];
        if (!add_range(reporter, link->cue, index, QUERY_CUE_ARGUMENT) ||
            !add_range(reporter, link->text, index, QUERY_SOURCE))
            return false;
    }
    if (!add_range(reporter, quote.cue, index, QUERY_CUE_ARGUMENT) ||
        !add_span(reporter, quote.addressee.span, index, QUERY_CUE_ARGUMENT) ||
        !add_span(reporter, quote.venue.span, index, QUERY_CUE_ARGUMENT) ||
        !add_range(reporter, quote.source, index, QUERY_SOURCE) ||
        !add_range(reporter, quote.content, index, QUERY_CONTENT))
        return false;
    uint32_t begin = UINT32_MAX, end = 0;
    for (uint32_t i = first; i < reporter->spans.count; i++) {
        doc_span span = reporter->spans.items[i].span;
        if (span.begin < begin) begin = span.begin;
        if (span.end > end) end = span.end;
    }
    for (uint32_t i = first; i < reporter->spans.count; i++) reporter->spans.items[i].size = end - begin;
    return true;
}

/** Larger quotes first, so that the innermost is written last; the content of a quote over its other parts.
 */
static int by_size(const void *a, const void *b, void *context) {
    const struct report_span *left = a, *right = b;
    (void)context;
    if (left->size != right->size) return left->size > right->size ? -1 : 1;
    if (left->quote != right->quote) return left->quote < right->quote ? -1 : 1;
    if (left->place != right->place) return left->place > right->place ? -1 : 1;
    return left->span.begin < right->span.begin ? -1 : left->span.begin > right->span.begin;
}

bool query_reporter_enter(query_reporter *reporter, const engine_document *document) {
    const doc *content = &document->content;
    reporter->document = document;
    reporter->spans.count = 0;
    if (!make_columns(reporter, content->tokens.count)) return false;
    for (uint32_t i = 0; i < content->quotes.count; i++) {
        if (!add_quote(reporter, i)) return false;
        uint32_t cue = content->quotes.items[i].cue_head;
        if (cue < content->tokens.count) reporter->cues[cue] = i;
    }
    base_sort(reporter->spans.items, reporter->spans.count, sizeof *reporter->spans.items, by_size, NULL);
    for (uint32_t i = 0; i < reporter->spans.count; i++) {
        const struct report_span *item = &reporter->spans.items[i];
        for (uint32_t t = doc_token_at(content, item->span.begin);
             t < content->tokens.count && doc_begin(&content->tokens, t) < item->span.end; t++) {
            reporter->quotes[t] = item->quote;
            reporter->places[t] = item->place;
        }
    }
    return true;
}

uint32_t query_head_in(const doc *document, doc_range sentence, uint32_t token) {
    uint16_t head = doc_head(&document->tokens, token);
    return head == DOC_HEAD_ROOT || head >= sentence.count ? DOC_NONE : sentence.first + head;
}

uint32_t query_child_with(const doc *document, doc_range sentence, uint32_t token, uint8_t relation,
                          uint8_t other) {
    for (uint32_t i = sentence.first; i < sentence.first + sentence.count; i++) {
        if (i == token || query_head_in(document, sentence, i) != token) continue;
        uint8_t deprel = document->tokens.deprel[i], universal = (uint8_t)doc_deprel_universal(deprel);
        if (deprel == relation || deprel == other || universal == relation || universal == other) return i;
    }
    return DOC_NONE;
}

bool query_is_predicate(const doc *document, doc_range sentence, uint32_t token) {
    uint8_t relation = (uint8_t)doc_deprel_universal(document->tokens.deprel[token]);
    bool verb = document->tokens.upos[token] == DOC_VERB || document->tokens.upos[token] == DOC_AUX;
    bool word_of_a_noun = relation == DOC_REL_AMOD || relation == DOC_REL_AUX || relation == DOC_REL_COP ||
                          relation == DOC_REL_COMPOUND || relation == DOC_REL_CASE ||
                          relation == DOC_REL_MARK;
    if (verb) return !word_of_a_noun;
    return query_child_with(document, sentence, token, DOC_REL_COP, DOC_REL_COP) != DOC_NONE;
}

bool query_is_negated(const engine_models *models, const doc *document, doc_range sentence, uint32_t token) {
    for (uint32_t i = sentence.first; i < sentence.first + sentence.count; i++) {
        if (i == token || query_head_in(document, sentence, i) != token) continue;
        uint8_t relation = (uint8_t)doc_deprel_universal(document->tokens.deprel[i]);
        if (relation != DOC_REL_ADVMOD && relation != DOC_REL_DET && relation != DOC_REL_CASE) continue;
        if (speech_word_is(&models->words, doc_string(document, doc_lemma(&document->tokens, i)),
                           SPEECH_NEGATOR))
            return true;
    }
    return false;
}

/** True where a clause lies between a token and the top of the span that holds it: the token is said in
 * passing. */
static bool in_subordinate_clause(const query_reporter *reporter, doc_range sentence, uint32_t token) {
    const doc *document = &reporter->document->content;
    uint32_t quote = reporter->quotes[token];
    uint8_t place = reporter->places[token];
    for (uint32_t steps = 0; steps < sentence.count; steps++) {
        uint32_t head = query_head_in(document, sentence, token);
        if (head == DOC_NONE || reporter->quotes[head] != quote || reporter->places[head] != place)
            return false;
        uint8_t relation = (uint8_t)doc_deprel_universal(document->tokens.deprel[token]);
        if (relation == DOC_REL_ACL || relation == DOC_REL_ADVCL) return true;
        token = head;
    }
    return false;
}

/** The quote whose cue is the predicate right above a token that stands in no span, and the token's place
 * there. */
static uint32_t quote_of_argument(const query_reporter *reporter, doc_range sentence, uint32_t token,
                                  uint8_t *place) {
    const doc *document = &reporter->document->content;
    uint8_t relation = DOC_REL_ROOT;
    for (uint32_t steps = 0; steps < sentence.count; steps++) {
        if (steps > 0 && reporter->cues[token] != DOC_NONE) {
            bool argument = relation == DOC_REL_OBJ || relation == DOC_REL_IOBJ || relation == DOC_REL_NSUBJ;
            *place = argument ? QUERY_CUE_ARGUMENT : QUERY_BACKGROUND;
            return reporter->cues[token];
        }
        if (query_is_predicate(document, sentence, token)) return DOC_NONE;
        relation = (uint8_t)doc_deprel_universal(document->tokens.deprel[token]);
        token = query_head_in(document, sentence, token);
        if (token == DOC_NONE) return DOC_NONE;
    }
    return DOC_NONE;
}

bool query_reporter_fill(const query_reporter *reporter, const query_hit *hit, query_record *record) {
    const doc *document = &reporter->document->content;
    uint32_t sentence = doc_token_sentence(document, hit->head);
    if (hit->head >= document->tokens.count || sentence >= document->sentences.count) return false;
    doc_range tokens = document->sentences.items[sentence].tokens;
    *record = (query_record){.document = reporter->document,
                             .index = reporter->quotes[hit->head],
                             .mention = hit->mention,
                             .tokens = hit->tokens,
                             .entity = DOC_NONE,
                             .verb = DOC_NONE,
                             .sentence = sentence,
                             .modality = DOC_ASSERTED};
    if (hit->mention != DOC_NONE)
        record->entity =
            engine_document_entity(reporter->document, document->mentions.items[hit->mention].entity);
    if (record->index != DOC_NONE) {
        record->place = reporter->places[hit->head];
        if (record->place != QUERY_CONTENT && in_subordinate_clause(reporter, tokens, hit->head))
            record->place = QUERY_BACKGROUND;
    } else {
        record->index = quote_of_argument(reporter, tokens, hit->head, &record->place);
    }
    if (record->index != DOC_NONE) {
        record->stance = (uint8_t)query_stance_toward(reporter, record->index, hit);
        return true;
    }
    uint8_t kind = document->paragraphs.items[document->sentences.items[sentence].paragraph].kind;
    if (kind == DOC_RESIDUE || kind == DOC_FOREIGN) return false;
    query_narrate(reporter, hit, record);
    return true;
}
