#include "api/api.h"

quoth_party api_party_out(query_party party) {
    return (quoth_party){api_span_out(party.span), api_entity_out(party.entity)};
}

quoth_attribution api_attribution_out(const query_attribution *from) {
    const doc_quote *quote = &from->quote;
    query_speaker speaker = query_speaker_at(from, 0);
    bool known = quote->sentence != DOC_NONE;
    return (quoth_attribution){
        .document = api_document_out(from->document),
        .form = doc_form_name(quote->form),
        .speaker_kind = doc_speaker_kind_name(quote->speaker_kind),
        .manner = doc_manner_name(quote->manner),
        .force = doc_force_name(quote->force),
        .commitment = doc_commitment_name(quote->commitment),
        .modality = doc_modality_name(quote->modality),
        .iteration = doc_iteration_name(quote->iteration),
        .speaker = api_entity_out(speaker.entity),
        .speaker_name = api_string_out(speaker.name),
        .verb = api_string_out(query_string(from->document, quote->verb)),
        .source = api_spans_out(from->source),
        .cue = api_spans_out(from->cue),
        .content = api_spans_out(from->content),
        .chain_count = quote->chain.count,
        .addressee = api_party_out(query_party_of(from->document, quote->addressee)),
        .venue = api_party_out(query_party_of(from->document, quote->venue)),
        .time_value = api_string_out(query_string(from->document, quote->time_value)),
        .time_basis = api_string_out(query_string(from->document, quote->time_basis)),
        .negated = quote->negated,
        .confidence = quote->confidence / 1000.0,
        .sentence = {known ? api_document_out(from->document) : NULL, quote->sentence},
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
