#include <string.h>

#include "doc/doc.h"

/* A mention's bits: a sentence has at most DOC_SENTENCE_TOKENS tokens, which nine bits count. */
enum { TOKEN_BITS = 9, HEAD_SHIFT = TOKEN_BITS, KIND_SHIFT = 2 * TOKEN_BITS, FORM_SHIFT = KIND_SHIFT + 8 };
enum { TOKEN_MASK = (1 << TOKEN_BITS) - 1 };

/* Instead of a count of quoted parts: they are the content. */
enum { ALL_QUOTED = UINT16_MAX };

_Static_assert(DOC_SENTENCE_TOKENS <= TOKEN_MASK, "a mention's tokens and head have their bits");

bool doc_add_mention(doc *document, const doc_mention *mention) {
    uint32_t head = mention->head - mention->tokens.first;
    doc_mention_row row = {.first_ = mention->tokens.first,
                           .entity = mention->entity,
                           .bits_ = (mention->tokens.count & TOKEN_MASK) | (head & TOKEN_MASK) << HEAD_SHIFT |
                                    (uint32_t)mention->kind << KIND_SHIFT |
                                    (uint32_t)mention->form << FORM_SHIFT};
    return base_vec_push(document->allocator, &document->mentions, row);
}

doc_mention doc_mention_at(const doc *document, uint32_t index) {
    const doc_mention_row *row = &document->mentions.items[index];
    return (doc_mention){.tokens = {row->first_, row->bits_ & TOKEN_MASK},
                         .head = row->first_ + (row->bits_ >> HEAD_SHIFT & TOKEN_MASK),
                         .entity = row->entity,
                         .kind = (uint8_t)(row->bits_ >> KIND_SHIFT),
                         .form = (uint8_t)(row->bits_ >> FORM_SHIFT)};
}

/** Where the quote has something of it. */
static bool has_parties(const doc_quote *quote) {
    return quote->chain.count > 0 || quote->addressee.span.end > 0 || quote->venue.span.end > 0;
}

static bool has_circumstances(const doc_quote *quote) {
    return has_parties(quote) || quote->time_value != DOC_NONE || quote->time_basis != DOC_NONE;
}

static bool add_parties(doc *document, const doc_quote *quote) {
    doc_parties all = {.chain = quote->chain, .addressee = quote->addressee, .venue = quote->venue};
    return base_vec_push(document->allocator, &document->parties, all);
}

static bool add_circumstances(doc *document, const doc_quote *quote) {
    doc_circumstances all = {.time_value = quote->time_value,
                             .time_basis = quote->time_basis,
                             .time_words = quote->time_words,
                             .parties_ = has_parties(quote) ? document->parties.count : DOC_NONE};
    return (all.parties_ == DOC_NONE || add_parties(document, quote)) &&
           base_vec_push(document->allocator, &document->circumstances, all);
}

/** Where the quoted parts are the content itself, as of most words between quotation marks, and nothing lies behind
 * them: they need no place of their own. */
static bool is_all_quoted(const doc *document, const doc_quote *quote) {
    doc_range content = quote->content, quoted = quote->quoted;
    const doc_span *spans = document->spans.items;
    return quoted.count > 0 && quoted.count == content.count &&
           quoted.first >= content.first + content.count &&
           quoted.first + quoted.count == document->spans.count &&
           memcmp(spans + quoted.first, spans + content.first, content.count * sizeof *spans) == 0;
}

bool doc_add_quote(doc *document, const doc_quote *quote) {
    bool all_quoted = is_all_quoted(document, quote);
    uint32_t item = has_circumstances(quote) ? document->circumstances.count : DOC_NONE;
    doc_range first = quote->source.count ? quote->source : quote->cue.count ? quote->cue : quote->content;
    doc_quote_row row = {.speaker = quote->speaker,
                         .sentence = quote->sentence,
                         .cue_head = quote->cue_head,
                         .verb_ = quote->verb,
                         .spans_ = first.first,
                         .content_spans_ = quote->content.count,
                         .circumstances_ = item,
                         .source_spans_ = (uint16_t)quote->source.count,
                         .cue_spans_ = (uint16_t)quote->cue.count,
                         .quoted_spans_ = all_quoted ? ALL_QUOTED : (uint16_t)quote->quoted.count,
                         .confidence_ = quote->confidence,
#define COPY_LABEL(name) .name##_ = quote->name,
                         DOC_QUOTE_LABELS(COPY_LABEL)
#undef COPY_LABEL
                             .negated_ = quote->negated};
    bool done = (item == DOC_NONE || add_circumstances(document, quote)) &&
                base_vec_push(document->allocator, &document->quotes, row);
    if (done && all_quoted) document->spans.count -= quote->quoted.count;
    return done;
}

doc_range doc_quote_content(const doc_quote_row *row) {
    return (doc_range){row->spans_ + row->source_spans_ + row->cue_spans_, row->content_spans_};
}

static doc_range quoted_of(const doc_quote_row *row) {
    doc_range content = doc_quote_content(row);
    if (row->quoted_spans_ == ALL_QUOTED) return content;
    return (doc_range){content.first + content.count, row->quoted_spans_};
}

doc_quote doc_quote_at(const doc *document, uint32_t index) {
    static const doc_circumstances none = {
        .time_value = DOC_NONE, .time_basis = DOC_NONE, .parties_ = DOC_NONE};
    static const doc_parties nobody = {.addressee = {.entity = DOC_NONE}, .venue = {.entity = DOC_NONE}};
    const doc_quote_row *row = &document->quotes.items[index];
    const doc_circumstances *all =
        row->circumstances_ == DOC_NONE ? &none : &document->circumstances.items[row->circumstances_];
    const doc_parties *parties =
        all->parties_ == DOC_NONE ? &nobody : &document->parties.items[all->parties_];
    return (doc_quote){.source = {row->spans_, row->source_spans_},
                       .cue = {row->spans_ + row->source_spans_, row->cue_spans_},
                       .content = doc_quote_content(row),
                       .quoted = quoted_of(row),
                       .chain = parties->chain,
                       .speaker = row->speaker,
                       .sentence = row->sentence,
                       .cue_head = row->cue_head,
                       .verb = row->verb_,
                       .time_value = all->time_value,
                       .time_basis = all->time_basis,
                       .time_words = all->time_words,
                       .addressee = parties->addressee,
                       .venue = parties->venue,
                       .confidence = row->confidence_,
#define COPY_LABEL(name) .name = row->name##_,
                       DOC_QUOTE_LABELS(COPY_LABEL)
#undef COPY_LABEL
                           .negated = row->negated_};
}

doc_range doc_entity_aliases(const doc_entity *entity) {
    return (doc_range){entity->strings, entity->alias_count};
}

doc_range doc_entity_titles(const doc_entity *entity) {
    return (doc_range){entity->strings + entity->alias_count, entity->title_count};
}
