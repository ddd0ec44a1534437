/* Where a token stands in a report: in its content, its source, among what the cue is about, or beside. */
#include "speech/place.h"

#include <string.h>

#include "speech/clause.h"

void speech_places_start(speech_places *places, const base_allocator *allocator) {
    *places = (speech_places){.document = NULL};
    base_arena_start(&places->arena, allocator);
}

void speech_places_release(speech_places *places) {
    base_arena_release(&places->arena);
}

/* ---- spans to tokens ---- */

/** A quote with its parts in the order in which a later one wins: the content holds what a source does too. */
typedef struct quote_parts {
    speech_places *places;
    uint32_t index;
    doc_quote quote;
    doc_span hull;
} quote_parts;

typedef void use_span(quote_parts *self, doc_span span, speech_place part);

static void each_span(quote_parts *self, doc_range range, speech_place part, use_span *use) {
    for (uint32_t i = 0; i < range.count; i++)
        use(self, self->places->document->spans.items[range.first + i], part);
}

static void each_part(quote_parts *self, use_span *use) {
    const doc_link *links = self->places->document->links.items;
    doc_range chain = self->quote.chain;
    each_span(self, self->quote.cue, SPEECH_PLACE_CUE_ARGUMENT, use);
    use(self, self->quote.addressee.span, SPEECH_PLACE_CUE_ARGUMENT);
    use(self, self->quote.venue.span, SPEECH_PLACE_CUE_ARGUMENT);
    for (uint32_t i = chain.first; i < chain.first + chain.count; i++)
        each_span(self, links[i].cue, SPEECH_PLACE_CUE_ARGUMENT, use);
    for (uint32_t i = chain.first; i < chain.first + chain.count; i++)
        each_span(self, links[i].text, SPEECH_PLACE_SOURCE, use);
    each_span(self, self->quote.source, SPEECH_PLACE_SOURCE, use);
    each_span(self, self->quote.content, SPEECH_PLACE_CONTENT, use);
}

static void widen_hull(quote_parts *self, doc_span span, speech_place part) {
    (void)part;
    if (span.begin >= span.end) return;
    if (span.begin < self->hull.begin) self->hull.begin = span.begin;
    if (span.end > self->hull.end) self->hull.end = span.end;
}

/** Tokens belong to the smallest quote around them. */
static void place_tokens(quote_parts *self, doc_span span, speech_place part) {
    speech_places *places = self->places;
    const doc *document = places->document;
    uint32_t size = self->hull.end - self->hull.begin;
    if (span.begin >= span.end) return;
    for (uint32_t token = doc_token_at(document, span.begin);
         token < document->tokens.count && doc_begin(&document->tokens, token) < span.end; token++) {
        if (places->sizes[token] < size) continue;
        places->quotes[token] = self->index;
        places->sizes[token] = size;
        places->parts[token] = (uint8_t)part;
    }
}

bool speech_places_make(speech_places *places, const doc *document) {
    size_t count = document->tokens.count;
    base_arena_reset(&places->arena);
    places->document = document;
    places->quotes = base_arena_new(&places->arena, count, sizeof *places->quotes);
    places->sizes = base_arena_new(&places->arena, count, sizeof *places->sizes);
    places->parts = base_arena_new(&places->arena, count, sizeof *places->parts);
    places->cues = base_arena_new(&places->arena, count, sizeof *places->cues);
    if (!places->quotes || !places->sizes || !places->parts || !places->cues) return false;
    /* All bits set: DOC_NONE, and larger than any quote. */
    memset(places->quotes, 0xFF, count * sizeof *places->quotes);
    memset(places->sizes, 0xFF, count * sizeof *places->sizes);
    memset(places->cues, 0xFF, count * sizeof *places->cues);
    for (uint32_t i = 0; i < document->quotes.count; i++) {
        quote_parts parts = {places, i, doc_quote_at(document, i), {UINT32_MAX, 0}};
        each_part(&parts, widen_hull);
        each_part(&parts, place_tokens);
        if (parts.quote.cue_head < count) places->cues[parts.quote.cue_head] = i;
    }
    return true;
}

/* ---- tokens to places ---- */

static doc_deprel relation_of(const doc_view *view, uint32_t token) {
    return doc_deprel_universal(view->document->tokens.deprel[token]);
}

/* "Lund, who had read X, said …": a clause lies between the token and the top of the span that holds it. */
static bool is_in_passing(const speech_places *places, const doc_view *view, uint32_t token) {
    uint32_t quote = places->quotes[token];
    uint8_t part = places->parts[token];
    if (!doc_rule_on(places->document, DOC_RULE_in_passing)) return false;
    for (uint32_t steps = doc_view_sentence(view, token).count; steps > 0; steps--) {
        uint32_t head = view->head[token];
        if (head == DOC_NONE || places->quotes[head] != quote || places->parts[head] != part) return false;
        doc_deprel relation = relation_of(view, token);
        if (relation == DOC_REL_ACL || relation == DOC_REL_ADVCL) return true;
        token = head;
    }
    return false;
}

/* "Lund accused X of …": a token in no span whose next predicate is a cue is an argument of it; "In X, Lund
 * accused …": or tells a circumstance. */
static uint32_t quote_of_argument(const speech_places *places, const doc_view *view, uint32_t token,
                                  speech_place *place) {
    doc_deprel relation = DOC_REL_ROOT;
    if (!doc_rule_on(places->document, DOC_RULE_cue_argument)) return DOC_NONE;
    for (uint32_t steps = 0; steps < doc_view_sentence(view, token).count; steps++) {
        if (steps > 0 && places->cues[token] != DOC_NONE) {
            bool argument = relation == DOC_REL_OBJ || relation == DOC_REL_IOBJ || relation == DOC_REL_NSUBJ;
            *place = argument ? SPEECH_PLACE_CUE_ARGUMENT : SPEECH_PLACE_BACKGROUND;
            return places->cues[token];
        }
        if (speech_is_predicate(view, token) || view->head[token] == DOC_NONE) return DOC_NONE;
        relation = relation_of(view, token);
        token = view->head[token];
    }
    return DOC_NONE;
}

uint32_t speech_place_of(const speech_places *places, const doc_view *view, uint32_t token,
                         speech_place *place) {
    uint32_t quote = places->quotes[token];
    *place = SPEECH_PLACE_CONTENT;
    if (quote == DOC_NONE) return quote_of_argument(places, view, token, place);
    *place = (speech_place)places->parts[token];
    if (*place != SPEECH_PLACE_CONTENT && is_in_passing(places, view, token))
        *place = SPEECH_PLACE_BACKGROUND;
    return quote;
}

/* "Lund spoke against it after X was adopted": its predicate stands below the cue; but in "Lund spoke against
 * it, and X was adopted" it stands beside. */
bool speech_is_circumstance(const speech_places *places, const doc_view *view, uint32_t predicate) {
    uint32_t token = predicate;
    if (!doc_rule_on(places->document, DOC_RULE_circumstance)) return false;
    for (uint32_t steps = doc_view_sentence(view, predicate).count; steps > 0; steps--) {
        doc_deprel relation = relation_of(view, token);
        token = view->head[token];
        if (token == DOC_NONE) return false;
        if (relation == DOC_REL_CONJ || relation == DOC_REL_PARATAXIS) continue;
        if (places->cues[token] != DOC_NONE) return true;
    }
    return false;
}
