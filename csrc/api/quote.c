#include "api/api.h"

static quoth_party party_out(query_party party) {
    return (quoth_party){api_span_out(party.span), api_entity_out(party.entity)};
}

quoth_attribution api_attribution_out(const query_attribution *from) {
    bool known = from->sentence != DOC_NONE;
    return (quoth_attribution){
        .document = api_document_out(from->document),
        .form = from->form,
        .speaker_kind = from->speaker_kind,
        .manner = from->manner,
        .force = from->force,
        .commitment = from->commitment,
        .modality = from->modality,
        .iteration = from->iteration,
        .speaker = api_entity_out(from->speaker),
        .speaker_name = api_string_out(from->speaker_name),
        .verb = api_string_out(from->verb),
        .source = api_spans_out(from->source),
        .cue = api_spans_out(from->cue),
        .content = api_spans_out(from->content),
        .chain_count = from->chain_count,
        .addressee = party_out(from->addressee),
        .venue = party_out(from->venue),
        .time_value = api_string_out(from->time_value),
        .time_basis = api_string_out(from->time_basis),
        .negated = from->negated,
        .confidence = from->confidence / 1000.0,
        .sentence = {known ? api_document_out(from->document) : NULL, from->sentence},
    };
}

quoth_attribution quoth_quote_attribution(quoth_quote quote) {
    query_attribution attribution = query_quote_attribution(api_document(quote.document), quote.index);
    return api_attribution_out(&attribution);
}

quoth_link quoth_quote_link(quoth_quote quote, uint32_t index) {
    query_link link = query_quote_link(api_document(quote.document), quote.index, index);
    return (quoth_link){.name = api_string_out(link.name),
                        .text = api_spans_out(link.text),
                        .cue = api_spans_out(link.cue),
                        .verb = api_string_out(link.verb),
                        .entity = api_entity_out(link.entity)};
}
